"""Signing up: a seat by the letter's link, a line when it is full, and what the calendar is told."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from icalendar import Calendar

from cast import Cast
from tingsted.kernel import clock
from tingsted.kernel.actions import ChangedMeanwhile, Refused
from tingsted.kernel.actors import CLOCK, VISITOR
from tingsted.meetings.actions import (
    add_point,
    call_meeting,
    cancel_meeting,
    change_meeting,
    change_point,
    confirm_sign_up,
    drop_point,
    forget_sign_ups,
    sign_up,
    withdraw_sign_up,
)
from tingsted.meetings.models import Meeting, SignUp
from tingsted.meetings.queries import timed
from tingsted.notices.models import Letter
from tingsted.notices.posting import _add_calendar, note_sent

EVENING = datetime(2031, 1, 27, 19, 0, tzinfo=clock.COPENHAGEN)


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    return call_meeting(
        cast.as_ruth,
        body=cast.council,
        title="Borgermøde",
        starts_at=EVENING,
        place="Salen",
        signs_up=True,
        seats=3,
    )


def comes(meeting: Meeting, name: str, people: int = 1, needs: str = "") -> SignUp:
    email = f"{name.lower()}@tingsted.example"
    asked = sign_up(VISITOR, meeting=meeting, name=name, email=email, people=people, needs=needs)
    return confirm_sign_up(VISITOR, sign_up=asked)


def letters(name: str) -> list[tuple[str, str, int]]:
    """What somebody was sent, in its order: which letter, and what their calendar is told."""
    told = []
    for letter in Letter.objects.filter(to=f"{name}@tingsted.example").order_by("written_at"):
        facts = Calendar.from_ical(letter.calendar) if letter.calendar else None
        event: Any = facts.walk("VEVENT")[0] if facts else {}
        told.append(
            (letter.kind.split(".")[1], str(facts["METHOD"]) if facts else "", event.get("SEQUENCE", -1))
        )
    return told


def test_a_seat_is_taken_when_the_letters_link_is_used(meeting: Meeting) -> None:
    asked = sign_up(VISITOR, meeting=meeting, name="Inger", email="Inger@tingsted.example", people=2)
    assert (asked.standing, meeting.sign_ups.seated().people()) == ("asked", 0)
    assert confirm_sign_up(VISITOR, sign_up=asked).standing == "seated"
    assert meeting.sign_ups.seated().people() == 2
    assert letters("inger") == [("ask", "", -1), ("seat", "REQUEST", 0)]
    confirm_sign_up(VISITOR, sign_up=asked)
    assert len(letters("inger")) == 2


def test_the_invitation_names_who_invites_and_who_comes(meeting: Meeting) -> None:
    comes(meeting, "Inger")
    letter = Letter.objects.get(kind="meetings.seat")
    event = Calendar.from_ical(letter.calendar).walk("VEVENT")[0]
    assert (str(event["ATTENDEE"]), event["ATTENDEE"].params["PARTSTAT"]) == (
        "mailto:inger@tingsted.example",
        "ACCEPTED",
    )
    assert str(event["ORGANIZER"]).startswith("mailto:")
    assert (str(event["UID"]).split("@")[0], str(event["STATUS"])) == (f"moede-{meeting.pk}", "CONFIRMED")


def test_a_freed_seat_goes_to_the_first_who_all_find_room(meeting: Meeting) -> None:
    first, pair, single = comes(meeting, "Inger", 2), comes(meeting, "Bo", 2), comes(meeting, "Kaj")
    assert [s.standing for s in (first, pair, single)] == ["seated", "waiting", "seated"]
    late = comes(meeting, "Liv")
    withdraw_sign_up(VISITOR, sign_up=single)
    late.refresh_from_db()
    assert late.standing == "seated"
    withdraw_sign_up(VISITOR, sign_up=first)
    pair.refresh_from_db()
    assert pair.standing == "seated"
    assert letters("bo") == [("ask", "", -1), ("in_line", "", -1), ("seat", "REQUEST", 0)]


def test_one_who_leaves_is_forgotten_and_may_come_again_and_the_calendar_goes_on(meeting: Meeting) -> None:
    gone = withdraw_sign_up(VISITOR, sign_up=comes(meeting, "Inger", needs="En rampe"))
    gone.refresh_from_db()
    assert (gone.name, gone.email, gone.needs, gone.standing) == ("", "", "", "gone")
    comes(meeting, "Inger")
    assert SignUp.objects.count() == 1
    assert [(m, s) for _l, m, s in letters("inger") if m] == [("REQUEST", 0), ("CANCEL", 1), ("REQUEST", 2)]


def test_a_change_of_time_reaches_every_calendar_and_a_change_of_kind_none(
    cast: Cast, meeting: Meeting
) -> None:
    comes(meeting, "Inger")
    change_meeting(cast.as_ruth, meeting=meeting, kind="workshop")
    change_meeting(cast.as_ruth, meeting=meeting, starts_at=EVENING + timedelta(hours=1))
    assert letters("inger")[2:] == [("change", "REQUEST", 2)]
    cancel_meeting(cast.as_ruth, meeting=meeting, why="Storm")
    assert letters("inger")[3:] == [("cancelled", "CANCEL", 3)]
    event = Calendar.from_ical(Letter.objects.get(kind="meetings.cancelled").calendar).walk("VEVENT")[0]
    assert str(event["STATUS"]) == "CANCELLED"


def test_the_line_hears_of_a_new_time_too_without_an_entry_for_the_calendar(
    cast: Cast, meeting: Meeting
) -> None:
    comes(meeting, "Inger", 3)
    comes(meeting, "Bo", 2)
    change_meeting(cast.as_ruth, meeting=meeting, starts_at=EVENING + timedelta(hours=1))
    assert letters("bo")[2:] == [("change", "", -1)]
    assert (
        "Du står på ventelisten" in Letter.objects.get(to="bo@tingsted.example", kind="meetings.change").text
    )


def test_the_letters_that_were_sent_go_with_the_address_save_the_last_one(meeting: Meeting) -> None:
    inger = comes(meeting, "Inger")
    note_sent(CLOCK, troubles={str(letter.pk): "" for letter in Letter.objects.all()})
    withdraw_sign_up(VISITOR, sign_up=inger)
    assert list(Letter.objects.values_list("kind", flat=True)) == ["meetings.farewell"]


def test_more_seats_let_the_line_in(cast: Cast, meeting: Meeting) -> None:
    comes(meeting, "Inger", 3)
    waiting = comes(meeting, "Bo", 2)
    change_meeting(cast.as_ruth, meeting=meeting, seats=5)
    waiting.refresh_from_db()
    assert waiting.standing == "seated"


def test_the_letter_carries_the_invitation_as_a_form_of_itself_and_as_a_file(meeting: Meeting) -> None:
    from django.core.mail import EmailMultiAlternatives

    comes(meeting, "Inger")
    letter = Letter.objects.get(kind="meetings.seat")
    mail = EmailMultiAlternatives(letter.subject, letter.text, "a@tingsted.example", [letter.to])
    _add_calendar(mail, letter.calendar)
    parts = [
        (p.get_content_type(), p.get_param("method")) for p in mail.message().walk() if not p.is_multipart()
    ]
    assert parts == [("text/plain", None), ("text/calendar", "REQUEST"), ("application/ics", None)]


def test_the_clock_forgets_needs_the_day_after_and_people_two_weeks_later(meeting: Meeting) -> None:
    comes(meeting, "Inger", needs="En rampe")
    sign_up(VISITOR, meeting=meeting, name="Bo", email="bo@tingsted.example")
    seen = []
    for days in (0, 1, 15):
        now = EVENING + timedelta(days=days, hours=1)
        with clock.at(now):
            forget_sign_ups(CLOCK, on=now.date())
        seen.append(sorted((s.name, s.needs) for s in SignUp.objects.all()))
        letters_left = Letter.objects.filter(to="inger@tingsted.example").count()
        note_sent(CLOCK, troubles={str(letter.pk): "" for letter in Letter.objects.all()})
    assert seen == [[("Inger", "En rampe")], [("Inger", "")], []]
    assert letters_left == 0


def test_after_it_is_cancelled_nobody_is_told_that_it_moved(cast: Cast, meeting: Meeting) -> None:
    comes(meeting, "Inger")
    cancel_meeting(cast.as_ruth, meeting=meeting, why="Storm")
    before = letters("inger")
    meeting.refresh_from_db()
    change_meeting(cast.as_ruth, meeting=meeting, place="Skolen")
    assert letters("inger") == before


@pytest.mark.parametrize("how", ["begun", "cancelled", "without sign-up"])
def test_a_closed_sign_up_says_why(cast: Cast, meeting: Meeting, how: str) -> None:
    if how == "cancelled":
        cancel_meeting(cast.as_ruth, meeting=meeting, why="Storm")
    elif how == "without sign-up":
        change_meeting(cast.as_ruth, meeting=meeting, signs_up=False)
    with (
        clock.at(EVENING + timedelta(minutes=1) if how == "begun" else clock.now()),
        pytest.raises(Refused) as no,
    ):
        sign_up(VISITOR, meeting=meeting, name="Bo", email="bo@tingsted.example")
    said = {
        "begun": "Mødet er begyndt, så man kan ikke længere tilmelde sig. Kom, hvis du har lyst.",
        "cancelled": "Mødet er aflyst.",
        "without sign-up": "Du behøver ikke tilmelde dig til dette møde. Kom bare.",
    }
    assert str(no.value) == said[how]


def test_points_follow_each_other_from_the_hour_the_meeting_begins(cast: Cast, meeting: Meeting) -> None:
    made = [
        add_point(cast.as_ruth, meeting=meeting, title=t, minutes=m)
        for t, m in (("A", 10), ("B", 45), ("C", 5))
    ]
    change_point(cast.as_ruth, point=made[2], title="C", minutes=5, place=1, seen=1)
    assert [
        (row.point.title, f"{row.begins.astimezone(clock.COPENHAGEN):%H.%M}") for row in timed(meeting)
    ] == [
        ("C", "19.00"),
        ("A", "19.05"),
        ("B", "19.15"),
    ]
    with pytest.raises(ChangedMeanwhile):
        change_point(cast.as_ejner, point=made[2], title="D", minutes=5, seen=1)
    drop_point(cast.as_ruth, point=meeting.points.get(title="A"))
    assert list(meeting.points.values_list("title", "place")) == [("C", 1), ("B", 2)]
