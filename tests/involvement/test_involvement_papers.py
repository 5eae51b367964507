"""The papers of a matter: the consultation report and the case file for the records system."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import zipfile
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from docx import Document as read_docx
from pypdf import PdfReader

from cast import Cast
from involvement.conftest import days, start
from tingsted.involvement.actions import (
    ask_citizens,
    attach_heard,
    contribute,
    draft_answers,
    forget_what_is_old,
    hand_over_case,
    invite,
    open_matter,
    read_sayings,
    release_answers,
    reply_to,
    say,
    turn_phase,
)
from tingsted.involvement.models import (
    CaseFile,
    Contribution,
    Document,
    Invitation,
    Matter,
)
from tingsted.involvement.papers.case_file import pack
from tingsted.involvement.papers.report import material_of, report_of, report_pdf
from tingsted.involvement.papers.word import report_docx
from tingsted.involvement.tasks import deliver_cases, forget_what_was_kept_long_enough
from tingsted.kernel import clock, rounds
from tingsted.kernel.actions import Refused
from tingsted.kernel.actors import CLOCK, VISITOR
from tingsted.kernel.models import JournalEntry
from tingsted.promises.actions import give_answer


def test_the_report_says_who_answered_how_without_blame_or_drafts(
    cast: Cast, matter: Matter, glumsoe: Invitation
) -> None:
    fodby = invite(cast.as_holger, matter=matter, offices=[cast.fodby_council])[0]
    reply_to(cast.as_asta, invitation=fodby, reply="no thanks", reason="Vi bruger kræfterne på festen.")
    said = contribute(cast.as_ruth, invitation=glumsoe, words="Krydset ved kirken først.")
    draft_answers(
        cast.as_holger, matter=matter, contributions=[said], answer="taken in", reply="Hemmeligt endnu."
    )
    report = report_of(rounds.read(material_of(matter)))
    assert report["tally"] == "2 er spurgt. 1 har budt ind, 1 har sagt nej tak."
    assert [(row["body"], row["said"]) for row in report["asked"]] == [
        (str(cast.council), "Har budt ind"),
        (str(cast.fodby_council), "Nej tak: »Vi bruger kræfterne på festen.«"),
    ]
    assert "Hemmeligt" not in json.dumps(report)
    with days(61):
        other = open_matter(cast.as_holger, matter=start(cast, title="Ny sag"))
        invite(cast.as_holger, matter=other, offices=[cast.council])
        with days(61):
            silent = report_of(rounds.read(material_of(other)))
    assert silent["tally"] == "1 er spurgt. 1 har ikke svaret."


def test_the_report_is_an_accessible_pdf_and_an_accessible_word_file(
    cast: Cast, matter: Matter, both: list[Contribution]
) -> None:
    draft_answers(cast.as_holger, matter=matter, contributions=both, answer="taken in", reply="Det er med.")
    release_answers(cast.as_holger, matter=matter)
    material = rounds.read(material_of(matter))
    pdf = PdfReader(io.BytesIO(report_pdf(material)))
    root = pdf.trailer["/Root"]
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"]) == ("da", True)  # type: ignore[index]  # a dictionary
    meta = root["/Metadata"].get_object().get_data().decode()  # type: ignore[index]  # a dictionary
    assert "<pdfuaid:part>1</pdfuaid:part>" in meta
    assert "<pdfaid:part>2</pdfaid:part>" in meta
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in meta
    text = "".join(page.extract_text() for page in pdf.pages)
    assert all(words in text for words in ("Krydset ved kirken først.", "Vejen til hallen.", "Det er med."))
    word = read_docx(io.BytesIO(report_docx(report_of(material))))
    headings = [
        (p.style.name, p.text) for p in word.paragraphs if p.style and p.style.name.startswith(("H", "T"))
    ]
    assert headings == [
        ("Title", "Høringsnotat: Trafiksikkerhed ved skolerne"),
        ("Heading 1", "Hvad sagen handler om"),
        ("Heading 1", "Hvem der er spurgt"),
        ("Heading 1", "Hvad der blev sagt, og hvad der kom ud af det"),
        ("Heading 2", f"1. {cast.council}"),
        ("Heading 2", f"2. {cast.fodby_council}"),
        ("Heading 1", "Beslutning"),
    ]
    table = word.tables[0]
    assert len(table.rows[0]._tr.xpath("./w:trPr/w:tblHeader")) == 1
    languages = word.styles.element.xpath("//w:rPr/w:lang/@w:val")
    assert set(languages) == {"da-DK"}


def test_a_case_file_has_its_papers_and_says_what_a_records_system_asks(
    cast: Cast, matter: Matter, document: Document, both: list[Contribution]
) -> None:
    made = hand_over_case(
        cast.as_holger, matter=matter, case_number="05.14.00-P16-7-26", kle="05.14.00", facet="p16"
    )
    data = made.file.read()
    assert (hashlib.sha256(data).hexdigest(), len(data)) == (made.digest, made.size)
    archive = zipfile.ZipFile(io.BytesIO(data))
    with clock.at(clock.now() + timedelta(seconds=5)):
        assert pack(made)[0] == data
    told = json.loads(archive.read("metadata.json"))
    assert {
        name: told["sag"][name] for name in ("sagsnummer", "kle_emne", "kle_handlingsfacet", "titel")
    } == {
        "sagsnummer": "05.14.00-P16-7-26",
        "kle_emne": "05.14.00",
        "kle_handlingsfacet": "P16",
        "titel": "Trafiksikkerhed ved skolerne",
    }
    assert [(p["navn"], p["rolle"], p["svar"]) for p in told["parter"]] == [
        (str(cast.roads), "ansvarlig", ""),
        (str(cast.council), "høringspart", "contributed"),
        (str(cast.fodby_council), "høringspart", "contributed"),
    ]
    for row in told["dokumenter"]:
        part = archive.read(row["fil"])
        assert (hashlib.sha256(part).hexdigest(), len(part)) == (row["sha256"], row["bytes"])
    assert [row["fil"] for row in told["dokumenter"]] == [
        "dokumenter/01-hoeringsnotat.pdf",
        "dokumenter/02-hoeringsnotat.docx",
        "dokumenter/03-udkast-v1.pdf",
    ]
    one = PdfReader(io.BytesIO(archive.read("sagsmappe.pdf")))
    inside = {name: hashlib.sha256(held[0]).hexdigest() for name, held in one.attachments.items()}
    loose = {row["fil"].removeprefix("dokumenter/"): row["sha256"] for row in told["dokumenter"]}
    assert inside == {**loose, "metadata.json": hashlib.sha256(archive.read("metadata.json")).hexdigest()}
    assert b"<pdfaid:part>3</pdfaid:part>" in one.xmp_metadata.stream.get_data()  # type: ignore[union-attr]  # it has one
    assert "05.14.00 P16" in one.pages[0].extract_text()
    sheet = archive.read("dokumenter.csv").decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(sheet), delimiter=";"))
    assert [row["sha256"] for row in rows] == [row["sha256"] for row in told["dokumenter"]]
    entry = JournalEntry.objects.get(kind="involvement.CaseFileHandedOver")
    assert entry.facts["digest"] == made.digest


def test_a_case_file_asks_for_a_number_and_a_kle_number(cast: Cast, matter: Matter) -> None:
    for facts, field in (
        ({"case_number": "", "kle": "05.14.00"}, "case_number"),
        ({"case_number": "7", "kle": "5.14"}, "kle"),
        ({"case_number": "7", "kle": "05.14.00", "facet": "16"}, "facet"),
    ):
        with pytest.raises(Refused) as refused:
            hand_over_case(cast.as_holger, matter=matter, **facts)
        assert refused.value.field == field


def test_a_case_file_is_forgotten_after_a_month_and_its_fingerprint_stays(cast: Cast, matter: Matter) -> None:
    hand_over_case(cast.as_holger, matter=matter, case_number="7", kle="05.14.00")
    with days(30):
        forget_what_was_kept_long_enough(clock.today())
        assert CaseFile.objects.exclude(file="").count() == 1
    with days(31):
        assert forget_what_is_old(CLOCK, on=clock.today()) == 1
    made = CaseFile.objects.get()
    assert (bool(made.file), len(made.digest)) == (False, 64)


def test_what_citizens_said_first_stands_with_the_bodys_words_in_the_report_and_in_the_case(
    cast: Cast, matter: Matter, glumsoe: Invitation
) -> None:
    closes = clock.today() + timedelta(days=20)
    question = ask_citizens(cast.as_ruth, invitation=glumsoe, words="Hvor er det utrygt?", closes=closes)
    kind, hidden, _unread = (
        say(VISITOR, question=question, words=words, name=name, email="inger@tingsted.example")
        for words, name in (("Ved kirken.", "Inger"), ("Naboen er skør.", ""), ("Ulæst endnu.", ""))
    )
    read_sayings(cast.as_ejner, question=question, decided={str(kind.pk): "public", str(hidden.pk): "hidden"})
    survey = {"title": "Spørgeskema om skoleveje", "url": "/spoergeskemaer/x/", "people": 42}
    attach_heard(cast.as_ejner, invitation=glumsoe, **survey)
    contribute(cast.as_ruth, invitation=glumsoe, words="Krydset ved kirken først.")
    material = rounds.read(material_of(matter))
    report = report_of(material)
    assert [
        (said["asked"], said["people"], said["quotes"]) for said in report["chapters"][0]["rows"][0]["heard"]
    ] == [
        ("Hvor er det utrygt?", "2 svar.", ["Ved kirken.\nInger"]),
        ("Spørgeskema om skoleveje", "42 var med.", []),
    ]
    pdf = "".join(page.extract_text() for page in PdfReader(io.BytesIO(report_pdf(material))).pages)
    word = "\n".join(p.text for p in read_docx(io.BytesIO(report_docx(report))).paragraphs)
    for text in (pdf, word):
        assert "Det sagde borgerne først" in text
        assert "Ved kirken." in text
        assert not any(words in text for words in ("skør", "Ulæst", "inger@"))
    case = hand_over_case(cast.as_holger, matter=matter, case_number="7", kle="05.14.00")
    told = json.loads(zipfile.ZipFile(case.file).read("metadata.json"))
    assert [said["sagt"] for said in told["bidrag"][0]["borgerne"]] == [["Ved kirken.\nInger"], []]


def test_the_report_tells_a_decision_that_was_only_told_and_how_late_an_answer_came(
    cast: Cast, matter: Matter, both: list[Contribution]
) -> None:
    turn_phase(cast.as_holger, matter=matter, phase="decided", words="Ja til tre kryds.")
    promise = both[0].promise
    assert promise is not None
    with clock.at(clock.noon(promise.due + timedelta(days=2))):
        give_answer(cast.as_holger, promise=promise, answer="taken in", reply="Det er med.")
        report = report_of(rounds.read(material_of(matter)))
    assert [(d["what"], d["by"], d["words"]) for d in report["decisions"]] == [
        ("Den politiske beslutning", str(cast.roads), "Ja til tre kryds.")
    ]
    answer = report["chapters"][0]["rows"][0]["answer"]
    assert answer["sent"].endswith(". Svaret kom 2 dage for sent")


def test_a_case_is_laid_in_the_records_systems_folder_by_itself_and_once(
    cast: Cast, matter: Matter, settings: Any, tmp_path: Path
) -> None:
    folder = tmp_path / "not there yet"
    settings.RECORDS_FOLDER = str(folder)
    made = hand_over_case(cast.as_holger, matter=matter, case_number="7", kle="05.14.00")
    assert deliver_cases.call() == 0
    assert CaseFile.objects.get().delivered_on is None
    folder.mkdir()
    assert [deliver_cases.call() for _hour in range(2)] == [1, 0]
    (laid,) = folder.iterdir()
    assert hashlib.sha256(laid.read_bytes()).hexdigest() == made.digest
    assert CaseFile.objects.get().delivered_on == clock.today()
