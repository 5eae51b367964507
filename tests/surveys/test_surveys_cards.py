"""The cards of a survey: more of them while it is open, and words that can be taken out and never put in."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from cast import Cast
from tingsted.ideas.actions import hide_idea, raise_idea, reword_idea
from tingsted.ideas.models import Idea
from tingsted.kernel import guard
from tingsted.kernel.actions import Refused
from tingsted.kernel.actors import VISITOR
from tingsted.kernel.models import JournalEntry
from tingsted.kernel.rights import NotAllowed
from tingsted.surveys.actions import (
    Given,
    add_ideas,
    close_survey,
    publish_result,
    receive_answer,
    shorten_card,
)
from tingsted.surveys.models import Card, Survey


@pytest.fixture
def named(cast: Cast, survey: Survey) -> Card:
    """A card whose idea tells who has a swing."""
    words = "En gynge ved søen. Palle Hjortmark på Møllevej 4 har en, vi må låne."
    idea = raise_idea(cast.as_ruth, area=cast.glumsoe, words=words, title="Palle Hjortmarks gynge ved søen")
    add_ideas(cast.as_ejner, survey=survey, ideas=[idea])
    return Card.objects.get(idea=idea)


def cards_of(survey: Survey) -> list[tuple[int, str]]:
    return [(card.order, card.title) for card in survey.cards.all()]


def test_the_council_adds_an_idea_to_an_open_survey_and_it_comes_last(
    cast: Cast, survey: Survey, client: Client
) -> None:
    idea = raise_idea(cast.as_ruth, area=cast.glumsoe, words="En bænk på torvet")
    raise_idea(VISITOR, area=cast.glumsoe, words="En idé, der ikke er læst")
    client.force_login(cast.ejner)
    path = f"{survey.get_absolute_url()}kort/"
    page = client.get(path)
    assert list(page.context["form"]["ideas"].field.queryset) == [idea]
    assert client.post(path, {"ideas": [idea.pk]})["Location"] == path
    assert cards_of(survey)[-1] == (4, "En bænk på torvet")
    assert "Alle områdets idéer er med i spørgeskemaet" in client.get(path).content.decode()


def test_an_idea_that_is_there_or_not_public_is_refused_in_a_sentence(
    cast: Cast, survey: Survey, ideas: list[Idea]
) -> None:
    with pytest.raises(Refused, match="mindst én idé, der ikke er med"):
        add_ideas(cast.as_ejner, survey=survey, ideas=ideas)
    hidden = hide_idea(cast.as_ejner, idea=raise_idea(cast.as_ejner, area=cast.glumsoe, words="Skjult"))
    with pytest.raises(Refused, match="som alle kan se"):
        add_ideas(cast.as_ejner, survey=survey, ideas=[hidden])


def test_a_closed_survey_takes_no_more_ideas_and_its_page_says_so(
    cast: Cast, survey: Survey, client: Client
) -> None:
    idea = raise_idea(cast.as_ruth, area=cast.glumsoe, words="En bænk på torvet")
    close_survey(cast.as_ruth, survey=survey)
    with pytest.raises(NotAllowed):
        add_ideas(cast.as_ejner, survey=survey, ideas=[idea])
    client.force_login(cast.ejner)
    assert "Spørgeskemaet er lukket" in client.get(f"{survey.get_absolute_url()}kort/").content.decode()


def test_a_card_keeps_the_wording_people_answer_when_its_idea_is_reworded(cast: Cast, named: Card) -> None:
    reword_idea(cast.as_ejner, idea=named.idea, title="En gynge", words="En gynge", column="want")
    named.refresh_from_db()
    assert named.title == "Palle Hjortmarks gynge ved søen"


def test_a_name_is_taken_out_of_a_card_and_dots_show_where_it_was(
    cast: Cast, named: Card, client: Client
) -> None:
    client.force_login(cast.ejner)
    path = f"{named.survey.get_absolute_url()}kort/{named.pk}/"
    words = "En gynge ved søen. på Møllevej har en, vi må låne."
    assert client.post(path, {"title": "gynge ved søen", "words": words}).status_code == 302
    named.refresh_from_db()
    assert (named.title, named.words) == (
        "… gynge ved søen",
        "En gynge ved søen … på Møllevej … har en, vi må låne.",
    )
    told = JournalEntry.objects.order_by("position").last()
    assert told is not None
    assert told.sentence() == (f"Der blev taget ord ud af kortet om {named.idea.label} i »Hvad er vigtigst?«")
    assert "Hjortmark" not in Client().get(named.survey.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    "words",
    [
        "En rutsjebane ved søen.",
        "Ved søen en gynge.",
        "En gynge ved søen. Palle Hjortmark på Møllevej 4 har en, vi må ikke låne.",
    ],
)
def test_nothing_can_be_put_into_a_card_or_moved_in_it(cast: Cast, named: Card, words: str) -> None:
    with pytest.raises(Refused, match="kun tages ud af et kort"):
        shorten_card(cast.as_ejner, card=named, title=named.title, words=words)


def test_the_whole_text_may_go_but_something_of_the_title_stays(cast: Cast, named: Card) -> None:
    with pytest.raises(Refused, match="Noget af titlen"):
        shorten_card(cast.as_ejner, card=named, title="…", words="")
    with pytest.raises(Refused, match="ikke taget noget ud"):
        shorten_card(cast.as_ejner, card=named, title=named.title, words=named.words)
    assert shorten_card(cast.as_ejner, card=named, title="gynge", words="").words == ""


def test_a_published_result_is_told_anew_without_the_name_and_its_figures_stand(
    cast: Cast, named: Card
) -> None:
    survey = named.survey
    for _ in range(6):
        receive_answer(VISITOR, survey=survey, given=Given(answers={named.pk: "very"}, shown=[named.pk]))
    close_survey(cast.as_ruth, survey=survey)
    publish_result(cast.as_ruth, survey=survey)
    result, page = survey.result, f"{survey.get_absolute_url()}resultat/"
    assert "Palle Hjortmarks gynge" in Client().get(page).content.decode()
    shorten_card(cast.as_ejner, card=named, title="gynge ved søen", words=named.words)
    before = (result.digest, [row["approvals"] for row in result.table])
    result.refresh_from_db()
    assert (result.digest, [row["approvals"] for row in result.table]) == before
    shown = Client().get(page).content.decode()
    assert ("Hjortmark" in shown, "… gynge ved søen" in shown) == (False, True)


def test_only_the_body_takes_words_out(cast: Cast, named: Card, client: Client) -> None:
    for actor in (VISITOR, cast.as_asta, cast.as_gudrun):
        with pytest.raises(NotAllowed):
            shorten_card(actor, card=named, title="gynge", words="")
    client.force_login(cast.ejner)
    path = f"{named.survey.get_absolute_url()}kort/"
    assert client.get(f"{path}{named.pk + 1000}/").status_code == 404


@pytest.mark.parametrize(
    "title, words, shown",
    [
        ("En sti", "En sti", []),
        ("En sti", "En sti.", []),
        ("En sti", "En sti. Hele vejen rundt.", ["»Hele vejen rundt.«"]),
        ("En sti …", "En sti rundt om søen", ["»… rundt om søen«"]),
        ("En sti", "En stige til badebroen", ["»En stige til badebroen«"]),
        ("Badebro", "En stige til badebroen", ["»En stige til badebroen«"]),
    ],
)
def test_a_card_does_not_say_its_title_twice(
    cast: Cast, survey: Survey, title: str, words: str, shown: list[str]
) -> None:
    with guard.arranging():
        idea = Idea.objects.create(
            area=cast.glumsoe,
            number=77,
            label="Glumsø-77",
            title=title,
            words=words,
            said_on=date(2026, 9, 1),
        )
    add_ideas(cast.as_ejner, survey=survey, ideas=[idea])
    page = Client().get(survey.get_absolute_url()).content.decode()
    note = page.split("Glumsø-77</p>")[1].split("</div>")[0]
    assert [part.split("</p>")[0] for part in note.split("<p>")[1:]] == shown
