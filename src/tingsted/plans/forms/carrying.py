"""What the contact office fills in to carry an action to a department."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tingsted.kernel import clock
from tingsted.places.models import Office, OfficeKind
from tingsted.promises.forms import DayInput


class ForwardForm(forms.Form):
    """Which department, by when, with what words."""

    to = forms.ModelChoiceField(label=_("Which department?"), queryset=Office.objects.none())
    due = forms.DateField(
        label=_("They answer by"),
        widget=DayInput,
        help_text=_("A promise: everyone can see whether the answer comes."),
    )
    note = forms.CharField(
        label=_("What do you ask them?"),
        max_length=2000,
        required=False,
        widget=forms.Textarea({"rows": 5}),
        help_text=_("Leave it empty to send the action's own words."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        departments = Office.objects.open().filter(kind=OfficeKind.DEPARTMENT)
        self.fields["to"].queryset = departments  # type: ignore[attr-defined]  # a form's field of this kind
        self.fields["due"].initial = clock.today() + timedelta(weeks=6)
