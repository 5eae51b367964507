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
from tingsted.surveys.actions.older import read_older_answers
from tingsted.surveys.actions.paper import check_sheet, draw_sample, print_sheets, put_in, type_sheet
from tingsted.surveys.actions.reaching import (
    forget_contacts,
    remove_contact,
    withdraw_contact,
    write_to_contacts,
)
from tingsted.surveys.actions.roll import (
    ask_for_pass,
    print_postcards,
    set_door,
    void_printing,
    write_roll,
)
from tingsted.surveys.actions.telling import ask_for_reading, publish_result, read_comments
from tingsted.surveys.actions.typists import forget_typists, let_type, stop_typing

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
    "check_sheet",
    "close_due",
    "close_question",
    "close_survey",
    "correct_answer",
    "count_again",
    "count_open",
    "draw_sample",
    "forget_contacts",
    "forget_helpers",
    "forget_typists",
    "hand_to_auditor",
    "let_type",
    "look_so_far",
    "make_survey",
    "mix_ballots",
    "open_survey",
    "print_postcards",
    "print_sheets",
    "publish_result",
    "put_in",
    "read_comments",
    "read_older_answers",
    "receive_answer",
    "remove_contact",
    "reply_to_comment",
    "set_door",
    "shorten_card",
    "stop_typing",
    "type_sheet",
    "void_printing",
    "withdraw_contact",
    "write_roll",
    "write_to_contacts",
]
