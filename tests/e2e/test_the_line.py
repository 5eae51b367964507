"""The main job from one end to the other, in a browser, as the different people."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from cast import Cast
from e2e.visitor import Visitor, letter_to, links_in, squeezed
from tingsted.kernel import clock
from tingsted.kernel.actors import VISITOR
from tingsted.kernel.management.commands.clock import do_what_is_due
from tingsted.notices.models import Letter
from tingsted.surveys.actions import Given, receive_answer
from tingsted.surveys.models import Survey

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SAMPLE = Path(__file__).parent.parent / "data" / "ideer-borgermoede.csv"
PATH = "Sidste stykke af stien ved søen, så en kørestol kan komme frem"
Door = Callable[..., Visitor]


@dataclass
class People:
    """Those who walk the line, each with a window."""

    ruth: Visitor
    ejner: Visitor
    gudrun: Visitor
    holger: Visitor
    sofie: Visitor
    inger: Visitor

    def everyone(self) -> list[Visitor]:
        return [self.ruth, self.ejner, self.gudrun, self.holger, self.sofie, self.inger]


@pytest.fixture
def people(door: Door) -> People:
    """Five with an account, and Inger with a phone."""
    names = ("Ruth", "Ejner", "Gudrun", "Holger", "Sofie")
    return People(*(door(name) for name in names), inger=door("Inger", width=390))


def test_a_council_takes_its_area_from_a_meeting_to_an_answered_plan(people: People, cast: Cast) -> None:
    find_the_area(people.inger)
    start_a_plan(people.ruth)
    call_a_meeting(people.ruth)
    type_and_read_in(people.ejner)
    ask_everybody(people.ejner, people.ruth)
    answer_on_a_phone(people.inger)
    five_more_answer()
    tell_the_result(people.ruth, people.inger)
    form_a_group(people.ruth, people.inger)
    write_the_plan(people.ruth, people.sofie)
    forward_and_answer(people.gudrun, people.holger)
    follow_the_trail(people.inger)
    look_at_the_desks(people)
    assert [fault for visitor in people.everyone() for fault in visitor.faults] == []


def find_the_area(inger: Visitor) -> None:
    """1. The map, the list beside it, the area's page."""
    inger.go("/")
    assert inger.heading == "Hvad sker der, hvor du bor?"
    inger.follow("Eller vælg på listen")
    assert inger.path == "/omraader/"
    assert inger.reads(".areas a") == ["Fodby", "Glumsø og Omegn", "Område 15"]
    inger.follow("Glumsø og Omegn")
    assert (inger.path, inger.heading) == ("/omraader/glumsoe/", "Glumsø og Omegn")


def start_a_plan(ruth: Visitor) -> None:
    """2. The chair starts a plan together with the municipality."""
    ruth.sign_in("ruth@tingsted.example")
    ruth.follow("Glumsø og Omegn")
    ruth.follow("Vælg")
    ruth.tick("Lokal udviklingsplan (LUP), som i Næstved")
    ruth.press("Det er vores valg")
    assert ruth.path.startswith("/planer/")


def call_a_meeting(ruth: Visitor) -> None:
    """3a. A meeting with a public page."""
    ruth.go("/omraader/glumsoe/")
    ruth.follow("Kald ind til møde")
    ruth.fill("Hvad hedder mødet?", "Borgermøde: De næste fire år")
    ruth.fill("Dag", (clock.today() + timedelta(days=7)).isoformat())
    ruth.fill("Begynder kl.", "19:00")
    ruth.fill("Slutter kl.", "21:30")
    ruth.fill("Sted", "Glumsø Hallen")
    ruth.press("Kald ind til mødet")
    assert ruth.heading == "Borgermøde: De næste fire år"


def type_and_read_in(ejner: Visitor) -> None:
    """3b. The secretary types two notes by keyboard, and reads the rest in from a file."""
    ejner.sign_in("ejner@tingsted.example")
    ejner.go("/moeder/")
    ejner.follow("Borgermøde: De næste fire år")
    ejner.follow("Skriv sedlerne ind")
    want, have = (ejner.page.locator(f"#kolonne-{column}") for column in ("want", "have"))
    field = have.get_by_label("Hvad står der på sedlen?")
    want.get_by_label("Hvad står der på sedlen?").focus()
    ejner.page.keyboard.type(PATH)
    ejner.page.keyboard.press("Enter")
    field.focus()  # a fast typist has gone on before the note is up
    expect(want.locator("ol li")).to_have_count(1)
    expect(field).to_be_focused()
    ejner.page.keyboard.type("Svømmehallen, som foreningerne driver")
    ejner.page.keyboard.press("Enter")
    expect(have.locator("ol li")).to_have_count(1)
    expect(field).to_be_focused()  # ready for the next note
    expect(field).to_have_value("")
    assert ejner.reads("#kolonne-want ol li") == [f"Glumsø-1 {PATH}"]
    ejner.go("/moeder/")
    ejner.follow("Borgermøde: De næste fire år")
    ejner.follow("Læs sedler fra en fil")
    ejner.page.get_by_label("Filen med idéerne").set_input_files(SAMPLE)
    ejner.press("Se filen igennem")
    assert ejner.reads(".page-head .lead") == [
        "72 idéer ville komme på væggen. 0 er der i forvejen, 2 mangler en hånd, 1 er uden ord. "
        "Intet er skrevet endnu."
    ]
    ejner.press("Sæt 72 idéer på væggen")
    assert ejner.heading == "Poster, der mangler en hånd"
    assert ejner.reads(".todo .due b") == ["ideer-borgermoede.csv, post 29", "ideer-borgermoede.csv, post 72"]


