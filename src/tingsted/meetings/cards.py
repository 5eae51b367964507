"""Table cards: one page for each table with who sits there in every round, then a slip for each person."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from tingsted.design.days import day_text, language
from tingsted.documents.press import press_pdf
from tingsted.kernel import clock
from tingsted.meetings.models import TablePlan
from tingsted.meetings.queries import rounds_of, ways_of
from tingsted.places.queries import the_municipality


def cards_pdf(plan: TablePlan) -> bytes:
    """The cards as one file."""
    return press_pdf("meetings/press/cards.typ", cards_of(plan), dated=clock.today())


def cards_of(plan: TablePlan) -> dict[str, Any]:
    """Everything the template prints, as text."""
    meeting, rounds = plan.meeting, rounds_of(plan)
    numbers = sorted({table.number for tables in rounds for table in tables})
    return {
        "title": _("Table cards: %(title)s") % {"title": meeting.title},
        "meeting": f"{meeting.title}, {day_text(meeting.starts_at, 'dag')}",
        "lang": language(),
        "author": meeting.body.name,
        "municipality": the_municipality().name,
        "tables": [
            {
                "name": _("Table %(number)s") % {"number": number},
                "rounds": [
                    {
                        "name": _round(place),
                        "people": [n for table in tables if table.number == number for n in table.names],
                    }
                    for place, tables in enumerate(rounds, 1)
                ],
            }
            for number in numbers
        ],
        "slips": [
            {
                "name": name,
                "rows": [[_round(n), str(table) if table else "–"] for n, table in enumerate(way, 1)],
            }
            for name, way in ways_of(plan)
        ],
        "words": {"slips": _("A slip for each"), "table": _("Table"), "round": _("Round")},
    }


def _round(number: int) -> str:
    return _("Round %(number)s") % {"number": number}
