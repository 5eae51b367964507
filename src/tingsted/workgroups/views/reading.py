"""What everybody may read: the groups of an area, one group, its picture."""

from __future__ import annotations

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tingsted.ideas.acting import actor_in
from tingsted.ideas.queries import people
from tingsted.kernel.doors import get_visible
from tingsted.kernel.freshness import revalidated
from tingsted.kernel.rights import may
from tingsted.places.acting import actor_of
from tingsted.places.models import Area
from tingsted.workgroups.models import Group, Placing

YEAR = 365 * 24 * 60 * 60


@revalidated
def group_page(request: HttpRequest, slug: str) -> HttpResponse:
    """What for, what it needs, when it meets, who carries it; and how it went."""
    group = get_visible(Group, request.user, "area", "body", "coordinator", "plan", slug=slug)
    members = list(group.members.all())
    found = list(group.ideas.select_related("merged_into").prefetch_related("authors"))
    context = {
        "group": group,
        "area": group.area,
        "ideas": [idea.resolved() for idea in found if idea.is_public],
        "authors": [
            a.name for idea in found if idea.is_public for a in idea.authors.all() if a.public and a.name
        ],
        "members": people(len(members)),
        "named": [member for member in members if member.public and member.name and not member.drives],
        "drivers": [member for member in members if member.public and member.name and member.drives],
        "log": group.log.filter(public=True)[:20],
        "leads": may("workgroups.lead", actor_of(request, group.body), group),
    }
    return render(request, "workgroups/group.html", context)


@revalidated
def groups_of(request: HttpRequest, slug: str) -> HttpResponse:
    """The groups of an area: at work, pausing, and what the finished ones told."""
    area = get_visible(Area, request.user, slug=slug)
    found = list(Group.objects.visible_to(request.user).filter(area=area).order_by("-finished_on", "name"))
    context = {
        "area": area,
        "at_work": [group for group in found if group.state == "at work"],
        "paused": [group for group in found if group.state == "paused"],
        "finished": [group for group in found if group.state == "finished"],
        "keeps": may("workgroups.form", actor_in(request, area), area),
        "placings": [
            placing for placing in Placing.objects.filter(area=area, settled_on=None) if placing.is_open
        ],
    }
    return render(request, "workgroups/groups.html", context)


@require_safe
def picture(request: HttpRequest, slug: str) -> HttpResponseBase:
    """A finished group's picture; its address changes with it, so it is kept for a year."""
    group = get_visible(Group, request.user, slug=slug)
    if not group.picture:
        raise Http404(_("picture"))
    response = FileResponse(group.picture.open("rb"), content_type="image/jpeg")
    patch_cache_control(response, public=True, max_age=YEAR, immutable=True)
    return response
