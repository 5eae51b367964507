"""The certificate as the bundle holds it, and the sentences a citizen understands."""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from civicmath.sortition.chances import written
from civicmath.sortition.digests import FORMAT
from civicmath.sortition.held import METHOD, Lottery
from civicmath.sortition.kinds import Cut
from civicmath.sortition.multipliers import Bound
from civicmath.sortition.pool import IN, OUT, Whole
from civicmath.sortition.rows import Rows
from civicmath.sortition.sentences import groups_of, sentence_of


def certificate_of(lottery: Lottery) -> dict[str, object]:
    """Quotas, levels, bounds and cuts of a lottery: see FORMAT.md, `certificate.json`."""
    pool = lottery.pool
    counts = pool.counts().tolist()
    return {
        "format": FORMAT,
        "method": METHOD,
        "goal": lottery.goal,
        "people": pool.people,
        "panel_size": pool.panel_size,
        "tickets": len(lottery.panels),
        "cap": written(lottery.cap),
        "households": pool.households is not None,
        "fixed": {"in": int((pool.fixed == IN).sum()), "out": int((pool.fixed == OUT).sum())},
        "quotas": [
            {
                "category": q.category,
                "feature": q.feature,
                "min": q.minimum,
                "max": q.maximum,
                "people": people,
            }
            for q, people in zip(pool.quotas, counts, strict=True)
        ],
        "status": lottery.status,
        "distance": lottery.distance,
        "levels": [{"chance": written(chance), "people": people} for chance, people in levels_of(lottery)],
        "bounds": [_bound(lottery, bound) for bound in lottery.bounds],
        "cuts": [_cut(lottery.rows, cut) for cut in lottery.rows.cuts],
    }


def levels_of(lottery: Lottery) -> list[tuple[Fraction, int]]:
    """The different chances of everyone not fixed, rising, with how many people have each."""
    kinds, chances = lottery.rows.kinds, lottery.chances
    people = np.zeros(len(chances.ladder), dtype=np.int64)
    np.add.at(people, chances.step[~kinds.inside], kinds.size[~kinds.inside])
    return [(chance, count) for chance, count in zip(chances.ladder, people.tolist(), strict=True) if count]


def multipliers_written(rows: Rows, multipliers: Whole) -> dict[str, object]:
    """Multipliers by row, zero entries left out."""
    numbers = multipliers.tolist()
    homes, cuts = 1 + rows.quota_count, rows.first_cut
    classes = rows.kinds.shared_homes.tolist()
    return {
        "size": numbers[0],
        "quotas": {str(at): times for at, times in enumerate(numbers[1:homes]) if times},
        "households": {str(classes[at]): times for at, times in enumerate(numbers[homes:cuts]) if times},
        "cuts": {str(at): times for at, times in enumerate(numbers[cuts:]) if times},
    }


def _bound(lottery: Lottery, bound: Bound) -> dict[str, object]:
    rows, kinds = lottery.rows, lottery.rows.kinds
    multipliers = multipliers_written(rows, bound.multipliers)
    groups = groups_of(lottery, bound)
    used = bound.multipliers[1 + rows.quota_count : rows.first_cut]
    homes = [int(home) for home, times in zip(kinds.shared_homes, used, strict=True) if times]
    level = [chance for chance, _ in levels_of(lottery)].index(bound.chance)
    return {
        "level": level,
        "bound": written(bound.bound),
        "multipliers": multipliers,
        "household_counts": {str(home): int(kinds.homes[home]) for home in homes},
        "total": rows.total(bound.multipliers),
        "groups": [
            {"weight": weight, "chance": chance, "people": people}
            for (weight, chance), people in sorted(groups.items())
        ],
        "sentence": sentence_of(lottery, bound),
    }


def _cut(rows: Rows, cut: Cut) -> dict[str, object]:
    proof = dict(cut.proof)
    if "multipliers" in proof:
        padded = _padded(rows, proof["multipliers"])
        proof["multipliers"] = multipliers_written(rows, padded)
    if "types" in proof:
        proof["types"] = _nonzero(proof["types"])
    return {"bound": cut.bound, "coefficients": _nonzero(cut.coefficients), "proof": proof}


def _padded(rows: Rows, multipliers: object) -> Whole:
    """The multipliers of a proof made when fewer cuts were known, with zeros for the later ones."""
    short = np.asarray(multipliers, dtype=np.int64)
    return np.concatenate([short, np.zeros(rows.count - len(short), dtype=np.int64)])


def _nonzero(values: object) -> dict[str, int]:
    return {str(at): int(value) for at, value in enumerate(np.asarray(values).tolist()) if value}
