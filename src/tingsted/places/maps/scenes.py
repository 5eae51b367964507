"""The pictures of the map at work: a fault, a draft, a version, and everything that doesn't fit."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache

from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from shapely.geometry.base import BaseGeometry

from tingsted.kernel import clock
from tingsted.places.atlas import Held, atlas, outlines_of, town_outline
from tingsted.places.coverage import Finding, coverage
from tingsted.places.map_file import MapFault
from tingsted.places.maps.closeup import Layer, draw_closeup, legend
from tingsted.places.models import Area, Redrawing
from tingsted.places.outlines import OutlineRefused
from tingsted.places.queries import the_municipality
from tingsted.places.redrawn import TO_COME, Outcome


def draw_fault(refused: OutlineRefused | MapFault, outlines: Mapping[int, BaseGeometry]) -> SafeString:
    """Where an outline can't be: the municipality, what was given, and the place of the fault."""
    town = town_outline()
    if refused.outline is None and not refused.places:
        return SafeString("")
    layers = [*_town(town), *(Layer("area", outline) for outline in outlines.values())]
    if refused.outline is not None:
        layers.append(Layer("was", refused.outline))
    layers += [Layer("fault", place, ringed=True) for place in refused.places]
    around = [g for g in (refused.outline, *refused.places) if g is not None]
    # A ring far away is shown together with the municipality, so that one sees how far.
    far = town is not None and not any(town.intersects(place) for place in refused.places)
    if town is not None and (far or refused.outline is None):
        around.append(town)
    title = _("Map: where the fault is. %(fault)s") % {"fault": refused}
    return draw_closeup(layers, title, around=around)


def draw_outlines(area: Area, outlines: Mapping[int, BaseGeometry]) -> SafeString:
    """An area among its neighbours as they are today."""
    names = atlas(clock.today()).areas
    own = outlines.get(area.pk)
    layers = [*_town(town_outline()), *_areas(outlines, names, but={area.pk})]
    if own is not None:
        layers.append(Layer("draft", own, area.short_name))
    around = [own] if own is not None else [g for g in (town_outline(), *outlines.values()) if g is not None]
    return draw_closeup(
        layers, _("Map: %(area)s and the areas around it.") % {"area": area.name}, around=around
    )


def draw_version(area: Area, outline: BaseGeometry) -> SafeString:
    """One boundary version by itself, on the municipality."""
    title = _("Map: the boundary of %(area)s.") % {"area": area.name}
    return draw_closeup([*_town(town_outline()), Layer("draft", outline)], title, around=[outline])


def draw_outcome(redrawing: Redrawing, seen: Outcome) -> SafeString:
    """What was (dashed), what would be, and what would overlap or be left open."""
    names = atlas(clock.today()).areas
    touched = {redrawing.area_id, redrawing.other_id, TO_COME}
    was = [o for key, o in seen.before.items() if key in touched]
    layers = [*_town(town_outline()), *_areas(seen.after, names, but=touched)]
    if redrawing.area_id in seen.after:
        look = "rest" if redrawing.kind == Redrawing.Kind.DIVISION else "draft"
        layers.append(Layer(look, seen.after[redrawing.area_id], redrawing.area.short_name))
    if redrawing.kind == Redrawing.Kind.DIVISION and TO_COME in seen.after:
        layers.append(Layer("draft", seen.after[TO_COME], redrawing.short_name))
    layers += [Layer("was", outline) for outline in was]
    layers += [Layer(f.kind, f.place, str(n), ringed=True) for n, f in enumerate(seen.findings, 1)]
    around = [*was, *(seen.after[key] for key in touched if key is not None and key in seen.after)]
    return draw_closeup(layers, _("Map: the boundary as it is and as it would be."), around=around)


def draw_map_file(
    before: Mapping[int, BaseGeometry],
    after: Mapping[int, BaseGeometry],
    findings: Sequence[Finding],
    names: Mapping[int, str],
) -> SafeString:
    """What a file would make of the map: what changes (dashed as it is today), and what does not fit."""
    changed = {key for key, outline in after.items() if key not in before or not outline.equals(before[key])}
    layers = [*_town(town_outline()), *_areas(after, atlas(clock.today()).areas, but=changed)]
    layers += [Layer("draft", after[key], names.get(key, "")) for key in changed]
    layers += [Layer("was", before[key]) for key in changed if key in before]
    layers += [Layer(f.kind, f.place, str(n), ringed=True) for n, f in enumerate(findings, 1)]
    around = [g for g in (town_outline(), *after.values()) if g is not None]
    return draw_closeup(layers, _("Map: the boundary as it is and as it would be."), around=around)


def map_file_legend(redrawn: bool, findings: Sequence[Finding]) -> SafeString:
    """What the looks on the picture of a file mean; `redrawn` where some line takes the place of another."""
    was = [("was", _("as it is today"))] if redrawn else []
    return legend([*was, ("draft", _("as it would be")), *_found(findings)])


def draw_coverage() -> SafeString:
    """Every overlap and gap in the municipality today, numbered as in the list."""
    known, town = atlas(clock.today()), the_municipality()
    names = tuple((area.pk, area.short_name) for area in known.areas.values())
    return _coverage(known.held, known.nested, (town.version, town.created_at), names, get_language() or "")


@lru_cache(maxsize=4)
def _coverage(held: tuple[Held, ...], *_same: object) -> SafeString:
    """Drawn once for each set of boundaries, parts, names and words."""
    findings, known = coverage(clock.today()).findings, atlas(clock.today()).areas
    outlines, town = outlines_of(held), town_outline()
    layers = [*_town(town), *_areas(outlines, known)]
    layers += [Layer(f.kind, f.place, str(n), ringed=True) for n, f in enumerate(findings, 1)]
    around = [g for g in (town, *outlines.values()) if g is not None]
    return draw_closeup(layers, _("Map: where areas overlap, and where no area is."), around=around)


def outcome_legend(redrawing: Redrawing, seen: Outcome) -> SafeString:
    """What the looks on a draft's picture mean."""
    new = redrawing.short_name or redrawing.area.short_name
    rows = [("was", _("as it is today")), ("draft", _("%(area)s, as it would be") % {"area": new})]
    if redrawing.kind == Redrawing.Kind.DIVISION:
        rows.append(("rest", _("%(area)s, as it would be") % {"area": redrawing.area.short_name}))
    return legend([*rows, *_found(seen.findings)])


def coverage_legend(findings: Sequence[Finding]) -> SafeString:
    """What the looks on the picture of all areas mean."""
    return legend([("area", _("local area")), *_found(findings)])


def _found(findings: Sequence[Finding]) -> list[tuple[str, str]]:
    words = {
        "overlap": _("areas lie over each other"),
        "gap": _("no area"),
        "outside": _("outside the municipality"),
    }
    return [(kind, said) for kind, said in words.items() if any(f.kind == kind for f in findings)]


def _town(town: BaseGeometry | None) -> list[Layer]:
    return [] if town is None else [Layer("town", town, ringed=True)]


def _areas(
    outlines: Mapping[int, BaseGeometry], names: Mapping[int, Area], but: Collection[int | None] = ()
) -> list[Layer]:
    return [
        Layer("area", outline, names[key].short_name if key in names else "")
        for key, outline in outlines.items()
        if key not in but
    ]
