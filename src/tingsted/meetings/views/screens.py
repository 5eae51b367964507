"""The big screen: a short code opens it, and it asks every second whether there is anything new.

Plain questions and answers, so that it works behind a municipality's proxy; most are answered »nothing new« (304).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tingsted.documents.qr import qr_svg
from tingsted.kernel import journal, links
from tingsted.kernel.doors import get_visible
from tingsted.kernel.freshness import RELEASE, revalidated
from tingsted.meetings.models import Room, TablePlan
from tingsted.meetings.queries import newest_notes, note_counts, on_now, rounds_of, shown_tally, timed
from tingsted.meetings.views.phones import door

PARTS = ("head", "main", "side", "foot")


@revalidated
def screen_door(request: HttpRequest) -> HttpResponse:
    """The screen's computer: nobody signs in, somebody types the code."""
    return door(request, "meetings:screen", _("Big screen"))


def screen(request: HttpRequest, code: str) -> HttpResponse:
    """The whole page, as it stands."""
    return _answer(request, code, lambda found: render(request, "meetings/screen.html", found))


def screen_now(request: HttpRequest, code: str) -> HttpResponse:
    """The parts of it, when anything has happened since they were last asked for."""

    def parts(found: dict[str, Any]) -> HttpResponse:
        drawn = {
            part: render_to_string(f"meetings/parts/screen_{part}.html", found, request) for part in PARTS
        }
        return JsonResponse(drawn)

    return _answer(request, code, parts)


def _answer(request: HttpRequest, code: str, draw: Callable[[dict[str, Any]], HttpResponse]) -> HttpResponse:
    """The journal's end tells that nothing was written, before anything is read."""
    with journal.as_it_stands():
        said = f"{journal.state()} {request.path} {get_language()} {RELEASE}"
        tag = f'"{hashlib.sha256(said.encode()).hexdigest()[:24]}"'
        if request.headers.get("If-None-Match") == tag:
            answer: HttpResponse = HttpResponseNotModified()
        else:
            room = get_visible(
                Room, request.user, "meeting__area", "meeting__body", "point", code=code.upper()
            )
            answer = draw(_context(room))
    answer["ETag"], answer["Cache-Control"] = tag, "no-cache"
    return answer


def _context(room: Room) -> dict[str, Any]:
    meeting = room.meeting
    tally = shown_tally(meeting)
    shows = room.shows if room.shows != Room.Shows.POLL or tally else Room.Shows.WALL
    address = links.whole(room.get_absolute_url())
    return {
        "room": room,
        "meeting": meeting,
        "area": meeting.area,
        "shows": shows,
        "question": room.question or _question(meeting.area.name),
        "notes": newest_notes(meeting) if shows == Room.Shows.WALL else [],
        "counts": note_counts(meeting),
        "tally": tally,
        "points": timed(meeting) if shows == Room.Shows.AGENDA else [],
        "rounds": _tables(room) if shows == Room.Shows.TABLES else [],
        "on_now": on_now(room),
        "qr": _code(address, _("QR code to %(address)s") % {"address": address}) if room.is_open else "",
        "address": address.split("://", 1)[-1].rstrip("/"),
    }


def _tables(room: Room) -> list[Any]:
    """Everybody's table by first name only: the screen can be seen by all who have the code."""
    plan = TablePlan.objects.filter(meeting=room.meeting).first() if room.is_open else None
    if plan is None:
        return []
    plan.meeting = room.meeting
    return rounds_of(plan, first_names=True)


def _question(area: str) -> str:
    return _("What is missing in %(area)s?") % {"area": area}


@lru_cache(maxsize=64)
def _code(address: str, label: str) -> SafeString:
    """Drawn once for each room."""
    return qr_svg(address, label)
