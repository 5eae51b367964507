"""What an office fills in when it answers, moves a date or lets a promise go."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tingsted.kernel import clock
from tingsted.kernel.forms import seen_field
from tingsted.places.models import Office, OfficeKind
from tingsted.promises.models import Answer, Promise


class DayInput(forms.DateInput):
    """A date as the browser's own calendar gives it."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


def departments() -> Any:
    """The offices in the town hall that can be asked."""
    return Office.objects.open().filter(kind=OfficeKind.DEPARTMENT)


class AnswerForm(forms.Form):
    """An answer in the words of the house; passed on, it says to whom and by when they answer."""

    answer = forms.ChoiceField(
        label=_("Your answer"),
        choices=[
            (Answer.DO, _("We do it")),
            (Answer.HELP, _("We help")),
            (Answer.NOT_NOW, _("Not now, with reasons")),
            (Answer.NO, _("No, with reasons")),
            (Answer.PASSED_ON, _("We pass it on to another department")),
        ],
        widget=forms.RadioSelect,
    )
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
