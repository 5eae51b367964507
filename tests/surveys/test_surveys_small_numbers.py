"""Attacks on the small-number rule: however what is published is put together, it gives no few people away."""

from __future__ import annotations

import hashlib
import io
import itertools
import json
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, settings
from hypothesis import given as for_any
from hypothesis import strategies as st
from pypdf import PdfReader

from answers import given
from cast import Cast
from civicmath.disclosure import Publication, audit
from tingsted.kernel.actors import VISITOR
from tingsted.surveys.actions import close_survey, count_again, publish_result, receive_answer
from tingsted.surveys.counting import Asked, Material, Sheet, as_bytes, counted
from tingsted.surveys.counting.people import tables_of
from tingsted.surveys.models import Kind, Survey, SurveyQuestion

FEW = 5
MARKS = ("very", "important", "not now", "dont know", "")


def material(rows: Sequence[Sequence[str]], **more: Any) -> Material:
    """So many answers to as many ideas as a row is long; nothing of it is in a database."""
    ideas = range(1, len(rows[0]) + 1) if rows else range(1, 4)
    asked = tuple(Asked(n, f"Glumsø-{n}", f"Idé {n}", 0) for n in ideas)
    sheets = tuple(sheet({str(n): m for n, m in zip(ideas, row, strict=True) if m}) for row in rows)
    facts = {"questions": (), "villages": ("Glumsø", "Sandby"), "asks_gender": False, "smallest": FEW, **more}
    return Material(asked=asked, sheets=facts.pop("sheets", sheets), salt="s", **facts)


def sheet(answers: dict[str, str], **more: Any) -> Sheet:
    facts = {"top": (), "given": {}, "village": "", "age_band": "", "gender": "", "source": "phone", **more}
    return Sheet(answers=answers, shown=(), **facts)


def of_idea(rows: Sequence[Sequence[str]], idea: int) -> tuple[int, int]:
    marks = [row[idea - 1] for row in rows]
    return sum(m in ("very", "important") for m in marks), sum(
        m in ("very", "important", "not now") for m in marks
    )


ballots = st.integers(1, 5).flatmap(
    lambda ideas: st.lists(st.tuples(*[st.sampled_from(MARKS)] * ideas), max_size=24)
)


@settings(max_examples=60)
@for_any(ballots)
def test_no_figure_of_an_idea_stands_for_fewer_than_five_who_said_yes_or_no(
    rows: list[tuple[str, ...]],
) -> None:
    for row in counted(material(rows))["table"]:
        yes, asked = of_idea(rows, row["card"])
        if row["approvals"] is not None:
            assert (row["approvals"], row["asked"]) == (yes, asked)
            assert all(n == 0 or n >= FEW for n in (yes, asked - yes))
        assert row["asked"] is None or row["asked"] == 0 or row["asked"] >= FEW


@settings(max_examples=60)
@for_any(ballots, st.data())
def test_the_plain_places_say_nothing_that_the_published_figures_do_not(
    rows: list[tuple[str, ...]], data: st.DataObject
) -> None:
    """Move one hidden figure to another it might be: every place by plain count stays as it was."""
    table = counted(material(rows))["table"]
    hidden = [r for r in table if r["approvals"] is None and r["asked"] is not None]
    if not hidden:
        return
    chosen = data.draw(st.sampled_from(hidden))["card"]
    yes, asked = of_idea(rows, chosen)
    same = [n for n in range(1, asked) if (n < FEW, asked - n < FEW) == (yes < FEW, asked - yes < FEW)]
    wanted = data.draw(st.sampled_from(same))
    said = iter(["very"] * wanted + ["not now"] * (asked - wanted))
    moved = [
        tuple(
            next(said) if n == chosen and mark in ("very", "important", "not now") else mark
            for n, mark in enumerate(row, 1)
        )
        for row in rows
    ]
    after = {r["card"]: r["plain_place"] for r in counted(material(moved))["table"]}
    assert after == {r["card"]: r["plain_place"] for r in table}


def test_four_ideas_with_one_to_four_crosses_share_a_place_by_plain_count() -> None:
    """Four different places below five would say four, three, two and one."""
    rows = [tuple("very" if n <= few else "not now" for few in (1, 2, 3, 4)) for n in range(1, 21)]
    table = counted(material(rows))["table"]
    assert {(row["approvals"], row["plain_place"]) for row in table} == {(None, 1)}


