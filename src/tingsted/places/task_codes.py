"""Which department works with a task: the longest beginning of its task code (KLE) wins.

The municipalities' shared list of codes is not ours to ship: a code here is a checked string, and the list is the
municipality's own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TypeVar

T = TypeVar("T")
PREFIX = re.compile(r"\d{2}(?:\.\d{2}){0,2}")
_BEGINS = re.compile(r"\d{2}(?:\.\d{2}){0,2}(?!\d)")


def is_prefix(code: str) -> bool:
    """Whether this can be the beginning of a task code: 05, 13.05 or 13.05.16."""
    return PREFIX.fullmatch(code) is not None


def longest_match(code: str, holders: Mapping[str, T]) -> T | None:
    """Who holds the longest beginning of this code; None when nobody does or it is no code.

    A code may go on after its figures, as in 13.05.16A00; what comes after has no say.
    """
    found = _BEGINS.match(code.strip())
    if found is None:
        return None
    pairs = found[0].split(".")
    return next(
        (holders[p] for n in range(len(pairs), 0, -1) if (p := ".".join(pairs[:n])) in holders),
        None,
    )
