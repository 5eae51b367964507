"""Signed links: a mail can carry the right to one act for one purpose, without an account."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.core import signing


class LinkExpired(Exception):
    """The link was real but its time has passed."""


class LinkBroken(Exception):
    """The link was cut or changed on its way."""


def sign(purpose: str, value: str | int) -> str:
    """A token that says `value` for `purpose` and can't be changed."""
    return signing.dumps(value, salt=f"tingsted.{purpose}", compress=True)


def read(purpose: str, token: str, *, within: timedelta | None = None) -> str | int:
    """What the token says; raises `LinkExpired` or `LinkBroken`."""
    try:
        value: str | int = signing.loads(token, salt=f"tingsted.{purpose}", max_age=within)
    except signing.SignatureExpired as late:
        raise LinkExpired from late
    except signing.BadSignature as bad:
        raise LinkBroken from bad
    return value


def whole(path: str) -> str:
    """The whole address of a path of ours, for letters."""
    return f"{settings.ORIGIN}{path}"
