"""The faces of a survey: answering it, running it, its questions, its result."""

from tingsted.surveys.views.answering import survey, thanks
from tingsted.surveys.views.cards import cards, shorten
from tingsted.surveys.views.doors import ask_for_link, link_sent, short
from tingsted.surveys.views.exports import file, files
from tingsted.surveys.views.matters import for_matter, listen
from tingsted.surveys.views.mine import mine
from tingsted.surveys.views.older import older
from tingsted.surveys.views.paper import batch, batch_step, check, paper, print_sheets, type_sheet
from tingsted.surveys.views.people import helpers, people, so_far
from tingsted.surveys.views.questions import add_question, change_question, close_question, questions
from tingsted.surveys.views.reaching import contacts, remove_contact, withdraw_contact
from tingsted.surveys.views.results import result
from tingsted.surveys.views.roll import addresses, postcards, roll, void_printing
from tingsted.surveys.views.running import make, run, step
from tingsted.surveys.views.showing import auditing, auditor_copy, result_pdf, screen
from tingsted.surveys.views.talking import comments, reply, thread, voices
from tingsted.surveys.views.typists import let_type, stop_typing

__all__ = [
    "add_question",
    "addresses",
    "ask_for_link",
    "auditing",
    "auditor_copy",
    "batch",
    "batch_step",
    "cards",
    "change_question",
    "check",
    "close_question",
    "comments",
    "contacts",
    "file",
    "files",
    "for_matter",
    "helpers",
    "let_type",
    "link_sent",
    "listen",
    "make",
    "mine",
    "older",
    "paper",
    "people",
    "postcards",
    "print_sheets",
    "questions",
    "remove_contact",
    "reply",
    "result",
    "result_pdf",
    "roll",
    "run",
    "screen",
    "short",
    "shorten",
    "so_far",
    "step",
    "stop_typing",
    "survey",
    "thanks",
    "thread",
    "type_sheet",
    "voices",
    "void_printing",
    "withdraw_contact",
]
