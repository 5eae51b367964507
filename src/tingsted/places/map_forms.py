"""The form of a file with many boundaries: looked at first, then carried along and adopted."""

from __future__ import annotations

import base64
import binascii
import zlib
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tingsted.places.land_forms import ADOPTED, AdoptedForm
from tingsted.places.map_file import LARGEST_FILE

CARRIED = ("enters", *ADOPTED)


class MapFileForm(AdoptedForm):
    """A file that was chosen, or the one that was looked at and comes back; `file_bytes` is what it holds."""

    file = forms.FileField(
        label=_("GeoJSON file"),
        required=False,
        help_text=_("In degrees (EPSG:4326) or Danish metres (EPSG:25832)."),
        widget=forms.FileInput(attrs={"accept": ".geojson,.json,application/geo+json"}),
    )
    enters = forms.BooleanField(
        label=_("Enter the areas that are not here yet"),
        required=False,
        help_text=_("Otherwise a name that is not here is a fault."),
    )
    packed = forms.CharField(required=False, strip=False)
    name = forms.CharField(required=False, max_length=80)

    file_bytes: bytes = b""
    file_name: str = ""

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        upload, carried = told.get("file"), told.get("packed", "")
        if upload is not None:
            self.file_bytes, self.file_name = upload.read(LARGEST_FILE + 1), upload.name[:80]
        elif carried:
            self.file_bytes, self.file_name = _unpacked(carried), told.get("name", "")
        if not self.file_bytes:
            self.add_error("file", _("Choose the file."))
        return told

    def carried(self) -> list[tuple[str, str]]:
        """What goes along to the next step, packed."""
        packed = base64.b64encode(zlib.compress(self.file_bytes, 9)).decode()
        told = [(name, self.data[name]) for name in CARRIED if self.data.get(name)]
        return [("packed", packed), ("name", self.file_name), *told]


def _unpacked(carried: str) -> bytes:
    """The file that was looked at; nothing where it was cut or tampered with on the way."""
    try:
        unpacker = zlib.decompressobj()
        return unpacker.decompress(base64.b64decode(carried, validate=True), LARGEST_FILE + 1)
    except (binascii.Error, zlib.error):
        return b""
