"""The municipality at a glance: every area with its body, its marks and its place on the map, in a few queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tingsted.kernel import clock, journal, ports, rounds
from tingsted.places.maps import Look, Sheet, current_sheet, draw_map
from tingsted.places.models import WITHOUT_TERRITORY, Area, Municipality, Office, OfficeKind
from tingsted.places.queries import Contacts, contacts_of, municipality_of_ours, seats_around
from tingsted.places.remembered import remembered
from tingsted.places.topics import Shown, profile_of, topics_around

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
        """What the tint says, in words; of a cluster, what it is."""
        if self.area.is_cluster:
            return _("Several villages that work together across areas")
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


def overview() -> Overview:
    """Everything the map and the list need."""
    with journal.as_it_stands():
        return rounds.read(glance())


@remembered(most=4)
def glance() -> rounds.Reading[Overview]:
    """The overview as a reading: areas, bodies and boundaries, and what the rooms mark, in one round."""
    municipality, areas, found, marks, happenings, sheet = yield from rounds.together(
        municipality_of_ours(),
        _standing_areas(),
        _bodies_with_an_area(),
        ports.area_marks.gather(),
        coming_days(),
        current_sheet(),
    )
    bodies: dict[int, Office] = {}
    for office in sorted(found, key=_speaks_first):
        bodies.setdefault(office.area_id or 0, office)
    plans, now = _marked(marks, happenings)
    rows = [
        AreaRow(area=a, body=bodies.get(a.pk), plan=plans.get(a.pk), now=tuple(dict.fromkeys(now[a.pk])))
        for a in areas
    ]
    on_map = tuple(row for row in rows if not row.area.is_cluster)
    clusters = tuple(row for row in rows if row.area.is_cluster)
    return Overview(
        municipality=municipality,
        areas=on_map,
        clusters=clusters,
        missing=max(0, municipality.areas_in_all - len(on_map)),
        sheet=sheet,
        looks=tuple(_look(row, position) for position, row in enumerate((*on_map, *clusters), 1)),
    )


@rounds.prepared
def _standing_areas() -> QuerySet[Area]:
    return Area.objects.standing().in_order().select_related("contact_office")


@rounds.prepared
def _bodies_with_an_area() -> QuerySet[Office]:
    return Office.objects.bodies().open().filter(area__isnull=False).order_by("pk")


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


def _marked(
    marks: Iterable[ports.Mark], happenings: Iterable[ports.Happening]
) -> tuple[dict[int, ports.Mark], dict[int, list[str]]]:
    """By area: plans, and what is on now or has a date soon."""
    plans: dict[int, ports.Mark] = {}
    now: dict[int, list[str]] = defaultdict(list)
    for mark in marks:
        if mark.kind == "plan":
            plans.setdefault(mark.area_id, mark)
        else:
            now[mark.area_id].append(capfirst(str(mark.words)))
    last = clock.today() + SOON
    for happening in happenings:
        if happening.area_id is not None and happening.day <= last:
            now[happening.area_id].append(happening.title)
    return plans, now


def coming() -> tuple[ports.Happening, ...]:
    """What has a date from today to the horizon, everywhere, earliest first."""
    with journal.as_it_stands():
        return rounds.read(coming_days())


@remembered(most=4)
def coming_days() -> rounds.Reading[tuple[ports.Happening, ...]]:
    """What is coming as a reading."""
    today: date = clock.today()
    found = yield from ports.dates.gather(today, today + HORIZON, None)
    return tuple(in_order(found))


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


def around(area_id: int) -> Around:
    """The surroundings of one area's page."""
    with journal.as_it_stands():
        return rounds.read(surroundings(area_id))


@remembered(most=64)
def surroundings(area_id: int) -> rounds.Reading[Around]:
    """The surroundings as a reading."""
    shown, bodies, seats, chosen = yield from rounds.together(
        glance(), bodies_of(area_id), _seats_around(area_id), _topics_around(area_id)
    )
    happenings = yield from coming_days()  # the glance has read them
    area = next((row.area for row in (*shown.areas, *shown.clusters) if row.area.pk == area_id), None)
    if area is None:  # it has gone into another
        gone = Area.objects.filter(pk=area_id).select_related("contact_office")
        (area,) = yield from rounds.rows(gone)
    return Around(
        bodies=bodies,
        contacts=contacts_of(area, bodies, seats),
        profile=profile_of(bodies[0], chosen) if bodies else None,
        happenings=tuple(h for h in happenings if h.area_id == area_id),
        sheet=shown.sheet,
    )


_seats_around = rounds.prepared(seats_around)
_topics_around = rounds.prepared(topics_around)


@remembered(most=64)
def bodies_of(area_id: int) -> rounds.Reading[tuple[Office, ...]]:
    """An area's open bodies with their contacts, as a reading."""
    found = yield from _bodies_in(area_id)
    return tuple(sorted(found, key=_speaks_first))


@rounds.prepared
def _bodies_in(area: int) -> QuerySet[Office]:
    covering = Office.covers.through.objects.filter(area=area)
    near = Q(area=area) | Q(pk__in=covering.values("office_id"))
    bodies = Office.objects.bodies().open().filter(near)
    return bodies.select_related("contact_office", "profile").order_by("pk")


def _speaks_first(office: Office) -> tuple[bool, bool, int]:
    """An area's own body before one that covers several, and one for all who live there before a community."""
    return office.area_id is None, office.kind in WITHOUT_TERRITORY, office.pk
