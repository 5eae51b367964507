"""The desk's own lines in the menu."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpRequest
from django.utils.translation import gettext as _

from tingsted.kernel import ports
from tingsted.places.models import Area


@ports.menu.fill
def lines(request: HttpRequest) -> Iterator[ports.MenuEntry]:
    """What goes on, and one's own desk."""
    yield ports.MenuEntry(_("What goes on"), "/sker/", 20)
    yield ports.MenuEntry(_("Your desk"), "/bord/", 90)


@ports.area_sections.fill
def on_one_sheet(request: HttpRequest, area: Area) -> Iterator[ports.Section]:
    """The way to the area's sheet."""
    yield ports.Section("desk/parts/sheet.html", {"area": area}, order=90, place="side")
