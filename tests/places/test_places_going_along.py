"""An area becomes part of another: what lives goes along, what is over stays where it was."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from shapely.geometry import box, mapping

from cast import Cast
from tingsted.ideas.actions import raise_idea
from tingsted.involvement.models import Matter
from tingsted.kernel import clock, guard
from tingsted.kernel.actions import Refused
from tingsted.kernel.actors import OPERATOR, VISITOR
from tingsted.meetings.actions import call_meeting
from tingsted.notices.following import confirm_following, follow_area
from tingsted.places.actions import adopt_boundary, adopt_redrawing, prepare_division, prepare_merger
from tingsted.places.models import Area
from tingsted.plans.actions import renew_plan, start_plan
from tingsted.promises.actions import give_answer, promise_answer
from tingsted.surveys.actions import make_survey
from tingsted.workgroups.actions import finish_group, form_group

FACTS: dict[str, Any] = {"adopted_by": "Kommunalbestyrelsen", "certainty": "documented"}


def merge(cast: Cast) -> None:
    """Fodby becomes part of Glumsø."""
    draft = prepare_merger(cast.as_tue, area=cast.glumsoe, other=cast.fodby, on=clock.today(), **FACTS)
    adopt_redrawing(cast.as_tue, redrawing=draft)


def where(*things: Any) -> list[Area]:
    for thing in things:
        thing.refresh_from_db()
    return [thing.area for thing in things]


def test_a_plan_a_group_a_survey_a_meeting_and_a_promise_go_along(cast: Cast) -> None:
    idea = raise_idea(cast.as_asta, area=cast.fodby, words="En bænk")
    body, soon = cast.fodby_council, clock.now() + timedelta(days=9)
    living = [
        start_plan(cast.as_asta, area=cast.fodby),
        form_group(cast.as_asta, idea=idea, name="Bænke", email="b@tingsted.example"),
        make_survey(cast.as_asta, body=body, ideas=[idea], title="Hvad?", closes=soon.date()),
        call_meeting(cast.as_asta, body=body, title="Møde", starts_at=soon, place="Skolen", area=cast.fodby),
        promise(cast),
    ]
    over = [
        form_group(cast.as_asta, idea=idea, name="Lys", email="l@tingsted.example"),
        call_meeting(
            cast.as_asta, body=body, title="Før", starts_at=soon - timedelta(days=30), place="Skolen",
            area=cast.fodby,
        ),
        promise(cast),
    ]  # fmt: skip
    finish_group(cast.as_asta, group=over[0])
    give_answer(cast.as_holger, promise=over[2], answer="we do it", reply="Det gør vi.")
    merge(cast)
    assert where(*living) == [cast.glumsoe] * 5
    assert where(*over) == [cast.fodby] * 3


def promise(cast: Cast) -> Any:
    return promise_answer(
        cast.as_gudrun, kind="plans.action", owed_by=cast.roads, owed_to=cast.fodby_council, title="Lys?",
        due=clock.today() + timedelta(days=20), area=cast.fodby,
    )  # fmt: skip


def test_two_living_plans_live_side_by_side_each_with_its_own_body_and_both_are_shown(cast: Cast) -> None:
    ours, theirs = start_plan(cast.as_ruth, area=cast.glumsoe), start_plan(cast.as_asta, area=cast.fodby)
    merge(cast)
    assert where(ours, theirs) == [cast.glumsoe, cast.glumsoe]
    for page in (cast.glumsoe.get_absolute_url(), "/planer/"):
        shown = Client().get(page).content.decode()
        assert [f'href="{plan.get_absolute_url()}"' in shown for plan in (ours, theirs)] == [True, True], page
    assert cast.as_asta.office is not None
    cast.as_asta.office.refresh_from_db()
    again = renew_plan(cast.as_asta, plan=theirs, going_on=[], title="Fodby videre")
    assert (again.renews, again.area) == (theirs, cast.glumsoe)
    with pytest.raises(Refused, match="har allerede en levende plan"):
        start_plan(cast.as_ruth, area=cast.glumsoe)


def test_what_the_municipality_asks_in_an_area_concerns_the_one_it_went_into(cast: Cast) -> None:
    with guard.arranging():
        matter = Matter.objects.create(
            owner=cast.roads, title="Cykelstier", slug="cykelstier", started_on=clock.today()
        )
        matter.areas.add(cast.fodby)
    merge(cast)
    assert set(matter.areas.all()) == {cast.fodby, cast.glumsoe}


def follow(area: Area, email: str, *, confirmed: bool = True) -> None:
    following = follow_area(VISITOR, area=area, email=email)
    if confirmed:
        confirm_following(VISITOR, following=following)


def followers(area: Area) -> dict[str, bool]:
    rows = area.followings.values_list("follower__email", "confirmed_at")
    return {mail.partition("@")[0]: at is not None for mail, at in rows}


@pytest.mark.parametrize("knows_both", [None, True, False])
def test_followers_go_along_and_hear_nothing_twice(cast: Cast, knows_both: bool | None) -> None:
    follow(cast.fodby, "inger@tingsted.example")
    follow(cast.fodby, "doubt@tingsted.example", confirmed=False)
    if knows_both is not None:
        follow(cast.glumsoe, "inger@tingsted.example", confirmed=knows_both)
    merge(cast)
    assert (followers(cast.fodby), followers(cast.glumsoe)) == ({}, {"inger": True, "doubt": False})


def test_whoever_followed_the_whole_follows_both_parts(cast: Cast) -> None:
    adopt_boundary(OPERATOR, area=cast.fodby, geometry=dict(mapping(box(11.6, 55.3, 11.7, 55.4))))
    follow(cast.fodby, "inger@tingsted.example")
    follow(cast.fodby, "doubt@tingsted.example", confirmed=False)
    draft = prepare_division(
        cast.as_tue, area=cast.fodby, outline=box(11.6, 55.3, 11.65, 55.4), on=clock.today(), name="Vestby",
        short_name="Vestby", prefix="Vestby", **FACTS,
    )  # fmt: skip
    adopt_redrawing(cast.as_tue, redrawing=draft)
    assert followers(cast.fodby) == {"inger": True, "doubt": False}
    assert followers(Area.objects.get(prefix="Vestby")) == {"inger": True}
