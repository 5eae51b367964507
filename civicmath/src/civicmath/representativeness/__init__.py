"""Who answered beside who lives here, and what weighing would change."""

from civicmath.representativeness.raking import Weights, rake, rake_table
from civicmath.representativeness.shares import (
    GroupShare,
    Interval,
    Response,
    chance_only,
    compare,
    dissimilarity,
    response_by_village,
    wilson,
)
from civicmath.representativeness.whatif import TopChange, top_if_weighed

__all__ = [
    "GroupShare",
    "Interval",
    "Response",
    "TopChange",
    "Weights",
    "chance_only",
    "compare",
    "dissimilarity",
    "rake",
    "rake_table",
    "response_by_village",
    "top_if_weighed",
    "wilson",
]
