"""How a plan usually comes about, as weeks from its start: a proposal, every date may be changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from tingsted.plans.models import Phase, Plan


@dataclass(frozen=True)
class Stretch:
    """One phase of a recipe: it opens some weeks after the start, and lasts some weeks or stays open."""

    kind: Phase.Kind
    opens_after: int
    lasts: int | None


# The order of the sources: a meeting, a survey over a season, a meeting about the result that forms the groups, a plan
# that the groups write, and then the years where it lives.
RECIPES: dict[Plan.Kind, tuple[Stretch, ...]] = {
    Plan.Kind.LUP: (
        Stretch(Phase.Kind.MEETING, 0, 6),
        Stretch(Phase.Kind.SURVEY, 6, 6),
        Stretch(Phase.Kind.RESULT, 14, 1),
        Stretch(Phase.Kind.GROUPS, 15, 14),
        Stretch(Phase.Kind.WRITING, 24, 12),
        Stretch(Phase.Kind.LIVING, 36, None),
    ),
    Plan.Kind.BLUP: (
        Stretch(Phase.Kind.MOBILISATION, 0, 8),
        Stretch(Phase.Kind.MAPPING, 8, 10),
        Stretch(Phase.Kind.FACILITATION, 18, 10),
        Stretch(Phase.Kind.ORGANISATION, 28, 14),
        Stretch(Phase.Kind.LIVING, 42, None),
    ),
}


def phases_from(kind: Plan.Kind, start: date) -> Iterator[Phase]:
    """The proposed phases of a plan that starts that day, unsaved."""
    for order, stretch in enumerate(RECIPES[kind], 1):
        opens = start + timedelta(weeks=stretch.opens_after)
        closes = None if stretch.lasts is None else opens + timedelta(weeks=stretch.lasts) - timedelta(1)
        yield Phase(kind=stretch.kind, opens=opens, closes=closes, order=order)
