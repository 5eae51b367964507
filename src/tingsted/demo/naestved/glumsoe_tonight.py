"""Glumsø og Omegn tonight: a workshop with agenda and sign-ups, a room that is open, a vote under way; and the minutes
of the meeting before.
"""

from __future__ import annotations

from datetime import date, timedelta

from tingsted.demo import sayings
from tingsted.demo.areas import Ground
from tingsted.demo.people import Company
from tingsted.demo.story import evening, on
from tingsted.ideas.models import Column
from tingsted.kernel.actors import VISITOR, Actor
from tingsted.meetings.actions import (
    add_point,
    approve_minutes,
    call_meeting,
    cast_vote,
    confirm_sign_up,
    enter_guests,
    finish_task,
    make_poll,
    name_people,
    note_on_wall,
    open_poll,
    open_room,
    publish_minutes,
    read_notes,
    send_note,
    set_tables,
    sign_up,
    steer_room,
    write_notes,
)
from tingsted.meetings.models import Meeting, Task


def tell_tonight(ground: Ground, company: Company, today: date) -> Meeting:
    """A workshop this evening: three weeks of signing up, and then the room."""
    ruth, ejner = company.acting("ruth"), company.acting("ejner")
    assert ruth.office is not None
    meeting = on(
        today - timedelta(days=21),
        lambda: call_meeting(
            ruth,
            body=ruth.office,
            kind=Meeting.Kind.WORKSHOP,
            title="Værksted: De tomme bygninger",
            starts_at=evening(today),
            ends_at=evening(today, 21),
            place="Glumsø Hallen",
            about=sayings.TONIGHT_ABOUT,
            signs_up=True,
            seats=40,
        ),
    )
    on(today - timedelta(days=20), lambda: _agenda(ruth, meeting))
    for number, (name, people, needs) in enumerate(sayings.TONIGHT_COMING):
        on(today - timedelta(days=18 - number % 16), lambda: _comes(meeting, name, people, needs))  # noqa: B023
    on(today, lambda: _the_room(ruth, ejner, meeting), hour=9)
    steer_room(ruth, room=meeting.room, point=meeting.points.all()[1])
    enter_guests(ejner, meeting=meeting, signed_up=True)
    set_tables(ejner, meeting=meeting, seats=5, rounds=3)
    return meeting


def _agenda(ruth: Actor, meeting: Meeting) -> None:
    for title, minutes, owner, words in sayings.TONIGHT_AGENDA:
        add_point(ruth, meeting=meeting, title=title, minutes=minutes, owner=owner, words=words)


def _comes(meeting: Meeting, name: str, people: int, needs: str) -> None:
    email = f"{name.split(maxsplit=1)[0].lower()}@tingsted.example"
    asked = sign_up(VISITOR, meeting=meeting, name=name, email=email, people=people, needs=needs)
    confirm_sign_up(VISITOR, sign_up=asked)


def _the_room(ruth: Actor, ejner: Actor, meeting: Meeting) -> None:
    room = open_room(ruth, meeting=meeting)
    steer_room(ruth, room=room, question="Hvad vil vi bruge de tomme bygninger til?")
    for words, column, table in sayings.TONIGHT_SAID:
        note_on_wall(ejner, meeting=meeting, words=words, column=column, table=table)
    sent = [send_note(VISITOR, room=room, words=w, column=Column.WANT) for w in sayings.TONIGHT_SENT]
    read_notes(ruth, meeting=meeting, ideas=[note.idea for note in sent[:6]], show=True)
    _the_vote(ruth, meeting)


def _the_vote(ruth: Actor, meeting: Meeting) -> None:
    poll = make_poll(
        ruth, meeting=meeting, question="Hvilken bygning begynder vi med?", kind="dots", dots=2,
        choices=sayings.TONIGHT_BUILDINGS,
    )  # fmt: skip
    open_poll(ruth, poll=poll)
    keys = [choice.pk for choice in poll.choices.all()]
    for phone in range(19):
        cast_vote(VISITOR, poll=poll, phone=f"demo {phone}", choices=[keys[phone % 4], keys[phone % 3]])


def tell_minutes(company: Company, meeting: Meeting, today: date) -> None:
    """The minutes of the meeting this autumn: written the day after, approved and published by the council."""
    ruth, ejner = company.acting("ruth"), company.acting("ejner")
    after = meeting.starts_at.date() + timedelta(days=1)
    named, not_named = sayings.MINUTES_PEOPLE
    on(after, lambda: name_people(ejner, meeting=meeting, may_be_named=named, not_named=not_named))
    for title, minutes, owner, notes, decisions, tasks, stays_open in sayings.MINUTES_POINTS:
        point = on(
            after - timedelta(days=20),
            lambda: add_point(ruth, meeting=meeting, title=title, minutes=minutes, owner=owner),  # noqa: B023
        )
        due = [(words, who, today + timedelta(days=days)) for words, who, days in tasks]
        on(
            after,
            lambda: write_notes(
                ejner, point=point, notes=notes, decisions=decisions, tasks=due, stays_open=stays_open  # noqa: B023
            ),
        )  # fmt: skip
    done = Task.objects.get(point__meeting=meeting, owner="Ejner Kornmark")
    on(after + timedelta(days=5), lambda: finish_task(ejner, task=done))
    on(after + timedelta(days=7), lambda: approve_minutes(ruth, minutes=meeting.minutes))
    on(after + timedelta(days=8), lambda: publish_minutes(ruth, minutes=meeting.minutes))
