"""Of the relation: drafts of a cooperation basis, and short news."""

from __future__ import annotations

from typing import Any

from crowd import Crowd
from parity import row
from tingsted.agreements.models import Basis, Version
from tingsted.kernel import clock
from tingsted.notices.models import Bulletin

__all__ = ["bases", "bulletins", "versions"]


@row(Basis, "agreements.see_basis")
def bases(crowd: Crowd) -> list[Any]:
    return [version.basis for version in versions(crowd)]


@row(Version, "agreements.see")
def versions(crowd: Crowd) -> list[Any]:
    return [
        Version.objects.create(
            basis=Basis.objects.create(
                title=f"Aftale {n}", slug=f"aftale-{n}", office=crowd.one_of(crowd.offices)
            ),
            number=1,
            begun_on=clock.today(),
            state=crowd.one_of(["draft", "asked"]),
        )
        for n in range(3)
    ]


@row(Bulletin, "notices.see_bulletin")
def bulletins(crowd: Crowd) -> list[Any]:
    return [
        Bulletin.objects.create(
            area=crowd.one_of(crowd.areas),
            office=crowd.one_of(crowd.offices),
            title="Nyt",
            told_at=clock.now(),
            withdrawn_on=clock.today() if crowd.maybe() else None,
        )
        for _ in range(3)
    ]
