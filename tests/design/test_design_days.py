"""Dates, distances and numbers as a neighbour would say them. Today is Thursday 19 November 2026."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest
import time_machine
from django.utils.formats import localize
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from tingsted.design.days import clock_text, day_text, distance_text, month_name, time_element
from tingsted.design.figures import cut, number_text, number_word, percent_text

EVENING = datetime(2026, 11, 25, 18, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _thursday() -> Iterator[None]:
    with time_machine.travel(datetime(2026, 11, 19, 9, 0, tzinfo=UTC), tick=False), override("da"):
        yield


@pytest.mark.parametrize(
    ("day", "form", "danish", "english"),
    [
        (date(2026, 11, 25), "", "onsdag 25. november", "Wednesday 25 November"),
        (date(2026, 10, 20), "", "tirsdag 20. oktober", "Tuesday 20 October"),
        (date(2026, 10, 19), "", "19. oktober 2026", "19 October 2026"),
        (date(2027, 2, 1), "", "1. februar 2027", "1 February 2027"),
        (date(2026, 11, 25), "kort", "25. november", "25 November"),
        (date(2026, 3, 12), "kort", "12. marts", "12 March"),
        (date(2019, 3, 12), "kort", "12. marts 2019", "12 March 2019"),
        (date(2026, 11, 25), "dag", "25. november 2026", "25 November 2026"),
        (date(2026, 11, 25), "lang", "onsdag 25. november 2026", "Wednesday 25 November 2026"),
        (date(2017, 11, 14), "maaned", "november 2017", "November 2017"),
        (
            datetime(2026, 11, 25, 18, 30, tzinfo=UTC),
            "kl",
            "onsdag 25. november kl. 19.30",
            "Wednesday 25 November at 19.30",
        ),
    ],
)
def test_a_date_is_said_with_its_weekday_when_near_and_its_year_when_far(
    day: date, form: str, danish: str, english: str
) -> None:
    assert day_text(day, form) == danish
    with override("en"):
        assert day_text(day, form) == english


@pytest.mark.parametrize(
    ("day", "danish", "english"),
    [
        (date(2026, 11, 19), "i dag", "today"),
        (date(2026, 11, 20), "i morgen", "tomorrow"),
        (date(2026, 11, 18), "i går", "yesterday"),
        (date(2026, 11, 25), "om 6 dage", "in 6 days"),
        (date(2026, 11, 1), "for 18 dage siden", "18 days ago"),
        (date(2027, 1, 17), "om 59 dage", "in 59 days"),
        (date(2027, 1, 27), "om 2 måneder", "in 2 months"),
        (date(2025, 11, 19), "for 12 måneder siden", "12 months ago"),
        (date(2017, 11, 14), "for 9 år siden", "9 years ago"),
    ],
)
def test_a_distance_is_said_in_the_unit_that_still_says_something(
    day: date, danish: str, english: str
) -> None:
    assert distance_text(day) == danish
    with override("en"):
        assert distance_text(day) == english


@pytest.mark.parametrize(
    ("language", "said"), [("da", "3. november 2026 09.05"), ("en", "3 November 2026 09.05")]
)
def test_a_date_that_no_filter_of_ours_draws_has_the_day_first_too(language: str, said: str) -> None:
    with override(language):
        assert localize(datetime(2026, 11, 3, 9, 5)) == said


def test_an_hour_before_midnight_in_utc_is_the_next_day_in_denmark() -> None:
    late = datetime(2026, 11, 24, 23, 30, tzinfo=UTC)
    assert (day_text(late), clock_text(late), distance_text(late)) == (
        "onsdag 25. november",
        "kl. 0.30",
        "om 6 dage",
    )


@pytest.mark.parametrize(
    ("hour", "danish", "english"), [(time(19), "kl. 19", "at 19.00"), (time(9, 5), "kl. 9.05", "at 09.05")]
)
def test_a_time_of_day_is_said_as_people_say_it(hour: time, danish: str, english: str) -> None:
    assert clock_text(hour) == danish
    with override("en"):
        assert clock_text(hour) == english
        assert f"{clock_text(hour)} to {clock_text(hour, 'bare')}" == f"{english} to {english[3:]}"


def test_nothing_is_said_of_a_date_that_is_not_there() -> None:
    assert (day_text(None), distance_text(None), clock_text(None), time_element(None)) == ("", "", "", "")


def test_a_date_on_a_page_carries_its_exact_value() -> None:
    assert time_element(date(2026, 11, 25), distance=True) == (
        '<time datetime="2026-11-25">onsdag 25. november, om 6 dage</time>'
    )


def test_a_month_stands_alone_under_a_big_date() -> None:
    assert month_name(date(2026, 12, 6)) == "december"


@pytest.mark.parametrize(
    ("value", "decimals", "danish", "english"),
    [
        (12345, 0, "12.345", "12,345"),
        (1234.5, 1, "1.234,5", "1,234.5"),
        (Decimal("0.25"), 2, "0,25", "0.25"),
        (-3, 0, "-3", "-3"),
    ],
)
def test_a_number_has_its_thousands_marked(value: float, decimals: int, danish: str, english: str) -> None:
    assert number_text(value, decimals) == danish
    with override("en"):
        assert number_text(value, decimals) == english


def test_a_share_is_said_in_percent_without_a_line_break_before_the_sign() -> None:
    assert percent_text(0.7) == "70\u00a0%"
    with override("en"):
        assert percent_text(0.125, 1) == "12.5%"


def test_a_count_is_a_word_below_ten_and_digits_from_ten_up() -> None:
    assert [number_word(count) for count in (1, 2, 9, 10, 1200)] == ["én", "to", "ni", "10", "1.200"]


@given(st.text(max_size=300), st.integers(2, 200))
def test_a_shortened_text_is_never_longer_than_asked_for(text: str, length: int) -> None:
    short = cut(text, length)
    assert len(short) <= length
    assert short == " ".join(text.split()) or short.endswith("…")


def test_a_text_is_shortened_between_words() -> None:
    assert cut("Et sted, hvor man kan bytte ting", 18) == "Et sted, hvor…"
    assert cut(None) == ""
