"""An idea's number written otherwise than it was given still leads there: nobody is told that it is not here."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import unquote

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from tingsted.ideas.models import Idea
from tingsted.ideas.numbers import ideas_called

_BELOW = re.compile(r"^/ideer/([^/]+)/")


class NumbersAsWritten:
    """Asks the database only when a page of an idea was not found."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        match = (
            _BELOW.match(request.path) if response.status_code == 404 and request.method == "GET" else None
        )
        if match is None:
            return response
        ideas = Idea.objects.visible_to(getattr(request, "user", None))
        idea = ideas_called([match[1]], ideas).get(match[1])
        if idea is None or idea.label == match[1]:
            return response
        rest = unquote(request.get_full_path()).removeprefix(unquote(match[0]))
        return HttpResponseRedirect(f"{idea.get_absolute_url()}{rest}")
