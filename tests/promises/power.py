"""The power goes in the middle of the clock's work."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest


class Crash(RuntimeError):
    """The power goes."""


@contextmanager
def goes_after(power: pytest.MonkeyPatch, writes: int) -> Iterator[None]:
    """The power goes when so many have been reminded."""
    from tingsted.promises.actions import dates

    left, tell = [writes], dates._tell_of_the_date

    def until(*args: Any, **kwargs: Any) -> None:
        if not left[0]:
            raise Crash
        left[0] -= 1
        tell(*args, **kwargs)

    power.setattr(dates, "_tell_of_the_date", until)
    yield
