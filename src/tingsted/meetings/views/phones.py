"""The page on people's own phones: a note, a vote; without an account, and without a script too.

With the script a form is kept on the phone until it is answered, and sent again under the same receipt; it
gets a small answer instead of the next page.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from tingsted.kernel import limits
from tingsted.kernel.actions import Refused
from tingsted.kernel.actors import VISITOR
from tingsted.kernel.doors import get_visible
from tingsted.kernel.freshness import revalidated
from tingsted.meetings.actions import cast_vote, send_note
from tingsted.meetings.forms import CodeForm, PhoneNote
from tingsted.meetings.models import Poll, Room
from tingsted.meetings.queries import open_polls
from tingsted.meetings.views.queued import take_in

HAND = "haand"
KEPT_FOR = timedelta(hours=12)
FROM_ONE_PHONE = 60
FROM_ONE_PLACE = 6000
WITHIN = timedelta(minutes=10)


@revalidated
def phone_door(request: HttpRequest) -> HttpResponse:
    """For one who types the address by hand: the code, then the room."""
    return door(request, "meetings:phone", _("To the meeting"))


def door(request: HttpRequest, leads_to: str, title: str) -> HttpResponse:
    """Ask for the code, and lead on to where it opens."""
    form = CodeForm(request.GET if "kode" in request.GET else None)
    if form.is_valid():
        code = form.cleaned_data["kode"]
        if Room.objects.visible_to(request.user).filter(code=code).exists():
            return redirect(leads_to, code)
        form.add_error("kode", _("No meeting has that code."))
    context = {"form": form, "title": title}
    return render(request, "meetings/door.html", context, status=422 if form.errors else 200)


@never_cache
def phone(request: HttpRequest, code: str) -> HttpResponse:
    """The room on a phone."""
    room = _room(request, code)
    return _page(request, room)


@require_POST
def send(request: HttpRequest, code: str) -> HttpResponse:
    """Take a note in."""
    room = _room(request, code)
    form = PhoneNote(request.POST)

    def act() -> str:
        note = send_note(VISITOR, room=room, **form.cleaned_data)
        return f"{room.get_absolute_url()}?{urlencode({'tak': note.idea.label})}"

    return _taken(request, room, form, act)


@require_POST
def vote(request: HttpRequest, code: str, key: int) -> HttpResponse:
    """Take a phone's marks in."""
    room = _room(request, code)
    poll = get_object_or_404(Poll.objects.select_related("meeting"), meeting=room.meeting_id, pk=key)
    choices = [int(c) for c in request.POST.getlist("valg") if c.isdecimal()]

    def act() -> str:
        cast_vote(VISITOR, poll=poll, phone=request.COOKIES.get(HAND, ""), choices=choices)
        return f"{room.get_absolute_url()}?{urlencode({'stemt': poll.pk})}"

    return _taken(request, room, forms.Form(request.POST), act)


def phone_now(request: HttpRequest, code: str) -> HttpResponse:
    """What one can vote on now; asked for every few seconds, and mostly answered with »nothing new«."""
    room = _room(request, code)
    tag = f'"{room.pk}-{room.turn}-{int(room.is_open)}-{get_language()}"'
    if request.headers.get("If-None-Match") == tag:
        answer: HttpResponse = HttpResponseNotModified()
    else:
        drawn = render_to_string("meetings/parts/phone_now.html", _context(request, room), request)
        answer = JsonResponse({"now": drawn})
    answer["ETag"], answer["Cache-Control"] = tag, "no-cache"
    return answer


def _room(request: HttpRequest, code: str) -> Room:
    return get_visible(Room, request.user, "meeting__area", "meeting__body", code=code.upper())


def _taken(request: HttpRequest, room: Room, form: forms.Form, act: Callable[[], str]) -> HttpResponse:
    """The answer to a form from a phone: on to the thanks, or what is wrong with all that was typed."""
    return take_in(
        request,
        form,
        act,
        lambda: _page(request, room, form, status=422),
        first=lambda: _not_too_many(request, room),
    )


def _page(
    request: HttpRequest, room: Room, form: forms.Form | None = None, status: int = 200
) -> HttpResponse:
    note = form if isinstance(form, PhoneNote) else PhoneNote()
    refusals = [] if form is None or form is note else form.non_field_errors()
    context = {**_context(request, room), "form": note, "refusals": refusals}
    answer = render(request, "meetings/phone.html", context, status=status)
    if HAND not in request.COOKIES:
        answer.set_cookie(
            HAND,
            secrets.token_urlsafe(18),
            max_age=KEPT_FOR,
            path=reverse("meetings:phone_door"),
            httponly=True,
            samesite="Lax",
            secure=settings.SESSION_COOKIE_SECURE,
        )
    return answer


def _context(request: HttpRequest, room: Room) -> dict[str, Any]:
    return {
        "room": room,
        "meeting": room.meeting,
        "area": room.meeting.area,
        "polls": open_polls(room.meeting) if room.is_open else [],
        "thanks": request.GET.get("tak", "")[:44],
        "voted": request.GET.get("stemt", ""),
    }


def _not_too_many(request: HttpRequest, room: Room) -> None:
    """A hall sends from one address, so each phone is counted by itself, and all from there together.

    The phone says itself which it is: a script that says another each time is stopped by the second count.
    """
    hand = request.COOKIES.get(HAND, "")
    counts = {f"meetings.hall:{limits.came_from(request)}": FROM_ONE_PLACE}
    if hand:
        counts[f"meetings.phone:{limits.scrambled(hand)}"] = FROM_ONE_PHONE
    if any(limits.too_many(key, most=most, within=WITHIN) for key, most in counts.items()):
        raise Refused(
            _("That is very much from one phone. Wait a few minutes; what you wrote is still here.")
        )
