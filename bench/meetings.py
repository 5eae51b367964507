"""An evening under load: 300 phones send 1,500 notes and 6,000 votes while five screens follow, on one small server.

The acts are those of five minutes, sent faster: a phone waits for nothing but its own answer. Half-way the server is
killed with all its workers (SIGKILL) and started again; a phone that got no answer sends the same form again under the
same receipt. In the end everything that was answered is there, and everything that was sent is there exactly once.
How far a screen is behind is taken at every answer it gets: the age of the oldest answered note, vote or approval that
it did not show in that moment. The ratio is of what was measured over what is allowed, or one more than was lost.
"""

from __future__ import annotations

import os
import signal
import tempfile
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from bench.figure import Figure
from bench.stage.evening import Evening, Sending, fetched, hold
from bench.stage.server import cpu_of, started

PHONES, NOTES_EACH, POLLS = 300, 5, 20
FIVE_MINUTES, BEHIND_AT_MOST = 300.0, 2.0
Polls = list[tuple[int, list[int]]]


def figures(quick: bool) -> Iterator[Figure]:
    """What was lost and doubled, how far the screens were behind, and how long it all took."""
    with tempfile.TemporaryDirectory(prefix="tingsted-bench-") as folder:
        os.environ.update({"TINGSTED_DATA": folder, "DJANGO_SETTINGS_MODULE": "bench.stage.settings"})
        import django

        django.setup()
        from django.core.management import call_command

        from bench.stage.empty import empty_tables

        empty_tables()
        call_command("collectstatic", verbosity=0, interactive=False)
        phones, notes, polls = (40, 3, 4) if quick else (PHONES, NOTES_EACH, POLLS)
        evening, made = _hall(polls)
        sendings, took, away, spent = _evening(Path(folder), evening, made, phones, notes)
        if evening.refused:
            raise RuntimeError(f"a phone was refused: {evening.refused[0]}")
        yield from _kept(evening, sendings)
        yield from _behind(evening, took, away, len(sendings), binding=not quick)
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
) -> tuple[list[Sending], float, float, float]:
    """Hold it: what was sent, how long it took, how long the server was away, and what CPU it spent."""
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
        took = hold(evening, sendings, killed)
        spent += cpu_of(server.pid)
    finally:
        server.terminate()
        server.wait(20)
    return sendings, took, away, spent


def _kept(evening: Evening, sendings: list[Sending]) -> Iterator[Figure]:
    """What the database has beside what was answered and sent."""
    from tingsted.meetings.models import Mark, WallNote

    words = list(WallNote.objects.filter(from_phone=True).values_list("idea__words", flat=True))
    marks = list(Mark.objects.values_list("poll", "hand"))
    sent_notes = {s.said for s in sendings if "/ide/" in s.path}
    sent_votes = len(sendings) - len(sent_notes)
    answered = {said for said in evening.answered if said in sent_notes}
    lost = len(answered - {*words}) + max(0, sent_votes - len({*marks}))
    doubled = len(words) - len({*words}) + max(0, len(marks) - sent_votes)
    missing = len(sent_notes - {*words})
    peer = f"{len(sent_notes)} notes, {sent_votes} votes sent"
    for name, count in (("answered and lost", lost), ("there twice", doubled), ("sent and missing", missing)):
        yield Figure(name, count, "acts", peer, len(sendings), 1 + count, 1.0, higher_is_better=False)


def _behind(evening: Evening, took: float, away: float, acts: int, *, binding: bool) -> Iterator[Figure]:
    """The screens, and the pace; in a quick run the server is away for half of it, so the screens are an aim."""
    late = sorted(evening.behind)
    at95 = late[int(0.95 * (len(late) - 1))]
    peer = f"{len(late)} answers, allowed s"
    yield Figure(
        "screens behind, 95th percentile", at95, "s", peer, BEHIND_AT_MOST, at95 / BEHIND_AT_MOST, 1.0,
        higher_is_better=False, binding=binding,
    )  # fmt: skip
    allowed = FIVE_MINUTES * acts / (PHONES * (NOTES_EACH + POLLS))
    yield Figure(
        f"{acts} acts while it was there ({evening.resent} again)", took - away, "s", "time in the hall, s",
        allowed, (took - away) / allowed, 1.0, higher_is_better=False,
    )  # fmt: skip
    yield Figure(
        "away after SIGKILL", away, "s", "a phone's patience, s", 15.0, away / 15.0, 1.0, higher_is_better=False,
        binding=False,
    )  # fmt: skip


def _cost(spent: float, acts: int) -> Figure:
    """CPU of the whole evening for each act; a core has 40 ms for each of 25 acts a second."""
    each, allowed = 1000 * spent / acts, 1000 * FIVE_MINUTES / (PHONES * (NOTES_EACH + POLLS))
    return Figure(
        "CPU for each act, screens and host with it", each, "ms", "one core, ms an act", allowed, each / allowed,
        1.0, higher_is_better=False,
    )  # fmt: skip
