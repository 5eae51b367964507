"""Seats: inviting to one, taking it, leaving it, and electing a chair. Rights follow the seat, nothing else."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from tingsted.accounts.actions import person_with
from tingsted.kernel import clock, links
from tingsted.kernel.actions import Refused, action, announce, save_version
from tingsted.kernel.actors import Actor
from tingsted.kernel.events import about
from tingsted.kernel.rights import require
from tingsted.kernel.text import tidy
from tingsted.places.actions.seating import (
    check_term,
    end_term,
    require_seating,
    role_in_english,
    seat_person,
)
from tingsted.places.events import (
    SeatOffered,
    SeatOffersForgotten,
    SeatOfferWithdrawn,
    SeatShown,
)
from tingsted.places.models import Office, Role, Seat, SeatInvitation
from tingsted.places.queries import the_municipality

LINK = "places.seat"
OPEN_FOR = timedelta(days=21)
FORGET_AFTER = timedelta(days=30)


@action
def take_seat(
    actor: Actor,
    *,
    office: Office,
    person: Any,
    role: str,
    starts: date,
    ends: date | None = None,
    speaks: bool = False,
    public: bool = False,
    title: str = "",
) -> Seat:
    """Seat a person in an office: their rights come from it, from the first day to the last."""
    require_seating(actor, office, role)
    check_term(office, starts, ends)
    return seat_person(
        actor,
        office=office,
        person=person,
        role=role,
        starts=starts,
        ends=ends,
        speaks=speaks,
        public=public,
        title=title,
    )


@action
def end_seat(actor: Actor, *, seat: Seat, on: date, seen: int | None = None) -> Seat:
    """Let a seat end on a day; whoever comes after gets rights by their own seat."""
    require("places.seat_people", actor, seat.office)
    return end_term(actor, seat, on, seen=seen)


@action
def show_seat(
    actor: Actor,
    *,
    seat: Seat,
    public: bool,
    phone: str | None = None,
    shows_phone: bool = False,
    shows_mail: bool = False,
) -> Seat:
    """Agree to stand on the public list of the office, and with what; each can be taken back by itself."""
    require("places.show_seat", actor, seat)
    if phone is not None:
        seat.phone = " ".join(phone.split())
    if shows_phone and not seat.phone:
        raise Refused(_("Write the number you want to show."), "phone")
    seat.public = public
    seat.shows_phone, seat.shows_mail = public and shows_phone, public and shows_mail
    seat.save(update_fields=["public", "phone", "shows_phone", "shows_mail"])
    announce(actor, SeatShown(about=about(seat.office), office=seat.office.name))
    return seat


@action
def invite_to_seat(
    actor: Actor,
    *,
    office: Office,
    name: str,
    email: str,
    role: str,
    starts: date | None = None,
    ends: date | None = None,
    speaks: bool = False,
    title: str = "",
) -> SeatInvitation:
    """Ask somebody to sit in an office: a letter with a link goes out, and the seat is theirs when they take it."""
    require_seating(actor, office, role)
    return _invite(
        actor,
        office=office,
        name=name,
        email=email,
        role=role,
        starts=starts,
        ends=ends,
        speaks=speaks,
        title=title,
    )


@action
def withdraw_invitation(actor: Actor, *, invitation: SeatInvitation) -> SeatInvitation:
    """Take back an invitation that nobody has taken; who was asked is forgotten."""
    require("places.seat_people", actor, invitation.office)
    if not invitation.is_waiting():
        raise Refused(_("The invitation is not open any more."))
    invitation.withdrawn_at, invitation.name, invitation.email = clock.now(), "", ""
    invitation.save(update_fields=["withdrawn_at", "name", "email"])
    announce(
        actor,
        SeatOfferWithdrawn(
            about=about(invitation.office),
            office=invitation.office.name,
            role=role_in_english(invitation.role),
        ),
    )
    return invitation


@action
def take_invited_seat(actor: Actor, *, invitation: SeatInvitation, name: str, public: bool) -> Seat:
    """Take the seat one was invited to; whoever holds the letter's link is the one who was asked."""
    invitation = SeatInvitation.objects.select_for_update().select_related("office").get(pk=invitation.pk)
    require("places.take_invited_seat", actor, invitation)
    office, today = invitation.office, clock.today()
    starts = max(invitation.starts, today)
    check_term(office, starts, invitation.ends)
    person = person_with(email=invitation.email, name=tidy(name) or invitation.name)
    seat = seat_person(
        actor,
        office=office,
        person=person,
        role=invitation.role,
        starts=starts,
        ends=invitation.ends,
        speaks=invitation.speaks,
        public=public,
        title=invitation.title,
    )
    invitation.seat, invitation.taken_at, invitation.name, invitation.email = seat, clock.now(), "", ""
    invitation.save(update_fields=["seat", "taken_at", "name", "email"])
    return seat


