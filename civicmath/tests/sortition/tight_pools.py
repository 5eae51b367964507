"""Small pools whose quotas leave little room, and the bundles drawn from them."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

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
}


def write_pool(seed: int, folder: Path) -> int:
    """Write categories.csv and respondents.csv (two people to a home); answer the panel size."""
    dice = random.Random(seed)
    people, size, categories = dice.randint(12, 40), dice.randint(3, 7), dice.randint(3, 6)
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
    (folder / "categories.csv").write_text("\n".join(quotas) + "\n")
    (folder / "respondents.csv").write_text("\n".join(table) + "\n")
    return size


def draw_bundle(name: str, folder: Path) -> Path:
    """Draw the named bundle in a folder through the command."""
    seed, asked = DRAWS[name]
    size, out = write_pool(seed, folder), folder / "out"
    files = ["--categories", str(folder / "categories.csv"), "--respondents", str(folder / "respondents.csv")]
    words = ["draw", *files, "--panel-size", str(size), "--tickets", "100", *asked, "--out", str(out)]
    with pytest.MonkeyPatch.context() as patch:
        if name == "interval":
            # Not even the moment that a step is always given: a fast machine settles this pool in it.
            patch.setattr(engine, "GRACE", 0.0)
            patch.setattr(Clock, "left", lambda _clock, _most, _least=0.0: 0.0)
        assert main(words) == 0
    return out
