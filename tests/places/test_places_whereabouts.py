"""*Which area is this in?* One, several at a border, or none; and an address that is looked up is kept nowhere."""

from __future__ import annotations

import json
import logging
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from shapely.geometry import Point, box, mapping

from cast import Cast
from tingsted.kernel.actors import OPERATOR
from tingsted.kernel.models import JournalEntry
from tingsted.places.actions import adopt_boundary
from tingsted.places.addresses import NoAnswer, state_service, the_provider
from tingsted.places.addresses.own_file import OwnFile
from tingsted.places.addresses.state_service import StateService
from tingsted.places.outlines.index import Ground, GroundIndex
from tingsted.places.whereabouts import areas_at

WEST, EAST = box(11.60, 55.30, 11.65, 55.40), box(11.65, 55.30, 11.70, 55.40)
RECORDED = json.loads(
    (Path(__file__).parent.parent / "data" / "adressevaelger.json").read_text(encoding="utf-8")
)
OWN = """adresse;x;y
Storegade 1, 4171 Glumsø;11,62;55,35
Storegade 12, 4171 Glumsø;11,68;55,35
Engvej 3;11,6501;55,35
"""


@pytest.fixture
def land(cast: Cast) -> Cast:
    for area, outline in ((cast.glumsoe, WEST), (cast.fodby, EAST)):
        adopt_boundary(OPERATOR, area=area, geometry=dict(mapping(outline)), certainty="partly")
    return cast


def _names(longitude: float, latitude: float) -> tuple[list[str], bool]:
    where = areas_at(longitude, latitude)
    return [area.short_name for area in where.areas], where.at_a_border


def test_a_point_is_in_one_area_in_several_at_a_border_or_in_none(land: Cast) -> None:
    assert _names(11.62, 55.35) == (["Glumsø"], False)
    assert _names(11.6497, 55.35) == (["Glumsø", "Fodby"], True)
    assert _names(11.6503, 55.35) == (["Fodby", "Glumsø"], True)
    assert _names(11.70, 55.50) == ([], False)


def test_a_point_just_outside_every_area_is_told_the_one_it_may_belong_to(land: Cast) -> None:
    assert _names(11.62, 55.4003) == (["Glumsø"], True)


def test_how_near_a_border_is_follows_how_sure_the_boundary_is(land: Cast) -> None:
    index = GroundIndex([Ground(1, WEST, 15.0), Ground(2, EAST, 15.0)])
    assert [hit.key for hit in index.hits(11.6495, 55.35)] == [1]  # 32 metres from the line
    doubtful = GroundIndex([Ground(1, WEST, 100.0), Ground(2, EAST, 15.0)])
    assert [hit.key for hit in doubtful.hits(11.6495, 55.35)] == [1, 2]


def test_a_circle_says_about_where_an_area_lies(land: Cast) -> None:
    circle = {"type": "Point", "coordinates": [11.80, 55.35], "radius": 600}
    adopt_boundary(OPERATOR, area=land.empty, geometry=circle)
    assert _names(11.808, 55.35) == (["Område15"], False)  # 507 metres from the middle
    assert _names(11.82, 55.35) == ([], False)


