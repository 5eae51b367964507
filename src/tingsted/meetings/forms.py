"""What people type about a meeting and its wall."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tingsted.documents.tables import MOST_BYTES
from tingsted.ideas.actions.raising import LONGEST
from tingsted.ideas.models import Column
from tingsted.kernel.clock import COPENHAGEN
from tingsted.kernel.forms import seen_field
from tingsted.meetings.models import Meeting

DAYS = ["%Y-%m-%d", "%d.%m.%Y", "%d-%m-%Y", "%d/%m/%Y"]
HOURS = ["%H:%M", "%H.%M", "%H"]
NOTE = 500


class MeetingForm(forms.Form):
    """Who meets, when, where, about what."""

    title = forms.CharField(
        label=_("What is the meeting called?"),
        max_length=140,
        error_messages={"required": _("Give the meeting a title.")},
    )
    kind = forms.ChoiceField(
        label=_("What kind of meeting?"), choices=Meeting.Kind.choices, widget=forms.RadioSelect
    )
    day = forms.DateField(
        label=_("Day"),
        input_formats=DAYS,
        widget=forms.DateInput(format=DAYS[0], attrs={"type": "date"}),
        error_messages={
            "required": _("Choose the day."),
            "invalid": _("Write the day like this: 27.1.2027"),
        },
    )
    begins = forms.TimeField(
        label=_("Begins at"),
        input_formats=HOURS,
        widget=forms.TimeInput(format=HOURS[0], attrs={"type": "time"}),
        error_messages={"required": _("Write the hour."), "invalid": _("Write the hour like this: 19.30")},
    )
    ends = forms.TimeField(
        label=_("Ends at"),
        required=False,
        input_formats=HOURS,
        widget=forms.TimeInput(format=HOURS[0], attrs={"type": "time"}),
        error_messages={"invalid": _("Write the hour like this: 19.30")},
    )
    place = forms.CharField(
        label=_("Place"), max_length=160, error_messages={"required": _("Write where people shall come.")}
    )
    about = forms.CharField(
        label=_("What is it about?"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("The programme, what there is to eat, whether children can come."),
    )
    seen = seen_field()

    @staticmethod
    def start(meeting: Meeting) -> dict[str, Any]:
        """What the form begins with when a meeting is changed."""
        begins = meeting.starts_at.astimezone(COPENHAGEN)
        ends = meeting.ends_at.astimezone(COPENHAGEN).time() if meeting.ends_at else None
        return {
            "title": meeting.title,
            "kind": meeting.kind,
            "day": begins.date(),
            "begins": begins.time(),
            "ends": ends,
            "place": meeting.place,
            "about": meeting.about,
            "seen": meeting.version,
        }

    def facts(self) -> dict[str, Any]:
        """What the action wants to know."""
        data = self.cleaned_data
        return {
            "title": data["title"],
            "kind": data["kind"],
            "place": data["place"],
            "about": data["about"],
            "starts_at": self._at(data["begins"]),
            "ends_at": self._at(data["ends"]) if data["ends"] else None,
        }

    def _at(self, hour: time) -> datetime:
        return datetime.combine(self.cleaned_data["day"], hour, tzinfo=COPENHAGEN)


class CancelMeeting(forms.Form):
    """A cancellation with its reason."""

    why = forms.CharField(
        label=_("Why is it cancelled?"),
        max_length=300,
        error_messages={"required": _("Write why, so that nobody comes in vain.")},
    )
    seen = seen_field()


class QuickNote(forms.Form):
    """One note for one column, made for fast typing: Enter hands it in."""

    words = forms.CharField(
        label=_("What does the note say?"),
        max_length=NOTE,
        error_messages={"required": _("Write what the note says.")},
    )
    table = forms.CharField(label=_("Table"), max_length=20, required=False)
    name = forms.CharField(label=_("Written by"), max_length=120, required=False)


class UploadIdeas(forms.Form):
    """A file with ideas."""

    file = forms.FileField(
        label=_("The file with the ideas"),
        allow_empty_file=True,
        help_text=_("CSV or .xlsx, with »Nr« and »Idé« among the headings. At most one megabyte."),
        error_messages={"required": _("Choose a file.")},
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx,.txt"}),
    )

    def clean_file(self) -> Any:
        """Stop a huge file before it is read."""
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(
                _("The file is too big. Ideas from a meeting fill less than one megabyte."), code="too big"
            )
        return file


class SettleLeftover(forms.Form):
    """What a kept record should become."""

    words = forms.CharField(
        label=_("The idea"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write the idea in a few words.")},
    )
    theme = forms.CharField(label=_("Theme"), max_length=80, required=False)
    column = forms.ChoiceField(
        label=_("Column"), choices=Column.choices, initial=Column.WANT, widget=forms.RadioSelect
    )
