"""From ballots to a result: proportional order with its rounds, plain approval beside it, small cells hidden."""

from __future__ import annotations

import json
from dataclasses import replace
from hashlib import sha256
from typing import Any

import numpy as np
from django.db.models import Count
from django.db.models.functions import Lower
from django.utils.translation import gettext as _
from django.utils.translation import override

from civicmath.disclosure import suppress, suppress_each
from civicmath.language import LANGUAGES, Language
from civicmath.prioritisation import (
    Ballots,
    Intervals,
    Ranking,
    Round,
    approval_ranking,
    phragmen_ranking,
    rank_intervals,
)
from tingsted.ideas.models import Offer
from tingsted.kernel import clock
from tingsted.places.models import Municipality
from tingsted.surveys.models import Ballot, Card, Importance, Result, Survey
from tingsted.surveys.tallying import count_questions, count_top

APPROVALS = frozenset({Importance.VERY.value, Importance.IMPORTANT.value})
ASKED = frozenset({Importance.VERY.value, Importance.IMPORTANT.value, Importance.NOT_NOW.value})
REDRAWS = 300


def count_result(survey: Survey) -> Result:
    """Count the survey and keep what was found: what is published later is this, not a fresh guess."""
    cards = list(survey.cards.select_related("idea"))
    received = list(survey.ballots.order_by("pk"))
    if not cards:
        return _without_ideas(survey, received)
    ballots = _ballots(received, cards)
    order = phragmen_ranking(ballots)
    plain = approval_ranking(ballots)
    spread = rank_intervals(ballots, draws=REDRAWS) if len(ballots.approvals) > 1 else None
    names = {_key(card.pk): card.title for card in cards}
    table = _table(cards, order, plain, spread, count_top(received, _smallest()))
    result, _new = Result.objects.update_or_create(
        survey=survey,
        defaults={
            "method": f"{order.method.rule} {order.method.version}",
            "digest": order.digest,
            "answers": len(received),
            "table": table,
            "questions": count_questions(survey, received, _smallest()),
            "rounds": {language: _told(order, language, names, table) for language in LANGUAGES},
            "computed_on": clock.today(),
        },
    )
    return result


def _without_ideas(survey: Survey, received: list[Ballot]) -> Result:
    """A survey of questions alone: they are counted, and there is nothing to put in order."""
    questions = count_questions(survey, received, _smallest())
    digest = sha256(json.dumps(questions, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
    result, _new = Result.objects.update_or_create(
        survey=survey,
        defaults={
            "method": "plain count 1",
            "digest": digest,
            "answers": len(received),
            "table": [],
            "questions": questions,
            "rounds": {language: [] for language in LANGUAGES},
            "computed_on": clock.today(),
        },
    )
    return result


def _key(card: int) -> str:
    """The id the methods know a card by, padded: level ideas are told apart by id, letter by letter, and the
    card that came first is to stand first whatever number the database had come to."""
    return f"{card:010d}"


def _ballots(received: list[Ballot], cards: list[Card]) -> Ballots:
    """Marks by ballot and card. »Don't know« and a skipped card count as not asked, never as a no."""
    column = {_key(card.pk): index for index, card in enumerate(cards)}
    rows = [ballot.answers for ballot in received]
    approvals = np.zeros((len(rows), len(cards)), dtype=np.bool_)
    asked = np.zeros_like(approvals)
    for row, answers in enumerate(rows):
        for card, importance in answers.items():
            place = column[_key(int(card))]
            asked[row, place] = importance in ASKED
            approvals[row, place] = importance in APPROVALS
    return Ballots(ideas=tuple(column), approvals=approvals, shown=asked)


def _table(
    cards: list[Card],
    order: Ranking,
    plain: Ranking,
    spread: Intervals | None,
    top: dict[int, int | None],
) -> list[dict[str, Any]]:
    """One row per idea in proportional order, with every small number already hidden."""
    smallest = _smallest()
    by_id = {_key(card.pk): card for card in cards}
    approvals = {each.idea: each for each in order.standings}
    shown = {key: round(each.shown) for key, each in approvals.items()}
    safe = {
        key: suppress_each({key: round(each.approvals)}, of=shown[key], threshold=smallest)[key]
        for key, each in approvals.items()
    }
    helpers = _helpers(cards, smallest)
    rows = []
    for key in order.ranking:
        card, publication = by_id[key], safe[key]
        yes = publication.entry(0).value
        total = publication.total.value
        share = None if yes is None or not total else yes / total
        low, high = _wilson(yes, total) if share is not None and yes is not None and total else (None, None)
        rows.append(
            {
                "card": card.pk,
                "idea": card.idea.label,
                "title": card.title,
                "place": order.places[key],
                "plain_place": plain.places[key],
                "approvals": yes,
                "asked": total,
                "share": share,
                "low": low,
                "high": high,
                "helpers": helpers[card.idea_id],
                "top": top.get(card.pk, 0),
                "from": spread[key].low if spread else order.places[key],
                "to": spread[key].high if spread else order.places[key],
            }
        )
    return rows


def _told(
    order: Ranking, language: Language, names: dict[str, str], table: list[dict[str, Any]]
) -> list[str]:
    """How the order came about, in words that tell of no fewer people than the table does."""
    smallest = _smallest()
    hidden = {_key(row["card"]) for row in table if row["approvals"] is None}
    safe = replace(order, standings=tuple(s for s in order.standings if s.shown >= smallest))
    method, *rest = safe.explain(language, names)
    with override(language):
        rounds = [
            _("Place %(place)s: %(idea)s. We leave the figures out, because some of them are few people.")
            % {"place": each.number, "idea": names[each.idea]}
            if each.idea in hidden or _tells_of_few(each, smallest)
            else each.words(language, names)
            for each in order.rounds
        ]
    return [method, *rounds, *rest[len(order.rounds) :]]


def _tells_of_few(each: Round, smallest: int) -> bool:
    """Whether a round's sentence would say, or let one work out, a number of people below the smallest shown."""
    told = [each.supporters, each.shown - each.supporters, each.served, each.supporters - each.served]
    if each.passed is not None:
        told += [each.passed.supporters, each.passed.served, each.passed.supporters - each.passed.served]
    return any(0 < number < smallest for number in told)


def _smallest() -> int:
    return Municipality.objects.filter(pk=1).values_list("smallest_count", flat=True).first() or 5


def _helpers(cards: list[Card], smallest: int) -> dict[int, str]:
    """How many people offered to help each idea, as it may be shown: `14`, `1–4`, `0`."""
    ids = [card.idea_id for card in cards]
    counted = dict(
        Offer.objects.standing()
        .filter(idea__in=ids)
        .values_list("idea")
        .annotate(n=Count(Lower("email"), distinct=True))
    )
    counts = {str(i): counted.get(i, 0) for i in ids}
    publication = suppress(counts, threshold=smallest, totals=False)
    return {i: publication.entry(place).text() for place, i in enumerate(ids)}


def _wilson(yes: int, of: int, z: float = 1.96) -> tuple[float, float]:
    """Wilson's score interval (JASA 1927): what chance alone could have made of the share."""
    share, square = yes / of, z * z / of
    middle = (share + square / 2) / (1 + square)
    half = z / (1 + square) * float(np.sqrt(share * (1 - share) / of + square / (4 * of)))
    return max(0.0, middle - half), min(1.0, middle + half)
