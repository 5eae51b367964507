"""What this room does when the ledger moves, when a plan is published, and when an area goes into another."""

from __future__ import annotations

from tingsted.kernel.actors import CLOCK, Actor
from tingsted.kernel.events import on
from tingsted.kernel.work import enqueue
from tingsted.places.events import AreasMerged
from tingsted.plans.actions import bring_answer_home, follow_move, follow_onward
from tingsted.plans.events import PlanAdopted, TableReadIn
from tingsted.plans.models import Forwarding, Plan
from tingsted.promises.events import AnswerGiven, AnswerPassedOn, PromiseMoved
from tingsted.promises.models import Promise


@on(AnswerGiven)
def answer_given(actor: Actor, event: AnswerGiven) -> None:
    """The answer to something a plan asked reaches those who work on it."""
    if Forwarding.objects.filter(promise=event.promise).exists():
        bring_answer_home(CLOCK, promise=Promise.objects.select_related("owed_by").get(pk=event.promise))


@on(AnswerPassedOn)
def answer_passed_on(actor: Actor, event: AnswerPassedOn) -> None:
    """The plan shows where the question is now."""
    if Forwarding.objects.filter(promise=event.promise).exists():
        both = Promise.objects.select_related("owed_by").in_bulk([event.promise, event.onward])
        follow_onward(CLOCK, promise=both[event.promise], onward=both[event.onward])


@on(PromiseMoved)
def promise_moved(actor: Actor, event: PromiseMoved) -> None:
    """The plan shows who owes the answer now."""
    if Forwarding.objects.filter(promise=event.promise).exists():
        follow_move(CLOCK, promise=Promise.objects.select_related("owed_by").get(pk=event.promise))


@on(PlanAdopted)
def plan_adopted(actor: Actor, event: PlanAdopted) -> None:
    """What is new in it is held beside the other areas' wishes at once, by the worker."""
    enqueue("plans.find_wishes")


@on(TableReadIn)
def table_read_in(actor: Actor, event: TableReadIn) -> None:
    """So is a plan that was there before we were."""
    enqueue("plans.find_wishes")


@on(AreasMerged)
def areas_merged(actor: Actor, event: AreasMerged) -> None:
    """The living plan of an area that has ended goes along; beside another body's it lives on until one is ended."""
    at_home = Plan.objects.current().filter(area=event.new).values("body")
    Plan.objects.current().filter(area=event.old).exclude(body__in=at_home).update(area=event.new)
