"""The evening: notes from phones are read first, votes are counted once, and a closed meeting says so."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from cast import Cast
from tingsted.ideas.models import Author, Idea, Standing
from tingsted.kernel import clock
from tingsted.kernel.actions import Refused
from tingsted.kernel.actors import VISITOR
from tingsted.kernel.models import JournalEntry
from tingsted.meetings.actions import (
    add_point,
    call_meeting,
    cast_vote,
    close_poll,
    close_room,
    count_hands,
    keep_apart,
    make_poll,
    note_on_wall,
    open_poll,
    open_room,
    put_together,
    read_notes,
    send_note,
    steer_room,
)
from tingsted.meetings.models import Mark, Meeting, Poll, Room
from tingsted.meetings.models.room import ALPHABET
from tingsted.meetings.queries import newest_notes, note_counts, suggestions, tally_of
from tingsted.meetings.tasks import forget
from tingsted.meetings.views import phones


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    starts = clock.now() - timedelta(minutes=5)
    return call_meeting(cast.as_ruth, body=cast.council, title="Borgermøde", starts_at=starts, place="Salen")


@pytest.fixture
def room(cast: Cast, meeting: Meeting) -> Room:
    return open_room(cast.as_ruth, meeting=meeting)


def phone_of(room: Room) -> Client:
    client = Client()
    client.get(room.get_absolute_url())
    return client


def sent(client: Client, room: Room, words: str, token: str = "") -> Any:
    said = {"words": words, "column": "want", "kvittering": token}
    return client.post(f"{room.get_absolute_url()}ide/", said, headers={"X-Sent-By": "queue"})


def a_poll(cast: Cast, meeting: Meeting, **how: Any) -> Poll:
    poll = make_poll(
        cast.as_ruth, meeting=meeting, question="Hvad først?", choices=["Stien", "Hallen"], **how
    )
    return open_poll(cast.as_ruth, poll=poll)


def test_a_room_keeps_its_code_and_it_can_be_read_aloud(cast: Cast, meeting: Meeting, room: Room) -> None:
    close_room(cast.as_ruth, room=room)
    assert open_room(cast.as_ruth, meeting=meeting).code == room.code
    assert len(room.code) == 5 and set(room.code) <= set(ALPHABET)


def test_a_note_from_a_phone_waits_until_a_host_has_read_it(cast: Cast, meeting: Meeting, room: Room) -> None:
    ideas = [send_note(VISITOR, room=room, words=words).idea for words in ("En bænk", "Et rygte om naboen")]
    assert (newest_notes(meeting), note_counts(meeting)) == ([], {"all": 2, "waiting": 2})
    read_notes(cast.as_ruth, meeting=meeting, ideas=ideas[:1], show=True)
    read_notes(cast.as_ruth, meeting=meeting, ideas=ideas[1:], show=False)
    assert [note.text for note in newest_notes(meeting)] == ["En bænk"]
    assert note_counts(meeting) == {"all": 2, "waiting": 0}
    assert [i.standing for i in Idea.objects.order_by("pk")] == [Standing.PUBLIC, Standing.HIDDEN]


def test_a_phone_that_sends_the_same_again_is_answered_and_counted_once(meeting: Meeting, room: Room) -> None:
    client = phone_of(room)
    answers = [sent(client, room, "En bænk", "abc").json() for _ in range(3)]
    assert answers == [{"to": f"{room.get_absolute_url()}?tak=Glums%C3%B8-1"}] * 3
    assert Idea.objects.count() == 1


def test_a_phone_posting_to_a_closed_meeting_is_told_so_and_keeps_its_words(cast: Cast, room: Room) -> None:
    client = phone_of(room)
    close_room(cast.as_ruth, room=room)
    told = "Mødet tager ikke imod flere sedler. Det, du skrev, er her stadig."
    by_script = sent(client, room, "En bænk ved søen")
    assert (by_script.status_code, by_script.json()) == (422, {"refused": told})
    page = client.post(f"{room.get_absolute_url()}ide/", {"words": "En bænk ved søen", "column": "want"})
    text = page.content.decode()
    assert (page.status_code, told in text) == (422, True)
    assert re.search(r"<textarea[^>]*>\s*En bænk ved søen</textarea>", text)
    assert "/omraader/glumsoe/skriv/" in text
    assert not Idea.objects.exists()


def test_a_meeting_forgotten_open_closes_itself(room: Room) -> None:
    seen = []
    for hours in (0, 5.9, 6.1):
        with clock.at(room.meeting.starts_at + timedelta(hours=hours)):
            seen.append(room.is_open)
    assert seen == [True, True, False]


def test_a_phone_votes_once_and_may_change_its_mind(cast: Cast, meeting: Meeting, room: Room) -> None:
    poll = a_poll(cast, meeting, kind="dots", dots=2)
    path, hall = (c.pk for c in poll.choices.all())
    for marks in ([path], [path, hall], [hall]):
        cast_vote(VISITOR, poll=poll, phone="a", choices=marks)
    cast_vote(VISITOR, poll=poll, phone="b", choices=[path, hall])
    count_hands(cast.as_ruth, poll=poll, counted={path: 7})
    assert [(b.words, b.by_phone, b.in_room) for b in tally_of(poll).bars] == [
        ("Stien", 1, 7),
        ("Hallen", 2, 0),
    ]
    with pytest.raises(Refused):
        cast_vote(VISITOR, poll=poll, phone="", choices=[path])


def test_a_show_of_hands_is_one_choice(cast: Cast, meeting: Meeting, room: Room) -> None:
    poll = a_poll(cast, meeting, kind="hands", dots=5)
    with pytest.raises(Refused, match=r"højst|at most"):
        cast_vote(VISITOR, poll=poll, phone="a", choices=[c.pk for c in poll.choices.all()])


def test_when_a_vote_closes_only_the_counts_are_kept(cast: Cast, meeting: Meeting, room: Room) -> None:
    poll = a_poll(cast, meeting)
    path = poll.choices.all()[0].pk
    for phone in "abc":
        cast_vote(VISITOR, poll=poll, phone=phone, choices=[path])
    close_poll(cast.as_ruth, poll=poll)
    poll.refresh_from_db()
    assert ([b.by_phone for b in tally_of(poll).bars], poll.phones, Mark.objects.count()) == ([3, 0], 3, 0)
    with pytest.raises(Refused):
        cast_vote(VISITOR, poll=poll, phone="d", choices=[path])
    with pytest.raises(Refused):
        open_poll(cast.as_ruth, poll=poll)


def test_the_journal_tells_of_a_vote_neither_who_nor_what_nor_when(
    cast: Cast, meeting: Meeting, room: Room
) -> None:
    poll = a_poll(cast, meeting)
    cast_vote(VISITOR, poll=poll, phone="a", choices=[poll.choices.all()[0].pk])
    entry = JournalEntry.objects.get(kind="meetings.VoteReceived")
    assert (entry.facts, entry.about, entry.at, entry.person_id) == ({}, "", None, None)


def test_one_phone_is_not_known_again_in_another_vote(cast: Cast, meeting: Meeting, room: Room) -> None:
    for poll in (a_poll(cast, meeting), a_poll(cast, meeting)):
        cast_vote(VISITOR, poll=poll, phone="a", choices=[poll.choices.all()[0].pk])
    assert len({*Mark.objects.values_list("hand", flat=True)}) == 2


def test_closing_the_room_counts_the_votes_that_are_open(cast: Cast, meeting: Meeting, room: Room) -> None:
    poll = a_poll(cast, meeting)
    cast_vote(VISITOR, poll=poll, phone="a", choices=[poll.choices.all()[1].pk])
    close_room(cast.as_ruth, room=room)
    poll.refresh_from_db()
    assert [b.by_phone for b in tally_of(poll).bars] == [0, 1]


def test_in_a_room_nobody_closed_the_night_counts_the_votes_and_forgets_who_marked_what(
    cast: Cast, meeting: Meeting, room: Room
) -> None:
    poll = a_poll(cast, meeting)
    cast_vote(VISITOR, poll=poll, phone="a", choices=[poll.choices.all()[1].pk])
    assert Mark.objects.count() == 1
    with clock.at(clock.now() + timedelta(days=2)):
        forget(clock.today())
    poll.refresh_from_db()
    assert ([b.by_phone for b in tally_of(poll).bars], Mark.objects.count()) == ([0, 1], 0)


def test_a_script_that_says_another_phone_each_time_is_stopped_by_its_place(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(phones, "FROM_ONE_PLACE", 3)
    answers = []
    for number in range(5):
        client = Client()
        client.cookies[phones.HAND] = f"phone-{number}"
        answers.append(sent(client, room, f"Idé nummer {number} om stien").status_code)
    assert answers[:3] == [200] * 3 and set(answers[3:]) == {422}


def test_notes_that_look_alike_are_suggested_and_a_person_decides(cast: Cast, meeting: Meeting) -> None:
    words = ("En bænk ved søen", "Bænke ved søen", "Lys på stien til skolen")
    notes = [note_on_wall(cast.as_ejner, meeting=meeting, words=w, name=f"Nr. {w[-3:]}").idea for w in words]
    assert suggestions(meeting) == [(notes[0], notes[1])]
    keep_apart(cast.as_ruth, meeting=meeting, idea=notes[1], other=notes[0])
    assert suggestions(meeting) == []
    put_together(cast.as_ruth, meeting=meeting, idea=notes[1], into=notes[0])
    assert Author.objects.filter(idea=notes[0]).count() == 2
    assert [note.key for note in newest_notes(meeting)] == [notes[2].pk, notes[0].pk]


def test_the_screen_needs_only_the_code_and_says_when_nothing_is_new(
    cast: Cast, meeting: Meeting, room: Room
) -> None:
    screen = Client()
    typed = screen.get("/skaerm/", {"kode": f" {room.code[:2].lower()} {room.code[2:]}"})
    assert typed["Location"] == f"/skaerm/{room.code}/"
    assert screen.get("/skaerm/", {"kode": "AAAAA"}).status_code == 422
    now = f"/skaerm/{room.code}/nu/"
    first = screen.get(now)
    assert screen.get(now, headers={"If-None-Match": first["ETag"]}).status_code == 304
    note_on_wall(cast.as_ejner, meeting=meeting, words="En sti", table="4")
    second = screen.get(now, headers={"If-None-Match": first["ETag"]})
    assert (second.status_code, "En sti" in second.json()["main"]) == (200, True)


def test_what_the_screen_shows_follows_the_host(cast: Cast, meeting: Meeting, room: Room) -> None:
    point = add_point(cast.as_ruth, meeting=meeting, title="Stierne", minutes=20, owner="Formanden")
    a_poll(cast, meeting)
    seen = {}
    for shows in Room.Shows.values:
        steer_room(cast.as_ruth, room=room, shows=shows, point=point, question="Hvad mangler?")
        page = Client().get(f"/skaerm/{room.code}/").content.decode()
        seen[shows] = re.findall(r"<h1>(.*?)</h1>", page)[0], "Stierne · Formanden" in page
    assert seen == {
        "wall": ("Hvad mangler?", True),
        "poll": ("Hvad først?", True),
        "agenda": ("Borgermøde", True),
        "tables": ("Hvem sidder hvor", True),
    }


def test_phones_ask_whether_the_host_did_anything_and_notes_of_others_do_not_count(
    cast: Cast, meeting: Meeting, room: Room
) -> None:
    phone, now = phone_of(room), f"{room.get_absolute_url()}nu/"
    tag = phone.get(now)["ETag"]
    send_note(VISITOR, room=room, words="En bænk")
    assert phone.get(now, headers={"If-None-Match": tag}).status_code == 304
    a_poll(cast, meeting)
    assert "Hvad først?" in phone.get(now, headers={"If-None-Match": tag}).json()["now"]


def test_the_host_does_everything_with_plain_forms(cast: Cast, meeting: Meeting) -> None:
    host = Client()
    host.force_login(cast.ejner, backend="allauth.account.auth_backends.AuthenticationBackend")
    at = f"{meeting.get_absolute_url()}vaert/"
    point = add_point(cast.as_ruth, meeting=meeting, title="Stierne", minutes=20)
    assert host.post(f"{at}styr/", {"open": ""})["Location"] == at
    room = Room.objects.get()
    note = send_note(VISITOR, room=room, words="En bænk")
    for said in ({"question": "Hvad nu?"}, {"shows": "agenda"}, {"point": point.pk}):
        host.post(f"{at}styr/", said)
    host.post(f"{at}laes/", {"note": note.idea_id})
    host.post(f"{at}stem/", {"question": "Hvad først?", "kind": "dots", "dots": "2", "choices": "1\nHallen"})
    poll = Poll.objects.get()
    host.post(f"{at}stem/{poll.pk}/", {"open": ""})
    host.post(f"{at}stem/{poll.pk}/", {f"haand{poll.choices.all()[0].pk}": "4"})
    room.refresh_from_db()
    assert (room.question, room.shows, room.point) == ("Hvad nu?", "agenda", point)
    assert [(c.words, c.in_room) for c in poll.choices.all()] == [("En bænk", 4), ("Hallen", 0)]
    page = host.get(at).content.decode()
    assert ("Stierne" in page, "En bænk" in page, room.code in page) == (True, True, True)
    host.post(f"{at}styr/", {"close": ""})
    room.refresh_from_db()
    assert not room.is_open
