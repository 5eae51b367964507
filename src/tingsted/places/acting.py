"""From a web request to an actor: the person who is signed in, for an office where they sit today."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from tingsted.kernel.actors import VISITOR, Actor
from tingsted.kernel.rights import RIGHTS, NotAllowed, may
from tingsted.places.models import Office
from tingsted.places.rules import seats_of


def actor_of(request: HttpRequest, office: Office | None = None) -> Actor:
    """The actor behind this request, acting for `office` where they hold a seat in it, else for themselves.

    Without an office asked for, a person with a single office acts for that one.
    """
    person = request.user
    if not person.is_authenticated:
        return VISITOR
    offices = {seat.office_id: seat.office for seat in seats_of(person)}
    only = next(iter(offices.values())) if len(offices) == 1 else None
    return Actor("person", person=person, office=only if office is None else offices.get(office.pk))


def actor_for_any(request: HttpRequest, *offices: Office | None) -> Actor:
    """The actor for the first of these offices where they sit; the first asked for wins."""
    for office in offices:
        if office is not None:
            actor = actor_of(request, office)
            if actor.office is not None:
                return actor
    return actor_of(request)


def actor_who_may(request: HttpRequest, name: str, thing: Any = None) -> Actor:
    """The actor for the first of the person's offices that has the right; refused with its sentence where none has."""
    for actor in _actors(request):
        if may(name, actor, thing):
            return actor
    raise NotAllowed(RIGHTS[name])


def may_any(request: HttpRequest, name: str, thing: Any = None) -> bool:
    """Whether the person behind the request has a right through any of their offices: for showing a button or not."""
    return any(may(name, actor, thing) for actor in _actors(request))


def _actors(request: HttpRequest) -> list[Actor]:
    """The person for each of their offices, then for themselves; or the visitor."""
    person = request.user
    if not person.is_authenticated:
        return [VISITOR]
    offices = {seat.office_id: seat.office for seat in seats_of(person)}
    return [Actor("person", person=person, office=office) for office in (*offices.values(), None)]
