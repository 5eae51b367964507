"""Founding, describing and dissolving offices."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from tingsted.kernel import clock, ports
from tingsted.kernel.actions import Refused, action, announce, save_version
from tingsted.kernel.actors import Actor
from tingsted.kernel.events import about
from tingsted.kernel.rights import require
from tingsted.kernel.text import slug, tidy
from tingsted.places.events import OfficeDescribed, OfficeDissolved, OfficeFounded
from tingsted.places.models import PROFILE_WORDS, Area, Office, Profile, Seat, Topic

OFFICE_WORDS = ("about", "mailbox")
OWN_WORDS = frozenset({*OFFICE_WORDS, *PROFILE_WORDS})


@action
def found_office(actor: Actor, *, kind: str, name: str, area: Area | None = None, **more: Any) -> Office:
    """Found a body, a department or a contact office."""
    require("places.set_up", actor)
    address = more.pop("slug", "") or slug(name)
    words = {field: tidy(more.pop(field)) for field in PROFILE_WORDS if field in more}
    if Office.objects.filter(slug=address).exists():
        raise Refused(_("There is already an office of that name."), "name")
    office = Office.objects.create(kind=kind, name=name, area=area, slug=address, **more)
    if any(words.values()):
        _write_profile(office, words, None)
    announce(actor, OfficeFounded(about=about(office), office=name))
    return office


@action
def describe_office(
    actor: Actor,
    *,
    office: Office,
    topics: Iterable[Topic] | None = None,
    seen: int | None = None,
    **words: str,
) -> Office:
    """Rewrite how an office presents itself: what it works on, cares about, when it meets, what it can manage."""
    require("places.describe_office", actor, office)
    if not words.keys() <= OWN_WORDS:
        raise TypeError(f"an office describes {', '.join(sorted(OWN_WORDS))}, not {', '.join(sorted(words))}")
    told = {field: tidy(text) for field, text in words.items()}
    own = [field for field in OFFICE_WORDS if field in told]
    for field in own:
        setattr(office, field, told.pop(field))
    save_version(office, seen=seen, sentence=_("Somebody else changed the text in the meantime."), fields=own)
    if told or topics is not None:
        _write_profile(office, told, topics)
    announce(actor, OfficeDescribed(about=about(office), office=office.name))
    return office


def _write_profile(office: Office, words: dict[str, str], topics: Iterable[Topic] | None) -> None:
    """The profile as the office now has it; what it can manage holds for the year it was written in."""
    profile, _new = Profile.objects.get_or_create(office=office)
    if "can_manage" in words and words["can_manage"] != profile.can_manage:
        profile.manages_in = clock.today().year if words["can_manage"] else None
    for field, text in words.items():
        setattr(profile, field, text)
    profile.save()
    if topics is not None:
        profile.topics.set(topics)


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
