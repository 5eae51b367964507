"""Tables: who is there, who sits where, and the cards on paper."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST

from tingsted.kernel import receipts
from tingsted.kernel.doors import get_visible
from tingsted.kernel.forms import answer_form
from tingsted.meetings.actions import drop_guest, enter_guests, seat_late, set_tables
from tingsted.meetings.cards import cards_pdf
from tingsted.meetings.forms import GuestsForm, TablesForm
from tingsted.meetings.models import Guest, Meeting, TablePlan
from tingsted.meetings.queries import rounds_of
from tingsted.meetings.reading.lines import read_people
from tingsted.meetings.views.calling import run_by
from tingsted.meetings.views.papers import pdf_answer


def tables(request: HttpRequest, slug: str) -> HttpResponse:
    """The people, and where they sit in each round; more people are entered here."""
    meeting, actor = run_by(request, slug)
    form = GuestsForm(request.POST or None, initial={"signed_up": meeting.signs_up})

    def act() -> str:
        said = form.cleaned_data
        people = read_people(said["people"])
        enter_guests(actor, meeting=meeting, people=people, signed_up=said["signed_up"])
        return _here(meeting)

    return answer_form(request, form, "meetings/tables.html", _context(request, meeting), act)


def seat(request: HttpRequest, slug: str) -> HttpResponse:
    """Find everybody a table; or, once they sit, only those who came since."""
    meeting, actor = run_by(request, slug)
    form = TablesForm(request.POST or None)

    def act() -> str:
        set_tables(actor, meeting=meeting, **form.cleaned_data)
        return _here(meeting)

    context = {**_context(request, meeting), "tables_form": form}
    return answer_form(request, form, "meetings/seat.html", context, act)


@require_POST
def late(request: HttpRequest, slug: str) -> HttpResponse:
    """Those who came since find a chair; nobody else moves."""
    meeting, actor = run_by(request, slug)
    plan = get_object_or_404(TablePlan.objects.select_related("meeting"), meeting=meeting)
    said = request.POST.get("runde", "1")

    def act() -> str:
        seat_late(actor, plan=plan, from_round=int(said) if said.isdecimal() else 1)
        return _here(meeting)

    return receipts.once(request, act)


@require_POST
def drop(request: HttpRequest, slug: str, key: int) -> HttpResponse:
    """Somebody went."""
    meeting, actor = run_by(request, slug)
    guest = get_visible(Guest, request.user, "meeting__area", "meeting__body", pk=key, meeting=meeting)

    def act() -> str:
        drop_guest(actor, guest=guest)
        return _here(meeting)

    return receipts.once(request, act)


def cards(request: HttpRequest, slug: str) -> HttpResponse:
    """A card for each table, and one for each person."""
    meeting, _actor = run_by(request, slug)
    plan = _plan(meeting)
    if plan is None:
        raise Http404
    return pdf_answer(cards_pdf(plan), f"{meeting.slug}-bordkort")


def _plan(meeting: Meeting) -> TablePlan | None:
    plan = TablePlan.objects.filter(meeting=meeting).first()
    if plan is not None:
        plan.meeting = meeting
    return plan


def _context(request: HttpRequest, meeting: Meeting) -> dict[str, Any]:
    plan = _plan(meeting)
    guests = list(Guest.objects.visible_to(request.user).filter(meeting=meeting))
    seated = set() if plan is None else {*plan.guests}
    return {
        "meeting": meeting,
        "area": meeting.area,
        "plan": plan,
        "guests": guests,
        "late": [guest for guest in guests if guest.pk not in seated] if plan else [],
        "rounds": rounds_of(plan) if plan else [],
    }


def _here(meeting: Meeting) -> str:
    return reverse("meetings:tables", args=[meeting.slug])
