"""What people type about a working group."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tingsted.kernel.clock import COPENHAGEN
from tingsted.kernel.forms import seen_field
from tingsted.workgroups.models import Group, Member, Task

DAYS = ["%Y-%m-%d", "%d.%m.%Y", "%d-%m-%Y", "%d/%m/%Y"]
HOURS = ["%H:%M", "%H.%M", "%H"]
MAIL = {
    "required": _("Write the coordinator's e-mail address."),
    "invalid": _("Write the e-mail address, for example sofie@tingsted.example"),
}


def day_field(label: Any, help_text: Any = "") -> forms.DateField:
    """A day one may leave open."""
    return forms.DateField(
        label=label,
        help_text=help_text,
        required=False,
        input_formats=DAYS,
        widget=forms.DateInput(format=DAYS[0], attrs={"type": "date"}),
        error_messages={"invalid": _("Write the day like this: 27.1.2027")},
    )


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
    email = forms.EmailField(
        label=_("The coordinator's e-mail"),
        required=False,
        help_text=_("Leave it empty if you don't know yet. Then the council calls the group together."),
        error_messages=MAIL,
    )
    in_plan = forms.BooleanField(
        label=_("The group belongs to the area's plan"),
        required=False,
        initial=True,
        help_text=_("A group may also work outside the plan."),
    )
    field_order = ("name", "purpose", "email", "coordinator_name", "in_plan")

    def __init__(self, *args: Any, plan: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        if not plan:
            del self.fields["in_plan"]


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
        max_length=600,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("A thing on each line, for example: 12 chairs. Take the line out when you have got it."),
    )
    day = day_field(_("Next time you meet"))
    hour = forms.TimeField(
        label=_("At what hour?"),
        required=False,
        input_formats=HOURS,
        widget=forms.TimeInput(format=HOURS[0], attrs={"type": "time"}),
        error_messages={"invalid": _("Write the hour like this: 19.30")},
    )
    next_place = forms.CharField(label=_("Where?"), max_length=120, required=False)
    tell_members = forms.BooleanField(
        label=_("Write to the members about the meeting"), required=False,
        help_text=_("The same day and place is told once."),
    )  # fmt: skip
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
        kept = {
            name: data[name] for name in ("purpose", "needs", "next_place", "named", "tell_members", "seen")
        }
        return {**kept, "next_meeting": meets}


class SetTask(forms.Form):
    """Something to be done: whose, by when, and when to call it to mind."""

    words = forms.CharField(
        label=_("What is to be done?"),
        max_length=200,
        error_messages={"required": _("Write what is to be done.")},
    )
    owner = forms.ModelChoiceField(
        Member.objects.none(),
        label=_("Who does it?"),
        required=False,
        empty_label=_("Nobody yet: it lies with the coordinator"),
    )
    due = day_field(_("By when?"))
    remind_on = day_field(_("Remind on"), help_text=_("Leave it empty, and we remind three days before."))
    seen = seen_field()

    def __init__(self, *args: Any, group: Group, **more: Any) -> None:
        super().__init__(*args, **more)
        owner: Any = self.fields["owner"]
        owner.queryset = group.members.all()

    @staticmethod
    def start(task: Task | None) -> dict[str, Any]:
        """What the form begins with."""
        if task is None:
            return {}
        return {name: getattr(task, name) for name in ("words", "owner", "due", "remind_on")} | {
            "seen": task.version
        }


class WriteLog(forms.Form):
    """A few words on what happened."""

    words = forms.CharField(
        label=_("What has happened?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("A sentence or two, without others' names."),
        error_messages={"required": _("Write a sentence on what happened.")},
    )
    on = day_field(_("When?"))
    public = forms.BooleanField(label=_("Show it on the group's page"), required=False, initial=True)


class ShowMember(forms.Form):
    """What a member says of themselves."""

    public = forms.BooleanField(
        label=_("Show my name on the group's page"),
        required=False,
        help_text=_("Your e-mail is never shown. You can change your mind at any time."),
    )
    drives = forms.BooleanField(label=_("I am one of those who carry the work"), required=False)


class PauseGroup(forms.Form):
    """A rest."""

    note = forms.CharField(
        label=_("Why do you pause?"),
        max_length=300,
        required=False,
        help_text=_("Everybody can read it. For example: We wait for dry ground."),
    )
    back_on = day_field(_("When do you go on?"), help_text=_("We ask you then. You may leave it open."))
    seen = seen_field()


class TellStory(forms.Form):
    """How it went, when the work is done."""

    story = forms.CharField(
        label=_("How did it go?"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_(
            "A short story that others can learn from. What was done, by how many, and what was hard?"
        ),
    )
    picture = forms.FileField(
        label=_("A picture"),
        required=False,
        help_text=_("JPEG or PNG, at most 12 MB. Ask those who can be recognised first."),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
    )
    picture_alt = forms.CharField(
        label=_("What does the picture show?"),
        max_length=200,
        required=False,
        help_text=_(
            "For those who can't see it. For example: Six people lay gravel on the path by the lake."
        ),
    )
    seen = seen_field()


class RetellStory(TellStory):
    """The same, where a picture may stand already."""

    without_picture = forms.BooleanField(label=_("Take the picture down"), required=False)
    field_order = ("story", "picture", "picture_alt", "without_picture")


class AskBody(forms.Form):
    """What the body can do for the group."""

    words = forms.CharField(
        label=_("What do you need from the council?"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("For example a word with the municipality, a permission, or somewhere to store things."),
        error_messages={"required": _("Write what you need from the council.")},
    )


class AnswerGroup(forms.Form):
    """What the body says."""

    answer = forms.CharField(
        label=_("Your answer to the group"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write an answer to the group.")},
    )
    seen = seen_field()


class Nothing(forms.Form):
    """A page with one button."""


class Sure(Nothing):
    """A page that asks before its one button acts on the group as it was seen."""

    seen = seen_field()
