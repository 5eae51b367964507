"""What a body fills in to choose a plan, or none."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tingsted.plans.recipes import ways
from tingsted.promises.forms import DayInput

NONE = "none"


class HintedRadio(forms.RadioSelect):
    """Choices that each carry a line saying what it means."""

    def __init__(self, hints: dict[str, Any]) -> None:
        super().__init__()
        self.hints = hints


class StartForm(forms.Form):
    """A recipe for a plan, or no plan here: choices of equal weight."""

    choice = forms.ChoiceField(
        label=_("What suits you?"),
        widget=HintedRadio({}),
    )
    start = forms.DateField(
        label=_("When do you begin?"),
        required=False,
        widget=DayInput,
        help_text=_("We propose dates from here. You can change every one of them."),
    )
    with_municipality = forms.BooleanField(
        label=_("We would like to make it with the municipality"),
        required=False,
        help_text=_("The contact officer hears of the plan in any case."),
    )
    themes = forms.CharField(
        label=_("Themes, if you know them"),
        max_length=2000,
        required=False,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("One on each line. You can add more later."),
    )
    words = forms.CharField(
        label=_("If you make no plan: in your own words"),
        max_length=300,
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("For example: »We put our energy into the summer fair.« It stands on the area's page."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = ways()
        choice: Any = self.fields["choice"]
        choice.choices = [*((way.key, way.name) for way in found), (NONE, _("No plan here"))]
        respected = _("A full and respected choice. You can change your mind whenever you like.")
        choice.widget.hints = {way.key: way.words for way in found} | {NONE: respected}
