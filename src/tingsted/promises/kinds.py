"""What a promise can be about, in words: each room that asks for answers names its kinds here."""

from __future__ import annotations

from typing import Any

KINDS: dict[str, Any] = {}
# The kinds whose answer says whether words were taken in, rather than what the department will do.
OF_WORDS: set[str] = set()


def name_kind(code: str, label: Any, *, of_words: bool = False) -> None:
    """Say what promises of this kind are about (`plans.action`), for the ledger's filter; the label is lazy.

    `of_words` where somebody was asked for their words: the answer says whether they were taken in.
    """
    KINDS[code] = label
    if of_words:
        OF_WORDS.add(code)
