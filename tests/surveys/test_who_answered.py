"""Who answered, beside who lives here, and whether weighing would change the top."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from answers import given
from cast import Cast
from tingsted.documents.tables import Unreadable
from tingsted.kernel.actors import VISITOR
from tingsted.kernel.rights import NotAllowed
from tingsted.places.models import Area
from tingsted.surveys.actions import close_survey, enter_population, publish_result, receive_answer
from tingsted.surveys.models import Population, Survey
from tingsted.surveys.population import Figure, called, read_population

SHEET = Path(__file__).parents[2] / "src/tingsted/demo/data/befolkning_naestved.csv"
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
HEAD = "omraade_id;aldersgruppe;koen;antal\r\n"


def entered(cast: Cast, **people: int) -> None:
    figures = [
        Figure("glumsoe", band, gender, count)
        for band, count in people.items()
        for gender in ("woman", "man")
    ]
    enter_population(cast.as_gudrun, figures=figures)


def told(cast: Cast, survey: Survey, *groups: tuple[int, str, tuple[str, ...]]) -> Survey:
    for count, band, marks in groups:
        for _ in range(count):
            receive_answer(VISITOR, survey=survey, given=given(survey, *marks, age_band=band))
    close_survey(cast.as_ruth, survey=survey)
    return publish_result(cast.as_ruth, survey=survey)


def test_the_old_are_many_and_the_young_few_and_weighing_turns_the_top(cast: Cast, survey: Survey) -> None:
    entered(cast, **{"15-29": 500, "65-79": 500})
    old, young = (30, "65-79", ("very", "not now", "not now")), (10, "15-29", ("not now", "very", "not now"))
    people = told(cast, survey, old, young).result.people
    assert people["living_here"] == 2000
    assert [(row["group"], row["answered"], row["people"]) for row in people["compared"]["age"]] == [
        ("15-29", 10, 1000),
        ("65-79", 30, 1000),
    ]
    cards = [card.pk for card in survey.cards.all()]
    assert people["weighed"]["plain"][:2] == cards[:2]
    assert people["weighed"]["weighed"] == [cards[0], cards[1], cards[2]]
    page = Client().get(f"{survey.get_absolute_url()}hvem-svarede/").content.decode()
    assert "15–29 år: 5 af 10 af dem, man kunne vente." in page
    assert "De 3 øverste er de samme i samme rækkefølge." in page


def test_a_hidden_group_takes_part_in_no_share_and_no_weight(cast: Cast, survey: Survey) -> None:
    entered(cast, **{"15-29": 300, "30-49": 300, "65-79": 300})
    people = told(
        cast, survey, (2, "15-29", ("very",)), (11, "30-49", ("very",)), (20, "65-79", ("very",))
    ).result.people
    assert [row["group"] for row in people["compared"]["age"]] == ["65-79"]
    assert people["tables"]["age"]["values"][:3] == [0, None, None]
    sentences = " ".join(people["weighed"]["sentences"]["da"])
    assert "2" not in sentences.replace("20", "")


def test_without_figures_of_the_population_nothing_is_weighed(cast: Cast, survey: Survey) -> None:
    people = told(cast, survey, (25, "65-79", ("very",))).result.people
    assert (people["living_here"], people["compared"], people["weighed"]) == (None, {}, None)
    page = Client().get(f"{survey.get_absolute_url()}hvem-svarede/").content.decode()
    assert "når kommunen har skrevet ind, hvor mange der bor her" in page


def test_the_sample_of_the_population_reads_whole(cast: Cast) -> None:
    sheet = read_population(SHEET.read_bytes(), called(Area.objects.all()))
    assert (len(sheet.figures), sheet.faults) == (24, ())
    assert {figure.area for figure in sheet.figures} == {"glumsoe", "fodby"}
    assert "tappernoeje" in sheet.left_out
    whole = read_population(
        SHEET.read_bytes(), {name: name for name in (*sheet.left_out, "glumsoe", "fodby")}
    )
    assert sum(figure.people for figure in whole.figures) == 38_482


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        ("glumsoe;0-15;kvinde;4", "Række 2: »0-15« er ikke en af aldersgrupperne"),
        ("glumsoe;0-14;pige;4", "Række 2: »pige« er hverken"),
        ("glumsoe;0-14;mand;-4", "Række 2: »-4« er ikke et antal personer"),
        ("glumsoe;0-14;mand;=1+1", "Række 2: »=1+1« er ikke et antal personer"),
        ("glumsoe;0-14;mand;99999999999", "er ikke et antal personer"),
        ("glumsoe;0-14;mand;4\r\nglumsoe;0-14;mand;4", "Række 3 gentager"),
    ],
)
def test_a_fault_in_the_sheet_is_told_with_its_row(rows: str, fault: str) -> None:
    assert fault in read_population((HEAD + rows).encode(), {"glumsoe": "glumsoe"}).faults[0]


@pytest.mark.parametrize(
    "data", [b"", b"\x00\x01\x02", b"a;b\r\n1;2\r\n", (HEAD + "xx;0-14;mand;3").encode()]
)
def test_a_file_that_is_no_such_sheet_gets_a_sentence(data: bytes) -> None:
    with pytest.raises(Unreadable):
        read_population(data, {"glumsoe": "glumsoe"})


def test_the_contact_office_enters_the_sheet_and_a_council_does_not(cast: Cast, client: Client) -> None:
    client.force_login(cast.gudrun, backend=BACKEND)
    page = "/kommunen/folketal/"
    assert client.get(page).status_code == 200
    bad = client.post(page, {"file": SimpleUploadedFile("a.csv", (HEAD + "glumsoe;0-15;mand;3").encode())})
    assert (bad.status_code, Population.objects.count()) == (422, 0)
    sent = client.post(page, {"file": SimpleUploadedFile("befolkning.csv", SHEET.read_bytes())})
    assert (sent.status_code, Population.objects.count()) == (302, 24)
    with pytest.raises(NotAllowed):
        enter_population(cast.as_ruth, figures=[])
