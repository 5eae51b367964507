"""What the rooms hold on a person, read through the port."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from tingsted.kernel import ports


@dataclass(frozen=True)
class HeldOnPerson:
    """What one room holds in one model, with why and for how long; rows are readable facts."""

    model: str
    why: str
    kept: str
    rows: list[dict[str, Any]]


def held_on(person: Any) -> list[HeldOnPerson]:
    """Everything the rooms hold on this person, leaving out what is empty."""
    parts = (
        HeldOnPerson(model, _said(held.why), _said(held.kept), list(held.export(person)))
        for model, held in sorted(ports.PERSONAL.items())
    )
    return [part for part in parts if part.rows]


def _said(reason: object) -> str:
    """A room's reason in the reader's language, without the full stop that some end with: it is a heading too."""
    return gettext(str(reason)).removesuffix(".")
