"""The forms of the map: three ways to give an outline, and what goes with it. Each leads to one action."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from shapely.geometry.base import BaseGeometry

from tingsted.kernel import clock
from tingsted.kernel.actions import Refused
from tingsted.kernel.forms import seen_field
from tingsted.places.blocks import put_together, read_blocks
from tingsted.places.forms import DayField
from tingsted.places.models import Area, Block, Certainty
from tingsted.places.outlines import polygons_of, read_corners, read_geojson, read_point

ADOPTED = ("on", "adopted_by", "certainty", "source")
LIST = forms.Textarea(attrs={"rows": 8, "spellcheck": "false", "autocomplete": "off"})
EXAMPLE = _(
    "One corner on each line: latitude and longitude, for example 55.35480 11.69320. "
    "An empty line begins a new ring; a ring inside another is a hole."
)


class AdoptedForm(forms.Form):
    """From when, adopted by whom, how sure: the same for everything that changes the map."""

    on = DayField(label=_("Holds from"))
    adopted_by = forms.CharField(
        label=_("Adopted by"),
        max_length=120,
        help_text=_("For example: the municipal council, 12 November 2026."),
    )
    certainty = forms.ChoiceField(label=_("How sure"), choices=Certainty, widget=forms.RadioSelect)
    source = forms.CharField(
        label=_("Source"),
        required=False,
        max_length=300,
        help_text=_("Where the line comes from: a map, a case number."),
    )

    area: Area

    def __init__(self, *args: Any, area: Area | None = None, **more: Any) -> None:
        super().__init__(*args, **more)
        sure = area.certainty if area else Certainty.DOCUMENTED
        self.initial = {"on": clock.today(), "certainty": sure, **self.initial}
        if area is not None:
            self.area = area
        self.order_fields([name for name in self.fields if name not in ADOPTED] + list(ADOPTED))

    def adopted(self) -> dict[str, Any]:
        """What the draft keeps beside its outline."""
        return {name: self.cleaned_data[name] for name in ADOPTED}


class OutlineForm(AdoptedForm):
    """One way to give an outline."""

    def outline(self) -> tuple[BaseGeometry, dict[str, Any]]:
        """The outline in degrees, and how it came about."""
        raise NotImplementedError


class CornersForm(OutlineForm):
    geometry = forms.CharField(label=_("Corners"), widget=LIST, help_text=EXAMPLE)

    def outline(self) -> tuple[BaseGeometry, dict[str, Any]]:
        return read_corners(self.cleaned_data["geometry"]), {"way": "corners"}


class FileForm(OutlineForm):
    geometry = forms.FileField(
        label=_("GeoJSON file"),
        help_text=_(
            "In degrees (EPSG:4326) or Danish metres (EPSG:25832). With several areas in it, yours is found by name."
        ),
        widget=forms.FileInput(attrs={"accept": ".geojson,.json,application/geo+json"}),
    )

    def outline(self) -> tuple[BaseGeometry, dict[str, Any]]:
        raw = self.cleaned_data["geometry"].read()
        return read_geojson(raw, name=self.area.name), {"way": "file"}


class BlocksForm(OutlineForm):
    blocks = forms.MultipleChoiceField(label=_("Put together of"), widget=forms.CheckboxSelectMultiple)
    without = forms.MultipleChoiceField(
        label=_("But without what lies in"), required=False, widget=forms.CheckboxSelectMultiple
    )
    also = forms.CharField(
        label=_("And with this piece"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=EXAMPLE,
    )
    less = forms.CharField(
        label=_("And without this piece"), required=False, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Written in the same way."),
    )  # fmt: skip

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.known = {block.key: block for block in Block.objects.all()}
        for name in ("blocks", "without"):
            field = self.fields[name]
            assert isinstance(field, forms.MultipleChoiceField)
            field.choices = [(key, str(block)) for key, block in self.known.items()]

    def outline(self) -> tuple[BaseGeometry, dict[str, Any]]:
        chosen, without = self.cleaned_data["blocks"], self.cleaned_data["without"]
        also, less = (
            read_corners(text, name) if (text := self.cleaned_data[name].strip()) else None
            for name in ("also", "less")
        )
        whole = put_together([self.known[k] for k in chosen], [self.known[k] for k in without], also, less)
        recipe = {"way": "blocks", "blocks": chosen, "without": without}
        pieces = {
            name: self.cleaned_data[name].strip()
            for name in ("also", "less")
            if self.cleaned_data[name].strip()
        }
        return whole, {**recipe, **pieces}


def prefix_field() -> forms.CharField:
    """What stands before the number of an idea; entered by hand, since forms have a prefix of their own."""
    return forms.CharField(
        label=_("Prefix"), max_length=30,
        help_text=_("Stands before the number of new ideas, as in Glumsø-27. Numbers already given stay."),
    )  # fmt: skip


class DivisionForm(OutlineForm):
    """The area that is split off, and the villages that go along."""

    name = forms.CharField(label=_("Name of the new area"), max_length=120)
    short_name = forms.CharField(label=_("Short name"), max_length=40, help_text=_("As on the map."))
    places = forms.MultipleChoiceField(
        label=_("What goes along"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Ideas about these places follow, with the numbers they have."),
    )  # fmt: skip

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["prefix"] = prefix_field()
        field = self.fields["places"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(place["name"], place["name"]) for place in self.area.place_names]
        if not self.area.place_names:
            del self.fields["places"]
        self.order_fields(["name", "short_name", "prefix", "places"])

    def names(self) -> dict[str, Any]:
        """What the new area is called, and the names people find it by."""
        going = set(self.cleaned_data.get("places", ()))
        places = [place for place in self.area.place_names if place["name"] in going]
        return {**{n: self.cleaned_data[n] for n in ("name", "short_name", "prefix")}, "places": places}


class DivideByCorners(DivisionForm, CornersForm):
    pass


class DivideByFile(DivisionForm, FileForm):
    pass


class DivideByBlocks(DivisionForm, BlocksForm):
    pass


WAYS: Mapping[str, type[OutlineForm]] = {"tegn": CornersForm, "fil": FileForm, "saml": BlocksForm}
DIVISIONS: Mapping[str, type[DivisionForm]] = {
    "tegn": DivideByCorners,
    "fil": DivideByFile,
    "saml": DivideByBlocks,
}


class MergerForm(AdoptedForm):
    other = forms.ChoiceField(
        label=_("The area that becomes part of it"),
        help_text=_("It ends. Its ideas keep their numbers, its body goes along."),
    )

    def __init__(self, *args: Any, others: Iterable[Area], **more: Any) -> None:
        super().__init__(*args, **more)
        field = self.fields["other"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "—"), *((str(other.pk), other.name) for other in others)]
        self.order_fields(["other", *ADOPTED])


class RenameForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=120)
    short_name = forms.CharField(
        label=_("Short name"),
        max_length=40,
        help_text=_("As on the map. The address of the page follows it."),
    )
    seen = seen_field()

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["prefix"] = prefix_field()


class PartsForm(forms.Form):
    parts = forms.MultipleChoiceField(
        label=_("Areas that belong to it"), required=False, widget=forms.CheckboxSelectMultiple
    )
    seen = seen_field()

    def __init__(self, *args: Any, others: Iterable[Area], **more: Any) -> None:
        super().__init__(*args, **more)
        field = self.fields["parts"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(str(other.pk), other.name) for other in others]


class NewAreaForm(RenameForm):
    kind = forms.ChoiceField(
        label=_("What it is"), choices=Area.Kind, widget=forms.RadioSelect, initial=Area.Kind.AREA
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        del self.fields["seen"]


class BlockFileForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("What is in the file"),
        choices=Block.Kind,
        widget=forms.RadioSelect,
        initial=Block.Kind.PARISH,
    )
    file = forms.FileField(
        label=_("GeoJSON file"),
        help_text=_("Each feature with a code (sognekode or postnr), a name and a surface."),
    )
    source = forms.CharField(label=_("Source"), max_length=300, help_text=_("It stands under the maps."))

    def blocks(self) -> Any:
        """What the file holds."""
        return read_blocks(self.cleaned_data["file"].read(), self.cleaned_data["kind"])


class AddressForm(forms.Form):
    adresse = forms.CharField(
        label=_("Your address"),
        required=False,
        max_length=120,
        help_text=_("Street and number, for example Storegade 1."),
    )
    key = forms.CharField(required=False, max_length=80)

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if not told.get("key") and len(told.get("adresse", "").strip()) < 3:
            self.add_error("adresse", _("Write street and number, for example Storegade 1."))
        return told


class PointForm(forms.Form):
    punkt = forms.CharField(
        label=_("Point on the map"),
        max_length=60,
        help_text=_("Latitude and longitude, for example 55.3548 11.6932."),
    )

    def clean_punkt(self) -> tuple[float, float]:
        """Longitude and latitude."""
        try:
            return read_point(self.cleaned_data["punkt"])
        except Refused as refusal:
            raise forms.ValidationError(str(refusal)) from None


def corners_of(outline: BaseGeometry) -> str:
    """An outline as the list of corners it can be typed as, ring after ring."""
    rings = [r for p in polygons_of(outline) for r in (p.exterior, *p.interiors)]
    return "\n\n".join("\n".join(f"{y:.7f} {x:.7f}" for x, y in ring.coords[:-1]) for ring in rings)
