"""Verbs of the survey: make, open, answer, read, count, publish."""

from tingsted.surveys.actions.answering import Given, Helping, correct_answer, receive_answer
from tingsted.surveys.actions.asking import add_question, change_question, close_question
from tingsted.surveys.actions.cards import add_ideas, shorten_card
from tingsted.surveys.actions.commenting import bundle_comments, reply_to_comment
from tingsted.surveys.actions.counting import count_again, count_open, look_so_far
from tingsted.surveys.actions.forgetting import forget_helpers
from tingsted.surveys.actions.handing import hand_to_auditor
from tingsted.surveys.actions.making import close_due, close_survey, make_survey, open_survey
from tingsted.surveys.actions.matters import ask_for_matter
from tingsted.surveys.actions.mixing import mix_ballots
from tingsted.surveys.actions.peopling import enter_population
from tingsted.surveys.actions.roll import (
    ask_for_pass,
    print_postcards,
    set_door,
    void_printing,
    write_roll,
)
from tingsted.surveys.actions.telling import (
    ask_for_reading,
    forget_contacts,
    publish_result,
    read_comments,
)

__all__ = [
    "Given",
    "Helping",
    "add_ideas",
    "add_question",
    "ask_for_matter",
    "ask_for_pass",
    "ask_for_reading",
    "bundle_comments",
    "change_question",
    "close_due",
    "close_question",
    "close_survey",
    "correct_answer",
    "count_again",
    "count_open",
    "enter_population",
    "forget_contacts",
    "forget_helpers",
    "hand_to_auditor",
    "look_so_far",
    "make_survey",
    "mix_ballots",
    "open_survey",
    "print_postcards",
    "publish_result",
    "read_comments",
    "receive_answer",
    "reply_to_comment",
    "set_door",
    "shorten_card",
    "void_printing",
    "write_roll",
]
