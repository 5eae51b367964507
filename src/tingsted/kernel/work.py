"""Background work by name: actions leave a row in their own transaction, the worker does the rest."""

from __future__ import annotations

from datetime import timedelta
from importlib import import_module
from typing import Any

from django.db import transaction
from django_tasks_db.models import DBTaskResult

from tingsted.kernel import clock

KEPT = timedelta(days=14)


def enqueue(name: str, **arguments: Any) -> None:
    """Put a room's task (`notices.send_letters`) in the queue; arguments are primitive, so any queue can carry them.

    One that waits there already with the same arguments will do, since it is held until this transaction has ended and
    so sees what was written; one that has begun may have read too early. The name keeps actions from importing tasks:
    tasks import actions, never the reverse.
    """
    room, task = name.split(".")
    asked = getattr(import_module(f"tingsted.{room}.tasks"), task)
    waiting = DBTaskResult.objects.ready().filter(
        task_path=asked.module_path, args_kwargs={"args": [], "kwargs": arguments}
    )
    with transaction.atomic():
        if waiting.get_locked() is None:
            asked.enqueue(**arguments)


def forget_finished() -> int:
    """Drop what the worker did or gave up a while ago, with what its faults said; the clock calls this."""
    return DBTaskResult.objects.finished().filter(finished_at__lt=clock.now() - KEPT).delete()[0]
