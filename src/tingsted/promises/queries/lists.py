"""The ledger as a list, narrowed as somebody wants it, and what it can be narrowed to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from tingsted.kernel import rounds
from tingsted.places.models import Area, Office, OfficeKind
from tingsted.places.remembered import remembered
from tingsted.promises.models import Promise, PromiseQuerySet


@dataclass(frozen=True)
class Wanted:
    """Which promises to list: `only` is »open«, »late«, »answered«, »standing« or nothing; the rest narrow it down."""

    only: str = ""
    area: Area | None = None
    owed_by: Office | None = None
    owed_to: Office | None = None
    kind: str = ""
    due: tuple[date | None, date | None] = (None, None)


def ledger(person: object, wanted: Wanted) -> PromiseQuerySet:
    """The promises a person may see, the latest first; what is overdue, with the oldest date first."""
    rows = _seen_by(person)
    keys = {"area": wanted.area, "owed_by": wanted.owed_by, "owed_to": wanted.owed_to, "kind": wanted.kind}
    rows = rows.filter(**{name: value for name, value in keys.items() if value})
    first, last = wanted.due
    if first is not None:
        rows = rows.filter(due__gte=first)
    if last is not None:
        rows = rows.filter(due__lte=last)
    if wanted.only == "open":
        return rows.open().order_by("due", "pk")
    if wanted.only == "late":
        return rows.overdue().order_by("due", "pk")
    if wanted.only == "answered":
        # By the day of the answer, so that its index is walked: what was answered is most of the table.
        return rows.filter(answered_on__isnull=False, standing=False).order_by("-answered_on", "-pk")
    if wanted.only == "standing":
        return rows.standing().order_by("-promised_on", "-pk")
    return rows.order_by("-promised_on", "-pk")


def newest_of(person: object, area: int) -> PromiseQuerySet:
    """An area's newest promises, one more than its page shows, with those that only this person's offices see."""
    return _seen_by(person).filter(area=area).order_by("-promised_on", "-pk")[:5]


def _seen_by(person: object) -> PromiseQuerySet:
    rows = Promise.objects.all().visible_to(person)
    return rows.select_related("owed_by", "owed_to", "area", "passed_to__owed_by")


@dataclass(frozen=True)
class Choices:
    """What the list can be narrowed to: the areas, the offices in the town hall, and everybody who may wait."""

    areas: tuple[Area, ...]
    owing: tuple[Office, ...]
    waiting: tuple[Office, ...]


@rounds.prepared
def _offices() -> QuerySet[Office]:
    return Office.objects.order_by("name", "pk")


@rounds.prepared
def _areas() -> QuerySet[Area]:
    return Area.objects.in_order()


@remembered(most=4)
def choices() -> rounds.Reading[Choices]:
    """Open and dissolved alike: what an office owed stays in the list."""
    offices, areas = yield from rounds.together(_offices(), _areas())
    return Choices(
        areas=tuple(areas),
        owing=tuple(o for o in offices if not o.is_body),
        waiting=tuple(o for o in offices if o.is_body or o.kind == OfficeKind.CONTACT),
    )


@rounds.prepared
def _latest_answers() -> PromiseQuerySet:
    return ledger(None, Wanted(only="answered"))[:30]


@remembered(most=8)
def latest_answers(most: int) -> rounds.Reading[tuple[Promise, ...]]:
    """The latest public answers, one from each area: the front page is everybody's."""
    rows = yield from _latest_answers()
    first: dict[int | None, Promise] = {}
    for promise in rows:
        first.setdefault(promise.area_id, promise)
    return tuple(list(first.values())[:most])
