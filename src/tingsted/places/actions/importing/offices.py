"""Areas, departments, committees and bodies from a workbook."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from tingsted.kernel import clock
from tingsted.kernel.actions import announce
from tingsted.kernel.actors import Actor
from tingsted.kernel.events import about
from tingsted.places.actions.areas import enter_area
from tingsted.places.actions.foundings import begin_founding
from tingsted.places.actions.importing.ledger import Ledger
from tingsted.places.actions.offices import (
    change_office,
    dissolve_office,
    found_office,
    rename_office,
    set_task_codes,
)
from tingsted.places.events import AreaDescribed
from tingsted.places.models import Area, Founding, Office, OfficeKind, PlaceKind
from tingsted.places.workbook import Reading, sheets
from tingsted.places.workbook.records import AreaRecord, BodyRecord

SHORT = re.compile(r"\s*(?:\(|,| og omegn\b).*", re.IGNORECASE | re.DOTALL)


def bring_areas(actor: Actor, reading: Reading, ledger: Ledger) -> None:
    """New areas are entered; of those here, name, note and postcodes follow the workbook."""
    here = {area.slug: area for area in Area.objects.all()}
    number = max((area.number for area in here.values()), default=0)
    for record in reading.areas:
        with ledger.row(sheets.AREAS, record.row):
            area = here.get(record.slug)
            if area is None:
                number += 1
                _enter(actor, record, number)
                ledger.note(sheets.AREAS, "new")
            else:
                changed = _follow(actor, area, record)
                ledger.note(sheets.AREAS, "changed" if changed else "same")


def _enter(actor: Actor, record: AreaRecord, number: int) -> None:
    short = SHORT.sub("", record.name)[:40].strip() or record.name[:40]
    area = enter_area(
        actor, name=record.name, short_name=short, prefix=_prefix(short), number=number, note=record.note,
        place_names=[{"name": code, "kind": PlaceKind.POSTCODE.value} for code in record.postcodes],
    )  # fmt: skip
    if area.slug != record.slug:
        area.slug = record.slug
        area.save(update_fields=["slug"])


def _follow(actor: Actor, area: Area, record: AreaRecord) -> bool:
    codes = [{"name": code, "kind": PlaceKind.POSTCODE.value} for code in record.postcodes]
    others = [place for place in area.place_names if place["kind"] != PlaceKind.POSTCODE]
    wanted = {
        "name": record.name,
        "note": record.note or area.note,
        "place_names": others + codes if codes else area.place_names,
    }
    if all(getattr(area, field) == value for field, value in wanted.items()):
        return False
    for field, value in wanted.items():
        setattr(area, field, value)
    area.save(update_fields=[*wanted])
    announce(actor, AreaDescribed(about=about(area), area=area.name))
    return True


def _prefix(short: str) -> str:
    """What stands before the number of an idea: the short name without spaces, and with a figure if it is taken."""
    plain = re.sub(r"[^\w-]", "", short)[:26]
    taken = set(Area.objects.filter(prefix__startswith=plain).values_list("prefix", flat=True))
    return next(p for p in (plain, *(f"{plain}{n}" for n in range(2, 999))) if p not in taken)


def bring_departments(actor: Actor, reading: Reading, ledger: Ledger) -> None:
    """Departments are known by their names."""
    here = _by_name(OfficeKind.DEPARTMENT)
    for record in reading.departments:
        with ledger.row(sheets.DEPARTMENTS, record.row):
            facts: dict[str, Any] = {"about": record.about, "mailbox": record.mailbox}
            office = here.get(record.name)
            if office is None:
                office = found_office(actor, kind=OfficeKind.DEPARTMENT, name=record.name, **facts)
                what = "new"
            else:
                what = "changed" if _change(actor, office, facts) else "same"
            codes = sorted(office.task_codes.values_list("prefix", flat=True))
            if record.prefixes and codes != sorted(record.prefixes):
                set_task_codes(actor, office=office, prefixes=record.prefixes)
                what = "new" if what == "new" else "changed"
            ledger.note(sheets.DEPARTMENTS, what)  # type: ignore[arg-type]  # one of the three words above


def bring_committees(actor: Actor, reading: Reading, ledger: Ledger) -> None:
    """Committees are known by their names; a special one says so in its name (§17, stk. 4)."""
    here = _by_name(OfficeKind.COMMITTEE) | _by_name(OfficeKind.SPECIAL)
    departments = _by_name(OfficeKind.DEPARTMENT)
    for record in reading.committees:
        with ledger.row(sheets.COMMITTEES, record.row):
            facts: dict[str, Any] = {
                "secretary": record.secretary,
                "term_starts": record.starts,
                "term_ends": record.ends,
                "size": record.size,
            }
            serving = [departments[name] for name in record.departments if name in departments]
            office = here.get(record.name)
            if office is None:
                kind = OfficeKind.SPECIAL if re.search(r"§\s*17", record.name) else OfficeKind.COMMITTEE
                found_office(actor, kind=kind, name=record.name, departments=serving, **facts)
                ledger.note(sheets.COMMITTEES, "new")
                continue
            changed = _change(actor, office, facts, departments=serving)
            ledger.note(sheets.COMMITTEES, "changed" if changed else "same")


def bring_bodies(actor: Actor, reading: Reading, ledger: Ledger) -> None:
    """Bodies are known by their ids, which are also their addresses here."""
    areas = {area.slug: area for area in Area.objects.in_order()}
    here = {office.slug: office for office in Office.objects.bodies().select_related("area")}
    for record in reading.bodies:
        with ledger.row(sheets.BODIES, record.row):
            if record.status == "being founded":
                new = _being_founded(actor, record, areas[record.areas[0]])
                ledger.note(sheets.BODIES, "new" if new else "same")
                continue
            office, (area, covers) = here.get(record.slug), _where(record, areas)
            facts: dict[str, Any] = {
                "kind": record.kind,
                "area": area,
                "how_chosen": record.how_chosen,
                "founded": record.founded,
                "term_years": record.term_years,
                "mailbox": record.mailbox,
            }
            if office is None:
                found_office(actor, name=record.name, slug=record.slug, covers=covers, **facts)
                ledger.note(sheets.BODIES, "new")
                continue
            renamed = office.name != record.name
            if renamed:
                rename_office(actor, office=office, name=record.name, short_name=office.short_name)
            changed = _change(actor, office, facts, covers=covers)
            ledger.note(sheets.BODIES, "changed" if renamed or changed else "same")


def _where(record: BodyRecord, areas: dict[str, Area]) -> tuple[Area | None, list[Area]]:
    """One area is the body's own; several, or all of them, are those it covers."""
    if record.everywhere:
        return None, [*areas.values()]
    named = [areas[key] for key in record.areas]
    return (named[0], []) if len(named) == 1 else (None, named)


