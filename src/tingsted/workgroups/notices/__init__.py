"""The words of this room's asks, news and letters."""

from tingsted.workgroups.notices.groups import (
    INVITATION,
    MEMBERSHIP,
    changed,
    member_url,
    write_goodbye,
    write_invitation,
    write_meeting,
    write_reminder,
    write_task,
    write_to_coordinator,
    write_welcome,
)
from tingsted.workgroups.notices.wishes import WISH, write_not_placed, write_wish

__all__ = [
    "INVITATION",
    "MEMBERSHIP",
    "WISH",
    "changed",
    "member_url",
    "write_goodbye",
    "write_invitation",
    "write_meeting",
    "write_not_placed",
    "write_reminder",
    "write_task",
    "write_to_coordinator",
    "write_welcome",
    "write_wish",
]
