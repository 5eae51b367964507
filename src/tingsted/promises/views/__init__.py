"""The face of the promise ledger."""

from tingsted.promises.views.answering import answer, begin, broken, new_date, withdraw
from tingsted.promises.views.keeping import end, move, move_all, review, set_patience
from tingsted.promises.views.reading import ledger, promise

__all__ = [
    "answer",
    "begin",
    "broken",
    "end",
    "ledger",
    "move",
    "move_all",
    "new_date",
    "promise",
    "review",
    "set_patience",
    "withdraw",
]
