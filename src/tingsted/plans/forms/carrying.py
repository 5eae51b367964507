"""What the contact office fills in to carry an action to a department."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tingsted.kernel import clock
from tingsted.places.models import Office, OfficeKind
from tingsted.plans.models import Action, Pairing, Plan, Reference
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


class ForwardManyForm(forms.Form):
    """Several actions to several departments at once."""

    actions = forms.ModelMultipleChoiceField(
        label=_("Which actions?"), queryset=Action.objects.none(), widget=forms.CheckboxSelectMultiple
    )
    to = forms.ModelMultipleChoiceField(
        label=_("To which departments?"), queryset=Office.objects.none(), widget=forms.CheckboxSelectMultiple
    )
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
        help_text=_("Leave it empty to send each action's own words."),
    )

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        waiting = plan.actions.standing().select_related("theme")
        fields["actions"].queryset = waiting
        never = waiting.filter(forwardings__isnull=True).exclude(driver=Action.Driver.CITIZENS)
        fields["actions"].initial = never.exclude(work=Action.Work.DONE)
        fields["to"].queryset = Office.objects.open().filter(kind=OfficeKind.DEPARTMENT)
        fields["due"].initial = clock.today() + timedelta(weeks=6)


class ReferenceForm(forms.Form):
    """Where it stands in the municipality's own planning."""

    kind = forms.ChoiceField(
        label=_("Where does it stand?"),
        widget=forms.RadioSelect,
        choices=[
            (Reference.Kind.PLAN, _("In the municipal plan")),
            (Reference.Kind.BUDGET, _("In the budget")),
            (Reference.Kind.OTHER, _("In another decision")),
        ],
    )
    words = forms.CharField(
        label=_("What the link leads to"), max_length=140, help_text=_("For example »Budget 2028, side 41«.")
    )
    url = forms.URLField(label=_("The address"), max_length=300, assume_scheme="https")


class PairForm(forms.Form):
    """Why two bodies should talk."""

    words = forms.CharField(
        label=_("A few words to them"), max_length=600, required=False, widget=forms.Textarea({"rows": 3})
    )


class PairingForm(forms.Form):
    """Yes, or no thank you."""

    answer = forms.ChoiceField(choices=Pairing.Answer, widget=forms.HiddenInput)
