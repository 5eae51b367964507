"""What is printed for a meeting."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from tingsted.kernel.doors import get_visible
from tingsted.meetings.models import Meeting
from tingsted.meetings.papers import poster_pdf


def pdf_answer(made: bytes, name: str) -> HttpResponse:
    """A PDF that opens in the browser, under a name to save it by."""
    answer = HttpResponse(made, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    return answer


def poster(request: HttpRequest, slug: str) -> HttpResponse:
    """A3 for the notice board."""
    meeting = get_visible(Meeting, request.user, "body", slug=slug)
    return pdf_answer(poster_pdf(meeting, paper="a3"), f"{meeting.slug}-opslag")


def flyer(request: HttpRequest, slug: str) -> HttpResponse:
    """A5 for the letter boxes."""
    meeting = get_visible(Meeting, request.user, "body", slug=slug)
    return pdf_answer(poster_pdf(meeting, paper="a5"), f"{meeting.slug}-loebeseddel")
