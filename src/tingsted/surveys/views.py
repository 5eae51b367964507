"""The survey as people meet it: answer, thanks, result; and for the body: make, run, read."""

from __future__ import annotations

import random
import secrets
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from tingsted.ideas.models import Idea, Standing
from tingsted.kernel import limits, receipts
from tingsted.kernel.actions import ChangedMeanwhile, Refused
from tingsted.kernel.actors import VISITOR
from tingsted.kernel.doors import get_visible
from tingsted.kernel.forms import answer_form
from tingsted.kernel.freshness import revalidated
from tingsted.kernel.rights import RIGHTS, NotAllowed, may, require
from tingsted.places.acting import actor_of
from tingsted.places.models import Area, Office
from tingsted.plans.models import Plan
from tingsted.surveys import actions
from tingsted.surveys.actions.answering import AGE_BANDS
from tingsted.surveys.forms import AnswerSheet, SurveyForm
from tingsted.surveys.models import Card, Comment, Importance, Survey
from tingsted.surveys.rows import ResultRows

# What the body has hidden is shown nowhere, though its card and what was counted of it stay.
HIDDEN = Q(idea__standing=Standing.HIDDEN) | Q(idea__merged_into__standing=Standing.HIDDEN)


@csrf_exempt
@cache_control(private=True, no_cache=True)
def survey(request: HttpRequest, slug: str) -> HttpResponse:
    """The survey itself. No account, no cookie: a ballot carries no sign of who sent it.

    A page of another site can't answer for its visitors: the browser says where the form came from.
    """
    if request.method == "POST":
        return _take_in(request, get_visible(Survey, request.user, slug=slug))
    asked = get_visible(Survey, request.user, "area", "body", slug=slug)
    cards = _cards_to_show(asked)
    if not may("surveys.answer", VISITOR, asked):
        actor = actor_of(request, asked.body)
        context = {"survey": asked, "cards": cards, "can_edit": may("surveys.edit", actor, asked)}
        return render(request, "surveys/not_open.html", context)
    return _form_page(request, asked, cards)


def _cards_to_show(asked: Survey) -> list[Card]:
    return list(asked.cards.exclude(HIDDEN).select_related("idea"))


def _form_page(
    request: HttpRequest,
    asked: Survey,
    cards: list[Card],
    sheet: AnswerSheet | None = None,
    *,
    refusal: str = "",
    status: int = 200,
) -> HttpResponse:
    order = sheet.data.get("orden", "") if sheet else ""
    order = order if order.isalnum() and len(order) < 40 else secrets.token_hex(8)
    shuffled = random.Random(order).sample(cards, len(cards))  # noqa: S311 - fairness of the order, not secrecy
    context = {
        "survey": asked,
        "order": order,
        "refusal": refusal,
        "errors": sheet.errors if sheet else {},
        "rows": [_row(card, sheet) for card in shuffled],
        "importance": Importance.choices,
        "age_bands": AGE_BANDS,
        "sheet": sheet,
        "token": receipts.new_token(),
        "minutes": max(2, round(len(cards) * 0.4)),
    }
    return render(request, "surveys/survey.html", context, status=status)


def _row(card: Card, sheet: AnswerSheet | None) -> dict[str, Any]:
    if sheet is None:
        return {"card": card, "value": "", "comment": "", "help": ()}
    return {
        "card": card,
        "value": sheet.answers.get(card.pk, ""),
        "comment": sheet.comments.get(card.pk, ""),
        "help": sheet.help.get(card.pk, ()),
    }


def _take_in(request: HttpRequest, asked: Survey) -> HttpResponse:
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in {"same-origin", "none"}:
        raise NotAllowed(RIGHTS["surveys.answer"])
    cards = list(asked.cards.all())
    sheet = AnswerSheet(request.POST, cards)
    if not sheet.is_valid():
        return _form_page(request, asked, _cards_to_show(asked), sheet, status=422)
    if limits.too_many(
        f"survey:{asked.pk}:{limits.came_from(request)}",
        most=settings.ANSWERS_PER_ADDRESS_AN_HOUR,
        within=timedelta(hours=1),
    ):
        sentence = _(
            "Very many answers come from this address just now. Wait an hour, or answer from another place. "
            "Your answer is still here."
        )
        return _form_page(request, asked, _cards_to_show(asked), sheet, refusal=sentence, status=429)
    thanks_page = reverse("surveys:thanks", args=[asked.slug])

    def act() -> str:
        actions.receive_answer(
            VISITOR, survey=asked, given=sheet.given(), helping=sheet.helping(), cards=cards
        )
        return thanks_page

    try:
        return receipts.once(request, act, leads_to=thanks_page)
    except Refused as refusal:
        if refusal.field:
            sheet.errors[refusal.field] = str(refusal)
        words = "" if refusal.field else str(refusal)
        return _form_page(request, asked, _cards_to_show(asked), sheet, refusal=words, status=422)


@revalidated
def thanks(request: HttpRequest, slug: str) -> HttpResponse:
    """Thank you, and what happens now."""
    asked = get_visible(Survey, request.user, "area", slug=slug)
    return render(request, "surveys/thanks.html", {"survey": asked})


