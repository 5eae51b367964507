"""Who answered, as pictures: each a drawing, a table of the same figures, and what it says in sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from civicmath.disclosure import Axis, Publication
from civicmath.figures import Bar, DotRow, Picture, Point, bars, dots
from civicmath.language import Language
from civicmath.representativeness import words
from tingsted.design.days import language
from tingsted.surveys.answers import GENDERS
from tingsted.surveys.counting.people import CHILDREN, KINDS, NOT_SAID, TOP
from tingsted.surveys.models.ballots import Ballot


@dataclass(frozen=True)
class Drawn:
    """One picture on the page, with its heading, its sentences, and its table folded under it."""

    kind: str
    title: str
    sentences: tuple[str, ...]
    picture: Picture

    @property
    def svg(self) -> SafeString:
        return mark_safe(self.picture.svg)  # noqa: S308 - drawn by civicmath, which escapes what it is given

    @property
    def table(self) -> SafeString:
        return mark_safe(self.picture.table)  # noqa: S308 - written by civicmath, which escapes what it is given


def who_answered(
    tables: Mapping[str, Any], compared: Mapping[str, Any], *, width: int | None = None
) -> list[Drawn]:
    """A picture for each way people were asked about; beside who lives here, where that is known."""
    tongue: Language = "en" if language() == "en" else "da"
    drawn = []
    for kind in KINDS:
        if kind in tables and _tells_apart(tables[kind]):
            publication = _named(kind, Publication.from_dict(tables[kind]))
            rows = compared.get(kind) or []
            picture = _beside(kind, rows, tongue, width) if rows else _alone(kind, publication, tongue, width)
            sentences = (*_said(kind, rows, publication, tongue), publication.sentence(tongue))
            drawn.append(Drawn(kind, titles()[kind], tuple(filter(None, sentences)), picture))
    return drawn


def places_by_chance(table: Sequence[Mapping[str, Any]], *, width: int | None = None) -> Drawn:
    """The places that chance alone could have given each idea, and how many of the top stay there."""
    tongue: Language = "en" if language() == "en" else "da"
    top = min(TOP, len(table))
    stay = sum(row["to"] <= top for row in table[:top])
    said = _("Chance alone would leave %(stay)s of the top %(top)s among the top %(top)s.")
    picture = dots(
        _("The places by chance alone"),
        _(
            "Each idea's place, and the places it would have had 19 times of 20 if as many others had answered."
        ),
        [_("Rank")],
        [DotRow(row["title"], (Point(row["place"], row["from"], row["to"]),)) for row in table],
        of=_("Idea"),
        top=_room_for(len(table)),
        width=width,
        language=tongue,
    )
    return Drawn("chance", _("The places by chance alone"), (said % {"stay": stay, "top": top},), picture)


def two_orders(weighed: Mapping[str, Any], titles: Mapping[int, str]) -> Picture | None:
    """The top as it was counted, beside the places its ideas would have if the answers were weighed."""
    if "places" not in weighed:
        return None
    pairs = list(enumerate(zip(weighed["plain"], weighed["places"], strict=True), 1))
    return dots(
        _("The two orders beside each other"),
        _("Each idea's place as it was counted, and as it would be if the answers were weighed."),
        [_("As it was counted"), _("If it were weighed")],
        [DotRow(titles[card], (Point(place), Point(other))) for place, (card, other) in pairs],
        of=_("Idea"),
        top=_room_for(max(len(pairs), *weighed["places"])),
        language="en" if language() == "en" else "da",
    )


def _room_for(places: int) -> int:
    """The end of a scale of places: an even number with room for the last of them."""
    return places + 2 - places % 2


def helpers_by_idea(helpers: Iterable[tuple[str, int]]) -> Picture:
    """How many offered to help with each idea, for those who form the groups."""
    return bars(
        _("People who will help"),
        _("How many people offered to help with each idea."),
        [Bar(title, people) for title, people in helpers],
        of=_("Idea"),
        measure=_("People"),
        language="en" if language() == "en" else "da",
    )


def _tells_apart(table: Mapping[str, Any]) -> bool:
    """Whether there is more than one group with people in it: a single one says nothing."""
    *groups, _everybody = table["values"]
    return len([value for value in groups if value != 0]) > 1


def titles() -> dict[str, str]:
    """What each picture is about."""
    return {
        "age": _("Young and old"),
        "village": _("Where they live"),
        "gender": _("Women and men"),
        "source": _("How the answers came"),
    }


def group_word(kind: str, label: str) -> str:
    """A group as people call it."""
    if label == NOT_SAID:
        return _("did not say")
    if kind == "age":
        return _("%(band)s years") % {"band": label.replace("-", "–")}
    if kind == "gender":
        return str(GENDERS.get(label, label))
    if kind == "source":
        return str(dict(Ballot._meta.get_field("source").flatchoices).get(label, label))
    return label


def _named(kind: str, publication: Publication) -> Publication:
    (axis,) = publication.axes
    return replace(publication, axes=(Axis(axis.name, tuple(group_word(kind, x) for x in axis.labels)),))


def _alone(kind: str, publication: Publication, tongue: Language, width: int | None) -> Picture:
    entries = [
        (label, publication.entry(place))
        for place, label in enumerate(publication.labels(0))
        if publication.entry(place).value != 0 or kind == "village"
    ]
    return bars(
        titles()[kind],
        _("How many answered in each group."),
        [Bar(label, entry.value) for label, entry in entries],
        of=_("Group"),
        measure=_("Answers"),
        width=width,
        language=tongue,
    )


def _beside(kind: str, rows: Iterable[Mapping[str, Any]], tongue: Language, width: int | None) -> Picture:
    return dots(
        titles()[kind],
        _("Each group's share of those who answered, beside its share of those who live here."),
        [_("Of those who answered"), _("Of those who live here")],
        [
            DotRow(
                group_word(kind, row["group"]),
                (Point(row["share"], row["low"], row["high"]), Point(row["people_share"])),
            )
            for row in rows
        ],
        of=_("Group"),
        as_percent=True,
        width=width,
        language=tongue,
    )


def _said(kind: str, rows: list[dict[str, Any]], publication: Publication, tongue: Language) -> Iterable[str]:
    """The picture in sentences: who is missing most, or where most answers are from."""
    if rows:
        far = sorted(rows, key=lambda row: row["of_expected"] or 1)
        for row in (far[0], far[-1]):
            if row["beyond_chance"]:
                yield words.representation(
                    group_word(kind, row["group"]), row["answered"], row["of_expected"],
                    threshold=publication.threshold, language=tongue,
                )  # fmt: skip
        if not any(row["beyond_chance"] for row in rows):
            yield _("The groups answered about as much as their size would make one expect.")
        if kind == "age" and CHILDREN not in {row["group"] for row in rows} and publication.values[0] == 0:
            yield _("Children under 15 are not counted in, for none of them answered.")
        if None in publication.values:
            yield _("The shares are of the groups that are shown.")
        return
    told = [(publication.entry(i).value, label) for i, label in enumerate(publication.labels(0))]
    most = max(told, key=lambda pair: pair[0] or 0, default=None)
    if most and most[0] and all(value is not None for value, _label in told):
        yield _("Most answers, %(n)s, are from: %(group)s.") % {"n": most[0], "group": most[1]}
