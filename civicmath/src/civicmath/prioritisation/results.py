"""An order of ideas, with everything needed to explain it and to find it again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from civicmath.language import LANGUAGES, Language
from civicmath.prioritisation import words
from civicmath.prioritisation.ballots import LARGEST, Profile
from civicmath.prioritisation.ties import Tie

VERSION = "1"
"""Changes when the same ballots could give another order than before."""

Money = int | float | Fraction


@dataclass(frozen=True)
class Method:
    """Which rule was used, with which choices; together with the ballots it gives the same order again."""

    rule: str
    settings: Mapping[str, Any] = field(default_factory=dict)
    version: str = VERSION

    def as_json(self) -> dict[str, Any]:
        """Give the method as plain data."""
        return {"rule": self.rule, "version": self.version, "settings": dict(self.settings)}

    def words(self, language: Language) -> str:
        """Say in a sentence or two how the rule works."""
        return words.method(self.rule, self.settings, language)


@dataclass(frozen=True)
class Payment:
    """So many voters paid `least` to `most` each, `total` together."""

    voters: float
    least: float
    most: float
    total: float

    @classmethod
    def same(cls, voters: float, each: float) -> Payment:
        """Let every one of the voters pay the same."""
        return cls(voters, each, each, voters * each)

    def as_json(self) -> dict[str, Any]:
        """Give the payment as plain data."""
        return {name: plain(amount) for name, amount in vars(self).items()}


@dataclass(frozen=True)
class Passed:
    """An idea that more voters point to, but whose supporters had already got more."""

    idea: str
    supporters: float
    served: float


@dataclass(frozen=True)
class Round:
    """One place given: to which idea, and who paid what for it.

    `supporters` point to the idea, of the `shown` among all `voters` who were asked about it, and `served` of
    them had paid for an idea placed before it; `price` is the most anyone paid, `payments` everybody's part,
    in the rule's own money. `level_with` are ideas that stood level with it and lost by the tie rule.
    """

    number: int
    idea: str
    rule: str
    supporters: float
    served: float
    shown: float
    voters: float
    cost: float
    price: float
    payments: tuple[Payment, ...]
    passed: Passed | None = None
    level_with: tuple[str, ...] = ()

    def words(self, language: Language, names: Mapping[str, str] | None = None) -> str:
        """Say in plain Danish ("da") or English ("en") why the idea got this place; `names` gives titles."""
        return words.round_(self, language, names or {})

    def as_json(self, names: Mapping[str, str] | None = None) -> dict[str, Any]:
        """Give the round as plain data, numbers and words."""
        return {
            "round": self.number,
            "idea": self.idea,
            "supporters": plain(self.supporters),
            "served_before": plain(self.served),
            "shown": plain(self.shown),
            "cost": plain(self.cost),
            "price": plain(self.price),
            "payments": [payment.as_json() for payment in self.payments],
            "passed": None
            if self.passed is None
            else {
                "idea": self.passed.idea,
                "supporters": plain(self.passed.supporters),
                "served_before": plain(self.passed.served),
            },
            "level_with": list(self.level_with),
            "words": {language: self.words(language, names) for language in LANGUAGES},
        }


@dataclass(frozen=True)
class Standing:
    """How one idea stands: its place, how many point to it, and how many were asked about it."""

    idea: str
    place: int
    approvals: float
    shown: float

    @property
    def share(self) -> float:
        """The part of those asked that point to the idea, 0 to 1; 0 where nobody was asked."""
        return self.approvals / self.shown if self.shown else 0.0


@dataclass(frozen=True)
class Ranking:
    """All ideas in order. `selected` are those the rule itself chose, in the order it chose them.

    `standings` follow `ranking`; ideas that no rule tells apart share a place. `digest` sums up ballots and
    method, so that two rankings with the same digest are the same ranking.
    """

    ranking: tuple[str, ...]
    selected: tuple[str, ...]
    standings: tuple[Standing, ...]
    rounds: tuple[Round, ...]
    ties: tuple[Tie, ...]
    voters: float
    method: Method
    digest: str

    @property
    def places(self) -> dict[str, int]:
        """Each idea's place, 1 for the first; ideas that cannot be told apart share one."""
        return {standing.idea: standing.place for standing in self.standings}

    def explain(self, language: Language, names: Mapping[str, str] | None = None) -> list[str]:
        """Say how the order came about: the method, each round, the ties, and who was asked about what."""
        return words.explanation(self, language, names or {})

    def as_json(self, names: Mapping[str, str] | None = None) -> dict[str, Any]:
        """Give the whole result as plain data that can be stored and read by anyone."""
        return {
            "selected": list(self.selected),
            "ranking": list(self.ranking),
            "ideas": [
                {
                    "idea": each.idea,
                    "place": each.place,
                    "approvals": plain(each.approvals),
                    "shown": plain(each.shown),
                }
                for each in self.standings
            ],
            "voters": plain(self.voters),
            "rounds": [each.as_json(names) for each in self.rounds],
            "ties": [{"ideas": list(tie.ideas), "round": tie.round} for tie in self.ties],
            "method": self.method.as_json(),
            "digest": self.digest,
            "words": {language: self.explain(language, names) for language in LANGUAGES},
        }


