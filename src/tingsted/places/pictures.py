"""A logo and a font as they are kept: read by us, small, and without anything that was hidden in the file."""

from __future__ import annotations

import io
import secrets
from typing import Any

from django.core.files.base import ContentFile
from django.utils.translation import gettext as _
from PIL import Image, UnidentifiedImageError

from tingsted.kernel.actions import Refused

LARGEST_FILE = 2 * 1024 * 1024
LARGEST_PICTURE = 25_000_000
HEIGHT, WIDTH = 160, 800
LARGEST_FONT = 600 * 1024


def small_logo(upload: Any) -> ContentFile[bytes]:
    """The logo drawn anew as a PNG at most 160 pixels high; refused with a sentence when it can't be read."""
    if upload.size > LARGEST_FILE:
        raise Refused(_("The picture is larger than 2 MB. Save it smaller, and send it again."), "logo")
    try:
        upload.seek(0)
        with Image.open(upload, formats=["PNG", "JPEG", "WEBP", "GIF"]) as picture:
            if picture.width * picture.height > LARGEST_PICTURE:
                raise Refused(
                    _("The picture has too many pixels. Save it smaller, and send it again."), "logo"
                )
            drawn = picture.convert("RGBA")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise Refused(_("We can't read that picture. Save it as PNG, and send it again."), "logo") from None
    drawn.thumbnail((WIDTH, HEIGHT))
    out = io.BytesIO()
    drawn.save(out, "PNG", optimize=True)
    return ContentFile(out.getvalue(), name=f"logo-{secrets.token_hex(4)}.png")


def own_font(upload: Any, field: str) -> ContentFile[bytes]:
    """The municipality's own font, as WOFF2 and nothing else; refused with a sentence when it is something else.

    The file is served from this installation only, and browsers read it in a sandbox of their own: what is checked is
    that it is a font of that kind, whole, and small enough to be sent to everybody.
    """
    if upload.size > LARGEST_FONT:
        raise Refused(
            _("The font is larger than 600 kB. Save it with fewer signs, and send it again."), field
        )
    upload.seek(0)
    data: bytes = upload.read()
    if data[:4] != b"wOF2" or len(data) < 48 or int.from_bytes(data[8:12], "big") != len(data):
        raise Refused(_("The font must be a whole WOFF2 file."), field)
    return ContentFile(data, name=f"font-{secrets.token_hex(4)}.woff2")
