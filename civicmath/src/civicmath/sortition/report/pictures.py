"""The report's drawings: plain SVG with presentation attributes, each with its figures in text beside it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

INK, QUIET, SOFT, STRONG = "#1c2733", "#5a6672", "#c9d3dc", "#1f5f8b"


def bars(wanted: tuple[float, float], pool: float, panel: float | None, label: str) -> str:
    """One quota: the wanted share as a band, the volunteers' share as a stroke, the panel's as a bar
    (all 0 to 1)."""
    scale = 200
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{scale + 4}" height="18" role="img" '
        f'aria-label="{escape(label)}">',
        f'<rect x="2" y="8" width="{scale}" height="1" fill="{SOFT}"/>',
        f'<rect x="{2 + scale * wanted[0]:.1f}" y="1" '
        f'width="{max(2.0, scale * (wanted[1] - wanted[0])):.1f}" height="16" '
        f'fill="{SOFT}"/>',
    ]
    if panel is not None:
        parts.append(f'<rect x="2" y="5" width="{scale * panel:.1f}" height="8" fill="{STRONG}"/>')
    parts.append(f'<rect x="{1 + scale * pool:.1f}" y="0" width="2" height="18" fill="{INK}"/></svg>')
    return "".join(parts)


def fairness_curve(levels: Sequence[tuple[float, int]], words: dict[str, str]) -> str:
    """Everyone's chance in rising order as a stepped line, zero at the bottom; `levels` are (chance,
    people)."""
    width, height, left, bottom = 460, 230, 60, 36
    people = sum(count for _, count in levels) or 1
    top = max((chance for chance, _ in levels), default=1.0) or 1.0
    points, before = [], 0
    for chance, count in levels:
        for at in (before, before + count):
            points.append(
                f"{left + (width - left) * at / people:.1f},{height - (height - 12) * chance / top:.1f}"
            )
        before += count
    text = f'font-family="sans-serif" font-size="16" fill="{QUIET}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width + 8} {height + bottom}" '
        f'class="curve" role="img" '
        f'aria-label="{escape(words["curve_lead"])}">'
        f'<line x1="{left}" y1="{height}" x2="{width}" y2="{height}" stroke="{QUIET}"/>'
        f'<line x1="{left}" y1="12" x2="{left}" y2="{height}" stroke="{QUIET}"/>'
        f'<text x="{left - 6}" y="20" text-anchor="end" {text}>{100 * top:.0f} %</text>'
        f'<text x="{left - 6}" y="{height}" text-anchor="end" {text}>0 %</text>'
        f'<text x="{left}" y="{height + 24}" {text}>{escape(words["curve_axis"])} (1–{before})</text>'
        f'<polyline fill="none" stroke="{STRONG}" stroke-width="3" points="{" ".join(points)}"/></svg>'
    )
