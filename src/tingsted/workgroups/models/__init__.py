"""Nouns of the working groups."""

from tingsted.workgroups.models.groups import Group, GroupInvitation, Member
from tingsted.workgroups.models.work import LogEntry, Question, Task

__all__ = ["Group", "GroupInvitation", "LogEntry", "Member", "Question", "Task"]
