"""The one door to objects: what a person may not see is not there."""

from __future__ import annotations

from typing import Any, Protocol, TypeVar, cast

from django.db import models
from django.http import Http404

ModelType = TypeVar("ModelType", bound=models.Model)


class Visible(Protocol):
    """A QuerySet that knows which of its rows a person may see."""

    def visible_to(self, person: Any) -> Any: ...


def get_visible(model: type[ModelType], person: Any, *related: str, **keys: Any) -> ModelType:
    """The one row with these keys that this person may see, or a 404 that does not tell which of the two it was.

    `related` names what to join, so that a page stays within its number of queries.
    """
    rows = cast(Any, model._default_manager.all()).visible_to(person).filter(**keys).order_by()[:1]
    found = list(rows.select_related(*related) if related else rows)
    if not found:
        raise Http404(model._meta.verbose_name)
    return cast(ModelType, found[0])
