"""A lottery read back from its bundle, so that it can be drawn from later."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import numpy as np

from civicmath.sortition.bundle import read_json
from civicmath.sortition.digests import digest
from civicmath.sortition.pool import FREE, IN, OUT, Pool, Quota, Whole
from civicmath.sortition.reading import InputFault, Problem

MARKS = {"in": IN, "out": OUT, "": FREE}


def read_lottery(folder: Path) -> tuple[Pool, Whole, str]:
    """The pool, the seats (tickets, panel size) and the digest of a lottery written before; raises
    InputFault.

    The files must be those of the manifest.
    """
    try:
        manifest = read_json(folder / "public/manifest.json")
        certificate = read_json(folder / "public/certificate.json")
        changed = [
            name
            for name, value in manifest["auditor"].items()
            if digest((folder / name).read_bytes()) != value
        ]
        if changed:
            raise InputFault(
                [Problem(name, None, None, "was changed after the lottery was made") for name in changed]
            )
        people = _rows(folder / "people.csv")
        pool = _pool(certificate["quotas"], int(certificate["panel_size"]), people)
        place = {line[1]: at for at, line in enumerate(people)}
        seats = np.array([place[name] for _, name in _rows(folder / "lottery.csv")], dtype=np.int64)
        return pool, seats.reshape(int(certificate["tickets"]), pool.panel_size), str(manifest["digest"])
    except (OSError, ValueError, KeyError, IndexError, TypeError, AttributeError):
        raise InputFault([Problem(str(folder), None, None, "is not the bundle of a lottery")]) from None


def _rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.reader(stream))[1:]


def _pool(quotas: list[dict[str, Any]], panel_size: int, people: list[list[str]]) -> Pool:
    limits = tuple(
        Quota(str(q["category"]), str(q["feature"]), int(str(q["min"])), int(str(q["max"]))) for q in quotas
    )
    position = {(quota.category, quota.feature): at for at, quota in enumerate(limits)}
    categories = tuple(dict.fromkeys(quota.category for quota in limits))
    features = [[position[pair] for pair in zip(categories, line[6:], strict=True)] for line in people]
    homes = None
    if any(line[4] for line in people):
        homes = np.array(
            [int(line[4]) if line[4] else -1 - at for at, line in enumerate(people)], dtype=np.int64
        )
    return Pool(
        quotas=limits,
        respondents=tuple(line[1] for line in people),
        features=np.array(features, dtype=np.int64),
        panel_size=panel_size,
        fixed=np.array([MARKS[line[3]] for line in people], dtype=np.int64),
        households=homes,
    )
