"""A bound in words that a citizen understands: how many seats there are for how many people, and why."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

from civicmath.sortition.chances import written
from civicmath.sortition.held import Lottery
from civicmath.sortition.multipliers import Bound

ENGLISH = {
    "bound": "There are at most {seats} for {people}{heavier}{after}",
    "end": ": nobody can lift all of them above {bound}",
    "end of one": ": nobody can lift that chance above {bound}",
    "seat": "seat",
    "seats": "seats",
    "person": "person",
    "persons": "people",
    "heavier": " ({list})",
    "count": "{count} of them count {weight} times",
    "after": ", once those worse off have had theirs",
    "why": " ({rows})",
    "most": "»{feature}« has at most {seats}",
    "least": "»{feature}« has at least {seats}",
}
DANISH = {
    "bound": "Der er højst {seats} til {people}{heavier}{after}",
    "end": ": ingen kan løfte dem alle over {bound}",
    "end of one": ": ingen kan løfte den chance over {bound}",
    "seat": "plads",
    "seats": "pladser",
    "person": "person",
    "persons": "personer",
    "heavier": " ({list})",
    "count": "{count} af dem tæller {weight} gange",
    "after": ", når de dårligere stillede har fået deres",
    "why": " ({rows})",
    "most": "»{feature}« har højst {seats}",
    "least": "»{feature}« har mindst {seats}",
}
WORDS = {"en": ENGLISH, "da": DANISH}
FEW_ROWS = 3


def groups_of(lottery: Lottery, bound: Bound) -> Counter[tuple[int, str]]:
    """How many people count with which weight in a bound, by their chance, `in` or `most` (FORMAT.md)."""
    groups: Counter[tuple[int, str]] = Counter()
    kinds, chances = lottery.rows.kinds, lottery.chances
    texts = [written(chance) for chance in chances.ladder]
    inside = kinds.inside.tolist()
    for weight, step, size, member in zip(
        bound.weights.tolist(), chances.step.tolist(), kinds.size.tolist(), inside, strict=True
    ):
        if weight:
            groups[weight, "in" if member else "most" if weight < 0 else texts[step]] += size
    return groups


def sentence_of(lottery: Lottery, bound: Bound, language: str = "en") -> str:
    """The bound as a sentence; its arithmetic is that of `bounds` in FORMAT.md."""
    words, own = WORDS[language], Counter[int]()
    seats, lower = Fraction(lottery.rows.total(bound.multipliers)), False
    for (weight, chance), count in groups_of(lottery, bound).items():
        if chance == "in":
            seats -= weight * count
        elif chance == "most":
            seats -= weight * count * lottery.cap
        elif Fraction(chance) < bound.chance:
            seats -= weight * count * Fraction(chance)
            lower = True
        else:
            own[weight] += count
    heavier = [
        words["count"].format(count=own[weight], weight=weight) for weight in sorted(own) if weight > 1
    ]
    people = sum(own.values())
    text = words["bound"].format(
        seats=_many(_number(seats, language), "seat", words),
        people=_many(str(people), "person", words),
        heavier=words["heavier"].format(list=", ".join(heavier)) if heavier else "",
        after=words["after"] if lower else "",
    )
    end = words["end of one" if people == 1 else "end"]
    return text + end.format(bound=written(bound.bound)) + _why(lottery, bound, words) + "."


def _many(number: str, noun: str, words: dict[str, str]) -> str:
    """The number with its noun, in the singular for 1."""
    return f"{number} {words[noun if number == '1' else noun + 's']}"


def _why(lottery: Lottery, bound: Bound, words: dict[str, str]) -> str:
    """The quotas behind the bound, when they are few enough to say."""
    rows, numbers = lottery.rows, bound.multipliers.tolist()
    used = [at for at, times in enumerate(numbers) if times and at]
    if not used or len(used) > FEW_ROWS or max(used) > rows.quota_count:
        return ""
    named = []
    for at in used:
        quota = lottery.pool.quotas[at - 1]
        side, seats = ("most", quota.maximum) if numbers[at] > 0 else ("least", quota.minimum)
        feature = f"{quota.category}: {quota.feature}"
        named.append(words[side].format(feature=feature, seats=_many(str(seats), "seat", words)))
    return words["why"].format(rows=", ".join(named))


def _number(value: Fraction, language: str) -> str:
    text = str(value.numerator) if value.denominator == 1 else f"{float(value):.4g}"
    return text.replace(".", ",") if language == "da" else text
