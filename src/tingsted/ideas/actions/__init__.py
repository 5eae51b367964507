"""Verbs of the ideas room: raise, read, correct, put together, report, offer help."""

from tingsted.ideas.actions.merging import merge_ideas
from tingsted.ideas.actions.moving import move_ideas
from tingsted.ideas.actions.offering import (
    forget_offers,
    forget_old_offers,
    offer_help,
    thank_helpers,
    withdraw_offer,
)
from tingsted.ideas.actions.raising import approve_idea, hide_idea, raise_idea, report_idea, reword_idea

__all__ = [
    "approve_idea",
    "forget_offers",
    "forget_old_offers",
    "hide_idea",
    "merge_ideas",
    "move_ideas",
    "offer_help",
    "raise_idea",
    "report_idea",
    "reword_idea",
    "thank_helpers",
    "withdraw_offer",
]
