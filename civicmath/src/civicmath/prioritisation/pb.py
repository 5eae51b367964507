"""The `.pb` format for exchanging votes on budgets: META, PROJECTS and VOTES in one file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction

import numpy as np

from civicmath.prioritisation.ballots import Ballots, Marks, marks_of
from civicmath.prioritisation.election import Election, read_amount, read_rows, write_amount

SECTIONS = ("meta", "projects", "votes")
APPROVAL_TYPES = ("approval", "choose-1", "choose-one")
OTHER_TYPES = ("ordinal", "cumulative", "scoring")


@dataclass
class _Section:
    """One part of the file: its column names, and its rows as cells."""

    header: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)

    def column(self, name: str) -> list[str]:
        """Give one column's cells; empty where a row is too short. Raises ValueError if there is no such
        column."""
        if name not in self.header:
            raise ValueError(f"A column {name!r} is missing.")
        place = self.header.index(name)
        return [row[place].strip() if place < len(row) else "" for row in self.rows]


def read_pb(text: str) -> Election:
    """Read a vote from the text of a `.pb` file, whatever order its sections stand in.

    Named ideas are approvals; in point votes those with points above zero. A `weight` column and a `shown`
    column among the votes are read too. Raises ValueError, with a sentence, where something is missing or
    contradicts.
    """
    sections = _sections(text)
    meta = {row[0].strip().lower(): ";".join(row[1:]).strip("; \t") for row in sections["meta"].rows}
    projects = sections["projects"]
    if not projects.rows:
        raise ValueError("The file has no PROJECTS section with projects in it.")
    ids = projects.column("project_id" if "project_id" in projects.header else projects.header[0])
    costs = [
        read_amount(cost, f"The cost of {idea!r}")
        for idea, cost in zip(ids, projects.column("cost"), strict=True)
    ]
    if "budget" not in meta:
        raise ValueError("The META section has no budget.")
    kind = meta.get("vote_type", "approval").lower()
    if kind not in APPROVAL_TYPES + OTHER_TYPES:
        raise ValueError(f"Votes of the type {kind!r} can't be read as approvals.")
    titles = projects.column("name") if "name" in projects.header else ids
    return Election(
        ballots=_ballots(tuple(ids), sections["votes"]),
        costs=dict(zip(ids, costs, strict=True)),
        budget=read_amount(meta["budget"], "The budget"),
        names={idea: title for idea, title in zip(ids, titles, strict=True) if title},
        notes=() if kind in APPROVAL_TYPES else (f"The {kind} votes were read as approvals.",),
        meta=meta,
    )


def _sections(text: str) -> dict[str, _Section]:
    """Split the file into its sections, each with the column names from its first line."""
    sections = {name: _Section() for name in SECTIONS}
    section: _Section | None = None
    for cells in _lines(text):
        word = cells[0].strip().lower()
        if word in SECTIONS and not "".join(cells[1:]).strip():
            section = sections[word]
        elif section is None:
            raise ValueError("The file does not begin with a section: META, PROJECTS or VOTES.")
        elif not section.header:
            section.header = [cell.strip().lower() for cell in cells]
        else:
            section.rows.append(cells)
    return sections


def _lines(text: str) -> Iterable[list[str]]:
    """Cut each line that is not empty at its semicolons; the quick way where nothing is quoted."""
    if '"' in text:
        return (row for row in read_rows(text, ";") if "".join(row).strip())
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return (line.split(";") for line in lines if line.strip("; \t"))


def _ballots(ids: tuple[str, ...], votes: _Section) -> Ballots:
    if not votes.rows:
        return Ballots.from_lists(ids, [])
    named = votes.column("vote")
    if "points" in votes.header:
        named = [_with_points(*pair) for pair in zip(named, votes.column("points"), strict=True)]
    weights = None
    if "weight" in votes.header:
        weights = np.array([float(read_amount(cell, "A ballot's weight")) for cell in votes.column("weight")])
    shown = _listed(ids, votes.column("shown")) if "shown" in votes.header else None
    return Ballots(ids, _listed(ids, named), shown, weights)


def _listed(ids: tuple[str, ...], cells: list[str]) -> Marks:
    """Read cells that each list ideas with commas between them: all of them in one go, since they are
    many."""
    lengths = [cell.count(",") + 1 if cell else 0 for cell in cells]
    names: Iterable[str] = ",".join(filter(None, cells)).split(",") if any(lengths) else ()
    try:
        return marks_of(ids, names, lengths)
    except ValueError:
        tidy = [[name for each in cell.split(",") if (name := each.strip())] for cell in cells]
        return Ballots.from_lists(ids, tidy).approvals


def _with_points(named: str, points: str) -> str:
    """Leave out the ideas a vote gives no points; a vote without points keeps all it names."""
    if not points:
        return named
    pairs = zip(named.split(","), points.split(","), strict=False)
    return ",".join(idea for idea, point in pairs if read_amount(point, "A point") > 0)


def write_pb(election: Election) -> str:
    """Write a vote as the text of a `.pb` file; without money each idea costs one and the budget is all of
    them."""
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
