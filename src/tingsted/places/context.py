"""What every page knows: the municipality and the menu. Neither costs a page a query."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from tingsted.design.theme import FontFile, Theme
from tingsted.kernel import ports
from tingsted.places.queries import the_municipality


def municipality(request: HttpRequest) -> dict[str, Any]:
    """The municipality of this installation (read when a page asks for it), and the main menu."""
    return {
        "municipality": SimpleLazyObject(the_municipality),
        "finds_addresses": bool(settings.ADDRESS_FILE or settings.ADDRESS_TOKEN),
        "menu": SimpleLazyObject(lambda: _menu(request)),
    }


def _menu(request: HttpRequest) -> list[tuple[Any, str, bool]]:
    """Label, address, and whether we are there."""
    entries = sorted(ports.menu.collect(request), key=lambda e: e.order)
    return [(e.label, e.url, request.path.startswith(e.url)) for e in entries]


def look() -> Theme:
    """How the municipality looks, for the stylesheet and the masthead."""
    town = the_municipality()
    plain = Theme()
    return Theme(
        municipality=town.name if town.pk else "",
        logo=f"{reverse('places:logo')}?v={town.version}" if town.logo else "",
        colour=town.colour,
        accent=town.accent,
        font_text=town.font_text or plain.font_text,
        font_display=town.font_display or plain.font_display,
        font_files=tuple(
            FontFile(name, reverse("places:font", args=[use, town.version]))
            for use, name, file in (
                ("tekst", town.font_text, town.font_text_file),
                ("overskrift", town.font_display, town.font_display_file),
            )
            if file and name
        ),
    )
