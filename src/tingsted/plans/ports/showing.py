"""What plans show elsewhere: menu, area, idea and its trail, dates, hand-over, and what is held on people."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from itertools import chain
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tingsted.ideas.models import Idea, family
from tingsted.kernel import clock, ports, rounds
from tingsted.kernel.rights import may
from tingsted.places.acting import actor_for_any
from tingsted.places.models import Area, Office
from tingsted.places.overview import bodies_of
from tingsted.places.remembered import remembered
from tingsted.plans.models import Action, ActionChange, Entry, Forwarding, NoPlan, Phase, Plan
from tingsted.promises.kinds import name_kind
from tingsted.promises.ports import step_of

name_kind("plans.action", gettext_lazy("An action in a plan"))


@ports.menu.fill
def menu(request: HttpRequest) -> Iterator[ports.MenuEntry]:
    yield ports.MenuEntry(gettext_lazy("Plans"), reverse("plans:plans"), 30)


@ports.area_marks.fill
def on_the_map() -> ports.Filling[ports.Mark]:
    """Areas with a living plan, and since when where the plan says so."""
    for plan in (yield from rounds.rows(Plan.objects.current().order_by("pk"))):
        words = (
            _("Has a sustainable plan (BLUP)")
            if plan.kind == Plan.Kind.BLUP
            else _("Has a local development plan")
        )
        yield ports.Mark(plan.area_id, "plan", words, plan.get_absolute_url())


@remembered(most=64)
def _standing_of(area_id: int) -> rounds.Reading[tuple[list[tuple[Plan, list[Phase]]], NoPlan | None]]:
    """An area's living plan with its phases (two where two areas became one), or its choice of having none."""
    living = Plan.objects.current().filter(area=area_id).select_related("body").order_by("started_on", "pk")
    plans, phases, choices = yield from rounds.together(
        rounds.rows(living),
        rounds.rows(Phase.objects.filter(plan__in=living.values("pk"))),
        rounds.rows(NoPlan.objects.current().filter(area=area_id).select_related("body")),
    )
    ways = [(plan, [phase for phase in phases if phase.plan_id == plan.pk]) for plan in plans]
    return ways, next(iter(choices), None)


@ports.area_sections.fill
def area(request: HttpRequest, area: Area) -> ports.Filling[ports.Section]:
    """The living plan's way, the choice of no plan, or the question to those who may choose."""
    found, no_plan = yield from _standing_of(area.pk)
    if found:
        ways = [(plan, [(phase, phase.moment()) for phase in phases]) for plan, phases in found]
        yield ports.Section("plans/parts/area.html", {"ways": ways, "area": area}, order=20)
        return
    if no_plan is not None:
        may_end = may("plans.end_no_plan", actor_for_any(request, no_plan.body), no_plan)
        yield ports.Section(
            "plans/parts/area.html", {"no_plan": no_plan, "area": area, "may_end": may_end}, order=20
        )
        return
    if request.user.is_authenticated:
        actor = actor_for_any(request, *(yield from bodies_of(area.pk)))
        if may("plans.start", actor, area):
            yield ports.Section("plans/parts/area.html", {"area": area}, order=20)


@rounds.prepared
def _living_in(area: int) -> QuerySet[Plan]:
    """An area's living plan, or the two of areas that became one."""
    return Plan.objects.current().filter(area=area).select_related("body")


@rounds.prepared
def _entries_of(idea: int) -> QuerySet[Entry]:
    """Where an idea, or one merged into it, entered an action."""
    entries = Entry.objects.filter(idea__in=family(idea))
    return entries.select_related("action__plan__body").order_by("at", "pk")


@rounds.prepared
def _changes_of(idea: int) -> QuerySet[ActionChange]:
    """What changed on the actions that an idea entered."""
    here = Entry.objects.filter(idea__in=family(idea)).values("action")
    told = [ActionChange.What[name] for name in ("WORK", "OUT", "BACK", "RENEWED")]
    changes = ActionChange.objects.filter(action__in=here, what__in=told)
    return changes.select_related("by").order_by("at", "pk")


@rounds.prepared
def _carried_of(idea: int) -> QuerySet[Forwarding]:
    """Where the actions that an idea entered were carried, and what was promised."""
    here = Entry.objects.filter(idea__in=family(idea)).values("action")
    carried = Forwarding.objects.filter(action__in=here).order_by("at", "pk")
    return carried.select_related("to", "by", "promise__owed_by")


@ports.idea_sections.fill
def idea(request: HttpRequest, idea: Idea) -> ports.Filling[ports.Section]:
    """The actions an idea became, and for the body the way to make it one."""
    wanted: list[rounds.Reading[Any]] = [_entries_of(idea.pk)]
    if request.user.is_authenticated:
        wanted.append(_living_in(idea.area_id))
    entries, *plans = yield from rounds.together(*wanted)
    actions = list({entry.action_id: entry.action for entry in entries}.values())
    living = chain(*plans) if not actions else ()
    plan = next((p for p in living if may("plans.write", actor_for_any(request, p.body), p)), None)
    if actions or plan:
        yield ports.Section(
            "plans/parts/idea.html", {"actions": actions, "plan": plan, "idea": idea}, order=40
        )


