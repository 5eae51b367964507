"""Proportional priorities: from marks on ballots to an order of ideas, with the reasons round by round."""

from civicmath.prioritisation.approval import approval_ranking
from civicmath.prioritisation.ballots import Ballots
from civicmath.prioritisation.equal_shares import equal_shares
from civicmath.prioritisation.intervals import Interval, Intervals, rank_intervals
from civicmath.prioritisation.phragmen import phragmen_ranking, what_if_exposure
from civicmath.prioritisation.results import (
    Allocation,
    Method,
    Passed,
    Payment,
    Ranking,
    Round,
    Standing,
)
from civicmath.prioritisation.ties import Tie, TieRule

__all__ = [
    "Allocation",
    "Ballots",
    "Interval",
    "Intervals",
    "Method",
    "Passed",
    "Payment",
    "Ranking",
    "Round",
    "Standing",
    "Tie",
    "TieRule",
    "approval_ranking",
    "equal_shares",
    "phragmen_ranking",
    "rank_intervals",
    "what_if_exposure",
]
