"""The models with limited visibility, each with the right that is its twin and how to make some of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import models

from crowd import Crowd

Make = Callable[[Crowd], list[Any]]


@dataclass(frozen=True)
class Row:
    """A model with limited visibility, the right that is its twin, and how to make some of it."""

    model: type[models.Model]
    right: str
    make: Make


ROWS: list[Row] = []
# Everybody sees all of these: `visible_to` gives them back unchanged.
PUBLIC = {
    "places.Area",
    "places.Founding",
    "places.Office",
    "places.Topic",
    "plans.Plan",
    "plans.NoPlan",
    "plans.Action",
    "plans.Edition",
    "plans.Pairing",
    "plans.Photo",
    "plans.Recipe",
    "mapping.Asset",
    "mapping.Headcount",
    "mapping.VillageGoal",
    "workgroups.Group",
    "workgroups.Placing",
    "meetings.Meeting",
    "meetings.Room",
    "involvement.Question",
}


def row(model: type[models.Model], right: str) -> Callable[[Make], Make]:
    def enter(make: Make) -> Make:
        ROWS.append(Row(model, right, make))
        return make

    return enter
