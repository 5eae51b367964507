"""Reads of a whole plan in few queries, and of all areas' plans."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from django.db.models import Case, Count, F, Q, Value, When

from tingsted.kernel import journal, rounds
from tingsted.places.models import Area, Office
from tingsted.places.remembered import remembered
from tingsted.plans.models import Action, ActionChange, Entry, Forwarding, NoPlan, Plan, Theme


@dataclass(frozen=True)
class Line:
    """One action as the plan shows it: its number, its ideas' numbers, and the last office that has it."""

    number: str
    action: Action
    labels: tuple[str, ...]
    coordinator: str
    forwarding: Forwarding | None

    @property
    def change(self) -> str:
        """The latest change of its work, as a sentence."""
        return ActionChange(action=self.action, work=self.action.work).sentence() + "."


@dataclass(frozen=True)
class Chapter:
    """A theme with its actions."""

    number: int
    theme: Theme
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Contents:
    """What stands in a plan, and how far it has come."""

    chapters: tuple[Chapter, ...] = ()
    work: dict[str, int] = field(default_factory=dict)

    @property
    def lines(self) -> list[Line]:
        return [line for chapter in self.chapters for line in chapter.lines]

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
    actions, known_themes, named_ideas, last = yield from rounds.together(
        rounds.rows(plan.actions.annotate(named=named).order_by("theme__order", "theme_id", "order", "pk")),
        rounds.rows(plan.themes.all()),
        rounds.rows(entries.values_list("action_id", "idea__label")),
        _last_forwardings(plan),
    )
    themes = {theme.pk: theme for theme in known_themes}
    labels: dict[int, list[str]] = defaultdict(list)
    for key, label in named_ideas:
        labels[key].append(label)
    chapters: dict[int, list[Line]] = {}
    for action in actions:
        action.plan, action.theme = plan, themes[action.theme_id]
        lines = chapters.setdefault(action.theme_id, [])
        number = f"{len(chapters)}.{len(lines) + 1}"
        lines.append(
            Line(
                number,
                action,
                tuple(labels[action.pk]),
                getattr(action, "named", None) or "",
                last.get(action.pk),
            )
        )
    count = Counter(action.work for action in actions)
    order = [Action.Work.DONE, Action.Work.WELL, Action.Work.BEGUN, Action.Work.NOT_BEGUN, Action.Work.ASIDE]
    return Contents(
        tuple(Chapter(n, themes[key], tuple(lines)) for n, (key, lines) in enumerate(chapters.items(), 1)),
        {code.value: count[code] for code in order if count[code]},
    )


def _last_forwardings(plan: Plan) -> rounds.Reading[dict[int, Forwarding]]:
    """The last forwarding of each action, with its promise and offices; a few offices serve all rows."""
    of_plan = Forwarding.objects.filter(action__plan=plan)
    taking_part = Office.objects.filter(Q(pk__in=of_plan.values("to")) | Q(pk__in=of_plan.values("by")))
    forwarded, found = yield from rounds.together(
        rounds.rows(of_plan.select_related("promise").order_by("at", "pk")), rounds.rows(taking_part)
    )
    offices = {office.pk: office for office in found}
    for forwarding in forwarded:
        forwarding.to, forwarding.by = offices[forwarding.to_id], offices[forwarding.by_id]
        forwarding.promise.owed_by = forwarding.to
    return {forwarding.action_id: forwarding for forwarding in forwarded}


@dataclass(frozen=True)
class Standing:
    """Where an area stands with plans: the living one, or the choice of none, or neither."""

    area: Area
    plan: Plan | None
    no_plan: NoPlan | None


def standings() -> list[Standing]:
    """All areas in order, each with its plan or its choice, in three queries."""
    plans = {
        plan.area_id: plan
        for plan in Plan.objects.current()
        .select_related("body")
        .annotate(
            actions_in_all=Count("actions"), actions_done=Count("actions", filter=Q(actions__work="done"))
        )
    }
    choices = {choice.area_id: choice for choice in NoPlan.objects.current().select_related("body")}
    return [
        Standing(area, plans.get(area.pk), choices.get(area.pk))
        for area in Area.objects.standing().in_order()
    ]
