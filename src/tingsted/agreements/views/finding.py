"""From an address to the version behind it, and what the reader may do with it."""

from __future__ import annotations

from django.http import HttpRequest

from tingsted.agreements.models import Version
from tingsted.kernel.actors import Actor
from tingsted.kernel.doors import get_visible
from tingsted.places.acting import actor_who_may


def version_at(request: HttpRequest, slug: str, number: int) -> Version:
    """The version that this reader may see."""
    return get_visible(Version, request.user, "basis__office", basis__slug=slug, number=number)


def kept_version_at(request: HttpRequest, slug: str, number: int) -> tuple[Version, Actor]:
    """The version, and the reader as one who keeps it; refused with a sentence to all others."""
    version = version_at(request, slug, number)
    return version, actor_who_may(request, "agreements.keep", version.basis)
