"""A meeting on paper: the poster for the notice board, and the flyer for the letter boxes."""

from __future__ import annotations

import re
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from tingsted.design.days import clock_text, day_text, language, month_name
from tingsted.documents.press import press_pdf
from tingsted.documents.qr import qr_file
from tingsted.kernel import clock, links
from tingsted.kernel.text import cut
from tingsted.meetings.models import Meeting
from tingsted.meetings.queries import timed
from tingsted.places.queries import the_municipality

MOST_POINTS = {"a3": 12, "a5": 5}
MOST_WORDS = {"a3": 900, "a5": 360}


def poster_pdf(meeting: Meeting, *, paper: str = "a3") -> bytes:
    """One page with the day in big letters and a code to the meeting's page."""
    return press_pdf("meetings/press/poster.typ", poster_of(meeting, paper=paper), dated=clock.today())


def poster_of(meeting: Meeting, *, paper: str) -> dict[str, Any]:
    """Everything the template prints, as text."""
    page = links.whole(meeting.get_absolute_url())
    begins = clock_text(meeting.starts_at)
    until = f" {_('to')} {clock_text(meeting.ends_at)}" if meeting.ends_at else ""
    day = meeting.starts_at.astimezone(clock.COPENHAGEN).date()
    points = timed(meeting)[: MOST_POINTS[paper]]
    return {
        "paper": paper,
        "title": meeting.title,
        "lang": language(),
        "kind": capfirst(meeting.get_kind_display()),
        "body": meeting.body.name,
        "municipality": the_municipality().name,
        "day": str(day.day),
        "month": f"{month_name(day)} {day.year}",
        "weekday": capfirst(day_text(day, "lang").split(" ", 1)[0]),
        "hours": capfirst(f"{begins}{until}"),
        "where": str(meeting.where),
        "about": cut(_plain(meeting.about), MOST_WORDS[paper]),
        "cancelled": _("Cancelled: %(why)s") % {"why": meeting.cancelled_why} if meeting.cancelled_on else "",
        "points": [{"hour": clock_text(row.begins), "title": row.point.title} for row in points],
        "qr": qr_file(page),
        "qr_words": _("QR code to %(address)s") % {"address": page},
        "address": page.split("://", 1)[-1],
        "words": {
            "agenda": _("Agenda"),
            "act": _("Sign up here") if meeting.takes_sign_ups else _("Read more here"),
            "free": _("Without an account.") if meeting.takes_sign_ups else "",
        },
    }


def _plain(text: str) -> str:
    """The marks of light Markdown left out."""
    return re.sub(r"[*_#`>]+|\[([^\]]+)\]\([^)]+\)", r"\1", text)
