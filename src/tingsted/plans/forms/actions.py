"""What is filled in about one action: what it is, how far it has come, who coordinates."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tingsted.accounts.models import Person
from tingsted.ideas.models import Idea
from tingsted.ideas.numbers import ideas_called
from tingsted.kernel.actions import Refused
from tingsted.kernel.forms import seen_field
from tingsted.places.outlines import read_point
from tingsted.plans.actions import Details
from tingsted.plans.letters import STUCK
from tingsted.plans.models import Action, Goal, Plan, Theme
from tingsted.plans.sdg import codes_in, goal_of, is_code, sdgs


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
    goal = forms.ModelChoiceField(
        label=_("Which goal does it work for?"), queryset=Goal.objects.none(), required=False
    )
    place = forms.CharField(label=_("Where?"), max_length=120, required=False)
    point = forms.CharField(
        label=_("Point on the map"),
        max_length=60,
        required=False,
        help_text=_("Latitude and longitude, for example 55.3548 11.6932. Then it stands on the plan's map."),
    )
    time = forms.CharField(
        label=_("When?"), max_length=80, required=False, help_text=_("For example »Spring 2028«.")
    )
    cost = forms.IntegerField(
        label=_("What does it cost, about?"),
        min_value=0,
        max_value=2_000_000_000,
        required=False,
        help_text=_("In whole kroner."),
    )
    money = forms.CharField(label=_("Where does the money come from?"), max_length=120, required=False)
    sdgs = forms.MultipleChoiceField(
        label=_("Which Sustainable Development Goals does it help?"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    targets = forms.CharField(
        label=_("Targets, if you know them"),
        max_length=120,
        required=False,
        help_text=_("By their numbers, for example 11.7, 15.5."),
    )
    ideas = forms.CharField(
        label=_("Idea numbers"),
        max_length=300,
        required=False,
        help_text=_("For example Glumsø-27, Glumsø-31."),
    )
    seen = seen_field()

    MORE = ("goal", "place", "point", "time", "cost", "money", "sdgs", "targets")

    def __init__(self, *args: Any, plan: Plan, viewer: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.viewer = viewer
        fields: dict[str, Any] = self.fields
        fields["theme"].queryset = plan.themes.standing()
        fields["goal"].queryset = Goal.objects.filter(theme__plan=plan)
        fields["sdgs"].choices = [(str(number), str(goal)) for number, goal in sdgs().items()]

    @staticmethod
    def initial_of(action: Action) -> dict[str, Any]:
        """What an action says now, as its form holds it."""
        names = ("title", "text", "theme", "driver", "partners", "goal", "place", "time", "cost", "money")
        point = "" if action.latitude is None else f"{action.latitude} {action.longitude}"
        return {name: getattr(action, name) for name in names} | {
            "sdgs": [code for code in action.sdgs if "." not in code],
            "targets": ", ".join(code for code in action.sdgs if "." in code),
            "point": point,
            "seen": action.version,
        }

    @property
    def says_more(self) -> bool:
        """Whether the fold with the details is open: something stands there, or something is wrong there."""
        return any(self[name].value() or self[name].errors for name in self.MORE)

    def said(self) -> dict[str, Any]:
        """Everything as the verbs take it."""
        data = dict(self.cleaned_data)
        codes = {*data["sdgs"], *data["targets"]} | {str(goal_of(code).number) for code in data["targets"]}
        details = Details(
            goal=data["goal"], place=data["place"], point=data["point"], sdgs=tuple(codes), time=data["time"],
            cost=data["cost"], money=data["money"],
        )  # fmt: skip
        kept = {name: value for name, value in data.items() if name not in self.MORE}
        return kept | {"details": details}

    def clean_point(self) -> tuple[float, float] | None:
        """Latitude and longitude, or none."""
        if not self.cleaned_data["point"]:
            return None
        try:
            longitude, latitude = read_point(self.cleaned_data["point"])
        except Refused as refusal:
            raise forms.ValidationError(str(refusal)) from None
        return latitude, longitude

    def clean_targets(self) -> list[str]:
        """The codes, each of them one there is."""
        codes = codes_in(self.cleaned_data["targets"])
        unknown = [code for code in codes if not is_code(code)]
        if unknown or (self.cleaned_data["targets"] and not codes):
            raise forms.ValidationError(
                _("%(codes)s is none of the goals or their targets."),
                params={"codes": ", ".join(unknown) or self.cleaned_data["targets"]},
            )
        return codes

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


class PhotoForm(forms.Form):
    """A picture and what it shows."""

    picture = forms.FileField(
        label=_("The picture"),
        widget=forms.ClearableFileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
        help_text=_("At most 12 MB. Everybody who can be recognised has said yes."),
    )
    alt = forms.CharField(
        label=_("What does the picture show?"),
        max_length=200,
        help_text=_("Read aloud to those who can't see it: »Twelve people lay gravel on a path by a lake.«"),
    )
    caption = forms.CharField(
        label=_("Words under the picture"),
        max_length=160,
        required=False,
        help_text=_("For example who took it."),
    )


class TakeOutForm(forms.Form):
    """Why an action leaves the plan."""

    reason = forms.CharField(
        label=_("Why?"), max_length=300, required=False, widget=forms.Textarea({"rows": 3}),
        help_text=_("Those who hoped for it can read it."),
    )  # fmt: skip
    seen = seen_field()


class NudgeForm(forms.Form):
    """How far it is, or that somebody is stuck: answered from a letter."""

    answer = forms.ChoiceField(
        label=_("How far is it?"),
        widget=forms.RadioSelect,
        choices=[*WorkForm.base_fields["work"].choices, (STUCK, _("We are stuck and need help"))],  # type: ignore[attr-defined]  # a form's field of this kind
    )
    note = forms.CharField(
        label=_("What is new?"),
        max_length=300,
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("One or two sentences. They stand in the plan."),
    )
