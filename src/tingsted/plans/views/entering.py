"""The door to a plan that somebody writes in: it is theirs, and it still lives."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.translation import gettext as _

from tingsted.design.days import day_text
from tingsted.kernel.actions import Refused
from tingsted.kernel.actors import Actor
from tingsted.kernel.doors import get_visible
from tingsted.kernel.rights import require
from tingsted.places.acting import actor_for_any
from tingsted.places.rules import sits_in
from tingsted.plans.models import Action, Plan
from tingsted.plans.views.reading import BEHIND


def own_plan(request: HttpRequest, slug: str) -> tuple[Plan, Actor]:
    plan = get_visible(Plan, request.user, *BEHIND, slug=slug)
    actor = actor_for_any(request, plan.body)
    must_live(actor, plan)
    require("plans.write", actor, plan)
    return plan, actor


def own_action(request: HttpRequest, slug: str, key: int) -> tuple[Action, Actor]:
    noun = get_visible(
        Action, request.user, "theme", "coordinator", *(f"plan__{b}" for b in BEHIND), plan__slug=slug, pk=key
    )
    actor = actor_for_any(request, noun.plan.body)
    must_live(actor, noun.plan)
    require("plans.write_action", actor, noun)
    return noun, actor


def must_live(actor: Actor, plan: Plan) -> None:
    """Say to those of the body that the plan has ended, perhaps while they wrote; to others it says nothing."""
    if plan.ended_on is not None and sits_in(actor, plan.body):
        raise Refused(
            _("The plan ended on %(day)s, so nothing in it is changed any more.")
            % {"day": day_text(plan.ended_on, "lang")}
        )
