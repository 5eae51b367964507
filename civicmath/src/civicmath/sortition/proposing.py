"""Quotas proposed from the population: each feature's share of the seats, rounded down and up."""

from __future__ import annotations

from fractions import Fraction

from civicmath.sortition.digests import csv_bytes
from civicmath.sortition.pool import Quota
from civicmath.sortition.reading.tables import InputFault, Problem, Table

SHARES = ("people", "share", "population", "antal", "andel", "borgere")


def proposed_quotas(shares: dict[str, dict[str, Fraction]], panel_size: int) -> list[Quota]:
    """For each category the floor and the ceiling of share·seats, shares taken of the category's total.

    So every feature is within one seat of its share, and the sums can always reach the panel size.
    """
    quotas = []
    for category, features in shares.items():
        total = sum(features.values(), Fraction(0))
        for feature, share in features.items():
            seats = share * panel_size / total
            quotas.append(Quota(category, feature, int(seats // 1), -int(-seats // 1)))
    return quotas


def propose_from(table: Table, panel_size: int) -> list[Quota]:
    """Quotas from a table with category, feature and people (or share); raises InputFault."""
    places = [table.column("category", "kategori"), table.column("feature", "value"), table.column(*SHARES)]
    names = ("category", "feature", "people")
    problems = [
        Problem(table.name, 1, None, f"the column »{name}« is missing")
        for name, place in zip(names, places, strict=True)
        if place is None
    ]
    if panel_size < 1:
        problems.append(Problem("--panel-size", None, None, f"a panel of {panel_size} is no panel"))
    if problems:
        raise InputFault(problems)
    shares: dict[str, dict[str, Fraction]] = {}
    for number, cells in table.rows:
        category, feature, text = (cells[place or 0] for place in places)
        try:
            share = Fraction(text.replace(",", ".").rstrip("% "))
        except (ValueError, ZeroDivisionError):
            share = Fraction(-1)
        if share < 0 or not category or not feature or feature in shares.get(category, {}):
            problems.append(
                Problem(table.name, number, None, "needs a category, a new feature and a number of people")
            )
            continue
        shares.setdefault(category, {})[feature] = share
    problems += [
        Problem(table.name, None, None, f"»{category}« has no people")
        for category, own in shares.items()
        if not sum(own.values())
    ]
    if problems:
        raise InputFault(problems)
    return proposed_quotas(shares, panel_size)


def categories_csv(quotas: list[Quota]) -> bytes:
    """The quotas as a categories file."""
    rows = ((quota.category, quota.feature, quota.minimum, quota.maximum) for quota in quotas)
    return csv_bytes(["category", "feature", "min", "max"], rows)
