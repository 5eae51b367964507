"""Ideas that may be the same: 2,000 at once, and how surely, beside plain three-letter likeness."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from itertools import combinations
from json import loads
from pathlib import Path
from random import Random
from time import process_time
from typing import Any

from bench.figure import Figure
from civicmath.similarity import SAME, likeness, similar
from civicmath.similarity.command import read_rows

DATA = Path(__file__).parent.parent / "civicmath" / "tests" / "data"
WISHES = [
    *("cykelsti", "legeplads", "bænke", "badebro", "hundeskov", "belysning", "fællesspisning", "ungdomsklub"),
    *(
        "seniorboliger",
        "fibernet",
        "solceller",
        "fodgængerfelt",
        "shelter",
        "toilet",
        "kunst",
        "ladestandere",
    ),
    *("byttemarked", "bibliotek", "vejbump", "skraldespande", "petanquebane", "sauna", "loppemarked", "kor"),
    *("højskoleaften", "strikkeklub", "værksted", "fugletårn", "skøjtebane"),
]
PLACES = [
    *("søen", "skolen", "hallen", "stationen", "torvet", "forsamlingshuset", "kirken", "havnen", "mosen"),
    *("stranden", "brugsen", "åen", "skoven"),
]
VILLAGES = [
    *(
        "Glumsø",
        "Næsby",
        "Tyvelse",
        "Sandby",
        "Bavelse",
        "Vrangstrup",
        "Herlufmagle",
        "Skelby",
        "Orø",
        "Tuse",
    ),
]
REASONS = ["så børnene kan lege", "for alle der bor her", "gerne inden sommer", "den gamle er slidt"]


def figures(quick: bool) -> Iterator[Figure]:
    """Time for 2,000 ideas, F1 on the hundred pairs, and on the notes of a meeting."""
    count = 500 if quick else 2000
    ideas, runs = made_up(count), []
    for _ in range(4 if quick else 3):
        start = process_time()
        similar(ideas)
        runs.append(process_time() - start)
    seconds = min(runs)
    bar = 5 * count / 2000
    yield Figure(f"{count} ideas grouped", seconds, "s CPU", "bar", bar, bar / seconds, 1)

    with (DATA / "similar-pairs.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    left, right = [row["a"] for row in rows], [row["b"] for row in rows]
    true = {i for i, row in enumerate(rows) if row["same"] == "1"}
    ours = _f1({i for i, score in enumerate(likeness(left, right)) if score >= SAME}, true)
    plain = [_pieces_alike(a, b) for a, b in zip(left, right, strict=True)]
    best = max(_f1({i for i, s in enumerate(plain) if s >= level}, true) for level in set(plain))
    yield Figure("F1 on 100 pairs", ours, "", "bar", 0.75, ours / 0.75, 1)
    yield Figure("F1 on 100 pairs", ours, "", "three-letter likeness, best level", best, ours / best, 1)

    notes = [row["Idé"] for row in read_rows(DATA / "ideer-borgermoede.csv")]
    key = loads((DATA / "ideer-facit.json").read_text(encoding="utf-8"))
    found = _linked([[i + 1 for i in group] for group in similar(notes).groups])
    meeting = _f1(found, _linked([group["raekker"] for group in key["gengangere"]]))
    yield Figure("F1 on a meeting's groups", meeting, "", "bar", 0.75, meeting / 0.75, 1)


def made_up(count: int) -> list[str]:
    """Ideas put together of wishes, places and reasons, many nearly the same."""
    pick = Random(1).choice
    return [
        f"{pick(['Ny', 'Flere', 'Vi mangler', ''])} {pick(WISHES)} ved {pick(PLACES)} i {pick(VILLAGES)},"
        f" {pick(REASONS)} {pick(range(3000))}"
        for _ in range(count)
    ]


def _pieces_alike(one: str, other: str) -> float:
    a, b = ({f" {text.lower()} "[i : i + 3] for i in range(len(text))} for text in (one, other))
    return len(a & b) / len(a | b)


def _f1(found: set[Any], true: set[Any]) -> float:
    return 2 * len(found & true) / (len(found) + len(true))


def _linked(groups: Sequence[Sequence[int]]) -> set[tuple[int, ...]]:
    return {pair for group in groups for pair in combinations(sorted(group), 2)}
