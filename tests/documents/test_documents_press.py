"""The plan on paper: one file that archives, reads aloud, and runs nothing that people wrote."""

from __future__ import annotations

import io
from datetime import date

import pytest
import typst
from pypdf import PdfReader

from tingsted.documents.press import FONTS, press_pdf

WORDS = {
    "vision": "Hvad vi vil", "contents": "Indhold", "story": "Sådan er planen blevet til", "when": "Hvornår",
    "phase": "Trin", "overview": "Alle handlinger i oversigt", "number": "Nr.", "action": "Handling",
    "far": "Hvor langt", "answer": "Svar", "map": "Kort", "figures": "I tal", "realised": "Det er det blevet til",
    "measures": "Landsbymål",
}  # fmt: skip
HOSTILE = '#eval("1+1") *fed* $x^2$ <script> #include "/etc/passwd" \\ \u202e " \' ` //'


def _plan(**more: object) -> dict[str, object]:
    action = {
        "number": "1.1", "title": "Sidste 250 meter", "text": "Stien mangler stykket langs åen.", "work": "begun",
        "work_word": "Begyndt", "note": "", "facts": [["Idé", "Glumsø-27"]], "photos": [],
        "status": [{"state": "being written", "word": "Svaret bliver skrevet"}],
        "answers": [{
            "state": "being written", "word": "Svaret bliver skrevet", "said": "»Vi måler op.«", "sent": "Sendt",
            "links": [],
        }],
    }  # fmt: skip
    return {
        "title": "Planen for Glumsø og Omegn", "lang": "da", "body": "Glumsø Lokalråd", "area": "Glumsø",
        "kind": "LUP",
        "municipality": "Næstved Kommune", "edition": "Vedtaget 3. september 2026", "foot": "Planen",
        "vision": "Hele livet.", "new": "", "measures": [],
        "realised": [], "map": None, "charts": [], "photos": [], "parts": [],
        "digest": "",
        "story": "Vi mødtes.\n\nOg igen.", "phases": [{"when": "Juni 2026", "phase": "Borgermøde"}], "words": WORDS,
        "chapters": [{"number": "1", "name": "Stier og natur", "goals": [], "chart": None, "actions": [action]}],
        **more,
    }  # fmt: skip


def _read(data: dict[str, object]) -> PdfReader:
    return PdfReader(io.BytesIO(press_pdf("plans/press/plan.typ", data, dated=date(2026, 9, 3))))


def _text(reader: PdfReader) -> str:
    return "\n".join(page.extract_text() for page in reader.pages)


def _kinds(node: object) -> list[str]:
    """The kinds of every element of the document's structure, in reading order."""
    node = node.get_object()  # type: ignore[attr-defined]  # pypdf's objects are untyped
    if isinstance(node, list):
        return [kind for part in node for kind in _kinds(part)]
    if not hasattr(node, "get"):
        return []
    own = [str(node["/S"])] if "/S" in node else []
    return own + (_kinds(node["/K"]) if "/K" in node else [])


def test_the_file_says_that_it_archives_and_reads_aloud_and_in_which_language() -> None:
    root = _read(_plan()).trailer["/Root"]
    said = root["/Metadata"].get_data().decode()
    for mark in ("<pdfaid:part>2<", "<pdfaid:conformance>A<", "<pdfuaid:part>1<"):
        assert mark in said
    assert root["/Lang"] == "da"
    assert root["/MarkInfo"]["/Marked"].value is True
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True


def test_it_carries_title_author_and_its_own_date_and_the_same_plan_gives_the_same_bytes() -> None:
    about = _read(_plan()).metadata
    assert about is not None
    assert (about.title, about.author) == ("Planen for Glumsø og Omegn", "Glumsø Lokalråd")
    assert about.creation_date is not None
    assert about.creation_date.date() == date(2026, 9, 3)
    assert press_pdf("plans/press/plan.typ", _plan(), dated=date(2026, 9, 3)) == press_pdf(
        "plans/press/plan.typ", _plan(), dated=date(2026, 9, 3)
    )


def test_headings_tables_and_lists_are_marked_as_what_they_are() -> None:
    kinds = _kinds(_read(_plan()).trailer["/Root"]["/StructTreeRoot"]["/K"])
    assert kinds.count("/Title") == 1
    assert kinds.count("/H1") == 5  # vision, contents, story, the theme, the overview
    assert kinds.count("/H2") == 1
    assert (kinds.count("/Table"), kinds.count("/TH")) == (2, 6)
    assert kinds.count("/TOC") == 1


def test_the_contents_lead_to_the_chapters() -> None:
    titles = [entry.title for entry in _read(_plan()).outline if not isinstance(entry, list)]
    assert titles == [
        "Hvad vi vil",
        "Sådan er planen blevet til",
        "1 Stier og natur",
        "Alle handlinger i oversigt",
    ]


def test_all_type_is_our_own_and_embedded() -> None:
    names, embedded = set(), []
    for page in _read(_plan()).pages:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index]  # pypdf's objects are untyped
            inner = font.get_object()["/DescendantFonts"][0].get_object()
            names.add(str(inner["/BaseFont"]).split("+")[1].split("-")[0])
            embedded.append(any(key.startswith("/FontFile") for key in inner["/FontDescriptor"]))
    assert names == {"Newsreader", "SourceSans3"}
    assert all(embedded)
    assert {p.name for p in FONTS.glob("LICENCE-*")} == {
        "LICENCE-newsreader.txt",
        "LICENCE-source-sans-3.txt",
    }


def test_what_people_wrote_is_printed_and_never_run() -> None:
    plan = _plan(title=HOSTILE, vision=HOSTILE, story=HOSTILE, body=HOSTILE)
    plan["chapters"][0]["actions"][0]["text"] = HOSTILE  # type: ignore[index]  # a dict of plain data
    printed = _text(_read(plan)).replace("\n", " ")
    assert '#eval("1+1") *fed* $x^2$' in printed
    assert "root:" not in printed


def test_a_plan_without_a_title_is_refused_rather_than_printed_inaccessible() -> None:
    with pytest.raises(typst.TypstError, match="title"):
        press_pdf("plans/press/plan.typ", _plan(title=""))


def test_a_plan_of_150_actions_prints_every_one_with_page_numbers() -> None:
    plan = _plan()
    one = plan["chapters"][0]["actions"][0]  # type: ignore[index]  # a dict of plain data
    actions = [{**one, "number": f"1.{n}", "title": f"Handling nummer {n}"} for n in range(1, 151)]
    plan["chapters"] = [{"number": "1", "name": "Stier", "goals": [], "chart": None, "actions": actions}]
    reader = _read(plan)
    text = _text(reader)
    assert all(f"Handling nummer {n}" in text for n in range(1, 151))
    assert f"{len(reader.pages)} / {len(reader.pages)}" in reader.pages[-1].extract_text()


@pytest.mark.parametrize(
    ("said", "drawn"),
    [
        ("Et hjerte ❤️ og et træ 🌳 og en familie 👩‍👩‍👧", "Et hjerte"),
        ("Tak 谢谢 og شكرا og ಠ", "Tak"),
        ("Fra et skriveprogram: \ue000 \uf0b7 \ufffe", "Fra et skriveprogram"),
    ],
)
def test_signs_that_no_font_here_has_never_keep_a_plan_off_paper(said: str, drawn: str) -> None:
    text = _text(_read(_plan(story=f"{said}\n\nVi mødtes på Søvej.")))
    assert drawn in text
    assert "□" in text
    assert "Vi mødtes på Søvej." in text
