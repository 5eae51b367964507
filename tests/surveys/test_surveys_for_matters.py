"""A survey for a body's answer: it stands beside what the body says, and those who like hear what came of it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from cast import Cast
from tingsted.involvement.actions import contribute, invite, open_matter, start_matter
from tingsted.involvement.models import Invitation, Listener
from tingsted.involvement.queries import as_heard
from tingsted.kernel import clock, rounds
from tingsted.kernel.actions import Refused
from tingsted.kernel.actors import VISITOR
from tingsted.kernel.rights import NotAllowed
from tingsted.notices.models import Letter
from tingsted.promises.actions import give_answer
from tingsted.surveys.actions import (
    Given,
    ask_for_matter,
    close_survey,
    publish_result,
    receive_answer,
)
from tingsted.surveys.models import AskedFor, Survey


def asked_about(cast: Cast, *, days: int = 30) -> Invitation:
    """The council of Glumsø is asked by Vej og Park."""
    matter = start_matter(
        cast.as_holger,
        owner=cast.roads,
        title="Trygge skoleveje",
        question="Hvor er det utrygt?",
        can_influence="Hvilke kryds",
        deadline=clock.today() + timedelta(days=days),
    )
    return invite(cast.as_holger, matter=open_matter(cast.as_holger, matter=matter), offices=[cast.council])[
        0
    ]


def heard(invitation: Invitation) -> list[tuple[str, str, int]]:
    return [(h.title, h.url, h.people) for h in rounds.read(as_heard(invitation)).elsewhere]


def answered_by(survey: Survey, people: int) -> None:
    cards = list(survey.cards.all())
    for _person in range(people):
        receive_answer(
            VISITOR,
            survey=survey,
            given=Given(answers={card.pk: "very" for card in cards}, shown=[card.pk for card in cards]),
        )


def test_a_survey_stands_beside_the_answer_and_says_how_many_took_part_once_its_result_is_told(
    cast: Cast, survey: Survey, client: Client
) -> None:
    invitation = asked_about(cast)
    ask_for_matter(cast.as_ejner, survey=survey, invitation=invitation)
    assert heard(invitation) == [("Hvad er vigtigst?", survey.get_absolute_url(), 0)]
    answered_by(survey, 6)
    said = contribute(cast.as_ruth, invitation=invitation, words="Stien først.")
    before = client.get(said.get_absolute_url()).content.decode()
    publish_result(cast.as_ruth, survey=close_survey(cast.as_ruth, survey=survey))
    assert heard(invitation) == [("Hvad er vigtigst?", survey.get_absolute_url(), 6)]
    page = client.get(said.get_absolute_url()).content.decode()
    assert ("Sti til søen" in before, "Sti til søen" in page, "6 var med." in page) == (False, True, True)


def test_a_draft_stands_nowhere_until_it_opens(cast: Cast, survey: Survey, client: Client) -> None:
    invitation = asked_about(cast)
    client.force_login(cast.ejner)
    page = f"/omraader/glumsoe/spoergeskema/nyt/?sag={invitation.pk}"
    form = client.get(page).context["form"]
    assert (form["title"].value(), form["closes"].value()) == (
        "Hvor er det utrygt?",
        invitation.matter.deadline - timedelta(days=7),  # the body needs days to write what it heard
    )
    sent = {
        "title": "Hvor?",
        "closes": invitation.matter.deadline,
        "ideas": [c.idea_id for c in survey.cards.all()],
    }
    assert client.post(page, sent).status_code == 302
    made = AskedFor.objects.get(invitation=invitation).survey
    assert heard(invitation) == []
    client.force_login(cast.ruth)
    client.post(f"{made.get_absolute_url()}skridt/", {"skridt": "aabn"})
    assert heard(invitation) == [("Hvor?", made.get_absolute_url(), 0)]


def test_whoever_was_asked_hears_twice_and_then_the_address_is_forgotten(
    cast: Cast, survey: Survey, client: Client
) -> None:
    invitation = asked_about(cast)
    ask_for_matter(cast.as_ejner, survey=survey, invitation=invitation)
    page = f"{survey.get_absolute_url()}faa-besked/"
    assert client.post(page, {"email": "Inger@tingsted.example"}).status_code == 422
    for _twice in range(2):
        assert client.post(page, {"email": "Inger@tingsted.example", "consent": "on"}).status_code == 302
    assert Listener.objects.get().asked == "Hvad er vigtigst?"
    said = contribute(cast.as_ruth, invitation=invitation, words="Stien først.")
    assert said.promise is not None
    give_answer(cast.as_holger, promise=said.promise, answer="taken in", reply="Stien kommer i april.")
    letters = Letter.objects.filter(to="inger@tingsted.example").order_by("written_at")
    assert [letter.subject for letter in letters] == [
        "Glumsø Lokalråd har svaret kommunen",
        "Vej og Park har svaret om »Trygge skoleveje«",
    ]
    assert "Stien kommer i april." in letters[1].text
    assert Listener.objects.count() == 0
    late = client.post(page, {"email": "bo@tingsted.example", "consent": "on"})
    assert (late.status_code, Listener.objects.count()) == (403, 0)
    told = client.get(f"{survey.get_absolute_url()}tak/").content.decode()
    assert (said.get_absolute_url() in told, said.promise.get_absolute_url() in told) == (True, True)


def test_a_survey_runs_no_longer_than_the_body_has_to_answer(cast: Cast, survey: Survey) -> None:
    with pytest.raises(Refused, match="Spørgeskemaet løber til"):
        ask_for_matter(cast.as_ejner, survey=survey, invitation=asked_about(cast, days=5))


def test_a_survey_asks_for_one_matter_of_its_own_body(cast: Cast, survey: Survey) -> None:
    invitation = asked_about(cast)
    ask_for_matter(cast.as_ejner, survey=survey, invitation=invitation)
    ask_for_matter(cast.as_ejner, survey=survey, invitation=invitation)
    assert AskedFor.objects.count() == 1
    with pytest.raises(Refused, match="en anden sag"):
        ask_for_matter(cast.as_ejner, survey=survey, invitation=asked_about(cast))
    theirs = invite(cast.as_holger, matter=invitation.matter, offices=[cast.fodby_council])[0]
    with pytest.raises(NotAllowed):
        ask_for_matter(cast.as_ejner, survey=survey, invitation=theirs)
    with pytest.raises(Refused, match="hver sit råd"):
        ask_for_matter(cast.as_asta, survey=survey, invitation=theirs)
