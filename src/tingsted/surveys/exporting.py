"""What may be taken home of a survey: its result, what was said, and every answer without the person.

Nothing goes out that the result page would not say: the table is the published one, comments are those let through,
and of the answers only approvals, in the order of their random keys, without place, age or words, from a hundred
answers up, and without the ideas whose figures are too few to show.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q
from django.utils.translation import gettext as _

from tingsted.documents.sheets import Row
from tingsted.surveys.counting import APPROVALS, ASKED
from tingsted.surveys.models import Ballot, Comment, Survey
from tingsted.surveys.queries import HIDDEN
from tingsted.surveys.rows import as_shown, asked_beside

FEWEST_ANSWERS = 100
AT_ONCE = 500
FORMAT = "tingsted-survey 1"


@dataclass(frozen=True)
class Export:
    """A table that goes out: its name, what it holds in a sentence, its columns, and its rows as they are read."""

    name: str
    words: str
    columns: Mapping[str, str]
    """What each column holds, in the order they stand."""
    rows: Iterator[Row]
    empty: str = ""
    """What a cell without anything in it means, if it is not a figure that is not shown."""

    @property
    def header(self) -> Row:
        """The names of the columns."""
        return tuple(self.columns)

    def about(self, survey: Survey) -> dict[str, Any]:
        """What stands at the head of a JSON file."""
        return {
            "format": FORMAT,
            "survey": survey.title,
            "table": self.name,
            "description": self.words,
            "fields": dict(self.columns),
            "empty": self.empty or empty_cell(),
            "method": survey.result.method,
            "digest": survey.result.digest,
            "answers": None if survey.result.of_too_few else survey.result.answers,
            "counted_on": survey.result.computed_on.isoformat(),
        }


def empty_cell() -> str:
    """What a cell without a figure means."""
    return _(
        "An empty cell is a figure of fewer people than we show, or one that would give such a figure away."
    )


def result_table(survey: Survey) -> Export:
    """The published order, one idea a row; a figure that is not shown is an empty cell."""
    columns = {
        "place": _("The place in the proportional order."),
        "idea": _("The number of the idea."),
        "title": _("The idea as it stood on its card."),
        "approvals": _("How many called it important or very important."),
        "asked": _("How many had a view: don't know and skipped are not counted."),
        "share": _("Approvals as a part of asked, from 0 to 1."),
        "low": _("The least that chance alone could have made of the share (Wilson interval, 95 %)."),
        "high": _("The most that chance alone could have made of the share (Wilson interval, 95 %)."),
        "plain_place": _(
            "The place by share; where the share is not shown, by the middle of what it may be."
        ),
        "from": _("The best place that chance alone could have given it (19 times of 20)."),
        "to": _("The last place that chance alone could have given it (19 times of 20)."),
        "helpers": _("How many offered to help: a number, or a span where they are few."),
    }
    hidden = _hidden_in(survey)
    rows = [[as_shown(row, hidden)[field] for field in columns] for row in survey.result.table]
    return Export(
        "resultat", _("The ideas in proportional order, beside the plain count."), columns, iter(rows)
    )


def questions_table(survey: Survey) -> Export:
    """The questions beside the ideas, one choice a row."""
    columns = {
        "question": _("What was asked."),
        "kind": _(
            "How it was answered: single, multiple, rating, rank, or top (the three ideas that matter most)."
        ),
        "answered": _("How many answered the question."),
        "choice": _("One of the choices."),
        "count": _("How many chose it."),
        "first": _("How many put it first, where they put choices in order."),
    }
    rows = [
        [entry["words"], entry["kind"], entry["answered"], row["words"], row["count"], row["first"]]
        for entry in asked_beside(survey.result, _hidden_in(survey))
        for row in entry["rows"]
    ]
    return Export("spoergsmaal", _("The other questions, counted."), columns, iter(rows))


def comments_table(survey: Survey) -> Export:
    """The comments that were let through, by idea and question."""
    shown = survey.cards.exclude(HIDDEN).values("pk")
    found = Comment.objects.filter(survey=survey, standing=Comment.Standing.PUBLIC)
    found = found.filter(Q(card=None) | Q(card__in=shown)).order_by(
        F("card__order").asc(nulls_last=True), "pk"
    )
    values = found.values_list("card__idea__label", "card__title", "question__words", "words", "reply__words")
    columns = {
        "idea": _("The number of the idea; empty where a question was answered."),
        "about": _("What the comment is about."),
        "words": _("The comment, as it was let through."),
        "reply": _("What the council answers."),
    }

    def rows() -> Iterator[Row]:
        for label, title, question, words, reply in values.iterator(chunk_size=AT_ONCE):
            yield [label or "", title or question, words, reply or ""]

    return Export("kommentarer", _("The comments that were let through."), columns, rows())


def approvals_table(survey: Survey) -> Export | None:
    """Each answer as a row of 1 (called it important), 0 (did not) and empty (no view); None where they are too few.

    The lines are numbered, since a spreadsheet drops a last one on which nothing stands, and counts an answer too few.
    """
    if survey.result.answers < FEWEST_ANSWERS:
        return None
    told = [row for row in survey.result.table if row["approvals"] is not None]
    keys = [str(row["card"]) for row in told]
    answers = Ballot.objects.filter(survey=survey).order_by("pk").values_list("answers", flat=True)

    def rows() -> Iterator[Row]:
        for number, given in enumerate(answers.iterator(chunk_size=AT_ONCE), 1):
            yield [number, *(_mark(given.get(key, "")) for key in keys)]

    hidden = _hidden_in(survey)
    return Export(
        "svar",
        _("Each answer on a line: 1 for important, 0 for not now, empty for no view."),
        {"line": _("The number of the line, and nothing more.")}
        | {row["idea"]: as_shown(row, hidden)["title"] for row in told},
        rows(),
        empty=_("No view: don't know, skipped, or never shown."),
    )


def _hidden_in(survey: Survey) -> dict[str, str]:
    """The ideas the body has hidden since, by number."""
    return dict(survey.cards.filter(HIDDEN).values_list("idea__label", "title"))


def _mark(importance: str) -> int | None:
    if importance not in ASKED:
        return None
    return 1 if importance in APPROVALS else 0


TABLES = {
    "resultat": result_table,
    "spoergsmaal": questions_table,
    "kommentarer": comments_table,
    "svar": approvals_table,
}
