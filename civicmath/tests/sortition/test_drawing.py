"""The ticket comes from outside: dice, coins, a public value."""

from __future__ import annotations

import hashlib
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicmath.sortition.drawing import DrawFault, Drawn, draw_ticket


def test_three_ten_sided_dice_draw_one_of_a_thousand() -> None:
    assert draw_ticket("digits", "0 0 7", 1000) == Drawn(7, "digits", "007")
    assert {draw_ticket("digits", f"{number:03d}", 1000).ticket for number in range(1000)} == set(range(1000))


def test_ten_coin_tosses_draw_one_of_1024() -> None:
    assert draw_ticket("coins", "1000000000", 1024) == Drawn(512, "coins", "1000000000")


def test_a_public_value_follows_the_published_rule() -> None:
    value = int.from_bytes(hashlib.sha256(b"civicmath-sortition\nlotto 7 12 23\n0").digest(), "big")

    assert draw_ticket("seed", " lotto 7 12 23 ", 1000) == Drawn(value % 1000, "seed", "lotto 7 12 23")


@given(st.text(min_size=1).filter(str.strip), st.integers(1, 5000))
def test_a_public_value_always_gives_the_same_valid_ticket(text: str, tickets: int) -> None:
    assert draw_ticket("seed", text, tickets) == draw_ticket("seed", text, tickets)
    assert 0 <= draw_ticket("seed", text, tickets).ticket < tickets


def test_public_values_spread_over_the_tickets() -> None:
    counts = Counter(draw_ticket("seed", str(number), 4).ticket for number in range(4000))

    assert all(880 < counts[ticket] < 1120 for ticket in range(4))


@pytest.mark.parametrize(
    ("kind", "text", "tickets"),
    [
        ("ticket", "1000", 1000),
        ("ticket", "-1", 1000),
        ("ticket", "nan", 1000),
        ("ticket", "", 1000),
        ("digits", "07", 1000),
        ("digits", "0x7", 1000),
        ("digits", "007", 1024),
        ("coins", "101", 1024),
        ("coins", "1010101012", 1024),
        ("coins", "1010101010", 1000),
        ("seed", "  ", 1000),
    ],
)
def test_what_does_not_fit_the_lottery_is_refused(kind: str, text: str, tickets: int) -> None:
    with pytest.raises(DrawFault):
        draw_ticket(kind, text, tickets)
