"""Where several areas want the same thing: found by likeness of words at night, looked at by people by day."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from civicmath.similarity import similar
from tingsted.places.models import Area
from tingsted.places.remembered import remembered
from tingsted.plans.models import Action, Pairing, WishSearch

MOST_GROUPS = 40
TOLD = 200
Pairings = dict[tuple[int, int], Pairing]


@dataclass(frozen=True)
class Wish:
    """Actions of at least two areas that look like one wish, in the areas' order."""

    actions: tuple[Action, ...]

    @property
    def areas(self) -> int:
        return len({action.plan.area_id for action in self.actions})

    @property
    def elsewhere(self) -> list[Action]:
        """One action of each other area than the first's: those that could be offered to meet it."""
        first = {action.plan.area_id: action for action in reversed(self.actions)}
        return [action for action in self.actions[1:] if first[action.plan.area_id] is action]


@dataclass(frozen=True)
class Found:
    """What the last search found and what of it still stands; `at` is None before the first."""

    wishes: tuple[Wish, ...] = ()
    at: datetime | None = None
    actions: int = 0


@dataclass(frozen=True)
class Searched:
    """Everything that is read against each other: keys, areas and words, and the names of places among them."""

    rows: tuple[tuple[int, int, str], ...]
    places: tuple[str, ...]

    @property
    def digest(self) -> str:
        told = json.dumps([self.rows, self.places], ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(told.encode()).hexdigest()


def wanted() -> QuerySet[Action]:
    """What living plans still want: what is done or laid aside no longer counts."""
    rows = Action.objects.standing().filter(plan__ended_on__isnull=True)
    rows = rows.exclude(work__in=(Action.Work.DONE, Action.Work.ASIDE))
    return rows.order_by("plan__area__number", "pk")


def to_search() -> Searched:
    """All that is wanted now, in words."""
    rows = wanted().values_list("pk", "plan__area_id", "title", "text")
    return Searched(
        tuple((key, area, f"{title}. {text[:TOLD]}") for key, area, title, text in rows),
        tuple(Area.objects.order_by("pk").values_list("short_name", flat=True)),
    )


def groups_in(searched: Searched) -> list[list[int]]:
    """Keys of actions that look like one wish of several areas, those of most areas first; it may take a minute."""
    if len({area for _key, area, _words in searched.rows}) < 2:
        return []
    found = similar([words for _key, _area, words in searched.rows], places=searched.places)
    groups = [[searched.rows[n] for n in group] for group in found.groups]
    shared = [group for group in groups if _areas(group) > 1]
    shared.sort(key=lambda group: -_areas(group))
    return [[key for key, _area, _words in group] for group in shared[:MOST_GROUPS]]


def _areas(group: Sequence[tuple[int, int, str]]) -> int:
    return len({area for _key, area, _words in group})


@remembered(most=2)
def shared_wishes() -> Found:
    """What the last search found, less what was done, taken out or ended since."""
    search = WishSearch.objects.first()
    if search is None:
        return Found()
    keys = {key for group in search.groups for key in group}
    rows = wanted().filter(pk__in=keys).select_related("plan__area", "plan__body")
    actions = {action.pk: action for action in rows}
    wishes = (Wish(tuple(actions[key] for key in group if key in actions)) for group in search.groups)
    return Found(tuple(wish for wish in wishes if wish.areas > 1), search.at, search.actions)


def pairings_of(wishes: Sequence[Wish]) -> Pairings:
    """The offers to meet there have been, by the two actions."""
    keys = {action.pk for wish in wishes for action in wish.actions}
    return {(p.one_id, p.other_id): p for p in Pairing.objects.filter(one__in=keys)}
