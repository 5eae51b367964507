"""Reads across the ledger: what is due, the list, how the year went."""

from tingsted.promises.queries.figures import Account, Year, account_of, this_year, year_of_promises
from tingsted.promises.queries.lists import Choices, Wanted, choices, latest_answers, ledger, newest_of
from tingsted.promises.queries.reminding import to_be_reminded

__all__ = [
    "Account",
    "Choices",
    "Wanted",
    "Year",
    "account_of",
    "choices",
    "latest_answers",
    "ledger",
    "newest_of",
    "this_year",
    "to_be_reminded",
    "year_of_promises",
]
