"""Who may call a meeting, and write on its wall."""

from __future__ import annotations

from django.utils.translation import gettext_noop as _

from tingsted.ideas.rules import may_keep
from tingsted.kernel.actors import Actor
from tingsted.kernel.rights import right
from tingsted.meetings.models import Guest, Leftover, Meeting, Minutes, Poll, Room, SignUp
from tingsted.places.models import Area
from tingsted.places.rules import seats_of, sits_in


@right("meetings.call", thing="area", refusal=_("Only the area's own body may call a meeting."))
def may_call(actor: Actor, area: Area) -> bool:
    """One who sits in a body of the area; where there is none, in its contact office."""
    return may_keep(actor, area)


@right("meetings.run", thing="meeting", refusal=_("Only the body that called the meeting may do this."))
def may_run(actor: Actor, meeting: Meeting) -> bool:
    """One who sits in the body that called it: change, cancel, write on the wall, read a file in."""
    return sits_in(actor, meeting.body)


@right("meetings.see", thing="meeting", refusal=_("Meetings are public."))
def may_see(actor: Actor, meeting: Meeting) -> bool:
    """Twin of `visible_to`: a meeting is public from the moment it is called."""
    return True


@right(
    "meetings.see_leftover", thing="leftover", refusal=_("Only the body that called the meeting sees this.")
)
def may_see_leftover(actor: Actor, leftover: Leftover) -> bool:
    """Twin of `visible_to`."""
    return any(seat.office_id == leftover.meeting.body_id for seat in seats_of(actor.person))


@right("meetings.sign_up", thing="meeting", refusal=_("Everybody may sign up."))
def may_sign_up(actor: Actor, meeting: Meeting) -> bool:
    """Everybody, without an account; the letter's link confirms it."""
    return True


@right("meetings.keep_sign_up", thing="sign_up", refusal=_("Only the one who signed up may do this."))
def may_keep_sign_up(actor: Actor, sign_up: SignUp) -> bool:
    """Whoever holds the signed link."""
    return True


@right("meetings.see_sign_up", thing="sign_up", refusal=_("Only the body that called the meeting sees this."))
def may_see_sign_up(actor: Actor, sign_up: SignUp) -> bool:
    """Twin of `visible_to`."""
    return any(seat.office_id == sign_up.meeting.body_id for seat in seats_of(actor.person))


@right("meetings.send", thing="room", refusal=_("Everybody in the room may send a note."))
def may_send(actor: Actor, room: Room) -> bool:
    """Everybody with the code, without an account; a host reads it first."""
    return True


@right("meetings.vote", thing="poll", refusal=_("Everybody in the room may vote."))
def may_vote(actor: Actor, poll: Poll) -> bool:
    """Everybody with the code, one vote for each phone: it is a show of hands, not an election."""
    return True


@right("meetings.see_room", thing="room", refusal=_("A room is open to everybody who has its code."))
def may_see_room(actor: Actor, room: Room) -> bool:
    """Twin of `visible_to`."""
    return True


@right("meetings.see_guest", thing="guest", refusal=_("Only the body that called the meeting sees this."))
def may_see_guest(actor: Actor, guest: Guest) -> bool:
    """Twin of `visible_to`."""
    return any(seat.office_id == guest.meeting.body_id for seat in seats_of(actor.person))


@right("meetings.see_minutes", thing="minutes", refusal=_("The minutes are not published yet."))
def may_see_minutes(actor: Actor, minutes: Minutes) -> bool:
    """Twin of `visible_to`: published ones are public, drafts are for the body that held the meeting."""
    if minutes.state == Minutes.State.PUBLISHED:
        return True
    return any(seat.office_id == minutes.meeting.body_id for seat in seats_of(actor.person))


@right("meetings.keep_time", thing="meeting", refusal=_("The clock does this by itself."))
def may_keep_time(actor: Actor, thing: object) -> bool:
    """Nobody by hand: the clock forgets what was only needed for the evening."""
    return False
