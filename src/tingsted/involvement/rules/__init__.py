"""Who may do what in the invitation ledger."""

from tingsted.involvement.rules import proposals
from tingsted.involvement.rules.matters import speakers_of

__all__ = ["proposals", "speakers_of"]
