"""The press: a Typst template and plain data become a PDF that archives (A-2a) and reads aloud (UA-1)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import typst

ROOT = Path(__file__).resolve().parent.parent
FONTS = Path(__file__).resolve().parent / "fonts"


def press_pdf(template: str, data: Mapping[str, Any], *, dated: date | None = None) -> bytes:
    """The PDF of a template (a path under the package, such as `plans/press/plan.typ`) filled with `data`.

    The data travels as one JSON string that the template reads; it is never put together with the template's
    source, so nothing that people wrote can act as markup. `dated` is the document's own date: the same data
    and date give the same bytes. Raises `typst.TypstError` where the document would not meet both standards.
    """
    stamp = None if dated is None else datetime(dated.year, dated.month, dated.day, 12, tzinfo=UTC)
    return typst.compile(
        str(ROOT / template),
        root=str(ROOT),
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        pdf_standards=["a-2a", "ua-1"],
        timestamp=stamp,
        format="pdf",
    )
