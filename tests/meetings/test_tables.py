"""Tables for several rounds: new company each time, hosts stay, late-comers find a chair, cards are printed."""

from __future__ import annotations

from datetime import timedelta
from itertools import combinations

import pytest

from cast import Cast
from tingsted.kernel import clock
from tingsted.kernel.actions import Refused
from tingsted.kernel.actors import VISITOR
from tingsted.meetings.actions import (
    call_meeting,
    change_meeting,
    confirm_sign_up,
    drop_guest,
    enter_guests,
    seat_late,
    set_tables,
    sign_up,
    withdraw_sign_up,
)
from tingsted.meetings.cards import cards_of, cards_pdf
from tingsted.meetings.models import Meeting, TablePlan
from tingsted.meetings.queries import rounds_of
from tingsted.meetings.reading.lines import read_people


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    starts = clock.now() + timedelta(hours=2)
    return call_meeting(cast.as_ruth, body=cast.council, title="Værksted", starts_at=starts, place="Salen")


def enter(cast: Cast, meeting: Meeting, count: int, first: int = 0) -> None:
    people = [(f"Gæst {n}", "Sandby" if n % 2 else "Glumsø", None) for n in range(first, first + count)]
    enter_guests(cast.as_ruth, meeting=meeting, people=people)


def sitting(plan: TablePlan) -> list[dict[str, int]]:
    """By round, everybody's table."""
    plan.refresh_from_db()
    return [{name: t.number for t in tables for name in t.names} for tables in rounds_of(plan)]


def test_people_are_read_a_line_each_with_village_and_host() -> None:
    assert read_people("Alma Birkely, Sandby\n\nBo Lund, Glumsø, vært 3\nCilla\n") == [
        ("Alma Birkely", "Sandby", None),
        ("Bo Lund", "Glumsø", 3),
        ("Cilla", "", None),
    ]


def test_the_same_name_is_entered_once(cast: Cast, meeting: Meeting) -> None:
    enter(cast, meeting, 3)
    enter(cast, meeting, 5)
    assert meeting.guests.count() == 5


def test_nobody_meets_the_same_twice_and_a_host_stays(cast: Cast, meeting: Meeting) -> None:
    enter_guests(cast.as_ruth, meeting=meeting, people=[("Vært", "Glumsø", 2)])
    enter(cast, meeting, 24)
    plan = set_tables(cast.as_ruth, meeting=meeting, seats=5, rounds=3)
    rounds = sitting(plan)
    met = [
        frozenset(pair) for row in rounds for pair in combinations(row, 2) if len({row[p] for p in pair}) == 1
    ]
    assert (len(rounds), len(met) - len({*met}), plan.repeats) == (3, 0, 0)
    assert [row["Vært"] for row in rounds] == [2, 2, 2]


def test_late_comers_find_a_chair_and_nobody_else_moves(cast: Cast, meeting: Meeting) -> None:
    enter(cast, meeting, 12)
    plan = set_tables(cast.as_ruth, meeting=meeting, seats=4, rounds=3)
    before = sitting(plan)
    enter(cast, meeting, 2, first=12)
    after = sitting(seat_late(cast.as_ruth, plan=plan, from_round=2))
    assert [{n: t for n, t in row.items() if n in before[0]} for row in after] == before
    assert [len(row) for row in after] == [12, 14, 14]
    with pytest.raises(Refused):
        seat_late(cast.as_ruth, plan=TablePlan.objects.get(), from_round=2)


def test_one_who_goes_leaves_an_empty_chair(cast: Cast, meeting: Meeting) -> None:
    enter(cast, meeting, 8)
    plan = set_tables(cast.as_ruth, meeting=meeting, seats=4, rounds=2)
    before = sitting(plan)
    drop_guest(cast.as_ruth, guest=meeting.guests.get(name="Gæst 3"))
    assert sitting(plan) == [{n: t for n, t in row.items() if n != "Gæst 3"} for row in before]


def test_there_is_a_card_for_each_table_and_a_slip_for_each_person(cast: Cast, meeting: Meeting) -> None:
    enter(cast, meeting, 9)
    plan = set_tables(cast.as_ruth, meeting=meeting, seats=3, rounds=2)
    cards = cards_of(plan)
    assert [t["name"] for t in cards["tables"]] == ["Bord 1", "Bord 2", "Bord 3"]
    assert sorted(s["name"] for s in cards["slips"]) == [f"Gæst {n}" for n in range(9)]
    assert cards_pdf(plan).startswith(b"%PDF-")


def test_one_who_takes_the_sign_up_back_leaves_no_name_at_the_tables(cast: Cast, meeting: Meeting) -> None:
    change_meeting(cast.as_ruth, meeting=meeting, signs_up=True)
    asked = sign_up(VISITOR, meeting=meeting, name="Inger", email="inger@tingsted.example", people=2)
    confirm_sign_up(VISITOR, sign_up=asked)
    enter_guests(cast.as_ruth, meeting=meeting, signed_up=True)
    assert [guest.name for guest in meeting.guests.all()] == ["Inger", "Inger +1"]
    withdraw_sign_up(VISITOR, sign_up=asked)
    assert not meeting.guests.exists()
