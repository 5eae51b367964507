"""Reading plans: all of them, one as a page, one on paper."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tingsted.design.words import word
from tingsted.kernel import ports, rounds
from tingsted.kernel.doors import get_visible
from tingsted.kernel.freshness import revalidated
from tingsted.kernel.rights import may
from tingsted.places.acting import actor_for_any
from tingsted.places.queries import municipality_of_ours
from tingsted.plans.completeness import missing_from
from tingsted.plans.frozen import Whole, whole
from tingsted.plans.history import history_of
from tingsted.plans.mapping import draw_spots, ground_of, spots_of
from tingsted.plans.models import Phase, Photo, Plan
from tingsted.plans.paper import plan_pdf
from tingsted.plans.queries import Contents, contents, contents_of, standings
from tingsted.plans.rows import Hands, Rows, photos_of

YEAR = 365 * 24 * 3600
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
    hands = Hands(writes=writes, person=actor.person_id if living else None, forwards=carries)
    rows = Rows.of(noun, told, hands)
    return render(
        request,
        "plans/plan.html",
        {
            "plan": noun,
            "chapters": [(chapter, [rows.draw(line) for line in chapter.lines]) for chapter in told.chapters],
            "work": [(code, f"{n} {str(word('work', code).text).lower()}") for code, n in told.work.items()],
            "latest": told.latest,
            "realised": told.realised,
            "map": _map_of(noun, told, phases),
            "first": told.written("area", "have"),
            "last": told.written("work", "together", "follow"),
            "todo": missing_from(noun, told) if writes and noun.adopted_on is None else (),
            "photos": mark_safe(photos_of(told.photos)),  # noqa: S308 - each word is escaped where it is put in
            "phases": [(phase, "past" if noun.ended_on else phase.moment()) for phase in phases],
            "sections": sorted(sections, key=lambda s: s.order),
            "successor": None if living else noun.successor(),
            "writes": writes,
            "carries": carries,
            "adopts": may("plans.adopt", actor, noun),
        },
    )


def _map_of(plan: Plan, told: Contents, phases: list[Phase]) -> SafeString:
    """The plan's map; the outline is only read where something stands on it."""
    ground = ground_of(plan.area_id) if any(spots_of(told.lines)) else None
    return drawn_map(Whole(plan, told, tuple(phases), ground))


@revalidated
def history(request: HttpRequest, slug: str) -> HttpResponse:
    """Everything that happened to the plan, each as a sentence, the newest first; and what was taken out of it."""
    noun = get_visible(Plan, request.user, *BEHIND, slug=slug)
    writes = may("plans.write", actor_for_any(request, noun.body), noun)
    told, out = history_of(noun)
    page = Paginator(told, 60).get_page(request.GET.get("side"))
    return render(
        request, "plans/history.html", {"plan": noun, "page": page, "taken_out": out, "writes": writes}
    )


@require_safe
def picture(request: HttpRequest, key: str) -> HttpResponseBase:
    """A picture of a plan; its address never shows another, so it is kept for a year."""
    photo = get_visible(Photo, request.user, key=key)
    response = FileResponse(photo.file.open("rb"), content_type="image/jpeg")
    patch_cache_control(response, public=True, max_age=YEAR, immutable=True)
    return response


def drawn_map(told: Whole) -> SafeString:
    """The area with the actions that have a point, or nothing where none has one or no outline is known."""
    spots = spots_of(told.contents.lines)
    if told.ground is None or not spots:
        return SafeString("")
    title = _("Map of %(area)s with the actions by their numbers") % {"area": told.plan.area.name}
    return mark_safe(draw_spots(told.ground, spots, title))  # noqa: S308 - drawn by us, words escaped


def pdf(request: HttpRequest, slug: str) -> HttpResponse:
    """The plan on paper: one file that prints, archives, and reads aloud."""
    noun = get_visible(Plan, request.user, *BEHIND, slug=slug)
    phases, town = rounds.read(rounds.together(rounds.rows(noun.phases.all()), municipality_of_ours()))
    told = whole(noun, contents_of(noun), phases)
    file = plan_pdf(told, town.name if town.pk else "")
    return HttpResponse(
        file,
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{noun.slug}.pdf"'},
    )
