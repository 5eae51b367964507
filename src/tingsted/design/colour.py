"""Colour arithmetic: contrast as WCAG 2 defines it, and tones that keep a colour's own hue."""

import colorsys
import re

WHITE = "#ffffff"
INK = "#17262a"
ENOUGH = 4.5

_HEX = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)


def parse(text: str) -> str:
    """A colour as six lower-case hex digits, or ValueError if it is not written as hex."""
    text = text.strip()
    if not _HEX.fullmatch(text):
        raise ValueError(text)
    digits = text[1:].lower()
    return "#" + (digits if len(digits) == 6 else "".join(2 * digit for digit in digits))


def channels(colour: str) -> tuple[float, float, float]:
    """Red, green and blue between 0 and 1."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def from_channels(red: float, green: float, blue: float) -> str:
    """Six hex digits from channels between 0 and 1."""
    return "#" + "".join(f"{round(255 * min(1.0, max(0.0, part))):02x}" for part in (red, green, blue))


def luminance(colour: str) -> float:
    """Relative luminance, 0 for black and 1 for white (WCAG 2.2)."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast between two colours, from 1 (the same) to 21 (black on white)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def mix(one: str, other: str, share: float) -> str:
    """`share` of the second colour stirred into the first."""
    blended = (a + (b - a) * share for a, b in zip(channels(one), channels(other), strict=True))
    return from_channels(*blended)


def tone(colour: str, lightness: float, most_saturation: float = 1.0) -> str:
    """The same hue at another lightness, calmed down where it would shout."""
    hue, _, saturation = colorsys.rgb_to_hls(*channels(colour))
    return from_channels(*colorsys.hls_to_rgb(hue, lightness, min(saturation, most_saturation)))


def nearest_tone(colour: str, *wanted: tuple[str, float], lighter: bool, most_saturation: float = 1.0) -> str:
    """The tone nearest to a colour that reaches every wanted contrast, walking one way through lightness.

    `wanted` are pairs of a colour and the least contrast against it. The end of the walk (white or black) is
    returned when nothing on the way reaches them all.
    """
    start = round(colorsys.rgb_to_hls(*channels(colour))[1] * 100)
    for step in range(start, 101) if lighter else range(start, -1, -1):
        candidate = colour if step == start else tone(colour, step / 100, most_saturation)
        if all(contrast(candidate, against) >= least for against, least in wanted):
            return candidate
    return WHITE if lighter else "#000000"


def best_ink(colour: str) -> str:
    """White or our ink, whichever is easier to read on a colour."""
    return max((WHITE, INK), key=lambda ink: contrast(ink, colour))
