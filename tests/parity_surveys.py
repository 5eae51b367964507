"""Of the surveys: what was printed of postcards."""

from __future__ import annotations

from typing import Any

from crowd import Crowd
from parity import row
from tingsted.kernel import clock
from tingsted.surveys.models import Printing, Survey

__all__ = ["printings"]


@row(Printing, "surveys.see_printing")
def printings(crowd: Crowd) -> list[Any]:
    return [
        Printing.objects.create(
            survey=Survey.objects.create(
                area=crowd.one_of(crowd.areas),
                body=crowd.one_of(crowd.offices),
                title="Hvad?",
                slug=f"kode-{n}",
                closes=clock.today(),
            ),
            cards=3,
            day=clock.today(),
        )
        for n in range(3)
    ]
