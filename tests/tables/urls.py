"""Every address the house answers on, from Django's own resolver: a new one is found by itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tables.scene import Scene, way_to


@dataclass(frozen=True)
class Address:
    """A name, its pattern, and whether it is reached by a signed link."""

    name: str
    pattern: str
    parameters: frozenset[str]
    fixed: frozenset[str]

    def path(self, scene: Scene, *, with_link: bool = True) -> str:
        """The address of the scene's own thing; without the link its token lacks the end."""
        way = way_to(scene, self.name, set(self.parameters - self.fixed))
        if "token" in way and not with_link:
            way["token"] = way["token"][:-2]
        return reverse(self.name, kwargs=way)


def every_address() -> list[Address]:
    """All of them, in the order the resolver tries them."""
    return list(_below(get_resolver(), "/", ""))


def _below(resolver: URLResolver, before: str, room: str) -> Iterator[Address]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            inner = f"{room}{entry.namespace}:" if entry.namespace else room
            yield from _below(entry, before + str(entry.pattern), inner)
        else:
            yield _address(entry, before, room)


def _address(entry: URLPattern, before: str, room: str) -> Address:
    converters: dict[str, Any] = entry.pattern.converters
    return Address(
        f"{room}{entry.name}",
        before + str(entry.pattern),
        frozenset(converters),
        frozenset(entry.default_args),
    )
