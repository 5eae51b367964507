"""Proportional priorities: from marks on ballots to an order of ideas, with the reasons round by round."""

from civicmath.prioritisation.approval import approval_ranking
from civicmath.prioritisation.ballots import Ballots
from civicmath.prioritisation.election import Election, read_election
from civicmath.prioritisation.equal_shares import equal_shares
from civicmath.prioritisation.exact import ExactRound, Record, exact_record
from civicmath.prioritisation.intervals import Interval, Intervals, rank_intervals
from civicmath.prioritisation.pb import read_pb, write_pb
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
from civicmath.prioritisation.sheet import read_csv, write_csv
from civicmath.prioritisation.ties import Tie, TieRule

__all__ = [
    "Allocation",
    "Ballots",
    "Election",
    "ExactRound",
    "Interval",
    "Intervals",
    "Method",
    "Passed",
    "Payment",
    "Ranking",
    "Record",
    "Round",
    "Standing",
    "Tie",
    "TieRule",
    "approval_ranking",
    "equal_shares",
    "exact_record",
    "phragmen_ranking",
    "rank_intervals",
    "read_csv",
    "read_election",
    "read_pb",
    "what_if_exposure",
    "write_csv",
    "write_pb",
]
