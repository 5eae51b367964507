"""Who answered beside who lives here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist

from civicmath.representativeness import words


@dataclass(frozen=True)
class Interval:
    """A share with the range chance alone could have given, all from 0 to 1."""

    share: float
    low: float
    high: float


@dataclass(frozen=True)
class GroupShare:
    """One group's share of those who answered, beside its share of those who live here."""

    group: str
    answered: int
    people: int
    share: Interval
    people_share: float

    @property
    def of_expected(self) -> float | None:
        """How many answered for each one to be expected; None where nobody lives."""
        return self.share.share / self.people_share if self.people_share else None

    @property
    def beyond_chance(self) -> bool:
        """Whether the difference is more than chance alone would often give."""
        return not self.share.low <= self.people_share <= self.share.high

    def sentence(self, language: str = "da", *, threshold: int = 5) -> str:
        """How the group is represented, in one sentence that gives away no count below `threshold`."""
        return words.representation(
            self.group, self.answered, self.of_expected, threshold=threshold, language=language
        )


@dataclass(frozen=True)
class Response:
    """How many of those who live in a village answered."""

    village: str
    answered: int
    people: int
    rate: Interval | None
    """None where nobody lives, by the figures."""

    def sentence(self, language: str = "da", *, threshold: int = 5) -> str:
        """The response in one sentence that gives away no count below `threshold`."""
        rate = self.rate.share if self.rate else None
        return words.response(self.village, self.answered, rate, threshold=threshold, language=language)


def wilson(successes: float, trials: float, level: float = 0.95) -> Interval:
    """A share with its Wilson score interval.

    `successes` of `trials`, both at least 0; with no trials anything is possible: 0 to 1. The interval covers
    chance only: that those who answered chose to do so is no part of it. E. Wilson, *Probable inference, the
    law of succession, and statistical inference*, JASA 22 (1927), 209-212. Raises ValueError for more
    successes than trials.
    """
    if not 0 <= successes <= trials:
        raise ValueError("successes lie between 0 and the number of trials")
    if not trials:
        return Interval(0.0, 0.0, 1.0)
    z = NormalDist().inv_cdf(0.5 + level / 2)
    share, weight = successes / trials, z * z / trials
    centre = (share + weight / 2) / (1 + weight)
    half = z / (1 + weight) * sqrt(share * (1 - share) / trials + weight / (4 * trials))
    return Interval(share, max(0.0, min(centre - half, share)), min(1.0, max(centre + half, share)))


def compare(
    answered: Mapping[str, int], people: Mapping[str, int], *, level: float = 0.95
) -> tuple[GroupShare, ...]:
    """For each group its share of those who answered and of those who live here, in the order of `people`.

    Counts of persons by group; a group that is missing in one of them counts 0 there. The intervals cover
    chance only (see `chance_only`). Figures meant for publication go through `civicmath.disclosure` first;
    the sentences give away no count under five.
    """
    groups = [*people, *(group for group in answered if group not in people)]
    all_answers, everybody = sum(answered.values()), sum(people.values())
    return tuple(
        GroupShare(
            group,
            answered.get(group, 0),
            people.get(group, 0),
            wilson(answered.get(group, 0), all_answers, level),
            people.get(group, 0) / everybody if everybody else 0.0,
        )
        for group in groups
    )


def dissimilarity(answered: Mapping[str, float], people: Mapping[str, float]) -> float:
    """The share of those who answered, from 0 to 1, who would have to be others for all groups to fit.

    Half the sum of the differences between shares. O. Duncan, B. Duncan, *A methodological analysis of
    segregation indexes*, ASR 20 (1955), 210-217. Raises ValueError where one of the two is empty.
    """
    all_answers, everybody = sum(answered.values()), sum(people.values())
    if not all_answers or not everybody:
        raise ValueError("there is nobody to compare")
    groups = dict.fromkeys([*answered, *people])
    return sum(abs(answered.get(g, 0) / all_answers - people.get(g, 0) / everybody) for g in groups) / 2


def response_by_village(
    answered: Mapping[str, int], people: Mapping[str, int], *, level: float = 0.95
) -> tuple[Response, ...]:
    """How large a part of each village answered, in the order of `people`; at most all of them."""
    villages = [*people, *(village for village in answered if village not in people)]
    return tuple(
        Response(
            village,
            (count := answered.get(village, 0)),
            (lives := people.get(village, 0)),
            wilson(min(count, lives), lives, level) if lives else None,
        )
        for village in villages
    )


def chance_only(language: str = "da") -> str:
    """What the intervals do not cover; print it where they are shown."""
    return words.CHANCE[language]
