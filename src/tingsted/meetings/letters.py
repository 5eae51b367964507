"""The letters to those who sign up, with the entry for their calendar."""

from __future__ import annotations

from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from tingsted.kernel import links
from tingsted.meetings.calendar import cancellation_for, invitation_to
from tingsted.meetings.models import Meeting, SignUp
from tingsted.notices.actions import last_letter, write_letter
from tingsted.places.queries import the_municipality

SIGN_UP_LINK = "meetings.sign_up"
last_letter("meetings.farewell")


def write_ask(sign_up: SignUp) -> None:
    """»Press here to say that you come«."""
    _write(sign_up, "ask", lambda title: _("Do you come to %(title)s?") % {"title": title})


def write_seat(sign_up: SignUp) -> None:
    """»You have a seat«, with the entry for the calendar; the same letter after a change of time or place."""
    _write(
        sign_up,
        "seat",
        lambda title: _("You have a seat: %(title)s") % {"title": title},
        calendar=invitation_to(sign_up, sender=sender()),
    )


def write_in_line(sign_up: SignUp) -> None:
    """»You are on the waiting list«."""
    _write(sign_up, "in_line", lambda title: _("You are on the waiting list: %(title)s") % {"title": title})


def write_change(sign_up: SignUp) -> None:
    """The meeting has another time, place or name: the entry in their calendar moves along; the line hears it too."""
    has_seat = sign_up.standing == SignUp.Standing.SEATED
    _write(
        sign_up,
        "change",
        lambda title: _("Changed: %(title)s") % {"title": title},
        calendar=invitation_to(sign_up, sender=sender()) if has_seat else "",
    )


def write_cancelled(sign_up: SignUp) -> None:
    """The meeting is off, and leaves their calendar."""
    had_seat = sign_up.standing == SignUp.Standing.SEATED
    _write(
        sign_up,
        "cancelled",
        lambda title: _("Cancelled: %(title)s") % {"title": title},
        calendar=cancellation_for(sign_up, sender=sender()) if had_seat else "",
    )


def write_farewell(sign_up: SignUp, *, had_seat: bool) -> None:
    """They do not come: it leaves their calendar, and this is the last they hear."""
    _write(
        sign_up,
        "farewell",
        lambda title: _("You are not signed up any more: %(title)s") % {"title": title},
        calendar=cancellation_for(sign_up, sender=sender()) if had_seat else "",
    )


def seat_url(sign_up: SignUp) -> str:
    """The whole address where one confirms, sees and takes back one's sign-up."""
    return links.whole(reverse("meetings:my_seat", args=[links.sign(SIGN_UP_LINK, str(sign_up.pk))]))


def _write(sign_up: SignUp, letter: str, subject: Any, calendar: str = "") -> None:
    meeting: Meeting = sign_up.meeting
    with override(sign_up.language):
        facts = {
            "meeting": meeting,
            "sign_up": sign_up,
            "link": seat_url(sign_up),
            "page": links.whole(meeting.get_absolute_url()),
            "municipality": the_municipality(),
        }
        write_letter(
            to=sign_up.email,
            kind=f"meetings.{letter}",
            subject=subject(meeting.title),
            text=render_to_string(f"meetings/mail/{letter}.txt", facts).strip() + "\n",
            calendar=calendar,
        )


def sender() -> tuple[str, str]:
    """Who invites: the municipality's own sender, whom a mail program knows from the letter itself."""
    town = the_municipality()
    return f"Tingsted {town.short_name}", town.sender
