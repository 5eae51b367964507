"""An office's page, how it presents itself, and who sits there: inviting, ending, electing a chair."""

from __future__ import annotations

from datetime import timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tingsted.kernel import clock, receipts
from tingsted.kernel.doors import get_visible
from tingsted.kernel.forms import answer_form
from tingsted.kernel.freshness import revalidated
from tingsted.kernel.rights import may
from tingsted.places.acting import actor_who_may, may_any
from tingsted.places.actions import (
    elect_chair,
    end_seat,
    invite_to_seat,
    withdraw_invitation,
)
from tingsted.places.councillors import councillors as councillors_shown
from tingsted.places.forms import ElectChairForm, EndSeatForm, InviteForm
from tingsted.places.models import Office, OfficeKind, Role, Seat, SeatInvitation
from tingsted.places.office_pages import OfficePage, grouped, read_page
from tingsted.places.queries import noted_chairs, who_may_follow


@require_safe
@revalidated
def offices(request: HttpRequest) -> HttpResponse:
    """Every office: bodies of every kind, those in the town hall, and those that have been."""
    found = list(Office.objects.visible_to(request.user).select_related("area").order_by("name", "pk"))
    context = {"groups": grouped(found), "may_set_up": may_any(request, "places.set_up")}
    return render(request, "places/offices.html", context)


@require_safe
@revalidated
def councillors(request: HttpRequest) -> HttpResponse:
    """A councillor across committees: everybody who agreed to be shown, and where they sit and sat."""
    return render(request, "places/councillors.html", {"shown": councillors_shown()})


@require_safe
def office(request: HttpRequest, slug: str) -> HttpResponse:
    """What an office is, who sits there, in what they may answer for it, and what it holds."""
    office = _office(request, slug)
    keeps = may_any(request, "places.seat_people", office)
    page = read_page(office, request.user, keeps=keeps)
    context = {
        "office": office,
        "page": page,
        "mine": request.user.pk if request.user.is_authenticated else None,
        "may_seat": keeps,
        "may_give": may_any(request, "places.give_mandate", office),
        "may_keep": may_any(request, "places.keep_office", office),
        "may_set_up": may_any(request, "places.set_up"),
        "may_name_contact": office.is_body and may_any(request, "places.name_contact", office),
        "may_note": office.is_body and may_any(request, "places.write_note", office),
        "may_hand_over": _may_hand_over(request, office, page),
        "may_describe": may_any(request, "places.describe_office", office),
    }
    return render(request, "places/office.html", context)


def _may_hand_over(request: HttpRequest, office: Office, page: OfficePage) -> set[int]:
    """The seats of a contact office whose bodies this reader may hand over."""
    if office.kind != OfficeKind.CONTACT:
        return set()
    return {row.seat.pk for row in page.rows if may_any(request, "places.hand_over", row.seat)}


@require_http_methods(["GET", "POST"])
def invite(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask somebody to take a seat: they get a letter with a link."""
    office = _office(request, slug)
    actor = actor_who_may(request, "places.seat_people", office)
    editors = may("places.seat_editors", actor, office)
    form = InviteForm(request.POST or None, office=office, editors=editors, initial={"starts": clock.today()})

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


def _office(request: HttpRequest, slug: str) -> Office:
    return get_visible(Office, request.user, "area", "contact_office", "profile", slug=slug)
