"""What people type about working groups."""

from tingsted.workgroups.forms.groups import (
    AnotherCoordinator,
    AnswerGroup,
    AskBody,
    DescribeGroup,
    FormGroup,
    NameCoordinator,
    Nothing,
    PauseGroup,
    RetellStory,
    SetTask,
    ShowMember,
    Sure,
    TellStory,
    WriteLog,
)
from tingsted.workgroups.forms.placing import ChangePlacing, GiveWish, OpenPlacing

__all__ = [
    "AnotherCoordinator",
    "AnswerGroup",
    "AskBody",
    "ChangePlacing",
    "DescribeGroup",
    "FormGroup",
    "GiveWish",
    "NameCoordinator",
    "Nothing",
    "OpenPlacing",
    "PauseGroup",
    "RetellStory",
    "SetTask",
    "ShowMember",
    "Sure",
    "TellStory",
    "WriteLog",
]
