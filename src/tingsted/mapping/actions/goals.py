"""Setting a village goal, changing it, writing what a year showed, and laying it down."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from tingsted.kernel import clock
from tingsted.kernel.actions import Refused, action, announce, save_version
from tingsted.kernel.actors import Actor
from tingsted.kernel.events import about
from tingsted.kernel.rights import require
from tingsted.kernel.text import tidy
from tingsted.mapping.events import (
    VillageGoalChanged,
    VillageGoalEnded,
    VillageGoalMeasured,
    VillageGoalSet,
)
from tingsted.mapping.models import Reading, VillageGoal
from tingsted.places.models import Area
from tingsted.plans.models import Plan
from tingsted.plans.sdg import is_code

FIRST_YEAR, LAST_YEAR = 1900, 2200


@action
def set_goal(actor: Actor, *, area: Area, in_plan: bool = True, **said: Any) -> VillageGoal:
    """Set a goal of the village's own, in the area's plan or beside it (`GoalFacts` says what it is made of)."""
    require("mapping.keep", actor, area)
    goal = VillageGoal(area=area, set_on=clock.today())
    goal.plan = _plan_of(actor, area) if in_plan else None
    _write(goal, **said)
    goal.save()
    announce(actor, VillageGoalSet(about=about(goal), area=area.short_name, goal=goal.title))
    return goal


@action
def change_goal(
    actor: Actor, *, goal: VillageGoal, in_plan: bool = True, seen: int | None = None, **said: Any
) -> VillageGoal:
    """Say a goal better; the readings stay."""
    require("mapping.keep", actor, goal.area)
    if not in_plan:
        goal.plan = None
    elif goal.plan is None:
        goal.plan = _plan_of(actor, goal.area)
    _write(goal, **said)
    save_version(goal, seen=seen, sentence=_("Somebody else changed the goal in the meantime."))
    announce(actor, VillageGoalChanged(about=about(goal), area=goal.area.short_name, goal=goal.title))
    return goal


@action
def measure_goal(actor: Actor, *, goal: VillageGoal, year: int, value: Decimal, note: str = "") -> Reading:
    """Write what the indicator showed in a year; written again it takes the first one's place."""
    require("mapping.keep", actor, goal.area)
    if goal.ended_on is not None:
        raise Refused(_("The goal has been laid down."))
    if not FIRST_YEAR <= year <= clock.today().year:
        raise Refused(_("Write a year that has begun, for example 2026."), "year")
    if year < goal.baseline_year:
        raise Refused(_("The goal begins in %(year)s.") % {"year": goal.baseline_year}, "year")
    if value < 0:
        raise Refused(_("Write a number from zero up."), "value")
    note = " ".join(tidy(note).split())[:200]
    reading, _new = Reading.objects.update_or_create(
        goal=goal, year=year, defaults={"value": value, "note": note}
    )
    announce(
        actor,
        VillageGoalMeasured(
            about=about(goal),
            area=goal.area.short_name,
            goal=goal.title,
            year=str(year),
            value=int(value) if value == value.to_integral() else float(value),
            unit=goal.unit,
        ),
    )
    return reading


@action
def end_goal(actor: Actor, *, goal: VillageGoal, seen: int | None = None) -> VillageGoal:
    """Lay a goal down: it stands on the page of goals with all it showed, and no longer on the plan's."""
    require("mapping.keep", actor, goal.area)
    if goal.ended_on is not None:
        raise Refused(_("The goal has been laid down."))
    goal.ended_on = clock.today()
    save_version(
        goal, seen=seen, sentence=_("Somebody else changed the goal in the meantime."), fields=["ended_on"]
    )
    announce(actor, VillageGoalEnded(about=about(goal), area=goal.area.short_name, goal=goal.title))
    return goal


def _plan_of(actor: Actor, area: Area) -> Plan | None:
    """The plan of the body that acts, where two live in the area; else the one there is."""
    living = list(area.plans.current())
    own = [plan for plan in living if actor.office is not None and plan.body_id == actor.office.pk]
    return next(iter(own or living), None)


def _write(
    goal: VillageGoal,
    *,
    code: str,
    title: str,
    indicator: str,
    unit: str,
    baseline: Decimal,
    baseline_year: int,
    why: str = "",
    aim: Decimal | None = None,
    aim_year: int | None = None,
) -> None:
    code, title = code.strip().casefold(), " ".join(tidy(title).split())[:140]
    indicator, unit = (" ".join(tidy(text).split()) for text in (indicator, unit))
    if not is_code(code):
        raise Refused(_("Choose a goal, and a target of that goal, for example 11.7."), "code")
    for field, text in (("title", title), ("indicator", indicator), ("unit", unit)):
        if not text:
            raise Refused(_("Write a few words here."), field)
    if baseline < 0 or (aim is not None and aim < 0):
        raise Refused(_("Write a number from zero up."), "baseline" if baseline < 0 else "aim")
    if not FIRST_YEAR <= baseline_year <= LAST_YEAR:
        raise Refused(_("Write a year, for example 2026."), "baseline_year")
    if (aim is None) != (aim_year is None):
        missing = "aim" if aim is None else "aim_year"
        raise Refused(_("Write both what you aim for and the year, or neither."), missing)
    if aim_year is not None and aim_year <= baseline_year:
        raise Refused(_("The aim lies after the year it begins."), "aim_year")
    goal.code, goal.title, goal.why = code, title, tidy(why)
    goal.indicator, goal.unit = indicator[:140], unit[:40]
    goal.baseline, goal.baseline_year, goal.aim, goal.aim_year = baseline, baseline_year, aim, aim_year
