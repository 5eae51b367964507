"""The big screen: a short code opens it, and it asks every second whether there is anything new.

Plain questions and answers, so that it works behind a municipality's proxy; most are answered »nothing new« (304).
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tingsted.documents.qr import qr_svg
from tingsted.kernel import journal, links
from tingsted.kernel.doors import get_visible
from tingsted.meetings.models import Room
from tingsted.meetings.queries import newest_notes, note_counts, on_now, tally_of, timed
from tingsted.meetings.views.phones import door


def screen_door(request: HttpRequest) -> HttpResponse:
    """The screen's computer: nobody signs in, somebody types the code."""
    return door(request, "meetings:screen", _("Big screen"))


def screen(request: HttpRequest, code: str) -> HttpResponse:
    """The whole page, as it stands."""
    return _answer(request, code, "meetings/screen.html")


def screen_now(request: HttpRequest, code: str) -> HttpResponse:
    """What is inside it, when anything has happened since it was last asked for."""
    return _answer(request, code, "meetings/parts/screen_now.html")


def _answer(request: HttpRequest, code: str, template: str) -> HttpResponse:
    """The journal's end tells that nothing was written, before anything is read."""
    with journal.as_it_stands():
        said = f"{journal.state()} {code} {template} {get_language()}"
        tag = f'"{hashlib.sha256(said.encode()).hexdigest()[:24]}"'
        if request.headers.get("If-None-Match") == tag:
            answer: HttpResponse = HttpResponseNotModified()
        else:
            room = get_visible(
                Room, request.user, "meeting__area", "meeting__body", "point", code=code.upper()
            )
            answer = render(request, template, _context(room))
    answer["ETag"], answer["Cache-Control"] = tag, "no-cache"
    return answer


def _context(room: Room) -> dict[str, Any]:
    meeting = room.meeting
    poll = meeting.polls.filter(opened_at__isnull=False).order_by("-opened_at").first()
    shows = room.shows if room.shows != Room.Shows.POLL or poll else Room.Shows.WALL
    address = links.whole(room.get_absolute_url())
    return {
        "room": room,
        "meeting": meeting,
        "area": meeting.area,
        "shows": shows,
        "question": room.question or _question(meeting.area.name),
        "notes": newest_notes(meeting) if shows == Room.Shows.WALL else [],
        "counts": note_counts(meeting),
        "tally": tally_of(poll) if poll else None,
        "points": timed(meeting) if shows == Room.Shows.AGENDA else [],
        "on_now": on_now(room),
        "qr": _code(address, _("QR code to %(address)s") % {"address": address}) if room.is_open else "",
        "address": address.split("://", 1)[-1].rstrip("/"),
    }


def _question(area: str) -> str:
    return _("What is missing in %(area)s?") % {"area": area}


@lru_cache(maxsize=64)
def _code(address: str, label: str) -> SafeString:
    """Drawn once for each room."""
    return qr_svg(address, label)
