"""Some of everything in the invitation ledger, for the table of parity."""

from __future__ import annotations

from typing import Any

from crowd import Crowd
from parity import row
from tingsted.ideas.models import Standing
from tingsted.involvement.models import (
    Contribution,
    Document,
    Invitation,
    Matter,
    Preparation,
    Question,
    Saying,
)
from tingsted.kernel import clock


def matter(crowd: Crowd, number: int) -> Matter:
    today = clock.today()
    return Matter.objects.create(
        owner=crowd.one_of(crowd.offices), title="Skoleveje", slug=f"skoleveje-{number}", deadline=today,
        started_on=today, opened_on=today if crowd.maybe() else None,
    )  # fmt: skip


def asked(crowd: Crowd, number: int) -> Invitation:
    return Invitation.objects.create(
        matter=matter(crowd, number), office=crowd.one_of(crowd.offices), invited_on=clock.today()
    )


@row(Matter, "involvement.see")
def matters(crowd: Crowd) -> list[Any]:
    return [matter(crowd, n) for n in range(3)]


@row(Document, "involvement.see_document")
def documents(crowd: Crowd) -> list[Any]:
    return [Document.objects.create(matter=matter(crowd, n), title="Udkast") for n in range(2)]


@row(Invitation, "involvement.see_invitation")
def invitations_to_matters(crowd: Crowd) -> list[Any]:
    return [asked(crowd, n) for n in range(3)]


@row(Preparation, "involvement.see_preparation")
def preparations(crowd: Crowd) -> list[Any]:
    return [
        Preparation.objects.create(invitation=asked(crowd, n), changed_on=clock.today()) for n in range(2)
    ]


@row(Saying, "involvement.see_saying")
def sayings(crowd: Crowd) -> list[Any]:
    today = clock.today()
    questions = [
        Question.objects.create(
            invitation=asked(crowd, n), slug=f"hvor-{n}", words="Hvor?", opened_on=today, closes=today
        )
        for n in range(2)
    ]
    return [
        Saying.objects.create(question=q, words="Her", day=today, standing=crowd.one_of(list(Standing)))
        for q in questions
    ]


@row(Contribution, "involvement.see_contribution")
def contributions(crowd: Crowd) -> list[Any]:
    return [
        Contribution.objects.create(
            matter=matter(crowd, n), office=crowd.one_of([*crowd.offices, None]), words="Her",
            standing=crowd.one_of(list(Standing)), sent_on=clock.today(), sent_at=clock.now(),
        )
        for n in range(2)
    ]  # fmt: skip