def ask_everybody(ejner: Visitor, ruth: Visitor) -> None:
    """4a. From ideas to a survey in one step; the chair opens it."""
    ejner.go("/omraader/glumsoe/")
    ejner.follow("Spørg alle")
    ejner.fill("Hvad spørger I om?", "Hvad er vigtigst de næste fire år?")
    ejner.fill("Sidste dag at svare", (clock.today() + timedelta(days=14)).isoformat())
    ejner.fill("Landsbyer at vælge mellem", "Glumsø, Sandby")
    for box in ejner.page.locator("input[name=ideas]").all()[4:]:
        box.uncheck()
    ejner.press("Lav spørgeskemaet")
    assert ejner.page.get_by_role("button", name="Åbn spørgeskemaet").count() == 0
    ruth.go("/bord/")
    ruth.follow("Åbn spørgeskemaet", exact=False)
    ruth.press("Åbn spørgeskemaet")


def answer_on_a_phone(inger: Visitor) -> None:
    """4b. Inger answers card by card, with a comment and an offer of help."""
    inger.go("/omraader/glumsoe/")
    inger.follow("Sig din mening")
    page = inger.page
    for _card in range(4):
        card = page.locator("[data-card]:not([hidden])")
        expect(card).to_have_count(1)
        card.get_by_label("Meget vigtig").check()
        if card.locator(".idno").inner_text() == "Glumsø-1":
            card.get_by_text("Sig noget om den, eller tilbyd at hjælpe").click()
            card.get_by_label("Vil du sige noget om den?").fill("Min mor kan ikke komme frem i dag.")
            card.get_by_label("Med tid").check()
            card.get_by_label("Gruppen må skrive til mig om denne idé").check()
            inger.look()
        page.get_by_role("button", name="Næste", exact=True).click()
    inger.page.get_by_label("Hvor bor du?").select_option("Sandby")
    inger.fill("Hvad hedder du?", "Inger Bakkely")
    inger.fill("Din mail", "inger@tingsted.example")
    page.get_by_role("button", name="Aflever mine svar").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Tak for dine svar")
    inger.look()


def five_more_answer() -> None:
    """Five neighbours, without a window each."""
    survey = Survey.objects.get()
    cards = list(survey.cards.order_by("order"))
    for number in range(5):
        marks = {card.pk: "very" if place <= number % 4 else "not now" for place, card in enumerate(cards)}
        receive_answer(VISITOR, survey=survey, given=Given(answers=marks, shown=[card.pk for card in cards]))


def tell_the_result(ruth: Visitor, inger: Visitor) -> None:
    """5. The council reads the comment, closes, and publishes the result."""
    ruth.go("/spoergeskemaer/glumsoe-hvad-er-vigtigst-de-naeste-fire-aar/styr/")
    ruth.press("Luk det nu, og tæl op")
    ruth.follow("Én venter")
    ruth.tick("Lad den komme med")
    ruth.press("Gem")
    ruth.go("/spoergeskemaer/glumsoe-hvad-er-vigtigst-de-naeste-fire-aar/styr/")
    ruth.follow("Se resultatet")
    ruth.press("Vis resultatet for alle")
    inger.go("/omraader/glumsoe/")
    inger.follow("Hvad er vigtigst de næste fire år?")
    assert inger.heading == "Det sagde 6 af jer"
    assert [row.partition("Glumsø-")[2] for row in inger.reads(".rank li:not(.scale)")] == [
        "1 100 % (61 %–100 %) Nr. 1 i ren optælling 1–4 vil hjælpe",
        *(f"{place} vises ikke Nr. 2 i ren optælling" for place in (2, 3, 4)),
    ]
    assert inger.page.get_by_text("»Min mor kan ikke komme frem i dag.«").count() == 1


