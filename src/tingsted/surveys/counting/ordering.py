"""The order of the ideas: proportional with its rounds, plain approval beside it, small cells hidden."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

import numpy as np
from django.utils.translation import gettext as _
from django.utils.translation import override

from civicmath.disclosure import Axis, Publication, suppress
from civicmath.language import LANGUAGES, Language
from civicmath.prioritisation import (
    Ballots,
    Intervals,
    Ranking,
    Round,
    phragmen_ranking,
    rank_intervals,
)
from civicmath.representativeness import wilson
from tingsted.surveys.counting.material import Material
from tingsted.surveys.models import Importance

APPROVALS = frozenset({Importance.VERY.value, Importance.IMPORTANT.value})
ASKED = frozenset({*APPROVALS, Importance.NOT_NOW.value})
MARKS = {**dict.fromkeys(ASKED, 1), **dict.fromkeys(APPROVALS, 2)}
FEWEST_REDRAWS, MOST_REDRAWS, REDRAWN_ANSWERS = 60, 300, 1_200_000
"""The interval is drawn 300 times; of very many answers fewer times, since chance moves them less."""


@dataclass(frozen=True)
class Order:
    """The ideas in order, as rows, as sentences, and what was shown of them."""

    ballots: Ballots
    ranking: Ranking
    table: list[dict[str, Any]]
    rounds: dict[str, list[str]]
    shown: list[dict[str, Any]]


def order_ideas(material: Material) -> Order:
    """Put the ideas in order, with every small number already hidden."""
    ballots = ballots_of(material)
    ranking = phragmen_ranking(ballots)
    safe = {s.idea: _publication(material, s.idea, s.approvals, s.shown) for s in ranking.standings}
    table = _table(material, ranking, ballots, safe)
    names = {key_of(each.card): each.title for each in material.asked}
    return Order(
        ballots=ballots,
        ranking=ranking,
        table=table,
        rounds={
            language: _told(ranking, language, names, table, material.smallest) for language in LANGUAGES
        },
        shown=[each.as_dict() for each in safe.values()],
    )


def key_of(card: int) -> str:
    """The id the methods know a card by, padded: level ideas are told apart by id, letter by letter, and the
    card that came first is to stand first whatever number the database had come to."""
    return f"{card:010d}"


def ballots_of(material: Material) -> Ballots:
    """Marks by answer and card. »Don't know« and a skipped card count as not asked, never as a no."""
    cards = [str(each.card) for each in material.asked]
    given = [sheet.answers for sheet in material.sheets]
    marks = np.fromiter(
        (MARKS.get(answers.get(card, ""), 0) for answers in given for card in cards),
        dtype=np.int8,
        count=len(given) * len(cards),
    ).reshape(len(given), len(cards))
    ideas = tuple(key_of(each.card) for each in material.asked)
    return Ballots(ideas=ideas, approvals=marks == 2, shown=marks > 0)


