"""The drawn signs: round stones for promises, squares for replies, strokes for work, a slip for ideas.

Everything is presentation attributes and classes, since the pages allow no inline style. Class `o` is open,
`f` filled, `h` the filled half, `k` a mark cut out of the filled, `n` a drawn line, `s` a stroke of work.
"""

from collections.abc import Mapping

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

_RING = '<circle class="o" cx="12" cy="12" r="9.5"/>'
_STONE = '<circle class="f" cx="12" cy="12" r="9.5"/>'
_GAPS = '<circle class="o" cx="12" cy="12" r="9.5" stroke-dasharray="9.9 5" stroke-dashoffset="4"/>'
_DASHED = '<circle class="o" cx="12" cy="12" r="9.5" stroke-dasharray="3.6 2.4"/>'
_BOX = '<rect class="o" x="2.5" y="2.5" width="19" height="19" rx="3"/>'
_BLOCK = '<rect class="f" x="2.5" y="2.5" width="19" height="19" rx="3"/>'
_DASHED_BOX = '<rect class="o" x="2.5" y="2.5" width="19" height="19" rx="3" stroke-dasharray="4 3.4"/>'
_TICK = '<path class="k" d="m7.4 12.4 3.2 3.3 6-6.9"/>'
_DASH = '<path class="k" d="M7.5 12h9"/>'


def _strokes(done: int) -> str:
    """Three strokes, the first `done` of them filled."""
    return "".join(
        f'<rect class="s{" on" if n < done else ""}" x="{2 + 9 * n}" y="3" width="6" height="18" rx="1"/>'
        for n in range(3)
    )


BODIES: Mapping[str, str] = {
    "ring": _RING,
    "half": _RING + '<path class="h" d="M12 2.5a9.5 9.5 0 0 1 0 19z"/>',
    "tick": _STONE + _TICK,
    "dash": _STONE + _DASH,
    "clock": _STONE + '<path class="k" d="M12 6.8V12l3.6 2.2"/>',
    "broken_clock": _GAPS + '<path class="n" d="M12 7v5l3.4 2"/>',
    "ring_arrow": _RING + '<path class="n" d="M7.5 12h8.6m-3.4-3.6 3.6 3.6-3.6 3.6"/>',
    "arrow": _STONE + '<path class="k" d="M7.5 12h8.6m-3.4-3.6 3.6 3.6-3.6 3.6"/>',
    "stroke": _RING + '<path class="n" d="M5.6 18.4 18.4 5.6"/>',
    "dashed_dash": _DASHED + '<path class="n" d="M8 12h8"/>',
    "square": _BOX,
    "square_dashed": _DASHED_BOX,
    "square_half": _BOX + '<path class="h" d="M2.5 12h19v6.5a3 3 0 0 1-3 3h-13a3 3 0 0 1-3-3z"/>',
    "square_tick": _BLOCK + _TICK,
    "square_two_ticks": _BLOCK + '<path class="k" d="m5 12.4 2.7 3.2 5-6.8m.4 5.6 1 1.2 5-6.8"/>',
    "square_dash": _BLOCK + _DASH,
    "square_dots": _BOX + '<path class="n" d="M7.5 12h.01M12 12h.01M16.5 12h.01"/>',
    "strokes_0": _strokes(0),
    "strokes_1": _strokes(1),
    "strokes_2": _strokes(2),
    "strokes_3": _strokes(3),
    "strokes_aside": '<path class="n" d="M2 12h24" stroke-dasharray="5 4"/>',
    "step": '<circle class="dot" cx="12" cy="12" r="5"/>',
    "note": '<rect class="paper" x="2.5" y="3" width="19" height="18.5"/>'
    '<rect class="edge" x="2.5" y="3" width="19" height="4.5"/>',
}

_STONES = (
    (20, 5.4, 4.6, 3.9, 8),
    (29.4, 8.8, 3.4, 2.9, 48),
    (34.4, 17.5, 3.9, 3.2, 88),
    (32.6, 27.3, 3.1, 2.6, 128),
    (25, 33.7, 4.1, 3.4, 168),
    (15, 33.7, 3.3, 2.8, 208),
    (7.4, 27.3, 3.7, 3.1, 248),
    (5.6, 17.5, 3, 2.5, 288),
    (10.6, 8.8, 3.6, 3, 328),
)

# The mark: a ring of nine uneven stones.
MARK: SafeString = mark_safe(  # noqa: S308 - built from the numbers above alone
    '<svg viewBox="0 0 40 40" aria-hidden="true">'
    + "".join(
        f'<ellipse cx="{x}" cy="{y}" rx="{rx}" ry="{ry}" transform="rotate({turn} {x} {y})"/>'
        for x, y, rx, ry, turn in _STONES
    )
    + "</svg>"
)

WARNING: SafeString = mark_safe(
    '<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M12 1 23 22H1zm-1.3 8 .4 6.5h1.8l.4-6.5z'
    'M12 17a1.5 1.5 0 1 0 0 3 1.5 1.5 0 0 0 0-3z"/></svg>'
)


def _opening(shape: str, tone: str) -> str:
    width = 28 if shape.startswith("strokes") else 24
    return f'<svg class="stone{" is-" + tone if tone else ""}" viewBox="0 0 {width} 24"'


def sign(shape: str, tone: str = "") -> SafeString:
    """A sign beside its word: hidden from screen readers, since the word says it."""
    return mark_safe(f'{_opening(shape, tone)} aria-hidden="true">{BODIES[shape]}</svg>')  # noqa: S308


def spoken_sign(shape: str, tone: str, label: str) -> SafeString:
    """A sign that stands alone, in a row of others: it carries its word for screen readers."""
    start, body = mark_safe(_opening(shape, tone)), mark_safe(BODIES[shape])  # noqa: S308
    return format_html('{} role="img" aria-label="{}"><title>{}</title>{}</svg>', start, label, label, body)
