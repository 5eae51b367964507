"""A survey for a body's answer: which matter it asks for, and hearing what came of it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from tingsted.involvement.actions import listen as leave_address
from tingsted.involvement.models import Invitation
from tingsted.involvement.models.matters import TAKES_ANSWERS
from tingsted.involvement.views.reading import not_too_many
from tingsted.kernel import clock, rounds
from tingsted.kernel.actions import Refused
from tingsted.kernel.actors import VISITOR
from tingsted.kernel.doors import get_visible
from tingsted.kernel.forms import answer_form
from tingsted.kernel.rights import require
from tingsted.places.acting import actor_of
from tingsted.surveys import actions
from tingsted.surveys.forms import ListenForm, MatterForm
from tingsted.surveys.models import AskedFor, Survey

A_WEEK = timedelta(days=7)


def for_matter(request: HttpRequest, slug: str) -> HttpResponse:
    """The body says which matter its survey asks for."""
    asked = get_visible(Survey, request.user, "area", "body", slug=slug)
    actor = actor_of(request, asked.body)
    require("surveys.read", actor, asked)
    form = MatterForm(request.POST or None, invitations=open_invitations(asked))

    def act() -> str:
        made = actions.ask_for_matter(actor, survey=asked, invitation=form.cleaned_data["invitation"])
        return made.invitation.get_absolute_url()

    return answer_form(request, form, "surveys/for_matter.html", {"survey": asked}, act)


def listen(request: HttpRequest, slug: str) -> HttpResponse:
    """Somebody who was asked leaves an address to hear what the body answers, and what comes of it."""
    asked = get_visible(Survey, request.user, "area", "body", slug=slug)
    link = outcome_of(asked)
    form = ListenForm(request.POST or None)

    def act() -> str:
        if link is None:
            raise Refused(_("Nothing more is to come of this survey by mail."))
        not_too_many(request, f"listen:{asked.pk}")
        leave_address(
            VISITOR, invitation=link.invitation, email=form.cleaned_data["email"], asked=asked.title
        )
        return f"{asked.get_absolute_url()}faa-besked/?tak=1"

    context = {"survey": asked, "link": link, "left": "tak" in request.GET}
    return answer_form(request, form, "surveys/listen.html", context, act)


def outcome_of(survey: Survey) -> AskedFor | None:
    """The matter a survey asks for, with what the body said and what came of it."""
    return next(iter(rounds.read(_asked_for(survey.pk))), None)


@rounds.prepared
def _asked_for(survey: int) -> QuerySet[AskedFor]:
    """Everybody who has answered reads it, and it joins six tables."""
    return AskedFor.objects.with_outcome().filter(survey=survey)


def open_invitations(survey: Survey) -> Any:
    """What the survey's body was asked and can still answer."""
    rows = Invitation.objects.filter(
        office=survey.body, lapsed_on__isnull=True, matter__opened_on__isnull=False
    )
    rows = rows.filter(matter__phase__in=TAKES_ANSWERS).select_related("matter__owner", "office")
    return rows.order_by("matter__deadline", "pk")


def asked_in(request: HttpRequest) -> Invitation | None:
    """The invitation that a new survey is made for: the address names it (`?sag=7`)."""
    key = request.GET.get("sag", "")
    if not key.isdecimal():
        return None
    return get_visible(Invitation, request.user, "matter__owner", "office", pk=int(key))


def beginning(invitation: Invitation | None) -> dict[str, Any]:
    """What a survey for a matter begins with: its question, and a last day that leaves the body a week to answer."""
    if invitation is None:
        return {}
    matter = invitation.matter
    closes = matter.deadline
    if closes is not None and closes - A_WEEK > clock.today():
        closes -= A_WEEK
    return {"title": (matter.question or matter.title)[:140], "closes": closes}
