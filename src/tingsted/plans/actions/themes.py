"""Themes: the headings that a plan's actions stand under."""

from __future__ import annotations

from django.db.models import Max
from django.utils.translation import gettext as _

from tingsted.kernel import clock
from tingsted.kernel.actions import Refused, action, announce, save_version
from tingsted.kernel.actors import Actor
from tingsted.kernel.events import about
from tingsted.kernel.rights import require
from tingsted.kernel.text import tidy
from tingsted.plans.events import ThemeAdded, ThemeRenamed
from tingsted.plans.models import Plan, Theme


@action
def add_theme(actor: Actor, *, plan: Plan, name: str) -> Theme:
    """Give the plan one more heading, last; the same name is the same theme."""
    require("plans.write", actor, plan)
    name = _free(plan, name, None)
    last = plan.themes.aggregate(last=Max("order"))["last"] or 0
    theme = Theme.objects.create(plan=plan, name=name, order=last + 1)
    _touch(plan)
    announce(actor, ThemeAdded(about=about(plan), title=plan.title, theme=name))
    return theme


@action
def rename_theme(actor: Actor, *, theme: Theme, name: str, seen: int | None = None) -> Theme:
    """Call a theme something else; what stands under it stays there. `seen` is the plan's version."""
    plan = theme.plan
    require("plans.write", actor, plan)
    name = _free(plan, name, theme)
    plan.changed_on = clock.today()
    sentence = _("Somebody else changed the plan in the meantime. Your text is still here.")
    save_version(plan, seen=seen, sentence=sentence, fields=["changed_on"])
    before, theme.name = theme.name, name
    theme.save(update_fields=["name"])
    announce(actor, ThemeRenamed(about=about(plan), title=plan.title, before=before, theme=theme.name))
    return theme


def _free(plan: Plan, name: str, theme: Theme | None) -> str:
    name = tidy(name)
    if not name:
        raise Refused(_("Write a name for the theme."), "name")
    same = plan.themes.filter(name__iexact=name)
    if (same.exclude(pk=theme.pk) if theme else same).exists():
        raise Refused(_("The plan already has a theme with that name."), "name")
    return name


def _touch(plan: Plan) -> None:
    plan.changed_on = clock.today()
    plan.save(update_fields=["changed_on"])
