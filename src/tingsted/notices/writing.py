"""The words of notices: each room says how its asks, news and letters read, in both languages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Sentence = Callable[[dict[str, Any]], str]
SENTENCES: dict[str, Sentence] = {}
VERBS: dict[str, Any] = {}


def words_for(kind: str, *, verb: Any = "") -> Callable[[Sentence], Sentence]:
    """Decorator: how an ask or a piece of news of this kind reads; `verb` is the label of its button (lazy)."""

    def enter(sentence: Sentence) -> Sentence:
        SENTENCES[kind] = sentence
        VERBS[kind] = verb
        return sentence

    return enter


def sentence(kind: str, facts: dict[str, Any]) -> str:
    """The sentence of an ask or a piece of news, in the language in force."""
    return SENTENCES[kind](facts)


def verb(kind: str) -> str:
    """The label of the button that leads to the deed."""
    return str(VERBS.get(kind) or "")
