"""Outlines as plain geometry: what is read is what was written, and a cut loses no ground."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from shapely import MultiPolygon, Polygon, box
from shapely.geometry import mapping

from tingsted.places.coverage import SLIVER, coverage_of
from tingsted.places.land_forms import corners_of
from tingsted.places.outlines import (
    OutlineRefused,
    as_geojson,
    check_outline,
    hectares,
    read_corners,
    read_geojson,
    read_point,
)
from tingsted.places.outlines.metres import moved
from tingsted.places.outlines.shaping import ground, shape_of

AREA = Polygon(
    [(11.60, 55.30), (11.66, 55.31), (11.70, 55.30), (11.71, 55.38), (11.63, 55.40), (11.59, 55.36)]
)
REST = box(11.4, 55.2, 11.9, 55.5).difference(AREA)


@st.composite
def stars(draw: st.DrawFn) -> Polygon:
    """A polygon with some corners around a point near the area: it never crosses itself."""
    from math import cos, pi, sin

    x, y = draw(st.floats(11.55, 11.75)), draw(st.floats(55.28, 55.42))
    far = draw(st.lists(st.floats(0.01, 0.09), min_size=3, max_size=9))
    return Polygon(
        [(x + r * cos(2 * pi * n / len(far)), y + r * sin(2 * pi * n / len(far))) for n, r in enumerate(far)]
    )


@given(piece=stars())
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_cut_loses_no_ground_and_leaves_no_overlap(piece: Polygon) -> None:
    inner, outer = AREA.intersection(piece), AREA.difference(piece)
    parts = {
        n: shape_of(as_geojson(part)) for n, part in enumerate((inner, outer)) if ground(part).area > 1e-7
    }
    assert sum(map(hectares, parts.values())) == pytest.approx(hectares(AREA), abs=0.1)
    seen = coverage_of({**parts, 9: REST}, frozenset(), box(11.4, 55.2, 11.9, 55.5))
    assert ([f for f in seen.findings if f.hectares >= SLIVER], seen.sliver_hectares < 0.1) == ([], True)


@given(piece=stars())
@settings(max_examples=60, deadline=None)
def test_an_outline_typed_as_its_own_corners_is_itself(piece: Polygon) -> None:
    assert read_corners(corners_of(piece)).symmetric_difference(piece).area < 1e-7


@given(piece=stars(), projection=st.sampled_from(["EPSG:4326", "EPSG:25832"]), told=st.booleans())
@settings(max_examples=60, deadline=None)
def test_both_projections_say_the_same_with_and_without_being_told(
    piece: Polygon, projection: str, told: bool
) -> None:
    crs = {"crs": {"type": "name", "properties": {"name": f"urn:ogc:def:crs:EPSG::{projection[5:]}"}}}
    given_ = {**mapping(moved(piece, "EPSG:4326", projection)), **(crs if told else {})}
    assert read_geojson(json.dumps(given_).encode()).symmetric_difference(piece).area < 1e-9


def test_a_ring_inside_another_is_a_hole_and_one_beside_it_a_part() -> None:
    square = "55.30 11.60\n55.30 11.70\n55.40 11.70\n55.40 11.60"
    hole = "55.33 11.63\n55.33 11.66\n55.36 11.66\n55.36 11.63"
    island = "55.30 11.80\n55.30 11.81\n55.31 11.81"
    whole = read_corners(f"{square}\n\n{hole}\n\n{island}")
    assert isinstance(whole, MultiPolygon)
    assert [len(part.interiors) for part in sorted(whole.geoms, key=lambda p: -p.area)] == [1, 0]


@pytest.mark.parametrize(
    "typed", ["55.3548 11.6932", "11.6932, 55.3548", "6137577 670734", "55,3548 11,6932"]
)
def test_a_point_is_read_in_every_way_people_write_it(typed: str) -> None:
    longitude, latitude = read_point(typed)
    assert (longitude, latitude) == pytest.approx((11.6932, 55.3548), abs=2e-4)


def test_a_rectangle_is_as_large_as_its_sides() -> None:
    # A degree of latitude is 111.36 km here, one of longitude 63.42 km: 0.1 by 0.1 is 7,062 hectares.
    assert hectares(box(11.60, 55.30, 11.70, 55.40)) == pytest.approx(7062, rel=1e-3)


@pytest.mark.parametrize(
    "raw", [b"", b"{", b"[]", b'"x"', b"\xff\xfe", b"{}", b'{"type":"Point","coordinates":[1,2]}']
)
def test_what_is_no_outline_is_refused_in_a_sentence(raw: bytes) -> None:
    with pytest.raises(OutlineRefused) as refusal:
        read_geojson(raw)
    assert len(str(refusal.value)) > 20


def test_the_next_ring_lies_in_the_next_municipality() -> None:
    town = box(11.6, 55.3, 11.7, 55.4)
    with pytest.raises(OutlineRefused) as refusal:
        check_outline(box(11.701, 55.3, 11.71, 55.4), town)
    assert "hos naboen" in str(refusal.value)
    check_outline(box(11.65, 55.3, 11.72, 55.4), town)
