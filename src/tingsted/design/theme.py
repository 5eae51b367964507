"""A municipality's look: its colours, fonts and logo, turned into one small stylesheet.

Another room supplies the values with `supply_theme`; this one computes every colour that follows from them,
for light and dark, and refuses a colour that people could not read.
"""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache

from django.utils.translation import gettext as _

from tingsted.design.colour import ENOUGH, INK, WHITE, best_ink, contrast, mix, nearest_tone, parse, tone
from tingsted.design.figures import number_text

GROUND, MIST = "#f5f7f4", "#e8eeea"
DARK_GROUND, DARK_MIST, DARK_INK, DARK_ON_BAND = "#0f1a1c", "#1e3236", "#eef3f1", "#f2f7f5"

_FONT_NAME = re.compile(r"[A-Za-z0-9ÆØÅæøå][A-Za-z0-9ÆØÅæøå \-]{0,59}")
_FONT_FILE = re.compile(r"/[A-Za-z0-9/_.\-]{1,200}\.woff2")


class ThemeRefused(ValueError):
    """A look that would leave somebody unable to read the page; the message says why and what would work."""


@dataclass(frozen=True, slots=True)
class FontFile:
    """A font the municipality serves from its own installation."""

    family: str
    path: str
    weights: str = "400 700"


@dataclass(frozen=True, slots=True)
class Theme:
    """What a municipality may set about its look; everything else follows from it."""

    municipality: str = ""
    logo: str = ""
    colour: str = "#0c4a4e"
    accent: str = "#f7c948"
    font_text: str = ""
    font_display: str = ""
    font_files: tuple[FontFile, ...] = field(default=())


_provider: Callable[[], Theme] = Theme


def supply_theme(provider: Callable[[], Theme]) -> None:
    """Let another room say what the municipality looks like; called once, when that room starts."""
    global _provider  # noqa: PLW0603 - one municipality per installation, one supplier of its look
    _provider = provider


def current_theme() -> Theme:
    """The municipality's look as it is now."""
    return _provider()


def accepted_colour(text: str) -> str:
    """A municipality's own colour, if white text on it and it as text on our ground can both be read."""
    colour = _parsed(text)
    reached = contrast(colour, GROUND)
    if reached < ENOUGH:
        nearest = nearest_tone(colour, (GROUND, ENOUGH), lighter=False)
        raise ThemeRefused(_refusal(colour, reached, nearest))
    return colour


def accepted_accent(text: str) -> str:
    """An accent colour, if the text on it can be read."""
    colour = _parsed(text)
    reached = contrast(colour, best_ink(colour))
    if reached < ENOUGH:
        nearest = nearest_tone(colour, (INK, ENOUGH), lighter=True)
        raise ThemeRefused(_refusal(colour, reached, nearest))
    return colour


def _parsed(text: str) -> str:
    try:
        return parse(text)
    except ValueError:
        raise ThemeRefused(
            _("“%(text)s” is not a colour. Write it with six digits after #, for example #0c4a4e.")
            % {"text": text}
        ) from None


def _refusal(colour: str, reached: float, nearest: str) -> str:
    return _(
        "Text in or on %(colour)s cannot be read by everybody: the contrast is %(reached)s to 1, "
        "and at least 4.5 to 1 is needed. The nearest that works is %(nearest)s."
    ) % {"colour": colour, "reached": number_text(reached, 1), "nearest": nearest}


def theme_colours(colour: str, accent: str) -> dict[str, str]:
    """Every colour that follows from a municipality's two, by the name of its custom property."""
    colour, accent = accepted_colour(colour), accepted_accent(accent)
    return {
        **_light_colours(colour),
        **_dark_colours(colour),
        "accent": accent,
        "on-accent": best_ink(accent),
    }


