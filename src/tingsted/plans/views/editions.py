"""Editions: all of a plan's, one to read or print, and what is new in one beside another; and the plan renewed."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from tingsted.kernel import clock
from tingsted.kernel.doors import get_visible
from tingsted.kernel.forms import answer_form
from tingsted.kernel.freshness import revalidated
from tingsted.kernel.rights import require
from tingsted.places.acting import actor_for_any
from tingsted.places.models import Municipality
from tingsted.plans import actions
from tingsted.plans.charts import charts_of
from tingsted.plans.differences import differences
from tingsted.plans.forms import RenewForm
from tingsted.plans.frozen import thaw
from tingsted.plans.measures import measure_chart, measure_sentence
from tingsted.plans.models import Edition, Plan
from tingsted.plans.paper import plan_pdf
from tingsted.plans.rows import Hands, Rows
from tingsted.plans.views.entering import must_live
from tingsted.plans.views.reading import BEHIND, drawn_map

BEHIND_AN_EDITION = ("by", *(f"plan__{related}" for related in BEHIND))


def _edition(request: HttpRequest, slug: str, number: int) -> Edition:
    return get_visible(Edition, request.user, *BEHIND_AN_EDITION, plan__slug=slug, number=number)


@revalidated
def editions(request: HttpRequest, slug: str) -> HttpResponse:
    """Every edition, the newest first; and those of the plan before this one."""
    plan = get_visible(Plan, request.user, *BEHIND, "renews", slug=slug)
    rows = list(plan.editions.without_contents().select_related("by"))
    before = list(plan.renews.editions.without_contents().select_related("by", "plan")) if plan.renews else []
    for edition in rows:
        edition.plan = plan
    return render(request, "plans/editions.html", {"plan": plan, "editions": rows, "before": before})


@revalidated
def edition(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """One edition as it was signed off, word for word."""
    noun = _edition(request, slug, number)
    told = thaw(noun.contents, noun.plan)
    rows = Rows.of(told.plan, told.contents, Hands(frozen=True))
    return render(
        request,
        "plans/edition.html",
        {
            "edition": noun,
            "plan": told.plan,
            "chapters": [(c, [rows.draw(line) for line in c.lines]) for c in told.contents.chapters],
            "parts": [part for part in told.contents.parts if part.text],
            "realised": told.contents.realised,
            "charts": charts_of(told.contents),
            "measures": [(m, measure_sentence(m), measure_chart(m)) for m in told.measures],
            "map": drawn_map(told),
        },
    )


def edition_pdf(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """An edition on paper: the same edition is the same file."""
    noun = _edition(request, slug, number)
    municipality = Municipality.objects.filter(pk=1).first()
    file = plan_pdf(
        thaw(noun.contents, noun.plan), "" if municipality is None else municipality.name, edition=noun
    )
    name = f'inline; filename="{noun.plan.slug}-{noun.number}.pdf"'
    return HttpResponse(file, content_type="application/pdf", headers={"Content-Disposition": name})


@revalidated
def compare(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """What came, went and changed since another edition (`?fra=2`), else the one before; a renewed plan's too."""
    noun = _edition(request, slug, number)
    before = _before(request, noun)
    if before is None:
        raise Http404
    found = differences(before.contents, noun.contents)
    context = {"plan": noun.plan, "edition": noun, "before": before, "found": found}
    return render(request, "plans/differences.html", context)


def _before(request: HttpRequest, noun: Edition) -> Edition | None:
    """The edition to hold it against."""
    asked = request.GET.get("fra", "")
    earlier = noun.plan.editions.filter(number__lt=noun.number).select_related("plan")
    if asked.isdecimal():
        return earlier.filter(number=int(asked)).first()
    renewed = Edition.objects.filter(plan=noun.plan.renews_id).select_related("plan")
    return earlier.first() or renewed.first()


def renew(request: HttpRequest, slug: str) -> HttpResponse:
    """The body renews its plan: what goes on, under what name, from when."""
    plan = get_visible(Plan, request.user, *BEHIND, slug=slug)
    actor = actor_for_any(request, plan.body)
    must_live(actor, plan)
    require("plans.adopt", actor, plan)
    form = RenewForm(request.POST or None, plan=plan, initial={"start": clock.today()})

    def act() -> str:
        return actions.renew_plan(actor, plan=plan, **form.cleaned_data).get_absolute_url()

    done = plan.actions.standing().filter(work="done").count()
    return answer_form(request, form, "plans/renew.html", {"plan": plan, "done": done}, act)
