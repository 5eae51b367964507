"""The verbs of a plan: the only writers of this room."""

from tingsted.plans.actions.contents import Details, add_action, place_action, write_action
from tingsted.plans.actions.coordinating import name_coordinator, show_coordinator
from tingsted.plans.actions.editions import adopt_plan, renew_plan
from tingsted.plans.actions.importing import read_in_table
from tingsted.plans.actions.living import end_plan, set_phases, write_part, write_plan
from tingsted.plans.actions.moving import set_work
from tingsted.plans.actions.nudging import answer_nudge, ask_coordinators, call_for_help, settle_help
from tingsted.plans.actions.pairing import answer_pairing, keep_wishes, offer_pairing
from tingsted.plans.actions.picturing import add_photo, take_down_photo
from tingsted.plans.actions.recipes import copy_recipe, retire_recipe, write_recipe
from tingsted.plans.actions.removing import put_back_action, take_out_action
from tingsted.plans.actions.routing import (
    add_reference,
    bring_answer_home,
    follow_move,
    follow_onward,
    forward_action,
    forward_actions,
    tell_of_quarter,
)
from tingsted.plans.actions.starting import choose_no_plan, end_no_plan, start_plan
from tingsted.plans.actions.themes import add_theme, remove_goal, remove_theme, rename_theme, set_goal

__all__ = [
    "Details", "add_action", "add_photo", "add_reference", "add_theme", "adopt_plan", "answer_nudge",
    "answer_pairing", "ask_coordinators", "bring_answer_home", "call_for_help", "choose_no_plan", "copy_recipe",
    "end_no_plan", "end_plan", "follow_move", "follow_onward", "forward_action", "forward_actions",
    "keep_wishes",
    "name_coordinator", "offer_pairing", "place_action", "put_back_action", "read_in_table", "remove_goal",
    "remove_theme", "rename_theme", "renew_plan", "retire_recipe", "set_goal", "set_phases",
    "set_work", "settle_help", "show_coordinator", "start_plan", "take_down_photo", "take_out_action",
    "tell_of_quarter", "write_action", "write_part", "write_plan", "write_recipe",
]  # fmt: skip