@dataclass(frozen=True)
class Allocation(Ranking):
    """A ranking whose `selected` ideas are paid for: together they cost `spent`, at most `budget`.

    `per_voter` is what each voter had to spend when the outcome was found, `added` how much of it the
    completion had to add.
    """

    budget: Fraction = Fraction(0)
    spent: Fraction = Fraction(0)
    per_voter: Fraction = Fraction(0)
    added: int = 0

    def as_json(self, names: Mapping[str, str] | None = None) -> dict[str, Any]:
        """Give the allocation as plain data."""
        money = {
            "budget": plain(float(self.budget)),
            "spent": plain(float(self.spent)),
            "per_voter": plain(float(self.per_voter)),
            "added_per_voter": self.added,
        }
        return super().as_json(names) | {"money": money}


def plain(value: float) -> int | float:
    """Write a number with at most twelve figures, and a whole one without decimals."""
    short = float(f"{value:.12g}")
    return int(short) if short == int(short) else short


def exact(amount: Money, what: str) -> Fraction:
    """Read an amount of money as an exact number that is not negative, nor too large or small to count with.

    Raises ValueError, with a sentence that begins with `what`, where it is none.
    """
    try:
        value = Fraction(amount)
    except (ValueError, OverflowError, TypeError):
        raise ValueError(f"{what} must be an ordinary number.") from None
    if value < 0:
        raise ValueError(f"{what} can't be negative.")
    if value > LARGEST or 0 < value < 1 / Fraction(LARGEST):
        raise ValueError(f"{what} is too large or too small to count with.")
    return value


def exact_costs(profile: Profile, costs: Mapping[str, Money] | None) -> tuple[Fraction, ...]:
    """Give each idea's cost, in the profile's order; without costs every idea costs one."""
    if costs is None:
        return (Fraction(1),) * len(profile.ideas)
    missing = [idea for idea in profile.ideas if idea not in costs]
    if missing:
        raise ValueError(f"There is no cost for {missing[0]!r}.")
    return tuple(exact(costs[idea], f"The cost of {idea!r}") for idea in profile.ideas)


def digest(profile: Profile, method: Method, costs: tuple[Fraction, ...], budget: Fraction | None) -> str:
    """Sum up ballots, costs, budget and method in one number (SHA-256, in hexadecimal)."""
    record = {
        "ballots": profile.fingerprint,
        "costs": [str(cost) for cost in costs],
        "budget": None if budget is None else str(budget),
        "method": method.as_json(),
    }
    text = json.dumps(record, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
