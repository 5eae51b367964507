"""Who may do what in the invitation ledger."""

from tingsted.involvement.rules import proposals
from tingsted.involvement.rules.matters import is_of_the_sides, speakers_of

__all__ = ["is_of_the_sides", "proposals", "speakers_of"]
