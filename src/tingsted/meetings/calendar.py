"""A meeting as a calendar entry: the same number for good, a higher sequence after each change."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings
from icalendar import Calendar, Event

from tingsted.kernel.clock import COPENHAGEN
from tingsted.meetings.models import Meeting


def calendar_of(meeting: Meeting) -> bytes:
    """One meeting as iCalendar, in UTC so that no time zone must travel along."""
    entry = Event()
    entry.add("uid", f"moede-{meeting.pk}@{urlsplit(settings.ORIGIN).hostname}")
    entry.add("sequence", meeting.version - 1)
    entry.add("dtstamp", meeting.created_at)
    entry.add("summary", meeting.title)
    entry.add("dtstart", meeting.starts_at)
    if meeting.ends_at is not None:
        entry.add("dtend", meeting.ends_at)
    entry.add("location", meeting.place)
    entry.add("url", settings.ORIGIN + meeting.get_absolute_url())
    if meeting.about:
        entry.add("description", meeting.about)
    entry.add("status", "CANCELLED" if meeting.cancelled_on else "CONFIRMED")
    calendar = Calendar()
    calendar.add("prodid", "-//Tingsted//Tingsted//DA")
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if meeting.cancelled_on else "PUBLISH")
    calendar.add("x-wr-timezone", str(COPENHAGEN))
    calendar.add_component(entry)
    return bytes(calendar.to_ical())
