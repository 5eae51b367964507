"""What a provider of addresses is, and which one this installation uses."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Protocol

from django.conf import settings

MOST = 8


@dataclass(frozen=True)
class Candidate:
    """An address that may be meant: the provider's own key for it, and its official words."""

    key: str
    words: str


@dataclass(frozen=True)
class Spot:
    """Where an address lies, in degrees."""

    longitude: float
    latitude: float


class NoAnswer(Exception):
    """The provider can't be reached or gave nothing that can be read. Never carries what was asked."""


class AddressProvider(Protocol):
    """Whoever knows where addresses are."""

    def search(self, text: str) -> list[Candidate]:
        """The addresses that may be meant, best first, at most `MOST`."""

    def locate(self, key: str) -> Spot:
        """Where the address with this key lies."""


def the_provider() -> AddressProvider | None:
    """The provider that is configured, or none: a file of the municipality's own wins over the state's service."""
    if settings.ADDRESS_FILE:
        return _of_file(settings.ADDRESS_FILE, Path(settings.ADDRESS_FILE).stat().st_mtime_ns)
    if settings.ADDRESS_TOKEN:
        from tingsted.places.addresses.state_service import StateService

        return StateService(settings.ADDRESS_TOKEN)
    return None


@lru_cache(maxsize=1)
def _of_file(path: str, changed: int) -> AddressProvider:
    """The file is read again when it has changed."""
    from tingsted.places.addresses.own_file import OwnFile

    return OwnFile(Path(path))
