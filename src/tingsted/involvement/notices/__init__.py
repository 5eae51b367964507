"""The words of what this room asks and tells, and its letters."""

from tingsted.involvement.notices import words
from tingsted.involvement.notices.feedback import (
    STOP,
    Turn,
    stop_link,
    stop_token,
    write_read,
    write_step,
    write_turn,
)
from tingsted.involvement.notices.letters import (
    ANSWER,
    EVALUATE,
    answer_link,
    answer_token,
    question_address,
    write_answers,
    write_body_answered,
    write_evaluation,
    write_invitation,
    write_last_day,
    write_no_answer,
    write_outcome,
)
from tingsted.involvement.notices.proposals import PROPOSAL, receipt_of, write_to_proposer

__all__ = [
    "ANSWER",
    "EVALUATE",
    "PROPOSAL",
    "STOP",
    "Turn",
    "answer_link",
    "answer_token",
    "question_address",
    "receipt_of",
    "stop_link",
    "stop_token",
    "words",
    "write_answers",
    "write_body_answered",
    "write_evaluation",
    "write_invitation",
    "write_last_day",
    "write_no_answer",
    "write_outcome",
    "write_read",
    "write_step",
    "write_to_proposer",
    "write_turn",
]
