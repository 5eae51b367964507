"""What a list shows and what a rule allows are the same: `obj in visible_to(p)` exactly when p may see obj.

A room adds a row: `@row(Model, "room.see")` over a function that makes some things out of a crowd. A model with
`visible_to` and no row fails the last test.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import parity_involvement
import parity_meetings
import parity_relation
import parity_surveys
from cast import Cast
from crowd import Crowd, gather_crowd
from parity import PUBLIC, ROWS, Row, row
from tingsted.ideas.models import Idea, Offer, Standing
from tingsted.involvement.models import Proposal, Stage
from tingsted.kernel import clock, guard
from tingsted.kernel.rights import may
from tingsted.meetings.models import Leftover, Meeting
from tingsted.notices.models import Ask
from tingsted.places.models import (
    Founding,
    HandOver,
    Interest,
    PortfolioNote,
    Redrawing,
    Seat,
    SeatInvitation,
)
from tingsted.promises.models import Promise
from tingsted.surveys.models import AuditorCopy, Card, Comment, Contact, Reply, Survey, SurveyQuestion
from tingsted.workgroups.models import Group, Member


@row(Seat, "places.see_seat")
def seats(crowd: Crowd) -> list[Any]:
    return list(Seat.objects.select_related("office"))


@row(SeatInvitation, "places.see_invitation")
def invitations(crowd: Crowd) -> list[Any]:
    return [
        SeatInvitation.objects.create(
            office=crowd.one_of(crowd.offices), name="Karen", email="karen@tingsted.example", starts=clock.today(),
            invited_by="X", open_until=clock.today(),
        )
        for _ in range(2)
    ]  # fmt: skip


@row(PortfolioNote, "places.see_note")
def portfolio_notes(crowd: Crowd) -> list[Any]:
    return [
        PortfolioNote.objects.create(
            office=crowd.one_of(crowd.offices), body=crowd.one_of(crowd.offices), words="Ring efter kl. 16.",
            written_on=clock.today(), writer=crowd.one_of(crowd.people),
        )
        for _ in range(3)
    ]  # fmt: skip


@row(HandOver, "places.see_hand_over")
def hand_overs(crowd: Crowd) -> list[Any]:
    today = clock.today()
    offices = [crowd.one_of(crowd.offices) for _ in range(3)]
    seats = [Seat.objects.create(office=o, role="officer", starts=today, ends=today) for o in offices]
    return [
        HandOver.objects.create(
            office=seat.office, seat=seat, successor=crowd.one_of([*crowd.people, None]), on=today, planned_on=today
        )
        for seat in seats
    ]  # fmt: skip


@row(Interest, "places.see_interest")
def interests(crowd: Crowd) -> list[Any]:
    today = clock.today()
    area = crowd.one_of(crowd.areas)
    area.contact_office = crowd.one_of([*crowd.offices, None])
    area.save()
    founding = Founding.objects.create(area=area, begun_on=today)
    emails = ("bo@tingsted.example", "ib@tingsted.example")
    return [
        Interest.objects.create(founding=founding, name="Bo", email=email, consented_on=today)
        for email in emails
    ]


@row(Proposal, "involvement.see_proposal")
def proposals(crowd: Crowd) -> list[Any]:
    return [
        Proposal.objects.create(
            area=crowd.one_of(crowd.areas), office=crowd.one_of(crowd.offices), title="Lys", words="Lys", reason="x",
            raised_on=clock.today(), raised_at=clock.now(), stage=crowd.one_of(list(Stage)),
        )
        for _ in range(3)
    ]  # fmt: skip


@row(Promise, "promises.see")
def promises(crowd: Crowd) -> list[Any]:
    today = clock.today()
    return [
        Promise.objects.create(
            kind="x", owed_by=crowd.one_of(crowd.offices),
            owed_to=crowd.one_of([*crowd.offices, None]), title="Et svar",
            promised_on=today, due=today, first_due=today,
        )
        for _ in range(3)
    ]  # fmt: skip


def idea(crowd: Crowd, number: int) -> Idea:
    area = crowd.one_of(crowd.areas)
    return Idea.objects.create(
        area=area, number=number, label=f"{area.prefix}-{number}", title="En sti", words="En sti",
        standing=crowd.one_of(list(Standing)), said_on=clock.today(),
    )  # fmt: skip


@row(Idea, "ideas.see")
def ideas(crowd: Crowd) -> list[Any]:
    return [idea(crowd, n) for n in range(1, 4)]


@row(Offer, "ideas.see_offer")
def offers(crowd: Crowd) -> list[Any]:
    return [Offer.objects.create(idea=idea(crowd, n), consented_on=clock.today()) for n in range(1, 3)]


def survey(crowd: Crowd, number: int) -> Survey:
    today = clock.today()
    opened = today if crowd.maybe() else None
    done = today if opened and crowd.maybe() else None
    return Survey.objects.create(
        area=crowd.one_of(crowd.areas), body=crowd.one_of(crowd.offices), title="Hvad nu", slug=f"hvad-{number}",
        closes=today + timedelta(days=7), opened_on=opened, closed_on=done, published_on=done,
    )  # fmt: skip


@row(Survey, "surveys.see")
def surveys(crowd: Crowd) -> list[Any]:
    return [survey(crowd, n) for n in range(3)]


@row(SurveyQuestion, "surveys.see_question")
def questions(crowd: Crowd) -> list[Any]:
    return [
        SurveyQuestion.objects.create(survey=survey(crowd, n), kind="text", words="Hvad?") for n in range(3)
    ]


@row(Contact, "surveys.see_contact")
def contacts(crowd: Crowd) -> list[Any]:
    return [Contact.objects.create(question=asked, consented_on=clock.today()) for asked in questions(crowd)]


@row(Comment, "surveys.see_comment")
def comments(crowd: Crowd) -> list[Any]:
    cards = [
        Card.objects.create(survey=survey(crowd, n), idea=idea(crowd, n + 1), title="En sti")
        for n in range(2)
    ]
    return [
        Comment.objects.create(
            survey=card.survey,
            card=card,
            words="Ja",
            standing=crowd.one_of(list(Comment.Standing)),
            day=clock.today(),
        )
        for card in cards
    ]


@row(Reply, "surveys.see_reply")
def replies(crowd: Crowd) -> list[Any]:
    return [
        Reply.objects.create(comment=each, by=each.survey.body, words="Tak", said_on=clock.today())
        for each in comments(crowd)
    ]


@row(AuditorCopy, "surveys.see_copy")
def copies(crowd: Crowd) -> list[Any]:
    today = clock.today()
    return [
        AuditorCopy.objects.create(
            survey=asked, by=asked.body, receiver="Et universitet", delete_by=today, handed_on=today
        )
        for asked in surveys(crowd)
    ]


@row(Ask, "notices.see")
def asks(crowd: Crowd) -> list[Any]:
    return [
        Ask.objects.create(
            kind="x", about=f"x:{n}", url="/", since=clock.now(), office=crowd.one_of(crowd.offices),
            person=crowd.one_of([*crowd.people, None]),
        )
        for n in range(3)
    ]  # fmt: skip


def group(crowd: Crowd, number: int) -> Group:
    return Group.objects.create(
        area=crowd.one_of(crowd.areas), body=crowd.one_of(crowd.offices), name="Stier", slug=f"stier-{number}",
        coordinator=crowd.one_of([*crowd.people, None]), formed_on=clock.today(), formed_at=clock.now(),
    )  # fmt: skip


@row(Member, "workgroups.see_member")
def members(crowd: Crowd) -> list[Any]:
    groups = [group(crowd, n) for n in range(2)]
    return [
        Member.objects.create(
            group=crowd.one_of(groups), person=crowd.one_of([*crowd.people, None]), public=crowd.maybe(),
            joined_on=clock.today(),
        )
        for _ in range(4)
    ]  # fmt: skip


@row(Redrawing, "places.see_redrawing")
def redrawings(crowd: Crowd) -> list[Any]:
    return [
        Redrawing.objects.create(
            kind="outline", area=crowd.one_of(crowd.areas), geometry={"type": "Point"}, on=clock.today()
        )
        for _ in range(3)
    ]


@row(Leftover, "meetings.see_leftover")
def leftovers(crowd: Crowd) -> list[Any]:
    meeting = Meeting.objects.create(
        area=crowd.one_of(crowd.areas), body=crowd.one_of(crowd.offices), title="Møde", slug="moede", place="Salen",
        starts_at=clock.now(),
    )  # fmt: skip
    return [Leftover.objects.create(meeting=meeting, source_row=str(n), why="no words") for n in range(2)]


assert parity_involvement
assert parity_meetings
assert parity_relation
assert parity_surveys


@pytest.mark.parametrize("of", ROWS, ids=lambda r: r.model._meta.label)
@given(data=st.data())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_list_shows_exactly_what_the_rule_lets_see(cast: Cast, of: Row, data: st.DataObject) -> None:
    with transaction.atomic(), guard.arranging():
        crowd = gather_crowd(cast, data.draw)
        made = of.make(crowd)
        for person, actors in crowd.actors():
            shown = set(
                of.model._default_manager.visible_to(person or AnonymousUser()).values_list("pk", flat=True)
            )  # type: ignore[attr-defined]  # a form's field of this kind
            allowed = {thing.pk for thing in made if any(may(of.right, actor, thing) for actor in actors)}
            assert shown & {thing.pk for thing in made} == allowed, (
                f"{person} sees otherwise than {of.right} says"
            )
        transaction.set_rollback(True)


def test_every_model_with_a_door_of_its_own_has_a_row() -> None:
    guarded = {
        model._meta.label
        for model in apps.get_models()
        if model.__module__.startswith("tingsted.") and hasattr(model._default_manager, "visible_to")
    }
    assert guarded == {r.model._meta.label for r in ROWS} | PUBLIC


@pytest.mark.parametrize("label", sorted(PUBLIC))
def test_what_is_public_hides_nothing(db: None, label: str) -> None:
    rows = apps.get_model(label)._default_manager.all()
    assert str(rows.visible_to(AnonymousUser()).query) == str(rows.query)  # type: ignore[attr-defined]  # a form's field of this kind
