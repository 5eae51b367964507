"""Many find their groups: wishes from three phones, a proposal, sizes and a hand, then a group's life to its story."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import timedelta

import pytest
from PIL import Image
from playwright.sync_api import expect

from cast import Cast
from e2e.visitor import Visitor, letter_to, links_in
from tingsted.ideas.actions import raise_idea
from tingsted.kernel import clock
from tingsted.workgroups.models import Group, Member, Placing, Wisher

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
Door = Callable[..., Visitor]
REFUSED = "/faerdig/: Failed to load resource: the server responded with a status of 422"
PHONES = {"Anna": ("En bænk", "Et kor"), "Bo": ("En bænk", "Et kor"), "Carl": ("Et kor", "")}


def test_groups_are_formed_by_wishes_and_one_of_them_works_to_its_end(door: Door, cast: Cast) -> None:
    for words in ("En bænk", "Et kor"):
        raise_idea(cast.as_ruth, area=cast.glumsoe, words=words)
    ruth = door("Ruth")
    phones = [door("Anna", width=320), door("Bo", width=390), door("Carl", width=390, scripts=False)]
    ruth.sign_in("ruth@tingsted.example")
    open_for_wishes(ruth)
    for phone in phones:
        wish(phone, *PHONES[phone.name])
    place_everybody(ruth)
    show_oneself_and_leave(phones[0], phones[1])
    tell_how_it_went(ruth, door("Gæst", width=320))
    faults = [fault for visitor in (ruth, *phones) for fault in visitor.faults]
    assert [fault for fault in faults if REFUSED not in fault] == []


def open_for_wishes(ruth: Visitor) -> None:
    ruth.go("/omraader/glumsoe/grupper/")
    ruth.follow("Lad mange finde deres gruppe")
    ruth.fill("Hvad hedder det?", "Find din gruppe")
    for idea in ("En bænk", "Et kor"):
        ruth.tick(idea)
    ruth.fill("Mindst så mange i en gruppe", "2")
    ruth.fill("Sidste dag at ønske", (clock.today() + timedelta(days=7)).isoformat())
    ruth.press("Åbn for ønsker")
    assert ruth.heading == "Find din gruppe", ruth.reads(".error-summary")


def wish(phone: Visitor, first: str, second: str) -> None:
    """Without an account, with a script or without."""
    phone.go("/omraader/glumsoe/grupper/")
    phone.follow("Sig, hvilken gruppe du vil med i")
    phone.page.get_by_label("Hvilken gruppe vil du helst være med i?").select_option(label=first)
    if second:
        phone.page.get_by_label("Og ellers?").select_option(label=second)
    phone.fill("Dit navn", phone.name)
    phone.fill("Din mail", f"{phone.name.lower()}@tingsted.example")
    phone.tick("Den gruppe, jeg kommer i, må skrive til mig")
    phone.press("Send mit ønske")
    expect(phone.page.get_by_text("Tak, vi har dit ønske")).to_be_visible()


def place_everybody(ruth: Visitor) -> None:
    """A proposal keeps to the sizes; when they are changed it is another; the hand has the last word."""
    ruth.go(Placing.objects.get().get_absolute_url())
    ruth.follow("Se alle, og dan grupperne")
    ruth.press("Foreslå efter ønskerne")
    assert where() == {"Anna": "Et kor", "Bo": "Et kor", "Carl": "Et kor"}, "the one that takes all three"
    ruth.follow("Ret størrelser og sidste dag")
    ruth.page.get_by_role("group", name="Et kor").get_by_label("Mindst").fill("1")
    ruth.press("Gem")
    ruth.press("Foreslå efter ønskerne")
    assert where() == {"Anna": "En bænk", "Bo": "En bænk", "Carl": "Et kor"}
    ruth.page.get_by_label("Gruppe: Carl").select_option(label="En bænk")
    ruth.press("Gem, hvor de skal hen")
    expect(ruth.page.get_by_text("sat af jer", exact=True)).to_be_visible()
    ruth.press("Dan grupperne")
    assert (ruth.heading, Wisher.objects.count()) == ("Grupper i Glumsø og Omegn", 0)
    assert {g.name: g.members.count() for g in Group.objects.all()} == {"En bænk": 3}


def where() -> dict[str, str | None]:
    return {w.name: w.placed.name if w.placed else None for w in Wisher.objects.select_related("placed")}


def show_oneself_and_leave(anna: Visitor, bo: Visitor) -> None:
    """A name is shown by one's own yes alone; who leaves is forgotten."""
    page = Group.objects.get().get_absolute_url()
    bo.go(page)
    names = [name for name in PHONES if name in bo.page.locator("main").inner_text()]
    assert names == []
    anna.go(links_in(letter_to("anna@tingsted.example", "workgroups.welcome"))[0])
    anna.tick("Vis mit navn på gruppens side")
    anna.press("Gem")
    bo.go(page)
    assert [name for name in PHONES if name in bo.page.locator("main").inner_text()] == ["Anna"]
    bo.go(links_in(letter_to("bo@tingsted.example", "workgroups.welcome"))[1])
    bo.press("Gå ud, og glem mig")
    assert bo.heading == "Du er ude af gruppen"
    assert sorted(Member.objects.values_list("name", flat=True)) == ["Anna", "Carl"]


def tell_how_it_went(ruth: Visitor, guest: Visitor) -> None:
    """A story with a picture, told in words for those who can't see it; the members are forgotten."""
    picture = io.BytesIO()
    Image.new("RGB", (640, 480), "green").save(picture, "PNG")
    file = {"name": "baenk.png", "mimeType": "image/png", "buffer": picture.getvalue()}
    ruth.go(Group.objects.get().lead_url())
    ruth.follow("Arbejdet er færdigt")
    ruth.fill("Hvordan gik det?", "Bænken står ved søen.")
    ruth.page.get_by_label("Et billede").set_input_files(file)
    ruth.press("Ja, arbejdet er færdigt")
    expect(ruth.page.locator(".error").first).to_contain_text("Skriv, hvad billedet viser")
    ruth.page.get_by_label("Et billede").set_input_files(file)
    ruth.fill("Hvad viser billedet?", "En grøn bænk ved søen")
    ruth.press("Ja, arbejdet er færdigt")
    guest.go(Group.objects.get().get_absolute_url())
    expect(guest.page.get_by_text("Bænken står ved søen.")).to_be_visible()
    expect(guest.page.get_by_role("img", name="En grøn bænk ved søen")).to_be_visible()
    assert (Member.objects.count(), guest.faults) == (0, [])
