"""From the plan to a department and home again: the contact office carries, the department owes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from tingsted.kernel import clock
from tingsted.kernel.actions import Refused, announce
from tingsted.kernel.actions import action as verb
from tingsted.kernel.actors import Actor
from tingsted.kernel.events import about
from tingsted.kernel.rights import require
from tingsted.kernel.text import tidy
from tingsted.notices.actions import settle, tell
from tingsted.notices.models import News
from tingsted.places.models import Office, OfficeKind
from tingsted.plans.events import (
    ActionAnswered,
    ActionForwarded,
    ActionsForwarded,
    QuarterTold,
    ReferenceAdded,
)
from tingsted.plans.models import Action, Forwarding, Reference
from tingsted.plans.quarters import Quarter, summary_of
from tingsted.promises.actions import promise_answer
from tingsted.promises.models import Promise


@verb
def forward_action(actor: Actor, *, action: Action, to: Office, due: date, note: str = "") -> Forwarding:
    """Carry an action to a department: from now on the body is owed an answer by the date."""
    require("plans.forward", actor, action)
    if to.kind != OfficeKind.DEPARTMENT:
        raise Refused(_("Choose a department."), "to")
    if action.forwardings.filter(to=to, promise__in=Promise.objects.open()).exists():
        raise Refused(_("%(office)s already has this action and owes the answer.") % {"office": to}, "to")
    by = actor.office
    if by is None:
        raise Refused(_("Only the municipality's contact officer carries an action to a department."))
    idea = action.ideas.order_by("number").first()
    promise = promise_answer(
        actor,
        kind="plans.action",
        owed_by=to,
        owed_to=action.plan.body,
        area=action.plan.area,
        title=action.title,
        question=tidy(note) or action.text,
        due=due,
        url=action.get_absolute_url(),
        tag=idea.label if idea else "",
        tag_url=idea.get_absolute_url() if idea else "",
    )
    forwarding = Forwarding.objects.create(
        action=action, to=to, by=by, note=tidy(note), on=clock.today(), at=clock.now(), promise=promise
    )
    settle(about=about(action), kind="plans.forward")
    tell(
        kind="plans.forwarded",
        about=about(action),
        url=action.get_absolute_url(),
        office=action.plan.body,
        area=action.plan.area,
        title=action.title,
        to=str(to),
        due=due.isoformat(),
    )
    announce(
        actor,
        ActionForwarded(
            about=about(action),
            action=action.pk,
            title=action.title,
            by=str(by),
            to=str(to),
            due=due.isoformat(),
        ),
    )
    return forwarding


@verb
def forward_actions(
    actor: Actor, *, actions: Iterable[Action], to: Iterable[Office], due: date, note: str = ""
) -> list[Forwarding]:
    """Carry one or many actions to one or more departments at once: a promise for each; all of them or none."""
    chosen, offices = list(actions), list(to)
    if not chosen:
        raise Refused(_("Choose at least one action."), "actions")
    if not offices:
        raise Refused(_("Choose a department."), "to")
    made = []
    for noun in chosen:
        require("plans.forward", actor, noun)
        made += [forward_action(actor, action=noun, to=office, due=due, note=note) for office in offices]
    plan = chosen[0].plan
    announce(actor, ActionsForwarded(about=about(plan), title=plan.title, promises=len(made)))
    return made


@verb
def add_reference(actor: Actor, *, forwarding: Forwarding, kind: str, words: str, url: str) -> Reference:
    """A department tells where it stands: in the municipal plan, the budget, or another decision."""
    require("plans.refer", actor, forwarding)
    words = tidy(words)
    if kind not in Reference.Kind.values:
        raise Refused(_("Choose where it stands."), "kind")
    if not words:
        raise Refused(_("Write what the link leads to."), "words")
    if not url.startswith(("https://", "http://")):
        raise Refused(_("Write the whole address, beginning with https://."), "url")
    reference = Reference.objects.create(
        forwarding=forwarding, kind=kind, words=words, url=url, on=clock.today()
    )
    noun, by = forwarding.action, str(actor.office or "")
    for whom in ({"office": noun.plan.body}, {"person": noun.coordinator}):
        if all(whom.values()):
            tell(
                kind="plans.referred", about=about(noun), url=noun.get_absolute_url(), area=noun.plan.area,
                title=noun.title, by=by, **whom,
            )  # fmt: skip
    announce(actor, ReferenceAdded(about=about(noun), title=noun.title, where=kind, url=url, by=by))
    return reference


@verb
def tell_of_quarter(actor: Actor, *, year: int, quarter: int) -> int:
    """Planners hear, once, that a quarter's summary is there: contact offices, and departments it tells of."""
    require("plans.keep_alive", actor)
    key = f"plans.quarter:{year}-{quarter}"
    if News.objects.filter(kind="plans.quarter", about=key).exists():
        return 0
    summary = summary_of(Quarter(year, quarter))
    told = {one.forwarding.to for one in (*summary.carried, *summary.answered, *summary.owed)}
    contact = Office.objects.open().filter(kind=OfficeKind.CONTACT) if told or summary.done else ()
    for office in sorted({*told, *contact}, key=lambda office: office.pk):
        tell(
            kind="plans.quarter", about=key, url=reverse("plans:quarter", args=[year, quarter]), office=office,
            year=str(year), quarter=str(quarter), carried=len(summary.carried), answered=len(summary.answered),
            owed=len(summary.owed),
        )  # fmt: skip
    announce(actor, QuarterTold(about=key, year=year, quarter=quarter))
    return len(told)


