"""The map: drawn once, honest about what it doesn't know, and complete as a list."""

import json
import re

import pytest
from django.core.cache import caches
from django.test import Client
from shapely.geometry import box, mapping, shape
from shapely.ops import unary_union

from cast import Cast
from tingsted.demo.areas import DAGI, Ground, lay_ground
from tingsted.kernel import guard, ports, rounds
from tingsted.kernel.actors import OPERATOR
from tingsted.places.actions import adopt_boundary, enter_area, found_office
from tingsted.places.maps import current_sheet
from tingsted.places.maps.labels import place_labels
from tingsted.places.maps.projection import project_for
from tingsted.places.maps.sheet import path_of
from tingsted.places.models import Area, Boundary
from tingsted.places.overview import overview
from tingsted.places.remembered import forget_all


def test_naestved_has_its_twelve_known_areas_in_the_order_of_their_names(naestved: Ground) -> None:
    rows = Area.objects.in_order().filter(kind=Area.Kind.AREA)
    assert [(a.number, a.short_name) for a in rows] == [
        (1, "4262"), (2, "Fensmark"), (3, "Fladså"), (4, "Fodby"), (5, "Glumsø"), (6, "HOT"), (7, "Karrebæksminde"),
        (8, "Lille Næstved"), (9, "Næstved Vestegn"), (10, "Tappernøje"), (11, "Tybjerg"), (12, "Vestlandet4700"),
    ]  # fmt: skip


def test_the_rest_is_one_hatched_region_that_says_how_many_are_missing(naestved: Ground) -> None:
    shown = overview()
    assert (shown.missing, shown.missing_words) == (7, "7 områder er ikke indlæst endnu")
    picture = str(shown.picture)
    assert 'aria-label="7 områder er ikke indlæst endnu"' in picture
    assert picture.count('fill="url(#kort-skravering)"') == 1


def test_every_area_is_a_link_on_the_map_and_the_circle_is_lille_naestved(naestved: Ground) -> None:
    picture = str(overview().picture)
    links = re.findall(r'<a class="([^"]*)" href="([^"]*)"[^>]*><(path|circle)', picture)
    assert {url for _, url, _ in links} == {
        a.get_absolute_url() for a in Area.objects.filter(kind=Area.Kind.AREA)
    }
    assert [url for _, url, shape in links if shape == "circle"] == ["/omraader/lille-naestved/"]
    dashed = {url for classes, url, _ in links if "estimated" in classes}
    assert dashed == {
        "/omraader/naestved-vestegn/", "/omraader/fodby/", "/omraader/karrebaeksminde/", "/omraader/glumsoe/",
        "/omraader/tybjerg/", "/omraader/lille-naestved/",
    }  # fmt: skip


def test_the_village_cluster_has_no_boundary_and_says_so(naestved: Ground, client: Client) -> None:
    page = client.get("/omraader/landet-mellem-byerne/").content.decode()
    assert "Der er ikke tegnet en grænse for området endnu." in page
    assert '<svg class="map' not in page


@pytest.mark.parametrize("address", ["/omraader/", "/omraader/glumsoe/"])
def test_the_source_stands_under_every_map(naestved: Ground, client: Client, address: str) -> None:
    page = client.get(address).content.decode()
    assert page.index('class="map') < page.index(DAGI)


def test_holbaek_has_its_eighteen_areas_and_nothing_missing(db: None) -> None:
    with guard.arranging():
        ground = lay_ground("holbaek")
    shown = overview()
    assert (len(ground.areas), len(shown.areas), len(shown.clusters), shown.missing) == (19, 18, 1, 0)
    assert "skravering" not in str(shown.picture)


@pytest.fixture
def cluster(naestved: Ground) -> Area:
    """Fensmark and its two neighbours' villages work together."""
    parts = [naestved.areas[key] for key in ("fensmark", "hot", "tybjerg")]
    return enter_area(
        OPERATOR, name="Landsbyerne", short_name="Landsbyerne", prefix="Klynge", kind=Area.Kind.CLUSTER,
        parts=parts,
    )  # fmt: skip


