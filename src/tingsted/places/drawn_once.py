"""What follows from the boundaries alone: computed once for all processes, and kept until a boundary changes.

The worker computes it when a boundary is adopted, so that no reader waits for the map to be drawn anew. It is kept in
files beside the data, which may be deleted at any time; whoever finds nothing there computes it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache, wraps
from hashlib import sha256
from pathlib import Path
from typing import ParamSpec, TypeVar, cast

from django.core.cache import caches

P = ParamSpec("P")
R = TypeVar("R")


def drawn_once(compute: Callable[P, R]) -> Callable[P, R]:
    """Decorator for a function of the boundaries' keys, versions and dates of entry, which together name a drawing.

    Arguments are tuples of numbers, words and times, sorted where they have no order, since their words are the key.
    """

    @wraps(compute)
    def ask(*args: P.args, **kwargs: P.kwargs) -> R:
        words = repr((compute.__qualname__, _way_of_drawing(), args, kwargs))
        key = sha256(words.encode()).hexdigest()
        kept = caches["drawn"]
        known: R | None = kept.get(key)
        if known is None:
            known = compute(*args, **kwargs)
            kept.set(key, known)
        return known

    return cast(Callable[P, R], lru_cache(maxsize=8)(ask))


@cache
def _way_of_drawing() -> str:
    """A digest of this room's code: what an earlier edition drew is not taken for this one's."""
    told = sha256()
    for file in sorted(Path(__file__).parent.glob("**/*.py")):
        told.update(file.read_bytes())
    return told.hexdigest()
