"""The report as a Word file that reads aloud: a title, real headings, a table whose first row is its header, Danish."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx.document import Document as Sheet

from tingsted.documents.word import add_said, add_table, bytes_of, new_sheet
from tingsted.involvement.papers.heard import Said


def report_docx(report: dict[str, Any]) -> bytes:
    """The report (`report_of`) as .docx."""
    sheet = new_sheet(title=report["title"], author=report["owner"], lang=report["lang"])
    words = report["words"]
    sheet.add_paragraph(f"{report['municipality']} · {report['kind']}")
    sheet.add_heading(report["title"], level=0)
    sheet.add_paragraph(f"{report['owner']} · {report['edition']}")
    sheet.add_heading(words["matter"], level=1)
    for name, said in report["facts"]:
        add_said(sheet, said, lead=f"{name}: ")
    add_said(sheet, report["about"])
    sheet.add_heading(words["asked"], level=1)
    sheet.add_paragraph(report["tally"])
    if report["alone"]:
        sheet.add_paragraph(report["alone"])
    if report["asked"]:
        header = (words["body"], words["said"], words["day"])
        add_table(sheet, header, [(r["body"], r["said"], r["day"]) for r in report["asked"]])
    sheet.add_heading(words["contributions"], level=1)
    if not report["chapters"]:
        sheet.add_paragraph(words["none"])
    for chapter in report["chapters"]:
        _chapter(sheet, chapter, words)
    sheet.add_heading(words["decision"], level=1)
    if not report["decisions"]:
        sheet.add_paragraph(words["undecided"])
    for decision in report["decisions"]:
        add_said(sheet, f"{decision['day']}, {decision['by']}", lead=f"{decision['what']}: ")
        add_said(sheet, decision["words"])
        if decision["link"]:
            add_said(sheet, decision["link"], lead=f"{words['link']}: ")
    return bytes_of(sheet)


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
        add_said(sheet, row["words"])
        if row["heard"]:
            _heard(sheet, row["heard"], words, level + 1)
        answer = row["answer"]
        add_said(sheet, answer["word"], lead=f"{words['answer']}: ")
        add_said(sheet, answer["said"])
        if answer["sent"]:
            sheet.add_paragraph(answer["sent"])


def _heard(sheet: Sheet, heard: Sequence[Said], words: dict[str, str], level: int) -> None:
    """What citizens said to the body first."""
    sheet.add_heading(words["heard"], level=level)
    for said in heard:
        add_said(sheet, said["people"], lead=f"{said['asked']} ")
        if said["lines"]:
            sheet.add_paragraph(f"{words['first']}:")
        for line in said["lines"]:
            sheet.add_paragraph(line, style="List Bullet")
        for quote in said["quotes"]:
            sheet.add_paragraph(quote, style="Quote")
        add_said(sheet, said["url"], lead=f"{words['link']}: ")
