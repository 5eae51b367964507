"""The survey as people meet it: the door, the form, and thank you."""

from __future__ import annotations

from datetime import timedelta
from functools import cache

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt

from tingsted.kernel import journal, limits, receipts, rounds
from tingsted.kernel.actions import Refused
from tingsted.kernel.actors import VISITOR
from tingsted.kernel.freshness import revalidated
from tingsted.kernel.rights import RIGHTS, NotAllowed, may
from tingsted.places.acting import actor_of
from tingsted.surveys import actions
from tingsted.surveys.actions.roll import sentence_why_not
from tingsted.surveys.keys import is_key, read_pass
from tingsted.surveys.models import Door, Survey
from tingsted.surveys.queries import Asked, asked_in, cards_asked, survey_for
from tingsted.surveys.sheet import AnswerSheet
from tingsted.surveys.views.doors import (
    at_the_door,
    count_guess,
    has_guessed_too_often,
    sent_from_elsewhere,
    too_many_codes,
)
from tingsted.surveys.views.form_page import Coming, form_page
from tingsted.surveys.views.matters import outcome_of


@csrf_exempt
@cache_control(private=True, no_cache=True)
def survey(request: HttpRequest, slug: str) -> HttpResponse:
    """The survey itself. No account, no cookie: a ballot carries no sign of who sent it.

    A page of another site can't answer for its visitors: the browser says where the form came from.
    """
    if request.method == "POST":
        return _take_in(request, *_asked(request, slug))
    return _page(request, slug)


@journal.as_it_stands()
def _page(request: HttpRequest, slug: str) -> HttpResponse:
    asked = survey_for(request.user, slug)
    if may("surveys.answer", VISITOR, asked):
        if asked.door == Door.OPEN:
            return form_page(request, asked)
        return at_the_door(request, asked)
    if _is_tried(request, asked):
        return form_page(request, asked, coming=Coming(trying=True))
    return render(request, "surveys/not_open.html", {"survey": asked, "cards": cards_asked(asked.pk)})


@journal.as_it_stands()
def _asked(request: HttpRequest, slug: str) -> tuple[Survey, Asked]:
    """The survey, and what an answer is held against."""
    asked = survey_for(request.user, slug)
    return asked, rounds.read(asked_in(asked.pk))


def _is_tried(request: HttpRequest, asked: Survey) -> bool:
    """Before it opens, those who write it see the very form that others will get; nothing sent is kept."""
    return asked.opened_on is None and may("surveys.edit", actor_of(request, asked.body), asked)


def _take_in(request: HttpRequest, asked: Survey, against: Asked) -> HttpResponse:
    if sent_from_elsewhere(request):
        raise NotAllowed(RIGHTS["surveys.answer"])
    sheet = AnswerSheet(request.POST, against.cards, against.questions.values())
    coming = _coming(request, asked)
    if not sheet.is_valid():
        return _again(request, asked, sheet, coming)
    if not coming.trying and not coming.correcting and has_guessed_too_often(request, asked):
        return _again(request, asked, sheet, coming, too_many_codes(), status=429)
    if coming.trying:
        return render(request, "surveys/thanks.html", {"survey": asked, "trying": True})
    thanks_page = _thanks_page(asked.slug)

    given, helping = sheet.given(), sheet.helping()

    def act() -> str:
        if coming.correcting:
            actions.correct_answer(VISITOR, survey=asked, key=coming.correcting, given=given, helping=helping)
            return thanks_page
        if asked.door == Door.OPEN:
            _stop_a_flood(request, asked)
        actions.receive_answer(
            VISITOR,
            survey=asked,
            given=given,
            helping=helping,
            asked=against,
            key=is_key(sheet.data.get(receipts.FIELD, "")),
            admitted=read_pass(asked, coming.admitted) if coming.admitted else "",
        )
        return thanks_page

    try:
        return receipts.once(request, act, leads_to=thanks_page)
    except Flood as refusal:
        return _again(request, asked, sheet, coming, str(refusal), status=429)
    except Refused as refusal:
        if coming.admitted and sentence_why_not(asked, read_pass(asked, coming.admitted)):
            count_guess(request, asked)
        if refusal.field:
            sheet.errors[refusal.field] = str(refusal)
        return _again(request, asked, sheet, coming, "" if refusal.field else str(refusal))


@cache
def _thanks_page(slug: str) -> str:
    return reverse("surveys:thanks", args=[slug])


def _coming(request: HttpRequest, asked: Survey) -> Coming:
    return Coming(
        trying=_is_tried(request, asked),
        admitted="" if asked.door == Door.OPEN else request.POST.get("adgang", "")[:400],
        correcting=is_key(request.POST.get("ret", "")),
    )


class Flood(Refused):
    """Very many answers from one address."""


def _stop_a_flood(request: HttpRequest, asked: Survey) -> None:
    """A library or a school is fine; a script is not. Where a code is asked for, the codes see to it.

    Counted in the answer's own transaction: what is refused, and what is sent twice, leaves no count behind.
    """
    place = f"survey:{asked.pk}:{limits.came_from(request)}"
    if limits.too_many(place, most=settings.ANSWERS_PER_ADDRESS_AN_HOUR, within=timedelta(hours=1)):
        raise Flood(
            _(
                "Very many answers come from this address just now. Wait an hour, or answer from another place. "
                "Your answer is still here."
            )
        )


def _again(
    request: HttpRequest,
    asked: Survey,
    sheet: AnswerSheet,
    coming: Coming,
    refusal: str = "",
    status: int = 422,
) -> HttpResponse:
    """The form once more, with a sentence and all that was typed."""
    return form_page(request, asked, sheet, coming=coming, refusal=refusal, status=status)


@revalidated
def thanks(request: HttpRequest, slug: str) -> HttpResponse:
    """Thank you, and what happens now."""
    asked = survey_for(request.user, slug)
    return render(request, "surveys/thanks.html", {"survey": asked, "link": outcome_of(asked)})
