"""Verbs of the promise ledger: the only writers of it."""

from tingsted.promises.actions.answering import begin_answer, declare_broken, give_answer, pass_on
from tingsted.promises.actions.dates import move_date, remind
from tingsted.promises.actions.moving import move_all_promises, move_promise
from tingsted.promises.actions.patience import set_patience
from tingsted.promises.actions.promising import promise_answer, withdraw
from tingsted.promises.actions.standing import (
    end_standing_promise,
    make_standing_promise,
    review_standing_promise,
)

__all__ = [
    "begin_answer",
    "declare_broken",
    "end_standing_promise",
    "give_answer",
    "make_standing_promise",
    "move_all_promises",
    "move_date",
    "move_promise",
    "pass_on",
    "promise_answer",
    "remind",
    "review_standing_promise",
    "set_patience",
    "withdraw",
]
