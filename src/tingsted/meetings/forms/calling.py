"""What people type to call a meeting, and to come to it."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tingsted.kernel.clock import COPENHAGEN
from tingsted.kernel.forms import seen_field
from tingsted.meetings.models import Meeting, Point
from tingsted.meetings.models.sign_ups import MOST_TOGETHER

DAYS = ["%Y-%m-%d", "%d.%m.%Y", "%d-%m-%Y", "%d/%m/%Y"]
HOURS = ["%H:%M", "%H.%M", "%H"]


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
        label=_("Place"), max_length=160, required=False, help_text=_("As people would ask for the way.")
    )
    link = forms.URLField(
        label=_("Link for those at home"),
        required=False,
        max_length=300,
        assume_scheme="https",
        help_text=_("If one can take part from home, or the meeting is only held there."),
        error_messages={"invalid": _("Write the whole address, beginning with https://")},
    )
    signs_up = forms.BooleanField(
        label=_("People sign up beforehand"),
        required=False,
        help_text=_("With a name and an e-mail address, without an account. The council sees who comes."),
    )
    seats = forms.IntegerField(
        label=_("How many seats are there?"),
        required=False,
        min_value=1,
        max_value=5000,
        help_text=_("When they are taken, the next come on a waiting list. Empty: there is room for all."),
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        error_messages={"invalid": _("Write a number."), "min_value": _("A meeting has at least one seat.")},
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
            "link": meeting.link,
            "signs_up": meeting.signs_up,
            "seats": meeting.seats,
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
            "link": data["link"],
            "signs_up": data["signs_up"],
            "seats": data["seats"],
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


class PointForm(forms.Form):
    """One point of the agenda."""

    title = forms.CharField(
        label=_("What is the point?"),
        max_length=140,
        error_messages={"required": _("Give the point a title.")},
    )
    minutes = forms.IntegerField(
        label=_("Minutes"),
        min_value=0,
        max_value=600,
        initial=15,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        error_messages={
            "required": _("Write how many minutes it takes."),
            "invalid": _("Write a number."),
            "max_value": _("A point takes at most 10 hours."),
        },
    )
    owner = forms.CharField(
        label=_("Who leads it?"), max_length=80, required=False, help_text=_("Everybody can see it.")
    )
    words = forms.CharField(
        label=_("What is it about?"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ChangePoint(PointForm):
    """A point as it stands, with its place in the order."""

    place = forms.IntegerField(
        label=_("Place in the order"),
        min_value=1,
        max_value=200,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        error_messages={"required": _("Write a number."), "invalid": _("Write a number.")},
    )
    seen = seen_field()

    @staticmethod
    def start(point: Point) -> dict[str, Any]:
        """What the form begins with."""
        names = ("title", "minutes", "owner", "words", "place")
        return {**{name: getattr(point, name) for name in names}, "seen": point.version}


class SignUpForm(forms.Form):
    """Somebody comes: name, address, how many, and what they need."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=80,
        error_messages={"required": _("Write your name, so that we know who comes.")},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("A letter with a link comes to it. You have a seat when you have pressed it."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": _("Write your e-mail address, for example inger@tingsted.example"),
            "invalid": _("Write your e-mail address, for example inger@tingsted.example"),
        },
    )
    people = forms.IntegerField(
        label=_("How many are you?"),
        initial=1,
        min_value=1,
        max_value=MOST_TOGETHER,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        error_messages={
            "required": _("Write a number."),
            "invalid": _("Write a number."),
            "min_value": _("Write a number."),
            "max_value": _("Sign up at most 8 at a time."),
        },
    )
    needs = forms.CharField(
        label=_("Do you need anything to take part?"),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_(
            "A place for a wheelchair, a loop for your hearing aid, food you can eat. "
            "Only the hosts see it, and it is deleted the day after."
        ),
    )


class MapForm(forms.Form):
    """A point on the map, as numbers."""

    point = forms.CharField(
        label=_("Coordinates"),
        required=False,
        max_length=60,
        help_text=_("Latitude and longitude, as any map gives them: 55.3532, 11.6961. Empty: no point."),
    )
