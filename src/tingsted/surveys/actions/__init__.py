"""Verbs of the survey: make, open, answer, read, count, publish."""

from tingsted.surveys.actions.answering import Given, Helping, receive_answer
from tingsted.surveys.actions.cards import add_ideas, shorten_card
from tingsted.surveys.actions.making import close_due, close_survey, make_survey, open_survey
from tingsted.surveys.actions.telling import ask_for_reading, publish_result, read_comments

__all__ = [
    "Given",
    "Helping",
    "add_ideas",
    "ask_for_reading",
    "close_due",
    "close_survey",
    "make_survey",
    "open_survey",
    "publish_result",
    "read_comments",
    "receive_answer",
    "shorten_card",
]
