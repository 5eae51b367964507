"""What places shows on other pages, and what it holds on people."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

import tingsted.places.land_ports  # noqa: F401 - what it fills registers itself
from tingsted.kernel import clock, ports, rounds
from tingsted.kernel.actors import CLOCK
from tingsted.kernel.clockwork import daily, each
from tingsted.places.actions import carry_out_hand_over, forget_old_invitations
from tingsted.places.models import (
    Area,
    Boundary,
    FormerName,
    Founding,
    HandOver,
    Interest,
    Municipality,
    Office,
    OfficeKind,
    PortfolioNote,
    Profile,
    Seat,
    SeatInvitation,
    Topic,
)
from tingsted.places.models.offices import OfficeQuerySet
from tingsted.places.overview import glance


@ports.menu.fill
def lines(request: HttpRequest) -> Iterator[ports.MenuEntry]:
    """The way to one's own area."""
    yield ports.MenuEntry(_("Areas"), reverse("places:areas"), 10)


@ports.front_sections.fill
def on_the_front_page(request: HttpRequest) -> ports.Filling[ports.Section]:
    """The map with »find your area«, at the top of the front page."""
    overview = yield from glance()
    yield ports.Section("places/parts/front.html", {"overview": overview}, order=0, place="band")


@ports.setup_checks.fill
def what_is_missing() -> ports.Filling[ports.SetupCheck]:
    """What the municipality must load before people can find themselves here: one round of counts."""
    bodies, areas = Office.objects.bodies().open(), Area.objects.standing()
    mute = Office.objects.open().filter(kind=OfficeKind.DEPARTMENT, mailbox="")
    town, loaded, unbounded, alone, silent, unreached, caring = yield from rounds.together(
        rounds.first(Municipality.objects.order_by("pk")),
        rounds.count(areas.filter(kind=Area.Kind.AREA)),
        rounds.count(areas.filter(boundaries__isnull=True)),
        rounds.count(bodies.filter(contact_office__isnull=True)),
        rounds.count(_silent_bodies()),
        rounds.count(mute),
        rounds.count(Profile.objects.filter(topics__isnull=False)),
    )
    settings, offices, plain = reverse("places:municipality"), reverse("places:offices"), Municipality()
    shown = town or Municipality(areas_in_all=-1)
    for words, done, url in (
        (_("The municipality has a name"), town is not None, settings),
        (_("All local areas are loaded"), shown.areas_in_all == loaded, reverse("places:areas")),
        (_("Every area has a boundary"), not unbounded, reverse("places:areas")),
        (_("Every body has a contact in the municipality"), not alone, offices),
        (_("Every body has somebody who may speak for it"), not silent, offices),
        (_("Every department has a shared mailbox"), not unreached, offices),
        (_("Bodies and departments have said what they care about"), bool(caring), reverse("places:topics")),
        (_("Letters have a sender of the municipality's own"), shown.sender != plain.sender, settings),
        (_("Personal cases have an address"), bool(shown.digital_post), settings),
        (_("The accessibility statement is linked"), bool(shown.accessibility_statement), settings),
    ):
        yield ports.SetupCheck(words, done, url)


def _silent_bodies() -> OfficeQuerySet:
    """Open bodies where nobody sits today with a mandate in everything."""
    speaking = Seat.objects.in_force().filter(speaks=True).values("office")
    return Office.objects.bodies().open().exclude(pk__in=speaking)


@daily("places.forget_old_invitations")
def forget(day: date) -> None:
    """Names of people who never answered an invitation are not kept."""
    forget_old_invitations(CLOCK)


@daily("places.hand_over")
def hand_over(day: date) -> None:
    """What officers planned for today, or for a day when the clock stood still."""
    planned = HandOver.objects.planned().filter(on__lte=day, successor__isnull=False).order_by("on", "pk")
    each(planned, lambda one: carry_out_hand_over(CLOCK, hand_over=one))


def _seats_of(person: Any) -> Iterator[dict[str, Any]]:
    for seat in Seat.objects.filter(person=person).select_related("office").order_by("starts"):
        yield {
            "office": seat.office.name, "role": str(seat.get_role_display()), "title": seat.title,
            "starts": seat.starts, "ends": seat.ends, "speaks": seat.speaks, "public": seat.public, "phone": seat.phone,
        }  # fmt: skip


def _leave_seats(person: Any) -> int:
    """End what is in force, and let nobody stand where they sat: what the office did stays the office's."""
    today = clock.today()
    seats = list(Seat.objects.filter(person=person))
    for seat in seats:
        if seat.ends is None or seat.ends > today:
            seat.ends = max(today, seat.starts)
        seat.person, seat.title, seat.phone, seat.chosen_by = None, "", "", ""
        seat.public = seat.shows_phone = seat.shows_mail = False
        seat.save()
    return len(seats)


