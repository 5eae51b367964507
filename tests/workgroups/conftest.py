"""A group in Glumsø round the path, with Sofie as coordinator and Inger as its one member."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from cast import Cast
from tingsted.ideas.actions import offer_help, raise_idea
from tingsted.ideas.models import Idea
from tingsted.kernel import links
from tingsted.kernel.actors import VISITOR
from tingsted.workgroups.actions import answer_invitation, form_group
from tingsted.workgroups.models import Group, GroupInvitation, Member
from tingsted.workgroups.notices import INVITATION, MEMBERSHIP


@pytest.fixture
def idea(cast: Cast) -> Idea:
    return raise_idea(cast.as_ruth, area=cast.glumsoe, words="En sti til søen")


@pytest.fixture
def group(cast: Cast, idea: Idea) -> Group:
    offer_help(
        cast.inger,
        idea=idea,
        email="inger@tingsted.example",
        consent=True,
        name="Inger",
        note="en trailer",
        kind="lend",
    )
    return form_group(cast.as_ruth, idea=idea, name="Stier og natur", email="sofie@tingsted.example")


@pytest.fixture
def member(group: Group) -> Member:
    answer_invitation(VISITOR, token=token_of(), yes=True)
    return Member.objects.select_related("group").get()


def token_of(invitation: GroupInvitation | None = None) -> str:
    return links.sign(INVITATION, str((invitation or GroupInvitation.objects.get()).pk))


def link_of(member: Member) -> str:
    return links.sign(MEMBERSHIP, str(member.pk))


def signed_in(person: Any) -> Client:
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client
