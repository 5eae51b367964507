"""The map's pages: who sees them, what they say, and how an outline gets in."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from shapely.geometry import Polygon, box, mapping

from cast import Cast
from tingsted.kernel import clock, guard
from tingsted.kernel.actors import OPERATOR
from tingsted.places.actions import adopt_boundary, load_blocks, prepare_outline, rename_area
from tingsted.places.blocks import ReadBlock
from tingsted.places.models import Block, Municipality, Redrawing
from tingsted.places.outlines.metres import moved
from tingsted.places.outlines.shaping import shape_of

WEST, EAST = box(11.60, 55.30, 11.65, 55.40), box(11.65, 55.30, 11.70, 55.40)
TYPED = "55.30 11.60\n55.30 11.65\n55.40 11.65\n55.40 11.60"
ADOPTED = {"on": "2026-12-01", "adopted_by": "Kommunalbestyrelsen", "certainty": "documented", "source": ""}


@pytest.fixture
def land(cast: Cast) -> Cast:
    """Næstved is a rectangle; Fodby is its eastern half, Glumsø has no boundary yet."""
    with guard.arranging():
        Municipality.objects.update(outline=dict(mapping(box(11.60, 55.30, 11.70, 55.40))), version=2)
    adopt_boundary(OPERATOR, area=cast.fodby, geometry=dict(mapping(EAST)), certainty="documented")
    return cast


@pytest.fixture
def tue(client: Client, land: Cast) -> Client:
    with guard.arranging():
        client.force_login(land.tue)
    return client


def test_typed_corners_become_a_draft_that_is_looked_at_and_adopted(tue: Client, land: Cast) -> None:
    sent = tue.post("/omraader/glumsoe/graense/ny/", {"geometry": TYPED, **ADOPTED})
    draft = Redrawing.objects.get()
    assert (sent.status_code, sent["Location"]) == (302, f"/graenser/udkast/{draft.pk}/")
    page = tue.get(sent["Location"]).content.decode()
    assert "Sådan ville det blive. Intet er ændret endnu." in page
    assert "Det ligger ikke oven i andre områder og efterlader ingen huller." in page
    assert land.glumsoe.boundaries.count() == 0
    tue.post(f"/graenser/udkast/{draft.pk}/vedtag/", {"seen": draft.version})
    boundary = land.glumsoe.boundaries.get()
    assert (boundary.adopted_by, boundary.certainty) == ("Kommunalbestyrelsen", "documented")
    assert shape_of(boundary.geometry).equals(WEST)


@pytest.mark.parametrize("projection", ["EPSG:4326", "EPSG:25832"])
def test_a_geojson_file_in_either_projection_becomes_the_same_outline(
    tue: Client, land: Cast, projection: str
) -> None:
    there = mapping(moved(WEST, "EPSG:4326", projection))
    feature = {"type": "Feature", "properties": {"navn": "Glumsø og Omegn"}, "geometry": there}
    other = {"type": "Feature", "properties": {"navn": "Fodby"}, "geometry": there}
    file = json.dumps({"type": "FeatureCollection", "features": [other, feature]}).encode()
    upload = SimpleUploadedFile("omraader.geojson", file)
    sent = tue.post("/omraader/glumsoe/graense/ny/?maade=fil", {"geometry": upload, **ADOPTED})
    assert sent.status_code == 302
    drawn = Redrawing.objects.get()
    assert (shape_of(drawn.geometry or {}).symmetric_difference(WEST).area < 1e-9, drawn.recipe) == (
        True,
        {"way": "file"},
    )


def test_parishes_and_postcodes_are_put_together_with_exceptions(tue: Client, land: Cast) -> None:
    parishes = [
        ReadBlock("parish", "7410", "Glumsø", dict(mapping(box(11.60, 55.30, 11.63, 55.40)))),
        ReadBlock("parish", "7411", "Næsby", dict(mapping(box(11.63, 55.30, 11.66, 55.40)))),
        ReadBlock("postcode", "4262", "Sandved", dict(mapping(box(11.65, 55.20, 11.80, 55.50)))),
    ]
    load_blocks(OPERATOR, blocks=parishes, source="DAGI")
    chosen = {"blocks": ["parish:7410", "parish:7411"], "without": ["postcode:4262"]}
    sent = tue.post("/omraader/glumsoe/graense/ny/?maade=saml", {**chosen, **ADOPTED})
    page = tue.get(sent["Location"]).content.decode()
    assert "Sat sammen af Glumsø, Næsby, uden det, der ligger i Sandved" in page
    draft = Redrawing.objects.get()
    assert shape_of(draft.geometry or {}).equals(WEST)
    tue.post(f"/graenser/udkast/{draft.pk}/vedtag/")
    land.glumsoe.refresh_from_db()
    assert (land.glumsoe.parishes, land.glumsoe.place_names) == (
        ["7410", "7411"],
        [{"name": "Glumsø", "kind": "parish"}, {"name": "Næsby", "kind": "parish"}],
    )


def _geojson(outline: Any) -> bytes:
    return json.dumps(mapping(outline)).encode()


CROSSING = Polygon([(11.60, 55.30), (11.65, 55.40), (11.65, 55.30), (11.60, 55.40)])
WRONG = {
    "crosses itself": (_geojson(CROSSING), "Grænsen krydser sig selv ved 55.35000 nord, 11.62500 øst."),
    "web map": (_geojson(moved(WEST, "EPSG:4326", "EPSG:3857")), "Filen er i EPSG:3857."),
    "zone 33": (_geojson(moved(WEST, "EPSG:4326", "EPSG:25833")), "Filen er i EPSG:25833."),
    "swapped": (
        _geojson(Polygon([(y, x) for x, y in WEST.exterior.coords])),
        "Bredde og længde har byttet plads: GeoJSON skriver længden først.",
    ),
    "in the sea": (
        _geojson(box(11.0, 54.6, 11.1, 54.7)),
        "En ring af grænsen ligger 74 km uden for kommunen: i havet eller i en anden kommune.",
    ),
}


@pytest.mark.parametrize("wrong", sorted(WRONG))
def test_a_boundary_that_can_not_be_is_refused_with_a_sentence_and_a_picture_of_where(
    tue: Client, wrong: str
) -> None:
    file, sentence = WRONG[wrong]
    upload = SimpleUploadedFile("omraade.geojson", file)
    answer = tue.post("/omraader/glumsoe/graense/ny/?maade=fil", {"geometry": upload, **ADOPTED})
    page = answer.content.decode()
    assert (answer.status_code, sentence in page) == (422, True)
    picture = re.search(
        r'<svg class="closeup"[^>]*aria-label="Kort: hvor fejlen er\.[^"]*".*?</svg>', page, re.S
    )
    assert picture is not None
    assert picture[0].count('<g class="fault">') == 1
    assert Redrawing.objects.count() == 0


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("55.30 11.60\n55.40 11.60", "En grænse har mindst tre hjørner, hvert på sin egen linje."),
        (
            "her\nder\nog der",
            "»her« er ikke et hjørne. Skriv bredde og længde, for eksempel 55.35480 11.69320.",
        ),
    ],
)
def test_what_is_no_list_of_corners_is_told_and_kept(tue: Client, typed: str, sentence: str) -> None:
    answer = tue.post("/omraader/glumsoe/graense/ny/", {"geometry": typed, **ADOPTED})
    page = answer.content.decode()
    assert (answer.status_code, sentence in page, typed in page) == (422, True, True)


@pytest.mark.parametrize(
    "typed",
    [
        "55.30 11.60\n55.30 11.65\n55.40 11.65\n55.40 11.60",
        "11.60, 55.30\n11.65, 55.30\n11.65, 55.40\n11.60, 55.40",
        "55,300 11,600\n55,300 11,650\n55,400 11,650\n55,400 11,600",
    ],
)
def test_corners_are_read_in_either_order_and_with_a_danish_comma(tue: Client, typed: str) -> None:
    tue.post("/omraader/glumsoe/graense/ny/", {"geometry": typed, **ADOPTED})
    assert shape_of(Redrawing.objects.get().geometry or {}).equals(WEST)


def test_overlaps_and_gaps_stand_with_their_size_on_a_map_and_in_a_list(client: Client, land: Cast) -> None:
    adopt_boundary(OPERATOR, area=land.glumsoe, geometry=dict(mapping(box(11.62, 55.30, 11.66, 55.40))))
    page = client.get("/graenser/").content.decode()
    rows = re.findall(r'<th scope="row">(\d)</th><td data-label="Hvad">([^<]*)</td>.*?([\d.,]+)</td>', page)
    assert rows == [
        ("1", "Her er ikke noget område, op til Glumsø og Omegn", "1.412,3"),
        ("2", "Glumsø og Omegn og Fodby ligger oven i hinanden", "706,2"),
    ]
    assert (page.count('<g class="overlap">'), page.count('<g class="gap">')) == (2, 2)
    assert [b.area.short_name for b in land.glumsoe.boundaries.all()] == ["Glumsø"]


def test_the_page_of_a_boundary_tells_size_neighbours_versions_and_names(client: Client, land: Cast) -> None:
    adopt_boundary(OPERATOR, area=land.glumsoe, geometry=dict(mapping(WEST)), adopted_by="Byrådet 2007")
    rename_area(land.as_tue, area=land.glumsoe, name="Søbyerne", short_name="Søbyerne", prefix="Søby")
    page = client.get("/omraader/soebyerne/graense/").content.decode()
    told = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))
    assert "3.531 hektar. Det grænser op til Fodby (11,1 km)" in re.sub(r" +([.)])", r"\1", told)
    assert "Byrådet 2007" in told
    assert "Hed Glumsø og Omegn til og med" in told


def test_an_old_address_leads_to_the_new_one_with_every_page_below(client: Client, land: Cast) -> None:
    rename_area(land.as_tue, area=land.glumsoe, name="Søbyerne", short_name="Søbyerne", prefix="Søby")
    for below in ("", "historie/", "ideer/?q=sti"):
        found = client.get(f"/omraader/glumsoe/{below}")
        assert (found.status_code, found["Location"]) == (301, f"/omraader/soebyerne/{below}")
    assert client.get("/omraader/findes-ikke/").status_code == 404


def test_a_draft_is_not_there_for_citizens_and_the_contact_office_may_adopt_a_boundary_only(
    client: Client, land: Cast
) -> None:
    draft = prepare_outline(
        land.as_tue,
        area=land.glumsoe,
        outline=WEST,
        on=clock.today(),
        adopted_by="Byrådet",
        certainty="partly",
    )
    address = draft.get_absolute_url()
    assert client.get(address).status_code == 404
    with guard.arranging():
        client.force_login(land.gudrun)
    assert client.get(address).status_code == 200
    assert client.post(f"{address}vedtag/").status_code == 302
    assert client.get("/omraader/glumsoe/navn/").status_code == 403


def test_a_file_of_parishes_is_loaded_and_one_without_codes_is_refused(tue: Client) -> None:
    def load(properties: dict[str, str]) -> int:
        feature = {"type": "Feature", "properties": properties, "geometry": mapping(WEST)}
        file = json.dumps({"type": "FeatureCollection", "features": [feature]}).encode()
        sent = {"kind": "parish", "source": "DAGI", "file": SimpleUploadedFile("sogne.geojson", file)}
        return tue.post("/graenser/byggesten/", sent).status_code

    assert load({"sognekode": "7410", "navn": "Glumsø"}) == 302
    assert load({"sognekode": "7410", "navn": "Glumsø Sogn"}) == 302
    assert load({"navn": "Uden kode"}) == 422
    assert list(Block.objects.values_list("code", "name", "source")) == [("7410", "Glumsø Sogn", "DAGI")]
