"""A meeting is held with three phones and a screen: signed up for, opened, sent to, voted in, written down."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time, timedelta

import pytest
from playwright.sync_api import expect

from cast import Cast
from e2e.visitor import Visitor, letter_to, links_in
from tingsted.ideas.models import Idea
from tingsted.kernel import clock
from tingsted.meetings.actions import add_point, call_meeting, make_poll, note_on_wall, open_poll, open_room
from tingsted.meetings.models import Meeting, Poll, Room

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
Door = Callable[..., Visitor]
SOON = 15_000
NO_NET = "ERR_INTERNET_DISCONNECTED"


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    tomorrow = datetime.combine(clock.today() + timedelta(days=1), time(19), clock.COPENHAGEN)
    called = {"body": cast.council, "title": "Borgermøde", "starts_at": tomorrow, "place": "Salen"}
    made = call_meeting(cast.as_ruth, **called, signs_up=True, seats=40)
    add_point(cast.as_ruth, meeting=made, title="Hvad vil vi?", minutes=30)
    return made


def test_a_meeting_with_three_phones_and_a_screen(door: Door, cast: Cast, meeting: Meeting) -> None:
    inger, ruth, screen = door("Inger", width=390), door("Ruth"), door("Skærmen")
    phones = [door("A", width=320), door("B", width=390), door("C", width=390, scripts=False)]
    sign_up(inger, meeting)
    open_the_room(ruth, screen, meeting)
    for phone in phones:
        phone.go(f"/m/{Room.objects.get().code}/")
    send_and_lose_the_net(*phones)
    show_them(ruth, screen)
    vote(cast, meeting, ruth, screen, phones)
    write_it_down(ruth, inger, meeting)
    faults = [fault for visitor in (inger, ruth, screen, *phones) for fault in visitor.faults]
    assert [fault for fault in faults if NO_NET not in fault] == []


def sign_up(inger: Visitor, meeting: Meeting) -> None:
    """Without an account, confirmed by the link in the letter."""
    inger.go(meeting.get_absolute_url())
    inger.follow("Tilmeld dig")
    inger.fill("Dit navn", "Inger Holm")
    inger.fill("Din mailadresse", "inger@tingsted.example")
    inger.press("Tilmeld mig")
    inger.go(links_in(letter_to("inger@tingsted.example", "meetings.ask"))[0])
    inger.press("Ja, jeg kommer")
    assert inger.heading == "Du har en plads"


def open_the_room(ruth: Visitor, screen: Visitor, meeting: Meeting) -> None:
    """The host opens; on the screen's computer somebody types the code, and nobody signs in."""
    ruth.sign_in("ruth@tingsted.example")
    ruth.go(f"{meeting.get_absolute_url()}vaert/")
    ruth.press("Åbn for telefoner")
    screen.go("/skaerm/")
    screen.fill("Mødets kode", Room.objects.get().code.lower())
    screen.press("Fortsæt")
    assert screen.heading == "Hvad mangler vi i Glumsø og Omegn?"


def send(phone: Visitor, words: str) -> None:
    phone.fill("Din seddel", words)
    phone.page.get_by_role("button", name="Send sedlen").click()


def send_and_lose_the_net(first: Visitor, second: Visitor, plain: Visitor) -> None:
    """What is typed without a net is kept, and sent once when there is one again."""
    send(first, "En bænk ved søen")
    expect(first.page.get_by_role("status")).to_contain_text("Tak. En vært læser den")
    send(plain, "Lys på stien")
    expect(plain.page.get_by_role("status")).to_contain_text("Din seddel har fået nummer")
    send(second, "Flere cykler")
    first.window.set_offline(True)
    send(first, "Et bålsted")
    mine = first.page.locator("[data-mine]")
    expect(mine).to_contain_text("Venter på forbindelse: Et bålsted")
    first.fill("Din seddel", "En halv tanke")
    first.window.set_offline(False)
    expect(mine).to_contain_text("Sendt: Et bålsted", timeout=SOON)
    first.page.reload()
    expect(first.page.get_by_label("Din seddel")).to_have_value("En halv tanke")


def show_them(ruth: Visitor, screen: Visitor) -> None:
    """The host reads what came by itself, and the screen follows."""
    expect(ruth.page.locator("ol.waiting li")).to_have_count(4, timeout=SOON)
    ruth.page.reload()
    ruth.press("Vis alle 4")
    expect(screen.page.locator(".wall .note")).to_have_count(4, timeout=SOON)
    assert sorted(Idea.objects.values_list("words", flat=True)) == [
        "En bænk ved søen",
        "Et bålsted",
        "Flere cykler",
        "Lys på stien",
    ]


def vote(cast: Cast, meeting: Meeting, ruth: Visitor, screen: Visitor, phones: list[Visitor]) -> None:
    """Each phone once, with a script or without."""
    poll = make_poll(cast.as_ruth, meeting=meeting, question="Hvad først?", choices=["Bænken", "Lyset"])
    open_poll(cast.as_ruth, poll=poll)
    ruth.page.reload()
    ruth.press("Afstemningen")
    for phone, choice in zip(phones, ("Bænken", "Bænken", "Lyset"), strict=True):
        phone.go(f"/m/{Room.objects.get().code}/")
        phone.tick(choice)
        phone.page.get_by_role("button", name="Stem").click()
        expect(phone.page.get_by_role("status")).to_contain_text("Din stemme er talt med")
    expect(screen.page.locator(".bars")).to_contain_text("Bænken 2", timeout=SOON)
    ruth.page.reload()
    ruth.press("Luk for telefoner")
    assert [choice.by_phone for choice in Poll.objects.get().choices.all()] == [2, 1]


def write_it_down(ruth: Visitor, inger: Visitor, meeting: Meeting) -> None:
    """Minutes under the point, approved and published."""
    ruth.go(f"{meeting.get_absolute_url()}referat/skriv/")
    ruth.fill("Må nævnes", "Rådet")
    ruth.press("Gem")
    ruth.page.locator(".record a.btn").click()
    ruth.fill("Hvad blev der sagt?", "Alle ville have en bænk.")
    ruth.press("Gem")
    ruth.press("Rådet godkender det")
    ruth.press("Gør det offentligt")
    inger.go(f"{meeting.get_absolute_url()}referat/")
    expect(inger.page.locator(".record")).to_contain_text("Alle ville have en bænk.")


def test_two_notes_become_one_by_keyboard_alone(door: Door, cast: Cast, meeting: Meeting) -> None:
    open_room(cast.as_ruth, meeting=meeting)
    for words in ("En bænk ved søen", "Bænke ved søen"):
        note_on_wall(cast.as_ejner, meeting=meeting, words=words)
    ruth = door("Ruth")
    ruth.sign_in("ruth@tingsted.example")
    ruth.go(f"{meeting.get_absolute_url()}vaert/ens/")
    ruth.page.get_by_role("button", name="Én seddel: behold Glumsø-1").focus()
    ruth.page.keyboard.press("Enter")
    expect(ruth.page.get_by_text("Ingen sedler ligner hinanden")).to_be_visible()
    assert Idea.objects.get(number=2).merged_into == Idea.objects.get(number=1)
