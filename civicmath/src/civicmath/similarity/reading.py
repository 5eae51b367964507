"""What an idea is about: the thing wished for, where, and what is only said to explain it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from civicmath.similarity import words

TOKEN = re.compile(r"\b\w-\w{3,}|[^\W_]+|[.!?,:;()–—]|-(?=\s)|\n")
STOPS_SENTENCE = frozenset(".!?\n")
PLACE = frozenset(
    [
        *(
            "ved",
            "på",
            "i",
            "langs",
            "bag",
            "under",
            "gennem",
            "mod",
            "nær",
            "omkring",
            "hos",
            "over",
            "bagved",
        ),
        *("inde", "ude", "mellem", "fra", "rundt", "tæt", "op", "ned", "nede"),
    ]
)
TOWARDS = frozenset(["fra", "op", "ned", "mellem", "tæt"])
ENDS_PLACE = frozenset(
    [
        *(
            "med",
            "til",
            "for",
            "skal",
            "bør",
            "er",
            "kan",
            "må",
            "trænger",
            "mangler",
            "har",
            "vil",
            "bliver",
        ),
        *("være", "blive", "der", "som", "hvor", "så", "at", "kunne", "burde", "mere"),
    ]
)
NOT_CLOSED = re.compile(r"\b(?:ikke|aldrig) (?:\w+ )?(?:nedlæg|luk|mist)\w*|\bluk\w* ikke\b", re.IGNORECASE)
EXPLAINS = frozenset(["så", "fordi", "hvor", "som", "der", "hvis", "når", "at", "hvorfor"])
WEIGHT_PLACE = 0.6
WEIGHT_EXPLAINING = 0.45
WEIGHT_FAINT = 0.25
WEIGHT_HEAD = 0.6


@dataclass(frozen=True)
class Word:
    """One telling word of an idea."""

    text: str
    weight: float
    place: bool
    main: bool
    name: bool


def tokens(text: str) -> list[str]:
    """Words and marks of a text in order, as written."""
    text = re.sub(r"\bkm\s*/\s*t(ime|imen)?\b", "fart", text)
    return TOKEN.findall(NOT_CLOSED.sub("bevar", text))


def names_in(texts: Sequence[str], places: Collection[str] = ()) -> frozenset[str]:
    """Stems of proper names: the places given, and words with a capital letter inside a sentence."""
    found = {words.stem(words.fold(part)) for place in places for part in place.split()}
    for text in texts:
        start = True
        for token in tokens(text):
            folded = words.fold(token)
            if not start and token[:1].isupper() and not token.isupper() and folded not in words.SILENT:
                root = words.stem(folded)
                if root not in words.meanings():
                    found.add(root)
            start = token in STOPS_SENTENCE or (start and not token[0].isalnum())
    return frozenset(found)


def read(text: str, names: Collection[str]) -> list[Word]:
    """The telling words of one idea with the weight each has for what the idea is."""
    found: list[Word] = []
    place, explaining = "", False
    for token in tokens(text):
        if not token[0].isalnum():
            place, explaining = "", explaining or bool(found)
            continue
        folded = words.fold(token)
        word = folded.replace("-", "")
        if word in PLACE:
            place = word
        elif word in ENDS_PLACE and not (word == "til" and place in TOWARDS):
            place = ""
        explaining = explaining or (word in EXPLAINS and bool(found))
        if word in words.SILENT or len(word) < 2:
            continue
        weight = WEIGHT_FAINT if words.is_faint(word) else WEIGHT_HEAD if word in words.HEADS else 1.0
        weight *= WEIGHT_PLACE if place else 1.0
        weight *= WEIGHT_EXPLAINING if explaining else 1.0
        main = not (place or explaining or words.is_faint(word))
        found.append(Word(word, weight, bool(place), main, words.stem(word) in names))
    if found and not any(word.main for word in found):
        found = [Word(w.text, w.weight, w.place, not words.is_faint(w.text), w.name) for w in found]
    return found
