"""An evening under load: 300 phones send 1,500 notes and 6,000 votes while five screens follow, on one small server.

All is sent in five minutes, at an even pace: as much each second as in the hall. A quick run is the same with fewer
phones for a quarter of a minute. Half-way the server is killed with all its workers (SIGKILL) and started again; a
phone that got no answer sends the same form again under the same receipt. In the end everything that was answered is
there, and everything that was sent is there exactly once. How far screens are behind: for everything that was answered
(a note, a vote, a host's approval), and on each screen, the seconds until it stood there; what never did is counted as
lost. The ratio is of what was measured over what is allowed, or one more than was lost.
"""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from bench.figure import Figure
from bench.stage.evening import Evening, Sending, fetched, hold
from bench.stage.house import empty_house
from bench.stage.server import cpu_of, started

PHONES, NOTES_EACH, POLLS = 300, 5, 20
QUICK = 60, 1, 5
FIVE_MINUTES, BEHIND_AT_MOST, PATIENCE = 300.0, 2.0, 15.0
A_SECOND = PHONES * (NOTES_EACH + POLLS) / FIVE_MINUTES
Polls = list[tuple[int, list[int]]]


def figures(quick: bool) -> Iterator[Figure]:
    """What was lost and doubled, how far the screens were behind, how long phones waited, and what it cost."""
    phones, notes, polls = QUICK if quick else (PHONES, NOTES_EACH, POLLS)
    with empty_house() as folder:
        evening, made = _hall(polls)
        sendings, away, spent = _evening(folder, evening, made, phones, notes)
        if evening.refused:
            raise RuntimeError(f"a phone was refused: {evening.refused[0]}")
        yield from _kept(evening, sendings)
        yield from _behind(evening, away, binding=not quick)
        if not quick:  # where the server is away for a fifth of the time, a phone waits for nothing else
            yield _waited(evening)
        yield _cost(spent, len(sendings))


def _hall(polls: int) -> tuple[Evening, Polls]:
    """A meeting whose room is open, with its votes, and a host who is signed in."""
    from django.test import Client
    from django.urls import reverse

    from bench.stage.fill import people
    from tingsted.kernel import clock, guard
    from tingsted.meetings.actions import call_meeting, make_poll, open_poll, open_room, steer_room

    with guard.arranging():
        area, council, chair = people()
        starts = clock.now() - timedelta(minutes=10)
        meeting = call_meeting(
            chair, body=council, area=area, title="Borgermøde", starts_at=starts, place="Hallen"
        )
        room = open_room(chair, meeting=meeting)
        steer_room(chair, room=room, shows="wall")
        made: Polls = []
        for number in range(polls):
            poll = make_poll(
                chair, meeting=meeting, question=f"Hvad først, {number}?", choices=["A", "B", "C"]
            )
            open_poll(chair, poll=poll)
            made.append((poll.pk, [choice.pk for choice in poll.choices.all()]))
        client = Client()
        client.force_login(chair.person, backend="allauth.account.auth_backends.AuthenticationBackend")
    path = reverse("meetings:host", args=[meeting.slug])
    client.get(path, SERVER_NAME="127.0.0.1")
    cookies = "; ".join(f"{name}={morsel.value}" for name, morsel in client.cookies.items())
    return Evening(code=room.code, host=cookies, host_path=path), made


def _evening(
    data: Path, evening: Evening, polls: Polls, phones: int, notes: int
) -> tuple[list[Sending], float, float]:
    """Hold it: what was sent, how long the server was away, and what CPU it spent."""
    server = started(data, in_a_group=True)
    away = spent = 0.0

    def killed() -> None:
        nonlocal server, away, spent
        gone, before = time.monotonic(), cpu_of(server.pid)
        os.killpg(server.pid, signal.SIGKILL)
        server.wait()
        server = started(data, in_a_group=True)
        away = time.monotonic() - gone
        spent += before - cpu_of(server.pid)  # what it takes to start is no part of the evening

    try:
        by_phone = [fetched(evening.code, phone, notes, polls) for phone in range(phones)]
        sendings = [sending for together in zip(*by_phone, strict=True) for sending in together]
        spent -= cpu_of(server.pid)
        hold(evening, sendings, len(sendings) / A_SECOND, killed)
        spent += cpu_of(server.pid)
    finally:
        server.terminate()
        server.wait(20)
    return sendings, away, spent


def _kept(evening: Evening, sendings: list[Sending]) -> Iterator[Figure]:
    """What the database has beside what was answered and sent."""
    from tingsted.meetings.models import Mark, WallNote

    words = list(WallNote.objects.filter(from_phone=True).values_list("idea__words", flat=True))
    marks = list(Mark.objects.values_list("poll", "hand"))
    sent_notes = {s.said for s in sendings if "/ide/" in s.path}
    sent_votes = len(sendings) - len(sent_notes)
    answered = {said for said in evening.answered if said in sent_notes}
    lost = evening.unseen + len(answered - {*words}) + max(0, sent_votes - len({*marks}))
    doubled = len(words) - len({*words}) + max(0, len(marks) - sent_votes)
    missing = len(sent_notes - {*words})
    peer = f"{len(sent_notes)} notes, {sent_votes} votes sent"
    for name, count in (("answered and lost", lost), ("there twice", doubled), ("sent and missing", missing)):
        yield Figure(name, count, "acts", peer, len(sendings), 1 + count, 1.0, higher_is_better=False)


def _behind(evening: Evening, away: float, *, binding: bool) -> Iterator[Figure]:
    """The screens, with the time that the server was away in it, and that time.

    What was answered in the second before the fall waits as long as that takes. Of a quarter of a minute it is more
    than one in twenty, so in a quick run the screens are an aim.
    """
    at95 = _at95(evening.behind)
    peer = f"{len(evening.behind)} sights, allowed s"
    yield Figure(
        "screens behind, 95th percentile", at95, "s", peer, BEHIND_AT_MOST, at95 / BEHIND_AT_MOST, 1.0,
        higher_is_better=False, binding=binding,
    )  # fmt: skip
    yield Figure(
        "away after SIGKILL", away, "s", "a phone's patience, s", PATIENCE, away / PATIENCE, 1.0,
        higher_is_better=False,
    )  # fmt: skip


def _waited(evening: Evening) -> Figure:
    at95 = _at95(evening.pressed)
    return Figure(
        f"from press to answer, 95th percentile ({evening.resent} again)", at95, "s", "allowed s", BEHIND_AT_MOST,
        at95 / BEHIND_AT_MOST, 1.0, higher_is_better=False, binding=False,
    )  # fmt: skip


def _at95(seconds: list[float]) -> float:
    return sorted(seconds)[int(0.95 * (len(seconds) - 1))]


def _cost(spent: float, acts: int) -> Figure:
    """CPU of the whole evening for each act; one core has 40 ms for each of 25 acts a second."""
    each, allowed = 1000 * spent / acts, 1000 / A_SECOND
    return Figure(
        "CPU for each act, screens and host with it", each, "ms", "one core, ms an act", allowed, each / allowed,
        1.0, higher_is_better=False,
    )  # fmt: skip
