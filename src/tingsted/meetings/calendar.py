"""A meeting as a calendar entry: the same number for good, a higher sequence after each change.

Three ways out of one entry (RFC 5545, RFC 5546): the public file (PUBLISH), the invitation of one who has a seat
(REQUEST, and again after each change), and the cancellation (CANCEL), for everybody or for one who does not come. The
public file of a cancelled meeting says so in its STATUS and in its name: a CANCEL needs somebody it is sent to.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, vCalAddress

from tingsted.kernel import clock
from tingsted.meetings.models import Meeting, SignUp


def calendar_of(meeting: Meeting, *, sender: tuple[str, str]) -> bytes:
    """The public file of one meeting, in UTC so that no time zone must travel along."""
    entry = _entry(
        meeting,
        sequence=meeting.version - 1,
        stamp=meeting.revised_at or meeting.created_at,
        cancelled=meeting.cancelled_on is not None,
    )
    entry.add("organizer", _address(*sender), encode=False)
    return _whole(entry, "PUBLISH")


def invitation_to(sign_up: SignUp, *, sender: tuple[str, str]) -> str:
    """The entry for one who has a seat: they said yes already, so their calendar asks nothing back."""
    return _sent(sign_up, sender, "REQUEST", cancelled=False)


def cancellation_for(sign_up: SignUp, *, sender: tuple[str, str]) -> str:
    """The entry taken out of one's calendar: the meeting is off, or they do not come."""
    return _sent(sign_up, sender, "CANCEL", cancelled=True)


def _sent(sign_up: SignUp, sender: tuple[str, str], method: str, *, cancelled: bool) -> str:
    meeting = sign_up.meeting
    entry = _entry(
        meeting, sequence=meeting.version - 1 + sign_up.turn, stamp=clock.now(), cancelled=cancelled
    )
    entry.add("organizer", _address(*sender), encode=False)
    entry.add("attendee", _address(sign_up.name, sign_up.email, **_PART), encode=False)
    return _whole(entry, method).decode()


_PART = {"CUTYPE": "INDIVIDUAL", "ROLE": "REQ-PARTICIPANT", "PARTSTAT": "ACCEPTED", "RSVP": "FALSE"}


def _address(name: str, email: str, **more: str) -> vCalAddress:
    address = vCalAddress(f"mailto:{email}")
    if name:
        address.params["CN"] = name.replace('"', "'")
    for key, value in more.items():
        address.params[key] = value
    return address


def _entry(meeting: Meeting, *, sequence: int, stamp: datetime, cancelled: bool) -> Event:
    entry = Event()
    entry.add("uid", f"moede-{meeting.pk}@{urlsplit(settings.ORIGIN).hostname}")
    entry.add("sequence", sequence)
    entry.add("dtstamp", stamp)
    entry.add("summary", _("Cancelled: %(title)s") % {"title": meeting.title} if cancelled else meeting.title)
    entry.add("dtstart", meeting.starts_at.astimezone(UTC))
    entry.add(
        "dtend", meeting.over_at.astimezone(UTC)
    )  # without an end, programs show a meeting that takes no time
    entry.add("location", meeting.place or meeting.link)
    if meeting.longitude is not None and meeting.latitude is not None:
        entry.add("geo", (meeting.latitude, meeting.longitude))
    entry.add("url", settings.ORIGIN + meeting.get_absolute_url())
    if about := "\n\n".join(filter(None, (meeting.link, meeting.about))):
        entry.add("description", about)
    entry.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    return entry


def _whole(entry: Any, method: str) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", "-//Tingsted//Tingsted//DA")
    calendar.add("version", "2.0")
    calendar.add("method", method)
    calendar.add_component(entry)
    return bytes(calendar.to_ical())