@verb
def bring_answer_home(actor: Actor, *, promise: Promise) -> Forwarding:
    """When a department has answered: the coordinator and the contact office hear of it too."""
    forwarding = Forwarding.objects.select_related("action__plan__area", "action__coordinator", "by").get(
        promise=promise
    )
    action = forwarding.action
    require("plans.follow_answer", actor, action)
    if action.coordinator is not None:
        _tell_of_answer(promise, action, person=action.coordinator)
    if forwarding.by.kind == OfficeKind.CONTACT:
        _tell_of_answer(promise, action, office=forwarding.by)
    announce(
        actor,
        ActionAnswered(
            about=about(action),
            action=action.pk,
            title=action.title,
            by=str(promise.owed_by),
            answer=promise.answer,
        ),
    )
    return forwarding


@verb
def follow_onward(actor: Actor, *, promise: Promise, onward: Promise) -> Forwarding:
    """When a department passed the question on: the action is with the next one, and the plan shows it."""
    before = Forwarding.objects.select_related("action").get(promise=promise)
    require("plans.follow_answer", actor, before.action)
    forwarding = Forwarding.objects.create(
        action=before.action,
        to=onward.owed_by,
        by=promise.owed_by,
        note=promise.reply,
        on=clock.today(),
        at=clock.now(),
        promise=onward,
    )
    announce(
        actor,
        ActionForwarded(
            about=about(before.action),
            action=before.action_id,
            title=before.action.title,
            by=str(promise.owed_by),
            to=str(onward.owed_by),
            due=onward.due.isoformat(),
        ),
    )
    return forwarding


@verb
def follow_move(actor: Actor, *, promise: Promise) -> Forwarding:
    """When the answer has moved to another department with its work: the action is with that one."""
    forwarding = Forwarding.objects.select_related("action", "to").get(promise=promise)
    require("plans.follow_answer", actor, forwarding.action)
    before, forwarding.to = forwarding.to, promise.owed_by
    forwarding.save(update_fields=["to"])
    announce(
        actor,
        ActionForwarded(
            about=about(forwarding.action),
            action=forwarding.action_id,
            title=forwarding.action.title,
            by=str(before),
            to=str(promise.owed_by),
            due=promise.due.isoformat(),
        ),
    )
    return forwarding


def _tell_of_answer(promise: Promise, action: Action, **whom: Any) -> None:
    tell(
        kind="plans.answered",
        about=about(action),
        url=action.get_absolute_url(),
        area=action.plan.area,
        title=action.title,
        by=str(promise.owed_by),
        **whom,
    )
