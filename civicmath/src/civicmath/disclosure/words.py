"""The small-number rule in plain words, Danish and English."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from civicmath.disclosure.publication import Publication

NUMBERS = {
    "da": ["nul", "et", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni"],
    "en": ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"],
}
NOT_SHOWN = {"da": "vises ikke", "en": "not shown"}
RULE = {
    "da": "Vi viser ikke tal for under {few} personer. Så kan ingen genkendes.",
    "en": "We show no figures for fewer than {few} people. That way nobody can be recognised.",
}
WITHHELD = {
    "da": "Tabellen vises ikke. Den ville røbe tal for under {few} personer.",
    "en": "The table is not shown. It would give away figures for fewer than {few} people.",
}
SMALL = {"da": "Færre end {few} svarede blandt {groups}.", "en": "Fewer than {few} answered among {groups}."}
BESIDE = {
    "da": "For at ingen kan regne det ud, er {groups} heller ikke vist.",
    "en": "So that nobody can work it out, {groups} is not shown either.",
}
ONE_BESIDE = {
    "da": "For at ingen kan regne dem ud, er ét tal mere ikke vist.",
    "en": "So that nobody can work them out, one more figure is not shown.",
}
MORE_BESIDE = {
    "da": "For at ingen kan regne dem ud, er {n} tal mere ikke vist.",
    "en": "So that nobody can work them out, {n} more figures are not shown.",
}
CHANGED = {
    "da": "Nogle tal vises ikke. De ville røbe, hvad få personer har svaret siden sidst.",
    "en": "Some figures are not shown. They would give away what a few people have answered since last time.",
}
MERGED = {"da": "Små grupper er slået sammen.", "en": "Small groups have been merged."}
AND = {"da": " og ", "en": " and "}


def number(value: int, language: str) -> str:
    """A number as running text has it: in words below ten."""
    return NUMBERS[language][value] if value < 10 else str(value)


def entry(value: int | None, role: str, threshold: int, language: str) -> str:
    """What stands at one place of a table."""
    if value is not None:
        return str(value)
    if role == "small":
        return f"1–{threshold - 1}" if threshold > 2 else "1"
    return NOT_SHOWN[language]


def joined(labels: Sequence[str]) -> str:
    """One heading for bands that stand together: 15–29 and 30–44 become 15–44."""
    if len(labels) == 1:
        return labels[0]
    first, last = re.match(r"\s*(\d+)\s*[-–]\s*\d+", labels[0]), re.match(r"\s*\d+(\s*[-–].*)", labels[-1])
    if first and last:
        return first[1] + last[1]
    return " + ".join(labels)


def listed(names: Sequence[str], language: str) -> str:
    """Names in a row with the last joined by *and*."""
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + AND[language] + names[-1]


def explanation(publication: Publication, language: str) -> str:
    """What a published table leaves out, and why."""
    few = number(publication.threshold, language)
    if publication.withheld:
        return WITHHELD[language].format(few=few)
    merged = any(len(group) > 1 for groups in publication.groups for group in groups)
    parts = [MERGED[language]] if merged else []
    small, beside = publication.roles.count("small"), publication.roles.count("beside")
    if len(publication.axes) == 1 and publication.totals and small:
        parts.append(_named(publication, few, language))
    elif small:
        parts.append(RULE[language].format(few=few))
        if beside:
            parts.append(
                (MORE_BESIDE if beside > 1 else ONE_BESIDE)[language].format(n=number(beside, language))
            )
    elif beside:
        parts.append(CHANGED[language])
    return " ".join(parts)


def _named(publication: Publication, few: str, language: str) -> str:
    """For a list of groups: which are small, and which are hidden beside them."""
    labels = publication.labels(0)
    names = {
        role: [label for label, r in zip(labels, publication.roles, strict=False) if r == role]
        for role in ("small", "beside")
    }
    sentences = [SMALL[language].format(few=few, groups=listed(names["small"], language))]
    if names["beside"]:
        sentences.append(BESIDE[language].format(groups=listed(names["beside"], language)))
    return " ".join(sentences)
