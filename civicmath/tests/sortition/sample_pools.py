"""Pools that the tests know: the open instances, the classic toy, the Fano plane, and small random ones."""

from __future__ import annotations

import random
from pathlib import Path

from civicmath.sortition.pool import Pool, Quota, pool_of
from civicmath.sortition.reading import Wishes, read_pool

DATA = Path(__file__).parent / "data"
SIZES = {
    "syn_n300_k30_f6_s1": 30,
    "syn_n300_k30_f6_s1_hh": 30,
    "syn_n800_k75_f4_s2": 75,
    "syn_n1727_k110_f7_s3": 110,
    "syn_n10000_k100_f7_s8": 100,
}
LINES = ((0, 1, 2), (0, 3, 4), (0, 5, 6), (1, 3, 5), (1, 4, 6), (2, 3, 6), (2, 4, 5))


def open_instance(name: str) -> Pool:
    """One of the open instances, households and all."""
    wishes = Wishes(household_column="household" if name.endswith("_hh") else None)
    return read_pool(DATA / name / "categories.csv", DATA / name / "respondents.csv", SIZES[name], wishes)


def classic_toy() -> Pool:
    """1 female-conservative, 99 female-liberal, 100 male-conservative, 20 seats, every quota 9 to 20."""
    quotas = [
        Quota(category, feature, 9, 20)
        for category, feature in (("sex", "f"), ("sex", "m"), ("view", "con"), ("view", "lib"))
    ]
    people = [("f", "con")] + [("f", "lib")] * 99 + [("m", "con")] * 100
    return pool_of(quotas, people, 20)


def fano_plane() -> Pool:
    """7 people, 3 seats, each line of the Fano plane at least one seat: only the lines themselves are
    panels."""
    quotas = [
        Quota(f"line {at}", value, *limits)
        for at in range(len(LINES))
        for value, limits in (("on", (1, 3)), ("off", (0, 2)))
    ]
    return pool_of(quotas, [["on" if point in line else "off" for line in LINES] for point in range(7)], 3)


def near_exact_pool(
    seed: int, *, people: tuple[int, int] = (12, 60), seats: tuple[int, int] = (3, 8)
) -> Pool:
    """A small pool whose quotas leave almost no room: those of one of its own panels, a seat looser here
    and there."""
    chance = random.Random(seed)
    count, size = chance.randint(*people), chance.randint(*seats)
    values = [chance.randint(2, 4) for _ in range(chance.randint(3, 6))]
    weights = [[chance.random() + 0.2 for _ in range(value)] for value in values]
    rows = [
        tuple(chance.choices(range(value), own)[0] for value, own in zip(values, weights, strict=True))
        for _ in range(count)
    ]
    panel = chance.sample(rows, size)
    quotas = []
    for category, value in enumerate(values):
        for feature in range(value):
            seats_taken = sum(person[category] == feature for person in panel)
            least, most = seats_taken - (chance.random() < 0.25), seats_taken + (chance.random() < 0.25)
            quotas.append(Quota(f"c{category}", str(feature), max(0, least), most))
    return pool_of(quotas, [[str(value) for value in person] for person in rows], size)
