"""The pictures: the whole municipality with links on its areas, and the small one that shows where an area lies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from tingsted.places.maps.sheet import Outline, Sheet


@dataclass(frozen=True)
class Look:
    """How one area looks today: where it leads, what it is called, and its tint."""

    area_id: int
    number: int
    url: str
    words: str
    has_plan: bool
    has_body: bool
    something_on: bool


@lru_cache(maxsize=16)
def draw_map(
    sheet: Sheet, looks: tuple[Look, ...], title: str, description: str, rest_words: str
) -> SafeString:
    """The municipality: hatched where nothing is loaded, an area for each look, names above them, dots on top."""
    by_area = {look.area_id: look for look in looks}
    drawn = sorted(
        (o for o in sheet.outlines if o.area_id in by_area), key=lambda o: (o.circle is not None, -o.size)
    )
    links = format_html_join(
        "",
        '<a class="{}" href="{}" aria-label="{}">{}</a>',
        (
            (_classes(o, by_area[o.area_id]), by_area[o.area_id].url, by_area[o.area_id].words, _ground(o))
            for o in drawn
        ),
    )
    return format_html(
        '<svg class="map" viewBox="0 0 {} {}" role="group" aria-labelledby="kort-titel" aria-describedby="kort-tekst">'
        '<title id="kort-titel">{}</title><desc id="kort-tekst">{}</desc>{}{}{}<g aria-hidden="true">{}</g>{}</svg>',
        sheet.width,
        sheet.height,
        title,
        description,
        _rest(sheet, rest_words),
        links,
        _clusters(sheet, by_area),
        _labels([o for o in sheet.outlines if o.area_id in by_area], looks),
        _pins(sheet.outlines, by_area),
    )


@lru_cache(maxsize=64)
def draw_place(sheet: Sheet, area_id: int, title: str) -> SafeString:
    """Where one area lies in the municipality: no links, no names."""
    rest = format_html('<path class="rest" d="{}"/>', sheet.rest) if sheet.rest else SafeString("")
    here = [o for o in (sheet.of(area_id),) if o is not None]
    others = [o for o in sheet.outlines if o.area_id != area_id]
    drawn = sorted(others, key=lambda o: (o.circle is not None, -o.size)) + here
    shapes = format_html_join(
        "",
        '<g class="area{}{}">{}</g>',
        ((" here" if o in here else "", " estimated" if o.estimated else "", _ground(o)) for o in drawn),
    )
    return format_html(
        '<svg class="map quiet" viewBox="0 0 {} {}" role="img" aria-label="{}">{}{}</svg>',
        sheet.width,
        sheet.height,
        title,
        rest,
        shapes,
    )


def _clusters(sheet: Sheet, by_area: Mapping[int, Look]) -> SafeString:
    """A line round the areas of each cluster: it leads to the cluster, the ground inside to the areas."""
    return format_html_join(
        "",
        '<a class="cluster" href="{}" aria-label="{}"><path d="{}"/><path class="line" d="{}"/></a>',
        (
            (by_area[o.area_id].url, by_area[o.area_id].words, o.path, o.path)
            for o in sheet.clusters
            if o.area_id in by_area
        ),
    )


def _classes(outline: Outline, look: Look) -> str:
    return " ".join(
        filter(
            None,
            (
                "area",
                "has-plan" if look.has_plan else "" if look.has_body else "no-council",
                "estimated" if outline.estimated else "",
            ),
        )
    )


def _ground(outline: Outline) -> SafeString:
    if outline.circle:
        return format_html('<circle cx="{}" cy="{}" r="{}"/>', *outline.circle)
    return format_html('<path d="{}"/>', outline.path)


def _rest(sheet: Sheet, words: str) -> SafeString:
    """What isn't loaded yet, hatched, with its words for those who hear the map."""
    if not sheet.rest:
        return SafeString("")
    return format_html(
        '<pattern id="kort-skravering" width="14" height="14" patternUnits="userSpaceOnUse" '
        'patternTransform="rotate(45)"><path class="hatch" d="M0 0V14"/></pattern>'
        '<g role="img" aria-label="{}"><path class="rest" d="{}"/><path fill="url(#kort-skravering)" d="{}"/></g>',
        words,
        sheet.rest,
        sheet.rest,
    )


def _labels(outlines: Sequence[Outline], looks: tuple[Look, ...]) -> SafeString:
    number = {look.area_id: look.number for look in looks}
    parts = []
    for outline in outlines:
        label = outline.label
        if label.leader:
            parts.append(format_html('<path class="leader" d="M{} {}L{} {}"/>', *label.leader))
        kind = "name outside" if label.outside else "name"
        parts += [
            format_html('<text class="{}" x="{}" y="{}">{}</text>', kind, x, y, text)
            for x, y, text in label.lines
        ]
        x, y = label.number_at
        parts.append(format_html('<text class="no" x="{}" y="{}">{}</text>', x, y, number[outline.area_id]))
    return SafeString("".join(parts))


def _pins(outlines: Sequence[Outline], by_area: dict[int, Look]) -> SafeString:
    """A dot where something is on now, above the name; the words say it too."""
    spots = (
        (o.label.number_at[0], (o.circle[1] - o.circle[2]) if o.circle else o.label.number_at[1] - 62)
        for o in outlines
        if o.area_id in by_area and by_area[o.area_id].something_on
    )
    return format_html_join("", '<circle class="pin" cx="{}" cy="{}" r="13"/>', spots)