@action
def elect_chair(
    actor: Actor,
    *,
    office: Office,
    on: date,
    ends: date | None = None,
    member: Seat | None = None,
    name: str = "",
    email: str = "",
    seen: int | None = None,
) -> Seat | SeatInvitation:
    """A new chair from a day on: the old chair's seat ends the day before, the new one speaks for the office.

    One who already sits in the office takes the chair at once; anybody else is invited. An election counts as a
    change of the office (`seen`), so that two who note two chairs hear of each other.
    """
    require("places.seat_people", actor, office)
    if member is None and not (tidy(name) and email):
        raise Refused(_("Choose a member, or write the name and e-mail of the new chair."), "member")
    if member is not None and (member.office_id != office.pk or member.person is None):
        raise Refused(_("Choose one who sits in %(office)s.") % {"office": office.name}, "member")
    check_term(office, on, ends)
    save_version(office, seen=seen, sentence=_("Somebody else noted a chair in the meantime."), fields=[])
    for seat in (
        Seat.objects.filter(office=office, role=Role.CHAIR).in_force(on).select_related("office", "person")
    ):
        if member is not None and seat.person_id == member.person_id:
            raise Refused(_("%(name)s is already the chair.") % {"name": seat.person}, "member")
        end_term(actor, seat, on - timedelta(days=1))
    if member is None:
        return _invite(
            actor,
            office=office,
            name=name,
            email=email,
            role=Role.CHAIR,
            starts=on,
            ends=ends,
            speaks=True,
            title="",
        )
    public = member.public
    if member.is_in_force(on) and member.starts < on:
        end_term(actor, member, on - timedelta(days=1))
    return seat_person(
        actor,
        office=office,
        person=member.person,
        role=Role.CHAIR,
        starts=on,
        ends=ends,
        speaks=True,
        public=public,
        title="",
    )


@action
def forget_old_invitations(actor: Actor) -> int:
    """Delete invitations that nobody took, a month after their link ran out; the clock calls this."""
    require("places.forget_invitations", actor)
    before = clock.today() - FORGET_AFTER
    old = SeatInvitation.objects.filter(taken_at__isnull=True, open_until__lt=before)
    count = old.count()
    if count:
        old.delete()
        announce(actor, SeatOffersForgotten(count=count))
    return count


def _invite(
    actor: Actor,
    *,
    office: Office,
    name: str,
    email: str,
    role: str,
    starts: date | None,
    ends: date | None,
    speaks: bool,
    title: str,
) -> SeatInvitation:
    today = clock.today()
    starts = starts or today
    name, email = tidy(name), email.strip().lower()
    if not name:
        raise Refused(_("Write the name."), "name")
    check_term(office, starts, ends)
    if SeatInvitation.objects.waiting().filter(office=office, email=email, role=role).exists():
        raise Refused(_("An invitation to the same seat is already waiting for that address."), "email")
    if Seat.objects.filter(office=office, person__email=email, role=role).in_force(starts).exists():
        raise Refused(_("The person with that address already has this seat."), "email")
    invitation = SeatInvitation.objects.create(
        office=office,
        name=name,
        email=email,
        role=role,
        title=tidy(title),
        starts=starts,
        ends=ends,
        speaks=speaks,
        invited_by=str(actor.office or the_municipality().name),
        open_until=today + OPEN_FOR,
    )
    announce(actor, SeatOffered(about=about(office), office=office.name, role=role_in_english(role)))
    _send_letter(invitation)
    return invitation


def _send_letter(invitation: SeatInvitation) -> None:
    """Write to the one who was asked; the outbox takes it in the same transaction."""
    link = links.whole(reverse("places:take_seat", args=[links.sign(LINK, invitation.pk)]))
    facts = {"invitation": invitation, "link": link, "municipality": the_municipality()}
    with override("da"):
        EmailMessage(
            subject=_("Will you take a seat in %(office)s?") % {"office": invitation.office.name},
            body=render_to_string("places/mail/seat_invitation.txt", facts),
            to=[invitation.email],
        ).send()
