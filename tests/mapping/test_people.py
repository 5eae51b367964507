"""Who lives where: loaded from a register's table, shown as a chart, a table and a sentence, never fewer than five."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

import tingsted.demo
from cast import Cast
from tingsted.kernel import guard, ports
from tingsted.kernel.actions import Refused
from tingsted.kernel.rights import may
from tingsted.mapping.actions import load_headcounts
from tingsted.mapping.figures import FEWEST, coarsened, people_of
from tingsted.mapping.models import Headcount
from tingsted.mapping.models.people import BANDS, Sex
from tingsted.mapping.reading import read_people
from tingsted.places.models import Area

DATA = Path(tingsted.demo.__file__).parent / "data"
GLUMSOE = {"glumsoe": "glumsoe", "Glumsø og Omegn": "glumsoe"}
HEAD = "omraade_id;aldersgruppe;koen;antal\n"


def table(area: str = "glumsoe", **other: int) -> bytes:
    """A whole area: ten women and twelve men of each age, save what is said."""
    counts = {(band, sex): 10 if sex == "kvinde" else 12 for band in BANDS for sex in ("kvinde", "mand")} | {
        tuple(key.split("_")): count for key, count in other.items()
    }
    return (HEAD + "".join(f"{area};{band};{sex};{n}\n" for (band, sex), n in counts.items())).encode()


@pytest.mark.parametrize(
    ("file", "areas", "people"), [("befolkning.csv", 12, 38_482), ("befolkning-holbaek.csv", 18, 71_082)]
)
def test_a_registers_table_is_read_to_the_last_person(file: str, areas: int, people: int) -> None:
    data = (DATA / file).read_bytes()
    ids = {line.split(";")[0] for line in data.decode("utf-8-sig").splitlines()[1:]}
    reading = read_people(data, areas={key: key for key in ids})
    assert (len(reading.totals), sum(reading.totals.values()), reading.faults, reading.incomplete) == (
        areas, people, (), [],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("atlantis;0-14;kvinde;3", "Vi kender ikke noget område med id eller navn »atlantis«."),
        ("glumsoe;0-17;kvinde;3", "»0-17« er ikke en af aldersgrupperne."),
        ("glumsoe;0-14;pige;3", "»pige« er ikke et køn, tabellen har."),
        ("glumsoe;0-14;kvinde;tre", "»tre« er ikke et tal."),
        ("glumsoe;0-14;kvinde;-3", "»-3« er ikke et tal."),
        (
            "glumsoe;0-14;kvinde;3",
            "Det samme område, den samme alder og det samme køn står to gange. Det første tæller.",
        ),
    ],
)
def test_each_row_that_cannot_be_loaded_is_named(row: str, fault: str) -> None:
    data = table() + f"{row}\n".encode()
    assert read_people(data, areas=GLUMSOE).faults == ((14, fault),)


def test_areas_go_by_their_names_and_ages_and_sexes_as_people_write_them() -> None:
    said = (
        table().decode().replace("glumsoe;", "glumsø  og omegn;").replace("kvinde", "K").replace("mand", "m")
    )
    said = said.replace("0-14", "0 – 14 år").replace("80+", "80 år og derover")
    reading = read_people(said.encode("utf-16"), areas=GLUMSOE)
    assert (reading.totals, reading.incomplete, reading.faults) == ({"glumsoe": 132}, [], ())


def test_a_name_that_two_areas_have_is_neither_of_theirs(cast: Cast, client: Client) -> None:
    with guard.arranging():
        Area.objects.filter(pk__in=(cast.glumsoe.pk, cast.fodby.pk)).update(short_name="Sydegnen")
    client.force_login(cast.gudrun)
    sent = {"file": SimpleUploadedFile("b.csv", table(area="Sydegnen")), "year": "2026", "source": ""}
    reading = client.post("/kommunen/befolkning/", sent).context["reading"]
    assert (reading.totals, len(reading.faults)) == ({}, 12)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"x;y\n" * 2_500_000, "større end en megabyte"),
        (b"", "Filen er tom"),
        (b"PK\x03\x04 but no workbook", "Den fil kan vi ikke læse"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "gammel Excelfil"),
        ("navn;tal\nGlumsø;3\n".encode("utf-16"), "omraade"),
    ],
    ids=("ten megabytes", "empty", "hostile", "old", "another table"),
)
def test_a_file_that_is_no_table_of_people_is_refused_in_a_sentence(
    data: bytes, sentence: str, cast: Cast, client: Client
) -> None:
    client.force_login(cast.tue)
    sent = {"file": SimpleUploadedFile("b.csv", data), "year": "2026", "source": ""}
    page = client.post("/kommunen/befolkning/", sent)
    assert (page.status_code, sentence in page.content.decode()) == (422, True)


def test_editors_and_contact_offices_load_and_an_area_that_is_not_whole_is_left_out(cast: Cast) -> None:
    may_load = [name for name, actor in cast.everyone().items() if may("mapping.load", actor)]
    assert may_load == ["Gudrun (contact officer)", "Villy (stand-in)", "Tue (editor)"]
    reading = read_people(table() + b"fodby;0-14;mand;7\n", areas=GLUMSOE | {"fodby": "fodby"})
    assert (reading.incomplete, load_headcounts(cast.as_tue, reading=reading, year=2026)) == (["fodby"], 1)
    load_headcounts(cast.as_tue, reading=reading, year=2026)
    assert (Headcount.objects.count(), {h.area for h in Headcount.objects.all()}) == (12, {cast.glumsoe})
    with pytest.raises(Refused):
        load_headcounts(cast.as_tue, reading=read_people(HEAD.encode() + b"x;1;2;3", areas={}), year=2026)


def test_a_table_is_shown_first_and_loaded_by_a_press(cast: Cast, client: Client) -> None:
    client.force_login(cast.tue)
    sent: dict[str, Any] = {
        "file": SimpleUploadedFile("b.csv", table()),
        "year": "2026",
        "source": "Et register",
    }
    shown = client.post("/kommunen/befolkning/", sent)
    assert ("Ét område bliver læst ind" in shown.content.decode(), Headcount.objects.count()) == (True, 0)
    assert (
        client.post("/kommunen/befolkning/ind/", {**sent, "data": shown.context["data"]}).status_code == 302
    )
    page = Client().get("/omraader/glumsoe/kortlaegning/").content.decode()
    page = page.replace("\xa0", " ")
    assert "Her bor 132 mennesker. 17 % er under 15 år, og 33 % er 65 år eller ældre." in page
    assert "1. januar 2026. Et register" in page
    known = ports.SetupCheck("Områdernes befolkningstal er læst ind", True, "/kommunen/befolkning/")
    assert [each for each in ports.setup_checks.collect() if each.url == known.url] == [known]
    assert [client.post("/kommunen/befolkning/ind/", bad).status_code for bad in ({}, {"data": "*", "year": "x"})] == [
        422, 422,
    ]  # fmt: skip


def test_few_people_are_put_together_before_anybody_sees_them(cast: Cast) -> None:
    data = table(**{"80+_mand": 2, "80+_kvinde": 1})
    load_headcounts(cast.as_tue, reading=read_people(data, areas=GLUMSOE), year=2026)
    people = people_of(Headcount.objects.all())
    assert people is not None
    assert people.rows[-1] == ("65+", "25")
    assert (people.columns, people.put_together, "%" in people.sentence) == (("Alle",), True, False)


@given(st.lists(st.integers(0, 30), min_size=12, max_size=12))
def test_no_cell_that_is_shown_holds_one_to_four_people_unless_they_are_all_there_is(
    counts: list[int],
) -> None:
    cells = [(band, sex) for band in BANDS for sex in Sex.values]
    numbers = dict(zip(cells, counts, strict=True))
    groups, by_sex = coarsened(numbers)
    assert [band for group in groups for band in group] == list(BANDS)
    shown = (
        list(numbers.values())
        if by_sex
        else [sum(numbers[band, sex] for band in group for sex in Sex.values) for group in groups]
    )
    assert all(not 0 < count < FEWEST for count in shown) or len(groups) == 1
