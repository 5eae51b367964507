"""How the municipality's look will read: its contrasts, and a stylesheet of a look nobody has saved yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from tingsted.design.colour import ENOUGH, contrast
from tingsted.design.theme import DARK_GROUND, DARK_MIST, GROUND, MIST, theme_colours

# What is read on what: words, the colour of the text, the colour under it; by name, or as it is.
PAIRS: tuple[tuple[Any, str, str], ...] = (
    (_("Text on the band and the buttons"), "on-colour", "colour"),
    (_("Small text on the band"), "on-colour-2", "colour"),
    (_("Text on the accent"), "on-accent", "accent"),
    (_("Links on the page"), "link", GROUND),
    (_("Links on a quiet panel"), "link", MIST),
    (_("The map's numbers on an area with a body"), "map-on", "map-council"),
    (_("In the dark: text on the buttons"), "dark-on-colour", "dark-colour"),
    (_("In the dark: text on the band"), "dark-on-band", "dark-band"),
    (_("In the dark: links on the page"), "dark-colour", DARK_GROUND),
    (_("In the dark: links on a quiet panel"), "dark-colour", DARK_MIST),
)


@dataclass(frozen=True)
class Reading:
    """One pair of colours and how far apart they are; at least 4.5 to 1 is enough for everybody."""

    words: Any
    ratio: float

    @property
    def is_enough(self) -> bool:
        return self.ratio >= ENOUGH


def readings(colour: str, accent: str) -> list[Reading]:
    """How the text of a look can be read; raises `ThemeRefused` with a sentence where it can't."""
    colours = theme_colours(colour, accent)
    return [
        Reading(words, contrast(colours.get(text, text), colours.get(ground, ground)))
        for words, text, ground in PAIRS
    ]
