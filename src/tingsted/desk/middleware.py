"""Refusals and dead links that no view caught become kind pages with the right status."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from tingsted.desk.errors import kind_page
from tingsted.kernel.actions import Refused
from tingsted.kernel.links import LinkBroken, LinkExpired


class KindAnswers:
    """Turns what the house raises into pages that say what next."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer for the house's own exceptions; leave all others to Django."""
        if isinstance(exception, LinkExpired):
            return kind_page(
                request,
                status=410,
                title=_("The link has run out"),
                sentence=_("The link is too old to be used. Ask for a new one, if the matter is still open."),
            )
        if isinstance(exception, LinkBroken):
            return kind_page(
                request,
                status=404,
                title=_("The link is not whole"),
                sentence=_(
                    "Part of the link was lost on its way. Copy all of it from the mail and try again."
                ),
            )
        if isinstance(exception, Refused):
            return kind_page(request, status=409, title=_("That can't be done now"), sentence=str(exception))
        return None
