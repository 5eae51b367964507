"""A task that waits already is enough; one that has begun is not."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from django.db import OperationalError, connection, transaction
from django_tasks_db.models import DBTaskResult
from django_tasks_db.utils import exclusive_transaction

from tingsted.kernel import guard
from tingsted.kernel.work import enqueue


@pytest.fixture(autouse=True)
def _arranging() -> Iterator[None]:
    with guard.arranging():
        yield


def waiting() -> list[tuple[str, object]]:
    """What the worker has before it: the task and with what."""
    ready = DBTaskResult.objects.ready().order_by("enqueued_at")
    return [(row.task_path.rpartition(".")[2], row.args_kwargs["kwargs"]) for row in ready]


def begun() -> bool:
    """Whether the worker, on a connection of its own, finds a task to begin."""
    found: list[bool] = []

    def look() -> None:
        try:
            with exclusive_transaction():
                task = DBTaskResult.objects.ready().get_locked()
                if task is not None:
                    task.claim("worker")
                found.append(task is not None)
        except OperationalError:  # as the worker itself, which asks again in a moment
            found.append(False)
        finally:
            connection.close()

    worker = threading.Thread(target=look)
    worker.start()
    worker.join()
    return found[0]


def test_a_task_that_waits_with_the_same_arguments_is_not_put_there_twice(db: None) -> None:
    for _time in range(3):
        enqueue("places.draw_map")
    enqueue("plans.tell_quarter", year=2026, quarter=3)
    enqueue("plans.tell_quarter", year=2026, quarter=4)
    enqueue("plans.tell_quarter", year=2026, quarter=3)
    assert waiting() == [
        ("draw_map", {}),
        ("tell_quarter", {"year": 2026, "quarter": 3}),
        ("tell_quarter", {"year": 2026, "quarter": 4}),
    ]


def test_what_changes_after_a_task_has_begun_leads_to_another_run(db: None) -> None:
    enqueue("places.draw_map")
    DBTaskResult.objects.get().claim("worker")
    assert waiting() == []
    enqueue("places.draw_map")
    enqueue("places.draw_map")
    assert waiting() == [("draw_map", {})]


@pytest.mark.django_db(transaction=True)
def test_the_task_that_waits_does_not_begin_before_the_change_can_be_seen() -> None:
    enqueue("places.draw_map")
    with transaction.atomic():
        enqueue("places.draw_map")
        assert not begun()
    assert (len(waiting()), begun(), waiting()) == (1, True, [])
