"""What the meetings room shows to some only."""

from __future__ import annotations

from typing import Any

from crowd import Crowd
from parity import row
from tingsted.kernel import clock
from tingsted.meetings.models import Guest, Meeting, Minutes, SignUp


def meeting(crowd: Crowd, number: int = 0) -> Meeting:
    return Meeting.objects.create(
        area=crowd.one_of(crowd.areas), body=crowd.one_of(crowd.offices), title="Møde", slug=f"moede-{number}",
        place="Salen", starts_at=clock.now(),
    )  # fmt: skip


@row(SignUp, "meetings.see_sign_up")
def sign_ups(crowd: Crowd) -> list[Any]:
    at = meeting(crowd)
    return [SignUp.objects.create(meeting=at, trace=str(n), asked_at=clock.now()) for n in range(2)]


@row(Guest, "meetings.see_guest")
def guests(crowd: Crowd) -> list[Any]:
    at = meeting(crowd)
    return [Guest.objects.create(meeting=at, name=f"Gæst {n}") for n in range(2)]


@row(Minutes, "meetings.see_minutes")
def minutes(crowd: Crowd) -> list[Any]:
    states = ["draft", "approved", "published"]
    return [Minutes.objects.create(meeting=meeting(crowd, n), state=crowd.one_of(states)) for n in range(3)]
