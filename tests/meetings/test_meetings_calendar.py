"""The calendar file by the letter of RFC 5545: its lines, its escapes, its times and its number."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from icalendar import Calendar

from cast import Cast
from tingsted.kernel.actors import VISITOR
from tingsted.kernel.clock import COPENHAGEN
from tingsted.meetings.actions import (
    call_meeting,
    cancel_meeting,
    change_meeting,
    confirm_sign_up,
    sign_up,
)
from tingsted.meetings.models import Meeting
from tingsted.notices.models import Letter
from tingsted.places.queries import the_municipality
from workgroups.conftest import signed_in

SUMMER = datetime(2031, 6, 18, 19, 0, tzinfo=COPENHAGEN)
WINTER = datetime(2031, 1, 15, 19, 0, tzinfo=COPENHAGEN)
TITLE = "Borgermøde; om søen, skoven \\ og stien"
ABOUT = "Kom kl. 18,45; der er kaffe.\n\nBEGIN:VEVENT\r\nUID:forkert\n" + "Æblegrød på lange borde. " * 20


def call(cast: Cast, starts: datetime = SUMMER) -> Meeting:
    return call_meeting(
        cast.as_ruth, body=cast.council, title=TITLE, about=ABOUT, place="Hallen, sal 2; indgang B",
        starts_at=starts, ends_at=starts + timedelta(hours=2),
    )  # fmt: skip


def fetch(meeting: Meeting) -> bytes:
    answer = Client().get(f"{meeting.get_absolute_url()}kalender.ics")
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    assert answer["Content-Disposition"] == f'attachment; filename="{meeting.slug}.ics"'
    return bytes(answer.content)


def lines_of(data: bytes) -> list[str]:
    """The content lines, unfolded; every rule about physical lines is checked on the way."""
    assert data.endswith(b"\r\n")
    physical = data.removesuffix(b"\r\n").split(b"\r\n")
    assert [line for line in physical if b"\r" in line or b"\n" in line] == []
    assert [line for line in physical if len(line) > 75 or not line] == []
    for line in physical:
        line.decode("utf-8")  # a letter is never folded in the middle
    return data.removesuffix(b"\r\n").decode().replace("\r\n ", "").replace("\r\n\t", "").split("\r\n")


def facts_of(data: bytes) -> dict[str, str]:
    lines = lines_of(data)
    assert [line for line in lines if not re.match(r"^[A-Z-]+(;[A-Z-]+=[^:;]+)*:", line)] == []
    return {line.split(":", 1)[0].split(";")[0]: line.split(":", 1)[1] for line in lines}


def test_the_lines_are_whole_and_nest_and_there_is_one_event(cast: Cast) -> None:
    lines = lines_of(fetch(call(cast)))
    ends = [line for line in lines if line.startswith(("BEGIN:", "END:"))]
    assert ends == ["BEGIN:VCALENDAR", "BEGIN:VEVENT", "END:VEVENT", "END:VCALENDAR"]
    assert lines[0] == "BEGIN:VCALENDAR" and lines[-1] == "END:VCALENDAR"
    names = [re.split("[:;]", line)[0] for line in lines if line not in ends]
    assert sorted(names) == sorted(set(names))
    assert {"PRODID", "VERSION", "UID", "DTSTAMP", "DTSTART", "SUMMARY"} <= set(names)


def test_what_people_wrote_is_escaped_and_read_back_as_it_was(cast: Cast) -> None:
    meeting = call(cast)
    data = fetch(meeting)
    facts = facts_of(data)
    assert facts["SUMMARY"] == r"Borgermøde\; om søen\, skoven \\ og stien"
    assert facts["LOCATION"] == r"Hallen\, sal 2\; indgang B"
    assert facts["DESCRIPTION"].startswith(r"Kom kl. 18\,45\; der er kaffe.\n\nBEGIN:VEVENT\nUID:forkert\n")
    event = Calendar.from_ical(data).walk("VEVENT")[0]
    assert (str(event["SUMMARY"]), str(event["DESCRIPTION"])) == (meeting.title, meeting.about)


@pytest.mark.parametrize("starts, utc", [(SUMMER, "20310618T170000Z"), (WINTER, "20310115T180000Z")])
def test_times_are_in_utc_and_right_in_summer_and_winter(cast: Cast, starts: datetime, utc: str) -> None:
    facts = facts_of(fetch(call(cast, starts)))
    assert facts["DTSTART"] == utc
    assert facts["DTEND"] == f"{int(utc[:8])}T{int(utc[9:11]) + 2}0000Z"
    stamp = datetime.strptime(facts["DTSTAMP"], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    assert abs(datetime.now(UTC) - stamp) < timedelta(hours=1)


def test_a_cancelled_meeting_keeps_its_number_and_says_so(cast: Cast) -> None:
    meeting = call(cast)
    before = facts_of(fetch(meeting))
    cancel_meeting(cast.as_ruth, meeting=meeting, why="Storm")
    after = facts_of(fetch(meeting))
    assert (after["UID"], after["METHOD"], after["STATUS"]) == (before["UID"], "PUBLISH", "CANCELLED")
    assert after["SUMMARY"] == f"Aflyst: {before['SUMMARY']}"
    assert int(after["SEQUENCE"]) == int(before["SEQUENCE"]) + 1
    assert re.fullmatch(r"moede-\d+@[a-z0-9.-]+", after["UID"])


def test_a_meeting_without_an_end_takes_three_hours_in_calendars(cast: Cast) -> None:
    meeting = call_meeting(cast.as_ruth, body=cast.council, title="Møde", place="Salen", starts_at=SUMMER)
    assert facts_of(fetch(meeting))["DTEND"] == "20310618T200000Z"


def test_what_is_sent_keeps_to_the_rules_of_invitations_from_the_first_to_the_cancellation(
    cast: Cast,
) -> None:
    """RFC 5546: one organizer who sends, the one invited, the same UID, a higher SEQUENCE, no zone left untold."""
    meeting = call(cast)
    change_meeting(cast.as_ruth, meeting=meeting, signs_up=True)
    asked = sign_up(
        VISITOR, meeting=meeting, name='Åse "Ås" Østergård, Glumsø', email="aase@tingsted.example"
    )
    confirm_sign_up(VISITOR, sign_up=asked)
    form = signed_in(cast.ejner)
    page = form.get(f"{meeting.get_absolute_url()}ret/").context["form"].initial
    said = {name: value for name, value in page.items() if value not in (None, False)}
    told = {**said, "signs_up": "on", "begins": "20:00", "ends": "21:30"}
    assert form.post(f"{meeting.get_absolute_url()}ret/", told).status_code == 302
    meeting.refresh_from_db()
    cancel_meeting(cast.as_ruth, meeting=meeting, why="Storm")
    sent = [
        facts_of(letter.calendar.encode())
        for letter in Letter.objects.exclude(calendar="").order_by("written_at")
    ]
    seen = [(f["METHOD"], f["STATUS"], int(f["SEQUENCE"]), f["DTSTART"][9:], f["DTEND"][9:]) for f in sent]
    assert seen == [
        ("REQUEST", "CONFIRMED", 1, "170000Z", "190000Z"),
        ("REQUEST", "CONFIRMED", 2, "180000Z", "193000Z"),
        ("CANCEL", "CANCELLED", 3, "180000Z", "193000Z"),
    ]
    assert len({facts["UID"] for facts in sent}) == 1
    event = Calendar.from_ical(Letter.objects.get(kind="meetings.change").calendar).walk("VEVENT")[0]
    assert (event["ATTENDEE"], event["ATTENDEE"].params["CN"]) == (
        "mailto:aase@tingsted.example",
        "Åse 'Ås' Østergård, Glumsø",
    )
    assert event["ORGANIZER"] == f"mailto:{the_municipality().sender}"
