"""What the ledger shows elsewhere: on the front page, an area's page, in calendars, at a hand-over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tingsted.kernel import clock, ports, rounds
from tingsted.places.models import Area, Office
from tingsted.places.remembered import remembered
from tingsted.promises.models import Promise, PromiseQuerySet, promise_url
from tingsted.promises.queries import latest_answers, newest_of, this_year
from tingsted.promises.rows import draw_rows


@ports.menu.fill
def menu(request: HttpRequest) -> Iterator[ports.MenuEntry]:
    yield ports.MenuEntry(gettext_lazy("Asked and answered"), reverse("promises:ledger"), 40)


@ports.front_sections.fill
def front(request: HttpRequest) -> ports.Filling[ports.Section]:
    """The year as a row of stones, and the last answers with what came of them."""
    year, latest = yield from rounds.together(this_year(), latest_answers(3))
    yield ports.Section("promises/parts/year.html", {"year": year}, order=30, place="side")
    yield ports.Section("promises/parts/came_of_it.html", {"rows": draw_rows(latest)}, order=60)


@rounds.prepared
def _newest_of(area: int) -> PromiseQuerySet:
    return newest_of(None, area)


@remembered(most=64)
def _public_in(area: Area) -> rounds.Reading[list[Promise]]:
    """An area's newest promises as everybody sees them."""
    return (yield from _newest_of(area.pk))


@ports.area_sections.fill
def area(request: HttpRequest, area: Area) -> ports.Filling[ports.Section]:
    """What this area asked, what it was promised, and what came of it."""
    mine = rounds.rows(newest_of(request.user, area.pk)) if request.user.is_authenticated else None
    found = yield from (_public_in(area) if mine is None else mine)
    if found:
        shown = {"rows": draw_rows(found[:4]), "area": area, "more": len(found) > 4}
        yield ports.Section("promises/parts/area.html", shown, 40)


@ports.dates.fill
def dates(start: date, end: date, area: Area | None) -> ports.Filling[ports.Happening]:
    """The days by which the municipality promised an answer."""
    due = (
        Promise.objects.open()
        .visible_to(None)
        .filter(due__range=(start, end))
        .values_list("pk", "due", "title", "area_id", "area__name", "owed_by__name", "owed_to__name")
    )
    words = _("Answer promised: %(title)s")
    for key, day, title, area_id, name, owes, waits in (
        yield from rounds.rows(due if area is None else due.filter(area=area))
    ):
        yield ports.Happening(
            day=day,
            title=words % {"title": title},
            url=promise_url(key),
            area=name or "",
            area_id=area_id,
            detail=_("From %(office)s to %(body)s") % {"office": owes, "body": waits} if waits else owes,
            kind="promise",
        )


@ports.area_facts.fill
def facts(area: Area) -> ports.Filling[ports.AreaFact]:
    """How many answers the municipality owes the area, and how many of them are overdue."""
    owed = Promise.objects.open().filter(public=True, area=area)
    count, late = yield from rounds.together(
        rounds.count(owed), rounds.count(owed.filter(due__lt=clock.today()))
    )
    if count:
        words = ngettext("%(n)d answer", "%(n)d answers", count) % {"n": count}
        if late:
            words += ", " + ngettext("%(n)d past its date", "%(n)d past their dates", late) % {"n": late}
        yield ports.AreaFact(_("Owed by the municipality"), words, 40)


@ports.doings.fill
def doings(start: datetime, end: datetime, areas: frozenset[int] | None) -> ports.Filling[ports.Doing]:
    """What was asked of the municipality, and what it answered."""
    days = clock.day_of(start), clock.day_of(end)
    rows = Promise.objects.filter(public=True, standing=False, area__isnull=False).select_related("owed_by")
    rows = rows.filter(Q(promised_on__range=days) | Q(answered_on__range=days))
    for promise in (yield from rounds.rows(rows if areas is None else rows.filter(area__in=areas))):
        facts = {"office": str(promise.owed_by), "title": promise.title}
        area_id, url, key = promise.area_id or 0, promise.get_absolute_url(), f"promises.promise:{promise.pk}"
        yield ports.Doing(
            clock.noon(promise.promised_on), area_id, "asked", _("%(office)s was asked: %(title)s") % facts,
            url, f"{key}:asked", told=False,
        )  # fmt: skip
        if promise.answered_on is not None:
            yield ports.Doing(
                clock.noon(promise.answered_on), area_id, "answered", _("%(office)s has answered: %(title)s") % facts,
                url, f"{key}:answered", detail=promise.reply,
            )  # fmt: skip


@ports.office_holdings.fill
def holdings(office: Office) -> ports.Filling[ports.Held]:
    """Answers owed keep an office from closing; answers awaited are handed over."""
    ledger_url = reverse("promises:ledger")
    move_url = reverse("promises:move_all", args=[office.slug])
    owes, stands, waits = yield from rounds.together(
        rounds.count(office.owes.open()),
        rounds.count(office.owes.standing()),
        rounds.count(office.is_owed.open()),
    )
    if owes:
        words = ngettext("Owes %(n)d answer", "Owes %(n)d answers", owes) % {"n": owes}
        yield ports.Held(words, move_url, blocks_closing=True)
    if stands:
        words = ngettext(
            "Has %(n)d promise until further notice", "Has %(n)d promises until further notice", stands
        )
        yield ports.Held(words % {"n": stands}, move_url, blocks_closing=True)
    if waits:
        words = ngettext("Waits for %(n)d answer", "Waits for %(n)d answers", waits) % {"n": waits}
        yield ports.Held(words, f"{ledger_url}?kun=open&til={office.slug}")


@ports.open_matters.fill
def open_promises(offices: Sequence[Office]) -> ports.Filling[ports.Matter]:
    """For whoever takes bodies over: what the municipality owes them, and what the contact office itself owes."""
    keys = {office.pk for office in offices}
    bodies = {office.pk for office in offices if office.is_body}
    found = (
        Promise.objects.open().visible_to(None).filter(Q(owed_to__in=bodies) | Q(owed_by__in=keys - bodies))
    )
    for promise in (yield from rounds.rows(found.select_related("owed_by").order_by("due", "pk"))):
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
for model in ("Extension", "Move"):
    ports.holds_nothing_personal(f"promises.{model}.reason", "An office's public reason.")


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
