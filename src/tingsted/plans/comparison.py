"""All areas' plans side by side: by theme, goal, department and status; in the areas' own order, none ranked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from tingsted.design.words import promise_text, word
from tingsted.kernel import clock
from tingsted.kernel.text import danish_key
from tingsted.places.models import Area, Office
from tingsted.places.remembered import remembered
from tingsted.plans.models import Action, Forwarding, Part, Plan
from tingsted.plans.recipes import skeleton
from tingsted.plans.sdg import sdgs
from tingsted.promises.models.promises import shown_state

BY = ("tema", "verdensmaal", "afdeling", "status", "svar", "afsnit")


@dataclass(frozen=True)
class Column:
    """One thing plans are held against each other by."""

    code: str
    name: str


@dataclass(frozen=True)
class Row:
    """A plan, and how many of its actions belong to each column."""

    area: str
    plan: Plan
    cells: tuple[int, ...]
    actions: int


@dataclass(frozen=True)
class Comparison:
    """The plans as rows, in the areas' order, and what they are compared by as columns."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Said:
    """One action as the comparison needs it: no model, since there are thousands."""

    key: int
    plan: int
    title: str
    theme: str
    work: str
    driver: str
    sdgs: tuple[str, ...]


@dataclass(frozen=True)
class Everything:
    """What all living plans say, read once while nothing happens."""

    plans: tuple[Plan, ...]
    said: tuple[Said, ...]
    carried: tuple[tuple[int, str, str], ...]
    """Plan, department, state of the answer."""
    parts: tuple[tuple[int, str], ...]


@remembered(most=2)
def everything() -> Everything:
    """Six queries, whatever the number of plans."""
    order = {area.pk: n for n, area in enumerate(Area.objects.standing().in_order())}
    plans = [p for p in Plan.objects.current().select_related("area", "body") if p.area_id in order]
    plans.sort(key=lambda plan: order[plan.area_id])
    rows = Action.objects.standing().filter(plan__ended_on__isnull=True).order_by("plan_id", "pk")
    said = (
        Said(key, plan, title, theme, work, driver, tuple(codes))
        for key, plan, title, theme, work, driver, codes in rows.values_list(
            "pk", "plan_id", "title", "theme__name", "work", "driver", "sdgs"
        )
    )
    sent = Forwarding.objects.filter(action__plan__ended_on__isnull=True, action__archived_on__isnull=True)
    today = clock.today()
    offices = {office.pk: str(office) for office in Office.objects.all()}
    carried = tuple(
        (plan, offices[f.to_id], shown_state(f.promise, today))
        for f, plan in ((f, f.action.plan_id) for f in sent.select_related("promise", "action"))
    )
    written = Part.objects.filter(plan__ended_on__isnull=True).exclude(text="").values_list("plan_id", "key")
    return Everything(tuple(plans), tuple(said), carried, tuple(written))


def compare_by(by: str) -> Comparison:
    """The plans side by side by one thing of `BY`."""
    told = everything()
    cells = dict(_CELLS[by](told))
    columns = _COLUMNS[by](told, {code for _plan, code in cells})
    count: dict[int, int] = defaultdict(int)
    for action in told.said:
        count[action.plan] += 1
    rows = tuple(
        Row(
            plan.area.name,
            plan,
            tuple(cells.get((plan.pk, column.code), 0) for column in columns),
            count[plan.pk],
        )
        for plan in told.plans
    )
    return Comparison(columns, rows)


def _counted(pairs: Iterable[tuple[int, str]]) -> Mapping[tuple[int, str], int]:
    found: dict[tuple[int, str], int] = defaultdict(int)
    for pair in pairs:
        found[pair] += 1
    return found


def _sections(told: Everything) -> Iterable[tuple[int, str]]:
    """Which of the nine sections each plan has something in."""
    yield from told.parts
    filled = {action.plan for action in told.said}
    for plan in told.plans:
        for key, there in (
            ("vision", plan.vision), ("story", plan.story), ("actions", plan.pk in filled),
            ("themes", plan.pk in filled),
        ):  # fmt: skip
            if there:
                yield plan.pk, key


def _sorted(names: Iterable[str]) -> tuple[Column, ...]:
    return tuple(Column(name, name) for name in sorted(names, key=danish_key))


def _themes(told: Everything, codes: set[str]) -> tuple[Column, ...]:
    """Themes are one where they are spelled alike but for capitals, under their commonest spelling."""
    spelled: dict[str, str] = {}
    for action in told.said:
        spelled.setdefault(action.theme.casefold(), action.theme)
    return tuple(Column(code, spelled[code]) for code in sorted(codes, key=danish_key))


_CELLS: Mapping[str, Any] = {
    "tema": lambda told: _counted((a.plan, a.theme.casefold()) for a in told.said),
    "verdensmaal": lambda told: _counted(
        (a.plan, number) for a in told.said for number in {code.partition(".")[0] for code in a.sdgs}
    ),
    "afdeling": lambda told: _counted((plan, to) for plan, to, _state in told.carried),
    "svar": lambda told: _counted((plan, state) for plan, _to, state in told.carried),
    "status": lambda told: _counted((a.plan, a.work) for a in told.said),
    "afsnit": lambda told: _counted(set(_sections(told))),
}
_COLUMNS: Mapping[str, Any] = {
    "tema": _themes,
    "verdensmaal": lambda told, codes: tuple(
        Column(str(n), str(goal)) for n, goal in sdgs().items() if str(n) in codes
    ),
    "afdeling": lambda told, codes: _sorted(codes),
    "svar": lambda told, codes: tuple(Column(code, promise_text(code)) for code in sorted(codes)),
    "status": lambda told, codes: tuple(
        Column(work.value, capfirst(str(word("work", work).text))) for work in Action.Work
    ),
    "afsnit": lambda told, codes: tuple(Column(key, section.heading) for key, section in skeleton().items()),
}


def name_of(by: str) -> str:
    """What plans are compared by, in words."""
    return {
        "tema": _("by theme"), "verdensmaal": _("by Sustainable Development Goal"), "afdeling": _("by department"),
        "status": _("by how far"), "svar": _("by the departments' answers"), "afsnit": _("by section"),
    }[by]  # fmt: skip


def actions_in(by: str, code: str, plan: int) -> list[Said]:
    """The actions behind one number of the comparison."""
    return [action for action in everything().said if action.plan == plan and code in _codes_of(by, action)]


def _codes_of(by: str, action: Said) -> set[str]:
    """The columns an action counts in."""
    if by == "tema":
        return {action.theme.casefold()}
    if by == "verdensmaal":
        return {code.partition(".")[0] for code in action.sdgs}
    return {action.work} if by == "status" else set()
