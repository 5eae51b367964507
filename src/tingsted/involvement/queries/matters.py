"""Matters in lists, what bodies said to them, and who hears of a step."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, F, Max, OuterRef, Q, QuerySet
from django.urls import reverse

from tingsted.ideas.models import Standing
from tingsted.involvement.models import (
    DocumentVersion,
    Heard,
    Invitation,
    Matter,
    Phase,
    Question,
    Reply,
    Saying,
)
from tingsted.involvement.models.invitations import reply_state
from tingsted.involvement.models.matters import MatterQuerySet
from tingsted.kernel import clock, rounds
from tingsted.places.models import Area, Office
from tingsted.places.remembered import remembered

LIVING = (Phase.IDEA, Phase.DRAFT, Phase.HEARING)
# How long a matter for information stands on an area's page.
NEWS_FOR = timedelta(days=90)


@dataclass(frozen=True)
class Current:
    """An open matter with the areas it concerns; none means the whole municipality."""

    matter: Matter
    areas: frozenset[int]

    def concerns(self, area: int) -> bool:
        return not self.areas or area in self.areas


def _living() -> MatterQuerySet:
    """The open matters that still ask, and what was told for information lately."""
    today = clock.today()
    told = Q(for_information=True, opened_on__gte=today - NEWS_FOR)
    asking = Q(for_information=False, deadline__gte=today, phase__in=LIVING)
    return Matter.objects.opened().filter(told | asking)


@rounds.prepared
def _living_matters() -> QuerySet[Matter]:
    return _living().select_related("owner").order_by(F("deadline").asc(nulls_last=True), "pk")


@rounds.prepared
def _living_areas() -> QuerySet[Any, tuple[int, int]]:
    pairs = Matter.areas.through.objects.filter(matter__in=_living().order_by().values("pk"))
    return pairs.order_by("pk").values_list("matter_id", "area_id")


@remembered(most=2)
def current_matters() -> rounds.Reading[tuple[Current, ...]]:
    """What is living now, with the areas of each: one read for every page."""
    matters, pairs = yield from rounds.together(_living_matters(), _living_areas())
    areas: dict[int, set[int]] = {}
    for matter, area in pairs:
        areas.setdefault(matter, set()).add(area)
    return tuple(Current(m, frozenset(areas.get(m.pk, ()))) for m in matters)


def filtered(
    person: Any,
    *,
    phase: str = "",
    kind: str = "",
    area: Area | None = None,
    owner: Office | None = None,
) -> Any:
    """The matters a person may see, the next deadline first and what is past below."""
    today = clock.today()
    rows = Matter.objects.all().visible_to(person).select_related("owner")
    if phase == "open":
        rows = rows.filter(for_information=False, phase__in=LIVING)
    elif phase == "information":
        rows = rows.filter(for_information=True)
    elif phase:
        rows = rows.filter(phase=phase)
    if kind:
        rows = rows.filter(kind=kind)
    if area is not None:
        everywhere = ~Exists(Matter.areas.through.objects.filter(matter=OuterRef("pk")))
        rows = rows.filter(Q(areas=area) | everywhere).distinct()
    if owner is not None:
        rows = rows.filter(owner=owner)
    past = Q(deadline__lt=today) | Q(deadline__isnull=True)
    return rows.annotate(past=past).order_by("past", "-opened_on", "-pk")


@dataclass(frozen=True)
class Tally:
    """How many were asked, and how many have answered in any way: a no thanks is an answer like the others."""

    invited: int
    answered: int
    contributed: int


def tally_in(invitations: Iterable[Invitation]) -> Tally:
    """The figures everybody may see; who was silent is nobody else's business."""
    replies = [invitation.reply for invitation in invitations]
    return Tally(len(replies), sum(map(bool, replies)), replies.count(Reply.CONTRIBUTED))


@dataclass(frozen=True)
class AsHeard:
    """What citizens said to a body before it answered: its own question, and other rooms' instruments."""

    question: Question | None
    sayings: tuple[Saying, ...]
    people: int
    elsewhere: tuple[Heard, ...]

    @property
    def is_something(self) -> bool:
        return self.question is not None or bool(self.elsewhere)


def as_heard(invitation: Invitation) -> rounds.Reading[AsHeard]:
    """All of it that is public, for beside the body's answer, as a reading."""
    sayings = Saying.objects.filter(question__invitation=invitation)
    questions, public, people, elsewhere = yield from rounds.together(
        rounds.rows(Question.objects.filter(invitation=invitation)),
        rounds.rows(sayings.filter(standing=Standing.PUBLIC)[:60]),
        rounds.count(sayings.exclude(standing=Standing.HIDDEN)),
        rounds.rows(invitation.heard.all()),
    )
    return AsHeard(next(iter(questions), None), tuple(public), people, tuple(elsewhere))


def told_offices(matter: Matter, *, also: Iterable[str] = ()) -> list[Office]:
    """The bodies that hear of a step: who contributed, who would, who wants to hear more; `also` other states."""
    today = clock.today()
    wanted = {Reply.CONTRIBUTED, Reply.WILL, Reply.HEAR_MORE, *also}
    rows = matter.invitations.select_related("office", "matter").filter(lapsed_on__isnull=True)
    return [row.office for row in rows if reply_state(row, today) in wanted]


@dataclass(frozen=True)
class Laid:
    """A document as a list shows it: its title and its latest version."""

    title: str
    url: str
    number: int
    on: date
    file_name: str


def documents_of(matter: Matter) -> rounds.Reading[list[Laid]]:
    """A matter's documents, each with its latest version, as a reading."""
    newest = Max("document__versions__number")
    versions = DocumentVersion.objects.filter(document__matter=matter).annotate(newest=newest)
    latest = versions.filter(number=F("newest")).select_related("document")
    found = yield from rounds.rows(latest.order_by("document__order", "document"))
    return [
        Laid(
            row.document.title,
            reverse("involvement:document", args=[matter.slug, row.document_id]),
            row.number,
            row.on,
            row.file_name,
        )
        for row in found
    ]
