"""Representation, response and weighing in plain words; no sentence gives away a count of a few."""

from __future__ import annotations

from collections.abc import Sequence

CHANCE = {
    "da": "Usikkerheden viser kun, hvad tilfældet kan gøre. Den viser ikke, hvem der valgte ikke at svare.",
    "en": "The uncertainty shows only what chance can do. It does not show who chose not to answer.",
}
FEW = {"da": "{group}: færre end {few} har svaret.", "en": "{group}: fewer than {few} have answered."}
NONE = {"da": "{group}: ingen har svaret.", "en": "{group}: nobody has answered."}
NOBODY_LIVES = {
    "da": "{group}: ifølge tallene bor her ingen, men nogen har svaret.",
    "en": "{group}: by the figures nobody lives here, but somebody has answered.",
}
EMPTY = {"da": "{group}: ifølge tallene bor her ingen.", "en": "{group}: by the figures nobody lives here."}
EXPECTED = {
    "da": "{group}: {n} af 10 af dem, man kunne vente.",
    "en": "{group}: {n} of 10 of what one would expect.",
}
AS_EXPECTED = {"da": "{group}: så mange, som man kunne vente.", "en": "{group}: as many as one would expect."}
MORE = {
    "da": "{group}: {n} gange så mange, som man kunne vente.",
    "en": "{group}: {n} times as many as one would expect.",
}
RESPONSE = {"da": "{group}: {percent} % har svaret.", "en": "{group}: {percent}% have answered."}
LEFT_OUT = {
    "da": "Ingen har svaret blandt {groups}. Dem kan vi ikke veje ind.",
    "en": "Nobody has answered among {groups}. They cannot be weighed in.",
}
WEIGHED_AWAY = {
    "da": "Ifølge tallene bor ingen blandt {groups}. De svar tæller ikke med i den vejede udgave.",
    "en": "By the figures nobody lives among {groups}. Those answers do not count in the weighed version.",
}
NOT_CONVERGED = {
    "da": "Ingen vægte rammer alle tal på én gang. Det, der passer dårligst, er {gap} procentpoint skævt.",
    "en": "No weights fit all the figures at once. The one furthest off is {gap} percentage points out.",
}
CAPPED = {
    "da": "Ingen vejer over {most} gange gennemsnittet.",
    "en": "Nobody weighs over {most} times the average.",
}
TRIMMED = {
    "da": "Ingen vejer over {most} gange gennemsnittet. Derfor er tallene op til {gap} procentpoint skæve.",
    "en": "Nobody weighs over {most} times the average. So figures are up to {gap} percentage points off.",
}
EFFECT = {
    "da": "Vejet siger de {n} svar lige så meget som {effective} uvejede.",
    "en": "Weighed, the {n} answers tell as much as {effective} unweighed ones.",
}
SAME_TOP = {"da": "De {n} øverste er de samme.", "en": "The top {n} are the same."}
SAME_ORDER = {
    "da": "De {n} øverste er de samme i samme rækkefølge.",
    "en": "The top {n} are the same in the same order.",
}
CHANGED = {
    "da": "Vejet efter indbyggertal ville {gained} komme ind i top {n} og {lost} gå ud.",
    "en": "Weighed by population, {gained} would enter the top {n} and {lost} would leave it.",
}
NUMBERS = {
    "da": ["nul", "en", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni"],
    "en": ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"],
}
AND = {"da": " og ", "en": " and "}


def representation(
    group: str, answered: int, of_expected: float | None, *, threshold: int, language: str
) -> str:
    """How many answered beside how many one would expect; None where nobody lives."""
    if of_expected is None:
        return (NOBODY_LIVES if answered else EMPTY)[language].format(group=group)
    if answered < threshold:
        return _few(group, answered, threshold, language)
    if of_expected < 0.95:
        return EXPECTED[language].format(group=group, n=max(round(of_expected * 10), 1))
    if of_expected < 1.05:
        return AS_EXPECTED[language].format(group=group)
    return MORE[language].format(group=group, n=decimal(round(of_expected, 1), language))


def response(group: str, answered: int, rate: float | None, *, threshold: int, language: str) -> str:
    """How large a part of a village answered; None where nobody lives."""
    if rate is None:
        return (NOBODY_LIVES if answered else EMPTY)[language].format(group=group)
    if answered < threshold:
        return _few(group, answered, threshold, language)
    return RESPONSE[language].format(group=group, percent=decimal(round(rate * 100, 1), language))


def decimal(value: float, language: str) -> str:
    """A number with a decimal comma in Danish and no needless decimals."""
    text = f"{value:g}"
    return text.replace(".", ",") if language == "da" else text


def listed(names: Sequence[str], language: str) -> str:
    """Names in a row with the last joined by *and*."""
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + AND[language] + names[-1]


def _few(group: str, answered: int, threshold: int, language: str) -> str:
    if not answered:
        return NONE[language].format(group=group)
    few = NUMBERS[language][threshold] if threshold < 10 else str(threshold)
    return FEW[language].format(group=group, few=few)
