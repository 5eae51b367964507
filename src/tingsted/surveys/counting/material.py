"""What a result is counted from, as plain things: read from the database here, or from an auditor's bundle elsewhere.

Counting itself asks the database nothing, so that whoever holds the material can count again to the same bytes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from django.db.models import Count
from django.db.models.functions import Lower

from civicmath.disclosure import Publication
from tingsted.ideas.models import Offer
from tingsted.mapping.models import Headcount
from tingsted.mapping.models.people import Sex
from tingsted.places.models import Municipality
from tingsted.surveys.models import Ballot, Result, SoFar, Survey, SurveyQuestion, new_salt

READ_AT_ONCE = 2000
GENDER_OF = {Sex.WOMEN: "woman", Sex.MEN: "man"}


class Sheet(NamedTuple):
    """One answer: the ballot's words and figures, without its key and its day."""

    answers: Mapping[str, str]
    shown: Sequence[int]
    top: Sequence[int]
    given: Mapping[str, Any]
    village: str
    age_band: str
    gender: str
    source: str


class Asked(NamedTuple):
    """One idea that was asked about, and how many people offered to help with it."""

    card: int
    idea: str
    title: str
    helpers: int


@dataclass(frozen=True)
class Material:
    """Everything a count rests on. The answers stand in the order of their random keys."""

    asked: tuple[Asked, ...]
    sheets: tuple[Sheet, ...]
    questions: tuple[SurveyQuestion, ...]
    villages: tuple[str, ...]
    asks_gender: bool
    smallest: int
    people: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """How many live in the area: `age` → band → people, and `gender` likewise; empty where nobody knows."""
    earlier: tuple[Publication, ...] = ()
    """Figures of the same people that somebody has seen before."""
    salt: str = ""
    """Goes into the digest that is published: without it nobody can try what few people may have answered until
    the digest fits."""


def read_material(survey: Survey) -> Material:
    """All that a survey's result is counted from, as it stands now."""
    cards = list(survey.cards.select_related("idea"))
    helpers = _helpers([card.idea_id for card in cards])
    result = Result.objects.filter(survey=survey).first()
    return Material(
        asked=tuple(Asked(c.pk, c.idea.label, c.title, helpers.get(c.idea_id, 0)) for c in cards),
        sheets=tuple(
            Sheet._make(row)
            for row in Ballot.objects.filter(survey=survey)
            .order_by("pk")
            .values_list(*Sheet._fields)
            .iterator(READ_AT_ONCE)
        ),
        questions=tuple(survey.questions.all()),
        villages=tuple(survey.villages),
        asks_gender=survey.asks_gender,
        smallest=smallest_count(),
        people=_living_in(survey.area_id),
        earlier=_seen_before(survey, result),
        salt=result.salt if result else new_salt(),
    )


def basis_of(material: Material) -> dict[str, Any]:
    """What of a material may be another some day: who still offers help, who lives here, what was shown before."""
    return {
        "helpers": {str(each.card): each.helpers for each in material.asked},
        "people": {kind: dict(counts) for kind, counts in material.people.items()},
        "smallest": material.smallest,
        "earlier": [each.as_dict() for each in material.earlier],
    }


def counted_material(survey: Survey) -> Material:
    """The material that a survey's result was counted from, whatever has changed since."""
    material, basis = read_material(survey), survey.result.basis
    if not basis:
        return material
    helpers = basis["helpers"]
    return replace(
        material,
        asked=tuple(each._replace(helpers=helpers.get(str(each.card), 0)) for each in material.asked),
        people=basis["people"],
        smallest=basis["smallest"],
        earlier=tuple(map(Publication.from_dict, basis["earlier"])),
    )


def smallest_count() -> int:
    """The number of people below which the municipality shows no figure."""
    return Municipality.objects.filter(pk=1).values_list("smallest_count", flat=True).first() or 5


def _living_in(area: int) -> dict[str, dict[str, int]]:
    """The area's people by age and by gender in the newest year that was loaded; empty where none was."""
    rows = list(Headcount.objects.filter(area=area).order_by("-year", "band", "sex"))
    age, gender = Counter[str](), Counter[str]()
    for row in rows:
        if row.year == rows[0].year:
            age[row.band] += row.count
            gender[GENDER_OF[Sex(row.sex)]] += row.count
    return {"age": dict(age), "gender": dict(gender)} if rows else {}


def _helpers(ideas: Sequence[int]) -> dict[int, int]:
    """How many people offered to help each idea."""
    standing = Offer.objects.standing().filter(idea__in=ideas).values_list("idea")
    return dict(standing.annotate(n=Count(Lower("email"), distinct=True)))


def _seen_before(survey: Survey, result: Result | None) -> tuple[Publication, ...]:
    """What everybody saw, if this is not the first count; what the body saw while it was open stands there too."""
    if result is not None and survey.published_on is not None:
        return tuple(map(Publication.from_dict, result.shown))
    so_far = SoFar.objects.filter(survey=survey).first()
    return tuple(map(Publication.from_dict, so_far.seen if so_far else ()))
