"""One matter from its invitation to its evaluation, in a browser: one body contributes after asking its citizens, one
says no thanks from the mail, one stays silent; the contact officer changes, and the answer comes a day too late."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from playwright.sync_api import expect

from cast import BEGAN, Cast
from e2e.visitor import Visitor, letter_to, links_in
from tingsted.accounts.models import Person
from tingsted.involvement.models import Contribution, Invitation, Matter
from tingsted.kernel import clock, guard
from tingsted.kernel.actors import OPERATOR
from tingsted.kernel.management.commands.clock import do_what_is_due
from tingsted.notices.models import Letter
from tingsted.places.actions import found_office, take_seat
from tingsted.places.models import OfficeKind, Role

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
Door = Callable[..., Visitor]
MATTER = "/sager/trygge-skoleveje/"
QUESTION = "Hvor er det utrygt at cykle til skole hos jer?"


@dataclass
class People:
    """Those who take part, each with a window."""

    holger: Visitor
    ruth: Visitor
    ejner: Visitor
    gudrun: Visitor
    asta: Visitor
    inger: Visitor

    def everyone(self) -> list[Visitor]:
        return [self.holger, self.ruth, self.ejner, self.gudrun, self.asta, self.inger]


@pytest.fixture
def people(door: Door, cast: Cast) -> People:
    """The town hall at desks, Asta with a phone without scripts, Inger with a phone and no account."""
    with guard.arranging():  # a third council, whose chair never opens the mail
        silent = found_office(
            OPERATOR, kind=OfficeKind.COUNCIL, name="Tybjerg Lokalråd", contact_office=cast.contact
        )
        verner = Person.objects.create_user("verner@tingsted.example", name="Verner Åkande")
        take_seat(
            OPERATOR, office=silent, person=verner, role=Role.CHAIR, starts=BEGAN, speaks=True, public=True
        )
    at_desks = [door(name) for name in ("Holger", "Ruth", "Ejner", "Gudrun")]
    return People(*at_desks, asta=door("Asta", width=390, scripts=False), inger=door("Inger", width=390))


def test_a_matter_is_asked_answered_decided_and_evaluated(people: People, cast: Cast, door: Door) -> None:
    prepare_and_open(people.holger)
    ask_three_councils(people.holger)
    say_no_thanks_from_the_mail(people.asta)
    prepare_together(people.ejner)
    ask_the_citizens(people.ruth)
    answer_without_an_account(people.inger)
    read_and_contribute(people.ejner, people.ruth)
    the_third_stays_silent(people.gudrun)
    hand_the_councils_over(people.gudrun)
    vita = door("Vita")
    for days in (10, 70):
        with time_machine.travel(clock.noon(clock.today() + timedelta(days=days))):
            assert {"places.hand_over", "promises.remind"} <= {*do_what_is_due(clock.now())}
    with time_machine.travel(clock.noon(clock.today() + timedelta(days=70)) + timedelta(minutes=5)):
        see_that_it_is_overdue(vita)
        answer_and_decide(people.holger)
        see_that_it_came_late(vita)
        hear_what_came_of_it(people.inger)
        evaluate(people)
    assert [fault for visitor in (*people.everyone(), vita) for fault in visitor.faults] == []


def prepare_and_open(holger: Visitor) -> None:
    """1. The department prepares the matter, is warned of too short a time, and opens it."""
    holger.sign_in("holger@tingsted.example")
    holger.go("/sager/")
    holger.follow("Forbered en sag")
    holger.fill("Hvad hedder sagen?", "Trygge skoleveje")
    holger.page.get_by_label("Hvad er det for en slags sag?").select_option("Handleplan")
    holger.fill("Hvad spørger I om?", QUESTION)
    holger.fill("Hvad kan stadig påvirkes?", "Hvilke kryds vi tager først")
    holger.fill("Hvad ligger fast?", "Budgettet: 4 millioner kroner")
    holger.fill("Sidste dag at byde ind", (clock.today() + timedelta(days=9)).isoformat())
    holger.press("Gem")
    assert holger.heading == "Trygge skoleveje"
    assert holger.page.get_by_text("Der er 9 dage til at svare.").count() == 1
    holger.follow("Læg et dokument ved")
    holger.fill("Hvad hedder dokumentet?", "Udkast til plan")
    holger.fill("Teksten", "# Mål\n\nFlere børn cykler.\n\nVi begynder, hvor det er mest utrygt.")
    holger.press("Læg det ved sagen")
    holger.follow("Udkast til plan")
    assert holger.reads("[id^=afsnit]") == [
        "Mål",
        "Afsnit 2 Flere børn cykler.",
        "Afsnit 3 Vi begynder, hvor det er mest utrygt.",
    ]
    holger.go(f"{MATTER}overblik/")
    holger.follow("Åbn sagen")
    holger.press("Åbn den")
    assert holger.heading == "Hvem spørger I?"


def ask_three_councils(holger: Visitor) -> None:
    """2. The preview says what waits with each; the three get it, each once."""
    for name in ("Glumsø Lokalråd", "Fodby Lokalråd", "Tybjerg Lokalråd"):
        holger.page.get_by_role("checkbox", name=name, exact=False).check()
    assert holger.page.get_by_text("Intet venter hos Fodby Lokalråd lige nu.").count() == 1
    holger.press("Spørg dem")
    assert sorted(holger.reads("tbody th")) == ["Fodby Lokalråd", "Glumsø Lokalråd", "Tybjerg Lokalråd"]
    assert [row.split("\n")[0] for row in holger.reads("tbody td:first-of-type")] == ["Har ikke set den"] * 3


def say_no_thanks_from_the_mail(asta: Visitor) -> None:
    """3. The link opens a page; only a press answers, without signing in and without scripts."""
    letter = letter_to("asta@tingsted.example", "involvement.invitation")
    _yes, _more, no, _matter = links_in(letter)
    asta.go(no)
    assert Invitation.objects.filter(reply="").count() == 3
    asta.press("Sig nej tak")
    assert asta.heading == "Tak, nu ved vi det"
    assert Invitation.objects.get(reply="no thanks").office.name == "Fodby Lokalråd"


def prepare_together(ejner: Visitor) -> None:
    """4a. A member without a mandate sees it, and writes on the draft; the answer is not his to give."""
    ejner.sign_in("ejner@tingsted.example")
    ejner.follow("Svar", exact=False, within=ejner.page.locator(".todo"))
    assert ejner.heading == QUESTION
    ejner.page.wait_for_load_state("networkidle")  # the page says by itself that it was seen
    expect(ejner.page.get_by_role("button", name="Nej tak")).to_have_count(0)
    ejner.fill("Udkastet", "Krydset ved kirken er vigtigst.")
    ejner.press("Gem udkastet")
    ejner.fill("Skriv til de andre", "Skal vi spørge borgerne først?")
    ejner.press("Skriv til de andre")
    assert Invitation.objects.get(office__name="Glumsø Lokalråd").state == "seen"


def ask_the_citizens(ruth: Visitor) -> None:
    """4b. The chair agrees with the draft, and opens the question to everybody."""
    ruth.sign_in("ruth@tingsted.example")
    ruth.follow("Svar", exact=False, within=ruth.page.locator(".todo"))
    ruth.press("Jeg er enig i det her udkast")
    ruth.follow("Spørg borgerne først")
    ruth.fill("Hvad spørger I borgerne om?", "Hvor er det utrygt at cykle?")
    ruth.press("Stil spørgsmålet")
    assert ruth.heading == "Hvor er det utrygt at cykle?"


def answer_without_an_account(inger: Visitor) -> None:
    """4c. Inger answers on her phone, and wants to hear what came of it."""
    inger.go(MATTER)
    inger.follow("Hvor er det utrygt at cykle?")
    inger.fill("Hvad svarer du?", "Ved kirken. Bilerne kommer for stærkt.")
    inger.fill("Din mail", "inger@tingsted.example")
    inger.tick("I må skrive til mig om, hvad det blev til, og ikke om andet")
    inger.press("Send mit svar")
    assert inger.heading == "Tak for dit svar"
    inger.follow("Tilbage til spørgsmålet")
    assert inger.reads("blockquote") == []


def read_and_contribute(ejner: Visitor, ruth: Visitor) -> None:
    """4d. The body reads first, then contributes; what the citizens said stands beside it."""
    ejner.go("/bord/")
    ejner.follow("Læs dem", exact=False)
    ejner.tick("Vis det for alle")
    ejner.press("Gem")
    ruth.go("/bord/")
    ruth.follow("Svar", exact=False, within=ruth.page.locator(".todo"))
    ruth.follow("Skriv jeres bidrag")
    assert ruth.page.get_by_label("Hvad siger I?").input_value() == "Krydset ved kirken er vigtigst."
    ruth.press("Send bidraget")
    assert ruth.heading == "Glumsø Lokalråd byder ind"
    assert ruth.reads("#borgerne blockquote") == ["Ved kirken. Bilerne kommer for stærkt."]
    assert links_in(letter_to("inger@tingsted.example", "involvement.citizen"))[0].endswith("/bidrag/1/")


def the_third_stays_silent(gudrun: Visitor) -> None:
    """5. The deadline passes: the contact officer sees who said what, and silence is not a no."""
    with guard.arranging():
        Matter.objects.update(deadline=clock.today() - timedelta(days=1))
    gudrun.sign_in("gudrun@tingsted.example")
    gudrun.go(f"{MATTER}overblik/")
    assert list(
        zip(gudrun.reads("tbody th"), gudrun.reads("tbody td .state, tbody td:first-of-type b"), strict=False)
    )[:1] == [("Glumsø Lokalråd", "Har budt ind")]
    assert gudrun.reads("ul.row li") == ["1 har budt ind", "1 nej tak", "1 har ikke svaret"]


def hand_the_councils_over(gudrun: Visitor) -> None:
    """6a. In the middle of it all Gudrun hands her councils over to somebody new."""
    gudrun.go("/instanser/kontakt-for-lokalomraader/")
    gudrun.follow("Overdrag Gudrun Aabred")
    gudrun.tick("En, der ikke har en plads endnu")
    gudrun.fill("Navn, hvis det er en ny", "Vita Lindeblad")
    gudrun.fill("Mail, hvis det er en ny", "vita@tingsted.example")
    gudrun.fill("Fra", (clock.today() + timedelta(days=10)).isoformat())
    gudrun.press("Aftal overdragelsen")
    assert gudrun.heading == "Fra Gudrun Aabred til Vita Lindeblad"


def see_that_it_is_overdue(vita: Visitor) -> None:
    """6b. The day after the promised one: on the new officer's desk, and everybody can read how late it is."""
    vita.sign_in("vita@tingsted.example")
    assert "Vej og Park har ikke svaret Glumsø Lokalråd om »Trygge skoleveje«." in vita.page.inner_text(
        "main"
    )
    vita.go(Contribution.objects.get().promise.get_absolute_url())  # type: ignore[union-attr]  # it was promised
    assert "1 dag over tiden" in vita.page.inner_text("main")
    vita.go(f"{MATTER}overblik/")
    assert vita.heading == "Trygge skoleveje"


