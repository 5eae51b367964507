"""The headings of a plan: its themes, and what the area wants to reach under each."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from tingsted.kernel.forms import answer_form
from tingsted.plans import actions
from tingsted.plans.forms import Confirm, GoalForm, ThemeForm
from tingsted.plans.models import Goal, Theme
from tingsted.plans.views.entering import own_plan


def themes(request: HttpRequest, slug: str, key: int | None = None) -> HttpResponse:
    """All headings, a form for one more; with a key, a new name for that one."""
    plan, actor = own_plan(request, slug)
    all_themes = list(plan.themes.standing().prefetch_related("goals"))
    theme = next((t for t in all_themes if t.pk == key), None)
    if key is not None and theme is None:
        raise Http404
    form = ThemeForm(
        request.POST or None, initial={"name": theme.name, "seen": plan.version} if theme else None
    )
    if theme:
        form.fields["name"].label = _("New name")

    def act() -> str:
        if theme is None:
            actions.add_theme(actor, plan=plan, name=form.cleaned_data["name"])
        else:
            actions.rename_theme(actor, theme=theme, **form.cleaned_data)
        return reverse("plans:themes", args=[plan.slug])

    return answer_form(
        request, form, "plans/themes.html", {"plan": plan, "themes": all_themes, "renamed": theme}, act
    )


def remove_theme(request: HttpRequest, slug: str, key: int) -> HttpResponse:
    """A page with one button: the heading goes."""
    plan, actor = own_plan(request, slug)
    theme = get_object_or_404(Theme, plan=plan, pk=key)
    theme.plan = plan

    def act() -> str:
        actions.remove_theme(actor, theme=theme)
        return reverse("plans:themes", args=[plan.slug])

    return answer_form(
        request, Confirm(request.POST or None), "plans/remove.html", {"plan": plan, "removed": theme}, act
    )


def goal(request: HttpRequest, slug: str, key: int, goal: int | None = None) -> HttpResponse:
    """What the area wants to reach under a theme; with a goal's key, in other words."""
    plan, actor = own_plan(request, slug)
    theme = get_object_or_404(Theme, plan=plan, pk=key)
    theme.plan = plan
    kept = None if goal is None else get_object_or_404(Goal, theme=theme, pk=goal)
    initial = {"words": kept.words if kept else "", "seen": plan.version}
    form = GoalForm(request.POST or None, initial=initial)

    def act() -> str:
        actions.set_goal(actor, theme=theme, goal=kept, **form.cleaned_data)
        return reverse("plans:themes", args=[plan.slug])

    return answer_form(request, form, "plans/goal.html", {"plan": plan, "heading": theme, "goal": kept}, act)


def remove_goal(request: HttpRequest, slug: str, key: int, goal: int) -> HttpResponse:
    """A page with one button: the goal goes, its actions stay."""
    plan, actor = own_plan(request, slug)
    kept = get_object_or_404(Goal.objects.select_related("theme"), theme__plan=plan, theme=key, pk=goal)
    kept.theme.plan = plan

    def act() -> str:
        actions.remove_goal(actor, goal=kept)
        return reverse("plans:themes", args=[plan.slug])

    return answer_form(
        request, Confirm(request.POST or None), "plans/remove.html", {"plan": plan, "removed": kept}, act
    )
