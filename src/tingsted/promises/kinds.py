"""What a promise can be about, in words: each room that asks for answers names its kinds here."""

from __future__ import annotations

from typing import Any

KINDS: dict[str, Any] = {}


def name_kind(code: str, label: Any) -> None:
    """Say what promises of this kind are about (`plans.action`), for the ledger's filter; the label is lazy."""
    KINDS[code] = label
