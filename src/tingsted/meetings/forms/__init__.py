"""The forms of the meetings room."""

from tingsted.meetings.forms.calling import (
    CancelMeeting,
    ChangePoint,
    MapForm,
    MeetingForm,
    PointForm,
    SignUpForm,
)
from tingsted.meetings.forms.minutes import GuestsForm, NotesForm, PeopleForm, TablesForm
from tingsted.meetings.forms.room import CodeForm, PhoneNote, PollForm, QuestionForm
from tingsted.meetings.forms.wall import QuickNote, SettleLeftover, UploadIdeas

__all__ = [
    "CancelMeeting",
    "ChangePoint",
    "CodeForm",
    "GuestsForm",
    "MapForm",
    "MeetingForm",
    "NotesForm",
    "PeopleForm",
    "PhoneNote",
    "PointForm",
    "PollForm",
    "QuestionForm",
    "QuickNote",
    "SettleLeftover",
    "SignUpForm",
    "TablesForm",
    "UploadIdeas",
]
