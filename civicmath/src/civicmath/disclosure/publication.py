"""What is published of a table of counts: every figure either stands there or says why it does not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Any, Literal, cast

from civicmath.disclosure import words

Role = Literal["shown", "small", "beside", "withheld"]
"""*shown*; *small*: fewer than the threshold, and not none; *beside*: hidden so that a small one can't be
worked out; *withheld*: hidden with the whole table."""


@dataclass(frozen=True)
class Axis:
    """One thing people were counted by, for example age or village."""

    name: str
    labels: tuple[str, ...]
    bands: bool = False
    """Neighbouring labels may be merged, as ages may and villages may not."""


@dataclass(frozen=True)
class Entry:
    """One place in a published table."""

    value: int | None
    role: Role
    threshold: int = 5

    def text(self, language: str = "da") -> str:
        """The figure, or `1–4` for a small one, or the words that it is not shown."""
        return words.entry(self.value, self.role, self.threshold, language)


@dataclass(frozen=True)
class Publication:
    """A table of counts after the small-number rule: safe to print, store and hand on."""

    axes: tuple[Axis, ...]
    groups: tuple[tuple[tuple[int, ...], ...], ...]
    """For each axis the label numbers that stand together, in order; mostly one label each."""
    values: tuple[int | None, ...]
    roles: tuple[Role, ...]
    """Values and roles run through the last axis fastest; with totals, each axis ends in its total."""
    totals: bool = True
    threshold: int = 5
    wave: int = 0
    """Which state of the answers was counted: 0 first, a higher number when answers have been added."""

    @property
    def shape(self) -> tuple[int, ...]:
        """How many places each axis has, its total included."""
        return tuple(len(groups) + self.totals for groups in self.groups)

    @property
    def withheld(self) -> bool:
        """Whether the table as a whole is not shown."""
        return "withheld" in self.roles

    def places(self) -> Iterator[tuple[int, ...]]:
        """Every place of the table in the order of `values`."""
        return product(*(range(length) for length in self.shape))

    def labels(self, axis: int) -> tuple[str, ...]:
        """The headings along an axis, merged bands joined to one; the total has none."""
        return tuple(words.joined([self.axes[axis].labels[i] for i in g]) for g in self.groups[axis])

    def entry(self, *place: int | None) -> Entry:
        """The figure at these group numbers; None stands for the total along that axis.

        Raises IndexError for a place that is not in the table.
        """
        if len(place) != len(self.axes):
            raise IndexError("one number for each axis, please")
        position = 0
        for at, groups, length in zip(place, self.groups, self.shape, strict=True):
            at = len(groups) if at is None else at
            if not 0 <= at < length:
                raise IndexError("that place is not in the table")
            position = position * length + at
        return Entry(self.values[position], self.roles[position], self.threshold)

    @property
    def total(self) -> Entry:
        """The figure of everybody counted."""
        return self.entry(*([None] * len(self.axes)))

    def rows(self) -> Iterator[tuple[str | None, tuple[Entry, ...]]]:
        """Heading and figures of each row of a table of one or two axes; the total's heading is None.

        A one-way table gives one figure a row. Raises ValueError for more than two axes.
        """
        if len(self.axes) > 2:
            raise ValueError("rows are for tables of one or two axes")
        headings: list[str | None] = [*self.labels(0), *([None] if self.totals else [])]
        columns = range(self.shape[1]) if len(self.axes) == 2 else None
        for row, heading in enumerate(headings):
            places = [(row,)] if columns is None else [(row, column) for column in columns]
            yield heading, tuple(self.entry(*place) for place in places)

    def sentence(self, language: str = "da") -> str:
        """What is not shown and why, in one or two sentences; empty where everything is shown."""
        return words.explanation(self, language)

    def as_dict(self) -> dict[str, Any]:
        """Plain data for storing; holds nothing that is not published."""
        return {
            "axes": [{"name": a.name, "labels": list(a.labels), "bands": a.bands} for a in self.axes],
            "groups": [[list(group) for group in groups] for groups in self.groups],
            "values": list(self.values),
            "roles": list(self.roles),
            "totals": self.totals,
            "threshold": self.threshold,
            "wave": self.wave,
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Publication:
        """The publication that `as_dict` stored."""
        return cls(
            axes=tuple(Axis(a["name"], tuple(a["labels"]), a["bands"]) for a in data["axes"]),
            groups=tuple(tuple(tuple(group) for group in groups) for groups in data["groups"]),
            values=tuple(data["values"]),
            roles=tuple(cast(Role, role) for role in data["roles"]),
            totals=data["totals"],
            threshold=data["threshold"],
            wave=data["wave"],
        )
