"""What people type about a working group."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tingsted.kernel.clock import COPENHAGEN
from tingsted.kernel.forms import seen_field
from tingsted.workgroups.models import Group

DAYS = ["%Y-%m-%d", "%d.%m.%Y", "%d-%m-%Y", "%d/%m/%Y"]
HOURS = ["%H:%M", "%H.%M", "%H"]
MAIL = {
    "required": _("Write the coordinator's e-mail address."),
    "invalid": _("Write the e-mail address, for example sofie@tingsted.example"),
}


class NameCoordinator(forms.Form):
    """Who coordinates."""

    email = forms.EmailField(label=_("The coordinator's e-mail"), error_messages=MAIL)
    coordinator_name = forms.CharField(label=_("The coordinator's name"), max_length=120, required=False)


class AnotherCoordinator(NameCoordinator):
    """Who coordinates from now on."""

    seen = seen_field()


class FormGroup(NameCoordinator):
    """A new group."""

    name = forms.CharField(
        label=_("What is the group called?"),
        max_length=120,
        error_messages={"required": _("Give the group a name.")},
    )
    purpose = forms.CharField(
        label=_("What does it want to do?"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    field_order = ("name", "purpose", "email", "coordinator_name")


class DescribeGroup(forms.Form):
    """What the coordinator tells."""

    purpose = forms.CharField(
        label=_("What does the group want?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write in a sentence or two what the group wants.")},
    )
    needs = forms.CharField(
        label=_("What do you need from others?"),
        max_length=300,
        required=False,
        help_text=_("For example: 12 chairs, a digger, three who can carry."),
    )
    day = forms.DateField(
        label=_("Next time you meet"),
        required=False,
        input_formats=DAYS,
        widget=forms.DateInput(format=DAYS[0], attrs={"type": "date"}),
        error_messages={"invalid": _("Write the day like this: 27.1.2027")},
    )
    hour = forms.TimeField(
        label=_("At what hour?"),
        required=False,
        input_formats=HOURS,
        widget=forms.TimeInput(format=HOURS[0], attrs={"type": "time"}),
        error_messages={"invalid": _("Write the hour like this: 19.30")},
    )
    next_place = forms.CharField(label=_("Where?"), max_length=120, required=False)
    named = forms.BooleanField(
        label=_("Show my name as coordinator"), required=False, help_text=_("Your e-mail is never shown.")
    )
    seen = seen_field()

    @staticmethod
    def start(group: Group) -> dict[str, Any]:
        """What the form begins with."""
        meets = group.next_meeting.astimezone(COPENHAGEN) if group.next_meeting else None
        return {
            "purpose": group.purpose,
            "needs": group.needs,
            "next_place": group.next_place,
            "day": meets.date() if meets else None,
            "hour": meets.time() if meets else None,
            "named": group.coordinator_public,
            "seen": group.version,
        }

    def clean(self) -> dict[str, Any]:
        """A day needs its hour, and an hour its day."""
        data = super().clean() or {}
        if bool(data.get("day")) != bool(data.get("hour")) and not {"day", "hour"} & self.errors.keys():
            self.add_error(
                "hour" if data.get("day") else "day", _("Write both the day and the hour, or neither.")
            )
        return data

    def facts(self) -> dict[str, Any]:
        """What the action wants to know."""
        data = self.cleaned_data
        meets = datetime.combine(data["day"], data["hour"], tzinfo=COPENHAGEN) if data["day"] else None
        kept = {name: data[name] for name in ("purpose", "needs", "next_place", "named", "seen")}
        return {**kept, "next_meeting": meets}


class Nothing(forms.Form):
    """A page with one button."""


class Sure(Nothing):
    """A page that asks before its one button acts on the group as it was seen."""

    seen = seen_field()
