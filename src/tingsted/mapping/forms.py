"""What people type about what a village has and what it wants."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tingsted.documents.tables import MOST_BYTES
from tingsted.kernel import clock
from tingsted.kernel.forms import seen_field
from tingsted.mapping.models import Asset, AssetKind, VillageGoal
from tingsted.plans.sdg import sdgs

NUMBER = dict.fromkeys(("invalid", "required"), _("Write a number, for example 12 or 3,5."))
YEAR = dict.fromkeys(("invalid", "required"), _("Write a year, for example 2026."))


def amount_field(label: Any, *, required: bool = True, help_text: Any = "") -> forms.DecimalField:
    """A number as it is written here, with a comma."""
    return forms.DecimalField(
        label=label, required=required, max_digits=12, decimal_places=2, localize=True, help_text=help_text,
        error_messages=NUMBER, widget=forms.TextInput(attrs={"inputmode": "decimal"}),
    )  # fmt: skip


def year_field(label: Any, *, required: bool = True) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        required=required,
        error_messages=YEAR,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )


class SetGoal(forms.Form):
    """A goal of the village's own."""

    title = forms.CharField(
        label=_("What do you want?"),
        max_length=140,
        help_text=_("In your own words, for example: More of us walk and cycle to the station."),
        error_messages={"required": _("Write the goal in a sentence.")},
    )
    goal = forms.ChoiceField(
        label=_("Which of the seventeen does it belong to?"),
        error_messages={"required": _("Choose one of the seventeen.")},
    )
    target = forms.CharField(
        label=_("A target of it, by its code"),
        max_length=6,
        required=False,
        help_text=_("For example 11.7. The targets' words stand at the UN."),
    )
    why = forms.CharField(
        label=_("Why?"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    indicator = forms.CharField(
        label=_("What do you count?"),
        max_length=140,
        help_text=_(
            "Something you can count yourselves each year, for example: bicycles at the station a Tuesday morning."
        ),
        error_messages={"required": _("Write what you count.")},
    )
    unit = forms.CharField(
        label=_("In what unit?"),
        max_length=40,
        help_text=_("For example: bicycles, metres, percent."),
        error_messages={"required": _("Write the unit.")},
    )
    baseline = amount_field(_("How many are there today?"))
    baseline_year = year_field(_("Counted in the year"))
    aim = amount_field(_("How many do you aim for?"), required=False)
    aim_year = year_field(_("In the year"), required=False)
    in_plan = forms.BooleanField(label=_("Show it on the area's plan"), required=False, initial=True)
    seen = seen_field()

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        goal: Any = self.fields["goal"]
        goal.choices = [("", _("Choose")), *((str(number), str(sdg)) for number, sdg in sdgs().items())]

    @staticmethod
    def start(goal: VillageGoal | None) -> dict[str, Any]:
        """What the form begins with."""
        if goal is None:
            return {"baseline_year": clock.today().year, "in_plan": True}
        kept = ("title", "why", "indicator", "unit", "baseline", "baseline_year", "aim", "aim_year")
        return {name: _plain(getattr(goal, name)) for name in kept} | {
            "goal": goal.code.partition(".")[0],
            "target": goal.code if "." in goal.code else "",
            "in_plan": goal.plan_id is not None,
            "seen": goal.version,
        }

    def clean(self) -> dict[str, Any]:
        """A target belongs to the goal that was chosen."""
        data = super().clean() or {}
        goal, target = data.get("goal", ""), data.get("target", "").strip().casefold()
        if goal and target and (target.partition(".")[0] != goal or target not in sdgs()[int(goal)].targets):
            self.add_error("target", _("Goal %(goal)s has no target with that code.") % {"goal": goal})
        return data

    def facts(self) -> dict[str, Any]:
        """What the action wants to know."""
        data = dict(self.cleaned_data)
        goal, target = data.pop("goal"), data.pop("target").strip().casefold()
        return data | {"code": target or goal}


def _plain(fact: Any) -> Any:
    """An amount as somebody would write it: 31 and not 31,00."""
    if not isinstance(fact, Decimal):
        return fact
    return fact.quantize(Decimal(1)) if fact == fact.to_integral_value() else fact.normalize()


class MeasureGoal(forms.Form):
    """What a year showed."""

    year = year_field(_("Which year?"))
    value = amount_field(_("How many?"))
    note = forms.CharField(
        label=_("A note"), max_length=200, required=False, help_text=_("For example who counted.")
    )


class PutUpAsset(forms.Form):
    """Something the village has."""

    name = forms.CharField(
        label=_("What is it called?"),
        max_length=120,
        error_messages={"required": _("Write what it is called.")},
    )
    kind = forms.ChoiceField(
        label=_("What is it?"),
        choices=AssetKind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what it is.")},
    )
    text = forms.CharField(
        label=_("Tell about it"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Write nobody's name without their yes, neither here nor above."),
    )
    contact = forms.CharField(label=_("Whom does one write or ring to?"), max_length=120, required=False)
    contact_public = forms.BooleanField(label=_("The contact has agreed to be shown"), required=False)
    latitude = forms.FloatField(
        label=_("Latitude"), required=False, localize=True, min_value=-90, max_value=90,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}), error_messages=NUMBER,
        help_text=_("For example 55,35. Leave both empty for what has no place, such as a skill."),
    )  # fmt: skip
    longitude = forms.FloatField(
        label=_("Longitude"), required=False, localize=True, min_value=-180, max_value=180,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}), error_messages=NUMBER,
    )  # fmt: skip
    seen = seen_field()

    @staticmethod
    def start(asset: Asset | None) -> dict[str, Any]:
        """What the form begins with."""
        if asset is None:
            return {}
        kept = ("name", "kind", "text", "contact", "contact_public", "latitude", "longitude")
        return {name: getattr(asset, name) for name in kept} | {"seen": asset.version}


class UploadSheet(forms.Form):
    """A sheet from paper or from a register."""

    file = forms.FileField(
        label=_("The file"),
        allow_empty_file=True,
        help_text=_("CSV or .xlsx, at most one megabyte."),
        error_messages={"required": _("Choose a file.")},
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx,.txt"}),
    )

    def clean_file(self) -> Any:
        """Stop a huge file before it is read."""
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(_("The file is larger than one megabyte."), code="too big")
        return file


class UploadPeople(UploadSheet):
    """A register's table, its year and whose it is."""

    year = year_field(_("The figures are of 1 January in the year"))
    source = forms.CharField(
        label=_("Source"),
        max_length=200,
        required=False,
        help_text=_("For example: Statistics Denmark, FOLK1A."),
    )


class Sure(forms.Form):
    """A page that asks before its one button acts on the thing as it was seen."""

    seen = seen_field()