def see_that_it_came_late(vita: Visitor) -> None:
    """6d. The answer stands in the ledger as what it was, and waits on the officer's desk no more."""
    vita.go("/omraader/glumsoe/svar/")
    assert "Svaret kom 1 dag for sent" in vita.page.inner_text("main")
    vita.go("/bord/")
    assert "har ikke svaret" not in vita.page.inner_text("main")


def answer_and_decide(holger: Visitor) -> None:
    """6c. One line on the desk for all that is owed; drafts that are sent together, the decision, the start of work."""
    holger.sign_in("holger@tingsted.example")
    holger.follow("Se dem", exact=False)
    holger.press("Skriv ét svar til dem")
    assert holger.reads(".error-summary li") == ["Vælg mindst ét bidrag."]
    (told,) = holger.faults  # the browser's own word for a form that was not taken in
    assert "status of 422" in told
    holger.faults.clear()
    holger.page.locator("input[name=contributions]").first.check()
    holger.press("Skriv ét svar til dem")
    holger.tick("Taget med")
    holger.fill("Med jeres egne ord", "Krydset ved kirken bliver det første.")
    holger.press("Gem udkastet")
    assert not Letter.objects.filter(subject__startswith="Vej og Park har svaret").exists()
    holger.follow("Send svaret")
    holger.press("Send svaret")
    for what, words in (
        ("den politiske beslutning", "Byrådet har sagt ja til tre kryds."),
        ("begyndelsen på arbejdet", "Vi graver i april."),
    ):
        holger.go(f"{MATTER}beslutning/")
        holger.tick(what)
        holger.fill("Hvornår?", clock.today().isoformat())
        holger.fill("Hvad blev besluttet, eller hvad går i gang?", words)
        holger.press("Skriv det ind, og fortæl det")
    assert holger.reads(".trail h3") == ["Idé", "Besluttet", "I gang"]
    for ending, begins in (("pdf", b"%PDF-"), ("docx", b"PK")):
        report = holger.window.request.get(f"{holger.home}{MATTER}hoeringsnotat.{ending}")
        assert (report.status, report.body()[: len(begins)]) == (200, begins)
    holger.go(f"{MATTER}sagsmappe/")
    holger.fill("Sagsnummer", "05.14.00-P16-7-26")
    holger.fill("KLE-nummer", "05.14.00")
    holger.press("Lav sagsmappen")
    assert holger.reads("tbody td")[0].startswith("05.14.00-P16-7-26")


