"""The verbs of a plan: the only writers of this room."""

from tingsted.plans.actions.contents import (
    add_action,
    name_coordinator,
    set_work,
    show_coordinator,
    write_action,
)
from tingsted.plans.actions.living import adopt_plan, end_plan, set_phases, write_plan
from tingsted.plans.actions.routing import bring_answer_home, follow_move, follow_onward, forward_action
from tingsted.plans.actions.starting import choose_no_plan, end_no_plan, start_plan
from tingsted.plans.actions.themes import add_theme, rename_theme

__all__ = [
    "add_action",
    "add_theme",
    "adopt_plan",
    "bring_answer_home",
    "choose_no_plan",
    "end_no_plan",
    "end_plan",
    "follow_move",
    "follow_onward",
    "forward_action",
    "name_coordinator",
    "rename_theme",
    "set_phases",
    "set_work",
    "show_coordinator",
    "start_plan",
    "write_action",
    "write_plan",
]
