"""Of the surveys: what was printed of postcards."""

from __future__ import annotations

from typing import Any

from crowd import Crowd
from parity import row
from tingsted.kernel import clock
from tingsted.surveys.models import Batch, Printing, Survey, Typist

__all__ = ["batches", "printings", "typists"]


@row(Printing, "surveys.see_printing")
def printings(crowd: Crowd) -> list[Any]:
    return [
        Printing.objects.create(survey=_survey(crowd, f"kode-{n}"), cards=3, day=clock.today())
        for n in range(3)
    ]


@row(Batch, "surveys.see_batch")
def batches(crowd: Crowd) -> list[Any]:
    return [
        Batch.objects.create(survey=_survey(crowd, f"papir-{n}"), number=1, begun_on=clock.today())
        for n in range(3)
    ]


@row(Typist, "surveys.see_typist")
def typists(crowd: Crowd) -> list[Any]:
    return [
        Typist.objects.create(
            survey=_survey(crowd, f"taster-{n}"), person=crowd.one_of(crowd.people), until=clock.today()
        )
        for n in range(3)
    ]


def _survey(crowd: Crowd, slug: str) -> Survey:
    return Survey.objects.create(
        area=crowd.one_of(crowd.areas),
        body=crowd.one_of(crowd.offices),
        title="Hvad?",
        slug=slug,
        closes=clock.today(),
    )
