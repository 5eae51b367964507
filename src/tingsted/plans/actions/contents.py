"""Actions in a plan: added from an idea or freely, and written anew; what changed stands as sentences."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Max
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
from tingsted.plans.actions.touching import changed_meanwhile, tell_change, touch
from tingsted.plans.events import ActionAdded, ActionWritten
from tingsted.plans.models import Action, ActionChange, Entry, Goal, Plan, Theme
from tingsted.plans.sdg import in_order, is_code

WRITTEN = [
    "title", "text", "driver", "partners", "theme", "order", "goal", "place", "latitude", "longitude", "sdgs", "time",
    "cost", "money",
]  # fmt: skip


# Changes of the action as a whole, told where they happen.
WHOLE = frozenset(
    {
        ActionChange.What.ADDED, ActionChange.What.OUT, ActionChange.What.BACK, ActionChange.What.RENEWED,
        ActionChange.What.WORK,
    }
)  # fmt: skip


@dataclass(frozen=True)
class Details:
    """What else is said of an action: its goal, where, when, for which of the seventeen goals, what it takes."""

    goal: Goal | None = None
    place: str = ""
    point: tuple[float, float] | None = None
    sdgs: tuple[str, ...] = ()
    time: str = ""
    cost: int | None = None
    money: str = ""


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
    details: Details | None = None,
) -> Action:
    """Put an action in the plan, from one or more ideas or from none, last under its theme."""
    require("plans.write", actor, plan)
    ideas = [_living(idea) for idea in ideas]
    action = Action(plan=plan, theme=theme, order=_last(theme) + 1)
    _write(action, title, text, partners)
    _detail(action, details)
    _check(action, driver, ideas)
    action.save()
    _enter(action, ideas)
    tell_change(actor, action, ActionChange.What.ADDED)
    touch(plan)
    ask_the_contact_office(action)
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
    details: Details | None = None,
    seen: int | None = None,
) -> Action:
    """Write an action anew; the ideas it names are added to those it has, none is ever taken away.

    Without `details` those it has stand.
    """
    require("plans.write_action", actor, action)
    if action.archived_on is not None:
        raise Refused(_("It was taken out of the plan. Put it back first."))
    ideas = [_living(idea) for idea in ideas or ()]
    before = Action.objects.select_related("theme", "goal").get(pk=action.pk)
    if theme is not None and theme.pk != action.theme_id:
        action.theme, action.order = theme, _last(theme) + 1
    _write(action, title, text, partners)
    _detail(action, details)
    _check(action, driver, ideas)
    save_version(action, seen=seen, sentence=changed_meanwhile(), fields=WRITTEN)
    _enter(action, ideas)
    for what, was, now in changes_between(before, action):
        tell_change(actor, action, what, before=was, after=now)
    touch(action.plan)
    settle(about=about(action), kind="plans.write_action")
    ask_the_contact_office(action)
    announce(
        actor,
        ActionWritten(about=about(action), action=action.pk, title=action.title, plan=action.plan.title),
    )
    return action


@verb
def place_action(
    actor: Actor, *, action: Action, place: tuple[float, float] | None, seen: int | None = None
) -> Action:
    """Say where it is to happen, as longitude and latitude, or that it has no point on the map."""
    require("plans.write_action", actor, action)
    if action.archived_on is not None:
        raise Refused(_("It was taken out of the plan. Put it back first."))
    before = Action.objects.get(pk=action.pk)
    action.longitude, action.latitude = place or (None, None)
    save_version(action, seen=seen, sentence=changed_meanwhile(), fields=["latitude", "longitude"])
    for what, was, now in changes_between(before, action):
        tell_change(actor, action, what, before=was, after=now)
    touch(action.plan)
    announce(
        actor,
        ActionWritten(about=about(action), action=action.pk, title=action.title, plan=action.plan.title),
    )
    return action


def changes_between(before: Action, after: Action) -> list[tuple[str, str, str]]:
    """What is new in an action: which part, what it said, what it says; long texts are only told to have changed."""
    found = []
    for what in ActionChange.What.values:
        was, now = _said(before, what), _said(after, what)
        if was != now:
            short = what != ActionChange.What.TEXT
            found.append((what, was if short else "", now if short else ""))
    return found


def _said(action: Action, what: str) -> str:
    """One part of an action as a change keeps it."""
    if what == ActionChange.What.POINT:
        return "" if action.latitude is None else f"{action.latitude:.5f} {action.longitude:.5f}"
    if what == ActionChange.What.SDGS:
        return ", ".join(action.sdgs)
    if what in WHOLE:
        return ""
    value = getattr(action, what)
    return "" if value is None else str(value)


def _living(idea: Idea) -> Idea:
    """An idea that was merged stands under the one it was merged into."""
    return idea.resolved()


def _write(action: Action, title: str, text: str, partners: str) -> None:
    action.title, action.text, action.partners = tidy(title), tidy(text), tidy(partners)
    if not action.title:
        raise Refused(_("Write what shall happen, in a few words."), "title")


def _detail(action: Action, details: Details | None) -> None:
    """What else is said; a code that is none of the goals' is named."""
    if details is None:
        return
    unknown = [code for code in details.sdgs if not is_code(code)]
    if unknown:
        raise Refused(
            _("%(codes)s is none of the goals or their targets.") % {"codes": ", ".join(unknown)}, "targets"
        )
    action.goal, action.place, action.time = details.goal, tidy(details.place), tidy(details.time)
    action.latitude, action.longitude = details.point or (None, None)
    action.sdgs, action.cost, action.money = in_order(details.sdgs), details.cost, tidy(details.money)


def _check(action: Action, driver: str, ideas: list[Idea]) -> None:
    """Who drives it is one of the three; theme, goal and ideas belong to this plan and area."""
    if driver not in Action.Driver.values:
        raise Refused(_("Choose who drives it."), "driver")
    action.driver = driver
    if action.theme.plan_id != action.plan_id:
        raise Refused(_("That theme belongs to another plan."), "theme")
    if action.goal is not None and action.goal.theme_id != action.theme_id:
        raise Refused(_("That goal stands under another theme."), "goal")
    if any(idea.area_id != action.plan.area_id for idea in ideas) and not action.plan.area.is_cluster:
        raise Refused(_("That idea belongs to another area."), "ideas")


def _enter(action: Action, ideas: list[Idea]) -> None:
    for idea in ideas:
        Entry.objects.get_or_create(action=action, idea=idea, defaults={"at": clock.now()})


def _last(theme: Theme) -> int:
    return theme.actions.aggregate(last=Max("order"))["last"] or 0


def ask_the_contact_office(action: Action) -> None:
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