def _invitations_to(person: Any) -> Iterator[dict[str, Any]]:
    if person.email:
        for i in SeatInvitation.objects.filter(email=person.email).select_related("office"):
            yield {
                "office": i.office.name,
                "name": i.name,
                "email": i.email,
                "role": str(i.get_role_display()),
            }


def _drop_invitations(person: Any) -> int:
    if not person.email:
        return 0
    return SeatInvitation.objects.filter(email=person.email, taken_at__isnull=True).delete()[0]


def _interests_of(person: Any) -> Iterator[dict[str, Any]]:
    if person.email:
        for i in Interest.objects.filter(email=person.email).select_related("founding__area"):
            yield {
                "area": i.founding.area.name,
                "name": i.name,
                "email": i.email,
                "words": i.words,
                "consented_on": i.consented_on,
            }


def _drop_interests(person: Any) -> int:
    return Interest.objects.filter(email=person.email).delete()[0] if person.email else 0


def _notes_of(person: Any) -> Iterator[dict[str, Any]]:
    for note in PortfolioNote.objects.filter(writer=person).select_related("body"):
        yield {"body": note.body.name, "words": note.words, "written_on": note.written_on}


def _hand_overs_of(person: Any) -> Iterator[dict[str, Any]]:
    for h in HandOver.objects.filter(Q(successor=person) | Q(seat__person=person)).select_related("office"):
        yield {"office": h.office.name, "on": h.on, "words": h.words}


def _leave_hand_overs(person: Any) -> int:
    """What was planned for them falls away; what was done stays done, without their name and words."""
    today = clock.today()
    planned = HandOver.objects.planned().filter(Q(successor=person) | Q(seat__person=person))
    count = planned.update(withdrawn_on=today)
    HandOver.objects.filter(seat__person=person).update(words="")
    return count + HandOver.objects.filter(successor=person).update(successor=None)


ports.holds_personal_data(
    ports.PersonalData(
        model="places.Interest",
        fields=frozenset({"name", "email", "words"}),
        why=gettext_lazy("Who would like to help found a body in their area"),
        kept=gettext_lazy("Until the body exists or the attempt is laid aside, or until you take it back"),
        export=_interests_of,
        erase=_drop_interests,
    )
)
ports.holds_personal_data(
    ports.PersonalData(
        model="places.PortfolioNote",
        fields=frozenset({"writer", "words"}),
        why=gettext_lazy("What an officer wants the next one to know about a body"),
        kept=gettext_lazy("As long as the body exists; the writer's name goes when they ask"),
        export=_notes_of,
        erase=lambda person: PortfolioNote.objects.filter(writer=person).update(writer=None),
    )
)
ports.holds_personal_data(
    ports.PersonalData(
        model="places.HandOver",
        fields=frozenset({"successor", "words"}),
        why=gettext_lazy("Who takes over an officer's bodies, and from when"),
        kept=gettext_lazy("As long as the contact office exists; the name goes when you ask"),
        export=_hand_overs_of,
        erase=_leave_hand_overs,
    )
)
ports.holds_personal_data(
    ports.PersonalData(
        model="places.Seat",
        fields=frozenset({"person", "title", "phone", "chosen_by"}),
        why=gettext_lazy("Who sits in a council or an office, so that it can act and be reached"),
        kept=gettext_lazy("As long as the office exists; the name goes when you ask"),
        export=_seats_of,
        erase=_leave_seats,
    )
)
ports.holds_personal_data(
    ports.PersonalData(
        model="places.SeatInvitation",
        fields=frozenset({"name", "email", "title"}),
        why=gettext_lazy("Whom a council or an office has invited to a seat"),
        kept=gettext_lazy("Until the seat is taken, or a month after the link has run out"),
        export=_invitations_to,
        erase=_drop_invitations,
    )
)
for model, fields in {
    Municipality: {"name": "a municipality's", "short_name": "a municipality's", "sender": "an office's own mailbox",
                   "phone": "the switchboard"},
    Area: {"name": "an area's", "short_name": "an area's", "place_names": "names of places",
           "contact_office": "an office"},
    Office: {"name": "an office's", "short_name": "an office's", "mailbox": "a shared mailbox, not a person's",
             "contact_office": "an office", "about": "about the office", "secretary": "an office, by name",
             "basis_words": "about the office"},
    FormerName: {"name": "an office's"},
    Founding: {"name": "of the body to be"},
    Topic: {"name": "what people care about", "words": "what people say when they mean it"},
    Boundary: {"adopted_by": "an office or a meeting, by name"},
    SeatInvitation: {"invited_by": "the office that invited"},
}.items():  # fmt: skip
    for field_name, why in fields.items():
        ports.holds_nothing_personal(f"places.{model.__name__}.{field_name}", why)
