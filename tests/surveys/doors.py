"""A survey that asks who comes, and somebody who comes with a code, with a link or signed in."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

from django.test import Client

from cast import Cast
from tingsted.ideas.models import Idea
from tingsted.kernel import clock
from tingsted.kernel.actors import VISITOR
from tingsted.notices.models import Letter
from tingsted.surveys.actions import (
    ask_for_pass,
    make_survey,
    set_door,
)
from tingsted.surveys.codes import new_code
from tingsted.surveys.models import Door, Survey


def asked_by(cast: Cast, ideas: list[Idea], door: Door, **more: Any) -> Survey:
    """A survey with that rule, not yet open."""
    made = make_survey(
        cast.as_ejner,
        body=cast.council,
        ideas=ideas,
        title="Hvad er vigtigst?",
        closes=clock.today() + timedelta(days=30),
    )
    return set_door(cast.as_ruth, survey=made, door=door, **more)


def hand_in(survey: Survey, passed: str, **more: Any) -> Any:
    card = survey.cards.all()[0]
    sheet = {"kvittering": new_code(16), "adgang": passed, f"v{card.pk}": "very", **more}
    return Client().post(survey.get_absolute_url(), sheet)


def link_for(survey: Survey, email: str) -> str:
    """The pass in the newest letter to somebody."""
    ask_for_pass(VISITOR, survey=survey, email=email)
    found = re.search(r"adgang=(\S+)", Letter.objects.filter(to=email).latest("pk").text)
    assert found is not None
    return found[1]


def signed_in(person: Any) -> Client:
    client = Client()
    client.force_login(person)
    return client
