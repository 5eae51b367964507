"""A body's officer, the notes for the next one, and the hand-over with a page to read."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tingsted.kernel import clock, receipts
from tingsted.kernel.doors import get_visible
from tingsted.kernel.forms import answer_form
from tingsted.places.acting import actor_for_any, actor_who_may, may_any
from tingsted.places.actions import (
    delete_note,
    name_contact,
    plan_hand_over,
    read_hand_over,
    withdraw_hand_over,
    write_note,
)
from tingsted.places.models import HandOver, PortfolioNote, Role, Seat
from tingsted.places.office_forms import ContactForm, HandOverForm, NoteForm
from tingsted.places.portfolios import portfolio_of
from tingsted.places.views.keeping import SIMPLE, office_of, page


@require_http_methods(["GET", "POST"])
def contact(request: HttpRequest, slug: str) -> HttpResponse:
    """Which officer a body turns to from a day on."""
    body = office_of(request, slug)
    actor = actor_who_may(request, "places.name_contact", body)
    seats = list(
        Seat.objects.filter(office=body.contact_office, person__isnull=False)
        .in_force()
        .exclude(role=Role.EDITOR)
        .select_related("person")
        .order_by("starts", "pk")
    )
    by_key = {str(seat.pk): seat for seat in seats}
    form = ContactForm(
        request.POST or None, seats=seats, initial={"starts": clock.today(), "seen": body.version}
    )

    def act() -> str:
        given = form.cleaned_data
        name_contact(
            actor, body=body, seat=by_key[given["seat"]], stand_in=by_key.get(given["stand_in"]),
            starts=given["starts"], seen=given["seen"],
        )  # fmt: skip
        return body.get_absolute_url()

    lead = _("The one who has it now keeps it until the day before.")
    words = page(body, _("The officer of %(body)s") % {"body": body.name}, _("Note the officer"), lead)
    return answer_form(request, form, SIMPLE, words, act)


@require_http_methods(["GET", "POST"])
def notes(request: HttpRequest, slug: str) -> HttpResponse:
    """What the contact office wants its next officer to know about a body."""
    body = office_of(request, slug)
    actor = actor_who_may(request, "places.write_note", body)
    form = NoteForm(request.POST or None)
    found = PortfolioNote.objects.visible_to(request.user).filter(body=body).select_related("writer")

    def act() -> str:
        write_note(actor, body=body, words=form.cleaned_data["words"])
        return request.path

    return answer_form(request, form, "places/notes.html", {"office": body, "notes": list(found)}, act)


@require_POST
def forget_note(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Take a note away."""
    body = office_of(request, slug)
    note = get_visible(PortfolioNote, request.user, "body", "body__contact_office", pk=pk, body=body)
    actor = actor_who_may(request, "places.write_note", body)

    def act() -> str:
        delete_note(actor, note=note)
        return request.path.rsplit("/", 3)[0] + "/"

    return receipts.once(request, act)


@require_http_methods(["GET", "POST"])
def plan(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Plan that an officer's bodies go to somebody else on a day."""
    office = office_of(request, slug)
    seat = get_object_or_404(Seat.objects.select_related("person", "office"), pk=pk, office=office)
    actor = actor_who_may(request, "places.hand_over", seat)
    others = Seat.objects.filter(office=office, person__isnull=False).in_force().exclude(person=seat.person)
    colleagues = list(others.select_related("person").order_by("starts", "pk"))
    by_key = {str(each.pk): each for each in colleagues}
    form = HandOverForm(request.POST or None, colleagues=colleagues, initial={"leaves": True})

    def act() -> str:
        given = form.cleaned_data
        successor = by_key.get(given.pop("successor"))
        hand_over = plan_hand_over(actor, seat=seat, successor=successor, **given)
        messages.success(
            request, _("The hand-over is planned, and both are told. It happens by itself on the day.")
        )
        return hand_over.get_absolute_url()

    bodies = [line.body for line in portfolio_of(seat, clock.today()).lines]
    context = {"office": office, "seat": seat, "bodies": bodies}
    return answer_form(request, form, "places/plan_hand_over.html", context, act)


@require_safe
def hand_over(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything the one who takes over should read: the bodies, what is open with each, the notes, a word."""
    found = get_visible(
        HandOver, request.user, "office", "seat__person", "seat__office", "successor", "new_seat", pk=pk
    )
    day = clock.today() if found.is_planned else found.on
    context = {
        "hand_over": found,
        "portfolio": portfolio_of(found.seat if found.done_on is None else found.new_seat or found.seat, day),
        "may_withdraw": found.is_planned and may_any(request, "places.hand_over", found.seat),
        "may_read": found.read_on is None and may_any(request, "places.take_over", found),
    }
    return render(request, "places/hand_over.html", context)


@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a planned hand-over back."""
    found = get_visible(HandOver, request.user, "office", "seat__person", "seat__office", pk=pk)
    actor = actor_who_may(request, "places.hand_over", found.seat)

    def act() -> str:
        return withdraw_hand_over(actor, hand_over=found).get_absolute_url()

    return receipts.once(request, act)


@require_POST
def have_read(request: HttpRequest, pk: int) -> HttpResponse:
    """The one who takes over has read it."""
    found = get_visible(HandOver, request.user, "office", pk=pk)
    read_hand_over(actor_for_any(request, found.office), hand_over=found)
    return redirect(found)