@settings(max_examples=40)
@for_any(ballots)
def test_no_round_in_words_names_a_figure_of_an_idea_whose_figure_is_not_shown(
    rows: list[tuple[str, ...]],
) -> None:
    """Also where it is passed by another: »more (38) pointed to it« would say that two of forty did not."""
    found = counted(material(rows))
    silent = {"da": "Vi udelader tallene", "en": "We leave the figures out"}
    for language, rounds in found["rounds"].items():
        for row in found["table"]:
            if row["approvals"] is None:
                told = [s for s in rounds[1:] if f"Idé {row['card']}" in s and silent[language] not in s]
                assert [s for s in told if ("pegede" in s or "pointed" in s) and not _none(s)] == []


def _none(sentence: str) -> bool:
    return sentence.startswith(("Ingen pegede", "Nobody pointed"))


def test_an_idea_that_all_but_two_pointed_to_is_not_given_away_by_the_one_that_passed_it() -> None:
    """Thirty of the 32 who had a view pointed to the second idea; the third came first, and had told of the thirty."""
    first = [n <= 31 for n in range(1, 41)]
    third = [n <= 13 or n >= 32 for n in range(1, 41)]
    second = ["very"] * 30 + ["not now"] * 2 + ["dont know"] * 8
    yes = {True: "very", False: "not now"}
    rows = [(yes[one], two, yes[three]) for one, two, three in zip(first, second, third, strict=True)]
    found = counted(material(rows))
    assert [(row["card"], row["approvals"]) for row in found["table"]] == [(1, 31), (3, 22), (2, None)]
    assert [words for words in found["rounds"]["da"] if "30" in words] == []


@pytest.mark.parametrize("answers", range(5))
def test_when_fewer_than_five_answered_not_even_the_order_is_told(answers: int) -> None:
    found = counted(material([("very", "not now", "very")] * answers))
    assert [found[part] for part in ("table", "questions", "people", "shown")] == [[], [], {}, []]


def test_the_pages_of_a_survey_that_four_answered_say_only_that_they_are_too_few(
    cast: Cast, survey: Survey
) -> None:
    for _ in range(4):
        receive_answer(VISITOR, survey=survey, given=given(survey, "very", "not now", village="Sandby"))
    close_survey(cast.as_ruth, survey=survey)
    publish_result(cast.as_ruth, survey=survey)
    home, everybody = survey.get_absolute_url(), Client()
    pages = [everybody.get(f"{home}{at}").content.decode() for at in ("resultat/", "storskaerm/", "filer/")]
    paper = PdfReader(io.BytesIO(everybody.get(f"{home}resultat.pdf").content))
    pages.append(" ".join(" ".join(page.extract_text() for page in paper.pages).split()))
    assert [
        word
        for word in ("Sti til søen", "Sandby", "4 personer", "Det sagde 4")
        for page in pages
        if word in page
    ] == []
    assert ["Færre end fem har svaret" in page for page in pages] == [True, True, False, True]
    assert everybody.get(f"{home}hvem-svarede/").status_code == 404
    files = json.loads(b"".join(everybody.get(f"{home}filer/resultat.json").streaming_content))  # type: ignore[attr-defined]  # the client types it away
    assert (files["rows"], files["answers"]) == ([], None)


def test_the_published_digest_can_not_be_found_by_trying_every_answer() -> None:
    """Five answers to one idea have few possible outcomes: whoever tries them all must not recognise the digest."""
    rows = [("very",)] * 3 + [("not now",)] * 2
    salted = counted(material(rows))["digest"]
    guesses = {
        counted(replace(material([(mark,) for mark in marks]), salt=""))["digest"]
        for marks in itertools.combinations_with_replacement(("very", "not now", ""), 5)
    }
    assert salted not in guesses
    assert counted(material(rows))["digest"] == salted  # whoever has the salt finds it again


sheets = st.lists(
    st.builds(
        lambda village, age, source: sheet({"1": "very"}, village=village, age_band=age, source=source),
        st.sampled_from(("Glumsø", "Sandby", "")),
        st.sampled_from(("15-29", "30-49", "80+", "")),
        st.sampled_from(("phone", "paper", "older")),
    ),
    min_size=5,
    max_size=30,
)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@for_any(sheets, st.integers(1, 6))
def test_two_counts_that_differ_by_a_few_answers_give_none_of_them_away(
    people: list[Sheet], late: int
) -> None:
    first = tables_of(material([("very",)], sheets=tuple(people[:-late] or people)))
    second = tables_of(material([("very",)], sheets=tuple(people)), earlier=list(first.values()))
    for kind in first:
        if not (first[kind].withheld or second[kind].withheld):
            assert audit([first[kind], second[kind]]) == ()


