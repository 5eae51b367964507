"""What is taken back: the words go, nobody owes an answer, and the trail says that there were some."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from django.test import Client

from cast import Cast
from involvement.conftest import days, paragraph, start
from tingsted.ideas.actions import raise_idea
from tingsted.involvement.actions import (
    comment,
    contribute,
    contribute_alone,
    invite,
    open_matter,
    read_contributions,
    take_back,
    take_back_by_link,
)
from tingsted.involvement.models import Contribution, Document, Invitation, Matter
from tingsted.involvement.papers.report import material_of, report_of
from tingsted.kernel import ports, rounds
from tingsted.kernel.actions import Refused
from tingsted.kernel.actors import VISITOR
from tingsted.kernel.models import JournalEntry
from tingsted.kernel.rights import NotAllowed
from tingsted.notices.models import Ask


def of(noun: Contribution) -> Contribution:
    related = ("matter__owner", "office__area", "promise__owed_by", "promise__owed_to")
    return Contribution.objects.select_related(*related).get(pk=noun.pk)


def test_a_comment_of_a_body_is_taken_back_and_its_place_says_so(
    cast: Cast, glumsoe: Invitation, document: Document, client: Client
) -> None:
    said = comment(
        cast.as_ruth, paragraph=paragraph(document, 2), invitation=glumsoe, words="Skriv det tydeligt."
    )  # type: ignore[arg-type]  # a paragraph
    with pytest.raises(NotAllowed):
        take_back(cast.as_ejner, contribution=of(said), reason="Fortrudt.")
    take_back(cast.as_ruth, contribution=of(said), reason="Det stod der allerede.")
    glumsoe.refresh_from_db()
    assert (of(said).promise.state, glumsoe.state) == ("withdrawn", "seen")  # type: ignore[union-attr]  # it was promised
    page = client.get(document.get_absolute_url()).content.decode()
    assert ("Skriv det tydeligt." in page, "Glumsø Lokalråd tog ord tilbage" in page) == (False, True)
    own = said.get_absolute_url()
    assert "Skriv det tydeligt." not in client.get(own).content.decode()
    client.force_login(cast.holger)
    assert "Skriv det tydeligt." in client.get(own).content.decode()


def test_a_body_has_contributed_as_long_as_anything_it_said_stands(
    cast: Cast, glumsoe: Invitation, document: Document
) -> None:
    noted = comment(cast.as_ruth, paragraph=paragraph(document, 2), invitation=glumsoe, words="Godt.")  # type: ignore[arg-type]  # a paragraph
    sent = contribute(cast.as_ruth, invitation=glumsoe, words="Krydset først.")
    take_back(cast.as_ruth, contribution=of(sent), reason="Vi blev klogere.")
    glumsoe.refresh_from_db()
    assert glumsoe.state == "contributed"
    take_back(cast.as_ruth, contribution=of(noted), reason="Det også.")
    glumsoe.refresh_from_db()
    assert glumsoe.state == "seen"
    assert Ask.objects.waiting().get(office=cast.council).kind == "involvement.answer"


def test_an_idea_s_trail_and_the_report_keep_that_something_was_taken_back(
    cast: Cast, glumsoe: Invitation
) -> None:
    idea = raise_idea(cast.as_ruth, area=cast.glumsoe, words="Lys på stien")
    sent = contribute(cast.as_ruth, invitation=glumsoe, words=f"Husk {idea.label}.")
    take_back(cast.as_ruth, contribution=of(sent), reason="Vi blev klogere.")
    told = [step.words for step in ports.trail_steps.collect(idea)]
    assert told[-1] == "Et bidrag til »Trafiksikkerhed ved skolerne«, som pegede hertil, blev taget tilbage"
    report = report_of(rounds.read(material_of(glumsoe.matter)))
    assert (report["alone"], report["chapters"]) == ("1 bidrag er taget tilbage.", [])
    assert JournalEntry.objects.filter(kind="involvement.ContributionTakenBack").count() == 1


def test_whoever_wrote_without_an_account_takes_it_back_with_the_link_of_the_receipt(
    cast: Cast, client: Client
) -> None:
    matter = open_matter(cast.as_holger, matter=start(cast, open_to_citizens=True))
    words = {"words": "Ved kirken.", "name": "Inger", "email": "inger@tingsted.example", "consent": "on"}
    thanks = client.post(f"{matter.get_absolute_url()}skriv/", words)
    page = client.get(thanks["Location"]).content.decode()
    address = page[page.index("/bidrag/fortryd/") :].split('"')[0]
    assert client.get(address).status_code == 200
    assert Contribution.objects.get().withdrawn_on is None
    client.post(address, {"tag": "tilbage"})
    said = Contribution.objects.get()
    assert (said.standing, said.email, said.withdrawn_on is None) == ("hidden", "", False)
    assert not Ask.objects.waiting().filter(kind="involvement.read").exists()
    assert "Dine ord er taget tilbage" in client.get(address).content.decode()
    assert "taget tilbage" not in client.get(urlsplit(matter.get_absolute_url()).path).content.decode()
    assert JournalEntry.objects.filter(kind="involvement.WordsTakenBack").count() == 1


def test_what_everybody_had_read_leaves_no_name_behind(cast: Cast, client: Client) -> None:
    matter = open_matter(cast.as_holger, matter=start(cast, open_to_citizens=True))
    said = contribute_alone(VISITOR, matter=matter, words="Ved kirken.", name="Inger Sivkær")
    read_contributions(cast.as_holger, matter=matter, decided={str(said.pk): "public"})
    take_back_by_link(VISITOR, contribution=of(said))
    for address in (matter.get_absolute_url(), said.get_absolute_url()):
        page = client.get(address).content.decode()
        assert ("Inger" in page, "En borger tog sine ord tilbage" in page) == (False, True)


def test_after_the_deadline_words_stand(cast: Cast, matter: Matter, glumsoe: Invitation) -> None:
    sent = contribute(cast.as_ruth, invitation=glumsoe, words="Krydset først.")
    with days(61), pytest.raises(Refused, match="jeres svar står"):
        take_back(cast.as_ruth, contribution=of(sent), reason="For sent.")
    assert invite(cast.as_holger, matter=matter, offices=[cast.fodby_council])
