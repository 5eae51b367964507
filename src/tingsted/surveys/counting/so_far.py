"""How it stands while people still answer: an order and rough shares, in steps that no few answers can be seen in.

Two states shown one after the other must not tell what those in between answered. So the count moves on only when
enough have answered since (`may_move_on`), and of an idea only a span of shares is told, wide enough that at least as
many counts fit it as the small-number rule asks for (`span_of`), whatever the exact result says later. Tables of people
are held against every one shown before.
"""

from __future__ import annotations

from typing import Any

from civicmath.prioritisation import phragmen_ranking
from tingsted.kernel import clock
from tingsted.surveys.counting.material import Material, read_material, smallest_count
from tingsted.surveys.counting.ordering import ballots_of, key_of, spread_of
from tingsted.surveys.counting.people import compared_with, tables_of, without_children
from tingsted.surveys.models import SoFar, Survey

MOST_STEPS = 10
GROWTH = 0.1
"""It moves on when there are at least a tenth more answers, so that few states are ever shown."""


def may_move_on(before: int, now: int, smallest: int) -> bool:
    """Whether enough have answered since it was last counted."""
    return now - before >= max(smallest, before * GROWTH)


def span_of(yes: int, asked: int, smallest: int) -> tuple[float, float] | None:
    """The share between two steps, each at least `smallest` people wide; None where there are too few for two."""
    steps = min(MOST_STEPS, asked // smallest)
    if steps < 2:
        return None
    step = min(yes * steps // asked, steps - 1)
    return step / steps, (step + 1) / steps


def count_so_far(survey: Survey) -> SoFar | None:
    """Count again if enough have answered since; None if not. Called inside an action."""
    before = SoFar.objects.select_for_update().filter(survey=survey).first()
    known = before.answers if before else 0
    if not may_move_on(known, survey.ballots.count(), smallest_count()):
        return None
    material = read_material(survey)
    answers = len(material.sheets)
    tables = tables_of(material)
    told = {kind: table.as_dict() for kind, table in tables.items()}
    return SoFar.objects.update_or_create(
        survey=survey,
        defaults={
            "answers": answers,
            "table": rough_table(material),
            "tables": told,
            "compared": compared_with(without_children(material), tables),
            "seen": [*(before.seen if before else ()), *told.values()],
            "counted_on": clock.today(),
        },
    )[0]


def rough_table(material: Material) -> list[dict[str, Any]]:
    """One row per idea in proportional order: its place, what chance could make of it, and a span of shares."""
    ballots = ballots_of(material)
    ranking, spread = phragmen_ranking(ballots), spread_of(ballots)
    by_id = {key_of(each.card): each for each in material.asked}
    rows = []
    for each in ranking.standings:
        asked, place = by_id[each.idea], ranking.places[each.idea]
        span = span_of(round(each.approvals), round(each.shown), material.smallest)
        rows.append(
            {
                "card": asked.card,
                "idea": asked.idea,
                "title": asked.title,
                "place": place,
                "from": spread[each.idea].low if spread else place,
                "to": spread[each.idea].high if spread else place,
                "low": span[0] if span else None,
                "high": span[1] if span else None,
            }
        )
    return rows
