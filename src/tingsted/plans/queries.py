"""Reads of a whole plan in few queries, and of all areas' plans."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import Any

from django.db.models import Case, Count, F, Q, Value, When

from tingsted.kernel import journal, rounds
from tingsted.places.models import Area, Office
from tingsted.places.remembered import remembered
from tingsted.plans.models import (
    Action,
    ActionChange,
    Entry,
    Forwarding,
    Goal,
    NoPlan,
    Part,
    Photo,
    Plan,
    Reference,
    Theme,
)
from tingsted.plans.models.changes import sentence_of
from tingsted.promises.models import Answer


@dataclass(frozen=True)
class Line:
    """One action as the plan shows it: its number, its ideas' numbers, and the last office that has it."""

    number: str
    action: Action
    labels: tuple[str, ...]
    coordinator: str
    forwardings: tuple[Forwarding, ...] = ()
    """Each department that has it, in the order they got it; one that passed it on gave its place to the next."""
    photos: tuple[Photo, ...] = ()

    @property
    def forwarding(self) -> Forwarding | None:
        """The last department that got it."""
        return self.forwardings[-1] if self.forwardings else None

    @property
    def change(self) -> str:
        """The latest change of its work, as a sentence."""
        return sentence_of("work", self.action.title, work=self.action.work) + "."


@dataclass(frozen=True)
class Chapter:
    """A theme with its actions."""

    number: int
    theme: Theme
    lines: tuple[Line, ...]
    goals: tuple[Goal, ...] = ()


@dataclass(frozen=True)
class Contents:
    """What stands in a plan, and how far it has come."""

    chapters: tuple[Chapter, ...] = ()
    work: dict[str, int] = field(default_factory=dict)
    photos: tuple[Photo, ...] = ()
    parts: tuple[Part, ...] = ()
    before: tuple[Action, ...] = ()
    """What was realised in the area's earlier plans, the newest first."""

    @property
    def lines(self) -> list[Line]:
        return [line for chapter in self.chapters for line in chapter.lines]

    @property
    def realised(self) -> list[Action]:
        """What has come of it, in this plan and in those before it: it grows by itself."""
        done = [line.action for line in self.lines if line.action.work == Action.Work.DONE]
        return [
            *sorted(done, key=lambda action: (action.work_on or date.min, action.pk), reverse=True),
            *self.before,
        ]

    def written(self, *keys: str) -> list[Part]:
        """Those of these sections in which something is written."""
        return [part for part in self.parts if part.key in keys and part.text]

    @property
    def latest(self) -> list[Line]:
        """The actions whose work changed last, newest first: what is new in the plan."""
        changed = [line for line in self.lines if line.action.work_on is not None]
        return sorted(changed, key=lambda line: (line.action.work_on, line.number), reverse=True)[:8]


def contents_of(plan: Plan) -> Contents:
    """What stands in a plan, whatever its size in one round; themes without actions are left out."""
    with journal.as_it_stands():
        return rounds.read(contents(plan))


@remembered(most=16)
def contents(plan: Plan) -> rounds.Reading[Contents]:
    """What stands in a plan, as a reading."""
    named = Case(When(coordinator_public=True, then=F("coordinator__name")), default=Value(""))
    entries = Entry.objects.filter(action__plan=plan).order_by("idea__number", "idea_id")
    before = (
        Action.objects.standing()
        .filter(plan__area=plan.area_id, plan__started_on__lte=plan.started_on, work=Action.Work.DONE)
        .exclude(plan=plan)
    )
    actions, known_themes, goals, photos, parts, named_ideas, sent, realised = yield from rounds.together(
        rounds.rows(
            plan.actions.standing().annotate(named=named).order_by("theme__order", "theme_id", "order", "pk")
        ),
        rounds.rows(plan.themes.all()),
        rounds.rows(Goal.objects.filter(theme__plan=plan)),
        rounds.rows(plan.photos.standing()),
        rounds.rows(plan.parts.all()),
        rounds.rows(entries.values_list("action_id", "idea__label")),
        _forwardings(plan),
        rounds.rows(before.select_related("plan").order_by("-work_on", "-pk")),
    )
    told = _Told({theme.pk: theme for theme in known_themes}, _by(photos, "action_id"), sent)
    for key, label in named_ideas:
        told.labels[key].append(label)
    count = Counter(action.work for action in actions)
    order = [Action.Work.DONE, Action.Work.WELL, Action.Work.BEGUN, Action.Work.NOT_BEGUN, Action.Work.ASIDE]
    return Contents(
        tuple(_chapters(plan, actions, told, _by(goals, "theme_id"))),
        {code.value: count[code] for code in order if count[code]},
        tuple(photo for photo in photos if photo.action_id is None),
        tuple(parts),
        tuple(realised),
    )


