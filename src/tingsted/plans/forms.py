"""What people fill in to start a plan, write in it and carry it on."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tingsted.accounts.models import Person
from tingsted.ideas.models import Idea
from tingsted.ideas.numbers import ideas_called
from tingsted.kernel import clock
from tingsted.kernel.forms import seen_field
from tingsted.places.models import Office, OfficeKind
from tingsted.plans.actions.living import Dates
from tingsted.plans.models import Action, Plan, Theme
from tingsted.promises.forms import DayInput

NONE = "none"


class HintedRadio(forms.RadioSelect):
    """Choices that each carry a line saying what it means."""

    def __init__(self, hints: dict[str, Any]) -> None:
        super().__init__()
        self.hints = hints


class StartForm(forms.Form):
    """LUP, BLUP, or no plan here: three choices of equal weight."""

    choice = forms.ChoiceField(
        label=_("What suits you?"),
        choices=[
            (Plan.Kind.LUP, _("A local development plan (LUP)")),
            (Plan.Kind.BLUP, _("A sustainable local development plan (BLUP)")),
            (NONE, _("No plan here")),
        ],
        widget=HintedRadio(
            {
                "lup": _(
                    "A meeting, a survey, a meeting about the result, groups, and a plan that lives on."
                ),
                "blup": _(
                    "Four phases: mobilisation, mapping, facilitation, organisation. The goals are your own."
                ),
                NONE: _("A full and respected choice. You can change your mind whenever you like."),
            }
        ),
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
    words = forms.CharField(
        label=_("If you make no plan: in your own words"),
        max_length=300,
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("For example: »We put our energy into the summer fair.« It stands on the area's page."),
    )


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


class ActionForm(forms.Form):
    """What shall happen, under which theme, who drives it."""

    title = forms.CharField(label=_("What shall happen?"), max_length=140, help_text=_("In a few words."))
    text = forms.CharField(
        label=_("Tell more"),
        max_length=6000,
        required=False,
        widget=forms.Textarea({"rows": 6}),
        help_text=_(
            "What is missing, what you want, what it takes. Everyone can read it. No personal cases here."
        ),
    )
    theme = forms.ModelChoiceField(label=_("Theme"), queryset=Theme.objects.none())
    driver = forms.ChoiceField(
        label=_("Who drives it?"),
        widget=forms.RadioSelect,
        initial=Action.Driver.CITIZENS,
        choices=[
            (Action.Driver.CITIZENS, _("Citizens")),
            (Action.Driver.MUNICIPALITY, _("The municipality")),
            (Action.Driver.JOINT, _("Citizens and municipality together")),
        ],
    )
    partners = forms.CharField(label=_("Together with"), max_length=120, required=False)
    ideas = forms.CharField(
        label=_("Idea numbers"),
        max_length=300,
        required=False,
        help_text=_("For example Glumsø-27, Glumsø-31."),
    )
    seen = seen_field()

    def __init__(self, *args: Any, plan: Plan, viewer: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.viewer = viewer
        self.fields["theme"].queryset = plan.themes.all()  # type: ignore[attr-defined]  # a form's field of this kind

    def clean_ideas(self) -> list[Idea]:
        """The ideas behind the numbers; one that is not there is named."""
        wanted = self.cleaned_data["ideas"].replace(";", ",").replace("\n", ",").split(",")
        labels = [label.strip() for label in wanted if label.strip()]
        found = ideas_called(labels, Idea.objects.visible_to(self.viewer).select_related("merged_into"))
        missing = [label for label in labels if label not in found]
        if missing:
            raise forms.ValidationError(
                _("We can't find %(labels)s. Look at the number again."),
                params={"labels": ", ".join(missing)},
            )
        return [found[label] for label in labels]


class WorkForm(forms.Form):
    """How far the work has come, and what is new."""

    work = forms.ChoiceField(
        label=_("How far is it?"),
        widget=forms.RadioSelect,
        choices=[
            (Action.Work.NOT_BEGUN, _("Not begun")),
            (Action.Work.BEGUN, _("Begun")),
            (Action.Work.WELL, _("Well under way")),
            (Action.Work.DONE, _("Done")),
            (Action.Work.ASIDE, _("Laid aside, with reasons")),
        ],
    )
    note = forms.CharField(
        label=_("What is new?"),
        max_length=300,
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("One or two sentences. They stand in the plan."),
    )
    seen = seen_field()


class CoordinatorForm(forms.Form):
    """Who coordinates an action, among those the body knows."""

    person = forms.ModelChoiceField(label=_("Coordinator"), queryset=Person.objects.none(), required=False)
    seen = seen_field()

    def __init__(self, *args: Any, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = people  # type: ignore[attr-defined]  # a form's field of this kind


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


class DayForm(forms.Form):
    """The day on which the body decided."""

    on = forms.DateField(label=_("On which day?"), widget=DayInput)
    seen = seen_field()


class Confirm(forms.Form):
    """A page with one button and nothing to fill in."""
