"""A photo as it is kept: drawn anew by us, small enough for a phone, without where and when it was taken."""

from __future__ import annotations

import io
import secrets
from typing import Any

from django.core.files.base import ContentFile
from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

from tingsted.kernel.actions import Refused

LARGEST_FILE = 12 * 1024 * 1024
LARGEST_PICTURE = 50_000_000
SIDE = 1600
UNREADABLE = (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError)


def without_whereabouts(upload: Any) -> ContentFile[bytes]:
    """A drawing or a photo as fine as it came, without where, when and with what it was taken; name and kind stay.

    Refused with a sentence when it can't be read as the picture it says it is.
    """
    try:
        upload.seek(0)
        with Image.open(upload, formats=["JPEG", "PNG"]) as picture:
            if picture.width * picture.height > LARGEST_PICTURE:
                raise Refused(
                    _("The picture has too many pixels. Save it smaller, and send it again."), "file"
                )
            kind, colours = picture.format, picture.info.get("icc_profile")
            turned = ImageOps.exif_transpose(picture)
            drawn = Image.new(turned.mode, turned.size)
            if turned.palette is not None:
                drawn.putpalette(turned.palette)
            drawn.paste(turned)
            see_through = picture.info.get("transparency")
    except UNREADABLE:
        raise Refused(_("We can't read that picture. Save it as JPEG, and send it again."), "file") from None
    out = io.BytesIO()
    more = {"transparency": see_through} if kind == "PNG" and see_through is not None else {}
    drawn.save(out, kind, icc_profile=colours, quality=92, optimize=True, **more)
    return ContentFile(out.getvalue(), name=upload.name)


def photo(upload: Any, *, field: str = "picture") -> ContentFile[bytes]:
    """The photo as a JPEG at most 1600 pixels on its longer side, turned as it was held.

    Nothing of the file itself is kept, so neither place, camera nor a hidden small picture follows along. Refused with
    a sentence beside `field` when it can't be read.
    """
    if upload.size > LARGEST_FILE:
        raise Refused(_("The picture is larger than 12 MB. Save it smaller, and send it again."), field)
    try:
        upload.seek(0)
        with Image.open(upload, formats=["JPEG", "PNG", "WEBP", "GIF"]) as picture:
            if picture.width * picture.height > LARGEST_PICTURE:
                raise Refused(
                    _("The picture has too many pixels. Save it smaller, and send it again."), field
                )
            drawn = ImageOps.exif_transpose(picture).convert("RGBA")
    except UNREADABLE:
        raise Refused(_("We can't read that picture. Save it as JPEG, and send it again."), field) from None
    drawn.thumbnail((SIDE, SIDE))
    on_white = Image.new("RGB", drawn.size, "white")
    on_white.paste(drawn, mask=drawn.getchannel("A"))
    out = io.BytesIO()
    on_white.save(out, "JPEG", quality=82, optimize=True, progressive=True)
    return ContentFile(out.getvalue(), name=f"{secrets.token_hex(8)}.jpg")
