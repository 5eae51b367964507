"""The municipality's workbook: every fault is named by sheet, row and column, and what is no fault is not named."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from cast import Cast
from tingsted.kernel import journal
from tingsted.kernel.actors import importing
from tingsted.kernel.models import JournalEntry
from tingsted.kernel.rights import NotAllowed
from tingsted.notices.models import Letter
from tingsted.places.actions import import_offices
from tingsted.places.actions.importing import ImportRefused, known_here, rehearse_import
from tingsted.places.models import (
    Area,
    Contact,
    Founding,
    Office,
    OfficeKind,
    Role,
    Seat,
)
from tingsted.places.workbook import Known, Reading, Unreadable, open_workbook, read_workbook
from workbooks import DATA, mend, sample

# The words of the answer sheet, and ours.
CODES = {
    "ugyldig_mail": "bad mail", "ukendt_omraade": "unknown area", "dobbelt_id": "id twice",
    "dato_som_tekst": "date as text", "ukendt_raad": "unknown body", "til_foer_fra": "end before start",
    "ukendt_rolle": "unknown role", "mangler_dato": "missing date", "umulig_dato": "impossible date",
    "ukendt_vaerdi": "unknown value", "mellemrum": "spaces", "overlap": "overlap",
    "mulig_gengang": "maybe same person", "mangler_kontakt": "missing contact",
    "udloebet_uden_afloeser": "ended without successor", "samme_person": "same person",
    "ukendt_person": "unknown person", "ugyldigt_telefonnummer": "bad phone", "mistet_nul": "lost zero",
    "dobbelt_praefiks": "prefix twice", "ugyldigt_praefiks": "bad prefix", "mangler_postkasse": "no mailbox",
    "ukendt_forvaltning": "unknown department",
}  # fmt: skip
TODAY = date(2026, 11, 22)


def test_exactly_the_faults_of_the_answer_sheet_are_found() -> None:
    facit = json.loads((DATA / "raad-og-kontakter-facit.json").read_text(encoding="utf-8"))
    reading = read_workbook(open_workbook(sample()), Known(), TODAY)
    found = [(f.sheet, f.row, f.column, f.value, f.code) for f in reading.faults]
    wanted = [(f["ark"], f["raekke"], f["kolonne"], f["vaerdi"], CODES[f["fejl"]]) for f in facit["fejl"]]
    assert len(wanted) == 32
    assert sorted(found) == sorted(wanted)


SOFT = {
    "spaces",
    "maybe same person",
    "missing contact",
    "ended without successor",
    "unknown person",
    "no mailbox",
}
ENTERING = importing("import-offices")


def mended(tmp_path: Path, *more: tuple[str, int, str, object]) -> Reading:
    """The sample as it comes the second time."""
    file = mend(tmp_path / "mended.xlsx", *more)
    return read_workbook(open_workbook(file.read_bytes()), known_here(), TODAY)


def counts() -> dict[str, int]:
    models = (Area, Office, Seat, Contact, Founding, JournalEntry)
    return {model.__name__: model.objects.count() for model in models}


def test_a_fault_says_what_is_wrong_and_what_is_likely_meant() -> None:
    reading = read_workbook(open_workbook(sample()), Known(), TODAY)
    said = {(f.sheet, f.row, f.column): (f.what, f.todo) for f in reading.faults}
    assert said["Råd og fora", 16, "Område-id"] == (
        "Intet område har id'et »lille-naestved«.",
        "Mener du lillenaestved?",
    )
    assert said["Pladser", 9, "Råd-id"][1] == "Mener du raad-fladsaa?"
    assert said["Pladser", 3, "Fra"][1] == "Skriv hele datoen. Mener du 12-03-2025?"
    assert said["Pladser", 6, "Til"][1] == "Skriv hele datoen."
    assert said["Råd og fora", 11, "Mail"][1] == "Mener du glumsoe@lokalraad.example.dk?"
    assert said["Pladser", 17, "Rolle"][0] == "»fomand« er næsten rollen »formand«, men ikke helt."
    assert all(what and todo for what, todo in said.values())


def test_a_workbook_with_a_fault_that_stops_writes_nothing(db: None) -> None:
    reading = read_workbook(open_workbook(sample()), known_here(), TODAY)
    with pytest.raises(ImportRefused) as refusal:
        import_offices(ENTERING, reading=reading)
    assert len(refusal.value.faults) == 26
    assert set(counts().values()) == {0}


def test_a_mended_workbook_is_read_in_whole_and_again_changes_nothing(db: None, tmp_path: Path) -> None:
    reading = mended(tmp_path)
    assert {f.code for f in reading.faults} == SOFT
    done = import_offices(ENTERING, reading=reading)
    assert {sheet: n["new"] for sheet, n in done.counts.items()} == {
        "Områder": 15, "Råd og fora": 19, "Pladser": 83, "Kontaktpersoner": 14, "Forvaltninger": 11, "Udvalg": 6,
    }  # fmt: skip
    before = counts()
    again = import_offices(ENTERING, reading=mended(tmp_path))
    assert (again.total("new"), again.total("changed"), again.total("same")) == (0, 0, 148)
    assert counts() == before
    assert journal.verify() is None


def test_a_rehearsal_tells_the_same_and_leaves_nothing(db: None, tmp_path: Path) -> None:
    told = rehearse_import(ENTERING, mended(tmp_path))
    assert set(counts().values()) == {0}
    assert told == import_offices(ENTERING, reading=mended(tmp_path))


def test_a_changed_row_changes_what_it_is_about_and_nothing_else(db: None, tmp_path: Path) -> None:
    import_offices(ENTERING, reading=mended(tmp_path))
    again = import_offices(
        ENTERING,
        reading=mended(
            tmp_path,
            ("Råd og fora", 3, "Navn", "Fladså Lokalråd"),
            ("Pladser", 8, "Til", date(2027, 1, 31)),
            ("Forvaltninger", 2, "KLE-præfikser", "05"),
        ),
    )
    assert (again.total("new"), again.total("changed")) == (0, 3)
    fladsaa = Office.objects.get(slug="raad-fladsaa")
    assert (fladsaa.name, [f.name for f in fladsaa.former_names.all()]) == (
        "Fladså Lokalråd",
        ["Lokalrådet for Fladså"],
    )
    assert Seat.objects.get(office=fladsaa, role=Role.CHAIR).ends == date(2027, 1, 31)


def test_what_was_read_in_is_what_the_workbook_says(db: None, tmp_path: Path) -> None:
    import_offices(ENTERING, reading=mended(tmp_path))
    cluster, umbrella = Office.objects.get(slug="klynge-mellem"), Office.objects.get(slug="paraply")
    assert [a.slug for a in cluster.covers.order_by("slug")] == ["fodby", "lokalraad4262", "vestlandet4700"]
    assert (cluster.area, umbrella.covers.count()) == (None, 15)
    assert Office.objects.get(slug="raad-demo-syd").dissolved == date(2021, 5, 1)
    assert [f.area.slug for f in Founding.objects.under_way()] == ["demo-nord"]
    coordinator = Seat.objects.get(title="tovholder")
    assert (coordinator.role, coordinator.speaks, coordinator.public) == (Role.MEMBER, True, False)
    tanjas = Contact.objects.filter(seat__person__name="Tanja Hansen").order_by("body__slug")
    assert [c.body.slug for c in tanjas] == [
        "klynge-mellem", "raad-glumsoe", "raad-hot", "raad-tappernoeje", "raad-vestegn",
    ]  # fmt: skip
    special = Office.objects.get(kind=OfficeKind.SPECIAL)
    assert ([d.name for d in special.departments.all()], special.size) == (
        ["Center for Politik og Udvikling"],
        9,
    )
    assert Letter.objects.count() == 0


def test_an_empty_cell_changes_nothing_and_a_seat_that_ended_here_stays_ended(
    db: None, tmp_path: Path
) -> None:
    import_offices(ENTERING, reading=mended(tmp_path))
    again = import_offices(ENTERING, reading=mended(tmp_path, ("Råd og fora", 2, "Mail", None)))
    assert (again.total("new"), again.total("changed")) == (0, 0)
    assert Office.objects.get(slug="raad-tappernoeje").mailbox == "tappernoeje@lokalraad.example.dk"


def test_a_row_that_the_house_refuses_is_named_and_nothing_is_written(db: None, tmp_path: Path) -> None:
    import_offices(ENTERING, reading=mended(tmp_path))
    before = counts()
    clash = mended(
        tmp_path, ("Pladser", 2, "Person", "En Anden"), ("Pladser", 2, "Mail", "en.anden@example.dk")
    )
    with pytest.raises(ImportRefused) as refusal:
        import_offices(ENTERING, reading=clash)
    assert [(r.sheet, r.row) for r in refusal.value.rows] == [("Pladser", 2)]
    assert counts() == before


@pytest.mark.parametrize("who", ["ruth", "gudrun", "holger", "sofie", "oda"])
def test_only_editors_read_in_a_workbook(cast: Cast, tmp_path: Path, who: str) -> None:
    with pytest.raises(NotAllowed):
        import_offices(getattr(cast, f"as_{who}"), reading=mended(tmp_path))


@pytest.mark.parametrize("data", [b"", b"Nr;Navn", b"PK\x03\x04" + b"\x00" * 200])
def test_what_is_no_workbook_is_said_to_be_none(data: bytes) -> None:
    with pytest.raises(Unreadable):
        open_workbook(data)
