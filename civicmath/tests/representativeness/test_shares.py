"""Who answered beside who lives here, with chance told from self-selection and no few given away."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest

from civicmath.representativeness import chance_only, compare, dissimilarity, response_by_village, wilson

PEOPLE = {"15–29 år": 250, "30–59 år": 450, "60 år og over": 300}
ANSWERED = {"15–29 år": 10, "30–59 år": 45, "60 år og over": 45}


@given(st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_interval_is_wilsons(case: tuple[int, int]) -> None:
    interval = wilson(*case)
    reference = binomtest(*case).proportion_ci(method="wilson")
    assert interval.low == pytest.approx(reference.low, abs=1e-12)
    assert interval.high == pytest.approx(reference.high, abs=1e-12)
    assert interval.low <= interval.share <= interval.high


def test_without_answers_anything_is_possible() -> None:
    assert (wilson(0, 0).low, wilson(0, 0).high) == (0, 1)
    with pytest.raises(ValueError, match="successes"):
        wilson(3, 2)


def test_young_people_answered_four_of_ten_of_what_one_would_expect() -> None:
    young, middle, old = compare(ANSWERED, PEOPLE)
    assert young.sentence() == "15–29 år: 4 af 10 af dem, man kunne vente."
    assert middle.sentence() == "30–59 år: så mange, som man kunne vente."
    assert old.sentence("en") == "60 år og over: 1.5 times as many as one would expect."
    assert [group.beyond_chance for group in (young, middle, old)] == [True, False, True]


def test_a_sentence_gives_away_no_count_of_a_few() -> None:
    few, none, rest = compare({"15–29 år": 3, "60 år og over": 97}, PEOPLE)
    assert few.sentence() == "15–29 år: færre end fem har svaret."
    assert none.sentence("en") == "30–59 år: nobody has answered."
    assert rest.answered == 97


def test_groups_without_people_get_a_sentence_of_their_own() -> None:
    groups = compare({"Tyvelse": 6, "Glumsø": 10}, {"Glumsø": 100, "Skelby": 0})
    assert [group.sentence() for group in groups] == [
        "Glumsø: 6 af 10 af dem, man kunne vente.",
        "Skelby: ifølge tallene bor her ingen.",
        "Tyvelse: ifølge tallene bor her ingen, men nogen har svaret.",
    ]
    assert groups[2].of_expected is None


def test_dissimilarity_is_the_share_who_would_have_to_be_others() -> None:
    assert dissimilarity(ANSWERED, PEOPLE) == pytest.approx(0.15)
    assert dissimilarity({"a": 5}, {"b": 5}) == 1
    assert dissimilarity(PEOPLE, PEOPLE) == 0
    with pytest.raises(ValueError, match="nobody"):
        dissimilarity({}, PEOPLE)


def test_response_is_told_village_by_village() -> None:
    villages = response_by_village({"Glumsø": 62, "Tyvelse": 2, "Bavelse": 5}, {"Glumsø": 800, "Tyvelse": 90})
    assert [village.sentence() for village in villages] == [
        "Glumsø: 7,8 % har svaret.",
        "Tyvelse: færre end fem har svaret.",
        "Bavelse: ifølge tallene bor her ingen, men nogen har svaret.",
    ]
    assert villages[2].rate is None


def test_the_limits_of_the_interval_are_said() -> None:
    assert chance_only() == (
        "Usikkerheden viser kun, hvad tilfældet kan gøre. Den viser ikke, hvem der valgte ikke at svare."
    )
