"""Nouns of the promise ledger."""

from tingsted.promises.models.promises import (
    NOES,
    OPEN_STATES,
    WITH_REASONS,
    Answer,
    Promise,
    PromiseQuerySet,
    State,
    days_over,
    promise_url,
    shown_on,
    shown_state,
)
from tingsted.promises.models.traces import Extension, Move, Patience, Reminder, patience

__all__ = [
    "NOES",
    "OPEN_STATES",
    "WITH_REASONS",
    "Answer",
    "Extension",
    "Move",
    "Patience",
    "Promise",
    "PromiseQuerySet",
    "Reminder",
    "State",
    "days_over",
    "patience",
    "promise_url",
    "shown_on",
    "shown_state",
]
