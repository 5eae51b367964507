"""Reading plans: all of them, one as a page, one on paper."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tingsted.design.words import word
from tingsted.kernel import ports, rounds
from tingsted.kernel.doors import get_visible
from tingsted.kernel.freshness import revalidated
from tingsted.kernel.rights import may
from tingsted.places.acting import actor_for_any
from tingsted.places.models import Municipality
from tingsted.plans.models import Plan
from tingsted.plans.paper import plan_pdf
from tingsted.plans.queries import contents, contents_of, standings
from tingsted.plans.rows import Hands, Rows

BEHIND = ("area", "body", "body__contact_office")


@revalidated
def plans(request: HttpRequest) -> HttpResponse:
    """Every area with its plan, or with its choice of having none."""
    return render(request, "plans/plans.html", {"standings": standings()})


@revalidated
def plan(request: HttpRequest, slug: str) -> HttpResponse:
    """The plan: it assembles itself from what the area and the departments have said and done."""
    noun = get_visible(Plan, request.user, *BEHIND, slug=slug)
    actor = actor_for_any(request, noun.body, noun.body.contact_office)
    writes, living = may("plans.write", actor, noun), noun.ended_on is None
    carries = living and actor.office_id is not None and actor.office_id == noun.body.contact_office_id
    told, phases, sections = rounds.read(
        rounds.together(
            contents(noun), rounds.rows(noun.phases.all()), ports.plan_sections.gather(request, noun)
        )
    )
    rows = Rows(noun, Hands(writes=writes, person=actor.person_id if living else None, forwards=carries))
    return render(
        request,
        "plans/plan.html",
        {
            "plan": noun,
            "chapters": [(chapter, [rows.draw(line) for line in chapter.lines]) for chapter in told.chapters],
            "work": [(code, f"{n} {str(word('work', code).text).lower()}") for code, n in told.work.items()],
            "latest": told.latest,
            "phases": [(phase, "past" if noun.ended_on else phase.moment()) for phase in phases],
            "sections": sorted(sections, key=lambda s: s.order),
            "writes": writes,
            "adopts": may("plans.adopt", actor, noun),
        },
    )


def pdf(request: HttpRequest, slug: str) -> HttpResponse:
    """The plan on paper: one file that prints, archives, and reads aloud."""
    noun = get_visible(Plan, request.user, *BEHIND, slug=slug)
    municipality = Municipality.objects.filter(pk=1).first()
    file = plan_pdf(noun, contents_of(noun), "" if municipality is None else municipality.name)
    return HttpResponse(
        file,
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{noun.slug}.pdf"'},
    )
