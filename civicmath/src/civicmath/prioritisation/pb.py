"""The `.pb` format, in which participatory-budgeting votes are exchanged: META, PROJECTS and VOTES in one"
" file."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from fractions import Fraction

from civicmath.prioritisation.ballots import Ballots
from civicmath.prioritisation.election import Election, read_amount, write_amount

SECTIONS = ("meta", "projects", "votes")
APPROVAL_TYPES = ("approval", "choose-1", "choose-one")
OTHER_TYPES = ("ordinal", "cumulative", "scoring")

Row = dict[str, str]


def read_pb(text: str) -> Election:
    """Read a vote from the text of a `.pb` file, whatever order its sections stand in.

    Named ideas are approvals; in point votes those with points above zero. A `weight` column and a `shown`
    column among the votes are read too. Raises ValueError, with a sentence, where something is missing or
    contradicts.
    """
    sections = _sections(text)
    meta = {row["key"].lower(): row.get("value", "") for row in sections.get("meta", []) if row.get("key")}
    projects = sections.get("projects", [])
    if not projects:
        raise ValueError("The file has no PROJECTS section with projects in it.")
    key = "project_id" if "project_id" in projects[0] else next(iter(projects[0]))
    ids = [row[key] for row in projects]
    costs = {row[key]: read_amount(row.get("cost", ""), f"The cost of {row[key]!r}") for row in projects}
    if "budget" not in meta:
        raise ValueError("The META section has no budget.")
    kind = meta.get("vote_type", "approval").lower()
    if kind not in APPROVAL_TYPES + OTHER_TYPES:
        raise ValueError(f"Votes of the type {kind!r} can't be read as approvals.")
    votes = sections.get("votes", [])
    return Election(
        ballots=_ballots(ids, votes),
        costs=costs,
        budget=read_amount(meta["budget"], "The budget"),
        names={row[key]: row["name"] for row in projects if row.get("name")},
        notes=() if kind in APPROVAL_TYPES else (f"The {kind} votes were read as approvals.",),
        meta=meta,
    )


def _sections(text: str) -> dict[str, list[Row]]:
    """Split the file into its sections, each row as column name and value."""
    sections: dict[str, list[Row]] = {}
    header: list[str] | None = None
    rows: list[Row] | None = None
    for cells in _cells(text):
        if not any(map(str.strip, cells)):
            continue
        word = cells[0].strip().lower()
        if word in SECTIONS and not any(cell.strip() for cell in cells[1:]):
            rows, header = sections.setdefault(word, []), None
        elif rows is None:
            raise ValueError("The file does not begin with a section: META, PROJECTS or VOTES.")
        elif header is None:
            header = [cell.strip().lower() for cell in cells]
        else:
            rows.append(dict(zip(header, map(str.strip, cells), strict=False)))
    return sections


def _cells(text: str) -> Iterable[list[str]]:
    """Cut each line at its semicolons; the quick way where nothing is quoted."""
    lines = io.StringIO(text, newline=None)
    return (
        csv.reader(lines, delimiter=";") if '"' in text else (line.rstrip("\n").split(";") for line in lines)
    )


def _ballots(ids: list[str], votes: list[Row]) -> Ballots:
    weighted = any("weight" in row for row in votes[:1])
    exposed = any("shown" in row for row in votes[:1])
    return Ballots.from_lists(
        ids,
        [_named(row) for row in votes],
        shown=[_listed(row.get("shown", "")) for row in votes] if exposed else None,
        weights=[float(read_amount(row["weight"], "A ballot's weight")) for row in votes]
        if weighted
        else None,
    )


def _listed(cell: str) -> list[str]:
    return [name for each in cell.split(",") if (name := each.strip())]


def _named(row: Row) -> list[str]:
    """Give the ideas a vote names, without those it gives no points."""
    named = _listed(row.get("vote", ""))
    if not row.get("points"):
        return named
    points = row["points"].split(",")
    return [idea for idea, point in zip(named, points, strict=False) if read_amount(point, "A point") > 0]


def write_pb(election: Election) -> str:
    """Write a vote as the text of a `.pb` file; without money each idea costs one and the budget is all of"
    " them."""
    ballots = election.ballots
    costs = election.costs or dict.fromkeys(ballots.ideas, Fraction(1))
    budget = sum(costs.values(), Fraction(0)) if election.budget is None else election.budget
    meta = dict(election.meta) | {
        "num_projects": str(len(ballots.ideas)),
        "num_votes": str(len(ballots)),
        "budget": write_amount(budget),
        "vote_type": "approval",
    }
    lines = ["META", "key;value", *(f"{key};{_cell(value)}" for key, value in meta.items())]
    lines += ["PROJECTS", "project_id;cost;votes;name"]
    counts = ballots.approvals.sum(axis=0)
    for idea, count in zip(ballots.ideas, counts.tolist(), strict=True):
        cells = (idea, write_amount(costs[idea]), str(count), election.names.get(idea, idea))
        lines.append(";".join(map(_cell, cells)))
    return "\n".join([*lines, "VOTES", *_vote_lines(ballots), ""])


def _vote_lines(ballots: Ballots) -> Iterable[str]:
    weighted, exposed = ballots.weights is not None, ballots.shown is not None
    yield "voter_id;vote" + ";weight" * weighted + ";shown" * exposed
    for voter in range(len(ballots)):
        cells = [str(voter), _ids(ballots, ballots.approvals[voter])]
        if ballots.weights is not None:
            cells.append(repr(float(ballots.weights[voter])))
        if ballots.shown is not None:
            cells.append(_ids(ballots, ballots.shown[voter]))
        yield ";".join(map(_cell, cells))


def _ids(ballots: Ballots, marks: Iterable[bool]) -> str:
    return ",".join(idea for idea, mark in zip(ballots.ideas, marks, strict=True) if mark)


def _cell(text: str) -> str:
    quoted = text.replace('"', '""')
    return f'"{quoted}"' if any(mark in text for mark in ';"\n') else text
