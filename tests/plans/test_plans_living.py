"""A plan that lives: coordinators answer from the mail, and »we are stuck« calls for help without a state."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.test import Client

from plans.conftest import Glumsoe
from tingsted.kernel import clock
from tingsted.kernel.actors import CLOCK
from tingsted.notices.models import Ask, Letter
from tingsted.plans.actions import adopt_plan, ask_coordinators, end_plan, name_coordinator, settle_help
from tingsted.plans.actions.nudging import round_of
from tingsted.plans.models import Action, HelpCall, Nudge, Plan

SPRING = date(2027, 3, 1)


@pytest.fixture
def coordinated(glumsoe: Glumsoe) -> Glumsoe:
    """Sofie coordinates the path in a plan that was adopted in the autumn."""
    name_coordinator(glumsoe.cast.as_ruth, action=glumsoe.action, person=glumsoe.cast.sofie)
    adopt_plan(glumsoe.cast.as_ruth, plan=Plan.objects.select_related("body", "area").get())
    return glumsoe


def asked(on: date = SPRING) -> list[Nudge]:
    with clock.at(clock.noon(on)):
        return ask_coordinators(CLOCK, on=on)


def link(answer: str) -> str:
    """The address in Sofie's letter that says this."""
    letter = Letter.objects.get(kind="plans.nudge")
    found = re.findall(r"https?://[^/]+(/planer/svar/\S+)", letter.text)
    return next(address for address in found if address.endswith(answer))


@pytest.mark.parametrize(
    ("day", "begins"),
    [
        (date(2027, 2, 28), None), (SPRING, SPRING), (date(2027, 3, 21), SPRING), (date(2027, 3, 22), None),
        (date(2027, 9, 4), date(2027, 9, 1)), (date(2027, 12, 31), None),
    ],
)  # fmt: skip
def test_a_round_begins_twice_a_year_and_is_made_up_for_within_three_weeks(
    day: date, begins: date | None
) -> None:
    assert round_of(day) == begins


def test_a_coordinator_is_asked_once_a_round_in_one_letter(coordinated: Glumsoe) -> None:
    assert [len(asked()), len(asked()), len(asked(date(2027, 3, 9))), len(asked(date(2027, 9, 1)))] == [
        1,
        0,
        0,
        1,
    ]
    assert (
        list(Letter.objects.filter(kind="plans.nudge").values_list("to", flat=True))
        == ["sofie@tingsted.example"] * 2
    )


def test_nobody_is_asked_of_what_was_told_lately_or_has_ended(coordinated: Glumsoe) -> None:
    end_plan(coordinated.cast.as_ruth, plan=Plan.objects.select_related("body").get())
    assert asked() == []


def test_opening_a_link_answers_nothing_and_one_press_does(coordinated: Glumsoe) -> None:
    asked()
    browser, before = Client(), Action.objects.get().version
    assert "Ja, den er godt i gang" in browser.get(link("godt-i-gang")).content.decode()
    assert (Action.objects.get().version, Nudge.objects.get().answered_on) == (before, None)
    sent = browser.post(link("godt-i-gang"), {"answer": "well under way", "note": "400 meter ligger der."})
    assert sent.status_code == 302
    assert "Tak, det er fortalt" in browser.get(sent["Location"]).content.decode()
    noun = Action.objects.get()
    assert (noun.work, noun.work_note) == ("well under way", "400 meter ligger der.")
    assert Nudge.objects.get().answered_on is not None
    assert not Ask.objects.waiting().filter(kind="plans.nudge").exists()
    assert noun.changes.latest("pk").sentence() == "»Sidste 250 meter af stien« er godt i gang"


def test_laid_aside_from_the_mail_needs_its_reason_too(coordinated: Glumsoe) -> None:
    asked()
    refused = Client().post(link("lagt-til-side"), {"answer": "laid aside", "note": ""})
    assert (refused.status_code, Action.objects.get().work) == (422, "not begun")


def test_we_are_stuck_is_a_call_for_help_and_no_state(coordinated: Glumsoe) -> None:
    cast = coordinated.cast
    asked()
    Client().post(link("sidder-fast"), {"answer": "sidder-fast", "note": "Lodsejeren svarer ikke."})
    waiting = Ask.objects.waiting().filter(kind="plans.stuck")
    assert sorted(str(ask.office) for ask in waiting) == ["Glumsø Lokalråd", "Kontakt for lokalområder"]
    assert Action.objects.get().work == "not begun"
    plan = coordinated.plan.get_absolute_url()
    assert (
        "Lodsejeren"
        not in Client().get(plan).content.decode() + Client().get(f"{plan}historie/").content.decode()
    )
    page = Client()
    page.force_login(cast.gudrun)
    address = f"{coordinated.action.edit_url()}hjaelp/"
    assert "Lodsejeren svarer ikke." in page.get(address).content.decode()
    assert Client().get(address).status_code == 403
    settle_help(
        cast.as_ruth, call=HelpCall.objects.select_related("action__plan__body", "action__coordinator").get()
    )
    assert not waiting.all().exists()


def test_a_link_ends_when_somebody_else_coordinates(coordinated: Glumsoe) -> None:
    asked()
    name_coordinator(coordinated.cast.as_ruth, action=Action.objects.get(), person=coordinated.cast.ejner)
    assert Client().get(link("faerdig")).status_code == 410
    assert Client().get("/planer/svar/xx/").status_code == 404
