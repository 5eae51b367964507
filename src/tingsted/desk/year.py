"""A year across the areas: what went on in each, by the alphabet. No figures beside figures, nobody first or last."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy

from tingsted.design.days import day_text
from tingsted.kernel import clock, ports, rounds
from tingsted.kernel.text import danish_key
from tingsted.places.models import Area
from tingsted.places.remembered import remembered

YEARS_BACK = 6
# What went on, by kind, in the order people tell it.
KINDS: dict[str, Any] = {
    "meeting": gettext_lazy("Met"),
    "survey": gettext_lazy("Asked each other"),
    "plan": gettext_lazy("Planned"),
    "matter": gettext_lazy("Had its say"),
    "asked": gettext_lazy("Asked the municipality"),
    "answered": gettext_lazy("Got an answer"),
    "news": gettext_lazy("Told"),
}


@dataclass(frozen=True)
class Lines:
    """What went on of one kind, as links in the order of the year."""

    label: Any
    links: SafeString


@dataclass(frozen=True)
class AreaYear:
    """One area's year."""

    area: Area
    kinds: tuple[Lines, ...]


@remembered(most=8)
def the_year(year: int) -> rounds.Reading[tuple[AreaYear, ...]]:
    """Every area's year, by the alphabet, as a reading: one question to each room, however many areas."""
    start = datetime(year, 1, 1, tzinfo=clock.COPENHAGEN)
    end = min(datetime(year + 1, 1, 1, tzinfo=clock.COPENHAGEN), clock.end_of(clock.today()))
    areas, doings = yield from rounds.together(
        rounds.rows(Area.objects.all()), ports.doings.gather(start, end, None)
    )
    found: dict[int, dict[str, list[ports.Doing]]] = defaultdict(lambda: defaultdict(list))
    for doing in doings:
        if doing.counted and start <= doing.at < end:
            found[doing.area_id][doing.kind].append(doing)
    return tuple(
        AreaYear(area, tuple(_lines(kind, found[area.pk][kind]) for kind in KINDS if found[area.pk][kind]))
        for area in sorted(areas, key=lambda area: danish_key(area.name))
    )


def _lines(kind: str, doings: list[ports.Doing]) -> Lines:
    rows = format_html_join(
        "",
        '<li><a href="{}">{}</a> <span class="muted">{}</span></li>',
        (
            (doing.url, doing.words, day_text(clock.day_of(doing.at), "kort"))
            for doing in sorted(doings, key=lambda doing: (doing.at, doing.key))
        ),
    )
    return Lines(KINDS[kind], format_html('<ul class="plain stack-s">{}</ul>', rows))
