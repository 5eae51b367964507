"""The forms on the way to a new body."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tingsted.kernel.clock import COPENHAGEN
from tingsted.kernel.forms import seen_field
from tingsted.places.forms import DayField, mail_field
from tingsted.places.models import BODIES, LegalBasis, OfficeKind
from tingsted.places.office_forms import ElectionForm


class InterestForm(forms.Form):
    name = forms.CharField(label=_("Your name"), max_length=120)
    email = mail_field(label=_("Your e-mail"))
    words = forms.CharField(
        label=_("What would you like to help with?"), required=False, max_length=300,
        help_text=_("For example: I can bring the coffee, or write the minutes."),
    )  # fmt: skip
    consent = forms.BooleanField(
        label=_("Yes, keep my name and write to me about this"), required=False,
        help_text=_("The municipality's contact officer sees the list. It is deleted when the body is founded."),
    )  # fmt: skip


class DraftForm(forms.Form):
    name = forms.CharField(label=_("What is it to be called?"), required=False, max_length=120)
    kind = forms.ChoiceField(
        label=_("What sort of body?"), choices=[(k.value, k.label) for k in OfficeKind if k in BODIES]
    )
    legal_basis = forms.ChoiceField(label=_("What does it stand on?"), choices=LegalBasis.choices)
    purpose = forms.CharField(
        label=_("What is it for?"), required=False, max_length=300, widget=forms.Textarea(attrs={"rows": 3})
    )
    how_chosen = forms.CharField(
        label=_("How are members chosen?"), required=False, max_length=200,
        help_text=_("For example: the general assembly in March chooses seven."),
    )  # fmt: skip
    size = forms.IntegerField(label=_("Number of seats"), required=False, min_value=1, max_value=99)
    term_years = forms.IntegerField(label=_("Years in a term"), required=False, min_value=1, max_value=9)
    statutes = forms.CharField(
        label=_("Draft of the statutes"), required=False, max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=_("Everybody can read it before the meeting. Name, purpose, area, who may vote, how it is ended."),
    )  # fmt: skip
    seen = seen_field()


class FoundingMeetingForm(forms.Form):
    day = DayField(label=_("Day"))
    begins = forms.TimeField(
        label=_("Begins at"), input_formats=["%H:%M", "%H.%M", "%H"],
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
    )  # fmt: skip
    place = forms.CharField(label=_("Place"), max_length=160)
    seen = seen_field()

    def moment(self) -> datetime:
        """The moment it begins, in Danish time."""
        facts = self.cleaned_data
        return datetime.combine(facts["day"], facts["begins"], COPENHAGEN)


class FoundedForm(ElectionForm):
    """The founding meeting written down: the name, the day, and the first seats."""

    name = forms.CharField(label=_("What is it called?"), max_length=120)
    mailbox = mail_field(label=_("Shared mailbox"), required=False)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, seats=[], **more)
        self.fields["on"].label = _("Day of the meeting")
        self.fields["on"].help_text = ""
        del self.fields["how"], self.fields["seen"]


class LayAsideForm(forms.Form):
    why = forms.CharField(
        label=_("Why?"),
        required=False,
        max_length=200,
        help_text=_("Everybody can read it. It is fine to leave it empty."),
    )  # fmt: skip
