"""Hand-overs: an officer's bodies go to a successor on a day. One seat changes; everything else stays where it is."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from tingsted.accounts.actions import person_with
from tingsted.kernel import clock
from tingsted.kernel.actions import Refused, action, announce
from tingsted.kernel.actors import Actor
from tingsted.kernel.events import about
from tingsted.kernel.rights import require
from tingsted.kernel.text import tidy
from tingsted.places.actions.contacts import make_room
from tingsted.places.actions.seating import end_term, seat_person
from tingsted.places.models import Contact, HandOver, Role, Seat
from tingsted.places.office_events import HandedOver, HandOverPlanned, HandOverRead, HandOverWithdrawn


@action
def plan_hand_over(
    actor: Actor,
    *,
    seat: Seat,
    on: date,
    successor: Seat | None = None,
    name: str = "",
    email: str = "",
    leaves: bool = True,
    words: str = "",
) -> HandOver:
    """Plan that an officer's bodies go to a colleague, or to somebody new, on a day; both are told now and then."""
    require("places.hand_over", actor, seat)
    if on <= clock.today():
        raise Refused(_("Choose a day to come: both should hear of it before."), "on")
    if seat.person is None or (seat.ends and seat.ends < on - timedelta(days=1)):
        raise Refused(_("The seat ends before that day."), "on")
    if HandOver.objects.planned().filter(seat=seat).exists():
        raise Refused(_("A hand-over is already planned. Take it back before you plan another."), "on")
    person = _successor(seat, successor, name, email)
    hand_over = HandOver.objects.create(
        office=seat.office,
        seat=seat,
        successor=person,
        on=on,
        leaves=leaves,
        words=tidy(words),
        planned_on=clock.today(),
    )
    announce(
        actor,
        HandOverPlanned(
            about=about(seat.office),
            office=seat.office.name,
            day=on.isoformat(),
            bodies=Contact.objects.filter(seat=seat).in_force(on).count(),
            hand_over=hand_over.pk,
        ),
    )
    return hand_over


def _successor(seat: Seat, successor: Seat | None, name: str, email: str) -> Any:
    """The person who takes over: a colleague's, or the one behind an address."""
    if successor is None and not (tidy(name) and email):
        raise Refused(_("Choose a colleague, or write the name and e-mail of the new officer."), "successor")
    if successor is not None and (successor.office_id != seat.office_id or successor.person is None):
        raise Refused(_("Choose one who sits in the same contact office."), "successor")
    person = successor.person if successor is not None else person_with(email=email, name=name)
    if person == seat.person:
        raise Refused(_("Nobody can take over from themself."), "successor")
    return person


@action
def withdraw_hand_over(actor: Actor, *, hand_over: HandOver) -> HandOver:
    """Take back a hand-over that has not happened yet."""
    require("places.hand_over", actor, hand_over.seat)
    if not hand_over.is_planned:
        raise Refused(_("The hand-over is not planned any more."))
    hand_over.withdrawn_on = clock.today()
    hand_over.save(update_fields=["withdrawn_on"])
    office = hand_over.office
    announce(actor, HandOverWithdrawn(about=about(office), office=office.name, hand_over=hand_over.pk))
    return hand_over


@action
def carry_out_hand_over(actor: Actor, *, hand_over: HandOver) -> HandOver:
    """Do on its day what was planned: the successor sits down, gets the bodies, and the officer's own seat ends."""
    require("places.keep_time", actor, hand_over)
    HandOver.objects.select_for_update().get(pk=hand_over.pk)
    known = HandOver.objects.select_related("office", "seat__person", "seat__office", "successor")
    hand_over = known.get(pk=hand_over.pk)
    if not hand_over.is_planned or hand_over.successor is None:
        raise Refused(_("The hand-over is not planned any more."))
    old, on = hand_over.seat, hand_over.on
    new = _seat_of_successor(actor, hand_over)
    moved = _move_bodies(old, new, on, hand_over.leaves)
    if hand_over.leaves and (old.ends is None or old.ends >= on):
        end_term(actor, old, max(old.starts, on - timedelta(days=1)))
    hand_over.new_seat, hand_over.done_on = new, clock.today()
    hand_over.save(update_fields=["new_seat", "done_on"])
    office = hand_over.office
    announce(
        actor,
        HandedOver(about=about(office), office=office.name, bodies=moved, hand_over=hand_over.pk),
    )
    return hand_over


def _seat_of_successor(actor: Actor, hand_over: HandOver) -> Seat:
    """The seat they already have in the office, or one like that of the officer who hands over."""
    old, on = hand_over.seat, hand_over.on
    there = Seat.objects.filter(office=old.office, person=hand_over.successor).in_force(on)
    seat = there.exclude(role=Role.STAND_IN).order_by("starts", "pk").first()
    if seat is not None:
        return seat
    return seat_person(
        actor,
        office=old.office,
        person=hand_over.successor,
        role=Role.OFFICER,
        starts=on,
        speaks=old.speaks,
        title=old.title,
    )


def _move_bodies(old: Seat, new: Seat, on: date, leaves: bool) -> int:
    """Each body the officer has that day goes over; where the one who leaves stood in, the successor does."""
    contacts = list(Contact.objects.filter(seat=old).in_force(on).select_related("body"))
    for contact in contacts:
        stand_in = contact.stand_in
        if stand_in is not None and stand_in.person_id == new.person_id:
            stand_in = None if leaves else old
        make_room(contact.body, on)
        Contact.objects.create(body=contact.body, seat=new, stand_in=stand_in, starts=on, ends=new.ends)
    if leaves:
        stood_in = Contact.objects.filter(stand_in=old).in_force(on)
        stood_in.filter(seat__person=new.person_id).update(stand_in=None)
        stood_in.update(stand_in=new)
    return len(contacts)


@action
def read_hand_over(actor: Actor, *, hand_over: HandOver) -> HandOver:
    """Say that one has read what was handed over: then it waits no longer."""
    require("places.take_over", actor, hand_over)
    if hand_over.read_on is None:
        hand_over.read_on = clock.today()
        hand_over.save(update_fields=["read_on"])
    office = hand_over.office
    announce(actor, HandOverRead(about=about(office), office=office.name, hand_over=hand_over.pk))
    return hand_over
