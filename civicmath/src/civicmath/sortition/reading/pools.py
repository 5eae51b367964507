"""From two files and the organiser's wishes to a pool, or to one report of every fault."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from civicmath.sortition.pool import FREE, IN, OUT, Pool, Quota, Whole
from civicmath.sortition.reading.quotas import read_quotas
from civicmath.sortition.reading.tables import InputFault, Problem, Table, look_at_table, same

USUAL_IDS = ("id", "nationbuilder_id", "respondent", "unique id", "uniqueid", "nr", "løbenummer")


@dataclass(frozen=True)
class Wishes:
    """What the organiser asks for besides the files: columns by name, and people by their id."""

    id_column: str | None = None
    household_column: str | None = None
    members: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()


def read_pool(categories: Path, respondents: Path, panel_size: int, wishes: Wishes | None = None) -> Pool:
    """The pool of these files; raises InputFault with every problem, by row and column."""
    wishes = wishes or Wishes()
    tables: list[Table] = []
    problems: list[Problem] = []
    for path in (categories, respondents):
        try:
            tables.append(look_at_table(path))
        except InputFault as fault:
            problems += fault.problems
    if panel_size < 1:
        problems.append(Problem("--panel-size", None, None, f"a panel of {panel_size} is no panel"))
    if len(tables) < 2:
        raise InputFault(problems)
    quotas, faults = read_quotas(tables[0], panel_size)
    problems += [*tables[0].faults, *faults, *tables[1].faults]
    reader = _Respondents(tables[1], quotas, panel_size, wishes)
    pool = reader.pool(complete=not tables[0].faults and not faults)
    if problems or reader.problems:
        raise InputFault(problems + reader.problems)
    return pool


class _Respondents:
    """The respondents' table read against the quotas; `problems` fills as it goes."""

    def __init__(self, table: Table, quotas: list[Quota], panel_size: int, wishes: Wishes) -> None:
        self.table, self.quotas, self.panel_size, self.wishes = table, quotas, panel_size, wishes
        self.problems: list[Problem] = []
        self.categories = list(dict.fromkeys(quota.category for quota in quotas))

    def pool(self, *, complete: bool) -> Pool:
        """The pool as far as it can be read; with `complete` the quotas are whole and unknown values are
        faults."""
        if len(self.table.rows) < self.panel_size:
            self._fault(None, None, f"{len(self.table.rows)} people can't fill {self.panel_size} seats")
        names = self._names()
        features = self._features(complete)
        households = self._households()
        fixed = self._fixed(names)
        return Pool(tuple(self.quotas), tuple(names), features, self.panel_size, fixed, households)

    def _fault(self, row: int | None, column: str | None, message: str) -> None:
        self.problems.append(Problem(self.table.name, row, column, message))

    def _names(self) -> list[str]:
        wanted = self.wishes.id_column
        place = self.table.column(wanted) if wanted else self.table.column(*USUAL_IDS)
        if place is None and wanted:
            self._fault(1, wanted, "this column is missing")
            return [""] * len(self.table.rows)
        if place is None:
            taken = {same(category) for category in self.categories}
            place = next((at for at, title in enumerate(self.table.header) if same(title) not in taken), None)
        if place is None:
            self._fault(1, None, "there is no column with ids")
            return [""] * len(self.table.rows)
        title, first_row = self.table.header[place], dict[str, int]()
        for number, cells in self.table.rows:
            if not cells[place]:
                self._fault(number, title, "the cell is empty")
            elif cells[place] in first_row:
                self._fault(number, title, f"»{cells[place]}« was given in row {first_row[cells[place]]} too")
            first_row.setdefault(cells[place], number)
        return [cells[place] for _, cells in self.table.rows]

    def _features(self, complete: bool) -> Whole:
        found = np.zeros((len(self.table.rows), len(self.categories)), dtype=np.int64)
        for at, category in enumerate(self.categories):
            place = self.table.column(category)
            if place is None:
                self._fault(1, category, "this column is missing")
                continue
            known = {same(q.feature): index for index, q in enumerate(self.quotas) if q.category == category}
            for line, (number, cells) in enumerate(self.table.rows):
                value = known.get(cells[place])
                if value is None:
                    value = known.get(same(cells[place]), -1)
                    known[cells[place]] = value
                if value < 0:
                    self._unknown(number, category, cells[place], complete)
                found[line, at] = value
        return found

    def _unknown(self, row: int, category: str, value: str, complete: bool) -> None:
        if not value:
            self._fault(row, category, "the cell is empty")
        elif complete:
            self._fault(row, category, f"»{value}« is not among the features of »{category}«")

    def _households(self) -> Whole | None:
        column = self.wishes.household_column
        if column is None:
            return None
        place = self.table.column(column)
        if place is None:
            self._fault(1, column, "this column is missing")
            return None
        numbers: dict[str, int] = {}
        for number, cells in self.table.rows:
            if not cells[place]:
                self._fault(number, column, "the cell is empty")
        return np.array(
            [numbers.setdefault(cells[place], len(numbers)) for _, cells in self.table.rows], dtype=np.int64
        )

    def _fixed(self, names: list[str]) -> Whole:
        fixed = np.full(len(names), FREE, dtype=np.int64)
        position = {name: at for at, name in enumerate(names)}
        for mark, wanted in ((IN, self.wishes.members), (OUT, self.wishes.excluded)):
            for name in wanted:
                if name not in position:
                    self._fault(None, None, f"there is nobody with the id »{name}«")
                elif fixed[position[name]] not in (FREE, mark):
                    self._fault(None, None, f"»{name}« can't both be on every panel and on none")
                else:
                    fixed[position[name]] = mark
        return fixed
