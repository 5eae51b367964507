"""Reads that cross models: who reads an area's ideas, the trail of one, the counts that may be shown."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from django.db.models import Case, Count, IntegerField, Q, When
from django.utils.translation import gettext as _

from tingsted.ideas.models import Idea, IdeaQuerySet, Offer
from tingsted.kernel import ports
from tingsted.kernel.clock import COPENHAGEN
from tingsted.kernel.models import JournalEntry
from tingsted.places.models import Area, Municipality, Office, OfficeKind

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
    for word in words.split()[:6]:
        ideas = ideas.filter(
            Q(words__icontains=word)
            | Q(title__icontains=word)
            | Q(label__iexact=word)
            | Q(place__icontains=word)
        )
    return ideas


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
    """Every step the rooms know of this idea, the oldest first."""
    return sorted(ports.trail_steps.collect(idea), key=lambda step: step.at)


def own_steps(idea: Idea) -> list[ports.Step]:
    """What this room itself tells: written here, put together with others, corrected."""
    steps = []
    if not idea.origin:
        written = datetime.combine(idea.said_on, time(), tzinfo=COPENHAGEN)
        steps.append(ports.Step(at=written, words=_("Written here on the page"), shape="note"))
    ids = [idea.pk, *(merged.pk for merged in idea.merged.all())]
    entries = list(
        JournalEntry.objects.filter(about__in=[f"ideas.idea:{pk}" for pk in ids], kind__in=TOLD_ON_THE_TRAIL)
    )
    names = Office.objects.in_bulk({e.office_id for e in entries if e.office_id}) if entries else {}
    for entry in entries:
        if entry.at is not None:
            office = names.get(entry.office_id or 0)
            steps.append(ports.Step(at=entry.at, words=entry.sentence(), office=str(office or "")))
    return steps


def helpers_of(idea: Idea) -> str:
    """How many offered to help, as it may be shown."""
    standing = Offer.objects.standing().filter(idea=idea).count()
    return people(standing) if standing else ""


def people(count: int) -> str:
    """A count of people as it may be shown: nothing for none, »1-4« below the smallest count shown."""
    if count == 0:
        return ""
    smallest = Municipality.objects.filter(pk=1).values_list("smallest_count", flat=True).first() or 5
    return str(count) if count >= smallest else f"1-{smallest - 1}"


def authors_of(idea: Idea) -> dict[str, Any]:
    """Those who agreed to be named, and how many others said the same."""
    authors = list(idea.authors.all())
    named = [author.name for author in authors if author.public and author.name]
    return {"named": named, "others": len(authors) - len(named), "count": len(authors)}
