"""The survey's cards, as its body keeps them."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from tingsted.ideas.models import Idea
from tingsted.kernel.actors import Actor
from tingsted.kernel.doors import get_visible
from tingsted.kernel.forms import answer_form
from tingsted.kernel.rights import may, require
from tingsted.places.acting import actor_of
from tingsted.surveys import actions
from tingsted.surveys.forms import MoreIdeas, ShorterCard
from tingsted.surveys.models import Survey


def cards(request: HttpRequest, slug: str) -> HttpResponse:
    """The survey's cards, and the ideas that may still become one."""
    asked, actor = _kept(request, slug)
    dealt = list(asked.cards.select_related("idea"))
    ideas = Idea.objects.visible_to(request.user).public().filter(area=asked.area)
    form = MoreIdeas(request.POST or None, ideas=ideas.exclude(pk__in=[card.idea_id for card in dealt]))

    def act() -> str:
        actions.add_ideas(actor, survey=asked, **form.cleaned_data)
        messages.success(request, _("The survey has the new cards."))
        return reverse("surveys:cards", args=[slug])

    context = {"survey": asked, "cards": dealt, "can_add": may("surveys.edit", actor, asked)}
    return answer_form(request, form, "surveys/cards.html", context, act)


def shorten(request: HttpRequest, slug: str, key: int) -> HttpResponse:
    """Take words out of a card, such as somebody's name."""
    asked, actor = _kept(request, slug)
    card = next((card for card in asked.cards.select_related("idea") if card.pk == key), None)
    if card is None:
        raise Http404
    form = ShorterCard(request.POST or None, initial={"title": card.title, "words": card.words})

    def act() -> str:
        actions.shorten_card(actor, card=card, **form.cleaned_data)
        return reverse("surveys:cards", args=[slug])

    return answer_form(request, form, "surveys/shorten.html", {"survey": asked, "card": card}, act)


def _kept(request: HttpRequest, slug: str) -> tuple[Survey, Actor]:
    """The survey, and the actor who sits in its body."""
    asked = get_visible(Survey, request.user, "area", "body", slug=slug)
    actor = actor_of(request, asked.body)
    require("surveys.shorten", actor, asked)
    return asked, actor
