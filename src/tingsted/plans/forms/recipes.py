"""What is filled in about a recipe, and what a table of an existing plan is read from."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tingsted.kernel.forms import seen_field
from tingsted.plans.models import Phase, Recipe
from tingsted.plans.recipes import skeleton

SPARE = 2


class RecipeForm(forms.Form):
    """The phases in their order, two empty rows for more, and the nine sections."""

    name = forms.CharField(label=_("What it is called"), max_length=80)
    words = forms.CharField(
        label=_("What it is like"), max_length=300, required=False, widget=forms.Textarea({"rows": 2})
    )
    seen = seen_field()

    def __init__(self, *args: Any, recipe: Recipe, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.numbers = range(1, len(recipe.phases) + SPARE + 1)
        self.known = skeleton()
        rows = [*recipe.phases, *[{}] * SPARE]
        kinds = [("", _("No phase")), *((kind.value, kind.label) for kind in Phase.Kind)]
        for number, row in zip(self.numbers, rows, strict=True):
            for name, field, value in (
                (
                    "kind",
                    forms.ChoiceField(label=_("Phase"), choices=kinds, required=False),
                    row.get("kind", ""),
                ),
                (
                    "name",
                    forms.CharField(label=_("Called here"), max_length=60, required=False),
                    row.get("name", ""),
                ),
                ("after", _weeks(_("Begins after weeks")), row.get("after")),
                ("lasts", _weeks(_("Lasts weeks")), row.get("lasts")),
            ):
                field.initial = value
                self.fields[f"{name}_{number}"] = field
        chosen = {row["key"]: row for row in recipe.sections}
        for key, section in self.known.items():
            has = "" if key not in chosen else "required" if chosen[key].get("required") else "yes"
            self.fields[f"has_{key}"] = forms.ChoiceField(
                label=section.heading,
                initial=has,
                required=False,
                choices=[
                    ("", _("Not in this plan")),
                    ("yes", _("In the plan")),
                    ("required", _("Must be there")),
                ],
                help_text=section.hint,
            )

    def rows(self) -> list[list[Any]]:
        """The fields of each phase."""
        return [[self[f"{name}_{n}"] for name in ("kind", "name", "after", "lasts")] for n in self.numbers]

    def section_fields(self) -> list[Any]:
        """A field for each of the nine sections."""
        return [self[f"has_{key}"] for key in self.known]

    def said(self) -> dict[str, Any]:
        """Everything as the verb takes it."""
        data = self.cleaned_data
        phases = [
            {
                "kind": data[f"kind_{n}"],
                "name": data[f"name_{n}"],
                "after": data[f"after_{n}"] or 0,
                "lasts": data[f"lasts_{n}"],
            }
            for n in self.numbers
            if data[f"kind_{n}"]
        ]
        sections = [
            {"key": key, "required": data[f"has_{key}"] == "required"}
            for key in self.known
            if data[f"has_{key}"]
        ]
        kept = {name: data[name] for name in ("name", "words", "seen")}
        return kept | {"phases": phases, "sections": sections}


def _weeks(label: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=0, max_value=260, required=False)


class TableForm(forms.Form):
    """The table of a plan that there is already."""

    file = forms.FileField(
        label=_("The table"),
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.xlsx"}),
        help_text=_("CSV as Excel saves it, or XLSX. One row must say at least »Tema« and »Handling«."),
    )


class PartForm(forms.Form):
    """One of the plan's sections."""

    heading = forms.CharField(label=_("Heading"), max_length=80)
    text = forms.CharField(
        label=_("Text"), max_length=8000, required=False, widget=forms.Textarea({"rows": 10})
    )
    seen = seen_field()
