"""Whether a page has changed since a reader last saw it, told from the journal's head instead of by drawing it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import wraps
from importlib.metadata import version

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.views.decorators.http import condition

from tingsted.kernel import clock, journal

View = Callable[..., HttpResponse]
RELEASE = version("tingsted")


def page_tag(request: HttpRequest, *args: object, **kwargs: object) -> str | None:
    """The page's ETag: everything is written by actions and every action is journalled, so the journal's end, the
    hour, the language and the address say together what a visitor's page shows.

    None where that does not hold: while developing, when a message waits to be shown once, and for those who are
    signed in, whose pages carry forms with tokens of their own.
    """
    if settings.DEBUG or "messages" in request.COOKIES or request.user.is_authenticated:
        return None
    hour = clock.now().astimezone(clock.COPENHAGEN).strftime("%Y-%m-%d %H")
    parts = (journal.state(), hour, get_language(), request.get_full_path(), RELEASE)
    return f'"{hashlib.sha256(repr(parts).encode()).hexdigest()[:32]}"'


def revalidated(view: View) -> View:
    """Decorator of a page on which a visitor finds no form that writes: it changes only when something happens or
    a new hour begins. The journal's end is read once, before anything else, and holds for the whole page.
    """
    asked = condition(etag_func=page_tag)(view)

    @wraps(view)
    def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if request.method not in ("GET", "HEAD"):
            return view(request, *args, **kwargs)
        with journal.as_it_stands():
            return asked(request, *args, **kwargs)

    return answer
