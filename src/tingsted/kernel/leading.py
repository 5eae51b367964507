"""A page that was not found is looked for once more: what was right before, or is written otherwise, leads on."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import ClassVar
from urllib.parse import unquote

from django.http import HttpRequest, HttpResponse


class LeadOn:
    """Middleware for the addresses below one: asks the database only when such a page was not found."""

    below: ClassVar[re.Pattern[str]]

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        asked = response.status_code == 404 and request.method == "GET"
        match = self.below.match(request.path) if asked else None
        if match is None:
            return response
        rest = unquote(request.get_full_path()).removeprefix(unquote(match[0]))
        return self.lead(request, match[1], rest) or response

    def lead(self, request: HttpRequest, name: str, rest: str) -> HttpResponse | None:
        """Where what was called so is now, followed by the rest of the address; nothing where it never was."""
        raise NotImplementedError
