"""Founding, renaming, approving and dissolving offices, and founding them again."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from tingsted.kernel import clock, ports
from tingsted.kernel.actions import Refused, action, announce, save_version
from tingsted.kernel.actors import Actor
from tingsted.kernel.events import about
from tingsted.kernel.rights import require
from tingsted.kernel.text import slug, tidy
from tingsted.places.actions.seating import cut_to_term
from tingsted.places.events import OfficeDissolved, OfficeFounded
from tingsted.places.models import (
    Area,
    Contact,
    EarlierLife,
    FormerName,
    Mandate,
    Office,
    OfficeKind,
    Seat,
    TaskCode,
)
from tingsted.places.office_events import (
    OfficeApproved,
    OfficeFactsChanged,
    OfficeFoundedAgain,
    OfficeRenamed,
    TaskCodesSet,
    TaskListReadIn,
)
from tingsted.places.task_codes import is_prefix
from tingsted.places.task_lists import TaskRow

CHANGED = gettext_noop("Somebody else changed this in the meantime.")
FACTS = frozenset(
    {
        "kind", "area", "contact_office", "legal_basis", "basis_words", "how_chosen", "size", "term_years",
        "staggered", "hearing_right", "founded", "term_starts", "term_ends", "secretary", "mailbox", "about",
    }
)  # fmt: skip


@action
def found_office(
    actor: Actor,
    *,
    kind: str,
    name: str,
    area: Area | None = None,
    covers: Iterable[Area] = (),
    departments: Iterable[Office] = (),
    **more: Any,
) -> Office:
    """Found a body, a department, a committee or a contact office."""
    require("places.set_up", actor)
    office = found(actor, kind=kind, name=name, area=area, **more)
    office.covers.set(covers)
    office.departments.set(departments)
    return office


def found(actor: Actor, *, kind: str, name: str, area: Area | None = None, **more: Any) -> Office:
    """What every founding does in the end. Called inside an action."""
    address = more.pop("slug", "") or slug(name)
    if Office.objects.filter(slug=address).exists():
        raise Refused(_("There is already an office of that name."), "name")
    office = Office.objects.create(kind=kind, name=name, area=area, slug=address, **more)
    announce(actor, OfficeFounded(about=about(office), office=name))
    return office


@action
def change_office(
    actor: Actor,
    *,
    office: Office,
    seen: int | None = None,
    covers: Iterable[Area] | None = None,
    departments: Iterable[Office] | None = None,
    **facts: Any,
) -> Office:
    """Change the facts that the municipality answers for: what a body stands on, how big it is, who hears it."""
    require("places.keep_office", actor, office)
    if not facts.keys() <= FACTS:
        raise TypeError(f"not facts of an office: {', '.join(sorted(facts.keys() - FACTS))}")
    for field, value in facts.items():
        setattr(office, field, tidy(value) if isinstance(value, str) else value)
    if office.founded and office.dissolved and office.founded > office.dissolved:
        raise Refused(_("It can't be founded after it was dissolved."), "founded")
    if office.term_starts and office.term_ends and office.term_ends < office.term_starts:
        raise Refused(_("The term ends before it begins."), "term_ends")
    save_version(
        office, seen=seen, sentence=_("Somebody else changed this in the meantime."), fields=[*facts]
    )
    if covers is not None:
        office.covers.set(covers)
    if departments is not None:
        office.departments.set(departments)
    announce(actor, OfficeFactsChanged(about=about(office), office=office.name))
    return office


@action
def rename_office(
    actor: Actor, *, office: Office, name: str, short_name: str = "", seen: int | None = None
) -> Office:
    """Give an office another name; it can still be found under the former one, and its address stays."""
    require("places.keep_office", actor, office)
    name = tidy(name)
    if not name:
        raise Refused(_("Write the name."), "name")
    if name == office.name:
        raise Refused(_("That is already its name."), "name")
    former = FormerName.objects.create(office=office, name=office.name, until=clock.today())
    office.name, office.short_name = name, tidy(short_name)
    sentence = _("Somebody else changed this in the meantime.")
    save_version(office, seen=seen, sentence=sentence, fields=["name", "short_name"])
    announce(actor, OfficeRenamed(about=about(office), office=name, former=former.name))
    return office


@action
def approve_office(actor: Actor, *, office: Office, on: date, seen: int | None = None) -> Office:
    """Note the day when the municipal council approved a body."""
    require("places.keep_office", actor, office)
    if not office.is_body:
        raise Refused(_("Only a body is approved by the municipal council."), "on")
    if office.founded and on < office.founded:
        raise Refused(_("It can't be approved before it was founded."), "on")
    if on > clock.today():
        raise Refused(_("That day has not come yet."), "on")
    office.approved = on
    save_version(
        office, seen=seen, sentence=_("Somebody else changed this in the meantime."), fields=["approved"]
    )
    announce(actor, OfficeApproved(about=about(office), office=office.name, day=on.isoformat()))
    return office


@action
def dissolve_office(actor: Actor, *, office: Office, on: date, seen: int | None = None) -> Office:
    """Close an office from a day on: its seats end; what it did stays readable."""
    require("places.set_up", actor)
    if office.founded and on < office.founded:
        raise Refused(_("It can't be dissolved before it was founded."), "on")
    held = next((h for h in ports.office_holdings.collect(office) if h.blocks_closing), None)
    if held is not None:
        raise Refused(_("First this must be handed on or finished: %(what)s.") % {"what": held.words})
    office.dissolved = on
    save_version(
        office, seen=seen, sentence=_("Somebody else changed this in the meantime."), fields=["dissolved"]
    )
    Seat.objects.filter(office=office, starts__gt=on, mandates__isnull=True, portfolio__isnull=True).delete()
    to_come = Seat.objects.filter(office=office, starts__gt=max(on, clock.today()))
    for hangs_on_it in (Mandate, Contact):
        hangs_on_it._default_manager.filter(seat__in=to_come).delete()
    to_come.delete()
    still = Q(ends__isnull=True) | Q(ends__gt=on)
    for seat in Seat.objects.filter(still, office=office):
        seat.ends = max(seat.starts, on)
        seat.save(update_fields=["ends"])
        cut_to_term(seat)
    Contact.objects.filter(body=office, starts__gt=on).delete()
    Contact.objects.filter(body=office).in_force(on).update(ends=on)
    TaskCode.objects.filter(office=office).delete()
    announce(actor, OfficeDissolved(about=about(office), office=office.name))
    return office


@action
def found_again(actor: Actor, *, office: Office, on: date, seen: int | None = None) -> Office:
    """Let a dissolved office live again; its earlier years stay in its history, and its seats begin afresh."""
    require("places.keep_office", actor, office)
    if office.dissolved is None:
        raise Refused(_("It has not been dissolved."), "on")
    if on < office.dissolved:
        raise Refused(_("It can only be founded again after it was dissolved."), "on")
    EarlierLife.objects.create(
        office=office, founded=office.founded, approved=office.approved, dissolved=office.dissolved
    )
    office.founded, office.dissolved, office.approved = on, None, None
    save_version(
        office,
        seen=seen,
        sentence=_("Somebody else changed this in the meantime."),
        fields=["founded", "dissolved", "approved"],
    )
    announce(actor, OfficeFoundedAgain(about=about(office), office=office.name))
    return office


@action
def set_task_codes(actor: Actor, *, office: Office, prefixes: Iterable[str]) -> Office:
    """Say which task codes a department works with: the longest beginning wins, so no two may hold the same."""
    require("places.set_up", actor)
    wanted = sorted({tidy(p) for p in prefixes} - {""})
    for prefix in wanted:
        if not is_prefix(prefix):
            raise Refused(
                _("»%(code)s« is not the beginning of a task code. Write for example 05 or 13.05.")
                % {"code": prefix},
                "prefixes",
            )
    taken = TaskCode.objects.filter(prefix__in=wanted).exclude(office=office).select_related("office").first()
    if taken is not None:
        raise Refused(
            _("%(code)s already belongs to %(office)s.") % {"code": taken.prefix, "office": taken.office},
            "prefixes",
        )
    TaskCode.objects.filter(office=office).exclude(prefix__in=wanted).delete()
    there = set(TaskCode.objects.filter(office=office).values_list("prefix", flat=True))
    TaskCode.objects.bulk_create(TaskCode(office=office, prefix=p) for p in wanted if p not in there)
    announce(actor, TaskCodesSet(about=about(office), office=office.name))
    return office


@action
def import_task_codes(actor: Actor, *, rows: Iterable[TaskRow]) -> int:
    """Take in the municipality's own list: the departments it names get these codes instead of those they had."""
    require("places.set_up", actor)
    wanted: dict[str, list[str]] = {}
    holder: dict[str, str] = {}
    for row in rows:
        if holder.setdefault(row.prefix, row.department) != row.department:
            raise Refused(
                _("Row %(row)s: %(code)s already belongs to %(office)s.")
                % {"row": row.number, "code": row.prefix, "office": holder[row.prefix]},
                "file",
            )
        wanted.setdefault(row.department, []).append(row.prefix)
    here = {o.name: o for o in Office.objects.filter(kind=OfficeKind.DEPARTMENT).open()}
    missing = sorted(wanted.keys() - here.keys())
    if missing:
        raise Refused(_("No department is called %(names)s.") % {"names": ", ".join(missing)}, "file")
    TaskCode.objects.filter(office__name__in=wanted).delete()
    for name, prefixes in wanted.items():
        set_task_codes(actor, office=here[name], prefixes=prefixes)
    announce(actor, TaskListReadIn(departments=len(wanted)))
    return len(wanted)
