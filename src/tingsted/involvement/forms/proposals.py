"""What people fill in about a citizens' proposal."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tingsted.kernel import clock
from tingsted.kernel.forms import seen_field
from tingsted.places.models import Office
from tingsted.promises.forms import DayInput, departments

A_MONTH = timedelta(28)


class ProposalForm(forms.Form):
    """A citizen's own words, and who shall read them first."""

    title = forms.CharField(label=_("What should happen?"), max_length=120, help_text=_("In a few words."))
    words = forms.CharField(
        label=_("Why, and how?"),
        max_length=4000,
        widget=forms.Textarea({"rows": 6}),
        help_text=_("Write no names of others, no phone numbers and nothing about a personal case."),
    )
    place = forms.CharField(label=_("Where in the area?"), max_length=80, required=False)
    to = forms.ChoiceField(label=_("Who shall read it first?"), widget=forms.RadioSelect)
    name = forms.CharField(label=_("Your name"), max_length=120, required=False)
    email = forms.EmailField(
        label=_("Your e-mail"),
        required=False,
        help_text=_("Only so that we can tell you what comes of it. We forget it when the answer has come."),
    )
    consent = forms.BooleanField(label=_("Write to me about this proposal"), required=False)

    def __init__(self, *args: Any, reader: Office | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.departments = {office.slug: office for office in departments()}
        first = (
            [] if reader is None else [("", _("%(office)s, who knows the area") % {"office": reader.name})]
        )
        self.fields["to"].choices = [  # type: ignore[attr-defined]  # a form's field of this kind
            *first,
            *((slug, office.name) for slug, office in self.departments.items()),
        ]
        self.fields["to"].required = reader is None
        self.fields["to"].initial = ""

    def clean(self) -> dict[str, Any]:
        """An address is kept only with consent, and consent needs an address."""
        said: dict[str, Any] = super().clean() or {}
        if said.get("consent") and not said.get("email") and "email" not in self.errors:
            self.add_error("email", _("Write the address we shall write to."))
        if said.get("email") and not said.get("consent"):
            self.add_error("consent", _("Say yes here, or leave the address out."))
        said["to"] = self.departments.get(said.get("to", ""))
        return said


class LiftForm(forms.Form):
    """Who stands behind it, and where it is."""

    support = forms.CharField(
        label=_("Who stands behind it?"),
        max_length=1000,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("For example: »The council, the school and the sports club.« Everyone can read it."),
    )
    place = forms.CharField(label=_("Where in the area?"), max_length=80, required=False)
    seen = seen_field()


class LeaveForm(forms.Form):
    """Why it is not taken further."""

    reason = forms.CharField(
        label=_("Why not?"),
        max_length=1000,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("Only the one who raised it reads this."),
    )
    seen = seen_field()


class SendForm(forms.Form):
    """To which department, by when, and with which words."""

    to = forms.ModelChoiceField(label=_("Which department?"), queryset=Office.objects.none())
    due = forms.DateField(label=_("They answer by"), widget=DayInput)
    note = forms.CharField(
        label=_("Your own words to the department"),
        max_length=2000,
        required=False,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("Leave it empty to send the citizen's words as they are."),
    )
    seen = seen_field()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = departments()  # type: ignore[attr-defined]  # a form's field of this kind
        self.fields["due"].initial = clock.today() + A_MONTH


class TakeUpForm(forms.Form):
    """By when the department answers."""

    due = forms.DateField(label=_("We answer by"), widget=DayInput)
    seen = seen_field()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["due"].initial = clock.today() + A_MONTH


class ViewForm(forms.Form):
    """What the body thinks of it."""

    view = forms.CharField(
        label=_("What do you think of it?"),
        max_length=2000,
        widget=forms.Textarea({"rows": 5}),
        help_text=_("Everyone can read it, and the department reads it before it answers."),
    )
    seen = seen_field()
