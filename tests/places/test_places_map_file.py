"""Many areas from one file: looked at, then all at once or not at all; every fault with its number and its place."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client
from shapely import Polygon, box
from shapely.geometry import mapping

from cast import Cast
from tingsted.demo.areas import Ground
from tingsted.kernel import clock, guard
from tingsted.kernel.actors import OPERATOR
from tingsted.kernel.models import JournalEntry
from tingsted.places.actions import adopt_boundary
from tingsted.places.atlas import town_outline
from tingsted.places.map_file import read_map_file
from tingsted.places.models import Area, Boundary, Municipality
from tingsted.places.outlines.metres import moved
from tingsted.places.outlines.shaping import shape_of
from tingsted.places.queries import forget_municipality
from tingsted.places.whereabouts import areas_at

WEST, MIDDLE, EAST = (box(x, 55.30, x + 0.05, 55.40) for x in (11.60, 11.65, 11.70))
CROSSING = Polygon([(11.60, 55.30), (11.65, 55.40), (11.65, 55.30), (11.60, 55.40)])
FACTS = {"adopted_by": "Byrådet", "certainty": "documented", "source": "Kortbilag 2"}
LOOK, NOW = "/graenser/indlaes/", "/graenser/indlaes/nu/"


@pytest.fixture
def land(cast: Cast) -> Cast:
    """The municipality is three rectangles side by side; Fodby has the middle one."""
    with guard.arranging():
        Municipality.objects.update(outline=dict(mapping(box(11.60, 55.30, 11.75, 55.40))), version=2)
    forget_municipality()
    adopt_boundary(OPERATOR, area=cast.fodby, geometry=dict(mapping(MIDDLE)), certainty="documented")
    return cast


@pytest.fixture
def tue(client: Client, land: Cast) -> Client:
    with guard.arranging():
        client.force_login(land.tue)
    return client


def file_of(*areas: tuple[str, Any], crs: str = "", **more: str) -> bytes:
    features = [
        {"type": "Feature", "properties": {"navn": name, **more}, "geometry": mapping(outline)}
        for name, outline in areas
    ]
    told = {"crs": {"type": "name", "properties": {"name": crs}}} if crs else {}
    return json.dumps({"type": "FeatureCollection", **told, "features": features}).encode()


def look(client: Client, file: bytes, **more: str) -> Any:
    sent = {"file": SimpleUploadedFile("omraader.geojson", file), "on": clock.today().isoformat()}
    return client.post(LOOK, {**sent, **FACTS, **more})


def adopt(client: Client, page: Any) -> Any:
    return client.post(NOW, dict(page.context["carried"]))


@pytest.mark.parametrize("projection", ["EPSG:4326", "EPSG:25832"])
def test_all_areas_of_a_file_are_looked_at_and_adopted_at_once(
    tue: Client, land: Cast, projection: str
) -> None:
    there = {
        name: moved(outline, "EPSG:4326", projection)
        for name, outline in (("Glumsø og Omegn", WEST), ("fodby", MIDDLE), ("Område 15", EAST))
    }
    page = look(tue, file_of(*there.items(), crs=f"urn:ogc:def:crs:EPSG::{projection[5:]}"))
    assert page.status_code == 200
    told = [(r.area.short_name, r.what, round(r.after)) for r in page.context["outcome"].rows]
    assert told == [
        ("Glumsø", "changed", 3531), ("Fodby", "same", 3531), ("Område15", "changed", 3531),
    ]  # fmt: skip
    assert Boundary.objects.count() == 1
    assert adopt(tue, page)["Location"] == "/graenser/"
    assert [areas_at(x, 55.35).areas[0].short_name for x in (11.62, 11.68, 11.72)] == [
        "Glumsø", "Fodby", "Område15",
    ]  # fmt: skip
    kept = Boundary.objects.get(area=land.glumsoe)
    assert (kept.adopted_by, kept.certainty, kept.source) == ("Byrådet", "documented", "Kortbilag 2")


def test_the_same_file_again_changes_nothing(tue: Client, land: Cast) -> None:
    file = file_of(("Glumsø", WEST), ("Fodby", MIDDLE))
    adopt(tue, look(tue, file))
    entries, versions = JournalEntry.objects.count(), Boundary.objects.count()
    page = look(tue, file)
    assert [row.what for row in page.context["outcome"].rows] == ["same", "same"]
    adopt(tue, page)
    assert (JournalEntry.objects.count(), Boundary.objects.count()) == (entries, versions)


def test_what_would_overlap_and_what_would_be_left_open_stand_there_first(tue: Client, land: Cast) -> None:
    page = look(tue, file_of(("Glumsø", box(11.60, 55.30, 11.66, 55.40))))
    assert {(row.words, round(row.hectares)) for row in page.context["findings"]} == {
        ("Glumsø og Omegn og Fodby ligger oven i hinanden", 706),
        ("Her er ikke noget område, op til Fodby", 3531),
    }
    assert '<g class="overlap">' in page.content.decode()


WRONG = {
    "crosses itself": (("Glumsø", CROSSING), "Grænsen krydser sig selv ved 55.35000 nord, 11.62500 øst.", 1),
    "in the sea": (("Glumsø", box(11.0, 54.6, 11.1, 54.7)), "i havet eller i en anden kommune.", 1),
    "web map": (("Glumsø", moved(WEST, "EPSG:4326", "EPSG:3857")), "Filen er i EPSG:3857.", 1),
    "unknown": (("Fjernby", WEST), "Intet område her hedder sådan.", 0),
    "without a name": (("", WEST), "Området har ikke noget navn.", 0),
    "twice": (("Fodby", EAST), "Det samme område står allerede som nummer 1.", 0),
}


@pytest.mark.parametrize("wrong", sorted(WRONG))
def test_one_fault_is_named_with_number_and_place_and_nothing_is_read_in(
    tue: Client, land: Cast, wrong: str
) -> None:
    feature, sentence, pictures = WRONG[wrong]
    page = look(tue, file_of(("Fodby", WEST), feature))
    ((fault, _picture),) = page.context["faults"]
    assert (page.status_code, fault.number, sentence in fault.sentence) == (422, 2, True)
    assert page.content.decode().count('<g class="fault">') == pictures
    assert Boundary.objects.count() == 1


def test_a_boundary_that_begins_later_is_named_by_the_rehearsal(tue: Client, land: Cast) -> None:
    adopt(tue, look(tue, file_of(("Glumsø", WEST)), on="2027-05-01"))
    page = look(tue, file_of(("Fodby", MIDDLE), ("Glumsø", EAST)))
    ((fault, _picture),) = page.context["faults"]
    assert (fault.number, fault.sentence) == (
        2,
        "Området har allerede en grænse, der begynder senere end den dag.",
    )


def test_an_area_that_is_not_here_is_entered_only_when_asked_for(tue: Client, land: Cast) -> None:
    file = file_of(("Østby og Omegn", EAST), kort_navn="Østby")
    assert look(tue, file).status_code == 422
    page = look(tue, file, enters="on")
    assert [row.what for row in page.context["outcome"].rows] == ["new"]
    assert Area.objects.filter(short_name="Østby").count() == 0
    adopt(tue, page)
    area = Area.objects.get(short_name="Østby")
    assert (area.name, area.prefix, area.slug, area.contact_office) == (
        "Østby og Omegn", "Østby", "oestby", land.contact,
    )  # fmt: skip
    assert areas_at(11.72, 55.35).areas == (area,)


@pytest.mark.parametrize("raw", [b"", b"{", b"[]", b'{"type":"FeatureCollection","features":[]}', b"\xff"])
def test_what_is_no_file_of_areas_is_refused_in_a_sentence(tue: Client, raw: bytes) -> None:
    page = look(tue, raw or b" ")
    assert (page.status_code, "Det er ikke en GeoJSON-fil med områder i." in page.content.decode()) == (
        422,
        True,
    )


def test_the_command_rehearses_reports_and_reads_in(land: Cast, tmp_path: Path) -> None:
    file, out = tmp_path / "omraader.geojson", tmp_path / "ud.json"
    file.write_bytes(file_of(("Glumsø", WEST), ("Fodby", MIDDLE)))
    call_command("import_areas", str(file), "--dry-run", "--json", str(out))
    told = json.loads(out.read_text(encoding="utf-8"))
    assert [(row["name"], row["what"]) for row in told["areas"]] == [
        ("Glumsø og Omegn", "changed"), ("Fodby", "same"),
    ]  # fmt: skip
    assert (told["read_in"], told["could_be_read_in"], len(told["does_not_fit"])) == (False, True, 1)
    assert Boundary.objects.count() == 1
    call_command("import_areas", str(file), "--adopted-by", "Byrådet", "--certainty", "partly")
    assert shape_of(Boundary.objects.get(area=land.glumsoe).geometry).equals(WEST)
    file.write_bytes(file_of(("Fjernby", EAST)))
    with pytest.raises(CommandError):
        call_command("import_areas", str(file), "--json", str(out))
    assert json.loads(out.read_text(encoding="utf-8"))["faults"] == [
        {"feature": 1, "name": "Fjernby", "what": "Intet område her hedder sådan."}
    ]


def test_our_own_map_can_be_read_in_again_with_every_boundary_as_it_is(
    client: Client, naestved: Ground
) -> None:
    given = client.get("/kort.geojson").content
    read = read_map_file(given, list(Area.objects.in_order()), town_outline())
    assert read.faults == ()
    drawn = {
        b.area_id: shape_of(b.geometry) for b in Boundary.objects.in_force() if "radius" not in b.geometry
    }
    outlines = {row.area.pk: row.outline for row in read.outlines if row.area}
    assert (len(read.outlines), set(outlines)) == (len(drawn), set(drawn))
    assert [pk for pk, outline in drawn.items() if not outlines[pk].equals(outline)] == []
