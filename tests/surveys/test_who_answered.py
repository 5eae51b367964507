"""Who answered, beside who lives here, and whether weighing would change the top."""

from __future__ import annotations

from django.test import Client

from answers import given
from cast import Cast
from tingsted.kernel.actors import VISITOR
from tingsted.mapping.actions import load_headcounts
from tingsted.mapping.models.people import BANDS, Sex
from tingsted.mapping.reading import PeopleReading
from tingsted.surveys.actions import close_survey, publish_result, receive_answer
from tingsted.surveys.models import Survey


def entered(cast: Cast, year: int = 2026, **people: int) -> None:
    """So many women, and as many men, of these ages; nobody of another age."""
    cells = {("glumsoe", band, sex): people.get(band, 0) for band in BANDS for sex in Sex.values}
    load_headcounts(cast.as_tue, reading=PeopleReading(cells, ()), year=year)


def told(cast: Cast, survey: Survey, *groups: tuple[int, str, tuple[str, ...]]) -> Survey:
    for count, band, marks in groups:
        for _ in range(count):
            receive_answer(VISITOR, survey=survey, given=given(survey, *marks, age_band=band))
    close_survey(cast.as_ruth, survey=survey)
    return publish_result(cast.as_ruth, survey=survey)


def test_the_old_are_many_and_the_young_few_beside_the_newest_headcount(cast: Cast, survey: Survey) -> None:
    entered(cast, **{"15-29": 500, "65-79": 500})
    entered(cast, year=2025, **{"80+": 900})
    old, young = (30, "65-79", ("very", "not now", "not now")), (10, "15-29", ("not now", "very", "not now"))
    people = told(cast, survey, old, young).result.people
    assert people["living_here"] == 2000
    assert [
        (row["group"], row["answered"], row["people"]) for row in people["compared"]["age"] if row["answered"]
    ] == [("15-29", 10, 1000), ("65-79", 30, 1000)]
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
    assert [row["group"] for row in people["compared"]["age"] if row["answered"]] == ["65-79"]
    assert people["tables"]["age"]["values"][:3] == [0, None, None]
    sentences = " ".join(people["weighed"]["sentences"]["da"])
    assert "2" not in sentences.replace("20", "")


def test_without_figures_of_the_population_nothing_is_weighed(cast: Cast, survey: Survey) -> None:
    people = told(cast, survey, (25, "65-79", ("very",))).result.people
    assert (people["living_here"], people["compared"], people["weighed"]) == (None, {}, None)
    page = Client().get(f"{survey.get_absolute_url()}hvem-svarede/").content.decode()
    assert "når kommunen har skrevet ind, hvor mange der bor her" in page


def test_a_few_who_live_here_are_told_neither_alone_nor_by_what_is_left(cast: Cast, survey: Survey) -> None:
    """Two women and two men are over eighty: their neighbours would give them away too."""
    entered(cast, **{"15-29": 300, "30-49": 300, "65-79": 300, "80+": 2})
    groups = [(10, band, ("very",)) for band in ("15-29", "30-49", "65-79", "80+")]
    people = told(cast, survey, *groups).result.people
    assert [row["group"] for row in people["compared"]["age"] if row["answered"]] == ["15-29", "30-49"]
    assert people["weighed"] is not None
    with_their_neighbours = people["tables"]["age"]["values"]
    assert with_their_neighbours[-3:] == [10, 0, 40]  # what they answered is theirs to tell: ten of them did


def test_where_a_handful_live_their_number_is_not_told(cast: Cast, survey: Survey) -> None:
    entered(cast, **{"65-79": 2})
    people = told(cast, survey, (25, "65-79", ("very",))).result.people
    assert (people["living_here"], people["compared"]) == (None, {"age": []})
