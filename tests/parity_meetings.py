"""What the meetings room shows to some only."""

from __future__ import annotations

from typing import Any

from crowd import Crowd
from parity import row
from tingsted.kernel import clock
from tingsted.meetings.models import Meeting, SignUp


@row(SignUp, "meetings.see_sign_up")
def sign_ups(crowd: Crowd) -> list[Any]:
    meeting = Meeting.objects.create(
        area=crowd.one_of(crowd.areas), body=crowd.one_of(crowd.offices), title="Møde", slug="moede", place="Salen",
        starts_at=clock.now(),
    )  # fmt: skip
    return [SignUp.objects.create(meeting=meeting, trace=str(n), asked_at=clock.now()) for n in range(2)]
