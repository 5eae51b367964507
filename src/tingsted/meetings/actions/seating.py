"""Tables: the people in the room entered, seated for all rounds, late-comers beside them, one who goes taken out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from civicmath.tables import Seating, seat, seat_latecomers
from tingsted.kernel.actions import Refused, action, announce
from tingsted.kernel.actors import Actor
from tingsted.kernel.events import about
from tingsted.kernel.rights import require
from tingsted.kernel.text import tidy
from tingsted.meetings.actions.voting import turn_over
from tingsted.meetings.events import GuestsEntered, GuestWent, TablesSet
from tingsted.meetings.models import Guest, Meeting, SignUp, TablePlan

MOST_GUESTS = 600


@action
def enter_guests(
    actor: Actor,
    *,
    meeting: Meeting,
    people: Sequence[tuple[str, str, int | None]] = (),
    signed_up: bool = False,
) -> list[Guest]:
    """Enter who is there: a name, what to mix by, and the table they host; those who signed up in one go.

    A name that is there already is not entered twice.
    """
    require("meetings.run", actor, meeting)
    known = {name.casefold() for name in meeting.guests.values_list("name", flat=True)}
    wanted: list[tuple[str, str, int | None, SignUp | None]] = [
        (name, group, hosts, None) for name, group, hosts in people
    ]
    if signed_up:
        wanted += [(name, "", None, one) for one in meeting.sign_ups.seated() for name in _names_of(one)]
    entered = []
    for name, group, hosts, sign_up in wanted:
        name = " ".join(tidy(name).split())[:80]
        if name and name.casefold() not in known:
            known.add(name.casefold())
            entered.append(
                Guest(meeting=meeting, name=name, group=tidy(group)[:40], hosts=hosts, sign_up=sign_up)
            )
    if len(known) > MOST_GUESTS:
        raise Refused(_("That is more people than a meeting with tables holds."), "people")
    Guest.objects.bulk_create(entered)
    announce(actor, GuestsEntered(about=about(meeting), title=meeting.title, count=len(entered)))
    return entered


@action
def set_tables(actor: Actor, *, meeting: Meeting, seats: int, rounds: int, seed: int = 0) -> TablePlan:
    """Find everybody a table in every round: new company each time, mixed by group, hosts where they host."""
    require("meetings.run", actor, meeting)
    guests = list(meeting.guests.all())
    if len(guests) < 2:
        raise Refused(_("Enter the people first."), "people")
    if not (2 <= seats <= 20 and 1 <= rounds <= 8):
        raise Refused(_("A table has 2 to 20 seats, and there are 1 to 8 rounds."), "seats")
    count = -(-len(guests) // seats)
    hosts = {n: guest.hosts - 1 for n, guest in enumerate(guests) if guest.hosts and guest.hosts <= count}
    found = seat(len(guests), seats, rounds, attributes=_mixed_by(guests), pinned=hosts, seed=seed)
    plan = _keep(meeting, guests, found, seed=seed)
    _told(actor, meeting, len(guests))
    return plan


@action
def seat_late(actor: Actor, *, plan: TablePlan, from_round: int = 1) -> TablePlan:
    """Seat those who came since: the others stay where they are, a chair is added where there are too few."""
    meeting = plan.meeting
    require("meetings.run", actor, meeting)
    there = {guest.pk: guest for guest in meeting.guests.all()}
    seated = [there[key] for key in plan.guests if key in there]
    late = [guest for key, guest in there.items() if key not in set(plan.guests)]
    if not late:
        raise Refused(_("Everybody has a table."))
    kept = _without(plan, there)
    found = seat_latecomers(
        kept, len(late), attributes=_mixed_by([*seated, *late]), from_round=max(0, from_round - 1)
    )
    plan = _keep(meeting, [*seated, *late], found, seed=plan.seed)
    _told(actor, meeting, len(late))
    return plan


@action
def drop_guest(actor: Actor, *, guest: Guest) -> Meeting:
    """Somebody went, or was entered by mistake; the others keep their tables."""
    meeting = guest.meeting
    require("meetings.run", actor, meeting)
    Guest.objects.filter(pk=guest.pk).delete()
    plan = TablePlan.objects.filter(meeting=meeting).first()
    if plan is not None:
        there = {g.pk: g for g in meeting.guests.all()}
        _keep(meeting, [there[k] for k in plan.guests if k in there], _without(plan, there), seed=plan.seed)
    turn_over(meeting)
    announce(actor, GuestWent(about=about(meeting), title=meeting.title))
    return meeting


def _names_of(sign_up: SignUp) -> list[str]:
    """A name for each of those who come together."""
    return [sign_up.name, *(f"{sign_up.name} +{number}" for number in range(1, sign_up.people))]


def _mixed_by(guests: Sequence[Guest]) -> dict[str, Sequence[Any]]:
    """What to mix by, where anything is known."""
    groups = [guest.group.casefold() for guest in guests]
    return {"group": groups} if any(groups) else {}


def _without(plan: TablePlan, there: dict[int, Guest]) -> Seating:
    """The seating as it stands for those who are still there."""
    stay = [place for place, key in enumerate(plan.guests) if key in there]
    tables = tuple(tuple(row[place] for place in stay) for row in plan.tables)
    return Seating(tables, plan.seats, plan.repeats, 0, 0, plan.uneven)


def _keep(meeting: Meeting, guests: Sequence[Guest], found: Seating, *, seed: int) -> TablePlan:
    return TablePlan.objects.update_or_create(
        meeting=meeting,
        defaults={
            "seats": found.seats,
            "rounds": len(found.tables),
            "seed": seed,
            "guests": [guest.pk for guest in guests],
            "tables": [list(row) for row in found.tables],
            "repeats": found.repeats,
            "uneven": found.uneven,
        },
    )[0]


def _told(actor: Actor, meeting: Meeting, count: int) -> None:
    turn_over(meeting)
    announce(actor, TablesSet(about=about(meeting), title=meeting.title, count=count))
