"""What the hosts type about tables, and in the minutes."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tingsted.kernel.forms import seen_field
from tingsted.meetings.models import Minutes, Point
from tingsted.meetings.reading.lines import written_tasks


class GuestsForm(forms.Form):
    """The people in the room, a line each."""

    people = forms.CharField(
        label=_("Who is there?"),
        required=False,
        max_length=30_000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_(
            "One on each line: Alma Birkely, Sandby. What stands after the comma is mixed, so that villages do not "
            "sit by themselves. A host who stays at table 3: Bo Lund, vært 3."
        ),
    )
    signed_up = forms.BooleanField(label=_("Take along those who signed up"), required=False)


class TablesForm(forms.Form):
    """How many sit together, and how often they change."""

    seats = forms.IntegerField(
        label=_("Seats at a table"),
        min_value=2,
        max_value=20,
        initial=6,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        error_messages={"required": _("Write a number."), "invalid": _("Write a number.")},
    )
    rounds = forms.IntegerField(
        label=_("Rounds"),
        min_value=1,
        max_value=8,
        initial=3,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        error_messages={"required": _("Write a number."), "invalid": _("Write a number.")},
    )


class NotesForm(forms.Form):
    """The minutes of one point."""

    notes = forms.CharField(
        label=_("What was said?"), required=False, max_length=20_000, widget=forms.Textarea(attrs={"rows": 8})
    )
    decisions = forms.CharField(
        label=_("What was decided?"),
        required=False,
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One decision on each line."),
    )
    tasks = forms.CharField(
        label=_("Who does what?"),
        required=False,
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One task on each line: Ring til skolen; Alma; 1.2.2027"),
    )
    stays_open = forms.BooleanField(
        label=_("We are not finished with it"),
        required=False,
        help_text=_("When the minutes are approved, the point moves to the next meeting by itself."),
    )
    seen = seen_field()

    @staticmethod
    def start(point: Point) -> dict[str, Any]:
        """What the form begins with."""
        tasks = [(task.words, task.owner, task.due) for task in point.tasks.all()]
        return {
            "notes": point.notes,
            "decisions": "\n".join(d.words for d in point.decisions.all()),
            "tasks": written_tasks(tasks),
            "stays_open": point.stays_open,
            "seen": point.version,
        }


class PeopleForm(forms.Form):
    """Who was there, and who may be named."""

    may_be_named = forms.CharField(
        label=_("May be named"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("One on each line: people who said yes, and groups and roles such as »the council«."),
    )
    not_named = forms.CharField(
        label=_("Were there, and are not named"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("One on each line. Their names are left out of everything that is published."),
    )
    seen = seen_field()

    @staticmethod
    def start(minutes: Minutes | None) -> dict[str, Any]:
        """What the form begins with."""
        if minutes is None:
            return {}
        return {
            "may_be_named": minutes.may_be_named,
            "not_named": minutes.not_named,
            "seen": minutes.version,
        }
