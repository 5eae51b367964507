"""Many people find their groups: by their wishes first, by the council's hand last, and nothing is kept afterwards."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

import pytest
from django.test import Client

from cast import Cast
from tingsted.ideas.actions import offer_help, raise_idea
from tingsted.kernel import clock, links
from tingsted.kernel.actions import Refused
from tingsted.kernel.actors import CLOCK, VISITOR
from tingsted.kernel.models import JournalEntry
from tingsted.notices.models import Letter
from tingsted.workgroups.actions import (
    change_placing,
    forget_wishes,
    form_group,
    give_wish,
    open_placing,
    place_by_hand,
    propose_groups,
    settle_placing,
    take_wish_back,
)
from tingsted.workgroups.models import Choice, Group, Member, Placing, Wisher
from tingsted.workgroups.notices import WISH
from workgroups.conftest import signed_in


@pytest.fixture
def placing(cast: Cast) -> Placing:
    """A group at work and two ideas, three to five in each."""
    path, club, choir = (
        raise_idea(cast.as_ruth, area=cast.glumsoe, words=words) for words in ("En sti", "En klub", "Et kor")
    )
    group = form_group(cast.as_ruth, idea=path, name="Stigruppen")
    return open_placing(
        cast.as_ruth, area=cast.glumsoe, title="Find din gruppe", ideas=[club, choir], groups=[group],
        closes=clock.today() + timedelta(days=7), least=3, most=5,
    )  # fmt: skip


def choices(placing: Placing) -> dict[str, Choice]:
    return {choice.name: choice for choice in placing.choices.all()}


def wish(placing: Placing, name: str, *names: str) -> Wisher:
    known = choices(placing)
    return give_wish(
        VISITOR, placing=placing, name=name, email=f"{name.lower()}@tingsted.example", consent=True,
        wishes=[known[n] for n in names],
    )  # fmt: skip


def placed() -> dict[str, int]:
    return dict(Counter(wisher.placed.name for wisher in Wisher.objects.all() if wisher.placed))


def test_everybody_gets_a_group_within_the_sizes_and_one_too_few_want_is_not_formed(placing: Placing) -> None:
    for number in range(6):
        wish(placing, f"Sti{number}", "Stigruppen", "En klub")
    for number in range(2):
        wish(placing, f"Klub{number}", "En klub", "Stigruppen")
    wish(placing, "Kor", "Et kor", "En klub")
    propose_groups(CLOCK, placing=placing)
    assert placed() == {"Stigruppen": 5, "En klub": 4}
    assert placing.told == [
        "7 pladser gik til et første ønske.",
        "2 gik til ønske nr. 2.",
        "Et kor åbner ikke: for få kan være med (mindst 3).",
        "Et kor har 1 og skal bruge 3. De kunne gå sammen med En klub.",
    ]


def test_the_same_wishes_give_the_same_groups_under_the_same_digest(placing: Placing) -> None:
    for number in range(7):
        wish(
            placing, f"Bo{number}", *(("Stigruppen", "En klub") if number % 2 else ("En klub", "Stigruppen"))
        )
    first = propose_groups(CLOCK, placing=placing).digest, {w.pk: w.placed_id for w in Wisher.objects.all()}
    again = propose_groups(CLOCK, placing=placing).digest, {w.pk: w.placed_id for w in Wisher.objects.all()}
    assert first == again


def test_the_council_can_change_anything_and_a_new_proposal_leaves_what_was_done_by_hand(
    cast: Cast, placing: Placing
) -> None:
    people = [wish(placing, f"Bo{number}", "Stigruppen") for number in range(5)]
    to = choices(placing)["Et kor"]
    place_by_hand(cast.as_ejner, placing=placing, moves={str(w.pk): to.pk for w in people[:2]})
    propose_groups(cast.as_ruth, placing=placing)
    assert placed() == {"Et kor": 2, "Stigruppen": 3}
    place_by_hand(cast.as_ejner, placing=placing, moves={str(people[0].pk): None, str(people[1].pk): 99_999})
    assert placed() == {"Et kor": 1, "Stigruppen": 3}


def test_each_group_has_sizes_of_its_own_that_can_be_changed_at_any_time(
    cast: Cast, placing: Placing
) -> None:
    for number in range(5):
        wish(placing, f"Bo{number}", "Et kor", "Stigruppen")
    choir, path = choices(placing)["Et kor"], choices(placing)["Stigruppen"]
    page, client = f"{placing.get_absolute_url()}ret/", signed_in(cast.ejner)
    later = placing.closes + timedelta(days=3)
    said = {"closes": later.isoformat(), "seen": placing.version}
    for choice in placing.choices.all():
        said |= {f"least_{choice.pk}": "3", f"most_{choice.pk}": "5"}
    wrong = client.post(page, {**said, f"least_{choir.pk}": "3", f"most_{choir.pk}": "2"})
    assert (wrong.status_code, "Det største antal" in wrong.content.decode()) == (422, True)
    right = {**said, f"least_{path.pk}": "1", f"least_{choir.pk}": "2", f"most_{choir.pk}": "4"}
    assert client.post(page, right).status_code == 302
    late = client.post(page, {**right, f"most_{choir.pk}": "9"})  # somebody else set them in the meantime
    assert (late.status_code, late.context["form"][f"most_{choir.pk}"].value()) == (409, "9")
    assert "Nogen rettede det samme, mens du skrev" in late.content.decode()
    propose_groups(cast.as_ruth, placing=placing)
    assert (placed(), Placing.objects.get().closes) == ({"Et kor": 4, "Stigruppen": 1}, later)
    settle_placing(cast.as_ruth, placing=Placing.objects.get())
    with pytest.raises(Refused):
        change_placing(cast.as_ruth, placing=Placing.objects.get(), closes=later, sizes={})


def test_forming_the_groups_makes_members_and_forgets_every_wish(cast: Cast, placing: Placing) -> None:
    known = choices(placing)
    club = known["En klub"].idea
    assert club is not None
    offer_help(VISITOR, idea=club, email="klub0@tingsted.example", consent=True)
    offer_help(VISITOR, idea=club, email="bent@tingsted.example", consent=True)
    for number in range(3):
        wish(placing, f"Klub{number}", "En klub")
        wish(placing, f"Sti{number}", "Stigruppen")
    left = wish(placing, "Alene", "Et kor")
    propose_groups(cast.as_ruth, placing=placing)
    place_by_hand(cast.as_ruth, placing=placing, moves={str(left.pk): None})
    settle_placing(cast.as_ruth, placing=placing)
    groups = {group.name: group for group in Group.objects.all()}
    assert {name: group.members.count() for name, group in groups.items()} == {"Stigruppen": 3, "En klub": 3}
    assert groups["En klub"].coordinator is None
    assert (Wisher.objects.count(), Member.objects.filter(public=True).count()) == (0, 0)
    kinds = Counter(Letter.objects.exclude(kind__startswith="ideas").values_list("kind", flat=True))
    assert kinds == {
        "workgroups.wish": 7,
        "workgroups.welcome": 6,
        "workgroups.not_placed": 1,
        "workgroups.invitation": 1,
    }
    with pytest.raises(Refused):
        settle_placing(cast.as_ruth, placing=placing)


def test_a_wish_can_be_changed_taken_back_and_written_down_from_paper(cast: Cast, placing: Placing) -> None:
    wish(placing, "Inger", "En klub")
    inger = wish(placing, "Inger", "Et kor")
    assert (Wisher.objects.count(), inger.wishes) == (1, [choices(placing)["Et kor"].pk])
    with pytest.raises(Refused):
        give_wish(VISITOR, placing=placing, name="Bo", wishes=[], consent=True)
    give_wish(cast.as_ejner, placing=placing, name="Bo", wishes=[], consent=True)
    token = links.sign(WISH, str(inger.pk))
    client, way = Client(), f"/grupper/fortryd/{token}/"
    assert (client.get(way).status_code, Wisher.objects.count()) == (200, 2)
    client.post(way)
    assert [wisher.name for wisher in Wisher.objects.all()] == ["Bo"]
    assert take_wish_back(VISITOR, token=token) is None


def test_who_wishes_for_what_is_for_the_council_alone(cast: Cast, placing: Placing) -> None:
    page, sent = (
        placing.get_absolute_url(),
        {"name": "Inger", "email": "inger@tingsted.example", "help": "time"},
    )
    client = Client()
    assert client.post(page, sent).status_code == 422, "without consent"
    assert client.post(page, {**sent, "consent": "on", "first": ""}).status_code == 302
    assert "Inger" not in client.get(page).content.decode()
    assert [c.get(f"{page}folk/").status_code for c in (client, signed_in(cast.asta), signed_in(cast.ejner))] == [
        403, 403, 200,
    ]  # fmt: skip
    quiet = JournalEntry.objects.filter(kind="workgroups.WishGiven")
    assert {(entry.at, entry.about, entry.personal) for entry in quiet} == {(None, "", None)}


def test_wishes_nobody_used_are_forgotten_two_months_after_their_day(placing: Placing) -> None:
    wish(placing, "Inger", "En klub")
    assert forget_wishes(CLOCK, on=placing.closes + timedelta(days=60)) == 0
    assert forget_wishes(CLOCK, on=placing.closes + timedelta(days=61)) == 1
    assert not Wisher.objects.exists()
