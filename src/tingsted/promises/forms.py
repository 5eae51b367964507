"""What an office fills in when it answers, moves a date or lets a promise go."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tingsted.kernel import clock
from tingsted.kernel.forms import seen_field
from tingsted.places.models import BODIES, Area, Office, OfficeKind
from tingsted.promises.kinds import KINDS, OF_WORDS
from tingsted.promises.models import Answer, Promise
from tingsted.promises.queries import Choices, Wanted


class DayInput(forms.DateInput):
    """A date as the browser's own calendar gives it."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


def departments() -> Any:
    """The offices in the town hall that can be asked."""
    return Office.objects.open().filter(kind=OfficeKind.DEPARTMENT)


class WantedForm(forms.Form):
    """Which promises to list."""

    omraade = forms.ChoiceField(label=_("Area"), required=False)
    af = forms.ChoiceField(label=_("Owed by"), required=False)
    til = forms.ChoiceField(label=_("Owed to"), required=False)
    om = forms.ChoiceField(label=_("About"), required=False)
    frist = forms.ChoiceField(
        label=_("Promised by"),
        required=False,
        choices=[
            ("", _("Any date")),
            ("30", _("The next 30 days")),
            ("aar", _("This year")),
            ("sidste", _("Last year")),
            ("foer", _("Before that")),
        ],
    )

    def __init__(self, *args: Any, choices: Choices, area: Area | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choices = choices
        rows: dict[str, tuple[Any, list[tuple[str, Any]]]] = {
            "omraade": (_("All areas"), [(a.slug, a.short_name) for a in choices.areas]),
            "af": (_("All offices"), [(o.slug, str(o)) for o in choices.owing]),
            "til": (_("Everybody"), [(o.slug, str(o)) for o in choices.waiting]),
            "om": (_("Everything"), list(KINDS.items())),
        }
        for name, (every, found) in rows.items():
            self.fields[name].choices = [("", every), *found]  # type: ignore[attr-defined]  # a form's field of this kind
        if area is not None:
            del self.fields["omraade"]

    def wanted(self, only: str, area: Area | None) -> Wanted:
        """What was asked for; what nobody knows narrows nothing."""
        self.is_valid()
        said = self.cleaned_data
        areas = {a.slug: a for a in self.choices.areas}
        offices = {o.slug: o for o in (*self.choices.owing, *self.choices.waiting)}
        return Wanted(
            only=only,
            area=area or areas.get(said.get("omraade", "")),
            owed_by=offices.get(said.get("af", "")),
            owed_to=offices.get(said.get("til", "")),
            kind=said.get("om", ""),
            due=_between(said.get("frist", "")),
        )


def _between(choice: str) -> tuple[date | None, date | None]:
    today = clock.today()
    this, last = date(today.year, 1, 1), date(today.year - 1, 1, 1)
    found: dict[str, tuple[date | None, date | None]] = {
        "30": (today, today + timedelta(30)),
        "aar": (this, date(today.year, 12, 31)),
        "sidste": (last, this - timedelta(1)),
        "foer": (None, last - timedelta(1)),
    }
    return found.get(choice, (None, None))


class MoveForm(forms.Form):
    """To which office the promises go, and why."""

    to = forms.ModelChoiceField(label=_("The office that takes over"), queryset=Office.objects.none())
    reason = forms.CharField(
        label=_("Why?"),
        max_length=1000,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("For example: »Parks have become a department of their own.« Everyone can read it."),
    )
    seen = seen_field()

    def __init__(self, *args: Any, office: Office, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = Office.objects.open().exclude(pk=office.pk)
        others = others.bodies() if office.is_body else others.exclude(kind__in=BODIES)
        self.fields["to"].queryset = others  # type: ignore[attr-defined]  # a form's field of this kind


class ReviewForm(forms.Form):
    """A standing promise still holds: until when, and how it went."""

    review_on = forms.DateField(label=_("Look at it again on"), widget=DayInput)
    word = forms.CharField(
        label=_("How has it gone?"),
        max_length=1000,
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("Everyone can read it."),
    )
    seen = seen_field()


class PatienceForm(forms.Form):
    """How long the ledger waits before it speaks up."""

    remind_before = forms.IntegerField(
        label=_("Remind the office so many days before the date"),
        help_text=_("Where less time than twice that was given, halfway."),
    )
    tell_leader_after = forms.IntegerField(
        label=_("Tell the leader so many days after the date"),
        help_text=_("Those who wait and the contact office are told the day after."),
    )
    seen = seen_field()


WHAT_WE_DO = (
    (Answer.DO, _("We do it")),
    (Answer.HELP, _("We help")),
    (Answer.NOT_NOW, _("Not now, with reasons")),
    (Answer.NO, _("No, with reasons")),
    (Answer.PASSED_ON, _("We pass it on to another department")),
)
WHAT_BECAME_OF_IT = (
    (Answer.TAKEN_IN, _("Taken in")),
    (Answer.TAKEN_IN_PARTLY, _("Taken in partly")),
    (Answer.NOT_TAKEN_IN, _("Not taken in, with reasons")),
    (Answer.PASSED_ON, _("We pass it on to another department")),
)


class AnswerForm(forms.Form):
    """An answer in the words of the house; passed on, it says to whom and by when they answer."""

    answer = forms.ChoiceField(label=_("Your office's answer"), choices=WHAT_WE_DO, widget=forms.RadioSelect)
    reply = forms.CharField(
        label=_("In your own words"),
        max_length=4000,
        required=False,
        widget=forms.Textarea({"rows": 6}),
        help_text=_(
            "Everyone can read it. Say the thing first and the reason after. No personal cases here."
        ),
    )
    to = forms.ModelChoiceField(
        label=_("Pass it on to"),
        queryset=Office.objects.none(),
        required=False,
        help_text=_("Only if you pass it on. The answer is owed by them from today."),
    )
    due = forms.DateField(label=_("They answer by"), required=False, widget=DayInput)
    seen = seen_field()

    def __init__(self, *args: Any, promise: Promise, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = departments().exclude(pk=promise.owed_by_id)  # type: ignore[attr-defined]  # a form's field of this kind
        if promise.kind in OF_WORDS:
            self.fields["answer"].choices = WHAT_BECAME_OF_IT  # type: ignore[attr-defined]  # a form's field of this kind
        first = clock.today() + timedelta(14)
        self.fields["due"].initial = max(promise.due, first)

    def clean(self) -> dict[str, Any]:
        """Whoever passes a question on says to whom and by when."""
        data: dict[str, Any] = super().clean() or {}
        if data.get("answer") == Answer.PASSED_ON:
            if not data.get("to") and "to" not in self.errors:
                self.add_error("to", _("Choose the department that the question goes on to."))
            if not data.get("due") and "due" not in self.errors:
                self.add_error("due", _("Write the date by which they answer."))
        return data


class WordForm(forms.Form):
    """Where the answer stands, in the office's own words."""

    word = forms.CharField(
        label=_("How far are you?"),
        max_length=500,
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("For example: »We measured by the stream in October.« Everyone can read it."),
    )
    seen = seen_field()


class NewDateForm(forms.Form):
    """A new date, and why."""

    to_due = forms.DateField(label=_("New date"), widget=DayInput)
    reason = forms.CharField(
        label=_("Why does it take longer?"),
        max_length=1000,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("Everyone can read it. The old date stays beside the new one."),
    )
    seen = seen_field()


class ReasonForm(forms.Form):
    """Why no answer comes, or why it is no longer waited for."""

    reason = forms.CharField(
        label=_("Why?"),
        max_length=1000,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("Everyone can read it."),
    )
    seen = seen_field()