def _being_founded(actor: Actor, record: BodyRecord, area: Area) -> bool:
    if Founding.objects.filter(area=area, ended_on__isnull=True).exists():
        return False
    begin_founding(actor, area=area, name=record.name, kind=record.kind)
    return True


def close_dissolved(actor: Actor, reading: Reading, ledger: Ledger) -> None:
    """At the end, when their seats are in: the day is that of the last seat, or today where none says more."""
    gone = {r.slug: r for r in reading.bodies if r.status == "dissolved"}
    for office in Office.objects.filter(slug__in=gone, dissolved__isnull=True).order_by("pk"):
        with ledger.row(sheets.BODIES, gone[office.slug].row):
            ends = [s.ends for s in reading.seats if s.body == office.slug and s.ends]
            dissolve_office(actor, office=office, on=min(max(ends, default=clock.today()), clock.today()))


def _by_name(kind: str) -> dict[str, Office]:
    return {office.name: office for office in Office.objects.filter(kind=kind).open()}


def _change(
    actor: Actor,
    office: Office,
    facts: dict[str, Any],
    *,
    covers: Iterable[Area] | None = None,
    departments: Iterable[Office] | None = None,
) -> bool:
    """Change what the workbook says otherwise; an empty cell changes nothing."""
    new = {k: v for k, v in facts.items() if v not in ("", None) and getattr(office, k) != v}
    many: dict[str, Any] = {}
    for name, wanted in (("covers", covers), ("departments", departments)):
        keys = {thing.pk for thing in wanted or ()}
        if keys and keys != set(getattr(office, name).values_list("pk", flat=True)):
            many[name] = list(wanted or ())
    if new or many:
        change_office(actor, office=office, **new, **many)
    return bool(new or many)
