"""The press for Word: a file that reads aloud has a title, real headings, tables with a header row, and a language."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime

from docx import Document
from docx.document import Document as Sheet
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from tingsted.kernel import clock

CODES = {"da": "da-DK", "en": "en-GB"}


def new_sheet(*, title: str, author: str, lang: str) -> Sheet:
    """An empty A4 sheet with the title that a reader announces, and the language every style is read aloud in."""
    sheet = Document()
    about = sheet.core_properties
    about.title, about.author = title, author
    about.language = CODES[lang]
    day = clock.today()
    about.created = about.modified = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    section = sheet.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(25)
    font = sheet.styles["Normal"].font
    font.name, font.size = "Calibri", Pt(11)
    for properties in sheet.styles.element.iter(qn("w:rPr")):
        for tag in properties.findall(qn("w:lang")):
            tag.set(qn("w:val"), CODES[lang])
    return sheet


def bytes_of(sheet: Sheet) -> bytes:
    """The sheet as .docx, without the moment at which each part was packed: the same sheet gives the same bytes."""
    held, settled = io.BytesIO(), io.BytesIO()
    sheet.save(held)
    with zipfile.ZipFile(held) as packed, zipfile.ZipFile(settled, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in packed.namelist():
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, packed.read(name))
    return settled.getvalue()


def add_said(sheet: Sheet, text: str, lead: str = "") -> None:
    """Paragraphs as people wrote them: a blank line parts them, a single line break stays."""
    for number, part in enumerate(part for part in text.split("\n\n") if part.strip()):
        paragraph = sheet.add_paragraph()
        if lead and not number:
            paragraph.add_run(lead).bold = True
        paragraph.add_run(part.strip())


def add_table(sheet: Sheet, header: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    """A table whose first row is its header for those who listen."""
    table = sheet.add_table(rows=1, cols=len(header), style="Table Grid")
    for cell, name in zip(table.rows[0].cells, header, strict=True):
        cell.paragraphs[0].add_run(name).bold = True
    marked = OxmlElement("w:tblHeader")
    marked.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(marked)
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
