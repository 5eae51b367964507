"""What changed between two versions, word by word: first which paragraphs, then which words in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Literal, Protocol

Change = Literal["same", "added", "removed"]
# Two paragraphs with less in common are told as one gone and one new, rather than as a patchwork of words.
RELATED = 0.35


@dataclass(frozen=True)
class Run:
    """Some words in a row with the same fate."""

    change: Change
    text: str


@dataclass(frozen=True)
class PartChange:
    """One part: its heading as runs, its paragraphs as runs, and what happened to it as a whole."""

    heading: tuple[Run, ...]
    paragraphs: tuple[tuple[Run, ...], ...]
    fate: Literal["same", "changed", "added", "removed"]


class Text(Protocol):
    """Anything with a key, a heading and a text: a part, or a promise."""

    @property
    def key(self) -> str: ...
    @property
    def heading(self) -> str: ...
    @property
    def text(self) -> str: ...


def changed_parts(before: Iterable[Text], after: Iterable[Text]) -> list[PartChange]:
    """The parts of two versions side by side, in the new order; those gone stand where they stood among the others."""
    old = {part.key: part for part in before}
    new = {part.key: part for part in after}
    told: list[PartChange] = []
    for key in _in_order(list(old), list(new)):
        if key not in new:
            told.append(_whole(old[key], "removed"))
        elif key not in old:
            told.append(_whole(new[key], "added"))
        else:
            told.append(_compared(old[key], new[key]))
    return told


@lru_cache(maxsize=512)
def changed_words(before: str, after: str) -> tuple[Run, ...]:
    """The words of two texts as runs: kept, taken out, put in."""
    old, new = _words(before), _words(after)
    runs: list[Run] = []
    for what, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            runs.append(Run("same", "".join(old[i:j])))
            continue
        if j > i:
            runs.append(Run("removed", "".join(old[i:j])))
        if m > k:
            runs.append(Run("added", "".join(new[k:m])))
    return tuple(runs)


@lru_cache(maxsize=256)
def changed_paragraphs(before: str, after: str) -> tuple[tuple[Run, ...], ...]:
    """The paragraphs of two texts, each as runs of words."""
    old, new = _paragraphs(before), _paragraphs(after)
    told: list[tuple[Run, ...]] = []
    for what, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            told.extend((Run("same", text),) for text in old[i:j])
        else:
            told.extend(_matched(old[i:j], new[k:m]))
    return tuple(told)


def _matched(old: Sequence[str], new: Sequence[str]) -> Iterable[tuple[Run, ...]]:
    """Paragraphs that took each other's place: compared where they have something in common."""
    for before, after in zip(old, new, strict=False):
        said = re.findall(r"\w+", before), re.findall(r"\w+", after)
        if SequenceMatcher(None, *said, autojunk=False).ratio() >= RELATED:
            yield changed_words(before, after)
        else:
            yield (Run("removed", before),)
            yield (Run("added", after),)
    yield from ((Run("removed", text),) for text in old[len(new) :])
    yield from ((Run("added", text),) for text in new[len(old) :])


def _compared(old: Text, new: Text) -> PartChange:
    heading = changed_words(old.heading, new.heading)
    paragraphs = changed_paragraphs(old.text, new.text)
    same = all(run.change == "same" for runs in (heading, *paragraphs) for run in runs)
    return PartChange(heading, paragraphs, "same" if same else "changed")


def _whole(part: Text, fate: Literal["added", "removed"]) -> PartChange:
    return PartChange(
        (Run(fate, part.heading),), tuple((Run(fate, text),) for text in _paragraphs(part.text)), fate
    )


def _in_order(old: list[str], new: list[str]) -> list[str]:
    """The new order, with each part that is gone after the one it followed."""
    order = list(new)
    at = 0
    for key in old:
        if key in new:
            at = order.index(key) + 1
        else:
            order.insert(at, key)
            at += 1
    return order


def _words(text: str) -> list[str]:
    """Words, spaces and signs, so that what is put together again is the text itself."""
    return re.findall(r"\w+|\s+|[^\w\s]", text)


def _paragraphs(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]
