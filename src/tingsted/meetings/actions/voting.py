"""Votes in the room: made, opened, marked from phones, counted with the hands in the room, and closed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db.models import Count, F
from django.utils.translation import gettext as _

from tingsted.ideas.models import Idea
from tingsted.kernel import clock
from tingsted.kernel.actions import Refused, action, announce
from tingsted.kernel.actors import Actor
from tingsted.kernel.events import about
from tingsted.kernel.limits import scrambled
from tingsted.kernel.rights import require
from tingsted.kernel.text import cut, tidy
from tingsted.meetings.events import HandsCounted, PollClosed, PollMade, PollOpened, VoteReceived
from tingsted.meetings.models import Choice, Mark, Meeting, Poll, Room

MOST_CHOICES = 40


@action
def make_poll(
    actor: Actor,
    *,
    meeting: Meeting,
    question: str,
    kind: str = Poll.Kind.HANDS,
    choices: Sequence[str] = (),
    ideas: Sequence[Idea] = (),
    dots: int = 3,
) -> Poll:
    """Put a vote together; nobody can vote before it is opened."""
    require("meetings.run", actor, meeting)
    question = " ".join(tidy(question).split())[:140]
    if not question:
        raise Refused(_("Write what the vote is about."), "question")
    words = [w for w in (" ".join(tidy(c).split())[:140] for c in choices) if w]
    if len(words) + len(ideas) < 2:
        raise Refused(_("A vote has at least two choices, each on a line."), "choices")
    if len(words) + len(ideas) > MOST_CHOICES:
        raise Refused(_("A vote has at most 40 choices."), "choices")
    dots = 1 if kind == Poll.Kind.HANDS else max(1, min(dots, 20))
    poll = Poll.objects.create(meeting=meeting, kind=Poll.Kind(kind), question=question, dots=dots)
    for idea in ideas:
        Choice.objects.create(poll=poll, idea=idea, words=cut(idea.title, 140))
    for text in words:
        Choice.objects.create(poll=poll, words=text)
    announce(actor, PollMade(about=about(meeting), title=meeting.title, question=question))
    return poll


@action
def open_poll(actor: Actor, *, poll: Poll) -> Poll:
    """Let phones vote; once closed a vote stays closed, so that a count is a count."""
    require("meetings.run", actor, poll.meeting)
    if poll.closed_at is not None:
        raise Refused(_("The vote is counted. Make a new one to vote again."))
    poll.opened_at = poll.opened_at or clock.now()
    poll.save(update_fields=["opened_at"])
    turn_over(poll.meeting)
    announce(actor, PollOpened(about=about(poll.meeting), title=poll.meeting.title, question=poll.question))
    return poll


@action
def cast_vote(actor: Actor, *, poll: Poll, phone: str, choices: Sequence[int]) -> Poll:
    """One phone's marks, in place of those it made before; which phone it was is told in no other vote."""
    require("meetings.vote", actor, poll)
    poll = Poll.objects.select_for_update().get(pk=poll.pk)
    if not poll.is_open:
        raise Refused(_("The vote is closed. Your marks were not counted."))
    if not phone:
        raise Refused(_("Your phone keeps no cookies, so it can't vote here. Raise your hand instead."))
    chosen = list(Choice.objects.filter(poll=poll, pk__in=choices))
    if not chosen:
        raise Refused(_("Mark what you vote for."))
    if len(chosen) > poll.dots:
        raise Refused(_("You can mark at most %(dots)s.") % {"dots": poll.dots})
    hand = scrambled(f"meetings.vote {poll.pk} {phone}")
    Mark.objects.filter(poll=poll, hand=hand).delete()
    Mark.objects.bulk_create([Mark(poll=poll, choice=choice, hand=hand) for choice in chosen])
    announce(actor, VoteReceived())
    return poll


@action
def count_hands(actor: Actor, *, poll: Poll, counted: Mapping[int, int]) -> Poll:
    """Enter the hands or dots that people counted in the room, beside what comes from phones."""
    require("meetings.run", actor, poll.meeting)
    for choice in poll.choices.filter(pk__in=list(counted)):
        choice.in_room = max(0, min(counted[choice.pk], 10_000))
        choice.save(update_fields=["in_room"])
    turn_over(poll.meeting)
    announce(actor, HandsCounted(about=about(poll.meeting), title=poll.meeting.title, question=poll.question))
    return poll


@action
def close_poll(actor: Actor, *, poll: Poll) -> Poll:
    """No more votes: the counts are kept, and what each phone marked is deleted."""
    require("meetings.run", actor, poll.meeting)
    count_votes(poll)
    turn_over(poll.meeting)
    announce(actor, PollClosed(about=about(poll.meeting), title=poll.meeting.title, question=poll.question))
    return poll


def count_votes(poll: Poll) -> None:
    """Turn marks into counts, once."""
    poll = Poll.objects.select_for_update().get(pk=poll.pk)
    if poll.closed_at is not None:
        return
    marks = poll.marks.order_by().values_list("choice").annotate(n=Count("pk"))
    for choice, count in marks:
        Choice.objects.filter(pk=choice).update(by_phone=count)
    poll.phones = poll.marks.values("hand").distinct().count()
    poll.opened_at, poll.closed_at = poll.opened_at or clock.now(), clock.now()
    poll.save(update_fields=["opened_at", "closed_at", "phones"])
    poll.marks.all().delete()


def turn_over(meeting: Meeting) -> None:
    """Tell the phones of the room that there is something new."""
    Room.objects.filter(meeting=meeting).update(turn=F("turn") + 1)