@ports.trail_steps.fill
def trail(idea: Idea) -> ports.Filling[ports.Step]:
    """Into the plan, adopted with it, carried to a department, answered, worked on: each with its day and office."""
    entries, changes, forwarded = yield from rounds.together(
        _entries_of(idea.pk), _changes_of(idea.pk), _carried_of(idea.pk)
    )
    actions = {entry.action_id: entry.action for entry in entries}
    for entry in entries:
        plan = entry.action.plan
        yield ports.Step(
            entry.at,
            _("Became an action in the plan: »%(title)s«") % {"title": entry.action.title},
            office=str(plan.body),
            url=entry.action.get_absolute_url(),
            turn=ports.Turn.PLANNED,
        )
    for change in changes:
        change.action = actions[change.action_id]
        yield ports.Step(
            change.at,
            change.sentence(),
            office=str(change.by or ""),
            url=change.action.get_absolute_url(),
            detail=change.note,
        )
    for forwarding in forwarded:
        yield from _carried(forwarding)
    yield from _adopted(entries)


def _carried(forwarding: Forwarding) -> Iterator[ports.Step]:
    """Out to the department, and the stone where its answer stands or shall stand."""
    promise = forwarding.promise
    yield ports.Step(
        forwarding.at,
        _("Carried to %(to)s") % {"to": forwarding.to},
        office=str(forwarding.by),
        url=promise.get_absolute_url(),
        detail=forwarding.note,
        turn=ports.Turn.CARRIED,
    )
    yield step_of(promise)


def _adopted(entries: list[Entry]) -> Iterator[ports.Step]:
    """The day the plan with the idea in it was adopted; an idea that came in later was not adopted that day."""
    plans = {entry.action.plan_id: entry for entry in reversed(entries)}
    for entry in plans.values():
        plan = entry.action.plan
        if plan.adopted_on is not None and clock.day_of(entry.at) <= plan.adopted_on:
            yield ports.Step(
                clock.noon(plan.adopted_on),
                _("Adopted with the plan"),
                office=str(plan.body),
                url=plan.get_absolute_url(),
                turn=ports.Turn.ADOPTED,
            )


@ports.dates.fill
def dates(start: date, end: date, area: Area | None) -> ports.Filling[ports.Happening]:
    """The days on which a living plan's phases begin."""
    phases = Phase.objects.filter(plan__ended_on__isnull=True, opens__range=(start, end)).select_related(
        "plan__area"
    )
    for phase in (yield from rounds.rows(phases if area is None else phases.filter(plan__area=area))):
        yield ports.Happening(
            day=phase.opens or start,
            title=_("The plan, next phase: %(phase)s") % {"phase": phase.get_kind_display()},
            url=phase.plan.get_absolute_url(),
            area=phase.plan.area.short_name,
            area_id=phase.plan.area_id,
            kind="plan",
        )


@ports.area_facts.fill
def facts(area: Area) -> ports.Filling[ports.AreaFact]:
    """Each living plan with how many of its actions are done, or the choice of having none."""
    found, no_plan = yield from _standing_of(area.pk)
    if found:
        plans = [plan for plan, _phases in found]
        known = yield from rounds.rows(
            Action.objects.standing().filter(plan__in=plans).values_list("plan_id", "work")
        )
        for plan in plans:
            states = [work for key, work in known if key == plan.pk]
            done = states.count(Action.Work.DONE)
            words = ngettext(
                "%(title)s: %(n)d action, %(done)d done",
                "%(title)s: %(n)d actions, %(done)d done",
                len(states),
            )
            told = words % {"title": plan.title, "n": len(states), "done": done}
            yield ports.AreaFact(_("The plan"), told, 20)
    elif no_plan is not None:
        yield ports.AreaFact(_("The plan"), no_plan.words or _("No plan just now, by choice"), 20)


@ports.doings.fill
def doings(start: datetime, end: datetime, areas: frozenset[int] | None) -> ports.Filling[ports.Doing]:
    """Plans begun and adopted."""
    days = clock.day_of(start), clock.day_of(end)
    rows = Plan.objects.filter(Q(started_on__range=days) | Q(adopted_on__range=days))
    for plan in (yield from rounds.rows(rows if areas is None else rows.filter(area__in=areas))):
        for on, words, step in (
            (plan.started_on, _("Work on a plan began: %(title)s"), "begun"),
            (plan.adopted_on, _("The plan was adopted: %(title)s"), "adopted"),
        ):
            if on is not None:
                yield ports.Doing(
                    clock.noon(on), plan.area_id, "plan", words % {"title": plan.title},
                    plan.get_absolute_url(), f"plans.plan:{plan.pk}:{step}",
                )  # fmt: skip


@ports.office_holdings.fill
def holdings(office: Office) -> ports.Filling[ports.Held]:
    """A living plan keeps its body from closing."""
    waiting = Forwarding.objects.filter(by=office, promise__state__in=("promised", "being written"))
    plans, carried = yield from rounds.together(
        rounds.rows(Plan.objects.current().filter(body=office)), rounds.count(waiting)
    )
    for plan in plans:
        yield ports.Held(_("Has the plan »%(title)s«") % {"title": plan.title}, plan.get_absolute_url(), True)
    if carried:
        words = ngettext(
            "Has carried %(n)d action that waits for its answer",
            "Has carried %(n)d actions that wait for their answers",
            carried,
        ) % {"n": carried}
        yield ports.Held(words, office.get_absolute_url())
