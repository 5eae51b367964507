"""Verbs of the working groups: form, name a coordinator, describe, ask helpers, answer, leave, finish."""

from tingsted.workgroups.actions.joining import answer_invitation, invite_helper, leave_group
from tingsted.workgroups.actions.leading import (
    describe_group,
    finish_group,
    form_group,
    name_coordinator,
    step_down,
)

__all__ = [
    "answer_invitation",
    "describe_group",
    "finish_group",
    "form_group",
    "invite_helper",
    "leave_group",
    "name_coordinator",
    "step_down",
]
