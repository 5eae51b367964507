"""The municipality at a glance: every area with its body, its marks and its place on the map, in a few queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tingsted.kernel import clock, ports
from tingsted.places.maps import Look, Sheet, current_sheet, draw_map
from tingsted.places.models import Area, Municipality, Office, OfficeKind
from tingsted.places.queries import Contacts, contacts_of, the_municipality
from tingsted.places.remembered import remembered
from tingsted.places.topics import Shown, profile_of

# How far ahead a page looks for what has a date.
HORIZON = timedelta(days=120)
# The dot on the map: something with a date within this many days, or what a room says is on now.
SOON = timedelta(days=14)


@dataclass(frozen=True)
class AreaRow:
    """One line of the list beside the map, which says all that the map shows."""

    area: Area
    body: Office | None
    plan: ports.Mark | None
    now: tuple[str, ...]

    @property
    def words(self) -> str:
        """What the tint says, in words."""
        if self.plan is not None:
            return str(self.plan.words)
        return body_words(self.body)


@dataclass(frozen=True)
class Overview:
    """Areas, clusters, and how many areas the municipality has that nobody has loaded."""

    municipality: Municipality
    areas: tuple[AreaRow, ...]
    clusters: tuple[AreaRow, ...]
    missing: int
    sheet: Sheet
    looks: tuple[Look, ...]

    @property
    def missing_words(self) -> str:
        """How many areas nobody has loaded, or nothing."""
        if self.missing < 1:
            return ""
        return ngettext(
            "%(count)d area is not loaded yet", "%(count)d areas are not loaded yet", self.missing
        ) % {"count": self.missing}

    @property
    def picture(self) -> SafeString:
        """The map, drawn once for each state of things."""
        return draw_map(
            self.sheet,
            self.looks,
            _("The local areas of %(municipality)s") % {"municipality": self.municipality.name},
            _("The list beside the map says the same as the map."),
            self.missing_words,
        )


def body_words(body: Office | None) -> str:
    """What kind of body an area has, in a few words."""
    if body is None:
        return _("No local council just now")
    return {
        OfficeKind.COUNCIL: _("Has a local council (lokalråd)"),
        OfficeKind.FORUM: _("Has a local forum (lokalforum)"),
    }.get(OfficeKind(body.kind), _("Has a body of its own"))


@remembered(most=4)
def overview() -> Overview:
    """Everything the map and the list need: areas, bodies and boundaries, and what the rooms mark."""
    areas = list(Area.objects.in_order())
    bodies: dict[int, Office] = {}
    for office in Office.objects.bodies().open().filter(area__isnull=False).order_by("pk"):
        bodies.setdefault(office.area_id or 0, office)
    plans, now = _marks()
    rows = [
        AreaRow(area=a, body=bodies.get(a.pk), plan=plans.get(a.pk), now=tuple(dict.fromkeys(now[a.pk])))
        for a in areas
    ]
    on_map = tuple(row for row in rows if not row.area.is_cluster)
    municipality = the_municipality()
    return Overview(
        municipality=municipality,
        areas=on_map,
        clusters=tuple(row for row in rows if row.area.is_cluster),
        missing=max(0, municipality.areas_in_all - len(on_map)),
        sheet=current_sheet(),
        looks=tuple(_look(row, position) for position, row in enumerate(on_map, 1)),
    )


def _look(row: AreaRow, position: int) -> Look:
    words = f"{row.area.short_name}, {_first_small(row.words)}"
    if row.now:
        words = f"{words}. {_('On now')}: {', '.join(row.now)}"
    return Look(
        area_id=row.area.pk,
        number=row.area.number or position,
        url=row.area.get_absolute_url(),
        words=words,
        has_plan=row.plan is not None,
        has_body=row.body is not None,
        something_on=bool(row.now),
    )


def _first_small(words: str) -> str:
    return words[:1].lower() + words[1:]


def _marks() -> tuple[dict[int, ports.Mark], dict[int, list[str]]]:
    """What the rooms mark: plans, and what is on now or has a date soon."""
    plans: dict[int, ports.Mark] = {}
    now: dict[int, list[str]] = defaultdict(list)
    for mark in ports.area_marks.collect():
        if mark.kind == "plan":
            plans.setdefault(mark.area_id, mark)
        else:
            now[mark.area_id].append(capfirst(str(mark.words)))
    last = clock.today() + SOON
    for happening in coming():
        if happening.area_id is not None and happening.day <= last:
            now[happening.area_id].append(happening.title)
    return plans, now


@remembered(most=4)
def coming() -> tuple[ports.Happening, ...]:
    """What has a date from today to the horizon, everywhere, earliest first."""
    today: date = clock.today()
    return tuple(in_order(ports.dates.collect(today, today + HORIZON, None)))


def in_order(happenings: Iterable[ports.Happening]) -> list[ports.Happening]:
    """By day; the plan's own phase gives way to the meeting or survey that it consists of that day."""
    found = sorted(happenings, key=lambda h: (h.day, h.title))
    taken = {(h.day, h.area_id) for h in found if h.kind in {"meeting", "survey"}}
    return [h for h in found if h.kind != "plan" or (h.day, h.area_id) not in taken]


@dataclass(frozen=True)
class Around:
    """What everybody may see around an area: its open bodies, whom to talk to, what is coming, and the map."""

    bodies: tuple[Office, ...]
    contacts: Contacts
    profile: Shown | None
    happenings: tuple[ports.Happening, ...]
    sheet: Sheet


@remembered(most=64)
def around(area_id: int) -> Around:
    """The surroundings of one area's page."""
    area = Area.objects.select_related("contact_office").get(pk=area_id)
    bodies = tuple(
        Office.objects.bodies()
        .open()
        .filter(area=area)
        .select_related("contact_office", "profile")
        .order_by("pk")
    )
    return Around(
        bodies=bodies,
        contacts=contacts_of(area, bodies),
        profile=profile_of(bodies[0]) if bodies else None,
        happenings=tuple(h for h in coming() if h.area_id == area_id),
        sheet=overview().sheet,
    )
