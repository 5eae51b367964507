"""What the stand-alone verifier accepts, and each kind of tampering it finds once all digests have been made to fit again."""

from __future__ import annotations

import ast
import contextlib
import csv
import hashlib
import io
import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from civicmath.sortition import verifier

SOURCE = Path(verifier.__file__)
PUBLIC = ("certificate.json", "odds.csv", "tickets.csv")
AUDITOR = ("decomposition.json", "lottery.csv", "people.csv", "probabilities.csv")


def pool(seed: int) -> tuple[str, str, int]:
    """A small pool whose quotas leave little room: categories, respondents (two to a household) and the panel size."""
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
            lowest, highest = (seats, seats) if dice.random() < 0.7 else (max(0, seats - 1), seats + 1)
            quotas.append(f"c{category},f{feature},{lowest},{highest}")
    table = [",".join(["id", *(f"c{i}" for i in range(categories)), "home"])]
    table += [",".join([f"p{i}", *(f"f{x}" for x in row), f"h{i // 2}"]) for i, row in enumerate(rows)]
    return "\n".join(quotas) + "\n", "\n".join(table) + "\n", size


BUNDLES: dict[str, tuple[int, tuple[str, ...], str]] = {
    "plain": (1, ("--ticket", "7"), "exact"),
    "undrawn": (2, (), "exact"),
    "rounding": (5, ("--digits", "42"), "exact"),
    "count": (14, ("--seed", "den 1. maj kl. 12"), "exact"),
    "households": (15, ("--household", "home", "--ticket", "7"), "exact"),
    "all kinds": (9, ("--household", "home", "--ticket", "0"), "exact"),
    "maximin": (4, ("--goal", "maximin", "--ticket", "7"), "exact"),
    "fixed": (22, ("--must", "p0", "--must-not", "p1", "--ticket", "7"), "exact"),
    "interval": (38, ("--seconds", "0", "--ticket", "7"), "interval"),
}
