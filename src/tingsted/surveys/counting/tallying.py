"""The questions beside the cards, counted: every number under the small-number rule before it is kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from civicmath.disclosure import Axis, Publication, suppress
from tingsted.surveys.counting.material import Material, Sheet
from tingsted.surveys.models import SCALE, Kind, SurveyQuestion

COUNTED = (Kind.SINGLE, Kind.MULTIPLE, Kind.RATING, Kind.RANK)
TOP = "top"
"""The kind of the entry on the three ideas that matter most: they are cards, and it has no question of its own."""
Row = dict[str, Any]


@dataclass(frozen=True)
class Tables:
    """The small-number rule for one count, also against every table that was shown before; what it shows is kept."""

    smallest: int
    earlier: Sequence[Publication] = ()
    shown: list[Publication] = field(default_factory=list)

    def of(self, counts: Sequence[int], axis: Axis) -> Publication:
        """A table of one axis, with enough hidden."""
        seen = [each for each in self.earlier if [a.name for a in each.axes] == [axis.name]]
        wave = max((each.wave for each in seen), default=-1) + 1
        table = suppress(counts, [axis], threshold=self.smallest, wave=wave, earlier=seen)
        self.shown.append(table)
        return table

    def yes(self, count: int, of: int, name: str) -> Publication:
        """How many of those said yes to one thing: few that did not are as few as few that did."""
        return self.of([count, of - count], Axis(name, ("yes", "no")))


def count_questions(
    questions: Sequence[SurveyQuestion], sheets: Sequence[Sheet], tables: Tables
) -> list[Row]:
    """One entry per question that is counted: how many answered it, and its rows with small numbers hidden.

    A row's `count` is None where it is hidden; `words` are the choice's, in the wording that stands.
    """
    counted = [question for question in questions if question.kind in COUNTED]
    return [_counted(question, _values(question, sheets), tables) for question in counted]


def count_top(material: Material, tables: Tables) -> list[Row]:
    """How many pointed to each idea as one of the three that matter most, and put it first; empty if nobody did.

    The ideas are told by their cards: their titles stand in the order of the ideas, where they may be shortened.
    """
    pointing = [list(map(str, sheet.top)) for sheet in material.sheets if sheet.top]
    if not pointing:
        return []
    entry: Row = {"question": None, "kind": TOP, "words": "", "answered": len(pointing)}
    if len(pointing) < tables.smallest:
        return [{**entry, "answered": None, "rows": []}]
    cards = {str(each.card): "" for each in material.asked}
    rows = _of_several(cards, pointing, tables, name=TOP, ranked=True)
    return [{**entry, "rows": rows}]


def _values(question: SurveyQuestion, sheets: Iterable[Sheet]) -> list[Any]:
    key = str(question.pk)
    return [sheet.given[key] for sheet in sheets if key in sheet.given]


def _counted(question: SurveyQuestion, values: list[Any], tables: Tables) -> Row:
    entry: Row = {
        "question": question.pk, "kind": question.kind, "words": question.words, "answered": len(values),
    }  # fmt: skip
    if len(values) < tables.smallest:
        return {**entry, "answered": None if values else 0, "rows": []}
    if question.kind in (Kind.SINGLE, Kind.RATING):
        rows = _of_one(question, values, tables)
    else:
        choices = {choice["key"]: choice["words"] for choice in question.choices}
        rows = _of_several(
            choices, values, tables, name=f"question {question.pk}", ranked=question.kind == Kind.RANK
        )
    return {**entry, "rows": rows}


def _of_one(question: SurveyQuestion, values: list[Any], tables: Tables) -> list[Row]:
    """Each person stands in one row."""
    counts = Counter(map(str, values))
    if question.kind == Kind.RATING:
        axis = Axis(f"question {question.pk}", tuple(map(str, SCALE)), bands=True)
        table = tables.of([counts[str(n)] for n in SCALE], axis)
        ends = {str(SCALE[0]): question.low_words, str(SCALE[-1]): question.high_words}
        return [_row(_with(label, ends.get(label, "")), table, i) for i, label in enumerate(table.labels(0))]
    keys = tuple(choice["key"] for choice in question.choices)
    table = tables.of([counts[key] for key in keys], Axis(f"question {question.pk}", keys))
    return [_row(question.words_of(key), table, i) for i, key in enumerate(keys)]


def _of_several(
    choices: Mapping[str, str], values: Sequence[Sequence[str]], tables: Tables, *, name: str, ranked: bool
) -> list[Row]:
    """Each person may stand in several rows; of a ranking, also how many put it first."""
    chosen = Counter(key for value in values for key in value)
    safe = {key: tables.yes(chosen[key], len(values), f"{name} {key}") for key in choices}
    rows: list[Row] = [
        {"key": key, "words": words, "count": safe[key].entry(0).value, "first": None}
        for key, words in choices.items()
    ]
    if ranked:
        first = Counter(value[0] for value in values)
        table = tables.of([first[key] for key in choices], Axis(f"{name} first", tuple(choices)))
        # Who pointed to it less who put it first is a number of people too, and anybody can work it out.
        later = [row["count"] - first[row["key"]] for row in rows if row["count"] is not None]
        if not any(0 < number < tables.smallest for number in later):
            for place, row in enumerate(rows):
                row["first"] = table.entry(place).value
    return sorted(rows, key=lambda row: -(row["count"] or 0))


def _row(words: str, table: Publication, place: int) -> Row:
    return {"key": "", "words": words, "count": table.entry(place).value, "first": None}


def _with(label: str, words: str) -> str:
    return f"{label}, {words}" if words else label