@given(
    squares=st.lists(
        st.tuples(st.floats(11.0, 12.0), st.floats(55.0, 56.0), st.floats(0.01, 0.4)), max_size=12
    ),
    points=st.lists(st.tuples(st.floats(10.9, 12.5), st.floats(54.9, 56.5)), min_size=1, max_size=20),
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_the_index_finds_what_looking_at_every_area_finds(
    squares: list[tuple[float, float, float]], points: list[tuple[float, float]]
) -> None:
    outlines = [box(x, y, x + size, y + size) for x, y, size in squares]
    index = GroundIndex([Ground(n, outline, 0.0) for n, outline in enumerate(outlines)])
    for point in points:
        held = {hit.key for hit in index.hits(*point) if hit.inside}
        for n, outline in enumerate(outlines):
            # Straight lines in degrees bend a little in metres, so a hair's breadth of the edge is left out.
            if outline.boundary.distance(Point(point)) > 1e-4:
                assert (n in held) == outline.contains(Point(point))


@pytest.fixture
def own_file(tmp_path: Path, settings: Any) -> Path:
    path = tmp_path / "adresser.csv"
    path.write_text(OWN, encoding="utf-8")
    settings.ADDRESS_FILE, settings.ADDRESS_TOKEN = str(path), ""
    return path


def test_the_own_file_finds_by_the_beginning_and_an_exact_address_alone(own_file: Path) -> None:
    provider = OwnFile(own_file)
    assert [c.words for c in provider.search("storegade 1")] == [
        "Storegade 1, 4171 Glumsø", "Storegade 12, 4171 Glumsø",
    ]  # fmt: skip
    (found,) = provider.search("Storegade 12, 4171 Glumsø")
    assert provider.locate(found.key).longitude == 11.68
    assert provider.search("Nygade 1") == []


def test_the_own_file_may_be_in_danish_metres(tmp_path: Path) -> None:
    path = tmp_path / "adresser.csv"
    path.write_text("adresse,x,y\nVestergade 1,724533.07,6176026.84\n", encoding="utf-8")
    spot = OwnFile(path).locate("0")
    assert (round(spot.longitude, 4), round(spot.latitude, 4)) == (12.5714, 55.678)


def recorded(url: str) -> bytes:
    """The answers as they were recorded; anything else was not asked for."""
    if url == "https://adressevaelger.dk/husnumre/soeg?tekst=Vestergade+1&token=T":
        return json.dumps(RECORDED["soeg"]["response_excerpt"]).encode()
    assert url == "https://adressevaelger.dk/husnumre/0a3f507b-24a4-32b8-e044-0003ba298018?token=T"
    return json.dumps(RECORDED["opslag"]["response"]).encode()


def test_the_states_service_answers_as_recorded() -> None:
    service = StateService("T", fetch=recorded)
    found = service.search("Vestergade 1")
    assert [c.words for c in found] == ["Vestergade 1, 1456 København K", "Vestergade 1, 4300 Holbæk"]
    spot = service.locate(found[0].key)
    assert (round(spot.longitude, 4), round(spot.latitude, 4)) == (12.5714, 55.678)


@pytest.mark.parametrize(
    "answer", [b"", b"<html>", b"[]", b'{"status":"fejl"}', b'{"status":"ok","husnummer":{}}']
)
def test_an_answer_that_can_not_be_read_is_no_answer(answer: bytes) -> None:
    with pytest.raises(NoAnswer) as nothing:
        StateService("T", fetch=lambda url: answer).locate("x")
    assert str(nothing.value) == ""


def test_without_configuration_nobody_is_asked(settings: Any) -> None:
    settings.ADDRESS_FILE = settings.ADDRESS_TOKEN = ""
    assert the_provider() is None


def test_an_address_leads_to_its_area(client: Client, land: Cast, own_file: Path) -> None:
    answer = client.post("/omraader/find/", {"adresse": "Storegade 12, 4171 Glumsø"})
    assert (answer.status_code, answer["Location"]) == (302, "/omraader/fodby/")


def test_several_addresses_and_several_areas_are_to_choose_from(
    client: Client, land: Cast, own_file: Path
) -> None:
    page = client.post("/omraader/find/", {"adresse": "Storegade 1"}).content.decode()
    assert page.count('name="key"') == 2
    page = client.post("/omraader/find/", {"adresse": "Engvej 3"}).content.decode()
    assert "Det kan være et af disse" in page
    assert ('href="/omraader/glumsoe/"' in page, 'href="/omraader/fodby/"' in page) == (True, True)


def test_what_was_typed_is_in_no_table_no_log_and_no_address(
    client: Client, land: Cast, own_file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    from django.apps import apps

    typed = "Storegade 12, 4171 Glumsø"
    entries = JournalEntry.objects.count()
    with caplog.at_level(logging.DEBUG):
        answer = client.post("/omraader/find/", {"adresse": typed})
    rows = [str(row) for model in apps.get_models() for row in model._default_manager.values()]
    said = [*rows, *(record.getMessage() for record in caplog.records), answer["Location"]]
    assert [text for text in said if "Storegade" in text] == []
    assert JournalEntry.objects.count() == entries


def test_a_service_that_does_not_answer_is_told_without_the_address(
    client: Client,
    land: Cast,
    settings: Any,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def silent(*asked: Any, **how: Any) -> Any:
        raise OSError("https://adressevaelger.dk/husnumre/soeg?tekst=Storegade")

    settings.ADDRESS_FILE, settings.ADDRESS_TOKEN = "", "T"
    monkeypatch.setattr(state_service, "urlopen", silent)
    answer = client.post("/omraader/find/", {"adresse": "Storegade 12"})
    assert answer.status_code == 422
    assert "Adresser kan ikke slås op lige nu." in answer.content.decode()
    assert [record for record in caplog.records if "Storegade" in record.getMessage()] == []


def test_a_point_needs_no_provider(client: Client, land: Cast, settings: Any) -> None:
    settings.ADDRESS_FILE = settings.ADDRESS_TOKEN = ""
    answer = client.post("/omraader/find/", {"punkt": "55.35 11.62"})
    assert (answer.status_code, answer["Location"]) == (302, "/omraader/glumsoe/")
    page = client.post("/omraader/find/", {"punkt": "55.90 11.62"}).content.decode()
    assert "Der er ikke tegnet et område der" in page
