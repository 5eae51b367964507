"""What the ledger shows elsewhere: on the front page, an area's page, in calendars, at a hand-over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tingsted.kernel import clock, ports
from tingsted.places.models import Area, Office
from tingsted.promises.models import Promise
from tingsted.promises.queries import ledger, year_of_promises


@ports.menu.fill
def menu(request: HttpRequest) -> Iterator[ports.MenuEntry]:
    yield ports.MenuEntry(gettext_lazy("Asked and answered"), reverse("promises:ledger"), 40)


@ports.front_sections.fill
def front(request: HttpRequest) -> Iterator[ports.Section]:
    """The year as a row of stones, and the last answers with what came of them."""
    yield ports.Section("promises/parts/year.html", {"year": year_of_promises()}, order=30, place="side")
    latest: dict[int | None, Promise] = {}
    for promise in ledger(None, only="answered").order_by("-answered_on", "-pk")[:30]:
        latest.setdefault(promise.area_id, promise)  # one from each area: the front page is everybody's
    yield ports.Section("promises/parts/came_of_it.html", {"promises": list(latest.values())[:3]}, order=60)


@ports.area_sections.fill
def area(request: HttpRequest, area: Area) -> Iterator[ports.Section]:
    """What this area asked, what it was promised, and what came of it."""
    rows = list(ledger(request.user, area)[:5])
    if rows:
        yield ports.Section(
            "promises/parts/area.html", {"promises": rows[:4], "area": area, "more": len(rows) > 4}, 40
        )


@ports.dates.fill
def dates(start: date, end: date, area: Area | None) -> Iterator[ports.Happening]:
    """The days by which the municipality promised an answer."""
    due = (
        Promise.objects.open()
        .visible_to(None)
        .filter(due__range=(start, end))
        .select_related("area", "owed_by")
    )
    for promise in due if area is None else due.filter(area=area):
        yield ports.Happening(
            day=promise.due,
            title=_("Answer promised: %(title)s") % {"title": promise.title},
            url=promise.get_absolute_url(),
            area=str(promise.area or ""),
            area_id=promise.area_id,
            detail=str(promise.owed_by),
            kind="promise",
        )


@ports.office_holdings.fill
def holdings(office: Office) -> Iterator[ports.Held]:
    """Answers owed keep an office from closing; answers awaited are handed over."""
    owes = office.owes.open().count()
    if owes:
        words = ngettext("Owes %(n)d answer", "Owes %(n)d answers", owes) % {"n": owes}
        yield ports.Held(words, office.get_absolute_url(), blocks_closing=True)
    waits = office.is_owed.open().count()
    if waits:
        words = ngettext("Waits for %(n)d answer", "Waits for %(n)d answers", waits) % {"n": waits}
        yield ports.Held(words, office.get_absolute_url())


@ports.open_matters.fill
def open_promises(offices: Sequence[Office]) -> Iterator[ports.Matter]:
    """For whoever takes bodies over: what the municipality owes them, and what the contact office itself owes."""
    keys = {office.pk for office in offices}
    bodies = {office.pk for office in offices if office.is_body}
    found = (
        Promise.objects.open().visible_to(None).filter(Q(owed_to__in=bodies) | Q(owed_by__in=keys - bodies))
    )
    for promise in found.select_related("owed_by").order_by("due", "pk"):
        words = _("%(office)s owes an answer: %(title)s") % {
            "office": promise.owed_by,
            "title": promise.title,
        }
        office_id = promise.owed_to_id if promise.owed_to_id in bodies else promise.owed_by_id
        yield ports.Matter(office_id or 0, words, promise.get_absolute_url(), promise.due)


for name in ("title", "question", "reply", "word"):
    ports.holds_nothing_personal(
        f"promises.Promise.{name}",
        "Said by one office to another, in public; the forms say that no personal case belongs.",
    )
ports.holds_nothing_personal("promises.Extension.reason", "An office's public reason.")


def step_of(promise: Promise) -> ports.Step:
    """A promise as a stone on a trail: at its answer, or ahead at the day it is promised."""
    if promise.answered_on is not None:
        words = _("%(office)s answered") % {"office": promise.owed_by}
        detail = promise.reply
        at = clock.noon(promise.answered_on)
        turn = ports.Turn.ANSWERED
    else:
        words = _("%(office)s owes the answer") % {"office": promise.owed_by}
        detail = promise.word
        at = clock.noon(max(promise.due, clock.today()) if promise.is_open else promise.due)
        turn = ports.Turn.AHEAD
    return ports.Step(
        at,
        words,
        office=str(promise.owed_by),
        url=promise.get_absolute_url(),
        detail=detail,
        shape="stone",
        context={"promise": promise, "state": promise.shown_state, "days": promise.days_over},
        turn=turn,
    )
