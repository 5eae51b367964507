"""A village's goals: all of them, one with its chart, and the forms of those who keep them."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from tingsted.ideas.acting import actor_in
from tingsted.kernel import clock
from tingsted.kernel.actors import Actor
from tingsted.kernel.doors import get_visible
from tingsted.kernel.forms import answer_form
from tingsted.kernel.freshness import revalidated
from tingsted.kernel.rights import may, require
from tingsted.mapping.actions import change_goal, end_goal, measure_goal, set_goal
from tingsted.mapping.charts import goal_chart, goal_sentence
from tingsted.mapping.forms import MeasureGoal, SetGoal, Sure
from tingsted.mapping.models import VillageGoal
from tingsted.places.models import Area


@revalidated
def goals(request: HttpRequest, slug: str) -> HttpResponse:
    """All goals of an area, those laid down last."""
    area = get_visible(Area, request.user, slug=slug)
    found = list(VillageGoal.objects.visible_to(request.user).filter(area=area).prefetch_related("readings"))
    for goal in found:
        goal.area = area
    context = {
        "area": area,
        "current": [(goal, goal_sentence(goal)) for goal in found if goal.ended_on is None],
        "ended": [(goal, goal_sentence(goal)) for goal in found if goal.ended_on is not None],
        "keeps": may("mapping.keep", actor_in(request, area), area),
    }
    return render(request, "mapping/goals.html", context)


@revalidated
def goal(request: HttpRequest, slug: str, key: int) -> HttpResponse:
    """One goal: its chart, what it says in a sentence, and its numbers in a table."""
    found = VillageGoal.objects.visible_to(request.user).select_related("area", "plan")
    goal = get_object_or_404(found.prefetch_related("readings"), pk=key, area__slug=slug)
    context = {
        "goal": goal,
        "area": goal.area,
        "chart": goal_chart(goal),
        "keeps": may("mapping.keep", actor_in(request, goal.area), goal.area),
    }
    return render(request, "mapping/goal.html", context)


def set_one(request: HttpRequest, slug: str) -> HttpResponse:
    """Set a goal."""
    area = get_visible(Area, request.user, slug=slug)
    actor = actor_in(request, area)
    require("mapping.keep", actor, area)
    form = SetGoal(request.POST or None, initial=SetGoal.start(None))

    def act() -> str:
        facts = form.facts()
        del facts["seen"]
        return set_goal(actor, area=area, **facts).get_absolute_url()

    return answer_form(request, form, "mapping/goal_form.html", {"area": area, "goal": None}, act)


def change(request: HttpRequest, slug: str, key: int) -> HttpResponse:
    """Say a goal better."""
    goal, actor = _kept(request, slug, key)
    form = SetGoal(request.POST or None, initial=SetGoal.start(goal))

    def act() -> str:
        return change_goal(actor, goal=goal, **form.facts()).get_absolute_url()

    return answer_form(request, form, "mapping/goal_form.html", {"area": goal.area, "goal": goal}, act)


def measure(request: HttpRequest, slug: str, key: int) -> HttpResponse:
    """Write what a year showed."""
    goal, actor = _kept(request, slug, key)
    form = MeasureGoal(request.POST or None, initial={"year": clock.today().year})

    def act() -> str:
        measure_goal(actor, goal=goal, **form.cleaned_data)
        return goal.get_absolute_url()

    return answer_form(request, form, "mapping/measure.html", {"area": goal.area, "goal": goal}, act)


def lay_down(request: HttpRequest, slug: str, key: int) -> HttpResponse:
    """Lay a goal down."""
    goal, actor = _kept(request, slug, key)
    form = Sure(request.POST or None, initial={"seen": goal.version})

    def act() -> str:
        return end_goal(actor, goal=goal, seen=form.cleaned_data["seen"]).get_absolute_url()

    return answer_form(request, form, "mapping/end_goal.html", {"area": goal.area, "goal": goal}, act)


def _kept(request: HttpRequest, slug: str, key: int) -> tuple[VillageGoal, Actor]:
    """The goal, and the actor who may keep it."""
    found = VillageGoal.objects.visible_to(request.user).select_related("area", "plan")
    goal = get_object_or_404(found, pk=key, area__slug=slug)
    actor = actor_in(request, goal.area)
    require("mapping.keep", actor, goal.area)
    return goal, actor
