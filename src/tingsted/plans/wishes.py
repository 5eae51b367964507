"""Where several areas want the same thing: found by likeness of words, looked at by people."""

from __future__ import annotations

from dataclasses import dataclass

from civicmath.similarity import similar
from tingsted.places.models import Area
from tingsted.places.remembered import remembered
from tingsted.plans.models import Action, Pairing

MOST = 1500
MOST_GROUPS = 40


@dataclass(frozen=True)
class Wish:
    """Actions of at least two areas that look like one wish, in the areas' order."""

    actions: tuple[Action, ...]

    @property
    def areas(self) -> int:
        return len({action.plan.area_id for action in self.actions})


@remembered(most=2)
def shared_wishes() -> list[Wish]:
    """Groups over several areas, those of most areas first; the words decide, and what is done no longer counts."""
    rows = Action.objects.standing().filter(plan__ended_on__isnull=True)
    rows = rows.exclude(work__in=(Action.Work.DONE, Action.Work.ASIDE))
    actions = list(
        rows.select_related("plan__area", "plan__body").order_by("plan__area__number", "pk")[:MOST]
    )
    if len({action.plan.area_id for action in actions}) < 2:
        return []
    places = list(Area.objects.values_list("short_name", flat=True))
    found = similar([f"{action.title}. {action.text[:200]}" for action in actions], places=places)
    wishes = [Wish(tuple(actions[n] for n in group)) for group in found.groups]
    shared = [wish for wish in wishes if wish.areas > 1]
    return sorted(shared, key=lambda wish: -wish.areas)[:MOST_GROUPS]


def pairings_of(wishes: list[Wish]) -> dict[tuple[int, int], Pairing]:
    """The offers to meet there have been, by the two actions."""
    keys = {action.pk for wish in wishes for action in wish.actions}
    return {(p.one_id, p.other_id): p for p in Pairing.objects.filter(one__in=keys)}
