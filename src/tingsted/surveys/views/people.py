"""Who answered, how it stands so far, and who will help."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from tingsted.design.days import language
from tingsted.ideas.models import Help, Offer
from tingsted.kernel import receipts, rounds
from tingsted.kernel.doors import get_visible
from tingsted.kernel.freshness import revalidated
from tingsted.kernel.rights import may, require
from tingsted.places.acting import actor_of, may_any
from tingsted.surveys import actions
from tingsted.surveys.actions.forgetting import KEPT_AFTER_GROUPS
from tingsted.surveys.models import SoFar, Survey
from tingsted.surveys.pictures import Drawn, helpers_by_idea, places_by_chance, two_orders, who_answered
from tingsted.surveys.queries import told_of
from tingsted.surveys.rows import as_shown


@revalidated
def people(request: HttpRequest, slug: str) -> HttpResponse:
    """Who answered: by age, village, gender and source, and whether weighing would change the top."""
    told = rounds.read(told_of(get_visible(Survey, request.user, slug=slug)))
    asked, counted = told.survey, told.result
    if (
        counted is None
        or counted.of_too_few
        or (asked.published_on is None and not may("surveys.read", actor_of(request, asked.body), asked))
    ):
        raise Http404
    found = counted.people
    weighed = found.get("weighed")
    titles = {row["card"]: row["idea" if row["idea"] in told.hidden else "title"] for row in counted.table}
    context = {
        "survey": asked,
        "result": counted,
        "pictures": who_answered(found.get("tables", {}), found.get("compared", {})),
        "living_here": found.get("living_here"),
        "weighed": weighed,
        "sentences": weighed["sentences"]["en" if language() == "en" else "da"] if weighed else (),
        "tops": _tops(weighed, titles) if weighed else (),
        "orders": two_orders(weighed, titles) if weighed else None,
        "by_chance": _by_chance([as_shown(row, told.hidden) for row in counted.table]),
        "may_enter": found.get("living_here") is None and may_any(request, "mapping.load"),
    }
    return render(request, "surveys/people.html", context)


def _by_chance(table: list[dict[str, Any]]) -> Drawn | None:
    return places_by_chance(table) if len(table) > 1 else None


def _tops(weighed: dict[str, Any], titles: dict[int, str]) -> list[tuple[int, str, str]]:
    """The top as it is and as it would be, place by place."""
    pairs = zip(weighed["plain"], weighed["weighed"], strict=True)
    return [(place, titles[plain], titles[other]) for place, (plain, other) in enumerate(pairs, 1)]


def so_far(request: HttpRequest, slug: str) -> HttpResponse:
    """How it stands while people still answer, for the body alone."""
    asked = get_visible(Survey, request.user, "area", "body", slug=slug)
    actor = actor_of(request, asked.body)
    require("surveys.read", actor, asked)
    if asked.opened_on is None or asked.closed_on is not None:
        raise Http404
    if request.method == "POST":

        def act() -> str:
            if actions.look_so_far(actor, survey=asked) is None:
                messages.info(request, _("Too few have answered since it was last counted. Try again later."))
            return reverse("surveys:so_far", args=[slug])

        return receipts.once(request, act)
    counted = SoFar.objects.filter(survey=asked).first()
    context = {
        "survey": asked,
        "counted": counted,
        "pictures": who_answered(counted.tables, counted.compared) if counted else (),
    }
    return render(request, "surveys/so_far.html", context)


def helpers(request: HttpRequest, slug: str) -> HttpResponse:
    """Who offered to help with which idea and how, for those who form the groups."""
    asked = get_visible(Survey, request.user, "area", "body", slug=slug)
    require("surveys.see_helpers", actor_of(request, asked.body), asked)
    cards = list(asked.cards.select_related("idea"))
    offers = list(
        Offer.objects.visible_to(request.user)
        .standing()
        .filter(idea__in=[card.idea_id for card in cards])
        .exclude(email="")
        .order_by("name", "email")
    )
    rows: list[dict[str, Any]] = [
        {"card": card, "kinds": _by_kind(mine), "people": len({o.email.lower() for o in mine})}
        for card in cards
        if (mine := [offer for offer in offers if offer.idea_id == card.idea_id])
    ]
    rows.sort(key=lambda row: -row["people"])
    context = {
        "survey": asked,
        "rows": rows,
        "kinds": Help.choices,
        "kept": KEPT_AFTER_GROUPS.days // 30,
        "people": len({offer.email.lower() for offer in offers}),
        "picture": helpers_by_idea((row["card"].title, row["people"]) for row in rows) if rows else None,
    }
    return render(request, "surveys/helpers.html", context)


def _by_kind(offers: Iterable[Offer]) -> list[tuple[str, list[Offer]]]:
    found = list(offers)
    return [(str(label), [o for o in found if o.kind == kind]) for kind, label in Help.choices]
