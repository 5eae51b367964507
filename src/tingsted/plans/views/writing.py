"""Writing in a plan: its words and dates, and deciding on it."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from tingsted.kernel import clock
from tingsted.kernel.doors import get_visible
from tingsted.kernel.forms import answer_form
from tingsted.kernel.rights import require
from tingsted.places.acting import actor_for_any
from tingsted.plans import actions
from tingsted.plans.completeness import missing_from
from tingsted.plans.forms import AdoptForm, DatesForm, DayForm, PartForm, WordsForm
from tingsted.plans.models import Part, Plan
from tingsted.plans.queries import contents_of
from tingsted.plans.recipes import skeleton
from tingsted.plans.views.entering import must_live, own_plan
from tingsted.plans.views.reading import BEHIND


def words(request: HttpRequest, slug: str) -> HttpResponse:
    """The vision and the story."""
    plan, actor = own_plan(request, slug)
    fields = {"title": plan.title, "vision": plan.vision, "story": plan.story, "seen": plan.version}
    form = WordsForm(request.POST or None, initial=fields)

    def act() -> str:
        actions.write_plan(actor, plan=plan, **form.cleaned_data)
        return plan.get_absolute_url()

    return answer_form(request, form, "plans/words.html", {"plan": plan}, act)


def dates(request: HttpRequest, slug: str) -> HttpResponse:
    """When the phases open and close."""
    plan, actor = own_plan(request, slug)
    form = DatesForm(request.POST or None, plan=plan, initial={"seen": plan.version})

    def act() -> str:
        actions.set_phases(actor, plan=plan, dates=form.dates(), seen=form.cleaned_data["seen"])
        return plan.get_absolute_url()

    return answer_form(request, form, "plans/dates.html", {"plan": plan}, act)


def part(request: HttpRequest, slug: str, part: str) -> HttpResponse:
    """One of the plan's sections."""
    plan, actor = own_plan(request, slug)
    noun = get_object_or_404(Part, plan=plan, key=part)
    noun.plan, section = plan, skeleton()[noun.key]
    if section.source != "part":
        raise Http404
    initial = {"heading": noun.heading, "text": noun.text, "seen": plan.version}
    form = PartForm(request.POST or None, initial=initial)

    def act() -> str:
        actions.write_part(actor, part=noun, **form.cleaned_data)
        return plan.get_absolute_url()

    return answer_form(
        request, form, "plans/part.html", {"plan": plan, "part": noun, "hint": section.hint}, act
    )


def decide(request: HttpRequest, slug: str, what: str) -> HttpResponse:
    """The body adopts its plan, or ends it: a page with a date and one button."""
    plan = get_visible(Plan, request.user, *BEHIND, slug=slug)
    actor = actor_for_any(request, plan.body)
    must_live(actor, plan)
    require("plans.adopt", actor, plan)
    kind = AdoptForm if what == "vedtag" else DayForm
    form = kind(request.POST or None, initial={"on": clock.today(), "seen": plan.version})

    def act() -> str:
        step = actions.adopt_plan if what == "vedtag" else actions.end_plan
        return step(actor, plan=plan, **form.cleaned_data).get_absolute_url()

    lacking = [m for m in missing_from(plan, contents_of(plan)) if m.required] if what == "vedtag" else []
    context = {"plan": plan, "adopts": what == "vedtag", "lacking": lacking}
    return answer_form(request, form, "plans/decide.html", context, act)
