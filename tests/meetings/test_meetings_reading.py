"""Reading a secretary's sheet: every odd record is named, nothing is lost, nothing repaired in silence."""

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from tingsted.documents.tables import Unreadable, read_tables
from tingsted.meetings.reading import Reading, find_faults, read_ideas

DATA = Path(__file__).parents[1] / "data"
FILES = ["ideer-borgermoede.csv", "ideer-borgermoede.xlsx"]
FACIT: dict[str, Any] = json.loads((DATA / "ideer-facit.json").read_text(encoding="utf-8"))
# What the facit says in Danish → the code of the fault here.
CODES: dict[str, str] = {
    "tema skrevet med småt": "theme lower case",
    "dobbelt mellemrum i tema": "theme spaces",
    "mangler tekst": "no words",
    "nummer brugt to gange": "number twice",
    "persondata: telefonnummer i bemærkningen": "contact in remark",
    "to idéer i én celle": "two ideas",
    "tema ikke på listen": "theme unknown",
    "mellemrum før/efter tekst": "spaces",
    "tema mangler": "theme missing",
    "bord uklart": "table unclear",
    "tom række": "empty",
    "række kopieret": "same words",
    "nummer mangler": "number missing",
    "udpeger en bestemt nabo": "points at somebody",
    "kolonner byttet om": "swapped",
}


def code_of(why: str) -> str:
    (code,) = {code for start, code in CODES.items() if why.startswith(start)}
    return code


def read(name: str) -> Reading:
    return read_ideas((DATA / name).read_bytes())


@pytest.mark.parametrize("name", FILES)
def test_the_faults_are_exactly_those_of_the_facit(name: str) -> None:
    found = sorted((fault.row, fault.nr, fault.code) for fault in find_faults(read(name)))
    assert found == sorted((f["raekke"], str(f["nr"]), code_of(f["hvorfor"])) for f in FACIT["fejl"])


@pytest.mark.parametrize("name", FILES)
def test_records_numbers_and_themes_are_those_of_the_facit(name: str) -> None:
    reading = read(name)
    assert len(reading.records) == FACIT["antal_poster"]
    assert [r.nr for r in reading.records] == [str(t["nr"]) for t in FACIT["tema_pr_raekke"]]
    assert list(reading.repeated) == FACIT["numre"]["gentaget"]
    assert list(reading.skipped) == FACIT["numre"]["sprunget_over"]
    assert list(reading.missing) == FACIT["numre"]["mangler_paa_raekke"]
    assert sorted(reading.themes) == sorted(FACIT["temaer"])


def test_the_sheet_and_the_csv_hold_the_same_notes() -> None:
    csv, sheet = (read(name) for name in FILES)
    assert [r.key for r in csv.records] == [r.key for r in sheet.records]
    assert (csv.total, sheet.total) == ("", "I alt 73 idéer heraf nogle gengangere")
    assert (csv.themes_listed, sheet.themes_listed) == (False, True)


def test_line_breaks_and_doubled_quotes_inside_a_cell_stay() -> None:
    record = read(FILES[0]).records[24]
    assert record.words.startswith(
        'Købmanden skal blive!\nVi skal alle handle lokalt – hvis "bare" halvdelen'
    )
    assert record.meant("remark").endswith('"det er ikke kommunens opgave, det er vores"')


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("mark", [";", ",", "\t"])
def test_every_usual_way_of_saving_gives_the_same_words(encoding: str, mark: str) -> None:
    rows = ["Nr;Idé;Tema", "1;Rød grød på Ærø;Kultur", "2;Ål;Kultur"]
    data = "\r\n".join(rows).replace(";", mark).encode(encoding)
    assert [r.words for r in read_ideas(data).records] == ["Rød grød på Ærø", "Ål"]


def test_a_column_we_do_not_know_is_kept_with_the_remark() -> None:
    reading = read_ideas("Nr;Idé;Streger;Bemærkning\n1;En bænk;5;ved søen".encode())
    assert reading.records[0].raw["remark"] == "ved søen. Streger: 5"


def _zip_bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 40_000_000)
    return out.getvalue()


def _entities() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("xl/workbook.xml", b'<!DOCTYPE a [<!ENTITY b "bbbb">]><a>&b;</a>')
    return out.getvalue()


BAD: dict[str, Callable[[], bytes]] = {
    "empty": lambda: b"",
    "only semicolons": lambda: b";;;\r\n;;;",
    "a picture": lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4,
    "an old Excel file": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600,
    "a cut sheet": lambda: (DATA / FILES[1]).read_bytes()[:4000],
    "no headings": lambda: b"hej;med;dig\n1;2;3",
    "only headings": "Nr;Idé\n;\n".encode,
    "huge": lambda: b"Nr;Id\xe9\n" + b"1;x\n" * 300_000,
    "many rows": lambda: "Nr;Idé\n".encode() + b"1;x\n" * 6_000,
    "a zip bomb": _zip_bomb,
    "XML with entities": _entities,
    "a book in a cell": ("Nr;Idé\n1;" + "æ" * 30_000).encode,
}


@pytest.mark.parametrize("kind", BAD)
def test_what_can_not_be_read_gets_a_sentence(kind: str) -> None:
    with pytest.raises(Unreadable) as wrong:
        read_ideas(BAD[kind]())
    assert str(wrong.value).endswith((".", "?"))


def test_a_formula_gives_its_stored_value_and_is_never_run() -> None:
    book, out = Workbook(), io.BytesIO()
    sheet = book.active
    assert sheet is not None
    for row in (["Nr", "Idé"], [1, '=HYPERLINK("http://tingsted.example","x")'], [2, "En bænk"]):
        sheet.append(row)
    book.save(out)
    (table,) = read_tables(out.getvalue())
    assert table.rows[1:] == (("1", ""), ("2", "En bænk"))


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused_with_a_sentence(data: bytes) -> None:
    try:
        reading = read_ideas(data)
    except Unreadable as wrong:
        assert str(wrong)
    else:
        find_faults(reading)


WORD = st.text(st.characters(codec="cp1252", exclude_categories=["C"]), max_size=20)


@given(st.lists(st.tuples(WORD, WORD, WORD), min_size=1, max_size=12))
def test_every_cell_that_is_typed_is_found_again(rows: list[tuple[str, str, str]]) -> None:
    import csv

    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", quoting=csv.QUOTE_ALL)
    writer.writerow(["Idé", "Tema", "Bemærkning"])
    writer.writerows(rows)
    try:
        reading = read_ideas(out.getvalue().encode("utf-8-sig"))
    except Unreadable:
        assert not any(cell.strip() for row in rows for cell in row)
        return
    typed = [
        row for row in rows if row[0].strip().casefold() not in {"i alt", "ialt", "total", "sum", "samlet"}
    ]
    while typed and not any(cell.strip() for cell in typed[-1]):
        typed.pop()
    assert [(r.raw["words"], r.raw["theme"], r.raw["remark"]) for r in reading.records] == typed
