"""What people type when many find their groups at once."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tingsted.ideas.models import Help, Idea
from tingsted.kernel.forms import seen_field
from tingsted.places.models import Area
from tingsted.workgroups.forms.groups import day_field
from tingsted.workgroups.models import Choice, Group, Placing

MOST_IDEAS = 40
MAIL = _("Write your e-mail address, for example inger@tingsted.example")


class OpenPlacing(forms.Form):
    """What one may wish for."""

    title = forms.CharField(
        label=_("What is it called?"),
        max_length=120,
        help_text=_("For example: Find your group after the meeting in June."),
        error_messages={"required": _("Give it a title.")},
    )
    groups = forms.ModelMultipleChoiceField(
        Group.objects.none(), label=_("Groups at work"), required=False, widget=forms.CheckboxSelectMultiple
    )
    ideas = forms.ModelMultipleChoiceField(
        Idea.objects.none(),
        label=_("Ideas that get a group, if enough want it"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    least = forms.IntegerField(label=_("At least this many in a group"), min_value=1, max_value=50)
    most = forms.IntegerField(label=_("At most"), min_value=1, max_value=100)
    closes = day_field(_("Last day to wish"))

    def __init__(self, *args: Any, area: Area, **more: Any) -> None:
        super().__init__(*args, **more)
        groups: Any = self.fields["groups"]
        ideas: Any = self.fields["ideas"]
        groups.queryset = Group.objects.gathering().filter(area=area)
        newest = Idea.objects.public().filter(area=area, groups=None, column="want").order_by("-number")
        ideas.queryset = Idea.objects.filter(pk__in=newest.values("pk")[:MOST_IDEAS]).order_by("-number")
        self.fields["closes"].required = True

    def clean_ideas(self) -> list[Idea]:
        """Those that were ticked."""
        return list(self.cleaned_data["ideas"])


class ChangePlacing(forms.Form):
    """Another last day, and the sizes of each group."""

    closes = day_field(_("Last day to wish"))
    seen = seen_field()

    def __init__(self, *args: Any, placing: Placing, **more: Any) -> None:
        more["initial"] = {"closes": placing.closes, "seen": placing.version}
        super().__init__(*args, **more)
        self.fields["closes"].required = True
        self.choices = list(placing.choices.all())
        for choice in self.choices:
            for name, label in (("least", _("At least")), ("most", _("At most"))):
                self.fields[f"{name}_{choice.pk}"] = forms.IntegerField(
                    label=label, min_value=1, max_value=100, initial=getattr(choice, name)
                )

    def rows(self) -> list[tuple[Choice, forms.BoundField, forms.BoundField]]:
        """Each group with its two fields."""
        return [(c, self[f"least_{c.pk}"], self[f"most_{c.pk}"]) for c in self.choices]

    def facts(self) -> dict[str, Any]:
        """What the action wants to know."""
        data = self.cleaned_data
        sizes = {c.pk: (data[f"least_{c.pk}"], data[f"most_{c.pk}"]) for c in self.choices}
        return {"closes": data["closes"], "seen": data["seen"], "sizes": sizes}


class GiveWish(forms.Form):
    """Up to three wishes, best first."""

    first = forms.ModelChoiceField(
        Choice.objects.none(),
        label=_("Which group would you soonest join?"),
        empty_label=_("Anywhere I am needed"),
        required=False,
    )
    second = forms.ModelChoiceField(
        Choice.objects.none(), label=_("And else?"), empty_label=_("None"), required=False
    )
    third = forms.ModelChoiceField(
        Choice.objects.none(), label=_("And if not that?"), empty_label=_("None"), required=False
    )
    help = forms.ChoiceField(
        label=_("I can help with"), choices=Help.choices, initial=Help.TIME, widget=forms.RadioSelect
    )
    name = forms.CharField(
        label=_("Your name"),
        max_length=120,
        error_messages={"required": _("Write your name, so that the others know who comes.")},
    )
    email = forms.EmailField(
        label=_("Your e-mail"),
        help_text=_("Only the coordinator and the council see it."),
        error_messages={"required": MAIL, "invalid": MAIL},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    consent = forms.BooleanField(
        label=_("The group I come into may write to me. I can say no again at any time."),
        error_messages={"required": _("The group can only write to you if you say yes to it here.")},
    )

    def __init__(self, *args: Any, placing: Placing, from_paper: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        for name in ("first", "second", "third"):
            wish: Any = self.fields[name]
            wish.queryset = placing.choices.all()
        if from_paper:
            self.fields["email"].required = False

    def facts(self) -> dict[str, Any]:
        """What the action wants to know."""
        data = dict(self.cleaned_data)
        wishes = [data.pop(name) for name in ("first", "second", "third")]
        return data | {"wishes": [choice for choice in wishes if choice is not None]}
