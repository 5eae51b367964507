"""The sentences that tell a village, in Danish or English, why its ideas came in this order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from civicmath.language import Language, figure, listed

if TYPE_CHECKING:
    from civicmath.prioritisation.results import Passed, Ranking, Round

Names = Mapping[str, str]

TEXT: dict[str, dict[Language, str]] = {
    "phragmen": {
        "da": "Vi tæller ikke bare stemmer. Alle sparer lige meget op. De, der peger på en idé, køber den,"
        " så snart de har råd sammen. Så er deres pung tom, og de begynder forfra. Derfor får små grupper"
        " også noget med.",
        "en": "We do not just count votes. Everybody saves at the same pace. Those who point to an idea"
        " buy it as soon as they can afford it together. Then their purse is empty, and they start again."
        " So small groups get a share too.",
    },
    "equal-shares": {
        "da": "Alle, der har stemt, får lige meget af budgettet. De, der peger på en idé, køber den, hvis"
        " de har råd sammen. Det bedste køb for den enkelte går først.",
        "en": "All who voted get the same part of the budget. Those who point to an idea buy it if they"
        " can afford it together. The best bargain for each of them goes first.",
    },
    "approval": {
        "da": "Idéerne står efter, hvor stor en del af de spurgte der peger på dem.",
        "en": "The ideas are ordered by how large a part of those asked point to them.",
    },
    "while there is money": {
        "da": "Budgettet bruges i den orden. En idé, der ikke er råd til, bliver sprunget over.",
        "en": "The budget is spent in that order. An idea there is no money for is passed over.",
    },
    "what-if": {
        "da": "Det her er et tankeeksperiment: hver idé vejes efter, hvor mange der blev spurgt om den.",
        "en": "This is a what-if: each idea is weighed by how many were asked about it.",
    },
    "tie by id": {
        "da": "Står idéer helt lige, går de i den orden, deres id har, læst tegn for tegn.",
        "en": "Where ideas stand exactly level, they go by their ids, read character by character.",
    },
    "tie by lot": {
        "da": "Står idéer helt lige, afgør en lodtrækning med tallet {seed}. Alle kan regne efter.",
        "en": "Where ideas stand exactly level, a lot from the number {seed} decides. Anyone can check it.",
    },
    "phragmen round": {
        "da": "Plads {number}: {idea}. {supporters} pegede på den{served}.{passed}{level}",
        "en": "Place {number}: {idea}. {supporters} pointed to it{served}.{passed}{level}",
    },
    "equal-shares round": {
        "da": "Nummer {number}: {idea} til {cost}. {supporters} pegede på den. {paid}{level}",
        "en": "Number {number}: {idea} at {cost}. {supporters} pointed to it. {paid}{level}",
    },
    "approval round": {
        "da": "Plads {number}: {idea}. {supporters} pegede på den.{level}",
        "en": "Place {number}: {idea}. {supporters} pointed to it.{level}",
    },
    "of those asked": {
        "da": "{supporters} af de {shown}, der blev spurgt,",
        "en": "{supporters} of the {shown} who were asked",
    },
    "served": {
        "da": ", og {served} af dem havde fået en anden idé højere på listen",
        "en": ", and {served} of them had got another idea higher on the list",
    },
    "served, all": {
        "da": ", og de havde alle fået en anden idé højere på listen",
        "en": ", and all of them had got another idea higher on the list",
    },
    "passed": {
        "da": " Flere ({supporters}) pegede på {idea}, men {served} af dem havde allerede fået noget.",
        "en": " More ({supporters}) pointed to {idea}, but {served} of them had already got something.",
    },
    "passed, all served": {
        "da": " Flere ({supporters}) pegede på {idea}, men de havde alle allerede fået noget.",
        "en": " More ({supporters}) pointed to {idea}, but all of them had already got something.",
    },
    "level": {
        "da": " Den stod lige med {ideas}, og reglen for uafgjort gav den pladsen.",
        "en": " It stood level with {ideas}, and the rule for ties gave it the place.",
    },
    "alongside": {
        "da": " Den deler plads med {ideas}.",
        "en": " It shares the place with {ideas}.",
    },
    "all paid": {"da": "De betaler {each} hver.", "en": "They pay {each} each."},
    "some paid": {
        "da": "{full} betaler {each} hver, og {emptied} betaler det sidste, de har.",
        "en": "{full} pay {each} each, and {emptied} pay the last they have.",
    },
    "free": {"da": "Den koster ikke noget.", "en": "It costs nothing."},
    "budget": {
        "da": "Budgettet er {budget}, og de valgte idéer koster {spent}.",
        "en": "The budget is {budget}, and the chosen ideas cost {spent}.",
    },
    "added": {
        "da": "For at bruge mere af budgettet regnede vi, som om hver stemme havde {added} mere."
        " Med én mere ville det blive for dyrt.",
        "en": "To use more of the budget we counted as if each vote had {added} more."
        " With one more it would be too dear.",
    },
    "added, all bought": {
        "da": "For at bruge mere af budgettet regnede vi, som om hver stemme havde {added} mere."
        " Så var der råd til alle idéer, som nogen pegede på.",
        "en": "To use more of the budget we counted as if each vote had {added} more."
        " Then every idea that anyone pointed to could be paid for.",
    },
    "unsupported": {"da": "Ingen pegede på {ideas}.", "en": "Nobody pointed to {ideas}."},
    "exposure": {
        "da": "{shown} af {voters} blev spurgt om {idea}.",
        "en": "{shown} of {voters} were asked about {idea}.",
    },
    "shared": {
        "da": "De her står lige og deler plads: {ideas}.",
        "en": "These stand level and share a place: {ideas}.",
    },
    "interval": {"da": "plads {low} til {high}", "en": "place {low} to {high}"},
    "unsettled": {
        "da": "{one} og {other} står så tæt, at de lige så godt kunne bytte plads.",
        "en": "{one} and {other} are so close that they might as well change places.",
    },
    "certain": {"da": "plads {low}", "en": "place {low}"},
}


def say(key: str, language: Language, **values: str) -> str:
    """Fill one of the sentences in with names and figures."""
    return TEXT[key][language].format(**values)


def method(rule: str, settings: Mapping[str, Any], language: Language) -> str:
    """Say how a rule works."""
    sentences = [TEXT[rule][language]]
    if rule == "approval" and settings.get("budget"):
        sentences.append(TEXT["while there is money"][language])
    if settings.get("costs") == "exposure":
        sentences.append(TEXT["what-if"][language])
    seed = settings.get("tie_seed")
    sentences.append(say("tie by id" if seed is None else "tie by lot", language, seed=str(seed)))
    return " ".join(sentences)


def round_(each: Round, language: Language, names: Names) -> str:
    """Say why an idea got its place."""
    return say(
        f"{each.rule} round",
        language,
        number=figure(each.number, language),
        idea=names.get(each.idea, each.idea),
        supporters=_supporters(each, language),
        cost=figure(each.cost, language),
        served=_served(each, language),
        passed=_passed(each.passed, language, names),
        paid=_paid(each, language),
        level=_level(each, language, names),
    )


def _supporters(each: Round, language: Language) -> str:
    """Count those who pointed to the idea; where not all were asked, out of how many."""
    supporters = figure(each.supporters, language)
    if each.shown == each.voters and each.rule != "approval":
        return supporters
    return say("of those asked", language, supporters=supporters, shown=figure(each.shown, language))


def _served(each: Round, language: Language) -> str:
    if not each.served:
        return ""
    key = "served" if each.served < each.supporters else "served, all"
    return say(key, language, served=figure(each.served, language))


def _passed(passed: Passed | None, language: Language, names: Names) -> str:
    if passed is None:
        return ""
    return say(
        "passed" if passed.served < passed.supporters else "passed, all served",
        language,
        idea=names.get(passed.idea, passed.idea),
        supporters=figure(passed.supporters, language),
        served=figure(passed.served, language),
    )


def _paid(each: Round, language: Language) -> str:
    if not each.payments or each.price == 0:
        return TEXT["free"][language]
    full = sum(part.voters for part in each.payments if part.least == each.price)
    emptied = sum(part.voters for part in each.payments) - full
    values = {"each": figure(each.price, language), "full": figure(full, language)}
    if not emptied:
        return say("all paid", language, **values)
    return say("some paid", language, emptied=figure(emptied, language), **values)


def _level(each: Round, language: Language, names: Names) -> str:
    if not each.level_with:
        return ""
    ideas = listed([names.get(idea, idea) for idea in each.level_with], language)
    return say("alongside" if each.rule == "approval" else "level", language, ideas=ideas)


def explanation(ranking: Ranking, language: Language, names: Names) -> list[str]:
    """Say how a whole order came about, a sentence or two for each thing worth knowing."""
    return [
        ranking.method.words(language),
        *(each.words(language, names) for each in ranking.rounds),
        *_without_support(ranking, language, names),
        *_shared(ranking, language, names),
        *_money(ranking, language),
        *_exposure(ranking, language, names),
    ]


def _without_support(ranking: Ranking, language: Language, names: Names) -> Iterator[str]:
    ideas = [names.get(each.idea, each.idea) for each in ranking.standings if not each.approvals]
    if ideas:
        yield say("unsupported", language, ideas=listed(ideas, language))


def _shared(ranking: Ranking, language: Language, names: Names) -> Iterator[str]:
    for tie in ranking.ties:
        if tie.round is None:
            ideas = [names.get(idea, idea) for idea in tie.ideas]
            yield say("shared", language, ideas=listed(ideas, language))


def _money(ranking: Ranking, language: Language) -> Iterator[str]:
    from civicmath.prioritisation.results import Allocation

    if isinstance(ranking, Allocation):
        budget, spent = figure(float(ranking.budget), language), figure(float(ranking.spent), language)
        yield say("budget", language, budget=budget, spent=spent)
        if ranking.added:
            wanted = sum(each.approvals > 0 for each in ranking.standings)
            key = "added" if len(ranking.selected) < wanted else "added, all bought"
            yield say(key, language, added=figure(ranking.added, language))


def _exposure(ranking: Ranking, language: Language, names: Names) -> Iterator[str]:
    """Say how many were asked about the ideas whose rounds have not said it."""
    told = {each.idea for each in ranking.rounds}
    for each in ranking.standings:
        if each.shown < ranking.voters and each.idea not in told:
            shown, voters = figure(each.shown, language), figure(ranking.voters, language)
            yield say("exposure", language, shown=shown, voters=voters, idea=names.get(each.idea, each.idea))
