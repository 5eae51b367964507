"""Following an area: nothing without a yes from the letter, one digest a day at most, and gone when it ends."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from xml.etree import ElementTree

import pytest
import time_machine
from django.test import Client

from cast import Cast
from tingsted.accounts.actions import erase_person
from tingsted.accounts.models import Person
from tingsted.kernel import guard, links
from tingsted.kernel.actors import VISITOR, Actor
from tingsted.kernel.rights import NotAllowed
from tingsted.notices import following
from tingsted.notices.models import Bulletin, Follower, Following, Letter
from tingsted.notices.tasks import forget, make_digests

MORNING = datetime(2026, 3, 2, 4, 30, tzinfo=UTC)
DAY = timedelta(days=1)
INGER = "inger@tingsted.example"


@pytest.fixture
def clock_on(time_machine: time_machine.TimeMachineFixture, cast: Cast) -> time_machine.TimeMachineFixture:
    time_machine.move_to(MORNING, tick=False)
    return time_machine


def follows(cast: Cast, email: str = INGER, confirmed: bool = True) -> Following:
    found = following.follow_area(VISITOR, area=cast.glumsoe, email=email)
    return following.confirm_following(VISITOR, following=found) if confirmed else found


def news(cast: Cast, title: str = "Stien er åben") -> Bulletin:
    return following.tell_area(cast.as_ruth, area=cast.glumsoe, office=cast.council, title=title)


def digests() -> list[tuple[str, str]]:
    found = Letter.objects.filter(kind="notices.digest").order_by("written_at", "to")
    return list(found.values_list("to", "subject"))


def morning(clock_on: time_machine.TimeMachineFixture, days: int) -> date:
    at = MORNING + days * DAY
    clock_on.move_to(at, tick=False)
    make_digests(at.date())
    return at.date()


def test_nothing_is_sent_before_the_link_was_used(
    clock_on: time_machine.TimeMachineFixture, cast: Cast
) -> None:
    follows(cast, confirmed=False)
    clock_on.shift(timedelta(hours=1))
    news(cast)
    morning(clock_on, 1)
    assert digests() == []
    assert [letter.subject for letter in Letter.objects.filter(to=INGER)] == ["Vil du følge Glumsø og Omegn?"]


def test_one_digest_a_day_tells_each_thing_once_and_none_is_empty(
    clock_on: time_machine.TimeMachineFixture, cast: Cast
) -> None:
    follows(cast)
    clock_on.shift(timedelta(hours=1))
    news(cast)
    day = morning(clock_on, 1)
    make_digests(day)
    morning(clock_on, 2)
    clock_on.shift(timedelta(hours=1))
    news(cast, "Bænken er malet")
    news(cast, "Lyset virker igen")
    morning(clock_on, 3)
    assert digests() == [(INGER, "Stien er åben"), (INGER, "Nyt fra Glumsø og Omegn")]


def test_one_who_has_a_seat_gets_the_areas_news_in_the_same_letter(
    clock_on: time_machine.TimeMachineFixture, cast: Cast
) -> None:
    follows(cast, email="asta@tingsted.example")
    clock_on.shift(timedelta(hours=1))
    news(cast)
    morning(clock_on, 1)
    morning(clock_on, 2)
    assert digests() == [("asta@tingsted.example", "Stien er åben")]


def test_the_letter_carries_a_way_out_that_a_mail_program_can_press(
    clock_on: time_machine.TimeMachineFixture, cast: Cast, client: Client
) -> None:
    follows(cast)
    clock_on.shift(timedelta(hours=1))
    news(cast)
    morning(clock_on, 1)
    letter = Letter.objects.get(kind="notices.digest")
    assert letter.headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    out = letter.headers["List-Unsubscribe"].strip("<>").split("/", 3)[3]
    client.post(f"/{out}", {"List-Unsubscribe": "One-Click"})
    assert (Follower.objects.count(), Following.objects.count()) == (0, 0)
    assert "ingen adresse på dig" in client.get(f"/{out}").content.decode()


def test_ending_one_area_twice_ends_no_other(cast: Cast, client: Client) -> None:
    found = follows(cast)
    with guard.arranging():
        for area in (cast.fodby, cast.empty):
            Following.objects.create(
                follower=found.follower, area=area, asked_at=found.asked_at, confirmed_at=found.confirmed_at
            )
    page = following.keep_url(found.follower).split("/", 3)[3]
    for _press in range(2):
        client.post(f"/{page}", {"omraade": cast.glumsoe.slug})
    client.post(f"/{page}", {"omraade": ""})
    assert set(Following.objects.values_list("area__name", flat=True)) == {cast.fodby.name, cast.empty.name}


def test_a_letter_scanner_that_opens_links_changes_nothing(
    clock_on: time_machine.TimeMachineFixture, cast: Cast, client: Client
) -> None:
    found = follows(cast, confirmed=False)
    address = f"/foelg/ja/{links.sign(following.CONFIRM, found.pk)}/"
    assert client.get(address).status_code == 200
    assert Following.objects.confirmed().count() == 0
    client.post(address)
    assert Following.objects.confirmed().count() == 1
    clock_on.shift(8 * DAY)
    assert client.get(address).status_code == 410


def test_an_address_nobody_confirmed_is_gone_after_a_week(
    clock_on: time_machine.TimeMachineFixture, cast: Cast
) -> None:
    follows(cast, confirmed=False)
    follows(cast, email="kaj@tingsted.example")
    clock_on.shift(8 * DAY)
    forget((MORNING + 8 * DAY).date())
    assert list(Follower.objects.values_list("email", flat=True)) == ["kaj@tingsted.example"]


def test_stopping_one_area_keeps_the_other_and_stopping_the_last_deletes_the_address(cast: Cast) -> None:
    first = follows(cast)
    second = following.follow_area(VISITOR, area=cast.fodby, email=INGER)
    following.confirm_following(VISITOR, following=second)
    following.end_following(VISITOR, follower=first.follower, area=cast.glumsoe)
    assert [f.area for f in Following.objects.select_related("area")] == [cast.fodby]
    following.end_following(VISITOR, follower=first.follower, area=cast.fodby)
    assert Follower.objects.count() == 0


def test_the_form_answers_the_same_for_a_known_address_and_writes_three_letters_a_day_at_most(
    cast: Cast, client: Client
) -> None:
    follows(cast)
    seen = {client.post("/omraader/glumsoe/foelg/", {"email": INGER})["Location"] for _ in range(6)}
    assert seen == {"/omraader/glumsoe/foelg/tak/"}
    assert Letter.objects.filter(kind="notices.following").count() == 1 + 3


def test_very_many_from_one_place_wait_an_hour(cast: Cast, client: Client) -> None:
    answers = [
        client.post("/omraader/glumsoe/foelg/", {"email": f"b{n}@tingsted.example"}).status_code
        for n in range(32)
    ]
    assert answers == [302] * 30 + [422] * 2


@pytest.mark.parametrize("email", ["", "inger", "inger@", "a@b@c.dk", "inger@tingsted.example\nBcc: x@y.dk"])
def test_what_is_no_address_is_told_with_an_example(cast: Cast, client: Client, email: str) -> None:
    answer = client.post("/omraader/glumsoe/foelg/", {"email": email})
    assert (answer.status_code, "inger@tingsted.example" in answer.content.decode()) == (422, True)
    assert Follower.objects.count() == 0


def test_only_those_who_speak_for_the_area_tell_news(cast: Cast) -> None:
    told = {}
    for name, actor in cast.everyone().items():
        try:
            following.tell_area(actor, area=cast.glumsoe, office=cast.council, title="Nyt")
            told[name] = True
        except NotAllowed:
            told[name] = False
    assert {name for name, may in told.items() if may} == {
        "Ruth (chair)",
        "Gudrun (contact officer)",
        "Villy (stand-in)",
    }


def test_the_feed_is_atom_with_lasting_ids_and_whole_addresses(cast: Cast, client: Client) -> None:
    told = following.tell_area(
        cast.as_ruth, area=cast.glumsoe, office=cast.council, title="Sti & sø <b>", words="Fra i morgen."
    )
    found = client.get("/omraader/glumsoe/nyt.atom")
    assert found["Content-Type"] == "application/atom+xml; charset=utf-8"
    atom = "{http://www.w3.org/2005/Atom}"
    feed = ElementTree.fromstring(found.content)
    one = [feed.find(f"{atom}{name}") for name in ("id", "title", "updated")]
    assert all(each is not None and each.text for each in one)
    assert {link.get("rel") for link in feed.findall(f"{atom}link")} == {"self", "alternate"}
    entry = feed.findall(f"{atom}entry")[-1]
    texts = {name: entry.findtext(f"{atom}{name}") for name in ("title", "summary")}
    assert texts == {"title": "Sti & sø <b>", "summary": "Fra i morgen."}
    assert entry.findtext(f"{atom}id", "").endswith(f":notices.bulletin:{told.pk}")
    assert entry.find(f"{atom}author/{atom}name") is not None
    link = entry.find(f"{atom}link")
    assert link is not None
    assert link.get("href", "").endswith(f"/omraader/glumsoe/nyt/#nyt-{told.pk}")
    assert (
        client.get("/omraader/glumsoe/nyt.atom", headers={"if-none-match": found["ETag"]}).status_code == 304
    )


def test_news_taken_down_is_gone_from_page_feed_and_digest(cast: Cast, client: Client) -> None:
    told = news(cast)
    following.withdraw_bulletin(cast.as_ruth, bulletin=told)
    for address in ("/omraader/glumsoe/", "/omraader/glumsoe/nyt/", "/omraader/glumsoe/nyt.atom"):
        assert "Stien er åben" not in client.get(address).content.decode()


def test_one_who_is_erased_follows_nothing(cast: Cast) -> None:
    follows(cast, email="sofie@tingsted.example")
    sofie = Person.objects.get(pk=cast.sofie.pk)
    erase_person(Actor("person", sofie), person=sofie)
    assert Follower.objects.count() == 0


def test_the_page_that_tells_news_counts_confirmed_followers_only(cast: Cast, client: Client) -> None:
    follows(cast)
    follows(cast, email="kaj@tingsted.example", confirmed=False)
    with guard.arranging():
        client.force_login(cast.ruth)
    assert client.get("/omraader/glumsoe/nyt/skriv/").context["followers"] == 1
