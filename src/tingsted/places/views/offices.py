"""An office's page, how it presents itself, and who sits there: inviting, ending, electing a chair."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tingsted.kernel import clock, ports, receipts, rounds
from tingsted.kernel.doors import get_visible
from tingsted.kernel.forms import answer_form
from tingsted.kernel.freshness import revalidated
from tingsted.places.acting import actor_for_any, actor_who_may, may_any
from tingsted.places.actions import (
    elect_chair,
    end_seat,
    invite_to_seat,
    show_seat,
    withdraw_invitation,
)
from tingsted.places.forms import ElectChairForm, EndSeatForm, InviteForm
from tingsted.places.models import BODIES, Office, Role, Seat, SeatInvitation
from tingsted.places.queries import noted_chairs, who_may_follow
from tingsted.places.topics import profile_of, topics_chosen_by


@require_safe
@revalidated
def offices(request: HttpRequest) -> HttpResponse:
    """Every open office: the bodies of citizens, and those in the town hall."""
    found = list(Office.objects.visible_to(request.user).open().select_related("area"))
    context = {
        "bodies": [o for o in found if o.kind in BODIES],
        "town_hall": [o for o in found if o.kind not in BODIES],
    }
    return render(request, "places/offices.html", context)


@require_safe
def office(request: HttpRequest, slug: str) -> HttpResponse:
    """What an office is, who sits there, and what it holds."""
    office = _office(request, slug)
    seats_people = may_any(request, "places.seat_people", office)
    seats = Seat.objects.filter(office=office, person__isnull=False).in_force()
    seats = seats if seats_people else seats.visible_to(request.user)
    wanted: list[rounds.Reading[Any]] = [
        rounds.rows(seats.select_related("person", "office").order_by("starts", "pk")),
        rounds.rows(topics_chosen_by(office)),
    ]
    if seats_people:
        waiting = SeatInvitation.objects.waiting().filter(office=office)
        wanted += [rounds.rows(waiting), ports.office_holdings.gather(office)]
    sitting, chosen, invitations, held = [*rounds.read(rounds.together(*wanted)), [], []][:4]
    context = {
        "office": office,
        "profile": profile_of(office, chosen),
        "seats": sitting,
        "mine": request.user.pk if request.user.is_authenticated else None,
        "may_seat": seats_people,
        "may_describe": may_any(request, "places.describe_office", office),
        "invitations": invitations,
        "held": held,
    }
    return render(request, "places/office.html", context)


@require_http_methods(["GET", "POST"])
def invite(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask somebody to take a seat: they get a letter with a link."""
    office = _office(request, slug)
    actor = actor_who_may(request, "places.seat_people", office)
    form = InviteForm(request.POST or None, office=office, initial={"starts": clock.today()})

    def act() -> str:
        invitation = invite_to_seat(actor, office=office, **form.cleaned_data)
        messages.success(request, _("The invitation is on its way to %(name)s.") % {"name": invitation.name})
        return office.get_absolute_url()

    return answer_form(request, form, "places/invite.html", {"office": office}, act)


@require_POST
def withdraw(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Take back an invitation nobody has taken."""
    office = _office(request, slug)
    actor = actor_who_may(request, "places.seat_people", office)
    invitation = get_visible(SeatInvitation, request.user, "office", pk=pk, office=office)

    def act() -> str:
        withdraw_invitation(actor, invitation=invitation)
        return office.get_absolute_url()

    return receipts.once(request, act)


@require_http_methods(["GET", "POST"])
def elect(request: HttpRequest, slug: str) -> HttpResponse:
    """A new chair in one form: the old seat ends, the new one starts."""
    office = _office(request, slug)
    actor = actor_who_may(request, "places.seat_people", office)
    seats = (
        Seat.objects.filter(office=office, person__isnull=False).in_force().select_related("person", "office")
    )
    chairs = [seat for seat in seats if seat.role == Role.CHAIR]
    eligible = who_may_follow(seats)
    form = ElectChairForm(
        request.POST or None, eligible=eligible, initial={"on": clock.today(), "seen": office.version}
    )

    def act() -> str:
        chosen = form.cleaned_data.pop("member")
        member = next((seat for seat, _roles in eligible if str(seat.pk) == chosen), None)
        elect_chair(actor, office=office, member=member, **form.cleaned_data)
        messages.success(request, _("The chair is noted. Rights follow the seat from the first day."))
        return office.get_absolute_url()

    context = {"office": office, "chairs": chairs, "noted": noted_chairs(office)}
    return answer_form(request, form, "places/elect.html", context, act)


@require_http_methods(["GET", "POST"])
def end(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Let a seat end."""
    office = _office(request, slug)
    actor = actor_who_may(request, "places.seat_people", office)
    seat = get_visible(Seat, request.user, "person", "office", pk=pk, office=office)
    yesterday = clock.today() - timedelta(days=1)
    form = EndSeatForm(request.POST or None, initial={"on": yesterday, "seen": seat.version})

    def act() -> str:
        end_seat(actor, seat=seat, **form.cleaned_data)
        return office.get_absolute_url()

    return answer_form(request, form, "places/end_seat.html", {"office": office, "seat": seat}, act)


@require_POST
def show(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Stand on the public list, or not."""
    seat = get_visible(Seat, request.user, "office", pk=pk, office__slug=slug)
    show_seat(actor_for_any(request, seat.office), seat=seat, public=request.POST.get("public") == "ja")
    return redirect(seat.office)


def _office(request: HttpRequest, slug: str) -> Office:
    return get_visible(Office, request.user, "area", "contact_office", "profile", slug=slug)
