"""A logo as it is kept: read by us, small, and without anything that was hidden in the file."""

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
