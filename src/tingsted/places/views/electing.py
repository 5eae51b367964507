"""Elections in one form with a preview, single seats, mandates, and what each person shows of themselves."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tingsted.kernel import clock
from tingsted.kernel.actions import Refused
from tingsted.kernel.doors import get_visible
from tingsted.kernel.forms import answer_form
from tingsted.places.acting import actor_for_any, actor_who_may
from tingsted.places.actions import change_seat, end_mandate, give_mandate, record_election, show_seat
from tingsted.places.actions.electing import check_election
from tingsted.places.elections import chairs_after, tell_lines
from tingsted.places.models import Mandate, Seat
from tingsted.places.office_forms import DayForm, ElectionForm, MandateForm, SeatForm, ShowSeatForm
from tingsted.places.views.keeping import SIMPLE, office_of, page


@require_http_methods(["GET", "POST"])
def election(request: HttpRequest, slug: str) -> HttpResponse:
    """Who leaves, who stays, who comes: filled in once, looked at, then written down."""
    office = office_of(request, slug)
    actor = actor_who_may(request, "places.seat_people", office)
    seats = (
        Seat.objects.filter(office=office, person__isnull=False).in_force().select_related("person", "office")
    )
    form = ElectionForm(
        request.POST or None, seats=list(seats.order_by("starts", "pk")),
        initial={"on": clock.today(), "how": _("the general assembly"), "seen": office.version},
    )  # fmt: skip
    context: dict[str, object] = {"office": office}
    if request.method == "POST" and "preview" in request.POST:
        if form.is_valid():
            chosen = form.election()
            try:
                check_election(office, chosen)
                context |= {"lines": tell_lines(chosen), "without_chair": not chairs_after(chosen)}
            except Refused as refusal:
                form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        status = 200 if form.is_valid() else 422
        return render(request, "places/election.html", {**context, "form": form}, status=status)

    def act() -> str:
        record_election(actor, office=office, election=form.election(), seen=form.cleaned_data["seen"])
        messages.success(
            request, _("The election is written down. Rights follow the seats from the first day.")
        )
        return office.get_absolute_url()

    return answer_form(request, form, "places/election.html", context, act)


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Correct what stands about one seat."""
    office = office_of(request, slug)
    actor = actor_who_may(request, "places.seat_people", office)
    seat = get_object_or_404(Seat.objects.select_related("person", "office"), pk=pk, office=office)
    known = {name: getattr(seat, name) for name in ("title", "ends", "speaks", "chosen_by")}
    form = SeatForm(request.POST or None, initial={**known, "seen": seat.version})
    if seat.person is None or seat.person.email:
        del form.fields["email"]

    def act() -> str:
        change_seat(actor, seat=seat, **form.cleaned_data)
        return office.get_absolute_url()

    heading = _("%(name)s's seat") % {"name": seat.person}
    return answer_form(request, form, SIMPLE, page(office, heading, _("Save the seat")), act)


@require_http_methods(["GET", "POST"])
def show(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """What everybody may see of oneself: name, telephone and e-mail, each for itself."""
    seat = get_visible(Seat, request.user, "office", "person", pk=pk, office__slug=slug)
    actor = actor_for_any(request, seat.office)
    known = {name: getattr(seat, name) for name in ("public", "phone", "shows_phone", "shows_mail")}
    form = ShowSeatForm(request.POST or None, initial=known)

    def act() -> str:
        show_seat(actor, seat=seat, **form.cleaned_data)
        return seat.office.get_absolute_url()

    lead = _("Those who sit in the office always see your name. What everybody else sees, you decide.")
    words = page(seat.office, _("What may everybody see of you?"), _("Save my choice"), lead)
    return answer_form(request, form, SIMPLE, words, act)


@require_http_methods(["GET", "POST"])
def mandate(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Let somebody answer for the office in one subject."""
    office = office_of(request, slug)
    actor = actor_who_may(request, "places.give_mandate", office)
    seat = get_object_or_404(Seat.objects.select_related("person", "office"), pk=pk, office=office)
    form = MandateForm(request.POST or None, initial={"starts": max(clock.today(), seat.starts)})

    def act() -> str:
        give_mandate(actor, seat=seat, **form.cleaned_data)
        messages.success(request, _("The mandate is given."))
        return office.get_absolute_url()

    lead = _("In this %(name)s may answer and act in the office's name, as long as the seat lasts.")
    words = page(office, _("Give a mandate"), _("Give the mandate"), lead % {"name": seat.person})
    return answer_form(request, form, SIMPLE, words, act)


@require_http_methods(["GET", "POST"])
def mandate_ends(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Let a mandate end."""
    office = office_of(request, slug)
    actor = actor_who_may(request, "places.give_mandate", office)
    mandates = Mandate.objects.select_related("seat__person", "seat__office")
    found = get_object_or_404(mandates, pk=pk, seat__office=office)
    form = DayForm(request.POST or None, initial={"on": clock.today()})
    del form.fields["seen"]

    def act() -> str:
        end_mandate(actor, mandate=found, on=form.cleaned_data["on"])
        return office.get_absolute_url()

    heading = _("End %(name)s's mandate") % {"name": found.seat.person}
    lead = _("What was answered under the mandate stands.")
    return answer_form(request, form, SIMPLE, page(office, heading, _("End the mandate"), lead), act)
