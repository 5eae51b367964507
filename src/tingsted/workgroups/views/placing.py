"""Many people find their groups: the page to wish on, and the body's page with everybody and where they go."""

from __future__ import annotations

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from tingsted.ideas.acting import actor_in
from tingsted.kernel import clock, links
from tingsted.kernel.actions import Refused
from tingsted.kernel.actors import VISITOR, Actor
from tingsted.kernel.doors import get_visible
from tingsted.kernel.forms import answer_form
from tingsted.kernel.limits import came_from, too_many
from tingsted.kernel.rights import may, require
from tingsted.places.models import Area
from tingsted.workgroups.actions import (
    change_placing,
    give_wish,
    open_placing,
    place_by_hand,
    propose_groups,
    settle_placing,
    take_wish_back,
)
from tingsted.workgroups.forms import ChangePlacing, GiveWish, OpenPlacing, Sure
from tingsted.workgroups.models import Placing
from tingsted.workgroups.notices import WISH

WISHES_AN_HOUR = 200


def open_one(request: HttpRequest, slug: str) -> HttpResponse:
    """Choose what people may wish for, and until when."""
    area = get_visible(Area, request.user, slug=slug)
    actor = actor_in(request, area)
    require("workgroups.form", actor, area)
    start = {"closes": clock.today() + timedelta(days=14), "least": 3, "most": 12}
    form = OpenPlacing(request.POST or None, area=area, initial=start)

    def act() -> str:
        return open_placing(actor, area=area, **form.cleaned_data).get_absolute_url()

    return answer_form(request, form, "workgroups/open_placing.html", {"area": area}, act)


def wish(request: HttpRequest, slug: str) -> HttpResponse:
    """Say which groups one would soonest join; no account."""
    placing = get_visible(Placing, request.user, "area", "body", slug=slug)
    actor = actor_in(request, placing.area)
    keeps = may("workgroups.form", actor, placing.area)
    form = GiveWish(request.POST or None, placing=placing, from_paper=keeps)

    def act() -> str:
        if request.user.is_anonymous and too_many(
            f"workgroups.wish:{came_from(request)}", most=WISHES_AN_HOUR, within=timedelta(hours=1)
        ):
            raise Refused(_("Very many came from the same place in the last hour. Try again in an hour."))
        give_wish(actor, placing=placing, **form.facts())
        return f"{placing.get_absolute_url()}?tak=1"

    context = {
        "placing": placing,
        "area": placing.area,
        "keeps": keeps,
        "thanks": "tak" in request.GET,
        "choices": list(placing.choices.select_related("idea", "group")),
    }
    return answer_form(request, form, "workgroups/wish.html", context, act)


def people(request: HttpRequest, slug: str) -> HttpResponse:
    """Everybody and where they go: a proposal, moves by hand, and the last word."""
    placing, actor = _kept(request, slug)
    form = Sure(request.POST or None, initial={"seen": placing.version})
    wishers = list(placing.wishers.select_related("placed"))
    choices = list(placing.choices.all())

    def act() -> str:
        step = request.POST.get("svar")
        if step == "forslag":
            propose_groups(actor, placing=placing)
        elif step == "dan":
            return reverse("workgroups:groups", args=[settle_placing(actor, placing=placing).area.slug])
        else:
            moves = {
                str(w.pk): int(sent) if (sent := request.POST.get(f"sted-{w.pk}", "")).isdecimal() else None
                for w in wishers
                if f"sted-{w.pk}" in request.POST
            }
            place_by_hand(actor, placing=placing, moves=moves, seen=form.cleaned_data["seen"])
        return request.path

    names = {choice.pk: choice.name for choice in choices}
    context = {
        "placing": placing,
        "area": placing.area,
        "choices": [(c, sum(w.placed_id == c.pk for w in wishers)) for c in choices],
        "wishers": [(w, [names[key] for key in w.wishes if key in names]) for w in wishers],
    }
    return answer_form(request, form, "workgroups/placing_people.html", context, act)


def change(request: HttpRequest, slug: str) -> HttpResponse:
    """Another last day, and how many each group takes."""
    placing, actor = _kept(request, slug)
    form = ChangePlacing(request.POST or None, placing=placing)

    def act() -> str:
        change_placing(actor, placing=placing, **form.facts())
        return reverse("workgroups:placing_people", args=[placing.slug])

    context = {"placing": placing, "area": placing.area}
    return answer_form(request, form, "workgroups/change_placing.html", context, act)


def take_back(request: HttpRequest, token: str) -> HttpResponse:
    """Take the wish back from a mail: opening the link changes nothing, one press does."""
    links.read(WISH, token)
    done = request.method == "POST"
    if done:
        take_wish_back(VISITOR, token=token)
    return render(request, "workgroups/take_back.html", {"done": done})


def _kept(request: HttpRequest, slug: str) -> tuple[Placing, Actor]:
    placing = get_object_or_404(
        Placing.objects.visible_to(request.user).select_related("area", "body"), slug=slug
    )
    actor = actor_in(request, placing.area)
    require("workgroups.form", actor, placing.area)
    return placing, actor
