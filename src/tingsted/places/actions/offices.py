"""Founding, describing and dissolving offices."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from tingsted.kernel import ports
from tingsted.kernel.actions import Refused, action, announce, save_version
from tingsted.kernel.actors import Actor
from tingsted.kernel.events import about
from tingsted.kernel.rights import require
from tingsted.kernel.text import slug, tidy
from tingsted.places.events import OfficeDescribed, OfficeDissolved, OfficeFounded
from tingsted.places.models import Area, Office, Seat

OWN_WORDS = frozenset({"about", "cares_about", "can_manage", "how_chosen", "mailbox"})


@action
def found_office(actor: Actor, *, kind: str, name: str, area: Area | None = None, **more: Any) -> Office:
    """Found a body, a department or a contact office."""
    require("places.set_up", actor)
    address = more.pop("slug", "") or slug(name)
    if Office.objects.filter(slug=address).exists():
        raise Refused(_("There is already an office of that name."), "name")
    office = Office.objects.create(kind=kind, name=name, area=area, slug=address, **more)
    announce(actor, OfficeFounded(about=about(office), office=name))
    return office


@action
def describe_office(actor: Actor, *, office: Office, seen: int | None = None, **words: str) -> Office:
    """Rewrite how an office presents itself: what it works on, cares about and can manage."""
    require("places.describe_office", actor, office)
    if not words.keys() <= OWN_WORDS:
        raise TypeError(f"an office describes {', '.join(sorted(OWN_WORDS))}, not {', '.join(sorted(words))}")
    for field, text in words.items():
        setattr(office, field, tidy(text))
    save_version(
        office, seen=seen, sentence=_("Somebody else changed the text in the meantime."), fields=[*words]
    )
    announce(actor, OfficeDescribed(about=about(office), office=office.name))
    return office


@action
def dissolve_office(actor: Actor, *, office: Office, on: date) -> Office:
    """Close an office from a day on: its seats end; what it did stays readable."""
    require("places.set_up", actor)
    held = next((h for h in ports.office_holdings.collect(office) if h.blocks_closing), None)
    if held is not None:
        raise Refused(_("First this must be handed on or finished: %(what)s.") % {"what": held.words})
    office.dissolved = on
    save_version(office, seen=None, sentence="", fields=["dissolved"])
    for seat in Seat.objects.filter(office=office).in_force(on):
        seat.ends = max(seat.starts, on)
        seat.save(update_fields=["ends"])
    announce(actor, OfficeDissolved(about=about(office), office=office.name))
    return office
