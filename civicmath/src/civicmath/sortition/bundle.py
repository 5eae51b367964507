"""Writing a lottery and its draw: everything FORMAT.md describes, all at once or not at all."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import exp, log
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import numpy as np

from civicmath.sortition.certificate import certificate_of, levels_of
from civicmath.sortition.chances import written
from civicmath.sortition.digests import FORMAT, csv_bytes, json_bytes, manifest_of
from civicmath.sortition.drawing import Drawn
from civicmath.sortition.held import METHOD, Lottery
from civicmath.sortition.pool import IN, OUT, Pool, Whole


def lottery_files(lottery: Lottery) -> dict[str, bytes]:
    """Every file of the lottery before the draw, by path inside the bundle."""
    certificate = json_bytes(certificate_of(lottery))
    public = {"certificate.json": certificate, "tickets.csv": _tickets(lottery), "odds.csv": _odds(lottery)}
    auditor = {
        "people.csv": _people(lottery),
        "lottery.csv": _lottery(lottery),
        "probabilities.csv": _probabilities(lottery),
    }
    if lottery.decomposition is not None and lottery.status == "exact":
        auditor["decomposition.json"] = _decomposition(lottery)
    manifest = manifest_of(public, auditor)
    files = {f"public/{name}": content for name, content in public.items()}
    files["public/manifest.json"] = json_bytes(manifest)
    files.update(auditor)
    files["certificate.json"] = certificate
    files["report.json"] = json_bytes(report_of(lottery, manifest))
    return files


def report_of(lottery: Lottery, manifest: Mapping[str, object]) -> dict[str, object]:
    """The figures of a lottery: goal, status, levels and how even the chances are."""
    pool = lottery.pool
    levels = levels_of(lottery)
    return {
        "format": FORMAT,
        "method": METHOD,
        "goal": lottery.goal,
        "panel_size": pool.panel_size,
        "people": pool.people,
        "tickets": len(lottery.panels),
        "status": lottery.status,
        "distance": lottery.distance,
        "minimum": written(levels[0][0] if levels else Fraction(1)),
        "maximum": written(levels[-1][0] if levels else Fraction(1)),
        "gini": gini(levels),
        "geometric_mean": geometric_mean(levels),
        "levels": [[written(chance), people] for chance, people in levels],
        "cap": written(lottery.cap),
        "digests": {"lottery": manifest["digest"], **_flat(manifest)},
    }


def _flat(manifest: Mapping[str, object]) -> dict[str, object]:
    tiers = {tier: manifest[tier] for tier in ("public", "auditor")}
    return {
        f"{tier}/{name}": value
        for tier, files in tiers.items()
        if isinstance(files, dict)
        for name, value in files.items()
    }


def gini(levels: Sequence[tuple[Fraction, int]]) -> float:
    """How unevenly chances are spread, from (chance, people) rising: 0 for all equal, towards 1 (9
    digits)."""
    count = sum(people for _, people in levels)
    total = sum((chance * people for chance, people in levels), Fraction(0))
    if not total:
        return 0.0
    leaning, rank = Fraction(0), 0
    for chance, people in levels:
        leaning += chance * people * (2 * rank + people - count)
        rank += people
    return round(float(leaning / (count * total)), 9)


def geometric_mean(levels: Sequence[tuple[Fraction, int]]) -> float:
    """The geometric mean of the chances, 0 when somebody has none (9 digits)."""
    if not levels or levels[0][0] == 0:
        return 0.0
    count = sum(people for _, people in levels)
    return round(exp(sum(people * log(chance) for chance, people in levels) / count), 9)


def _tickets(lottery: Lottery) -> bytes:
    header = ["ticket", *(f"{quota.category}: {quota.feature}" for quota in lottery.pool.quotas)]
    counts = np.rint(lottery.panels @ lottery.rows.kinds.table.T.astype(float)).astype(np.int64)
    return csv_bytes(header, ([ticket, *row] for ticket, row in enumerate(counts.tolist())))


def _odds(lottery: Lottery) -> bytes:
    texts = [*(written(chance) for chance in lottery.chances.ladder), "0/1"]
    pairs = zip(lottery.step_of_people().tolist(), lottery.tickets.tolist(), strict=True)
    rows = ((receipt, texts[step], count) for receipt, (step, count) in enumerate(pairs, start=1))
    return csv_bytes(["receipt", "fraction", "tickets"], rows)


def _people(lottery: Lottery) -> bytes:
    pool, kinds = lottery.pool, lottery.rows.kinds
    marks = {IN: "in", OUT: "out"}
    header = ["receipt", "respondent", "type", "fixed", "household", "household_class", *pool.categories]
    rows = []
    for person, name in enumerate(pool.respondents):
        kind, fixed = int(kinds.of[person]), int(pool.fixed[person])
        known = kind >= 0
        household = int(pool.households[person]) if pool.households is not None and known else ""
        home = int(kinds.home[kind]) if pool.households is not None and known else ""
        features = [pool.quotas[quota].feature for quota in pool.features[person].tolist()]
        rows.append(
            [person + 1, name, kind if known else "", marks.get(fixed, ""), household, home, *features]
        )
    return csv_bytes(header, rows)


def _lottery(lottery: Lottery) -> bytes:
    names = lottery.pool.respondents
    rows = (
        (ticket, names[person]) for ticket, people in enumerate(lottery.seats.tolist()) for person in people
    )
    return csv_bytes(["ticket", "respondent"], rows)


def _probabilities(lottery: Lottery) -> bytes:
    texts = [(written(chance), nine_places(chance)) for chance in (*lottery.chances.ladder, Fraction(0))]
    steps = lottery.step_of_people().tolist()
    parts = zip(lottery.pool.respondents, steps, lottery.tickets.tolist(), strict=True)
    rows = ((name, *texts[step], count) for name, step, count in parts)
    return csv_bytes(["respondent", "fraction", "decimal", "tickets"], rows)


def nine_places(value: Fraction) -> str:
    """The fraction rounded half to even to nine places."""
    whole, rest = divmod(round(value * 10**9), 10**9)
    return f"{whole}.{rest:09d}"


def _decomposition(lottery: Lottery) -> bytes:
    """The weights as `json_bytes` would write them; by hand, since there are hundreds of thousands of lines."""
    found = lottery.decomposition
    assert found is not None
    order = sorted(range(lottery.rows.kinds.count), key=str)
    line, column = np.nonzero(found.panels[:, order])
    seats = found.panels[:, order][line, column].tolist()
    lines = [f'    "{order[at]}": {count}' for at, count in zip(column.tolist(), seats, strict=True)]
    ends = np.searchsorted(line, np.arange(len(found.panels) + 1)).tolist()
    panels = [
        '  {\n   "seats": {\n' + ",\n".join(lines[first:last]) + f'\n   }},\n   "weight": "{weight}"\n  }}'
        for first, last, weight in zip(ends, ends[1:], found.weights, strict=False)
    ]
    text = f'{{\n "denominator": "{found.denominator}",\n "panels": [\n' + ",\n".join(panels) + "\n ]\n}\n"
    return text.encode()


def draw_files(
    pool: Pool, seats: Whole, drawn: Drawn, digest: str, reserves: Sequence[int]
) -> dict[str, bytes]:
    """The files of a draw: which ticket, the panel and its reserves in the order they are called."""
    panel = seats[drawn.ticket].tolist()
    names = pool.respondents
    draw = {
        "format": FORMAT,
        "lottery": digest,
        "ticket": drawn.ticket,
        "source": {"kind": drawn.kind, "text": drawn.text},
        "panel": [person + 1 for person in panel],
    }
    return {
        "public/draw.json": json_bytes(draw),
        "panel.csv": csv_bytes(["respondent"], ([names[person]] for person in panel)),
        "reserves.csv": csv_bytes(
            ["respondent", "order"],
            ((names[person], order) for order, person in enumerate(reserves, start=1)),
        ),
    }


MADE_LATER = (
    "public/draw.json",
    "panel.csv",
    "reserves.csv",
    "decomposition.json",
    "report.html",
    "run.json",
)


def write_files(folder: Path, files: Mapping[str, bytes], *, replacing: bool = True) -> None:
    """Put these files in `folder`; they are made beside it first, so that nothing half-written stays. A new folder
    comes into being at once.

    With `replacing`, what an earlier draw left there (panel, reserves, decomposition …) goes; other
    files stay.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
    fresh = beside / folder.name
    try:
        for name, content in files.items():
            path = fresh / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        if not folder.exists():
            fresh.replace(folder)
            return
        for name in MADE_LATER if replacing else ():
            (folder / name).unlink(missing_ok=True)
        for name in files:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (fresh / name).replace(folder / name)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def read_json(path: Path) -> dict[str, Any]:
    """A JSON object from a bundle."""
    value = json.loads(path.read_text(encoding="utf-8"))
    if not isinstance(value, dict):
        raise ValueError(f"{path.name} is not an object")
    return value
