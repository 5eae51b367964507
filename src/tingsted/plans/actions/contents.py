"""Actions in a plan: added from an idea or freely, written by their coordinator, moved along in sentences."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import F, Max
from django.utils.translation import gettext as _

from tingsted.ideas.models import Idea
from tingsted.kernel import clock
from tingsted.kernel.actions import Refused, announce, save_version
from tingsted.kernel.actions import action as verb
from tingsted.kernel.actors import Actor
from tingsted.kernel.events import about
from tingsted.kernel.rights import require
from tingsted.kernel.text import tidy
from tingsted.notices.actions import ask, settle
from tingsted.plans.events import ActionAdded, ActionWritten, CoordinatorNamed, WorkChanged
from tingsted.plans.models import Action, ActionChange, Entry, Plan, Theme


@verb
def add_action(
    actor: Actor,
    *,
    plan: Plan,
    theme: Theme,
    title: str,
    text: str = "",
    driver: str = Action.Driver.CITIZENS,
    partners: str = "",
    ideas: Iterable[Idea] = (),
) -> Action:
    """Put an action in the plan, from one or more ideas or from none, last under its theme."""
    require("plans.write", actor, plan)
    ideas = [_living(idea) for idea in ideas]
    action = Action(plan=plan, theme=theme, order=_last(theme) + 1)
    _write(action, title, text, partners)
    _check(action, driver, ideas)
    action.save()
    _enter(action, ideas)
    _touch(plan)
    _ask_the_contact_office(action)
    labels = ", ".join(idea.label for idea in ideas)
    announce(
        actor,
        ActionAdded(about=about(action), action=action.pk, title=action.title, plan=plan.title, ideas=labels),
    )
    return action


@verb
def write_action(
    actor: Actor,
    *,
    action: Action,
    title: str,
    text: str,
    driver: str,
    partners: str = "",
    theme: Theme | None = None,
    ideas: Iterable[Idea] | None = None,
    seen: int | None = None,
) -> Action:
    """Write an action anew; the ideas it names are added to those it has, none is ever taken away."""
    require("plans.write_action", actor, action)
    ideas = [_living(idea) for idea in ideas or ()]
    if theme is not None and theme.pk != action.theme_id:
        action.theme, action.order = theme, _last(theme) + 1
    _write(action, title, text, partners)
    _check(action, driver, ideas)
    save_version(
        action,
        seen=seen,
        sentence=_("Somebody else changed the same action in the meantime. Your text is still here."),
        fields=["title", "text", "driver", "partners", "theme", "order"],
    )
    _enter(action, ideas)
    _touch(action.plan)
    settle(about=about(action), kind="plans.write_action")
    _ask_the_contact_office(action)
    announce(
        actor,
        ActionWritten(about=about(action), action=action.pk, title=action.title, plan=action.plan.title),
    )
    return action


@verb
def name_coordinator(
    actor: Actor, *, action: Action, person: Any, public: bool = False, seen: int | None = None
) -> Action:
    """Name who coordinates an action; their name stands on the page only once they have agreed (`public`)."""
    require("plans.write", actor, action.plan)
    action.coordinator, action.coordinator_public = person, public
    save_version(
        action,
        seen=seen,
        sentence=_("Somebody else changed the same action in the meantime. Your text is still here."),
        fields=["coordinator", "coordinator_public"],
    )
    settle(about=about(action), kind="plans.write_action")
    if person is not None:
        settle(about=about(action), kind="plans.coordinator")
    if person is not None and not action.text:
        ask(
            kind="plans.write_action",
            about=about(action),
            url=action.edit_url(),
            person=person,
            area=action.plan.area,
            title=action.title,
        )
    announce(
        actor,
        _coordinated(action),
    )
    return action


def lose_coordinator(person: Any) -> int:
    """Let every action go that an erased person coordinated; where the work goes on, the body finds another.

    Called inside the action that erases.
    """
    theirs = Action.objects.filter(coordinator=person)
    alive = theirs.filter(plan__ended_on__isnull=True).exclude(work__in=(Action.Work.DONE, Action.Work.ASIDE))
    for action in alive.select_related("plan__body", "plan__area"):
        settle(about=about(action), kind="plans.write_action")
        ask(
            kind="plans.coordinator",
            about=about(action),
            url=action.coordinator_url(),
            office=action.plan.body,
            area=action.plan.area,
            title=action.title,
        )
    return theirs.update(coordinator=None, coordinator_public=False, version=F("version") + 1)


@verb
def show_coordinator(actor: Actor, *, action: Action, public: bool) -> Action:
    """The coordinator says whether their name stands in the plan."""
    require("plans.show_coordinator", actor, action)
    action.coordinator_public = public
    save_version(action, seen=None, sentence="", fields=["coordinator_public"])
    announce(
        actor,
        _coordinated(action),
    )
    return action


def _coordinated(action: Action) -> CoordinatorNamed:
    """Who coordinates now; the name can be erased by the key beside it."""
    return CoordinatorNamed(
        about=about(action),
        action=action.pk,
        title=action.title,
        name=str(action.coordinator or ""),
        whom=action.coordinator_id,
    )


@verb
def set_work(actor: Actor, *, action: Action, work: str, note: str = "", seen: int | None = None) -> Action:
    """Say how far the work has come; laying it aside needs the reason. Every change stands as a sentence."""
    require("plans.write_action", actor, action)
    note = tidy(note)
    if work not in Action.Work.values:
        raise Refused(_("Choose how far the work has come."), "work")
    if work == Action.Work.ASIDE and not note:
        raise Refused(_("Write why it is laid aside, so that those who hoped for it can understand."), "note")
    if (work, note) == (action.work, action.work_note):
        raise Refused(_("That is how it stands already. Change how far it is, or write what is new."), "work")
    action.work, action.work_note, action.work_on = work, note, clock.today()
    save_version(
        action,
        seen=seen,
        sentence=_("Somebody else changed the same action in the meantime. Your text is still here."),
        fields=["work", "work_note", "work_on"],
    )
    ActionChange.objects.create(
        action=action, on=clock.today(), at=clock.now(), by=actor.office, work=work, note=note
    )
    _touch(action.plan)
    if work in (Action.Work.ASIDE, Action.Work.DONE):
        settle(about=about(action))
    announce(
        actor, WorkChanged(about=about(action), action=action.pk, title=action.title, work=work, note=note)
    )
    return action


def _living(idea: Idea) -> Idea:
    """An idea that was merged stands under the one it was merged into."""
    return idea.resolved()


def _write(action: Action, title: str, text: str, partners: str) -> None:
    action.title, action.text, action.partners = tidy(title), tidy(text), tidy(partners)
    if not action.title:
        raise Refused(_("Write what shall happen, in a few words."), "title")


def _check(action: Action, driver: str, ideas: list[Idea]) -> None:
    """Who drives it is one of the three; theme and ideas belong to this plan and area."""
    if driver not in Action.Driver.values:
        raise Refused(_("Choose who drives it."), "driver")
    action.driver = driver
    if action.theme.plan_id != action.plan_id:
        raise Refused(_("That theme belongs to another plan."), "theme")
    if any(idea.area_id != action.plan.area_id for idea in ideas) and not action.plan.area.is_cluster:
        raise Refused(_("That idea belongs to another area."), "ideas")


def _enter(action: Action, ideas: list[Idea]) -> None:
    for idea in ideas:
        Entry.objects.get_or_create(action=action, idea=idea, defaults={"at": clock.now()})


def _last(theme: Theme) -> int:
    return theme.actions.aggregate(last=Max("order"))["last"] or 0


def _touch(plan: Plan) -> None:
    plan.changed_on = clock.today()
    plan.save(update_fields=["changed_on"])


def _ask_the_contact_office(action: Action) -> None:
    """An action that needs the municipality waits on the contact office's desk until it is carried on."""
    office = action.plan.body.contact_office
    if office is None or action.forwardings.exists():
        return
    if action.driver == Action.Driver.CITIZENS or not action.text:
        settle(about=about(action), kind="plans.forward")
        return
    ask(
        kind="plans.forward",
        about=about(action),
        url=action.forward_url(),
        office=office,
        area=action.plan.area,
        title=action.title,
        body=str(action.plan.body),
    )
