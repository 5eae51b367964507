"""From the ideas on the wall to the second meeting: thirty answers on phones, ten on paper, one result."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from cast import Cast
from e2e.phones import (
    answer_by_card,
    answer_on_a_weak_net,
    answer_without_a_connection,
    answer_without_script,
    correct,
    twenty_six_more,
)
from e2e.visitor import Visitor
from tingsted.ideas.actions import raise_idea
from tingsted.kernel import clock
from tingsted.surveys.models import Ballot, Comment, PaperSheet, Survey
from tingsted.surveys.queries import by_source

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
Door = Callable[..., Visitor]
COUNT_KEYS = """
    addEventListener("keydown", () =>
        sessionStorage.setItem("tryk", Number(sessionStorage.getItem("tryk")) + 1), { capture: true });
"""
IDEAS = ("Sti til søen", "Shelter ved søen", "Lys ved busstoppet", "Flere bænke")


def test_a_survey_goes_from_ideas_to_the_second_meeting(door: Door, cast: Cast) -> None:
    for idea in IDEAS:
        raise_idea(cast.as_ruth, area=cast.glumsoe, words=idea)
    ruth, ejner = door("Ruth"), door("Ejner")
    make_it(ejner, ruth)
    survey = Survey.objects.get()
    print_sheets(ejner, survey)
    phones = [door("Inger", width=390), door("Bo", width=390), door("Karen", width=390, scripts=False)]
    answer_by_card(phones[0])
    answer_on_a_weak_net(phones[1], survey)
    answer_without_script(phones[2], survey)
    correct(phones[0], survey)
    answer_without_a_connection(phones[1], survey)
    twenty_six_more(survey)
    type_ten_sheets(ejner, survey)
    check_and_count(ruth, ejner, survey)
    assert [(row.label, row.n) for row in by_source(survey)] == [("på siden", 30), ("på papir", 10)]
    tell_at_the_second_meeting(ruth, survey)
    assert [visitor.faults for visitor in (ruth, ejner, *phones)] == [[], [], [], [], []]


def make_it(ejner: Visitor, ruth: Visitor) -> None:
    """The secretary makes it of the ideas; the chair opens it from the desk. Result and second meeting are told."""
    ejner.sign_in("ejner@tingsted.example")
    ejner.go("/omraader/glumsoe/")
    ejner.follow("Spørg alle")
    ejner.follow("Begynd fra en skabelon i stedet")
    ejner.follow("Spørgeskemaet til en udviklingsplan", exact=False)
    ejner.fill("Hvad spørger I om?", "Hvad er vigtigst?")
    ejner.fill("Sidste dag at svare", (clock.today() + timedelta(days=14)).isoformat())
    ejner.fill("Landsbyer at vælge mellem", "Glumsø, Sandby")
    ejner.fill("Hvornår bliver resultatet vist?", (clock.today() + timedelta(days=21)).isoformat())
    ejner.fill("Hvor?", "Glumsø Hallen")
    ejner.press("Lav spørgeskemaet")
    ruth.sign_in("ruth@tingsted.example")
    ruth.follow("Åbn spørgeskemaet", exact=False)
    ruth.press("Åbn spørgeskemaet")


def print_sheets(ejner: Visitor, survey: Survey) -> None:
    """Twelve sheets of paper, of which ten come back."""
    ejner.go(f"{survey.get_absolute_url()}papir/")
    ejner.fill("Hvor mange ark?", "12")
    with ejner.page.expect_download() as got:
        ejner.page.get_by_role("button", name="Få arkene som PDF").click()
    assert got.value.suggested_filename.endswith("-ark.pdf")
    assert PaperSheet.objects.count() == 12


def type_ten_sheets(ejner: Visitor, survey: Survey) -> None:
    """By keyboard alone: the code, a figure for each idea, a comment, and on to the next sheet.

    The keys are counted: what the manual says of twenty seconds a sheet rests on their number.
    """
    codes = list(PaperSheet.objects.values_list("code", flat=True))[:10]
    ejner.window.add_init_script(COUNT_KEYS)
    ejner.go(f"{survey.get_absolute_url()}papir/")
    ejner.follow("Tast ark")
    keyboard, tabs = ejner.page.keyboard, 0
    for number, code in enumerate(codes):
        expect(ejner.page.get_by_label("Arkets kode")).to_be_focused()
        keyboard.type(code.replace("-", "").lower())
        keyboard.press("Enter")
        keyboard.type("1")
        if number == 0:
            keyboard.press("k")
            keyboard.type("Min mor kan ikke komme frem.")
            keyboard.press("Enter")
            keyboard.type("34")
            while ejner.page.evaluate("document.activeElement.id") != "landsby":
                keyboard.press("Tab")
                tabs += 1
            keyboard.type("S")
            keyboard.press("Tab")
            keyboard.type("5")
        else:
            keyboard.type("234")
        keyboard.press("Control+Enter")
        expect(ejner.page.get_by_text(f"Ark {code} er tastet", exact=False)).to_be_visible()
        pressed = ejner.page.evaluate("Number(sessionStorage.getItem('tryk'))")
        comment_and_person = len("kMin mor kan ikke komme frem.") + 1 + tabs + 3
        plain = len("4K7P9D") + 1 + len(IDEAS) + 2
        assert plain <= pressed <= plain + (comment_and_person if number == 0 else 0)
        ejner.page.evaluate("sessionStorage.setItem('tryk', 0)")
    assert PaperSheet.objects.get(code=codes[0]).typed["landsby"] == ["Sandby"]
    ejner.look()
    again = ejner.page.get_by_label("Arkets kode")
    again.fill(codes[0])
    ejner.page.locator("[data-mark]").first.fill("1")
    ejner.press("Næste ark")
    assert ejner.page.get_by_text(f"Ark {codes[0]} er allerede tastet", exact=False).count() == 1
    (told,) = ejner.faults  # the browser's console says that a form was sent back
    assert told.endswith("422 (Unprocessable Entity)")
    ejner.faults.clear()


def check_and_count(ruth: Visitor, ejner: Visitor, survey: Survey) -> None:
    """The chair types three of them once more; the secretary counts the batch."""
    pile = f"{survey.get_absolute_url()}papir/bundt/1/"
    ejner.go(pile)
    ejner.press("Bunken er tastet: Træk nogle ud til tjek")
    assert ejner.page.get_by_role("link", name="Tjek de udtrukne ark").count() == 0
    ruth.go(pile)
    ruth.follow("Tjek de udtrukne ark")
    for _sheet in range(3):
        sheet = PaperSheet.objects.get(code=ruth.heading.split()[2].rstrip(","))
        for field in ruth.page.locator("[data-mark]").all():
            name = field.get_attribute("name")
            mark = {"very": "1", "important": "2", "not now": "3", "dont know": "4"}
            field.fill(mark[sheet.typed[name][0]] if name in sheet.typed else "")
        for name in (name for name in sheet.typed if name.startswith("k")):
            ruth.page.locator(f"[name={name}]").fill(sheet.typed[name][0])
        for name in ("landsby", "alder"):
            ruth.page.locator(f"[name={name}]").select_option(sheet.typed.get(name, [""])[0])
        ruth.press("Sammenlign med den første")
    ruth.press("Tæl bunken med")
    assert "10 ark er talt med" in " ".join(ruth.reads(".page-head .lead"))
    assert Comment.objects.filter(words="Min mor kan ikke komme frem.").count() == 1


def tell_at_the_second_meeting(ruth: Visitor, survey: Survey) -> None:
    """The chair closes, reads the comment, calls the second meeting, and shows there what forty said."""
    ruth.go(f"{survey.get_absolute_url()}styr/")
    ruth.press("Luk det nu, og tæl op")
    ruth.follow("Én venter")
    ruth.tick("Lad den komme med")
    ruth.press("Gem")
    ruth.go(f"{survey.get_absolute_url()}styr/")
    ruth.follow("Se resultatet")
    ruth.press("Vis resultatet for alle")
    ruth.go("/omraader/glumsoe/")
    ruth.follow("Kald ind til møde")
    ruth.fill("Hvad hedder mødet?", "Andet borgermøde: resultatet")
    ruth.fill("Dag", (clock.today() + timedelta(days=21)).isoformat())
    ruth.fill("Begynder kl.", "19:00")
    ruth.fill("Slutter kl.", "21:30")
    ruth.fill("Sted", "Glumsø Hallen")
    ruth.press("Kald ind til mødet")
    ruth.go(f"{survey.get_absolute_url()}resultat/")
    assert ruth.heading == "Det sagde 40 af jer"
    assert "»Min mor kan ikke komme frem.«" in ruth.reads("blockquote")
    ruth.page.get_by_text("Som tabel, ved siden af ren optælling").click()
    rows = [row.locator("td, th").all_inner_texts() for row in ruth.page.locator("main tbody tr").all()]
    assert {(row[1], row[2], row[3]) for row in rows} == counted_by_hand(survey)
    ruth.follow("På storskærm")
    assert [words.split()[0] for words in ruth.reads(".rank > li .what")] == [
        row[1].split()[0] for row in rows
    ]


def counted_by_hand(survey: Survey) -> set[tuple[str, str, str]]:
    """Who pointed to each idea, of how many; with the ten sheets as they were typed, and few people left out."""
    answers = list(Ballot.objects.values_list("source", "answers"))
    first, second, third, fourth = (str(card.pk) for card in survey.cards.all())
    paper = sorted(str(sorted(a.items())) for source, a in answers if source == "paper")
    alike = [(first, "very"), (second, "important"), (third, "not now"), (fourth, "dont know")]
    assert paper == sorted([str(sorted(alike))] * 9 + [str(sorted([alike[0], *alike[2:]]))])
    figures = set()
    for card in survey.cards.all():
        said = [a.get(str(card.pk), "dont know") for _source, a in answers]
        yes, no = said.count("very") + said.count("important"), said.count("not now")
        few = any(0 < n < 5 for n in (yes, no))
        figures.add((card.title, "vises ikke" if few else str(yes), str(yes + no)))
    return figures
