"""What may be taken home of a survey: its result, what was said, and every answer without the person.

Nothing goes out that the result page would not say: the table is the published one, comments are those let through,
and of the answers only approvals, in the order of their random keys, without place, age or words, from a hundred
answers up, and without the ideas whose figures are too few to show.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q
from django.utils.translation import gettext as _

from tingsted.documents.sheets import Row
from tingsted.surveys.counting import APPROVALS, ASKED
from tingsted.surveys.models import Ballot, Comment, Survey
from tingsted.surveys.queries import HIDDEN

FEWEST_ANSWERS = 100
AT_ONCE = 500
FORMAT = "tingsted-survey 1"


@dataclass(frozen=True)
class Export:
    """A table that goes out: its name, what it holds in a sentence, its columns, and its rows as they are read."""

    name: str
    words: str
    header: Row
    rows: Iterator[Row]

    def about(self, survey: Survey) -> dict[str, Any]:
        """What stands at the head of a JSON file."""
        return {
            "format": FORMAT,
            "survey": survey.title,
            "table": self.name,
            "description": self.words,
            "method": survey.result.method,
            "digest": survey.result.digest,
            "answers": survey.result.answers,
            "counted_on": survey.result.computed_on.isoformat(),
        }


def result_table(survey: Survey) -> Export:
    """The published order, one idea a row; a figure that is not shown is an empty cell."""
    hidden = set(survey.cards.filter(HIDDEN).values_list("idea__label", flat=True))
    fields = (
        "place", "idea", "title", "approvals", "asked", "share", "low", "high", "plain_place", "from", "to", "helpers",
    )  # fmt: skip

    def rows() -> Iterator[Row]:
        for row in survey.result.table:
            shown = {**row, "title": _("(hidden)")} if row["idea"] in hidden else row
            yield [shown[field] for field in fields]

    return Export("resultat", _("The ideas in proportional order, beside the plain count."), fields, rows())


def questions_table(survey: Survey) -> Export:
    """The questions beside the ideas, one choice a row."""

    def rows() -> Iterator[Row]:
        for entry in survey.result.questions:
            for row in entry["rows"]:
                yield [
                    entry["words"],
                    entry["kind"],
                    entry["answered"],
                    row["words"],
                    row["count"],
                    row["first"],
                ]

    header = ("question", "kind", "answered", "choice", "count", "first")
    return Export("spoergsmaal", _("The other questions, counted."), header, rows())


def comments_table(survey: Survey) -> Export:
    """The comments that were let through, by idea and question."""
    shown = survey.cards.exclude(HIDDEN).values("pk")
    found = Comment.objects.filter(survey=survey, standing=Comment.Standing.PUBLIC)
    found = found.filter(Q(card=None) | Q(card__in=shown)).order_by(
        F("card__order").asc(nulls_last=True), "pk"
    )
    values = found.values_list("card__idea__label", "card__title", "question__words", "words", "reply__words")

    def rows() -> Iterator[Row]:
        for label, title, question, words, reply in values.iterator(chunk_size=AT_ONCE):
            yield [label or "", title or question, words, reply or ""]

    header = ("idea", "about", "words", "reply")
    return Export("kommentarer", _("The comments that were let through."), header, rows())


def approvals_table(survey: Survey) -> Export | None:
    """Each answer as a row of 1 (called it important), 0 (did not) and empty (no view); None where they are too few."""
    if survey.result.answers < FEWEST_ANSWERS:
        return None
    told = [row for row in survey.result.table if row["approvals"] is not None]
    keys = [str(row["card"]) for row in told]
    answers = Ballot.objects.filter(survey=survey).order_by("pk").values_list("answers", flat=True)

    def rows() -> Iterator[Row]:
        for given in answers.iterator(chunk_size=AT_ONCE):
            yield [_mark(given.get(key, "")) for key in keys]

    words = _("Each answer on a line: 1 for important, 0 for not now, empty for no view.")
    return Export("svar", words, [row["idea"] for row in told], rows())


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
