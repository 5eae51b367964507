"""The three judgements, counted once and safe to show: few bodies are few people."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.utils.translation import get_language, gettext_lazy

from civicmath.disclosure import Publication, suppress
from tingsted.involvement.models import EvaluationAnswer, Matter
from tingsted.places.models import Municipality

QUESTIONS = {
    "influence": gettext_lazy("Was there something to influence?"),
    "answer": gettext_lazy("Did you get an answer?"),
    "worth": gettext_lazy("Was it worth it?"),
}


def judged(matter: Matter) -> dict[str, Any]:
    """How many said yes, partly and no to each question, with what would tell of too few hidden."""
    smallest = Municipality.objects.filter(pk=1).values_list("smallest_count", flat=True).first() or 5
    rows = list(EvaluationAnswer.objects.filter(matter=matter).values(*QUESTIONS))
    asked = matter.invitations.filter(evaluation__isnull=False).count()
    if len(rows) < smallest:
        return {"answers": None, "asked": asked, "smallest": smallest, "questions": {}}
    told = {}
    for question in QUESTIONS:
        said = Counter(row[question] for row in rows)
        counts = {code: said[code] for code in EvaluationAnswer.Judgement.values}
        told[question] = suppress(counts, threshold=smallest).as_dict()
    return {"answers": len(rows), "asked": asked, "smallest": smallest, "questions": told}


def judgement_rows(matter: Matter) -> list[tuple[str, list[str]]]:
    """The published result as rows: the question, then yes, partly, no."""
    language = "en" if get_language() == "en" else "da"
    result = matter.evaluation_result or {}
    return [
        (
            str(QUESTIONS[question]),
            [entry.text(language) for label, (entry,) in table.rows() if label is not None],
        )
        for question, table in ((q, Publication.from_dict(d)) for q, d in result.get("questions", {}).items())
    ]
