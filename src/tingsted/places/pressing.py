"""Where something is, for a form: pressed on a picture, written as an address or coordinates, or chosen from a list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tingsted.kernel.actions import Refused
from tingsted.kernel.forms import seen_field
from tingsted.places.addresses import Candidate, NoAnswer, the_provider
from tingsted.places.maps.pressing import Known, Picture, Place
from tingsted.places.outlines import read_point


class WhereForm(forms.Form):
    """An address or coordinates, or the name of something known; all empty means that it has no point."""

    where = forms.CharField(label=gettext_lazy("Coordinates"), max_length=120, required=False)
    key = forms.CharField(max_length=80, required=False)
    known = forms.ChoiceField(
        label=gettext_lazy("Or where something is that stands on the map already"), required=False
    )
    seen = seen_field()

    def __init__(self, *args: Any, known: Sequence[Known] = (), **more: Any) -> None:
        super().__init__(*args, **more)
        self.places = {str(n): each.place for n, each in enumerate(known)}
        self.candidates: list[Candidate] = []
        fields: dict[str, Any] = self.fields
        choices = [(str(n), each.name) for n, each in enumerate(known)]
        fields["known"].choices = [("", _("Choose")), *choices]
        numbers = _("Latitude and longitude, for example 55.3548 11.6932. Empty: no point.")
        fields["where"].help_text = numbers
        if the_provider() is not None:
            fields["where"].label = _("Address or coordinates")
            fields["where"].help_text = _("For example Storegade 1, or 55.3548 11.6932. Empty: no point.")

    def clean(self) -> dict[str, Any]:
        """Longitude and latitude as `place`: what was chosen goes before what was written."""
        told = super().clean() or {}
        try:
            told["place"] = self._place(told)
        except NoAnswer:
            self.add_error(
                "where", _("Addresses can't be looked up just now. Press on the map, or write numbers.")
            )
        except Refused as refusal:
            self.add_error("where", str(refusal))
        return told

    def _place(self, told: dict[str, Any]) -> Place | None:
        where, provider = told.get("where", "").strip(), the_provider()
        if told.get("known"):
            return self.places[told["known"]]
        if provider is None or not any(letter.isalpha() for letter in where):
            return read_point(where) if where else None
        key = told.get("key")
        if not key:
            found = provider.search(where)
            if len(found) != 1:
                self.candidates = found
                raise Refused(
                    _("Which of these do you mean?")
                    if found
                    else _("We can't find that address. Press on the map.")
                )
            key = found[0].key
        spot = provider.locate(key)
        return spot.longitude, spot.latitude


def place_pressed(request: HttpRequest, picture: Picture) -> Place | None:
    """Where the picture was pressed, if it was."""
    at = request.POST.get("her.x", ""), request.POST.get("her.y", "")
    return picture.place_at(*map(float, at)) if all(n.isdecimal() for n in at) else None


def written_place(place: Place | None) -> str:
    """A place as it is written in the field: latitude first, as maps say it."""
    return "" if place is None else f"{place[1]:.5f} {place[0]:.5f}"
