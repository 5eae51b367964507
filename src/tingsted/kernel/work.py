"""Background work by name: actions leave a row in their own transaction, the worker does the rest."""

from __future__ import annotations

from importlib import import_module
from typing import Any


def enqueue(name: str, **arguments: Any) -> None:
    """Put a room's task (`notices.send_letters`) in the queue; arguments are primitive, so any queue can carry them.

    The name keeps actions from importing tasks: tasks import actions, never the reverse.
    """
    room, task = name.split(".")
    getattr(import_module(f"tingsted.{room}.tasks"), task).enqueue(**arguments)
