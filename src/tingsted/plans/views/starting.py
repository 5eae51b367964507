"""Starting a plan, choosing to have none, and thinking again."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from tingsted.kernel import clock
from tingsted.kernel.doors import get_visible
from tingsted.kernel.forms import answer_form
from tingsted.kernel.rights import require
from tingsted.places.acting import actor_for_any
from tingsted.places.models import Area
from tingsted.plans import actions
from tingsted.plans.forms import NONE, Confirm, StartForm
from tingsted.plans.models import NoPlan, Plan


def start(request: HttpRequest, slug: str) -> HttpResponse:
    """The body chooses: LUP, BLUP, or no plan here."""
    area = get_visible(Area, request.user, slug=slug)
    actor = actor_for_any(request, *area.offices.all().bodies())
    require("plans.start", actor, area)
    form = StartForm(request.POST or None, initial={"start": clock.today(), "with_municipality": True})

    def act() -> str:
        said = form.cleaned_data
        if said["choice"] == NONE:
            actions.choose_no_plan(actor, area=area, words=said["words"])
            return area.get_absolute_url()
        plan = actions.start_plan(
            actor,
            area=area,
            recipe=said["choice"],
            themes=said["themes"].splitlines(),
            with_municipality=said["with_municipality"],
            start=said["start"],
        )
        return plan.get_absolute_url()

    no_plan = NoPlan.objects.current().filter(area=area).first()
    living = Plan.objects.current().filter(area=area).first()
    return answer_form(
        request, form, "plans/start.html", {"area": area, "no_plan": no_plan, "living": living}, act
    )


def end_no_plan(request: HttpRequest, key: int) -> HttpResponse:
    """A page with one button: the question of a plan is open again."""
    no_plan = get_visible(NoPlan, request.user, "area", "body", pk=key)
    actor = actor_for_any(request, no_plan.body)
    require("plans.end_no_plan", actor, no_plan)

    def act() -> str:
        actions.end_no_plan(actor, no_plan=no_plan)
        return reverse("plans:start", args=[no_plan.area.slug])

    return answer_form(
        request, Confirm(request.POST or None), "plans/end_no_plan.html", {"no_plan": no_plan}, act
    )