@revalidated
def result(request: HttpRequest, slug: str) -> HttpResponse:
    """What people said: proportional order beside plain approval, small numbers hidden."""
    asked = get_visible(Survey, request.user, "area", "body", "plan", slug=slug)
    actor = actor_of(request, asked.body)
    mine = may("surveys.read", actor, asked)
    counted = getattr(asked, "result", None)
    if counted is None or (asked.published_on is None and not mine):
        return render(request, "surveys/not_open.html", {"survey": asked, "waits_for_result": True})
    language = "en" if get_language() == "en" else "da"
    comments = Comment.objects.filter(card__survey=asked, standing=Comment.Standing.PUBLIC)
    comments = comments.filter(card__in=asked.cards.exclude(HIDDEN))
    hidden = dict(asked.cards.filter(HIDDEN).values_list("idea__label", "title"))
    rows = ResultRows([_as_shown(row, hidden) for row in counted.table])
    context = {
        "survey": asked,
        "result": counted,
        "rows": rows,
        "rounds": [_without(hidden, sentence) for sentence in counted.rounds.get(language, [])],
        "comments": rows.said(list(comments.order_by("card__order", "pk")[:60])),
        "can_publish": may("surveys.publish", actor, asked) and asked.published_on is None,
        "next_steps": _still_to_come(asked),
    }
    return render(request, "surveys/result.html", context)


def _as_shown(row: dict[str, Any], hidden: Mapping[str, str]) -> dict[str, Any]:
    """A row of the result; of an idea that was hidden since, its number only."""
    return {**row, "title": _("(hidden)")} if row["idea"] in hidden else row


def _without(hidden: Mapping[str, str], words: str) -> str:
    """The words with the numbers of hidden ideas in place of their titles."""
    for label, title in sorted(hidden.items(), key=lambda idea: -len(idea[1])):
        words = words.replace(title, label)
    return words


def _still_to_come(asked: Survey) -> list[str]:
    """What follows a result, as long as its plan is on its way; nothing about a plan that stands or has ended."""
    if asked.plan is not None and (asked.plan.adopted_on or asked.plan.ended_on):
        return []
    return [
        _("Survey"),
        _("Meeting where working groups are formed"),
        _("The plan is written"),
        _("The municipality answers what is its to answer"),
    ]


def make(request: HttpRequest, slug: str) -> HttpResponse:
    """From the area's ideas to a survey, in one step."""
    area = get_visible(Area, request.user, slug=slug)
    body = Office.objects.bodies().open().filter(area=area).first()
    actor = actor_of(request, body)
    require("surveys.make", actor, body)
    ideas = Idea.objects.visible_to(request.user).living().filter(area=area, standing=Standing.PUBLIC)
    plan = Plan.objects.current().filter(area=area).first()
    form = SurveyForm(
        request.POST or None, ideas=ideas, initial={"ideas": list(ideas), "title": _first_question(area)}
    )

    def act() -> str:
        assert body is not None  # the right was asked of it above
        made = actions.make_survey(actor, body=body, plan=plan, **form.cleaned_data)
        return reverse("surveys:run", args=[made.slug])

    return answer_form(request, form, "surveys/make.html", {"area": area, "body": body}, act)


def _first_question(area: Area) -> str:
    return _("What matters most in %(area)s?") % {"area": area.name}


def run(request: HttpRequest, slug: str) -> HttpResponse:
    """The body's page: open, follow, read comments, close, publish."""
    asked = get_visible(Survey, request.user, "area", "body", slug=slug)
    actor = actor_of(request, asked.body)
    require("surveys.read", actor, asked)
    comments = Comment.objects.visible_to(request.user).filter(card__survey=asked)
    context = {
        "survey": asked,
        "address": request.build_absolute_uri(asked.get_absolute_url()),
        "cards": asked.cards.count(),
        "answers": asked.ballots.count(),
        "waiting": comments.filter(standing=Comment.Standing.WAITING).count(),
        "can_open": may("surveys.open", actor, asked),
        "can_publish": may("surveys.publish", actor, asked),
    }
    return render(request, "surveys/run.html", context)


@require_POST
def step(request: HttpRequest, slug: str) -> HttpResponse:
    """One press: open, close or publish."""
    asked = get_visible(Survey, request.user, "area", "body", slug=slug)
    actor = actor_of(request, asked.body)
    verbs = {"aabn": actions.open_survey, "luk": actions.close_survey, "vis": actions.publish_result}
    verb = verbs.get(request.POST.get("skridt", ""))
    if verb is None:
        require("surveys.read", actor, asked)
        return HttpResponseRedirect(reverse("surveys:run", args=[slug]))

    def act() -> str:
        verb(actor, survey=asked)
        return reverse("surveys:result" if verb is actions.publish_result else "surveys:run", args=[slug])

    return receipts.once(request, act)


def comments(request: HttpRequest, slug: str) -> HttpResponse:
    """The body reads the comments before others do; each is let through or hidden."""
    asked = get_visible(Survey, request.user, "area", "body", slug=slug)
    actor = actor_of(request, asked.body)
    require("surveys.read", actor, asked)
    found = Comment.objects.visible_to(request.user).filter(card__survey=asked).select_related("card__idea")
    if request.method == "POST":
        wanted = {key[1:]: str(value) for key, value in request.POST.items() if key.startswith("c")}
        known = {str(key) for key in found.values_list("pk", flat=True)}
        decided = {key: value for key, value in wanted.items() if key in known}
        seen = {key: request.POST.get(f"s{key}", Comment.Standing.WAITING) for key in decided}

        def act() -> str:
            actions.read_comments(actor, survey=asked, decided=decided, seen=seen)
            return reverse("surveys:run", args=[slug])

        try:
            return receipts.once(request, act)
        except ChangedMeanwhile as clash:
            rows = list(found.filter(pk__in=[*decided]).order_by("card__order", "pk"))
            for comment in rows:
                comment.chosen = decided[str(comment.pk)]  # type: ignore[attr-defined]  # for the page only
            context = {"survey": asked, "rows": rows, "clash": str(clash)}
            return render(request, "surveys/comments.html", context, status=409)
    rows = list(found.filter(standing=Comment.Standing.WAITING).order_by("card__order", "pk")[:200])
    return render(request, "surveys/comments.html", {"survey": asked, "rows": rows})
