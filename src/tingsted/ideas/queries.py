"""Reads that cross models: who reads an area's ideas, the trail of one, the counts that may be shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, CharField, Count, IntegerField, Q, QuerySet, Value, When
from django.db.models.functions import Cast, Concat, Lower
from django.utils.translation import gettext as _

from tingsted.ideas.models import Author, Idea, IdeaQuerySet, Offer, family
from tingsted.ideas.numbers import labels_meant
from tingsted.kernel import clock, ports, rounds
from tingsted.kernel.models import JournalEntry
from tingsted.places.models import Area, Office, OfficeKind
from tingsted.places.queries import municipality_of_ours, the_municipality
from tingsted.places.remembered import remembered

FIRST_TO_READ = (OfficeKind.COUNCIL, OfficeKind.FORUM)
TOLD_ON_THE_TRAIL = ("ideas.IdeasMerged", "ideas.IdeaReworded")


def office_that_reads(area: Area) -> Office | None:
    """Who reads first what is written here: the area's council, else another body, else its contact."""
    rank = Case(
        *(When(kind=kind, then=n) for n, kind in enumerate(FIRST_TO_READ)),
        default=9,
        output_field=IntegerField(),
    )
    body = Office.objects.bodies().open().filter(area=area).order_by(rank, "founded", "pk").first()
    return body or area.contact_office


def matching(ideas: IdeaQuerySet, *, column: str = "", theme: str = "", words: str = "") -> IdeaQuerySet:
    """Those in a column, of a theme, with these words in them or this number."""
    if column:
        ideas = ideas.filter(column=column)
    if theme:
        ideas = ideas.filter(theme=theme)
    wanted = words.split()[:6]
    numbers = labels_meant([words, *wanted])
    said = Q()
    for word in wanted:
        said &= (
            Q(words__icontains=word)
            | Q(title__icontains=word)
            | Q(place__icontains=word)
            | Q(label__in=numbers.get(word, []))
        )
    return ideas.filter(said | Q(label__in=numbers[words])) if words in numbers else ideas.filter(said)


def themes_in_use(ideas: IdeaQuerySet) -> list[str]:
    """The themes people's ideas carry, most used first."""
    rows = (
        ideas.exclude(theme="")
        .order_by()
        .values_list("theme")
        .annotate(n=Count("pk"))
        .order_by("-n", "theme")
    )
    return [theme for theme, _n in rows[:30]]


def trail_of(idea: Idea) -> list[ports.Step]:
    """Every step the rooms know of this idea, the oldest day first, within a day as the work goes."""
    return rounds.read(_trail(idea))


def _trail(idea: Idea) -> rounds.Reading[list[ports.Step]]:
    steps = yield from ports.trail_steps.gather(idea)
    return sorted(steps, key=lambda step: (clock.day_of(step.at), step.turn, step.at))


@remembered(most=64)
def themes_shown(area: int | None) -> list[str]:
    """The themes of an area's public ideas, or of everybody's."""
    ideas = Idea.objects.public()
    return themes_in_use(ideas if area is None else ideas.filter(area=area))


@dataclass(frozen=True)
class Told:
    """What an idea's page tells everybody: who said it, how many will help, and its trail."""

    authors: dict[str, Any]
    helpers: str
    steps: tuple[ports.Step, ...]


def told_of(idea: Idea) -> rounds.Reading[Told]:
    """What the page tells, as a reading; kept while nothing happens, once everybody may see it."""
    return _told_to_all(idea) if idea.is_public else _read(idea)


def _read(idea: Idea) -> rounds.Reading[Told]:
    authors, helpers, steps, _town = yield from rounds.together(
        _authors_of(idea.pk), _helpers_of(idea.pk), _trail(idea), municipality_of_ours()
    )
    return Told(_counted(authors), people(sum(helpers)), tuple(steps))


_told_to_all = remembered(most=200)(_read)


def own_steps(idea: Idea) -> rounds.Reading[list[ports.Step]]:
    """What this room itself tells: written here, put together with others, corrected."""
    steps = []
    if not idea.origin:
        written = clock.noon(idea.said_on)
        steps.append(
            ports.Step(at=written, words=_("Written here on the page"), shape="note", turn=ports.Turn.SAID)
        )
    for entry in (yield from _entries_about(idea.pk)):
        if entry.at is not None:
            office = str(entry.facts.get("office", ""))
            steps.append(
                ports.Step(at=entry.at, words=entry.sentence(), office=office, turn=ports.Turn.GATHERED)
            )
    return steps


@rounds.prepared
def _entries_about(idea: int) -> QuerySet[JournalEntry]:
    """What the journal says of an idea and of those merged into it, for everybody."""
    name = Concat(Value("ideas.idea:"), Cast("pk", CharField()))
    told = JournalEntry.objects.filter(kind__in=TOLD_ON_THE_TRAIL)
    return told.filter(about__in=family(idea).annotate(name=name).values("name")).order_by("position")


@rounds.prepared
def _authors_of(idea: int) -> QuerySet[Author]:
    return Author.objects.filter(idea=idea).order_by("pk")


@rounds.prepared
def _helpers_of(idea: int) -> QuerySet[Offer, int]:
    """How many people offered to help: one who offers three kinds of help is one."""
    offers = Offer.objects.standing().filter(idea=idea).order_by().values("idea")
    return offers.annotate(n=Count(Lower("email"), distinct=True)).values_list("n", flat=True)


def people(count: int) -> str:
    """A count of people as it may be shown."""
    return span(count, the_municipality().smallest_count)


def span(count: int, smallest: int) -> str:
    """Nothing for none, »1-4« below the smallest count that is shown, else the count."""
    if count == 0:
        return ""
    return str(count) if count >= smallest else f"1-{smallest - 1}"


def _counted(authors: Sequence[Author]) -> dict[str, Any]:
    """Those who agreed to be named, and how many others said the same."""
    named = [author.name for author in authors if author.public and author.name]
    return {
        "named": named,
        "others": len(authors) - len(named),
        "count": len(authors),
        "labels": {author.from_label for author in authors},
    }
