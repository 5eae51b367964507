"""Themes and goals: the headings that a plan's actions stand under, and what each shall lead to."""

from __future__ import annotations

from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tingsted.kernel import clock
from tingsted.kernel.actions import Refused, action, announce, save_version
from tingsted.kernel.actors import Actor
from tingsted.kernel.events import about
from tingsted.kernel.rights import require
from tingsted.kernel.text import tidy
from tingsted.plans.actions.touching import touch
from tingsted.plans.events import GoalRemoved, GoalSet, ThemeAdded, ThemeRemoved, ThemeRenamed
from tingsted.plans.models import Goal, Plan, Theme


@action
def add_theme(actor: Actor, *, plan: Plan, name: str) -> Theme:
    """Give the plan one more heading, last; a heading that was taken away comes back."""
    require("plans.write", actor, plan)
    away = plan.themes.filter(name__iexact=tidy(name), archived_on__isnull=False).first()
    name = _free(plan, name, away)
    last = plan.themes.aggregate(last=Max("order"))["last"] or 0
    theme = away or Theme(plan=plan)
    theme.name, theme.order, theme.archived_on = name, last + 1, None
    theme.save()
    touch(plan)
    announce(actor, ThemeAdded(about=about(plan), title=plan.title, theme=name))
    return theme


@action
def rename_theme(actor: Actor, *, theme: Theme, name: str, seen: int | None = None) -> Theme:
    """Call a theme something else; what stands under it stays there. `seen` is the plan's version."""
    plan = theme.plan
    require("plans.write", actor, plan)
    name = _free(plan, name, theme)
    _save(plan, seen)
    before, theme.name = theme.name, name
    theme.save(update_fields=["name"])
    announce(actor, ThemeRenamed(about=about(plan), title=plan.title, before=before, theme=theme.name))
    return theme


@action
def remove_theme(actor: Actor, *, theme: Theme) -> Theme:
    """Take a heading away that no action stands under; one with actions that were taken out is only put away."""
    plan = theme.plan
    require("plans.write", actor, plan)
    standing = theme.actions.standing().count()
    if standing:
        raise Refused(
            ngettext(
                "%(n)d action stands under »%(theme)s«. Move it to another theme first.",
                "%(n)d actions stand under »%(theme)s«. Move them to another theme first.",
                standing,
            )
            % {"n": standing, "theme": theme}
        )
    if theme.actions.exists():
        theme.archived_on = clock.today()
        theme.save(update_fields=["archived_on"])
    else:
        key = theme.pk
        theme.delete()
        theme.pk = key
    touch(plan)
    announce(actor, ThemeRemoved(about=about(plan), title=plan.title, theme=theme.name))
    return theme


@action
def set_goal(
    actor: Actor, *, theme: Theme, words: str, goal: Goal | None = None, seen: int | None = None
) -> Goal:
    """Say what the area wants to reach under a theme, or say it in other words. `seen` is the plan's version."""
    plan = theme.plan
    require("plans.write", actor, plan)
    words = tidy(words)
    if not words:
        raise Refused(_("Write what you want to reach."), "words")
    if _says_it(theme, words, goal):
        raise Refused(_("The theme already has that goal."), "words")
    _save(plan, seen)
    if goal is None:
        last = theme.goals.aggregate(last=Max("order"))["last"] or 0
        goal = Goal(theme=theme, order=last + 1)
    goal.words = words
    goal.save()
    announce(actor, GoalSet(about=about(plan), title=plan.title, theme=theme.name, goal=words))
    return goal


@action
def remove_goal(actor: Actor, *, goal: Goal) -> Goal:
    """Take a goal away; the actions that worked for it stay, without it."""
    plan = goal.theme.plan
    require("plans.write", actor, plan)
    key = goal.pk
    goal.delete()
    goal.pk = key
    touch(plan)
    announce(actor, GoalRemoved(about=about(plan), title=plan.title, goal=goal.words))
    return goal


def _says_it(theme: Theme, words: str, goal: Goal | None) -> bool:
    """Whether another goal of the theme says the same."""
    same = theme.goals.filter(words__iexact=words)
    return (same if goal is None else same.exclude(pk=goal.pk)).exists()


def _free(plan: Plan, name: str, theme: Theme | None) -> str:
    name = tidy(name)
    if not name:
        raise Refused(_("Write a name for the theme."), "name")
    same = plan.themes.filter(name__iexact=name)
    if (same.exclude(pk=theme.pk) if theme else same).exists():
        raise Refused(_("The plan already has a theme with that name."), "name")
    return name


def _save(plan: Plan, seen: int | None) -> None:
    plan.changed_on = clock.today()
    sentence = _("Somebody else changed the plan in the meantime. Your text is still here.")
    save_version(plan, seen=seen, sentence=sentence, fields=["changed_on"])