@dataclass(frozen=True)
class _Told:
    """What is known of a plan's actions, by their keys."""

    themes: dict[int, Theme]
    photos: dict[int, list[Photo]]
    sent: dict[int, list[Forwarding]]
    labels: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))


def _by(rows: Iterable[Any], key: str) -> dict[Any, list[Any]]:
    found: dict[Any, list[Any]] = defaultdict(list)
    for row in rows:
        found[getattr(row, key)].append(row)
    return found


def _chapters(
    plan: Plan, actions: Iterable[Action], told: _Told, goals: dict[int, list[Goal]]
) -> Iterator[Chapter]:
    """The actions under their themes, numbered as they stand."""
    for number, (key, under) in enumerate(groupby(actions, key=attrgetter("theme_id")), 1):
        theme = told.themes[key]
        lines = []
        for place, action in enumerate(under, 1):
            action.plan, action.theme = plan, theme
            lines.append(
                Line(
                    f"{number}.{place}",
                    action,
                    tuple(told.labels.get(action.pk, ())),
                    getattr(action, "named", None) or "",
                    tuple(told.sent.get(action.pk, ())),
                    tuple(told.photos.get(action.pk, ())),
                )
            )
        yield Chapter(number, theme, tuple(lines), tuple(goals.get(key, ())))


def _forwardings(plan: Plan) -> rounds.Reading[dict[int, list[Forwarding]]]:
    """Where each action is, with promise, offices and links; a few offices serve all rows."""
    of_plan = Forwarding.objects.filter(action__plan=plan)
    taking_part = Office.objects.filter(Q(pk__in=of_plan.values("to")) | Q(pk__in=of_plan.values("by")))
    forwarded, found, links = yield from rounds.together(
        rounds.rows(of_plan.select_related("promise").order_by("at", "pk")),
        rounds.rows(taking_part),
        rounds.rows(Reference.objects.filter(forwarding__action__plan=plan)),
    )
    beside = _by(links, "forwarding_id")
    offices = {office.pk: office for office in found}
    for forwarding in forwarded:
        forwarding.to, forwarding.by = offices[forwarding.to_id], offices[forwarding.by_id]
        forwarding.promise.owed_by = forwarding.to
        forwarding.shown_references = tuple(beside[forwarding.pk])
    still = [f for f in forwarded if f.promise.answer != Answer.PASSED_ON]
    return _by(still, "action_id")


def is_referred_to(action: Action) -> bool:
    """Whether something would lose its way if the action were gone: ideas, departments, work that was told of."""
    told = action.changes.filter(what=ActionChange.What.WORK)
    signed = action.plan.editions.exists()
    return signed or action.entries.exists() or action.forwardings.exists() or told.exists()


_STANDING = Q(actions__archived_on__isnull=True)


@dataclass(frozen=True)
class Standing:
    """Where an area stands: its living plans (two where two areas became one), the choice of none, or neither."""

    area: Area
    plans: tuple[Plan, ...]
    no_plan: NoPlan | None


def standings() -> list[Standing]:
    """All areas in order, each with its plan or its choice, in three queries."""
    living = Plan.objects.current().select_related("body").order_by("started_on", "pk")
    plans = _by(
        living.annotate(
            actions_in_all=Count("actions", filter=_STANDING),
            actions_done=Count("actions", filter=_STANDING & Q(actions__work="done")),
        ),
        "area_id",
    )
    choices = {choice.area_id: choice for choice in NoPlan.objects.current().select_related("body")}
    return [
        Standing(area, tuple(plans[area.pk]), choices.get(area.pk))
        for area in Area.objects.standing().in_order()
    ]
