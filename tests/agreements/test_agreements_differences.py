"""Differences between two versions: nothing is lost, nothing invented, and each word has one fate."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from tingsted.agreements.differences import PartChange, Run, changed_paragraphs, changed_parts, changed_words
from tingsted.agreements.reading import Block, read_blocks

TEXTS = st.text(alphabet="ab, .åø\n", max_size=60)


@dataclass(frozen=True)
class Piece:
    key: str
    heading: str
    text: str


def side(runs: tuple[Run, ...], left_out: str) -> str:
    return "".join(run.text for run in runs if run.change != left_out)


@given(TEXTS, TEXTS)
def test_words_kept_and_taken_out_are_the_old_text_and_words_kept_and_put_in_the_new(
    old: str, new: str
) -> None:
    runs = changed_words(old, new)
    assert (side(runs, "added"), side(runs, "removed")) == (old, new)


@given(TEXTS, TEXTS)
def test_paragraphs_hold_all_words_of_both_texts(old: str, new: str) -> None:
    told = changed_paragraphs(old, new)
    for text, left_out in ((old, "added"), (new, "removed")):
        kept = [side(runs, left_out) for runs in told]
        assert [p for p in kept if p] == [line.strip() for line in text.split("\n") if line.strip()]


@given(st.text(max_size=80))
def test_a_text_beside_itself_has_not_changed(text: str) -> None:
    assert {run.change for runs in changed_paragraphs(text, text) for run in runs} <= {"same"}


def test_one_word_is_told_as_one_word() -> None:
    assert changed_words("Vi svarer inden for seks uger.", "Vi svarer inden for fire uger.") == (
        Run("same", "Vi svarer inden for "),
        Run("removed", "seks"),
        Run("added", "fire"),
        Run("same", " uger."),
    )


def test_a_part_that_is_gone_stands_where_it_stood_and_a_new_one_where_it_stands() -> None:
    before = [Piece("a", "A", "Et"), Piece("b", "B", "To"), Piece("c", "C", "Tre")]
    after = [Piece("a", "A", "Et"), Piece("c", "C", "Tre."), Piece("d", "D", "Fire")]
    assert [(p.heading[0].text, p.fate) for p in changed_parts(before, after)] == [
        ("A", "same"),
        ("B", "removed"),
        ("C", "changed"),
        ("D", "added"),
    ]


def test_a_paragraph_with_nothing_in_common_is_one_gone_and_one_new() -> None:
    old = "Lokalrådet mødes om onsdagen i forsamlingshuset."
    new = "Kommunen svarer med begrundelse, hver eneste gang nogen spørger om penge til noget."
    assert [runs[0].change for runs in changed_paragraphs(old, new)] == ["removed", "added"]


def test_a_part_taken_in_whole_is_marked_in_heading_and_text() -> None:
    assert changed_parts([], [Piece("a", "Nyt", "Et\nTo")]) == [
        PartChange((Run("added", "Nyt"),), ((Run("added", "Et"),), (Run("added", "To"),)), "added")
    ]


def test_lines_with_a_dash_are_a_list_and_an_empty_line_parts_paragraphs() -> None:
    assert read_blocks("Vi vil:\n- høre jer\n– svare jer,\n  også når det er nej\n\nDet gælder alle.") == [
        Block(text="Vi vil:"),
        Block(items=("høre jer", "svare jer, også når det er nej")),
        Block(text="Det gælder alle."),
    ]
