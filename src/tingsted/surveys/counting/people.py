"""Who answered: by age, village, gender and source, beside who lives here, and whether weighing would change the top.

Everything told rests on figures that are shown: groups that are hidden are put together before anything is compared
or weighed, so that no share and no weight gives one of them away.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from civicmath.disclosure import Axis, Publication, suppress
from civicmath.language import LANGUAGES
from civicmath.prioritisation import Ballots, Ranking, phragmen_ranking
from civicmath.representativeness import TopChange, Weights, compare, rake
from civicmath.representativeness.words import CHANCE
from tingsted.mapping.figures import put_together
from tingsted.surveys.answers import AGE_BANDS, GENDERS
from tingsted.surveys.counting.material import Material
from tingsted.surveys.models.ballots import Ballot

NOT_SAID = "?"
OTHERS = "…"
CHILDREN = AGE_BANDS[0]
TOP = 10
FEWEST_WEIGHED = 20
MOST_WEIGHT = 5.0
KINDS = ("age", "village", "gender", "source")


@dataclass(frozen=True)
class People:
    """What is told of those who answered, and every figure that was shown in it."""

    told: dict[str, Any]
    shown: list[dict[str, Any]]


def who_answered(material: Material, ballots: Ballots | None, ranking: Ranking | None) -> People:
    """Count those who answered in every way they were asked about."""
    safe = tables_of(material)
    asked = without_children(material)
    told: dict[str, Any] = {
        "tables": {kind: table.as_dict() for kind, table in safe.items()},
        "living_here": _living_here(material),
        "compared": compared_with(asked, safe),
        "weighed": _weighed(asked, safe, ballots, ranking) if ballots and ranking else None,
    }  # fmt: skip
    return People(told, list(told["tables"].values()))


def without_children(material: Material) -> Material:
    """The material with those who live here and may be thought to answer: where no child did, only their elders.

    Otherwise every grown-up group would look as if it had answered too much.
    """
    age = material.people.get("age", {})
    if CHILDREN not in age or any(sheet.age_band == CHILDREN for sheet in material.sheets):
        return material
    elders = {band: count for band, count in age.items() if band != CHILDREN}
    return replace(material, people={**material.people, "age": elders})


def tables_of(material: Material, earlier: Sequence[Publication] | None = None) -> dict[str, Publication]:
    """How many answered in each group, under the small-number rule, also against what was shown before."""
    seen = material.earlier if earlier is None else earlier
    return {
        kind: _table(kind, labels, [_group(getattr(s, FIELDS[kind]), labels) for s in material.sheets],
                     material.smallest, seen)
        for kind, labels in _labels(material).items()
    }  # fmt: skip


FIELDS = {"age": "age_band", "village": "village", "gender": "gender", "source": "source"}


def _labels(material: Material) -> dict[str, tuple[str, ...]]:
    """The groups of each kind, as they are stored; last those who did not say."""
    sources = tuple(value for value, _words in Ballot._meta.get_field("source").flatchoices)
    odd = sorted({sheet.source for sheet in material.sheets} - set(sources))
    labels = {"age": (*AGE_BANDS, NOT_SAID), "source": (*sources, *odd)}
    if material.villages:
        labels["village"] = (*material.villages, NOT_SAID)
    if material.asks_gender:
        labels["gender"] = (*GENDERS, NOT_SAID)
    return {kind: labels[kind] for kind in KINDS if kind in labels}


def _group(value: str, labels: Sequence[str]) -> str:
    return value if value in labels else NOT_SAID


def _table(
    kind: str, labels: tuple[str, ...], values: Sequence[str], smallest: int, seen: Sequence[Publication]
) -> Publication:
    axis, counts = Axis(kind, labels), Counter(values)
    earlier = [_widened(each, axis) for each in seen if [a.name for a in each.axes] == [kind]]
    wave = max((each.wave for each in earlier), default=-1) + 1
    return suppress([counts[each] for each in labels], [axis], threshold=smallest, wave=wave, earlier=earlier)


def _widened(earlier: Publication, axis: Axis) -> Publication:
    """An earlier table with the groups that came since, in which nobody had answered then."""
    known = dict(zip(earlier.axes[0].labels, zip(earlier.values, earlier.roles, strict=False), strict=False))
    cells = [known.get(label, (0, "shown")) for label in axis.labels]
    cells.append((earlier.values[-1], earlier.roles[-1]))
    return Publication(
        axes=(axis,),
        groups=(tuple((place,) for place in range(len(axis.labels))),),
        values=tuple(value for value, _role in cells),
        roles=tuple(role for _value, role in cells),
        threshold=earlier.threshold,
        wave=earlier.wave,
    )


def _shown_counts(table: Publication) -> dict[str, int]:
    """The groups whose figure is shown, without those who did not say."""
    places = enumerate(table.axes[0].labels)
    figures = {label: table.entry(place).value for place, label in places if label != NOT_SAID}
    return {label: value for label, value in figures.items() if value is not None}


def compared_with(material: Material, safe: Mapping[str, Publication]) -> dict[str, list[dict[str, Any]]]:
    """Those who answered beside those who live here, in every way both are known."""
    return {
        kind: _compared(safe[kind], _big_enough(kind, material)) for kind in material.people if kind in safe
    }


def _living_here(material: Material) -> int | None:
    """How many live in the area; None where nobody knows, or where they are a few."""
    people = sum(material.people.get("age", {}).values())
    return people if people >= material.smallest else None


def _big_enough(kind: str, material: Material) -> dict[str, int]:
    """The groups of those who live here that may be told: a band of a few is told with its neighbour elsewhere, so
    neither of the two is told alone, and where one sex is few, neither is.
    """
    people = material.people.get(kind, {})
    if kind == "age":
        bands = put_together([people.get(band, 0) for band in AGE_BANDS], material.smallest)
        alone = {group[0] for group in bands if len(group) == 1}
        return {band: n for band, n in people.items() if band in alone}
    few = any(0 < n < material.smallest for n in people.values())
    return {} if few else dict(people)


def _compared(table: Publication, people: Mapping[str, int]) -> list[dict[str, Any]]:
    """Each shown group's share of those shown who answered, beside its share of those who live here."""
    answered = {label: n for label, n in _shown_counts(table).items() if label in people}
    if table.withheld or sum(answered.values()) < FEWEST_WEIGHED:
        return []
    return [
        {
            "group": each.group,
            "answered": each.answered,
            "share": each.share.share,
            "low": each.share.low,
            "high": each.share.high,
            "people": each.people,
            "people_share": each.people_share,
            "beyond_chance": each.beyond_chance,
            "of_expected": each.of_expected,
        }
        for each in compare(answered, {label: people[label] for label in answered})
    ]


