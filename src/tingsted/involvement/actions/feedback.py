"""The department's answers: contributions in groups, answers as drafts, and all of them released together."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from tingsted.ideas.models import Standing
from tingsted.involvement.actions.outcome import tell_alone
from tingsted.involvement.events import AnswersDrafted, AnswersReleased, ContributionsGrouped
from tingsted.involvement.models import OUTCOMES, AnswerGroup, Contribution, Feedback, Matter
from tingsted.involvement.queries.feedback import is_owed_here
from tingsted.kernel import clock
from tingsted.kernel.actions import ChangedMeanwhile, Refused, action, announce
from tingsted.kernel.actors import Actor
from tingsted.kernel.events import about
from tingsted.kernel.rights import require
from tingsted.kernel.text import tidy
from tingsted.places.models import Office
from tingsted.promises.actions import give_answer, pass_on
from tingsted.promises.models import Answer


@action
def group_contributions(
    actor: Actor, *, matter: Matter, contributions: Sequence[Contribution], title: str
) -> AnswerGroup | None:
    """Put contributions under a title of the department's own; an empty title takes them out of theirs."""
    require("involvement.write", actor, matter)
    rows = _of(matter, contributions)
    title = tidy(title)[:120]
    group = AnswerGroup.objects.get_or_create(matter=matter, title=title)[0] if title else None
    for contribution in rows:
        feedback = _feedback(contribution)
        feedback.group = group
        feedback.save()
    AnswerGroup.objects.filter(matter=matter, feedbacks__isnull=True).delete()
    announce(
        actor,
        ContributionsGrouped(about=about(matter), title=matter.title, group=title or "–", count=len(rows)),
    )
    return group


@action
def draft_answers(
    actor: Actor,
    *,
    matter: Matter,
    contributions: Sequence[Contribution],
    answer: str,
    reply: str = "",
    to: Office | None = None,
    due: date | None = None,
    seen: int | None = None,
) -> list[Feedback]:
    """Write one answer to one or many contributions; nobody outside the department sees it until it is released.

    `seen` is `seen_of` the contributions as the writer saw them.
    """
    require("involvement.write", actor, matter)
    rows = _of(matter, contributions)
    _is_an_answer(matter, answer, tidy(reply), to, due)
    feedbacks = [_feedback(contribution) for contribution in rows]
    if any(f.released_on for f in feedbacks) or any(not is_owed_here(c) for c in rows):
        raise Refused(_("One of them has been answered already."))
    _unchanged(feedbacks, seen)
    passed = answer == Answer.PASSED_ON
    for feedback in feedbacks:
        feedback.answer, feedback.reply = answer, tidy(reply)
        feedback.to, feedback.due = (to, due) if passed else (None, None)
        feedback.drafted_on = clock.today()
        feedback.version += 1
        feedback.save()
    announce(actor, AnswersDrafted(about=about(matter), title=matter.title, count=len(rows)))
    return feedbacks


@action
def release_answers(actor: Actor, *, matter: Matter) -> int:
    """Send all drafts of a matter at once: bodies, and citizens who left an address, are told; returns how many."""
    require("involvement.open", actor, matter)
    drafts = list(
        Feedback.objects.select_for_update(of=("self",))
        .filter(contribution__matter=matter, released_on__isnull=True)
        .exclude(answer="")
        .select_related("to", "contribution__promise__owed_by", "contribution__promise__owed_to")
        .select_related("contribution__promise__area", "contribution__matter__owner")
        .select_related("contribution__person", "contribution__area")
        .order_by("contribution__sent_at", "pk")
    )
    ready = [draft for draft in drafts if is_owed_here(draft.contribution)]
    if not ready:
        raise Refused(_("There are no answers to release."))
    for draft in ready:
        promise = draft.contribution.promise
        assert promise is not None  # an answer is owed here: asked above
        draft.released_on = clock.today()
        draft.save(update_fields=["released_on"])
        if draft.answer == Answer.PASSED_ON:
            assert draft.to is not None and draft.due is not None  # the database holds it too
            due = max(draft.due, clock.today())
            pass_on(actor, promise=promise, to=draft.to, due=due, reply=draft.reply)
        else:
            give_answer(actor, promise=promise, answer=draft.answer, reply=draft.reply)
    tell_alone([draft.contribution for draft in ready])
    announce(actor, AnswersReleased(about=about(matter), title=matter.title, count=len(ready)))
    return len(ready)


def seen_of(contributions: Sequence[Contribution]) -> int:
    """The versions of the drafts together: it grows whenever one of them is written anew."""
    return _versions([_feedback(contribution) for contribution in contributions])


def _of(matter: Matter, contributions: Sequence[Contribution]) -> list[Contribution]:
    """The same rows read anew: of this matter, public, and not taken back."""
    rows = list(
        Contribution.objects.standing_ones()
        .filter(matter=matter, standing=Standing.PUBLIC, pk__in=[c.pk for c in contributions])
        .select_related("matter", "promise", "feedback")
        .order_by("sent_at", "pk")
    )
    if not rows:
        raise Refused(_("Choose at least one contribution."), "contributions")
    return rows


def _feedback(contribution: Contribution) -> Feedback:
    found: Feedback | None = getattr(contribution, "feedback", None)
    return found or Feedback(contribution=contribution)


def _versions(feedbacks: Sequence[Feedback]) -> int:
    return sum(f.version for f in feedbacks if f.answer)


def _unchanged(feedbacks: Sequence[Feedback], seen: int | None) -> None:
    now = _versions(feedbacks)
    if seen is not None and seen != now:
        theirs = max(feedbacks, key=lambda f: f.version)
        theirs.version = now  # what a second try carries: the reader has seen all of them then
        sentence = _("A colleague wrote on the same answer in the meantime. Your text is still here.")
        raise ChangedMeanwhile(theirs, sentence)


def _is_an_answer(matter: Matter, answer: str, reply: str, to: Office | None, due: date | None) -> None:
    if answer not in OUTCOMES:
        raise Refused(_("Choose one of the answers."), "answer")
    if answer == Answer.NOT_TAKEN_IN and not reply:
        raise Refused(_("A no needs its reasons. Write them here."), "reply")
    if answer != Answer.PASSED_ON:
        return
    if to is None or to.pk == matter.owner_id:
        raise Refused(_("Choose the office that the question goes on to."), "to")
    if due is None or due < clock.today():
        raise Refused(_("Write the date by which they answer."), "due")
