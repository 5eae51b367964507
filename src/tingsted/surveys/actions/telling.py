"""Reading comments before others do, and publishing the result."""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import ngettext

from tingsted.kernel import clock
from tingsted.kernel.actions import ChangedMeanwhile, action, announce
from tingsted.kernel.actors import Actor
from tingsted.kernel.events import about
from tingsted.kernel.rights import require
from tingsted.notices.actions import ask, settle
from tingsted.surveys.counting import count_result
from tingsted.surveys.events import CommentsRead, ReadingAsked, ResultPublished
from tingsted.surveys.models import Comment, Survey


@action
def read_comments(
    actor: Actor, *, survey: Survey, decided: Mapping[str, str], seen: Mapping[str, str] | None = None
) -> Survey:
    """Let comments through or hide them, by their id: »public« or »hidden«.

    `seen` says by id how each stood when it was read: one that somebody else decided otherwise since is shown first.
    """
    require("surveys.read", actor, survey)
    if seen is not None:
        _as_they_were_read(survey, decided, seen)
    counts = {}
    for standing in (Comment.Standing.PUBLIC, Comment.Standing.HIDDEN):
        ids = [key for key, wanted in decided.items() if wanted == standing]
        counts[standing] = Comment.objects.filter(survey=survey, pk__in=ids).update(standing=standing)
    if not Comment.objects.filter(survey=survey, standing=Comment.Standing.WAITING).exists():
        settle(about=about(survey), kind="surveys.comments")
    announce(
        actor,
        CommentsRead(
            about=about(survey),
            title=survey.title,
            through=counts[Comment.Standing.PUBLIC],
            hidden=counts[Comment.Standing.HIDDEN],
        ),
    )
    return survey


def _as_they_were_read(survey: Survey, decided: Mapping[str, str], seen: Mapping[str, str]) -> None:
    others = [
        comment
        for comment in Comment.objects.select_for_update().filter(survey=survey, pk__in=[*decided])
        if comment.standing not in (seen.get(str(comment.pk)), decided[str(comment.pk)])
    ]
    if others:
        raise ChangedMeanwhile(
            survey,
            ngettext(
                "Somebody else has decided on one of these comments in the meantime. Nothing is saved yet.",
                "Somebody else has decided on %(n)s of these comments in the meantime. Nothing is saved yet.",
                len(others),
            )
            % {"n": len(others)},
        )


@action
def publish_result(actor: Actor, *, survey: Survey) -> Survey:
    """Show the result to everybody, as it was counted."""
    require("surveys.publish", actor, survey)
    result = getattr(survey, "result", None) or count_result(survey)
    survey.published_on = clock.today()
    survey.save(update_fields=["published_on"])
    settle(about=about(survey), kind="surveys.publish")
    announce(actor, ResultPublished(about=about(survey), title=survey.title, digest=result.digest))
    return survey


@action
def ask_for_reading(actor: Actor) -> int:
    """Put the surveys whose comments wait on their bodies' desks.

    The clock does this once a day, so that no ask tells when a comment came in.
    """
    require("surveys.keep_time", actor)
    waiting = Survey.objects.filter(comments__standing=Comment.Standing.WAITING).annotate(n=Count("pk"))
    surveys = list(waiting.select_related("body", "area"))
    for survey in surveys:
        ask(
            kind="surveys.comments",
            about=about(survey),
            url=reverse("surveys:comments", args=[survey.slug]),
            office=survey.body,
            area=survey.area,
            title=survey.title,
            comments=survey.n,  # type: ignore[attr-defined]  # annotated above
        )
    if surveys:
        announce(actor, ReadingAsked(surveys=len(surveys)))
    return len(surveys)
