"""Nouns of the working groups."""

from tingsted.workgroups.models.groups import Group, GroupInvitation, Member
from tingsted.workgroups.models.placing import Choice, Placing, Wisher
from tingsted.workgroups.models.work import LogEntry, Question, Task

__all__ = [
    "Choice",
    "Group",
    "GroupInvitation",
    "LogEntry",
    "Member",
    "Placing",
    "Question",
    "Task",
    "Wisher",
]
