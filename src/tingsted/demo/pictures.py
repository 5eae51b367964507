"""Pictures for the demo: drawn here, so that they show nobody and belong to nobody."""

from __future__ import annotations

import io
from collections.abc import Callable
from math import sin

from django.core.files.base import ContentFile
from PIL import Image, ImageDraw

WIDE, TALL = 1200, 750
Curve = Callable[[float], float]


def path_by_the_lake() -> ContentFile[bytes]:
    """A gravel path along a lake, with reeds, trees and a bench, one early evening."""
    twice = Image.new("RGB", (2 * WIDE, 2 * TALL), "#f3e3c3")
    draw = ImageDraw.Draw(twice)
    draw.ellipse(_both(860, 120, 980, 240), fill="#f7f0dd")
    _ground(draw, lambda x: 300 + 26 * sin(x / 170), "#a9bfae")
    _ground(draw, lambda x: 340 + 18 * sin(x / 110 + 2), "#7fa08b")
    draw.rectangle(_both(0, 372, WIDE, TALL), fill="#8fb7bf")
    for n in range(22):
        left, high = (53 * n * n + 211 * n) % 1100, 392 + 9 * n
        draw.line(_both(left, high, left + 90 + 3 * n, high), fill="#c9dde0", width=6)
    _ground(draw, lambda x: 520 + x / 9 - 40 * sin(x / 260), "#5f8a5c")
    _ground(draw, lambda x: 575 + x / 10 - 42 * sin(x / 250), "#e0cfa9")
    _ground(draw, lambda x: 668 + x / 18 - 30 * sin(x / 240), "#4c7550")
    for n in range(34):
        foot = 20 + 15 * n + 5 * (n % 3)
        shore = 560 + foot / 9 - 40 * sin(foot / 260)
        draw.line(
            _both(foot, shore, foot + 7 * (n % 3 - 1), shore - 70 - 9 * (n % 5)), fill="#6f7d3f", width=8
        )
    for left, high, size in ((930, 612, 110), (1070, 640, 140)):
        draw.rectangle(_both(left - 9, high - size, left + 9, high + 40), fill="#5a4632")
        draw.ellipse(
            _both(left - size * 0.6, high - 2 * size, left + size * 0.6, high - size * 0.6), fill="#3c6a4a"
        )
    _bench(draw, 640, 560)
    held = io.BytesIO()
    twice.resize((WIDE, TALL), Image.Resampling.LANCZOS).save(held, "PNG")
    return ContentFile(held.getvalue(), name="sti.png")


def _bench(draw: ImageDraw.ImageDraw, left: int, high: int) -> None:
    for leg in (left + 14, left + 146):
        draw.rectangle(_both(leg, high, leg + 12, high + 52), fill="#3b3128")
    for up in (0, -30, -52):
        draw.rectangle(_both(left, high + up, left + 172, high + up + 14), fill="#8a5a34")


def _ground(draw: ImageDraw.ImageDraw, edge: Curve, colour: str) -> None:
    """Everything below a line across the picture."""
    line = [(2 * x, 2 * edge(x)) for x in range(0, WIDE + 1, 8)]
    draw.polygon([*line, (2 * WIDE, 2 * TALL), (0, 2 * TALL)], fill=colour)


def _both(*numbers: float) -> list[float]:
    """Twice as large, to be made smaller: edges that are not jagged."""
    return [2 * number for number in numbers]