def _weighed(
    material: Material, safe: Mapping[str, Publication], ballots: Ballots, ranking: Ranking
) -> dict[str, Any] | None:
    """Whether the top would be another if every group had the say its numbers would give it; None if nobody knows."""
    kinds = [kind for kind in ("age", "gender") if kind in safe and material.people.get(kind)]
    rows, groups, people = _groups(material, safe, kinds)
    if not kinds or len(rows) < FEWEST_WEIGHED:
        return None
    try:
        weights = rake(groups, people, most=MOST_WEIGHT)
    except ValueError:  # nobody lives in any of the groups that answered: there is nothing to weigh by
        return None
    everybody = np.ones(len(material.sheets))
    everybody[rows] = weights.weights
    weighed = phragmen_ranking(ballots.reweighted(everybody))
    change = _change(ballots, ranking, weighed)
    cards = {idea: int(idea) for idea in ballots.ideas}
    return {
        "by": kinds,
        "top": min(TOP, len(ballots.ideas)),
        "plain": [cards[ballots.ideas[idea]] for idea in change.plain],
        "weighed": [cards[ballots.ideas[idea]] for idea in change.weighed],
        "places": [weighed.places[ballots.ideas[idea]] for idea in change.plain],
        "sentences": {
            language: [change.sentence(language), *_how_sure(weights, language), CHANCE[language]]
            for language in LANGUAGES
        },
    }


def _change(ballots: Ballots, ranking: Ranking, weighed: Ranking) -> TopChange:
    """The top of the proportional order as it is, and as it would be if it were weighed."""
    column = {idea: place for place, idea in enumerate(ballots.ideas)}
    return TopChange(
        tuple(column[idea] for idea in ranking.ranking[:TOP]),
        tuple(column[idea] for idea in weighed.ranking[:TOP]),
    )


def _how_sure(weights: Weights, language: str) -> tuple[str, ...]:
    """The weights' own sentences, save the last: an exact figure there could let a hidden group be worked out."""
    return weights.sentences(language)[:-1]


def _groups(
    material: Material, safe: Mapping[str, Publication], kinds: Sequence[str]
) -> tuple[list[int], dict[str, list[str]], dict[str, dict[str, float]]]:
    """Those who said what they are weighed by; their groups, hidden ones put together; how many live in each."""
    visible = {kind: _shown_counts(safe[kind]).keys() & _big_enough(kind, material) for kind in kinds}
    rows = [
        number
        for number, sheet in enumerate(material.sheets)
        if all(getattr(sheet, FIELDS[kind]) in material.people[kind] for kind in kinds)
    ]
    groups = {
        kind: [
            group if (group := getattr(material.sheets[row], FIELDS[kind])) in visible[kind] else OTHERS
            for row in rows
        ]
        for kind in kinds
    }
    people: dict[str, dict[str, float]] = {}
    for kind in kinds:
        put_together = Counter[str]()
        for label, count in material.people[kind].items():
            put_together[label if label in visible[kind] else OTHERS] += count
        people[kind] = dict(put_together)
    return rows, groups, people
