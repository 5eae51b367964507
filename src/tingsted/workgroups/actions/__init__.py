"""Verbs of the working groups: forming and leading, asking and joining, the work, resting and finishing."""

from tingsted.workgroups.actions.bridging import answer_group, ask_body
from tingsted.workgroups.actions.inviting import invite_helper
from tingsted.workgroups.actions.joining import (
    answer_invitation,
    leave_group,
    let_go,
    mark_driver,
    show_member,
)
from tingsted.workgroups.actions.leading import (
    describe_group,
    form_group,
    name_coordinator,
    step_down,
)
from tingsted.workgroups.actions.placing import (
    change_placing,
    forget_wishes,
    give_wish,
    open_placing,
    place_by_hand,
    propose_groups,
    settle_placing,
    take_wish_back,
)
from tingsted.workgroups.actions.resting import (
    end_pauses,
    finish_group,
    pause_group,
    resume_group,
    tell_story,
)
from tingsted.workgroups.actions.working import (
    add_task,
    change_task,
    drop_task,
    finish_task,
    remind_of_tasks,
    remove_log,
    tick_task,
    write_log,
)

__all__ = [
    "add_task",
    "answer_group",
    "answer_invitation",
    "ask_body",
    "change_placing",
    "change_task",
    "describe_group",
    "drop_task",
    "end_pauses",
    "finish_group",
    "finish_task",
    "forget_wishes",
    "form_group",
    "give_wish",
    "invite_helper",
    "leave_group",
    "let_go",
    "mark_driver",
    "name_coordinator",
    "open_placing",
    "pause_group",
    "place_by_hand",
    "propose_groups",
    "remind_of_tasks",
    "remove_log",
    "resume_group",
    "settle_placing",
    "show_member",
    "step_down",
    "take_wish_back",
    "tell_story",
    "tick_task",
    "write_log",
]
