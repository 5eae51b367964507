"""Saying that one comes: asked on the page, confirmed by the letter, seated or in line, taken back, forgotten."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tingsted.kernel import clock
from tingsted.kernel.actions import Refused, action, announce
from tingsted.kernel.actors import Actor
from tingsted.kernel.events import about
from tingsted.kernel.limits import scrambled
from tingsted.kernel.rights import require
from tingsted.kernel.text import tidy
from tingsted.meetings.actions.voting import count_votes
from tingsted.meetings.events import (
    PollClosed,
    SignUpAsked,
    SignUpConfirmed,
    SignUpsForgotten,
    SignUpWithdrawn,
)
from tingsted.meetings.letters import write_ask, write_farewell, write_in_line, write_seat
from tingsted.meetings.models import Guest, Mark, Meeting, Poll, SignUp
from tingsted.meetings.models.sign_ups import MOST_TOGETHER
from tingsted.notices.actions import forget_letters_to

OPEN_FOR = timedelta(days=2)
KEPT = timedelta(days=14)


@action
def sign_up(
    actor: Actor, *, meeting: Meeting, name: str, email: str, people: int = 1, needs: str = ""
) -> SignUp:
    """Somebody wants to come: a letter with a link goes to the address, and no seat is taken before it is used.

    An address that has a seat already gets the letter about it once more, whoever asked.
    """
    require("meetings.sign_up", actor, meeting)
    _check_open(meeting)
    email, name = email.strip().lower(), " ".join(tidy(name).split())[:80]
    if not name:
        raise Refused(_("Write your name, so that we know who comes."), "name")
    if not email:
        raise Refused(_("Write your e-mail address, for example inger@tingsted.example"), "email")
    if not 1 <= people <= MOST_TOGETHER:
        raise Refused(_("Sign up at most 8 at a time."), "people")
    found = SignUp.objects.get_or_create(
        meeting=meeting, trace=trace_of(meeting, email), defaults={"asked_at": clock.now(), "email": email}
    )[0]
    if found.standing in {SignUp.Standing.ASKED, SignUp.Standing.GONE}:
        found.name, found.email, found.people = name, email, people
        found.needs, found.language = " ".join(tidy(needs).split())[:300], get_language() or "da"
        found.asked_at, found.standing = clock.now(), SignUp.Standing.ASKED
        found.save()
        write_ask(found)
    elif found.standing == SignUp.Standing.SEATED:
        write_seat(found)
    else:
        write_in_line(found)
    announce(actor, SignUpAsked(about=about(meeting), title=meeting.title))
    return found


@action
def confirm_sign_up(actor: Actor, *, sign_up: SignUp) -> SignUp:
    """The link in the letter was used: they get their seat, or their place in the line."""
    require("meetings.keep_sign_up", actor, sign_up)
    meeting, sign_up = _held(sign_up)
    _check_open(meeting)
    if sign_up.standing == SignUp.Standing.ASKED:
        sign_up.stood_at = clock.now()
        sign_up.standing = SignUp.Standing.WAITING
        sign_up.save(update_fields=["standing", "stood_at"])
        if sign_up not in fill_seats(meeting):
            write_in_line(sign_up)
        sign_up.refresh_from_db()
    announce(actor, SignUpConfirmed(about=about(meeting), title=meeting.title))
    return sign_up


@action
def withdraw_sign_up(actor: Actor, *, sign_up: SignUp) -> SignUp:
    """They do not come after all: what we held of them goes, and their seat goes to the next in line."""
    require("meetings.keep_sign_up", actor, sign_up)
    meeting, sign_up = _held(sign_up)
    if sign_up.standing != SignUp.Standing.GONE:
        had_seat = sign_up.standing == SignUp.Standing.SEATED
        sign_up.turn += 1 if had_seat else 0
        forget_letters_to(sign_up.email, kinds="meetings.")
        write_farewell(sign_up, had_seat=had_seat)
        sign_up.standing, sign_up.stood_at = SignUp.Standing.GONE, None
        sign_up.name = sign_up.email = sign_up.needs = ""
        sign_up.save()
        sign_up.guests.all().delete()
        if had_seat and meeting.takes_sign_ups:
            fill_seats(meeting)
    announce(actor, SignUpWithdrawn(about=about(meeting), title=meeting.title))
    return sign_up


@action
def forget_sign_ups(actor: Actor, *, on: date) -> int:
    """The clock: needs go the day after the meeting, the rest two weeks later, and what nobody confirmed at once."""
    require("meetings.keep_time", actor)
    now = clock.now()
    over = SignUp.objects.filter(meeting__starts_at__lt=clock.noon(on) - timedelta(hours=12))
    needy = over.exclude(needs="").update(needs="")
    late = SignUp.objects.filter(standing=SignUp.Standing.ASKED, asked_at__lt=now - OPEN_FOR)
    Guest.objects.filter(meeting__starts_at__lt=now - KEPT).delete()
    old = SignUp.objects.filter(meeting__starts_at__lt=now - KEPT)
    for email in old.exclude(email="").values_list("email", flat=True):
        forget_letters_to(email, kinds="meetings.")
    gone = late.filter(turn=0).delete()[0] + old.delete()[0]
    gone += late.update(name="", email="", needs="", standing=SignUp.Standing.GONE)
    _count_forgotten_votes(actor)
    if gone or needy:
        announce(actor, SignUpsForgotten(count=gone, needs=needy))
    return gone


def _count_forgotten_votes(actor: Actor) -> None:
    """Votes that nobody closed in a room that has closed itself: what each phone marked goes, the counts stay."""
    marked = Poll.objects.filter(closed_at__isnull=True, pk__in=Mark.objects.order_by().values("poll"))
    for poll in marked.select_related("meeting__room"):
        if not poll.meeting.room.is_open:
            count_votes(poll)
            announce(
                actor,
                PollClosed(about=about(poll.meeting), title=poll.meeting.title, question=poll.question),
            )


def fill_seats(meeting: Meeting) -> list[SignUp]:
    """Give what seats are free to those first in line; the first who all find room, so that no chair stays empty."""
    free = None if meeting.seats is None else meeting.seats - meeting.sign_ups.seated().people()
    seated = []
    for waiting in meeting.sign_ups.in_line():
        waiting.meeting = meeting
        if free is not None and waiting.people > free:
            continue
        free = None if free is None else free - waiting.people
        waiting.standing, waiting.stood_at = SignUp.Standing.SEATED, clock.now()
        waiting.turn += 1 if waiting.turn else 0
        waiting.save(update_fields=["standing", "stood_at", "turn"])
        write_seat(waiting)
        seated.append(waiting)
    return seated


def trace_of(meeting: Meeting, email: str) -> str:
    """What tells an address at one meeting without holding it."""
    return scrambled(f"meetings.sign_up {meeting.pk} {email}")


def _held(sign_up: SignUp) -> tuple[Meeting, SignUp]:
    """The meeting, held until the action ends so that two never take one seat, and the sign-up as it stands."""
    meeting = Meeting.objects.select_for_update().get(pk=sign_up.meeting_id)
    sign_up = SignUp.objects.get(pk=sign_up.pk)
    sign_up.meeting = meeting
    return meeting, sign_up


def _check_open(meeting: Meeting) -> None:
    if meeting.cancelled_on is not None:
        raise Refused(_("The meeting is cancelled."))
    if not meeting.signs_up:
        raise Refused(_("You need not sign up for this meeting. Just come."))
    if not meeting.takes_sign_ups:
        raise Refused(_("The meeting has begun, so one can no longer sign up. Come if you like."))
