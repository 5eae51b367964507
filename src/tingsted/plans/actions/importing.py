"""An existing plan comes in from a table: its themes, its actions, how far each is."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from tingsted.kernel.actions import Refused, action, announce
from tingsted.kernel.actors import Actor
from tingsted.kernel.events import about
from tingsted.kernel.rights import require
from tingsted.plans.actions.contents import Details, add_action
from tingsted.plans.actions.moving import set_work
from tingsted.plans.actions.themes import add_theme
from tingsted.plans.events import TableReadIn
from tingsted.plans.models import Action, Plan
from tingsted.plans.reading import Reading


@dataclass(frozen=True)
class ReadIn:
    """What came of a table: the actions that are new."""

    plan: Plan
    new: tuple[Action, ...]


@action
def read_in_table(actor: Actor, *, plan: Plan, reading: Reading, file: str = "") -> ReadIn:
    """Put every row that is in order in the plan; all of them or, if one can't be, none."""
    require("plans.write", actor, plan)
    if not reading.rows:
        raise Refused(_("No row of the table can be put in the plan."))
    themes = {theme.name.casefold(): theme for theme in plan.themes.standing()}
    made = []
    for row in reading.rows:
        theme = themes.get(row.theme.casefold())
        if theme is None:
            theme = themes[row.theme.casefold()] = add_theme(actor, plan=plan, name=row.theme)
        details = Details(place=row.place, time=row.time, cost=row.cost, money=row.money, sdgs=row.sdgs)
        noun = add_action(
            actor, plan=plan, theme=theme, title=row.title, text=row.text, driver=row.driver, partners=row.partners,
            details=details,
        )  # fmt: skip
        if row.work != Action.Work.NOT_BEGUN or row.note:
            set_work(actor, action=noun, work=row.work, note=row.note)
        made.append(noun)
    announce(actor, TableReadIn(about=about(plan), title=plan.title, file=file, actions=len(made)))
    return ReadIn(plan, tuple(made))
