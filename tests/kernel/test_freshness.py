"""A page that did not change is not drawn again; one that did, always is."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cast import Cast
from tingsted.plans.actions import start_plan, write_plan

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _still_clock(time_machine: time_machine.TimeMachineFixture) -> None:
    time_machine.move_to(NOON, tick=False)


def _tag(client: Client, url: str, **headers: str) -> str:
    return client.get(url, headers={"accept-language": "da", **headers}).headers["ETag"]


def test_a_page_that_did_not_change_is_answered_by_one_query(cast: Cast) -> None:
    url = start_plan(cast.as_ruth, area=cast.glumsoe).get_absolute_url()
    tag = _tag(Client(), url)
    with CaptureQueriesContext(connection) as queries:
        again = Client().get(url, headers={"accept-language": "da", "if-none-match": tag})
    assert (again.status_code, again.content, len(queries)) == (304, b"", 1)


def test_whatever_happens_makes_every_page_fresh(cast: Cast) -> None:
    plan = start_plan(cast.as_ruth, area=cast.glumsoe)
    url = plan.get_absolute_url()
    tag = _tag(Client(), url)
    write_plan(cast.as_ruth, plan=plan, vision="Hele livet", story="")
    assert b"Hele livet" in Client().get(url, headers={"accept-language": "da", "if-none-match": tag}).content


def test_a_new_day_another_reader_language_or_address_has_a_page_of_its_own(
    cast: Cast, time_machine: time_machine.TimeMachineFixture
) -> None:
    url = start_plan(cast.as_ruth, area=cast.glumsoe).get_absolute_url()
    ruth = Client()
    ruth.force_login(cast.ruth, backend="allauth.account.auth_backends.AuthenticationBackend")
    tags = {
        _tag(Client(), url),
        _tag(ruth, url),
        _tag(Client(), url, **{"accept-language": "en"}),
        _tag(Client(), f"{url}?a=1"),
    }
    time_machine.move_to(datetime(2026, 11, 22, 23, 1, tzinfo=UTC))  # one minute past midnight in Denmark
    assert len(tags | {_tag(Client(), url)}) == 5
