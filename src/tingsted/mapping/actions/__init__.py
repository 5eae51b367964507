"""The verbs of mapping: the only writers."""

from tingsted.mapping.actions.assets import (
    change_asset,
    place_asset,
    put_up_asset,
    read_in_assets,
    take_down_asset,
)
from tingsted.mapping.actions.goals import change_goal, end_goal, measure_goal, set_goal
from tingsted.mapping.actions.people import load_headcounts

__all__ = [
    "change_asset",
    "change_goal",
    "end_goal",
    "load_headcounts",
    "measure_goal",
    "place_asset",
    "put_up_asset",
    "read_in_assets",
    "set_goal",
    "take_down_asset",
]
