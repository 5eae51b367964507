"""What is filled in to write a plan: its words, its dates, its headings, its day of adoption."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tingsted.kernel.forms import seen_field
from tingsted.plans.actions.living import Dates
from tingsted.plans.models import Action, Plan
from tingsted.promises.forms import DayInput


class WordsForm(forms.Form):
    """What the area wants, and how the plan came about."""

    title = forms.CharField(label=_("The plan's name"), max_length=140)
    vision = forms.CharField(
        label=_("What we want"),
        max_length=2000,
        required=False,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("One or two sentences that everybody here can say by heart."),
    )
    story = forms.CharField(
        label=_("How the plan came about"),
        max_length=8000,
        required=False,
        widget=forms.Textarea({"rows": 8}),
    )
    seen = seen_field()


class DatesForm(forms.Form):
    """When each phase opens and closes; a row per phase."""

    seen = seen_field()

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.phases = list(plan.phases.all())
        for phase in self.phases:
            for name, value, label in (
                ("opens", phase.opens, _("begins")),
                ("closes", phase.closes, _("ends")),
            ):
                self.fields[f"{name}_{phase.pk}"] = forms.DateField(
                    label=label, required=False, widget=DayInput, initial=value
                )

    def rows(self) -> list[tuple[Any, Any, Any]]:
        """Phase, first day, last day."""
        return [(p, self[f"opens_{p.pk}"], self[f"closes_{p.pk}"]) for p in self.phases]

    def dates(self) -> dict[int, Dates]:
        """The dates by the phases' keys, as the action takes them."""
        data = self.cleaned_data
        return {p.pk: (data[f"opens_{p.pk}"], data[f"closes_{p.pk}"]) for p in self.phases}


class ThemeForm(forms.Form):
    """A heading of the plan."""

    name = forms.CharField(
        label=_("A new theme"), max_length=80, help_text=_("For example »Paths and nature«.")
    )
    seen = seen_field()


class DayForm(forms.Form):
    """The day on which the body decided."""

    on = forms.DateField(label=_("On which day?"), widget=DayInput)
    seen = seen_field()


class AdoptForm(DayForm):
    """The day on which the body signed the plan off, and what is new since the last time."""

    words = forms.CharField(
        label=_("What is new in this edition?"),
        max_length=600,
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text=_(
            "A sentence or two in front of the edition. What came, went and changed is told by itself."
        ),
    )
    field_order = ("on", "words", "seen")


class RenewForm(forms.Form):
    """What goes on in a new plan."""

    title = forms.CharField(label=_("The new plan's name"), max_length=140, required=False)
    start = forms.DateField(label=_("When do you begin?"), widget=DayInput)
    going_on = forms.ModelMultipleChoiceField(
        label=_("Which actions go on?"),
        queryset=Action.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("They move with their ideas, answers and pictures. The others stay where they are."),
    )

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ended = (Action.Work.DONE, Action.Work.ASIDE)
        unfinished = plan.actions.standing().exclude(work=Action.Work.DONE)
        field: Any = self.fields["going_on"]
        field.queryset = unfinished
        field.initial = unfinished.exclude(work__in=ended)


class Confirm(forms.Form):
    """A page with one button and nothing to fill in."""


class GoalForm(forms.Form):
    """What the area wants to reach under a theme."""

    words = forms.CharField(
        label=_("What do you want to reach?"),
        max_length=200,
        widget=forms.Textarea({"rows": 2}),
        help_text=_("For example »Everybody can walk from the station to the lake.«"),
    )
    seen = seen_field()