def form_a_group(ruth: Visitor, inger: Visitor) -> None:
    """6. A group round the idea; Inger says yes from the letter's link."""
    ruth.go("/ideer/Glumsø-1/")
    ruth.follow("Lav en gruppe om den")
    ruth.fill("Hvad hedder gruppen?", "Stigruppen")
    ruth.fill("Hvad vil den gøre?", "Vi får de sidste 250 meter gjort færdige.")
    ruth.fill("Tovholderens mail", "sofie@tingsted.example")
    ruth.press("Lav gruppen")
    (link,) = links_in(letter_to("inger@tingsted.example", "workgroups.invitation"))
    inger.go(link)
    assert inger.heading == "Vil du med i Stigruppen?"
    inger.press("Ja, jeg er med")
    assert inger.heading == "Du er med i Stigruppen"


def write_the_plan(ruth: Visitor, sofie: Visitor) -> None:
    """7. The idea becomes an action; the coordinator writes it; the plan comes on paper."""
    ruth.go("/ideer/Glumsø-1/")
    ruth.follow("Gør den til en handling i planen")
    ruth.follow("Lav et tema")
    ruth.fill("Et nyt tema", "Stier og natur")
    ruth.press("Tilføj temaet")
    ruth.go("/ideer/Glumsø-1/")
    ruth.follow("Gør den til en handling i planen")
    ruth.page.get_by_label("Tema").select_option("Stier og natur")
    ruth.tick("Borgere og kommune sammen")
    ruth.press("Gem det i planen")
    sofie.sign_in("sofie@tingsted.example")
    sofie.follow("Skriv den", exact=False)
    sofie.fill("Fortæl mere", "Der mangler 250 meter grus langs åen.")
    sofie.press("Gem det i planen")
    href = sofie.page.get_by_role("link", name="Hent som PDF").get_attribute("href")
    paper = PdfReader(io.BytesIO(sofie.window.request.get(f"{sofie.home}{href}").body()))
    root = paper.trailer["/Root"]
    assert (bool(root["/MarkInfo"]["/Marked"]), root["/Lang"][:2]) == (True, "da")
    assert PATH in squeezed(" ".join(page.extract_text() for page in paper.pages))


def forward_and_answer(gudrun: Visitor, holger: Visitor) -> None:
    """8. The contact officer carries the action on; the department answers from its desk."""
    gudrun.sign_in("gudrun@tingsted.example")
    gudrun.page.locator(".todo a.btn").click()
    gudrun.page.get_by_label("Hvilken afdeling?").select_option("Vej og Park")
    gudrun.fill("De svarer senest", (clock.today() + timedelta(days=30)).isoformat())
    gudrun.fill("Hvad spørger du dem om?", "Kan I levere gruset?")
    gudrun.press("Send den videre")
    holger.sign_in("holger@tingsted.example")
    holger.page.locator(".todo a.btn").click()
    holger.tick("Vi gør det")
    holger.fill("Med jeres egne ord", "Vi kører grus ud i april.")
    holger.press("Giv svaret")


def follow_the_trail(inger: Visitor) -> None:
    """9. Each step in order, with its day, its office and its link."""
    inger.go("/ideer/Glumsø-1/")
    today = f"{clock.today().day}. "
    rows = [row.partition("Læs mere")[0].strip() for row in inger.reads(".trail > li")]
    assert [row.startswith(today) for row in rows] == [True] * 7
    assert [row.split(" ", 3)[3] for row in rows] == [
        "Skrevet på væggen Glumsø Lokalråd Borgermøde: De næste fire år",
        "Alle blev spurgt i spørgeskemaet »Hvad er vigtigst de næste fire år?« Glumsø Lokalråd",
        "Den kom ind som nummer 1 af 4 Glumsø Lokalråd",
        "Fik en arbejdsgruppe Glumsø Lokalråd Stigruppen",
        f"Blev en handling i planen: »{PATH}« Glumsø Lokalråd",
        "Sendt videre til Vej og Park Kontakt for lokalområder Kan I levere gruset?",
        "Vej og Park svarede Vej og Park Vi kører grus ud i april.",
    ]


def look_at_the_desks(people: People) -> None:
    """10. What waits for each; and the mail that says so once a day, and never when there is nothing."""
    for visitor in (people.ruth, people.ejner, people.gudrun, people.holger, people.sofie):
        visitor.go("/bord/")
    assert {visitor.name: visitor.heading for visitor in people.everyone()[:5]} == {
        "Ruth": "To ting venter på dig", "Ejner": "To ting venter på dig", "Gudrun": "Intet venter på dig",
        "Holger": "Intet venter på dig", "Sofie": "Én ting venter på dig",
    }  # fmt: skip
    morning = datetime.combine(clock.today() + timedelta(days=1), time(7), clock.COPENHAGEN)
    with clock.at(morning):
        do_what_is_due(morning)
        do_what_is_due(morning + timedelta(minutes=5))
    digests = Letter.objects.filter(kind="notices.digest").order_by("to")
    assert [letter.to.partition("@")[0] for letter in digests] == [
        "ejner",
        "gudrun",
        "ruth",
        "sofie",
        "villy",
    ]