def test_a_cluster_is_all_its_areas_as_one_on_every_map(cluster: Area, client: Client) -> None:
    page = client.get("/omraader/").content.decode()
    found = re.findall(r'<a class="cluster" href="([^"]+)" aria-label="([^"]+)">', page)
    assert found == [("/omraader/landsbyerne/", "Landsbyerne, flere landsbyer, der arbejder sammen på tværs")]
    assert "Landsbyklynge: flere områder som ét" in page
    own = client.get("/omraader/landsbyerne/").content.decode()
    assert ('<g class="area here">' in own, "Omridset er dens områders tilsammen." in own) == (True, True)
    features = client.get("/kort.geojson").json()["features"]
    shapes = {f.get("id"): shape(f["geometry"]) for f in features}
    whole = unary_union([shapes[area.slug] for area in cluster.parts.all()])
    assert features[-1]["id"] == "landsbyerne"
    assert shapes["landsbyerne"].symmetric_difference(whole).area < 1e-9


def test_a_cluster_follows_its_areas_and_may_have_a_line_of_its_own(cluster: Area, client: Client) -> None:
    def size() -> str:
        page = client.get("/omraader/landsbyerne/graense/").content.decode()
        return re.search(r"([\d.]+) hektar\.", page)[1]  # type: ignore[index]  # it is there, or the test fails

    three = size()
    with guard.arranging():
        cluster.parts.remove(cluster.parts.order_by("name")[0])
        cluster.save()
    forget_all()
    two = size()
    assert float(two) < float(three)
    adopt_boundary(OPERATOR, area=cluster, geometry=dict(mapping(box(11.6, 55.2, 11.7, 55.25))))
    assert float(size()) < float(two)
    assert client.get("/kort.geojson").json()["features"][-1]["geometry"]["type"] == "Polygon"
    assert client.get("/graenser/").content.decode().count("Landsbyerne") == 0


def test_neighbours_share_their_simplified_border(naestved: Ground) -> None:
    from shapely import coverage_is_valid

    from tingsted.places.maps import sheet as module

    drawn: list[object] = []
    real = module.coverage_simplify
    module.coverage_simplify = lambda shapes, fineness: drawn.extend(real(shapes, fineness)) or drawn  # type: ignore[func-returns-value, assignment]  # stands in for the real one
    try:
        module._sheet.cache_clear()
        caches["drawn"].clear()  # the same ground may have been drawn for another test
        rounds.read(current_sheet())
    finally:
        module.coverage_simplify = real
        module._sheet.cache_clear()
    assert len(drawn) == 12  # eleven areas put together from parishes, and the rest
    assert coverage_is_valid(drawn, gap_width=0.0)


def test_the_drawing_is_kept_until_a_boundary_changes(naestved: Ground) -> None:
    first = rounds.read(current_sheet())
    assert rounds.read(current_sheet()) is first
    with guard.arranging():
        adopt_boundary(
            OPERATOR, area=naestved.areas["fodby"], geometry=dict(mapping(box(11.6, 55.2, 11.7, 55.25)))
        )
    second = rounds.read(current_sheet())
    assert second is not first
    assert Boundary.objects.filter(area=naestved.areas["fodby"]).in_force().count() == 1


def test_a_map_that_was_read_since_anything_happened_asks_only_whether_anything_has(
    naestved: Ground, client: Client, django_assert_num_queries
) -> None:  # type: ignore[no-untyped-def]  # the library's types are wider than this
    client.get("/omraader/")
    with guard.arranging():
        found_office(OPERATOR, kind="council", name="Endnu et råd", area=naestved.areas["glumsoe"])
    client.get("/omraader/")
    with django_assert_num_queries(1):  # whether anything has happened since
        page = client.get("/omraader/")
    assert (page.status_code, "Glumsø" in page.content.decode()) == (200, True)