def hear_what_came_of_it(inger: Visitor) -> None:
    """7. Those who left an address hear of it, and the address is forgotten."""
    letter: Any = Letter.objects.get(subject="Vej og Park har svaret om »Trygge skoleveje«")
    assert "Krydset ved kirken bliver det første." in letter.text
    inger.go(links_in(letter)[-1])
    assert inger.reads(".answer p")[-1] == "Krydset ved kirken bliver det første."


def evaluate(people: People) -> None:
    """8. Three questions by letter, one answer from each body; two answers are too few to show."""
    people.holger.go(f"{MATTER}evaluering/")
    people.holger.press("Stil de tre spørgsmål")
    for visitor, email in ((people.asta, "asta@tingsted.example"), (people.inger, "ruth@tingsted.example")):
        letter: Any = Letter.objects.get(to=email, subject__startswith="Tre spørgsmål")
        visitor.go(links_in(letter)[0])
        for group in visitor.page.locator("fieldset").all():
            group.get_by_label("Ja").check()
        visitor.press("Send de tre svar")
        assert visitor.heading == "Tak, I har svaret"
    people.holger.go(f"{MATTER}evaluering/")
    people.holger.press("Luk, og vis resultatet")
    people.inger.go(MATTER)
    assert people.inger.reads("tbody td") == []
    assert people.inger.page.get_by_text("Færre end fem har svaret").count() == 1
