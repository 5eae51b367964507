"""The report as a Word file that reads aloud: a title, real headings, a table whose first row is its header, Danish."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from typing import Any

from docx import Document
from docx.document import Document as Sheet
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from tingsted.kernel import clock

CODES = {"da": "da-DK", "en": "en-GB"}


def report_docx(report: dict[str, Any]) -> bytes:
    """The report (`report_of`) as .docx."""
    sheet = Document()
    _set_up(sheet, report)
    words = report["words"]
    sheet.add_paragraph(f"{report['municipality']} · {report['kind']}")
    sheet.add_heading(report["title"], level=0)
    sheet.add_paragraph(f"{report['owner']} · {report['edition']}")
    sheet.add_heading(words["matter"], level=1)
    for name, said in report["facts"]:
        _said(sheet, said, lead=f"{name}: ")
    _said(sheet, report["about"])
    sheet.add_heading(words["asked"], level=1)
    sheet.add_paragraph(report["tally"])
    if report["alone"]:
        sheet.add_paragraph(report["alone"])
    if report["asked"]:
        header = (words["body"], words["said"], words["day"])
        _table(sheet, header, [(r["body"], r["said"], r["day"]) for r in report["asked"]])
    sheet.add_heading(words["contributions"], level=1)
    if not report["chapters"]:
        sheet.add_paragraph(words["none"])
    for chapter in report["chapters"]:
        _chapter(sheet, chapter, words)
    sheet.add_heading(words["decision"], level=1)
    if not report["decisions"]:
        sheet.add_paragraph(words["undecided"])
    for decision in report["decisions"]:
        _said(sheet, f"{decision['day']}, {decision['by']}", lead=f"{decision['what']}: ")
        _said(sheet, decision["words"])
        if decision["link"]:
            _said(sheet, decision["link"], lead=f"{words['link']}: ")
    held = io.BytesIO()
    sheet.save(held)
    return _settled(held)


def _chapter(sheet: Sheet, chapter: dict[str, Any], words: dict[str, str]) -> None:
    level = 2
    if chapter["title"]:
        sheet.add_heading(chapter["title"], level=2)
        level = 3
    for row in chapter["rows"]:
        sheet.add_heading(f"{row['number']}. {row['by']}", level=level)
        sheet.add_paragraph(row["sent"])
        if row["to"]:
            sheet.add_paragraph(row["to"], style="Quote")
        _said(sheet, row["words"])
        answer = row["answer"]
        _said(sheet, answer["word"], lead=f"{words['answer']}: ")
        _said(sheet, answer["said"])
        if answer["sent"]:
            sheet.add_paragraph(answer["sent"])


def _set_up(sheet: Sheet, report: dict[str, Any]) -> None:
    """A4, the title that a reader announces, and the language every style is read aloud in."""
    about = sheet.core_properties
    about.title, about.author = report["title"], report["owner"]
    about.language = CODES[report["lang"]]
    day = clock.today()
    about.created = about.modified = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    section = sheet.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(25)
    font = sheet.styles["Normal"].font
    font.name, font.size = "Calibri", Pt(11)
    for properties in sheet.styles.element.iter(qn("w:rPr")):
        for tag in properties.findall(qn("w:lang")):
            tag.set(qn("w:val"), CODES[report["lang"]])


def _said(sheet: Sheet, text: str, lead: str = "") -> None:
    """Paragraphs as people wrote them: a blank line parts them, a single line break stays."""
    for number, part in enumerate(part for part in text.split("\n\n") if part.strip()):
        paragraph = sheet.add_paragraph()
        if lead and not number:
            paragraph.add_run(lead).bold = True
        paragraph.add_run(part.strip())


def _table(sheet: Sheet, header: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    table = sheet.add_table(rows=1, cols=len(header), style="Table Grid")
    for cell, name in zip(table.rows[0].cells, header, strict=True):
        cell.paragraphs[0].add_run(name).bold = True
    marked = OxmlElement("w:tblHeader")
    marked.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(marked)
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text


def _settled(held: io.BytesIO) -> bytes:
    """The same parts without the moment at which each was packed: the same report gives the same bytes."""
    settled = io.BytesIO()
    with zipfile.ZipFile(held) as packed, zipfile.ZipFile(settled, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in packed.namelist():
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, packed.read(name))
    return settled.getvalue()
