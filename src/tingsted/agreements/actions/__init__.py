"""The verbs of a cooperation basis: the only writers."""

from tingsted.agreements.actions.adopting import adopt_version
from tingsted.agreements.actions.asking import answer_draft, ask_bodies, take_back_draft
from tingsted.agreements.actions.drafting import (
    begin_basis,
    begin_version,
    introduce_version,
    remove_part,
    remove_pledge,
    write_part,
    write_pledge,
)

__all__ = [
    "adopt_version",
    "answer_draft",
    "ask_bodies",
    "begin_basis",
    "begin_version",
    "introduce_version",
    "remove_part",
    "remove_pledge",
    "take_back_draft",
    "write_part",
    "write_pledge",
]
