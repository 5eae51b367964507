"""Ideas that may be the same are suggested, and look-alikes are left alone."""

from __future__ import annotations

import csv
import json
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from civicmath.similarity import SAME, likeness, similar
from civicmath.similarity.command import main, read_rows

DATA = Path(__file__).parent.parent / "data"
PAIRS = DATA / "similar-pairs.csv"
MEETING = DATA / "ideer-borgermoede.csv"
KEY = json.loads((DATA / "ideer-facit.json").read_text(encoding="utf-8"))
IDEAS = [row["Idé"] for row in read_rows(MEETING)]


def f1(found: set[Any], true: set[Any]) -> float:
    return 2 * len(found & true) / (len(found) + len(true))


def linked(groups: list[list[int]]) -> set[tuple[int, int]]:
    return {pair for group in groups for pair in combinations(sorted(group), 2)}


def test_the_hundred_pairs_are_told_apart_at_three_quarters_f1() -> None:
    rows = read_rows(PAIRS)
    scores = likeness([row["a"] for row in rows], [row["b"] for row in rows])
    suggested = {i for i, score in enumerate(scores) if score >= SAME}
    assert f1(suggested, {i for i, row in enumerate(rows) if row["same"] == "1"}) >= 0.75


def test_two_fifths_of_the_hundred_pairs_share_words_and_are_other_ideas() -> None:
    kinds = [row["kind"] for row in read_rows(PAIRS)]
    assert (len(kinds), kinds.count("hard")) == (100, 40)


def test_three_in_four_look_alikes_are_left_alone() -> None:
    rows = [row for row in read_rows(PAIRS) if row["kind"] == "hard"]
    scores = likeness([row["a"] for row in rows], [row["b"] for row in rows])
    assert sum(score >= SAME for score in scores) <= len(rows) / 4


def test_the_notes_of_a_meeting_are_grouped_as_people_grouped_them() -> None:
    found = linked([[i + 1 for i in group] for group in similar(IDEAS).groups])
    assert f1(found, linked([group["raekker"] for group in KEY["gengangere"]])) >= 0.85


def test_no_pair_that_people_kept_apart_is_grouped() -> None:
    found = linked([[i + 1 for i in group] for group in similar(IDEAS).groups])
    apart = {tuple(sorted(case["raekker"])) for case in KEY["ikke_gengangere"]}
    assert found & apart == set()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Faellesspisning i forsamlingshuset", "Fællesspisning i forsamlingshuset"),
        ("Saenk farten paa Storegade", "Sænk farten på Storegade"),
        ("Bad til unge, boern og aeldre", "Bad til unge, børn og ældre"),
        ("Hjertestartr ved hallen", "Hjertestarter ved hallen"),
        ("Udlejning af kajakker", "Kajakudlejning"),
        ("Belysning på stationsvejen", "Lys på vejen til stationen"),
    ],
)
def test_spelling_and_compounds_do_not_part_an_idea(one: str, other: str) -> None:
    assert likeness([one], [other])[0] >= SAME


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Cykelsti fra Næsby til Glumsø", "Cykelsti fra Tyvelse til Glumsø"),
        ("Boliger til unge", "Boliger til ældre"),
        ("Bænke ved søen", "Badebro ved søen"),
        ("Plant træer på torvet", "Fæld træerne på torvet"),
        ("Bus om aftenen", "Bus om morgenen"),
    ],
)
def test_another_place_person_thing_or_wish_is_another_idea(one: str, other: str) -> None:
    assert likeness([one], [other])[0] < SAME


def test_a_bridge_is_not_read_as_a_misspelt_letter() -> None:
    assert likeness(["Broen skal laves"], ["Ny bro"])[0] >= SAME


def test_empty_texts_are_like_nothing() -> None:
    assert similar(["", "  ", "!!!", "Hundeskov", ""]).pairs == ()
    assert similar([]).groups == ()


def test_a_copy_is_surest_of_all() -> None:
    first = similar(IDEAS).pairs[0]
    assert (first.left + 1, first.right + 1, first.score) == (18, 63, 1.0)


@settings(max_examples=25, deadline=None)
@given(order=st.permutations(range(12)))
def test_the_order_of_the_notes_changes_nothing(order: list[int]) -> None:
    texts = IDEAS[:6] + IDEAS[9:10] + IDEAS[19:20] + IDEAS[34:36] + IDEAS[39:41]
    plain = {(p.left, p.right, p.score) for p in similar(texts).pairs}
    moved = {
        (*sorted((order[p.left], order[p.right])), p.score) for p in similar([texts[i] for i in order]).pairs
    }
    assert moved == plain


@settings(max_examples=50, deadline=None)
@given(texts=st.lists(st.text(max_size=40), max_size=6))
def test_any_text_at_all_can_be_read(texts: list[str]) -> None:
    assert all(0 <= pair.score <= 1 for pair in similar(texts).pairs)


def test_the_command_writes_groups_and_pairs_by_row_number(tmp_path: Path) -> None:
    out = tmp_path / "result.json"
    assert main([str(MEETING), "--text", "Idé", "--out", str(out)]) == 0
    result = json.loads(out.read_text(encoding="utf-8"))
    assert [4, 23, 40] in result["groups"]
    assert result["pairs"][0] == {"rows": [18, 63], "score": 1.0}


def test_the_command_compares_two_columns_row_by_row(tmp_path: Path) -> None:
    out, table = tmp_path / "result.json", tmp_path / "pairs.csv"
    with table.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([("A", "B"), ("Lys på stien", "Belysning på stien"), ("Kor", "Havnebad")])
    assert main([str(table), "--pair", "A", "B", "--out", str(out)]) == 0
    assert json.loads(out.read_text(encoding="utf-8"))["suggested"] == [True, False]


def test_a_column_that_is_not_there_is_told_with_those_that_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(MEETING), "--text", "Ide"]) == 2
    assert "there is no column 'Ide'; the columns are: Nr, Bord, Idé" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "the file has no rows"),
        (b"\n \n", "the file has no rows"),
        (b'nr;tekst\n1;"' + b"a" * 10_000_000 + b'"\n', "the file can't be read as a table: field larger"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_in_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes, sentence: str
) -> None:
    table = tmp_path / "ideas.csv"
    table.write_bytes(content)
    assert main([str(table), "--text", "tekst"]) == 2
    assert capsys.readouterr().err.startswith(sentence)


def test_a_place_that_cannot_be_written_to_is_told_in_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(MEETING), "--text", "Idé", "--out", str(tmp_path / "missing" / "result.json")]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_a_table_from_danish_excel_is_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = tmp_path / "ideas.csv"
    table.write_bytes("nr;tekst\r\n1;Bænke på torvet\r\n2;Bænke på torvet\r\n".encode("cp1252"))
    assert main([str(table), "--text", "tekst"]) == 0
    assert json.loads(capsys.readouterr().out)["groups"] == [[1, 2]]