def _light_colours(colour: str) -> dict[str, str]:
    link = nearest_tone(colour, (MIST, 5.0), lighter=False)
    map_on = nearest_tone(colour, (WHITE, 14.0), lighter=False, most_saturation=0.7)
    council = nearest_tone(colour, (map_on, 5.0), (colour, 3.6), lighter=True, most_saturation=0.3)
    return {
        "colour": colour,
        "on-colour": best_ink(colour),
        "on-colour-2": _quieter(best_ink(colour), colour),
        "soft": mix(WHITE, colour, 0.13),
        "link": link,
        "link-hover": nearest_tone(link, (MIST, 9.0), lighter=False),
        "map-land": mix(colour, WHITE, 0.06),
        "map-council": council,
        "map-plan": mix(WHITE, colour, 0.13),
        "map-on": map_on,
        "bar-2": council,
    }


def _dark_colours(colour: str) -> dict[str, str]:
    twin = nearest_tone(colour, (DARK_MIST, 7.0), lighter=True, most_saturation=0.4)
    band = nearest_tone(colour, (DARK_ON_BAND, 12.0), lighter=False, most_saturation=0.75)
    map_on = nearest_tone(colour, (WHITE, 16.5), lighter=False, most_saturation=0.7)
    council = nearest_tone(colour, (map_on, 5.0), (band, 3.0), lighter=True, most_saturation=0.3)
    return {
        "dark-colour": twin,
        "dark-on-colour": nearest_tone(colour, (twin, 8.0), lighter=False),
        "dark-soft": nearest_tone(tone(colour, 0.2, 0.45), (DARK_INK, 9.0), lighter=False),
        "dark-link-hover": nearest_tone(twin, (DARK_MIST, 10.0), lighter=True, most_saturation=0.4),
        "dark-band": band,
        "dark-on-band": DARK_ON_BAND,
        "dark-on-band-2": _quieter(DARK_ON_BAND, band),
        "dark-map-land": mix(band, WHITE, 0.06),
        "dark-map-council": council,
        "dark-map-plan": mix(WHITE, council, 0.35),
        "dark-map-on": map_on,
        "dark-bar-2": nearest_tone(twin, (twin, 2.6), lighter=False, most_saturation=0.35),
    }


def _quieter(ink: str, ground: str) -> str:
    """Ink with some of its ground stirred in, for secondary words, as far as they stay readable."""
    steps = (mix(ink, ground, share / 100) for share in range(20, 0, -2))
    return next((quiet for quiet in steps if contrast(quiet, ground) >= 5.5), ink)


def theme_css(
    colour: str, accent: str, font_text: str, font_display: str, font_files: tuple[FontFile, ...] = ()
) -> str:
    """The stylesheet for a municipality's look, or `ThemeRefused` with a sentence on what would work.

    An empty font name leaves our own font in place.
    """
    lines = [f"  --muni-{name}: {value};" for name, value in theme_colours(colour, accent).items()]
    fonts = {"font-text": font_text, "font-display": font_display}
    lines += [f'  --muni-{name}: "{_font_name(font)}";' for name, font in fonts.items() if font]
    return "\n".join([*map(_font_face, font_files), ":root {", *lines, "}", ""])


def accepted_font(name: str) -> str:
    """The name of a font as it may stand in a stylesheet; empty leaves our own font in place."""
    return _font_name(name) if name else ""


def _font_name(name: str) -> str:
    """A font's name with nothing in it that could end the string it stands in."""
    if not _FONT_NAME.fullmatch(name):
        raise ThemeRefused(_("“%(name)s” is not the name of a font.") % {"name": name})
    return name


def _font_face(font: FontFile) -> str:
    if not _FONT_FILE.fullmatch(font.path) or not re.fullmatch(r"\d{3}( \d{3})?", font.weights):
        raise ThemeRefused(
            _("The font file must be a .woff2 on this site; “%(path)s” is not.") % {"path": font.path}
        )
    return (
        f'@font-face {{ font-family: "{_font_name(font.family)}"; src: url("{font.path}") format("woff2"); '
        f"font-weight: {font.weights}; font-display: swap; }}"
    )


@lru_cache(maxsize=8)
def stylesheet(theme: Theme) -> tuple[str, str]:
    """A theme's stylesheet and a short digest of it, for addresses and ETags."""
    css = theme_css(theme.colour, theme.accent, theme.font_text, theme.font_display, theme.font_files)
    return css, hashlib.sha256(css.encode()).hexdigest()[:16]
