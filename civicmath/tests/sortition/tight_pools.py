"""Small pools whose quotas leave little room, and the bundles drawn from them."""

from __future__ import annotations

import random
from functools import partial
from pathlib import Path

import pytest
from sample_pools import LINES

from civicmath.sortition import engine
from civicmath.sortition.clock import Clock
from civicmath.sortition.command import main

# name: the pool's seed, and what the draw is asked for
DRAWS: dict[str, tuple[int, tuple[str, ...]]] = {
    "plain": (1, ("--ticket", "7")),
    "undrawn": (2, ()),
    "rounding": (5, ("--digits", "42")),
    "count": (14, ("--seed", "the first of May at noon")),
    "households": (15, ("--household", "home", "--ticket", "7")),
    "both cuts": (9, ("--household", "home", "--ticket", "0")),
    "maximin": (4, ("--goal", "maximin", "--ticket", "7")),
    "fixed": (1, ("--must", "p0", "--must-not", "p1", "--ticket", "7")),
    "interval": (1, ("--seconds", "0", "--ticket", "7")),
    "within": (-11, ("--seconds", "0", "--ticket", "7")),
    "families": (0, ("--household", "home", "--ticket", "7")),
    "far": (0, ("--tickets", "16", "--ticket", "7")),
}
STATUS = {"interval": "interval", "within": "within"}


def write_pool(seed: int, folder: Path) -> int:
    """Write categories.csv and respondents.csv (two people to a home); answer the panel size: more than can be listed
    when the seed is negative."""
    dice = random.Random(seed)
    people, size, categories = dice.randint(12, 40), dice.randint(3, 7), dice.randint(3, 6)
    if seed < 0:
        people, size = 80, -seed
    values = [dice.randint(2, 3) for _ in range(categories)]
    rows = [
        [dice.choice([0, 0, 1, 2]) % v if dice.random() < 0.5 else dice.randrange(v) for v in values]
        for _ in range(people)
    ]
    panel = dice.sample(range(people), size)
    quotas = ["category,feature,min,max"]
    for category, several in enumerate(values):
        for feature in range(several):
            seats = sum(rows[i][category] == feature for i in panel)
            least, most = (seats, seats) if dice.random() < 0.7 else (max(0, seats - 1), seats + 1)
            quotas.append(f"c{category},f{feature},{least},{most}")
    table = [",".join(["id", *(f"c{i}" for i in range(categories)), "home"])]
    table += [",".join([f"p{i}", *(f"f{x}" for x in row), f"h{i // 2}"]) for i, row in enumerate(rows)]
    write_files(folder, quotas, table)
    return size


def write_families(folder: Path) -> int:
    """Six homes of a parent and a child, for a panel of two of each."""
    people = [f"{role[0]}{home},{role},h{home}" for home in range(6) for role in ("parent", "child")]
    quotas = ["category,feature,min,max", "role,parent,2,2", "role,child,2,2"]
    write_files(folder, quotas, ["id,role,home", *people])
    return 4


def write_fano_plane(folder: Path) -> int:
    """Seven people, three seats, on each line at least one: only the seven lines are panels."""
    quotas = ["category,feature,min,max"]
    quotas += [f"line{at},{value}" for at in range(len(LINES)) for value in ("on,1,3", "off,0,2")]
    table = [",".join(["id", *(f"line{at}" for at in range(len(LINES)))])]
    table += [",".join([f"p{i}", *("on" if i in line else "off" for line in LINES)]) for i in range(7)]
    write_files(folder, quotas, table)
    return 3


def write_files(folder: Path, quotas: list[str], people: list[str]) -> None:
    """Both files of a pool."""
    (folder / "categories.csv").write_text("\n".join(quotas) + "\n")
    (folder / "respondents.csv").write_text("\n".join(people) + "\n")


def draw_bundle(name: str, folder: Path) -> Path:
    """Draw the named bundle in a folder through the command."""
    seed, asked = DRAWS[name]
    write = {"families": write_families, "far": write_fano_plane}.get(name, partial(write_pool, seed))
    size, out = write(folder), folder / "out"
    files = ["--categories", str(folder / "categories.csv"), "--respondents", str(folder / "respondents.csv")]
    words = ["draw", *files, "--panel-size", str(size), "--tickets", "100", *asked, "--out", str(out)]
    with pytest.MonkeyPatch.context() as patch:
        if name == "interval":
            # Not even the moment that a step is always given: a fast machine settles this pool in it.
            patch.setattr(engine, "GRACE", 0.0)
            patch.setattr(Clock, "left", lambda _clock, _most, _least=0.0: 0.0)
        assert main(words) == 0
    return out
