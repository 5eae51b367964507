"""Votes in a spreadsheet: one row for each voter, one column for each idea."""

from __future__ import annotations

import csv
import io
from fractions import Fraction

import numpy as np

from civicmath.prioritisation.ballots import Ballots
from civicmath.prioritisation.election import Election, read_amount, read_rows

YES = frozenset({"1", "x", "ja", "yes", "true", "y", "j", "1.0", "+"})
NO = frozenset({"0", "-1", "nej", "no", "false", "n", "-1.0", "0.0", "-"})
ABOUT_THE_VOTER = frozenset(
    {"participant", "voter", "voter_id", "id", "xid", "group-id", "stemme", "vælger", "skema", "ark"}
    | {"n-comments", "n-votes", "n-agree", "n-disagree"}
)
WEIGHT = frozenset({"weight", "vægt"})


def read_csv(text: str) -> Election:
    """Read ballots from the text of a CSV file whose columns are ideas; comma or semicolon between the cells.

    1 (or x, ja, yes) points to an idea, 0 or -1 (or nej, no) says that the voter saw it and did not. An empty
    cell means that the voter was never asked; but in a file without a single *no*, that it was left unmarked.
    Columns about the voter are skipped and a column `weight` gives weights. Raises ValueError, with a
    sentence, at a cell that is none of these.
    """
    rows = read_rows(text, _delimiter(text))
    if not rows:
        raise ValueError("The file is empty.")
    header = [cell.strip() for cell in rows[0]]
    columns = [place for place, name in enumerate(header) if _is_idea(name)]
    if not columns:
        raise ValueError("The first line names no ideas.")
    cells = np.array([_row(row, columns) for row in rows[1:]], dtype=object).reshape(-1, len(columns))
    approved, refused = np.isin(cells, list(YES)), np.isin(cells, list(NO))
    strange = ~(approved | refused | (cells == ""))
    if strange.any():
        line, place = np.argwhere(strange)[0]
        idea = header[columns[place]]
        raise ValueError(f"Line {line + 2}: {cells[line, place]!r} under {idea!r} is neither a yes nor a no.")
    marked_only = not refused.any()
    return Election(
        Ballots(
            ideas=tuple(header[place] for place in columns),
            approvals=approved.astype(np.bool_),
            shown=None if marked_only else (approved | refused).astype(np.bool_),
            weights=_weights(header, rows[1:]),
        ),
        notes=("No cell says no, so an empty cell is read as not marked.",) if marked_only else (),
    )


def read_costs(text: str) -> dict[str, Fraction]:
    """Read a list of ideas and costs, one on each line with a comma or semicolon between; headings are
    skipped.

    Raises ValueError, with a sentence, at a line without a cost.
    """
    rows = read_rows(text, _delimiter(text))
    if rows and not any(mark.isdigit() for mark in "".join(rows[0][1:])):
        rows = rows[1:]
    costs = {}
    for row in rows:
        idea = row[0].strip()
        costs[idea] = read_amount(row[1] if len(row) > 1 else "", f"The cost of {idea!r}")
    return costs


def write_csv(election: Election) -> str:
    """Write ballots as the text of a CSV file: 1 for a mark, 0 for shown but not marked, empty for not
    shown."""
    ballots = election.ballots
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    weighted = ballots.weights is not None
    writer.writerow(["voter", *["weight"] * weighted, *ballots.ideas])
    shown = np.ones_like(ballots.approvals) if ballots.shown is None else ballots.shown
    cells = np.where(ballots.approvals, "1", np.where(shown, "0", "")).tolist()
    for voter, row in enumerate(cells):
        weight = [] if ballots.weights is None else [repr(float(ballots.weights[voter]))]
        writer.writerow([voter, *weight, *row])
    return out.getvalue()


def _delimiter(text: str) -> str:
    first = text.lstrip().splitlines()[0] if text.strip() else ""
    return ";" if first.count(";") > first.count(",") else ","


def _is_idea(name: str) -> bool:
    return bool(name) and name.lower() not in ABOUT_THE_VOTER | WEIGHT


def _row(row: list[str], columns: list[int]) -> list[str]:
    return [row[place].strip().lower() if place < len(row) else "" for place in columns]


def _weights(header: list[str], rows: list[list[str]]) -> np.ndarray[tuple[int], np.dtype[np.float64]] | None:
    place = next((place for place, name in enumerate(header) if name.lower() in WEIGHT), None)
    if place is None:
        return None
    return np.array(
        [float(read_amount(row[place] if place < len(row) else "", "A ballot's weight")) for row in rows]
    )
