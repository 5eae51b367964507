"""What is read across the nouns of the invitation ledger."""

from tingsted.involvement.queries.deadlines import (
    days_to_think,
    heard_for_nothing,
    waits_no_longer,
    warnings_about,
)
from tingsted.involvement.queries.evaluation import judged, judgement_rows
from tingsted.involvement.queries.inviting import Burden, Candidate, candidates
from tingsted.involvement.queries.matters import (
    Tally,
    as_heard,
    current_matters,
    documents_of,
    filtered,
    tally_in,
    told_offices,
)
from tingsted.involvement.queries.proposals import latest_proposals, proposals_of

__all__ = [
    "Burden",
    "Candidate",
    "Tally",
    "as_heard",
    "candidates",
    "current_matters",
    "days_to_think",
    "documents_of",
    "filtered",
    "heard_for_nothing",
    "judged",
    "judgement_rows",
    "latest_proposals",
    "proposals_of",
    "tally_in",
    "told_offices",
    "waits_no_longer",
    "warnings_about",
]
