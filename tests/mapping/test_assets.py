"""What a village has: on a map and in a list, typed in or read from paper, every fault named and nothing lost."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from shapely.geometry import box

import tingsted.demo
from cast import Cast
from tingsted.documents.tables import Unreadable
from tingsted.kernel import ports
from tingsted.kernel.actions import Refused
from tingsted.mapping.actions import change_asset, put_up_asset, read_in_assets, take_down_asset
from tingsted.mapping.models import Asset
from tingsted.mapping.reading import MissingHeading, read_assets

SAMPLE = (Path(tingsted.demo.__file__).parent / "data" / "aktiver.csv").read_bytes()
HERE = box(11.6, 55.3, 11.8, 55.4)
HEAD = "Nr;Navn;Slags;Beskrivelse;Kontakt;Bredde;Længde\n"


def read(*rows: str) -> list[tuple[str, str, tuple[str, ...], str]]:
    records = read_assets((HEAD + "\n".join(rows)).encode("cp1252"), ground=HERE)
    return [(r.name, r.kind, r.faults, r.leftover) for r in records]


def test_a_sheet_from_danish_excel_is_read_whole_with_its_decimal_commas() -> None:
    records = read_assets(SAMPLE, ground=HERE)
    kinds = [record.kind for record in records]
    assert {kind: kinds.count(kind) for kind in dict.fromkeys(kinds)} == {
        "association": 8,
        "building": 4,
        "place": 7,
        "nature": 6,
        "skill": 5,
    }
    assert [(r.row, r.faults, r.leftover) for r in records if r.faults or r.leftover] == []
    assert (records[0].name, records[0].point) == ("Borgerforeningen", (11.68302, 55.34856))


@pytest.mark.parametrize(
    ("row", "read_as"),
    [
        ("1;;sted;Bænk;;;", ("Række 2 uden navn", "place", ("Navnet mangler.",), "")),
        (
            "1;Mosen;vådområde;;;;",
            ("Mosen", "", ("Slagsen mangler, eller vi kender den ikke.",), "Slags: vådområde"),
        ),
        (
            "1;Mosen;natur;;;55,3x;11,7",
            ("Mosen", "nature", ("Stedet kan ikke læses.",), "Bredde: 55,3x; Længde: 11,7"),
        ),
        ("1;Mosen;natur;;;;11,7", ("Mosen", "nature", ("Stedet kan ikke læses.",), "Længde: 11,7")),
        ("1;Mosen;natur;;;11,7;55,35", ("Mosen", "nature", ("Bredde og længde er måske byttet om.",), "")),
        ("1;Mosen;natur;;;56,1;11,7", ("Mosen", "nature", ("Stedet ligger uden for området.",), "")),
        ("1;Mosen;natur;;;55,35;11,7;spørg Bo", ("Mosen", "nature", (), "8: spørg Bo")),
    ],
)
def test_what_is_odd_is_named_and_what_cannot_be_read_is_kept_in_its_own_words(
    row: str, read_as: tuple[str, str, tuple[str, ...], str]
) -> None:
    assert read(row) == [read_as]


def test_the_same_row_twice_is_put_up_once_and_other_words_are_told() -> None:
    records = read_assets(
        (HEAD + "1;Mosen;natur;Fugle;;;\n2;Mosen;natur;Fugle;;;\n3;Mosen;natur;Orkideer;;;").encode(),
        ground=None,
    )
    assert [(r.again, r.faults) for r in records] == [
        (False, ()),
        (True, ("Det står der allerede, med de samme ord.",)),
        (False, ("Noget med det navn står der allerede, med andre ord.",)),
    ]


def test_a_file_without_names_is_refused_in_a_sentence() -> None:
    with pytest.raises(MissingHeading, match="Filen skal have overskrifterne navn"):
        read_assets(b"Nr;Sted\n1;Mosen\n", ground=None)
    with pytest.raises(Unreadable):
        read_assets(b"", ground=None)


def test_a_file_is_shown_first_and_read_in_by_a_press_once(cast: Cast, client: Client) -> None:
    client.force_login(cast.ruth)
    way = "/omraader/glumsoe/kortlaegning/fra-papir/"
    page = client.post(way, {"file": SimpleUploadedFile("aktiver.csv", SAMPLE)}).content.decode()
    assert ("30 ting bliver sat op" in page, Asset.objects.count()) == (True, 0)
    sent = {"data": base64.b64encode(SAMPLE).decode()}
    assert [client.post(f"{way}ind/", sent).status_code for _ in range(2)] == [302, 302]
    assert Asset.objects.count() == 30
    page = client.get("/omraader/glumsoe/kortlaegning/").content.decode()
    assert ('<circle class="pin"' in page, page.count('class="in-pin"')) == (True, 30)
    assert client.post(f"{way}ind/", {"data": "*"}).status_code == 422


def test_the_list_is_whole_by_itself_and_has_the_maps_numbers(cast: Cast) -> None:
    put_up_asset(
        cast.as_ruth, area=cast.glumsoe, name="Smedjen", kind="building", latitude=55.35, longitude=11.69
    )
    put_up_asset(cast.as_ruth, area=cast.glumsoe, name="Biavler", kind="skill")
    page = Client().get("/omraader/glumsoe/kortlaegning/").content.decode()
    assert ("1. Smedjen" in page, "2. Biavler" in page, page.count('class="in-pin"')) == (True, True, 1)
    area = " ".join(Client().get("/omraader/glumsoe/").content.decode().split())
    assert "1 bygning, 1, der kan noget særligt." in area
    points = Client().get("/omraader/glumsoe/kortlaegning/kort.geojson").json()["features"]
    assert [(f["properties"]["name"], f["geometry"]["coordinates"]) for f in points] == [
        ("Smedjen", [11.69, 55.35])
    ]


def test_a_contact_is_shown_only_where_that_was_agreed_and_goes_with_the_person(cast: Cast) -> None:
    facts = {"name": "Hallen", "kind": "building", "contact": "sofie@tingsted.example"}
    asset = put_up_asset(cast.as_ruth, area=cast.glumsoe, **facts)
    page = "/omraader/glumsoe/kortlaegning/"
    council = Client()
    council.force_login(cast.ejner)
    assert [facts["contact"] in c.get(page).content.decode() for c in (Client(), council)] == [False, True]
    change_asset(cast.as_ruth, asset=asset, contact_public=True, **facts)
    assert facts["contact"] in Client().get(page).content.decode()
    held = ports.PERSONAL["mapping.Asset"]
    assert [list(row.values()) for row in held.export(cast.sofie)] == [["Hallen", "sofie@tingsted.example"]]


def test_what_came_from_paper_is_mended_by_those_who_keep_it(cast: Cast) -> None:
    records = read_assets((HEAD + "1;Mosen;vådområde;;;;").encode(), ground=None)
    (asset,) = read_in_assets(cast.as_ruth, area=cast.glumsoe, records=records)
    council, page = Client(), "/omraader/glumsoe/kortlaegning/"
    council.force_login(cast.ejner)
    assert ["vådområde" in c.get(page).content.decode() for c in (Client(), council)] == [False, True]
    change_asset(cast.as_ejner, asset=Asset.objects.select_related("area").get(), name="Mosen", kind="nature")
    assert "vådområde" not in council.get(page).content.decode()
    with pytest.raises(Refused) as refusal:
        change_asset(cast.as_ejner, asset=asset, name="Mosen", kind="nature", latitude=55.3)
    assert refusal.value.field == "longitude"
    take_down_asset(cast.as_ejner, asset=asset)
    assert not Asset.objects.exists()