def test_a_third_count_is_held_against_the_first_as_well(cast: Cast, survey: Survey) -> None:
    """Three more, then three more: the first and the third differ by six, but the second by three from each."""
    from tingsted.kernel import guard
    from tingsted.surveys.models import Ballot

    def answered(count: int, mark: str) -> None:
        card = str(survey.cards.all()[0].pk)
        with guard.arranging():
            Ballot.objects.bulk_create(
                Ballot(survey=survey, answers={card: mark}, shown=[], day=survey.closes) for _ in range(count)
            )

    answered(10, "very")
    answered(10, "not now")
    close_survey(cast.as_ruth, survey=survey)
    publish_result(cast.as_ruth, survey=survey)
    answered(3, "very")
    count_again(cast.as_ruth, survey=survey)
    shown = count_again(cast.as_ruth, survey=survey).shown
    waves = {each["wave"] for each in shown if each["axes"][0]["name"].startswith("idea")}
    assert waves == {0, 1, 2}
    first = [
        Publication.from_dict(each)
        for each in shown
        if each["axes"][0]["name"] == f"idea {survey.cards.all()[0].pk:010d}"
    ]
    assert [p.entry(0).value for p in first] == [10, None, None]


def ranked(answers: Sequence[Sequence[str]]) -> dict[str, tuple[int | None, int | None]]:
    choices = [{"key": key, "words": key, "closed": False} for key in ("v1", "v2", "v3")]
    question = SurveyQuestion(pk=7, kind=Kind.RANK, words="Hvad først?", choices=choices, most=2)
    rows = tuple(sheet({}, given={"7": list(each)}) for each in answers)
    found = counted(material([("very",)], sheets=rows, questions=(question,)))
    return {row["words"]: (row["count"], row["first"]) for row in found["questions"][0]["rows"]}


def test_put_first_and_pointed_to_are_never_a_few_people_apart() -> None:
    """Twelve ranked it and ten put it first: two put it second, and anybody could work that out."""
    told = ranked([("v1", "v2")] * 10 + [("v2", "v1")] * 2 + [("v2", "v3")] * 8)
    assert {first for _count, first in told.values()} == {None}
    apart = ranked([("v1", "v2")] * 10 + [("v2", "v1")] * 10)
    assert [count - first for count, first in apart.values() if first is not None and count] == [10, 10]


@settings(max_examples=40)
@for_any(
    st.lists(
        st.permutations(("v1", "v2", "v3")).flatmap(lambda p: st.sampled_from((p[:1], p[:2]))),
        min_size=5,
        max_size=30,
    )
)
def test_nothing_about_a_ranking_can_be_worked_out_of_fewer_than_five(answers: list[list[str]]) -> None:
    told = ranked(answers)
    for key, (count, first) in told.items():
        chose, put_first = sum(key in each for each in answers), sum(each[0] == key for each in answers)
        assert count is None or (
            count == chose and all(n == 0 or n >= FEW for n in (chose, len(answers) - chose))
        )
        if first is not None:
            assert first == put_first and (first == 0 or first >= FEW)
            assert count is None or chose - first == 0 or chose - first >= FEW
    hidden = [key for key, (_count, first) in told.items() if first is None]
    assert len(hidden) != 1


def test_the_three_that_matter_most_are_told_under_the_same_rule() -> None:
    rows = (
        [sheet({"1": "very"}, top=(1, 2))] * 12
        + [sheet({"1": "very"}, top=(2,))] * 8
        + [sheet({}, top=(3,))] * 2
    )
    facts = material([("very", "", "")], sheets=tuple(rows))
    (entry,) = counted(facts)["questions"]
    assert (entry["kind"], entry["answered"]) == ("top", 22)
    assert [(row["key"], row["count"]) for row in entry["rows"]] == [("1", 12), ("2", None), ("3", None)]
    few = counted(material([("very", "", "")], sheets=tuple(rows[:3] + [sheet({"1": "very"})] * 9)))[
        "questions"
    ]
    assert [(each["answered"], each["rows"]) for each in few] == [(None, [])]


def test_a_share_is_nothing_but_the_two_figures_beside_it() -> None:
    rows = [("very", "very")] * 9 + [("not now", "very")] * 9
    for row in counted(material(rows))["table"]:
        assert row["share"] == pytest.approx(float(Fraction(row["approvals"], row["asked"])))
    assert (
        hashlib.sha256(as_bytes(counted(material(rows)))).digest()
        == hashlib.sha256(as_bytes(counted(material(rows[::-1])))).digest()
    )
