"""How a plan usually comes about: recipes as data, that a municipality copies and adapts; every date may be changed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.text import capfirst

from tingsted.design.days import language
from tingsted.plans.holidays import after_weeks_at_work, next_day_at_work
from tingsted.plans.models import Phase, Plan, Recipe

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True)
class Stretch:
    """One phase of a recipe: it opens some weeks after the start, and lasts some weeks or stays open."""

    kind: Phase.Kind
    after: int
    lasts: int | None
    name: str = ""

    @property
    def title(self) -> str:
        """What the phase is called on a page."""
        return capfirst(self.name or str(self.kind.label))


@dataclass(frozen=True)
class Section:
    """One of the nine sections plans share: what it is called, what belongs there, and whether it must be there."""

    key: str
    heading: str
    hint: str
    source: str
    required: bool = False


@dataclass(frozen=True)
class Way:
    """A whole recipe: of what kind, in which phases, with which sections."""

    key: str
    kind: Plan.Kind
    name: str
    words: str
    phases: tuple[Stretch, ...]
    sections: tuple[Section, ...]
    source: str = ""
    own: Recipe | None = None


def skeleton() -> Mapping[str, Section]:
    """The nine sections that all plans are compared by, in the reader's language."""
    tongue = language()
    return {
        row["key"]: Section(row["key"], row["heading"][tongue], row["hint"][tongue], row["from"])
        for row in _read("skeleton.json")
    }


def ways() -> list[Way]:
    """Every recipe there is: the municipality's own first, then those that came along."""
    own = [_own(recipe) for recipe in Recipe.objects.in_use()]
    return [*own, *built_in().values()]


def built_in() -> Mapping[str, Way]:
    """The recipes that come along, in the reader's language."""
    names = sorted(
        (path.stem for path in (DATA / "recipes").glob("*.json")),
        key=lambda n: _read(f"recipes/{n}.json")["order"],
    )
    return {name: _came_along(name) for name in names}


def way_of(key: str) -> Way | None:
    """A recipe by its key, if it is there and in use."""
    own = Recipe.objects.in_use().filter(slug=key).first()
    return _own(own) if own is not None else built_in().get(key)


def phases_from(way: Way, start: date) -> Iterator[Phase]:
    """The proposed phases of a plan that starts that day, unsaved: no phase opens or is counted in a holiday."""
    for order, stretch in enumerate(way.phases, 1):
        opens = next_day_at_work(after_weeks_at_work(start, stretch.after))
        closes = None if stretch.lasts is None else after_weeks_at_work(opens, stretch.lasts) - timedelta(1)
        yield Phase(kind=stretch.kind, name_here=stretch.name, opens=opens, closes=closes, order=order)


def _came_along(name: str) -> Way:
    data, tongue = _read(f"recipes/{name}.json"), language()
    return Way(
        name, Plan.Kind(data["kind"]), data["name"][tongue], data["words"][tongue], _stretches(data["phases"]),
        _sections(data["sections"]), data["source"],
    )  # fmt: skip


def _own(recipe: Recipe) -> Way:
    return Way(
        recipe.slug, Plan.Kind(recipe.kind), recipe.name, recipe.words, _stretches(recipe.phases),
        _sections(recipe.sections), own=recipe,
    )  # fmt: skip


def _stretches(rows: Sequence[Mapping[str, Any]]) -> tuple[Stretch, ...]:
    return tuple(Stretch(Phase.Kind(r["kind"]), r["after"], r["lasts"], r.get("name", "")) for r in rows)


def _sections(rows: Sequence[Mapping[str, Any]]) -> tuple[Section, ...]:
    known = skeleton()
    return tuple(
        Section(
            known[row["key"]].key, row.get("heading") or known[row["key"]].heading, known[row["key"]].hint,
            known[row["key"]].source, row.get("required", False),
        )
        for row in rows
    )  # fmt: skip


@cache
def _read(name: str) -> Any:
    return json.loads((DATA / name).read_text(encoding="utf-8"))
