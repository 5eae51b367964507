"""What the body does with comments that may be read: replies in public, and puts together those that say the same."""

from __future__ import annotations

from collections.abc import Collection

from django.utils.translation import gettext as _

from tingsted.kernel import clock
from tingsted.kernel.actions import ChangedMeanwhile, Refused, action, announce
from tingsted.kernel.actors import Actor
from tingsted.kernel.events import about
from tingsted.kernel.rights import require
from tingsted.kernel.text import tidy
from tingsted.surveys.events import CommentReplied, CommentsBundled
from tingsted.surveys.models import Comment, Echo, Reply, Survey

LONGEST_REPLY = 1000


@action
def reply_to_comment(actor: Actor, *, comment: Comment, words: str, seen: int | None = None) -> Comment:
    """Answer a comment in public, as the body; no words take the reply away."""
    survey = comment.survey
    require("surveys.reply", actor, comment)
    if comment.standing != Comment.Standing.PUBLIC:
        raise Refused(_("Only a comment that others may read can have a reply. Let it through first."))
    words = tidy(words)
    if len(words) > LONGEST_REPLY:
        raise Refused(_("The reply is longer than 1,000 characters. Shorten it, please."), "words")
    there = Reply.objects.select_for_update().filter(comment=comment).first()
    if there is not None and seen is not None and there.version != seen:
        raise ChangedMeanwhile(
            there, _("Somebody else has written a reply in the meantime. Nothing is saved yet.")
        )
    if words:
        Reply.objects.update_or_create(
            comment=comment,
            defaults={
                "by": survey.body,
                "words": words,
                "said_on": clock.today(),
                "version": (there.version if there else 0) + 1,
            },
        )
    elif there is not None:
        there.delete()
    else:
        raise Refused(_("Write what you want to answer."), "words")
    announce(actor, CommentReplied(about=about(survey), title=survey.title))
    return comment


@action
def bundle_comments(actor: Actor, *, survey: Survey, of: Comment, comments: Collection[Comment]) -> Comment:
    """Let one comment stand for those that say the same about the same thing; with none, each stands by itself again.

    Nothing is deleted and nothing counted: who wrote what is not known, so more comments are not more people.
    """
    require("surveys.read", actor, survey)
    others = [each for each in comments if each.pk != of.pk]
    if any(
        (each.survey_id, each.card_id, each.question_id) != (survey.pk, of.card_id, of.question_id)
        for each in [of, *others]
    ):
        raise Refused(_("Only comments about the same thing can be put together."))
    Echo.objects.filter(comment=of).delete()
    Echo.objects.filter(of=of).delete()
    for each in others:
        Echo.objects.filter(of=each).update(of=of)
        Echo.objects.update_or_create(comment=each, defaults={"of": of})
    announce(actor, CommentsBundled(about=about(survey), title=survey.title, comments=len(others) + 1))
    return of
