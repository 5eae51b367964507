"""What every page knows: the municipality, the menu, and how many things wait."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from tingsted.kernel import ports
from tingsted.places.models import Municipality


def municipality(request: HttpRequest) -> dict[str, Any]:
    """The municipality of this installation (lazily, one query), and the main menu."""
    entries = sorted(ports.menu.collect(request), key=lambda e: e.order)
    return {
        "municipality": SimpleLazyObject(lambda: Municipality.objects.filter(pk=1).first() or Municipality(name="Tingsted")),
        "menu": [(e.label, e.url, request.path.startswith(e.url)) for e in entries],
    }
