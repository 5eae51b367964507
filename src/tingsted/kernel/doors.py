"""The one door to objects: what a person may not see is not there."""

from __future__ import annotations

from functools import cache
from typing import Any, Protocol, TypeVar, cast

from django.db import models
from django.http import Http404

from tingsted.kernel import rounds

ModelType = TypeVar("ModelType", bound=models.Model)


class Visible(Protocol):
    """A QuerySet that knows which of its rows a person may see."""

    def visible_to(self, person: Any) -> Any: ...


def get_visible(model: type[ModelType], person: Any, *related: str, **keys: Any) -> ModelType:
    """The one row with these keys that this person may see, or a 404 that does not tell which of the two it was.

    `related` names what to join, so that a page stays within its number of queries.
    """
    if getattr(person, "pk", None) is None and all(isinstance(key, int | str) for key in keys.values()):
        found = rounds.read(_seen_by_all(model, related, tuple(keys))(*keys.values()))
    else:
        found = list(_the_one(model, person, related, keys))
    if not found:
        raise Http404(model._meta.verbose_name)
    return cast(ModelType, found[0])


@cache
def _seen_by_all(model: type[models.Model], related: tuple[str, ...], names: tuple[str, ...]) -> Any:
    """The prepared query of what visitors ask for: most pages begin with it."""
    return rounds.prepared(lambda *keys: _the_one(model, None, related, dict(zip(names, keys, strict=True))))


def _the_one(model: type[models.Model], person: Any, related: tuple[str, ...], keys: dict[str, Any]) -> Any:
    rows = cast(Any, model._default_manager.all()).visible_to(person).filter(**keys).order_by()[:1]
    return rows.select_related(*related) if related else rows
