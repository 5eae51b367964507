"""Lists of ideas, and the page of one with its trail."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.encoding import uri_to_iri

from tingsted.ideas import queries
from tingsted.ideas.acting import actor_in
from tingsted.ideas.forms import FindIdeas
from tingsted.ideas.models import Idea, IdeaQuerySet
from tingsted.ideas.trail import TrailRow
from tingsted.kernel import clock, ports, rounds
from tingsted.kernel.doors import get_visible
from tingsted.kernel.freshness import revalidated
from tingsted.kernel.rights import may
from tingsted.places.models import Area

A_PAGE = 48


@revalidated
def all_ideas(request: HttpRequest) -> HttpResponse:
    """Every area's public ideas, the newest first."""
    ideas = Idea.objects.public().visible_to(request.user).order_by("-said_on", "-pk")
    return _listed(request, ideas, area=None)


@revalidated
def ideas_of_area(request: HttpRequest, slug: str) -> HttpResponse:
    """An area's public ideas, the newest number first."""
    area = get_visible(Area, request.user, slug=slug)
    ideas = Idea.objects.public().visible_to(request.user).filter(area=area).order_by("-number")
    return _listed(request, ideas, area=area)


def _listed(request: HttpRequest, ideas: IdeaQuerySet, *, area: Area | None) -> HttpResponse:
    form = FindIdeas(request.GET or None, themes=queries.themes_shown(area.pk if area else None))
    asked = form.cleaned_data if form.is_bound and form.is_valid() else {}
    found = queries.matching(
        ideas, column=asked.get("column", ""), theme=asked.get("theme", ""), words=asked.get("q", "")
    )
    page = Paginator(found.select_related("area"), A_PAGE).get_page(request.GET.get("side"))
    context = {
        "area": area,
        "page": page,
        "form": form,
        "searched": any(asked.get(name) for name in ("q", "theme", "column")),
        "keeps": area is not None and may("ideas.keep", actor_in(request, area), area),
    }
    return render(request, "ideas/ideas.html", context)


@revalidated
def idea_page(request: HttpRequest, label: str) -> HttpResponse:
    """The trail of an idea; a merged number shows the one it became."""
    known = idea = get_visible(Idea, request.user, "area", label=label)
    if known.merged_into_id is not None:
        idea = get_visible(Idea, request.user, "area", pk=known.merged_into_id)
    told, sections = rounds.read(
        rounds.together(queries.told_of(idea), ports.idea_sections.gather(request, idea))
    )
    now = clock.now()
    context = {
        "idea": idea,
        "area": idea.area,
        "came_from": known if known.pk != idea.pk else None,
        "authors": told.authors,
        "helpers": told.helpers,
        "steps": [TrailRow.of(step, now) for step in told.steps],
        "sections": sorted(sections, key=lambda s: s.order),
        "keeps": may("ideas.keep", actor_in(request, idea.area), idea.area),
        "merged": sorted(told.authors["labels"] - {idea.label}),
        "thanks": request.GET.get("tak", ""),
        "address": uri_to_iri(request.build_absolute_uri(idea.get_absolute_url())),
    }
    return render(request, "ideas/idea.html", context)