def test_what_happens_is_on_the_map_at_once(naestved: Ground, client: Client) -> None:
    assert "Har sit eget råd" not in re.sub(
        r"<figcaption>.*?</figcaption>", "", client.get("/omraader/").content.decode(), flags=re.S
    )
    area = enter_area(OPERATOR, name="Herlufmagle", short_name="Herlufmagle", prefix="Herlufmagle", number=14)
    found_office(OPERATOR, kind="association", name="Herlufmagle Borgerforening", area=area)
    page = client.get("/omraader/").content.decode()
    assert 'href="/omraader/herlufmagle/"' in page
    assert "6 områder er ikke indlæst endnu" in page


def test_a_plan_tints_its_area_and_what_is_on_gets_a_dot(
    naestved: Ground, monkeypatch: pytest.MonkeyPatch
) -> None:
    glumsoe, fodby = naestved.areas["glumsoe"], naestved.areas["fodby"]
    monkeypatch.setattr(ports.area_marks, "_fillers", [
        lambda: [ports.Mark(glumsoe.pk, "plan", "Har en plan"), ports.Mark(fodby.pk, "now", "spørgeskema")]
    ])  # fmt: skip
    shown = overview()
    picture = str(shown.picture)
    assert re.findall(r'class="area has-plan[^"]*" href="([^"]*)"', picture) == ["/omraader/glumsoe/"]
    assert picture.count('class="pin"') == 1
    assert [(r.area.slug, r.words, r.now) for r in shown.areas if r.plan or r.now] == [
        ("fodby", "Har et lokalråd", ("Spørgeskema",)), ("glumsoe", "Har en plan", ()),
    ]  # fmt: skip


def test_the_outlines_are_open_data_with_their_source(naestved: Ground, client: Client) -> None:
    response = client.get("/kort.geojson")
    answer = json.loads(response.content)
    assert response["Content-Type"] == "application/geo+json"
    assert answer["attribution"] == DAGI
    assert [f.get("id") for f in answer["features"]] == [
        None, "4262", "fensmark", "fladsaa", "fodby", "glumsoe", "hot", "karrebaeksminde", "lille-naestved",
        "naestved-vestegn", "tappernoeje", "tybjerg", "vestlandet4700",
    ]  # fmt: skip
    circle = next(f for f in answer["features"] if f.get("id") == "lille-naestved")
    assert circle["geometry"] == {"type": "Point", "coordinates": [11.745, 55.24]}
    assert circle["properties"]["radius"] == 1300


def test_an_installation_without_areas_says_what_will_be_here(cast: Cast, client: Client) -> None:
    with guard.arranging():
        from tingsted.places.models import Office, Seat

        Seat.objects.all().delete()
        Office.objects.update(area=None)
        Area.objects.all().delete()
    for address in ("/", "/omraader/"):
        page = client.get(address).content.decode()
        assert ("Der er ingen områder endnu" in page, "data-map" in page, 'id="hvor"' in page) == (
            True,
            False,
            False,
        )


def test_a_path_goes_in_whole_steps_round_its_shape() -> None:
    assert path_of(box(10, 20, 30, 25)) == "M30 20l0 5-20 0 0-5z"


def test_the_projection_keeps_the_shape_of_a_square_kilometre() -> None:
    projection = project_for((11.0, 55.0, 12.0, 55.5))
    west, north = projection.place(11.0, 55.5)
    assert (west, north) == (10, 10)
    one_km_north = 1000 * projection.per_metre
    x, _ = projection.place(11.0 + 1000 / (111_320 * 0.5707), 55.25)
    assert x - west == pytest.approx(one_km_north, rel=0.01)


def test_a_name_that_does_not_fit_inside_stands_beside_with_a_line() -> None:
    small, large = place_labels(
        ["Karrebæksminde", "Fodby"], [box(500, 400, 520, 420), box(0, 0, 300, 300)], 1000, 800
    )
    assert (large.leader, large.outside) == (None, False)
    assert small.outside and small.leader is not None
    assert small.leader[:2] == (510, 410)
