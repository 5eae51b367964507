"""QR codes for paper and posters, drawn by ourselves: no request to anybody, scalable, black on white."""

from __future__ import annotations

import io

import segno
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe


def qr_file(address: str) -> str:
    """An address as the text of an SVG file, for the press; the press writes its alternative text beside it."""
    held = io.BytesIO()
    code = segno.make(address, error="m", micro=False)
    code.save(held, kind="svg", xmldecl=False, border=4, light="#fff", svgclass=None, lineclass=None)
    return held.getvalue().decode()


def qr_svg(address: str, label: str) -> SafeString:
    """An address as an inline picture with its alternative text; wide quiet zone, medium error correction."""
    held = io.BytesIO()
    code = segno.make(address, error="m", micro=False)
    code.save(
        held, kind="svg", xmldecl=False, svgns=False, omitsize=True, border=4, svgclass=None, lineclass=None
    )
    drawn = held.getvalue().decode().strip()
    body = mark_safe(drawn[drawn.index(">") + 1 : drawn.rindex("</svg>")])  # noqa: S308 - drawn from modules alone
    side = code.symbol_size(border=4)[0]
    return format_html(
        '<svg class="qr" viewBox="0 0 {0} {0}" role="img" aria-label="{1}">'
        '<rect width="100%" height="100%" fill="#fff"/>{2}</svg>',
        side,
        label,
        body,
    )
