"""Which paragraph of a new version an earlier one became."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tingsted.involvement.following import closeness, follow

WORDS = st.lists(
    st.sampled_from(["vej", "sti", "kryds", "lys", "skole", "hal", "bus", "bro"]), min_size=1, max_size=8
).map(" ".join)
TEXTS = st.lists(WORDS, max_size=9)


def test_case_and_spacing_change_nothing_and_moving_neither() -> None:
    assert follow(["Lys  på stien", "Bussen"], ["bussen", "LYS på stien"]) == [(0, 1, False), (1, 0, False)]


def test_half_of_the_words_in_their_order_makes_it_the_same_paragraph_changed() -> None:
    assert follow(["et to tre fire"], ["et to fem seks"]) == [(0, 0, True)]
    assert follow(["et to tre fire"], ["et fem seks syv"]) == []


def test_the_closest_is_taken_first() -> None:
    earlier = ["krydset ved kirken kommer først"]
    later = ["krydset ved skolen kommer sidst", "krydset ved kirken kommer snart"]
    assert follow(earlier, later) == [(0, 1, True)]


@given(TEXTS)
def test_a_text_laid_anew_as_it_was_loses_nothing(text: list[str]) -> None:
    assert follow(text, text) == [(n, n, False) for n in range(len(text))]


@given(TEXTS, TEXTS)
def test_a_paragraph_becomes_one_at_most_and_comes_from_one_at_most(
    earlier: list[str], later: list[str]
) -> None:
    pairs = follow(earlier, later)
    assert len({a for a, _b, _c in pairs}) == len({b for _a, b, _c in pairs}) == len(pairs)
    for a, b, changed in pairs:
        assert changed == (earlier[a] != later[b])
        assert closeness(earlier[a], later[b]) >= 0.5


@given(TEXTS, TEXTS)
def test_no_text_that_stands_word_for_word_is_called_gone(earlier: list[str], later: list[str]) -> None:
    found = {a for a, _b, _c in follow(earlier, later)}
    for text in set(earlier) & set(later):
        kept = sum(earlier[a] == text for a in found)
        assert kept >= min(earlier.count(text), later.count(text))
