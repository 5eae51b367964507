"""An existing plan comes in from a table: what is odd is named by row and column, never repaired in silence."""

from __future__ import annotations

import base64
import io
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import Workbook

from plans.conftest import Glumsoe
from tingsted.documents.tables import Unreadable
from tingsted.plans.actions import read_in_table
from tingsted.plans.models import Action
from tingsted.plans.reading import read_plan

ROWS = [
    ["Plan for Glumsø 2018"],
    [],
    ["Tema", "Handling", "Hvem driver?", "Status", "Note", "Pris", "Verdensmål", "Formand"],
    [
        "Stier",
        "Grus på stien",
        "fælles",
        "Godt i gang",
        "400 meter ligger der",
        "42.000 kr.",
        "11, 15.5",
        "x",
    ],
    ["stier", " Bænke ved åen ", "borgere", "", "", "", "", ""],
    ["Unge", "", "borgere", "", "", "", "", ""],
    ["", "Klub", "borgere", "", "", "", "", ""],
    ["Unge", "Klub", "spejderne måske", "på vej", "", "mange", "18", ""],
    ["Unge", "Ungdomsklub", "Kommunen", "lagt til side", "", "", "", ""],
    ["Unge", "grus  på STIEN", "", "", "", "", "", ""],
    ["Toget", "Sidste 250 meter af stien", "", "", "", "", "", ""],
]


def as_csv(encoding: str = "cp1252") -> bytes:
    return "\r\n".join(";".join(row) for row in ROWS).encode(encoding)


def as_xlsx() -> bytes:
    book, out = Workbook(), io.BytesIO()
    for row in ROWS:
        book.active.append(row)
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("data", [as_csv(), as_csv("utf-8-sig"), as_xlsx()], ids=["cp1252", "utf-8", "xlsx"])
def test_what_is_odd_is_named_by_row_and_column(data: bytes) -> None:
    reading = read_plan(data, themes=["Stier"], known=["Sidste 250 meter af stien"])
    assert [(fault.where, fault.code) for fault in reading.faults] == [
        ("B5", "spaces"), ("A5", "spelling"), ("B6", "no title"), ("A7", "no theme"), ("C8", "driver"), ("D8", "work"),
        ("F8", "cost"), ("G8", "sdgs"), ("D9", "no reason"), ("B10", "twice"), ("B11", "there already"),
    ]  # fmt: skip
    assert [(row.theme, row.title, row.driver, row.work, row.cost, row.sdgs) for row in reading.rows] == [
        ("Stier", "Grus på stien", "joint", "well under way", 42000, ("11", "15.5")),
        ("Stier", "Bænke ved åen", "citizens", "not begun", None, ()),
    ]
    assert (reading.left_out, reading.unknown) == (6, ("Formand",))


@pytest.mark.parametrize("data", [b"", b"Tema;Sted\r\nStier;Her", b"Tema;Handling\r\n"])
def test_a_file_with_nothing_to_read_is_refused_in_words(data: bytes) -> None:
    with pytest.raises(Unreadable):
        read_plan(data)


def test_read_in_twice_it_comes_in_once(glumsoe: Glumsoe) -> None:
    reading = read_plan(as_csv(), themes=["Stier og natur"], known=["Sidste 250 meter af stien"])
    read_in_table(glumsoe.cast.as_ejner, plan=glumsoe.plan, reading=reading, file="plan.csv")
    known = list(Action.objects.values_list("title", flat=True))
    assert sorted(known) == ["Bænke ved åen", "Grus på stien", "Sidste 250 meter af stien"]
    assert read_plan(as_csv(), known=known).rows == ()


def test_the_council_sees_everything_before_anything_is_written(glumsoe: Glumsoe, client: Client) -> None:
    client.force_login(glumsoe.cast.ejner)
    home = glumsoe.plan.get_absolute_url()
    shown = client.post(
        f"{home}indlaes/", {"file": SimpleUploadedFile("plan.csv", as_csv())}
    ).content.decode()
    assert ("B6" in shown, "Handlingen har intet navn." in shown, Action.objects.count()) == (True, True, 1)
    sent = {"data": base64.b64encode(as_csv()).decode(), "name": "plan.csv"}
    assert client.post(f"{home}indlaes/ind/", sent).status_code == 302
    assert Action.objects.count() == 3
    assert client.post(f"{home}indlaes/ind/", {"data": "?"}).status_code == 422


def test_a_theme_merged_over_its_rows_stands_for_each_and_a_day_is_a_day() -> None:
    book, out = Workbook(), io.BytesIO()
    sheet = book.active
    for row in (
        ["Indsatsområde", "Tiltag", "Ansvarlig", "Hvornår"],
        ["Stier", "Grus på stien", "Holbæk Kommune", date(2028, 4, 1)],
        [None, "Bænke ved åen", "lokalrådet", "forår"],
    ):
        sheet.append(row)
    sheet.merge_cells("A2:A3")
    book.save(out)
    rows = read_plan(out.getvalue()).rows
    assert [(row.theme, row.title, row.driver, row.time) for row in rows] == [
        ("Stier", "Grus på stien", "municipality", "2028-04-01"), ("Stier", "Bænke ved åen", "citizens", "forår"),
    ]  # fmt: skip
