"""How a seating came out, in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from civicmath.tables.seating import Seating

NONE_AGAIN = {"da": "Ingen møder den samme to gange.", "en": "Nobody meets the same person twice."}
AGAIN = {"da": "{n} gange mødes to, der har mødtes før.", "en": "{n} times two people meet again."}
TOGETHER = {
    "da": "{n} gange kunne to ikke sidde sammen, som de skulle.",
    "en": "{n} times two who belong together could not sit together.",
}
APART = {
    "da": "{n} gange sidder to sammen, som ikke skulle.",
    "en": "{n} times two who should be apart sit together.",
}
UNEVEN = {
    "da": "{n} gange er et bord skævt blandet.",
    "en": "{n} times a table is unevenly mixed.",
}
MIXED = {"da": "Alle borde er blandet så jævnt, det går op.", "en": "All tables are as mixed as can be."}


def seating(found: Seating, language: str) -> tuple[str, ...]:
    """Repeats, broken rules and how mixed the tables are."""
    told = [AGAIN[language].format(n=found.repeats)] if found.repeats else [NONE_AGAIN[language]]
    told += [TOGETHER[language].format(n=found.together_broken)] if found.together_broken else []
    told += [APART[language].format(n=found.apart_broken)] if found.apart_broken else []
    told.append(UNEVEN[language].format(n=found.uneven) if found.uneven else MIXED[language])
    return tuple(told)
