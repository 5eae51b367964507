"""Whether a page has changed since a reader last saw it, told from the journal's head instead of by drawing it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from importlib.metadata import version

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.views.decorators.http import condition

from tingsted.kernel import clock
from tingsted.kernel.models import JournalHead

View = Callable[..., HttpResponse]
RELEASE = version("tingsted")


def page_tag(request: HttpRequest, *args: object, **kwargs: object) -> str | None:
    """The page's ETag: everything is written by actions and every action is journalled, so the journal's end, the
    day, the reader, the language and the address say together what the page shows.

    None where that does not hold: while developing, and when a message waits to be shown once.
    """
    if settings.DEBUG or request.method not in ("GET", "HEAD") or "messages" in request.COOKIES:
        return None
    head = JournalHead.objects.filter(pk=1).values_list("digest", flat=True).first() or ""
    reader = request.user.pk if request.user.is_authenticated else ""
    parts = (head, clock.today(), reader, get_language(), request.get_full_path(), RELEASE)
    return f'"{hashlib.sha256(repr(parts).encode()).hexdigest()[:32]}"'


def revalidated(view: View) -> View:
    """Decorator of a page without forms that changes only when something happens or a new day begins."""
    return condition(etag_func=page_tag)(view)
