"""An area that was renamed is still found under the address it had: every page below it leads on to the new one."""

from __future__ import annotations

import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect

from tingsted.places.models import AreaName

_BELOW = re.compile(r"^/omraader/([-\w]+)/")


class FormerAddresses:
    """Asks the database only when a page below an area was not found."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        match = (
            _BELOW.match(request.path) if response.status_code == 404 and request.method == "GET" else None
        )
        if match is None:
            return response
        was = AreaName.objects.filter(slug=match[1]).select_related("area").order_by("-pk").first()
        if was is None or was.area.slug == match[1]:
            return response
        rest = request.get_full_path().removeprefix(match[0])
        return HttpResponsePermanentRedirect(f"{was.area.get_absolute_url()}{rest}")
