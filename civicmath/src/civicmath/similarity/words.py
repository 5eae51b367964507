"""Danish words as neighbours write them: spelling, stems, meanings and compounds."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files

import snowballstemmer

LINKS = ("", "s", "e")
ENDINGS = ("erne", "ene", "ens", "ets", "en", "et", "er")
VOWELS = re.compile(r"[aeiouyæøå]")


def _lines(name: str) -> list[list[str]]:
    """The words of each line of one of the word lists beside this file."""
    text = (files("civicmath.similarity") / name).read_text(encoding="utf-8")
    return [line.split() for line in text.splitlines() if line and not line.startswith("#")]


SILENT = frozenset(word for line in _lines("danish-silent.txt") for word in line)
FAINT = frozenset(word for line in _lines("danish-faint.txt") for word in line)

HEADS = frozenset(word for line in _lines("danish-heads.txt") for word in line)


@lru_cache(maxsize=100_000)
def fold(text: str) -> str:
    """Lower case with one spelling of each letter: ae, oe and aa are æ, ø and å, and é is e."""
    text = unicodedata.normalize("NFKC", text).lower().replace("é", "e").replace("è", "e").replace("ü", "y")
    # *broen* and *skoen* end in a real o and e.
    return re.sub(r"(?<!br)oe(?!n\b)", "ø", text.replace("ae", "æ").replace("aa", "å"))


@cache
def stem(word: str) -> str:
    """The stem of a folded Danish word (Porter's Snowball rules for Danish)."""
    return str(snowballstemmer.stemmer("danish").stemWord(word))


@cache
def heads() -> frozenset[str]:
    """The meanings of the last words of many compounds."""
    return frozenset(part for word in HEADS for part in meaning(word))


@cache
def listed() -> dict[str, str]:
    """Every folded word of the word list with the first word of its line."""
    return {
        fold(word).replace("-", ""): fold(line[0])
        for line in reversed(_lines("danish.txt"))
        for word in line
        if "+" not in word
    }


@cache
def meanings() -> dict[str, tuple[str, ...]]:
    """For each stem in the word list the stems that name its meaning."""
    simple = {stem(word): stem(name) for word, name in listed().items() if "+" not in name}
    return {
        stem(word): tuple(simple.get(stem(part), stem(part)) for part in name.split("+"))
        for word, name in listed().items()
    }


def meaning(word: str) -> tuple[str, ...]:
    """What a folded word means: its line in the word list, else its stem."""
    root = stem(word)
    if root not in meanings():
        # The stemmer leaves short words alone: *stien*, *søen*, *træerne*.
        short = (word.removesuffix(ending) for ending in ENDINGS if word.endswith(ending))
        root = next((stem(base) for base in short if base in listed()), root)
    return meanings().get(root, (root,))


def is_faint(word: str) -> bool:
    """Whether a word says little about what is wished for, such as *ny*, *bredere* or *byen*."""
    return word in FAINT or (len(word) > 5 and word.endswith("ere") and stem(word) not in meanings())


class Compounds:
    """Takes Danish compounds apart with the words that are known: the word list and the texts themselves."""

    def __init__(self, vocabulary: set[str]) -> None:
        known = {stem(word) for word in vocabulary if len(word) >= 4}
        self._known = {s for s in known | set(meanings()) | set(map(stem, FAINT)) if len(s) >= 3}
        self._short = {word for word in listed() if len(word) == 3}

    def parts(self, word: str) -> tuple[str, ...]:
        """The meanings a folded word is put together of; one for a simple word."""
        if stem(word) in meanings() or (split := self._split(word)) is None:
            return meaning(word)
        return tuple(part for side in split for part in self.parts(side))

    def _split(self, word: str) -> tuple[str, str] | None:
        """The two words of a compound, the last as long as possible, or None."""
        for cut in range(3, len(word) - 2):
            head, tail = word[:cut], word[cut:]
            whole = tail in self._short if len(tail) == 3 else stem(tail) in self._known
            if not whole or not VOWELS.search(head):
                continue
            for link in LINKS:
                first = head.removesuffix(link) if link else head
                if (not link or first != head) and len(first) >= 3 and self._is_word(first):
                    return first, tail
        return None

    def _is_word(self, word: str) -> bool:
        """Whether a word is known or put together of known ones."""
        return stem(word) in self._known or self._split(word) is not None
