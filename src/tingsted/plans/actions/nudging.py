"""Twice a year each coordinator is asked how far it is, and answers from the mail; »we are stuck« calls for help."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import groupby

from django.utils.translation import gettext as _

from tingsted.kernel import clock
from tingsted.kernel.actions import Refused, announce
from tingsted.kernel.actions import action as verb
from tingsted.kernel.actors import Actor
from tingsted.kernel.events import about
from tingsted.kernel.rights import require
from tingsted.kernel.text import tidy
from tingsted.notices.actions import ask, settle, tell
from tingsted.plans.actions.moving import set_work
from tingsted.plans.events import CoordinatorsAsked, HelpCalledFor, HelpSettled, NudgeAnswered
from tingsted.plans.letters import write_nudge
from tingsted.plans.models import Action, HelpCall, Nudge, Phase

ROUNDS = ((3, 1), (9, 1))
CATCH_UP = timedelta(days=21)
FRESH = timedelta(days=42)


def round_of(on: date) -> date | None:
    """The round that is to be asked on a day: it begins on its day and may be made up for in three weeks."""
    days = [date(on.year, month, day) for month, day in ROUNDS]
    return next((day for day in days if day <= on < day + CATCH_UP), None)


@verb
def ask_coordinators(actor: Actor, *, on: date) -> list[Nudge]:
    """Ask each coordinator of an adopted plan once a round, in one letter; not of what was told in the last weeks."""
    require("plans.keep_alive", actor)
    begins = round_of(on)
    if begins is None:
        return []
    alive = Action.objects.standing().filter(plan__ended_on__isnull=True, coordinator__isnull=False)
    alive = alive.exclude(work__in=(Action.Work.DONE, Action.Work.ASIDE)).exclude(nudges__on=begins)
    alive = alive.exclude(work_on__gt=begins - FRESH).select_related("plan__area", "coordinator")
    living = set(
        Phase.objects.filter(kind=Phase.Kind.LIVING, opens__lte=on).values_list("plan_id", flat=True)
    )
    asked: list[Nudge] = []
    due = [
        a
        for a in alive.order_by("coordinator_id", "plan_id", "pk")
        if a.plan.adopted_on or a.plan_id in living
    ]
    for _person, actions in groupby(due, key=lambda action: action.coordinator_id):
        nudges = [Nudge.objects.create(action=a, person=a.coordinator, on=begins) for a in actions]
        for nudge in nudges:
            ask(
                kind="plans.nudge", about=about(nudge.action), url=f"{nudge.action.edit_url()}arbejde/",
                person=nudge.person, area=nudge.action.plan.area, title=nudge.action.title,
            )  # fmt: skip
        write_nudge(nudges)
        asked += nudges
    if asked:
        announce(actor, CoordinatorsAsked(actions=len(asked), on=begins.isoformat()))
    return asked


@verb
def answer_nudge(actor: Actor, *, nudge: Nudge, work: str, note: str = "") -> Action:
    """A coordinator answers from the mail; »no news« is an answer too, and changes nothing but the question."""
    noun = nudge.action
    require("plans.write_action", actor, noun)
    note = tidy(note)
    if (work, note or noun.work_note) != (noun.work, noun.work_note):
        noun = set_work(actor, action=noun, work=work, note=note)
    nudge.answered_on = clock.today()
    nudge.save(update_fields=["answered_on"])
    settle(about=about(noun), kind="plans.nudge")
    announce(actor, NudgeAnswered(about=about(noun), title=noun.title))
    return noun


@verb
def call_for_help(actor: Actor, *, action: Action, words: str) -> HelpCall:
    """»We are stuck«: the body and its contact office are asked to help; the work's state stays as it is."""
    require("plans.write_action", actor, action)
    words = tidy(words)
    if not words:
        raise Refused(_("Write in a line what would help."), "note")
    call = action.help_calls.waiting().first() or HelpCall(action=action, on=clock.today())
    call.words = words
    call.save()
    offices = [action.plan.body, *filter(None, [action.plan.body.contact_office])]
    for office in offices:
        ask(
            kind="plans.stuck", about=about(action), url=f"{action.edit_url()}hjaelp/", office=office,
            area=action.plan.area, title=action.title, words=words[:200],
        )  # fmt: skip
    settle(about=about(action), kind="plans.nudge")
    announce(actor, HelpCalledFor(about=about(action), title=action.title))
    return call


@verb
def settle_help(actor: Actor, *, call: HelpCall) -> HelpCall:
    """The body or the contact office has helped: the call is at its end, and the coordinator is told."""
    require("plans.settle_help", actor, call.action)
    if call.settled_on is not None:
        raise Refused(_("Somebody has helped already."))
    call.settled_on = clock.today()
    call.save(update_fields=["settled_on"])
    settle(about=about(call.action), kind="plans.stuck")
    if call.action.coordinator is not None:
        tell(
            kind="plans.helped", about=about(call.action), url=call.action.get_absolute_url(),
            person=call.action.coordinator, area=call.action.plan.area, title=call.action.title,
            by=str(actor.office or ""),
        )  # fmt: skip
    announce(actor, HelpSettled(about=about(call.action), title=call.action.title))
    return call