def spread_of(ballots: Ballots) -> Intervals | None:
    """The places that chance alone could have given each idea."""
    if len(ballots) < 1 or len(ballots.ideas) < 2:
        return None
    draws = max(FEWEST_REDRAWS, min(MOST_REDRAWS, REDRAWN_ANSWERS // len(ballots)))
    return rank_intervals(ballots, draws=draws)


def _publication(material: Material, key: str, approvals: float, shown: float) -> Publication:
    """How many called the idea important, of how many: hidden where it would tell of few, now or since last time."""
    axis = Axis(f"idea {key}", ("yes", "no"))
    earlier = [each for each in material.earlier if [a.name for a in each.axes] == [axis.name]]
    wave = max((each.wave for each in earlier), default=-1) + 1
    yes, asked = round(approvals), round(shown)
    counts = [yes, asked - yes]
    return suppress(counts, [axis], threshold=material.smallest, wave=wave, earlier=earlier)


def _table(
    material: Material, ranking: Ranking, ballots: Ballots, safe: Mapping[str, Publication]
) -> list[dict[str, Any]]:
    """One row per idea in proportional order."""
    by_id = {key_of(each.card): each for each in material.asked}
    plain, spread, helpers = plain_places(safe), spread_of(ballots), _helpers(material)
    rows = []
    for key in ranking.ranking:
        asked, place = by_id[key], ranking.places[key]
        yes, total = safe[key].entry(0).value, safe[key].total.value
        chance = wilson(yes, total) if yes is not None and total else None
        rows.append(
            {
                "card": asked.card,
                "idea": asked.idea,
                "title": asked.title,
                "place": place,
                "plain_place": plain[key],
                "approvals": yes,
                "asked": total,
                "share": chance.share if chance else None,
                "low": chance.low if chance else None,
                "high": chance.high if chance else None,
                "helpers": helpers[asked.card],
                "from": spread[key].low if spread else place,
                "to": spread[key].high if spread else place,
            }
        )
    return rows


def plain_places(safe: Mapping[str, Publication]) -> dict[str, int]:
    """Each idea's place by plain count, from what is published of it and nothing else.

    Places by the true counts would say more than the counts that are shown: of four ideas with fewer than five each,
    the first of them has four. So a hidden figure stands where the middle of what it may be would put it.
    """
    shares = {key: _share_told(publication) for key, publication in safe.items()}
    return {key: 1 + sum(other > share for other in shares.values()) for key, share in shares.items()}


def _share_told(publication: Publication) -> Fraction:
    yes, no, asked = publication.entry(0), publication.entry(1), publication.total.value
    middle = Fraction(publication.threshold, 2)
    if asked is None:
        return Fraction(-1)
    if yes.value is not None:
        return Fraction(yes.value, asked) if asked else Fraction(0)
    if yes.role == no.role:
        return Fraction(1, 2)
    return middle / asked if yes.role == "small" else 1 - middle / asked


def _helpers(material: Material) -> dict[int, str]:
    """How many people offered to help each idea, as it may be shown: `14`, `1–4`, `0`."""
    cards = [each.card for each in material.asked]
    counts = {str(each.card): each.helpers for each in material.asked}
    publication = suppress(counts, threshold=material.smallest, totals=False)
    return {card: publication.entry(place).text() for place, card in enumerate(cards)}


def _told(
    ranking: Ranking,
    language: Language,
    names: Mapping[str, str],
    table: Sequence[dict[str, Any]],
    smallest: int,
) -> list[str]:
    """How the order came about, in words that tell of no fewer people than the table does."""
    hidden = {key_of(row["card"]) for row in table if row["approvals"] is None}
    untold = {key_of(row["card"]) for row in table if row["asked"] is None}
    told = replace(ranking, standings=tuple(s for s in ranking.standings if s.idea not in untold))
    method, *rest = told.explain(language, names)
    with override(language):
        rounds = [
            _("Place %(place)s: %(idea)s. We leave the figures out, because some of them are few people.")
            % {"place": each.number, "idea": names[each.idea]}
            if hidden & _named_in(each) or _tells_of_few(each, smallest)
            else each.words(language, names)
            for each in ranking.rounds
        ]
    return [method, *rounds, *rest[len(ranking.rounds) :]]


def _named_in(each: Round) -> set[str]:
    """The ideas that a round's sentence gives a figure of, or says to be level with one that it gives."""
    return {each.idea, *each.level_with, *([each.passed.idea] if each.passed else [])}


def _tells_of_few(each: Round, smallest: int) -> bool:
    """Whether a round's sentence would say, or let one work out, a number of people below the smallest shown."""
    told = [each.supporters, each.shown - each.supporters, each.served, each.supporters - each.served]
    if each.passed is not None:
        told += [each.passed.supporters, each.passed.served, each.passed.supporters - each.passed.served]
    return any(0 < number < smallest for number in told)
