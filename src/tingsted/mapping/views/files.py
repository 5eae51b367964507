"""A file that is shown before it is read in: between the two it travels in the page, and nothing is kept here."""

from __future__ import annotations

import base64
import binascii

from django.utils.translation import gettext as _

from tingsted.documents.tables import Unreadable


def carried(data: bytes) -> str:
    """The file as the page carries it."""
    return base64.b64encode(data).decode()


def unpacked(text: str) -> bytes:
    """The file again; raises `Unreadable` where it was lost on the way."""
    try:
        return base64.b64decode(text, validate=True)
    except binascii.Error as wrong:
        raise Unreadable(_("The file was lost on the way. Choose it again.")) from wrong
