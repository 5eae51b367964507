"""A citizens' proposal: from the village through its council to a department's answer, and straight to a department."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from cast import Cast
from tingsted.ideas.models import Idea
from tingsted.involvement.actions import (
    forget_what_is_old,
    give_view,
    leave_proposal,
    lift_proposal,
    raise_proposal,
    send_proposal,
    take_up_proposal,
)
from tingsted.involvement.models import Proposal, Stage
from tingsted.involvement.notices import receipt_of
from tingsted.kernel import clock
from tingsted.kernel.actions import ChangedMeanwhile, Refused
from tingsted.kernel.actors import CLOCK, VISITOR
from tingsted.kernel.rights import NotAllowed
from tingsted.notices.models import Ask, Letter, News
from tingsted.places.actions import dissolve_office
from tingsted.promises.actions import give_answer, move_date, pass_on
from tingsted.promises.models import Promise

INGER = "inger@tingsted.example"


def raised(cast: Cast, **more: Any) -> Proposal:
    facts = {"title": "Lys på stien til skolen", "words": "Børnene går i mørke.", "email": INGER} | more
    return raise_proposal(VISITOR, area=cast.glumsoe, **facts)


def lifted(cast: Cast) -> Proposal:
    return lift_proposal(cast.as_ruth, proposal=raised(cast), support="Rådet, skolen og 52 forældre.")


def sent(cast: Cast) -> Proposal:
    return send_proposal(
        cast.as_ruth, proposal=lifted(cast), to=cast.roads, due=clock.today() + timedelta(28)
    )


def letters() -> list[str]:
    return [letter.subject for letter in Letter.objects.filter(to=INGER).order_by("written_at")]


def test_a_proposal_is_read_by_the_areas_council_before_others_can_see_it(cast: Cast, client: Client) -> None:
    proposal = raised(cast)
    assert (proposal.office, proposal.stage) == (cast.council, Stage.WAITING)
    assert [(a.kind, a.office) for a in Ask.objects.waiting()] == [("involvement.weigh", cast.council)]
    assert client.get(proposal.get_absolute_url()).status_code == 404
    path = receipt_of(proposal).partition("/forslag/")[2]
    assert "Det her er din kvittering" in client.get(f"/forslag/{path}").content.decode()


def test_lifted_it_gets_a_number_a_trail_and_the_councils_support(cast: Cast, client: Client) -> None:
    proposal = lifted(cast)
    idea = Idea.objects.get()
    assert (proposal.idea, idea.is_public, idea.label) == (idea, True, "Glumsø-1")
    assert list(idea.authors.values_list("person", flat=True)) == [None]
    assert client.get(proposal.get_absolute_url()).status_code == 200
    trail = " ".join(client.get(idea.get_absolute_url()).content.decode().split())
    assert "Glumsø Lokalråd gjorde et forslag fra en borger til områdets fælles interesse" in trail
    assert "Rådet, skolen og 52 forældre." in trail


def test_a_council_that_does_not_take_it_further_says_why_to_the_one_who_asked_alone(
    cast: Cast, client: Client
) -> None:
    proposal = raised(cast)
    with pytest.raises(Refused) as refused:
        leave_proposal(cast.as_ruth, proposal=proposal, reason=" ")
    assert refused.value.field == "reason"
    leave_proposal(cast.as_ruth, proposal=proposal, reason="Lyset kom op i går.")
    assert letters() == [
        "Glumsø Lokalråd har fået dit forslag »Lys på stien til skolen«",
        "Glumsø Lokalråd tager ikke »Lys på stien til skolen« videre",
    ]
    assert (proposal.email, client.get(proposal.get_absolute_url()).status_code) == ("", 404)
    path = receipt_of(proposal).partition("/forslag/")[2]
    assert "Lyset kom op i går." in client.get(f"/forslag/{path}").content.decode()


def test_the_department_owes_the_council_the_answer_and_the_citizen_hears_each_step(cast: Cast) -> None:
    proposal = sent(cast)
    promise = Promise.objects.get()
    assert (promise.owed_by, promise.owed_to, promise.tag, promise.kind) == (
        cast.roads,
        cast.council,
        "Glumsø-1",
        "involvement.proposal",
    )
    due = promise.due + timedelta(10)
    move_date(cast.as_holger, promise=promise, to_due=due, reason="Vi venter på en pris.")
    give_answer(cast.as_holger, promise=promise, answer="no", reply="Stien er privat, og ejeren siger nej.")
    assert letters() == [
        "Glumsø Lokalråd har fået dit forslag »Lys på stien til skolen«",
        "Glumsø Lokalråd står bag »Lys på stien til skolen«",
        "»Lys på stien til skolen« er hos Vej og Park",
        "Nyt om svaret på »Lys på stien til skolen«",
        "Vej og Park har svaret om »Lys på stien til skolen«",
    ]
    last = Letter.objects.filter(to=INGER).order_by("-written_at")[0].text
    assert "Vej og Park: Nej, med begrundelse.\n\nStien er privat, og ejeren siger nej." in last
    proposal.refresh_from_db()
    assert (proposal.email, Ask.objects.waiting().count()) == ("", 0)


def test_a_proposal_that_is_passed_on_follows_its_question(cast: Cast) -> None:
    proposal = sent(cast)
    onward = pass_on(
        cast.as_holger, promise=Promise.objects.get(), to=cast.culture, due=clock.today() + timedelta(40)
    )
    proposal.refresh_from_db()
    assert (proposal.promise, proposal.email) == (onward, INGER)
    assert letters()[-1] == "»Lys på stien til skolen« er hos Kultur og Borgerservice"


def test_a_department_asked_directly_promises_an_answer_and_asks_the_council_what_it_thinks(
    cast: Cast,
) -> None:
    proposal = raised(cast, to=cast.roads)
    assert [(a.kind, a.office) for a in Ask.objects.waiting()] == [("involvement.weigh", cast.roads)]
    with pytest.raises(NotAllowed):
        lift_proposal(cast.as_ruth, proposal=proposal, support="Vi")
    with pytest.raises(Refused):
        lift_proposal(cast.as_holger, proposal=proposal, support="Vi")
    take_up_proposal(cast.as_holger, proposal=proposal, due=clock.today() + timedelta(28))
    assert {(a.kind, str(a.office)) for a in Ask.objects.waiting()} == {
        ("promises.answer", "Vej og Park"),
        ("involvement.view", "Glumsø Lokalråd"),
    }
    give_view(cast.as_ruth, proposal=proposal, view="Vi bakker op. Begynd ved hallen.")
    assert [(n.kind, n.office) for n in News.objects.all()] == [("involvement.viewed", cast.roads)]
    with pytest.raises(NotAllowed):
        give_view(cast.as_ruth, proposal=proposal, view="Og lidt til.")
    give_answer(cast.as_holger, promise=Promise.objects.get(), answer="we do it", reply="I maj.")
    assert letters()[-1] == "Vej og Park har svaret om »Lys på stien til skolen«"


def test_where_no_council_sits_the_contact_office_reads_and_lifts(cast: Cast) -> None:
    proposal = raise_proposal(VISITOR, area=cast.empty, title="En bænk", words="Ved åen.")
    assert proposal.office == cast.contact
    lift_proposal(cast.as_gudrun, proposal=proposal, support="Tre naboer.")
    send_proposal(cast.as_gudrun, proposal=proposal, to=cast.roads, due=clock.today() + timedelta(9))
    assert Promise.objects.get().owed_to == cast.contact


def test_a_proposal_is_weighed_once_and_sent_once(cast: Cast) -> None:
    proposal = raised(cast)
    twin = Proposal.objects.select_related("area", "office").get()
    lift_proposal(cast.as_ruth, proposal=proposal, support="Alle.")
    with pytest.raises(ChangedMeanwhile):
        leave_proposal(cast.as_ruth, proposal=twin, reason="Nej.")
    send_proposal(cast.as_gudrun, proposal=proposal, to=cast.roads, due=clock.today() + timedelta(9))
    with pytest.raises(NotAllowed):
        send_proposal(cast.as_ruth, proposal=proposal, to=cast.culture, due=clock.today() + timedelta(9))


def test_a_council_with_unread_proposals_is_not_closed_over_them(cast: Cast) -> None:
    raised(cast)
    with pytest.raises(Refused) as refused:
        dissolve_office(cast.as_tue, office=cast.council, on=clock.today())
    assert str(refused.value) == "Først skal det her gives videre eller gøres færdigt: Har 1 forslag at læse."


def test_an_address_whose_answer_never_came_is_forgotten_after_two_years(cast: Cast) -> None:
    proposal = lifted(cast)
    for days, kept in ((729, INGER), (732, "")):
        with clock.at(clock.now() + timedelta(days=days)):
            forget_what_is_old(CLOCK, on=clock.today())
        proposal.refresh_from_db()
        assert proposal.email == kept


def test_an_address_is_kept_only_with_consent(cast: Cast, client: Client) -> None:
    said = {"title": "Lys", "words": "Børnene går i mørke.", "to": "", "email": INGER}
    page = client.post("/omraader/glumsoe/forslag/nyt/", said)
    assert (page.status_code, list(page.context["form"].errors)) == (422, ["consent"])
    sent_on = client.post("/omraader/glumsoe/forslag/nyt/", {**said, "consent": "on"})
    assert re.match(r"/forslag/kvittering/[^/]+/$", sent_on["Location"])
    assert Proposal.objects.get().email == INGER


def test_the_area_page_shows_what_citizens_proposed_and_how_far_it_is(cast: Cast, client: Client) -> None:
    assert "Rejs et forslag" in client.get("/omraader/glumsoe/").content.decode()
    sent(cast)
    page = client.get("/omraader/glumsoe/forslag/").content.decode()
    assert "Lys på stien til skolen" in page
    assert "Vej og Park" in page
