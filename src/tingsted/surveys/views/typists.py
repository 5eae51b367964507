"""Letting somebody who sits in no body help with the typing."""

from __future__ import annotations

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from tingsted.kernel import clock, receipts
from tingsted.kernel.doors import get_visible
from tingsted.kernel.forms import answer_form
from tingsted.places.acting import actor_who_may
from tingsted.surveys import actions
from tingsted.surveys.forms import TypistForm
from tingsted.surveys.models import Survey, Typist

TWO_WEEKS = timedelta(days=14)


def let_type(request: HttpRequest, slug: str) -> HttpResponse:
    """Who helps with the typing, and the form to let one more."""
    survey = get_visible(Survey, request.user, "area", "body", slug=slug)
    actor = actor_who_may(request, "surveys.let_type", survey)
    form = TypistForm(request.POST or None, initial={"until": clock.today() + TWO_WEEKS})

    def act() -> str:
        actions.let_type(actor, survey=survey, **form.cleaned_data)
        return reverse("surveys:let_type", args=[slug])

    typists = Typist.objects.visible_to(request.user).in_force().filter(survey=survey)
    context = {"survey": survey, "typists": list(typists.select_related("person"))}
    return answer_form(request, form, "surveys/typists.html", context, act)


@require_POST
def stop_typing(request: HttpRequest, slug: str, key: int) -> HttpResponse:
    """One press: they type no more."""
    typist = get_visible(Typist, request.user, "survey__body", "person", survey__slug=slug, pk=key)
    actor = actor_who_may(request, "surveys.let_type", typist.survey)

    def act() -> str:
        actions.stop_typing(actor, typist=typist)
        return reverse("surveys:let_type", args=[slug])

    return receipts.once(request, act)
