"""Comments: read before others read them, put together where they say the same, replied to, and read by all."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import Count, F, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from tingsted.kernel import receipts
from tingsted.kernel.actions import ChangedMeanwhile
from tingsted.kernel.doors import get_visible
from tingsted.kernel.forms import answer_form
from tingsted.kernel.freshness import revalidated
from tingsted.kernel.rights import may, require
from tingsted.places.acting import actor_of
from tingsted.surveys import actions
from tingsted.surveys.forms import ReplyForm
from tingsted.surveys.models import Comment, Survey
from tingsted.surveys.voices import Thread, said_in, threads_on

AT_ONCE = 200
ON_A_PAGE = 100


def comments(request: HttpRequest, slug: str) -> HttpResponse:
    """The body reads the comments before others do, idea by idea; each is let through or hidden."""
    asked = get_visible(Survey, request.user, "area", "body", slug=slug)
    actor = actor_of(request, asked.body)
    require("surveys.read", actor, asked)
    found = Comment.objects.visible_to(request.user).filter(survey=asked)
    found = found.select_related("card__idea", "question").order_by(
        F("card__order").asc(nulls_last=True), "question__order", "pk"
    )
    if request.method == "POST":
        wanted = {key[1:]: str(value) for key, value in request.POST.items() if key.startswith("c")}
        known = {str(key) for key in found.values_list("pk", flat=True)}
        decided = {key: value for key, value in wanted.items() if key in known}
        seen = {key: request.POST.get(f"s{key}", Comment.Standing.WAITING) for key in decided}

        def act() -> str:
            actions.read_comments(actor, survey=asked, decided=decided, seen=seen)
            return reverse("surveys:comments", args=[slug])

        try:
            return receipts.once(request, act)
        except ChangedMeanwhile as clash:
            rows = list(found.filter(pk__in=[*decided]))
            for comment in rows:
                comment.chosen = decided[str(comment.pk)]  # type: ignore[attr-defined]  # for the page only
            context = {"survey": asked, "rows": rows, "clash": str(clash)}
            return render(request, "surveys/comments.html", context, status=409)
    rows = list(found.filter(standing=Comment.Standing.WAITING)[:AT_ONCE])
    context = {"survey": asked, "rows": rows, "threads": _threads(asked)}
    return render(request, "surveys/comments.html", context)


def _threads(asked: Survey) -> list[Any]:
    """What was commented on, with how many comments were let through and hidden."""
    read = Comment.objects.filter(survey=asked).exclude(standing=Comment.Standing.WAITING)
    return list(
        read.values("card", "question", "card__title", "card__idea__label", "question__words")
        .annotate(public=Count("pk", filter=Q(standing=Comment.Standing.PUBLIC)), all=Count("pk"))
        .order_by(F("card__order").asc(nulls_last=True), "question__order")
    )


def thread(request: HttpRequest, slug: str, card: int = 0, question: int = 0) -> HttpResponse:
    """What was said about one thing, for the body: what may be put together, and where to reply."""
    asked = get_visible(Survey, request.user, "area", "body", slug=slug)
    actor = actor_of(request, asked.body)
    require("surveys.read", actor, asked)
    found = threads_on(asked, card=card or None, question=question or None)
    if found is None:
        raise Http404
    here = request.path
    if request.method == "POST":
        kept = {str(comment.pk): comment for comment in found.comments}
        of, others = kept.get(request.POST.get("for", "")), request.POST.getlist("samme")
        if of is None:
            raise Http404

        def act() -> str:
            chosen = [kept[key] for key in others if key in kept]
            actions.bundle_comments(actor, survey=asked, of=of, comments=chosen)
            return here

        return receipts.once(request, act)
    may_reply = bool(found.comments) and may("surveys.reply", actor, found.comments[0])
    return render(request, "surveys/thread.html", _shown(asked, found) | {"may_reply": may_reply})


def _shown(asked: Survey, found: Thread) -> dict[str, Any]:
    return {"survey": asked, "thread": found, "suggested": found.suggested(), "bundles": found.bundles()}


def reply(request: HttpRequest, slug: str, key: UUID) -> HttpResponse:
    """The body's answer to one comment."""
    comment = get_visible(
        Comment, request.user, "survey__area", "survey__body", "card__idea", "question", "reply",
        pk=key, survey__slug=slug,
    )  # fmt: skip
    actor = actor_of(request, comment.survey.body)
    require("surveys.reply", actor, comment)
    form = ReplyForm(request.POST or None, reply=getattr(comment, "reply", None))

    def act() -> str:
        facts = dict(form.cleaned_data)
        actions.reply_to_comment(actor, comment=comment, words=facts["words"], seen=facts.pop("seen"))
        return thread_url(comment)

    context = {"survey": comment.survey, "comment": comment, "back": thread_url(comment)}
    return answer_form(request, form, "surveys/reply.html", context, act)


def thread_url(comment: Comment) -> str:
    """The body's page of what a comment is about."""
    kind, about = ("card", comment.card_id) if comment.card_id else ("question", comment.question_id)
    return reverse(f"surveys:thread_{kind}", args=[comment.survey.slug, about])


@revalidated
def voices(request: HttpRequest, slug: str) -> HttpResponse:
    """Everything that was let through, idea by idea, with the council's replies."""
    asked = get_visible(Survey, request.user, "area", "body", slug=slug)
    if asked.published_on is None and not may("surveys.read", actor_of(request, asked.body), asked):
        raise Http404
    page = Paginator(said_in(asked), ON_A_PAGE).get_page(request.GET.get("side"))
    return render(request, "surveys/voices.html", {"survey": asked, "page": page})
