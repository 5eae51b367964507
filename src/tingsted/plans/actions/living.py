"""What the body does with its plan while it lives: dates, words, adoption, end."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _

from tingsted.kernel import clock
from tingsted.kernel.actions import Refused, action, announce, save_version
from tingsted.kernel.actors import Actor
from tingsted.kernel.events import about
from tingsted.kernel.rights import require
from tingsted.kernel.text import tidy
from tingsted.notices.actions import settle
from tingsted.plans.events import PartWritten, PhasesSet, PlanEnded, PlanWritten
from tingsted.plans.models import Part, Plan

Dates = tuple[date | None, date | None]


@action
def set_phases(actor: Actor, *, plan: Plan, dates: Mapping[int, Dates], seen: int | None = None) -> Plan:
    """Set when phases open and close (by their keys); phases may overlap, and may lack a date."""
    require("plans.write", actor, plan)
    phases = {phase.pk: phase for phase in plan.phases.all()}
    for key, (opens, closes) in dates.items():
        if key not in phases:
            raise Refused(_("That phase belongs to another plan."))
        phase = phases[key]
        if opens and closes and closes < opens:
            raise Refused(_("»%(phase)s« ends before it begins.") % {"phase": phase}, f"closes_{key}")
        phase.opens, phase.closes = opens, closes
    plan.changed_on = clock.today()
    save_version(plan, seen=seen, sentence=changed_plan(), fields=["changed_on"])
    for key in dates:
        phases[key].save(update_fields=["opens", "closes"])
    announce(actor, PhasesSet(about=about(plan), title=plan.title))
    return plan


@action
def write_plan(
    actor: Actor, *, plan: Plan, vision: str, story: str, title: str = "", seen: int | None = None
) -> Plan:
    """Write what the area wants, and how the plan came about."""
    require("plans.write", actor, plan)
    plan.vision, plan.story, plan.title = tidy(vision), tidy(story), tidy(title) or plan.title
    plan.changed_on = clock.today()
    save_version(plan, seen=seen, sentence=changed_plan(), fields=["vision", "story", "title", "changed_on"])
    announce(actor, PlanWritten(about=about(plan), title=plan.title))
    return plan


@action
def write_part(actor: Actor, *, part: Part, heading: str, text: str, seen: int | None = None) -> Part:
    """Write one of the plan's sections. `seen` is the plan's version."""
    plan = part.plan
    require("plans.write", actor, plan)
    if not tidy(heading):
        raise Refused(_("Write a heading."), "heading")
    plan.changed_on = clock.today()
    save_version(plan, seen=seen, sentence=changed_plan(), fields=["changed_on"])
    part.heading, part.text = tidy(heading), tidy(text)
    part.save(update_fields=["heading", "text"])
    announce(actor, PartWritten(about=about(plan), title=plan.title, heading=part.heading))
    return part


@action
def end_plan(actor: Actor, *, plan: Plan, on: date | None = None, seen: int | None = None) -> Plan:
    """End the plan: it stays readable, its promises stay owed, and a new one may be started."""
    require("plans.adopt", actor, plan)
    day = on or clock.today()
    if day > clock.today() or day < plan.started_on:
        raise Refused(_("Choose a day between the plan's start and today."), "on")
    plan.ended_on, plan.changed_on = day, clock.today()
    save_version(plan, seen=seen, sentence=changed_plan(), fields=["ended_on", "changed_on"])
    settle(about=about(plan))
    for noun in plan.actions.all():
        settle(about=about(noun))
    announce(actor, PlanEnded(about=about(plan), plan=plan.pk, title=plan.title, body=str(plan.body)))
    return plan


def changed_plan() -> str:
    """What the second of two people who edit one plan is told."""
    return _("Somebody else changed the same thing in the meantime. Your text is still here.")
