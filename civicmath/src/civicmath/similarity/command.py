"""`python -m civicmath similar`: which ideas in a CSV file may be the same."""

from __future__ import annotations

import argparse
import csv
import io
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from civicmath.similarity.suggesting import SAME, likeness, similar


def main(argv: Sequence[str]) -> int:
    """Read the file, write suggestions as JSON; 0 when done, 2 where something was asked wrongly."""
    parser = argparse.ArgumentParser(prog="python -m civicmath similar", description=__doc__)
    parser.add_argument("file", type=Path, metavar="FILE.csv")
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--text", metavar="COLUMN", help="the column with the ideas")
    what.add_argument("--pair", nargs=2, metavar=("A", "B"), help="two columns to compare row by row")
    parser.add_argument("--places", default="", metavar="NAMES", help="names of towns and roads, with commas")
    parser.add_argument("--out", type=Path, metavar="result.json", help="otherwise the result is printed")
    options = parser.parse_args(argv)
    try:
        rows = read_rows(options.file)
        columns = [_column(rows, name) for name in (options.pair or [options.text])]
        places = [name.strip() for name in options.places.split(",") if name.strip()]
        result = _pairs(columns[0], columns[1], places) if options.pair else _groups(columns[0], places)
        text = json.dumps(result, ensure_ascii=False, indent=1) + "\n"
        if options.out:
            options.out.write_text(text, encoding="utf-8")
        else:
            sys.stdout.write(text)
    except (OSError, ValueError) as problem:
        sys.stderr.write(f"{problem}\n")
        return 2
    return 0


def read_rows(path: Path) -> list[dict[str, str]]:
    """The records of a CSV file as Danish Excel, LibreOffice or a program wrote it.

    Raises OSError where there is no such file, ValueError where it can't be cut into cells.
    """
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", errors="replace")
    text = text.lstrip("\r\n ")
    heading = text.split("\n", 1)[0]
    delimiter = max(";,\t|", key=heading.count)
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, restval="")
    try:
        return [{str(k).strip(): v for k, v in row.items() if k is not None} for row in rows]
    except csv.Error as problem:
        raise ValueError(f"the file can't be read as a table: {problem}") from None


def _column(rows: Sequence[dict[str, str]], name: str) -> list[str]:
    if not rows:
        raise ValueError("the file has no rows")
    if name not in rows[0]:
        raise ValueError(f"there is no column {name!r}; the columns are: {', '.join(rows[0])}")
    return [row[name] or "" for row in rows]


def _groups(texts: Sequence[str], places: Sequence[str]) -> dict[str, Any]:
    """Groups and pairs by row number, the first row below the headings being 1."""
    found = similar(texts, places=places)
    return {
        "groups": [[i + 1 for i in group] for group in found.groups],
        "pairs": [{"rows": [p.left + 1, p.right + 1], "score": p.score} for p in found.pairs],
    }


def _pairs(left: Sequence[str], right: Sequence[str], places: Sequence[str]) -> dict[str, Any]:
    scores = likeness(left, right, places=places)
    return {"suggested": [score >= SAME for score in scores], "scores": scores}
