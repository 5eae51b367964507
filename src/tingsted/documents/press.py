"""The press: a Typst template and plain data become a PDF that archives (A-2a or A-3a) and reads aloud (UA-1)."""

from __future__ import annotations

import json
import re
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
# What stands on paper for a sign that no font here has: both standards refuse a sign that can't be drawn.
NO_SIGN = "\N{WHITE SQUARE}"
MOST_TRIES = 60
_UNDRAWN = re.compile(r'the text `"(.+?)"` could not be displayed')
_PICTURES = re.compile(r"[\U00010000-\U0010ffff][\U00010000-\U0010ffff\u200d\ufe0e\ufe0f\u20e3]*")
_NOBODYS = re.compile(r"[\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff]")


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
    and date give the same bytes. A sign that no font here has stands as an empty square. Raises
    `typst.TypstError` where the document would not meet both standards.
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
    words = _NOBODYS.sub(NO_SIGN, json.dumps(data, ensure_ascii=False))
    for _try in range(MOST_TRIES):
        try:
            return typst.compile(
                str(root / template),
                root=str(root),
                font_paths=[str(FONTS)],
                ignore_system_fonts=True,
                sys_inputs={"data": words},
                pdf_standards=[archive, "ua-1"],
                timestamp=stamp,
                format="pdf",
            )
        except typst.TypstError as fault:
            drawn = _without(words, str(fault))
            if drawn == words:
                raise
            words = drawn
    raise ValueError(f"{template}: more signs than fonts could be found for")


def _without(words: str, fault: str) -> str:
    """The data without what the press could not draw: small pictures all at once, else the neighbours of one sign.

    Somebody writes a tree or a heart from a phone, and a council's whole result must still come out on paper.
    """
    undrawn = _UNDRAWN.search(fault)
    if undrawn is None:
        return words
    fewer = _PICTURES.sub(NO_SIGN, words)
    if fewer != words:
        return fewer
    row = {ord(sign) >> 8 for sign in undrawn[1]} - {0}
    return "".join(NO_SIGN if ord(sign) >> 8 in row else sign for sign in words)
