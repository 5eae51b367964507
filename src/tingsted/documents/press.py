"""The press: a Typst template and plain data become a PDF that archives (A-2a or A-3a) and reads aloud (UA-1)."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

import typst

ROOT = Path(__file__).resolve().parent.parent
Archive = Literal["a-2a", "a-3a"]
FONTS = Path(__file__).resolve().parent / "fonts"


@dataclass(frozen=True)
class Attached:
    """A file that travels inside a PDF; `relationship` is what it is to it: data, source, supplement."""

    name: str
    data: bytes
    mime: str
    title: str
    relationship: str = "supplement"


def press_pdf(template: str, data: Mapping[str, Any], *, dated: date | None = None) -> bytes:
    """The PDF of a template (a path under the package, such as `plans/press/plan.typ`) filled with `data`.

    The data travels as one JSON string that the template reads; it is never put together with the template's
    source, so nothing that people wrote can act as markup. `dated` is the document's own date: the same data
    and date give the same bytes. Raises `typst.TypstError` where the document would not meet both standards.
    """
    return _press(ROOT, template, data, "a-2a", dated)


def press_with(
    template: str, data: Mapping[str, Any], attached: Sequence[Attached], *, dated: date | None = None
) -> bytes:
    """The same with files inside, as A-3a allows; the template attaches what `data.attached` lists."""
    with TemporaryDirectory(prefix="tingsted-press-") as folder:
        desk = Path(folder)
        (desk / "documents").symlink_to(ROOT / "documents")
        (desk / "main.typ").write_bytes((ROOT / template).read_bytes())
        (desk / "attached").mkdir()
        for each in attached:
            (desk / "attached" / each.name).write_bytes(each.data)
        listed = [
            {"name": a.name, "mime": a.mime, "title": a.title, "relationship": a.relationship}
            for a in attached
        ]
        return _press(desk, "main.typ", {**data, "attached": listed}, "a-3a", dated)


def _press(root: Path, template: str, data: Mapping[str, Any], archive: Archive, dated: date | None) -> bytes:
    stamp = None if dated is None else datetime(dated.year, dated.month, dated.day, 12, tzinfo=UTC)
    return typst.compile(
        str(root / template),
        root=str(root),
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        pdf_standards=[archive, "ua-1"],
        timestamp=stamp,
        format="pdf",
    )
