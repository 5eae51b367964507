"""What holds for every answer: refusals become kind pages, nobody keeps another's page, and text goes out packed."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _

from tingsted.desk.errors import kind_page, too_large
from tingsted.kernel.actions import Refused
from tingsted.kernel.links import LinkBroken, LinkExpired

PACKED = {"application/json", "application/geo+json", "application/atom+xml", "image/svg+xml"}


class PackedText(GZipMiddleware):
    """Packs text for readers on a weak net: a survey of forty ideas shrinks from 130 to 10 thousand bytes.

    Pictures, PDF and archives are packed as they are; what is streamed goes out as it is made. Django adds bytes at
    random, so that the length of a page tells nothing of what stands in it (BREACH).
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        kind = response.headers.get("Content-Type", "").partition(";")[0]
        if response.streaming or not (kind.startswith("text/") or kind in PACKED):
            return response
        return super().process_response(request, response)


class NothingKeptForOthers:
    """Says on every answer who may keep it: a signed-in reader's page their own browser only, others ask again first.

    The language and the reader both come with the cookies, so every page varies by them.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not response.has_header("Cache-Control"):
            signed_in = settings.SESSION_COOKIE_NAME in request.COOKIES
            response["Cache-Control"] = "private, no-cache" if signed_in else "no-cache"
            patch_vary_headers(response, ["Cookie"])
        return response


LARGEST_FORM = (
    32 * 1024 * 1024
)  # the largest file that any form takes is 20 MB, with room for what stands beside it


class KindAnswers:
    """Turns what the house raises into pages that say what next."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return too_large(request) if _length(request) > LARGEST_FORM else self.get_response(request)

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
            now = getattr(getattr(exception, "theirs", None), "get_absolute_url", str)()
            return kind_page(
                request, status=409, title=_("That can't be done now"), sentence=str(exception), leads_to=now
            )
        return None


def _length(request: HttpRequest) -> int:
    """How much the browser says it sends; more than it says is never read."""
    said = request.META.get("CONTENT_LENGTH") or "0"
    return int(said) if said.isdecimal() else 0
