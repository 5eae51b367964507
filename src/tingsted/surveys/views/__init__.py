"""The faces of a survey: answering it, running it, its questions, its result."""

from tingsted.surveys.views.answering import survey, thanks
from tingsted.surveys.views.cards import cards, shorten
from tingsted.surveys.views.doors import ask_for_link, link_sent
from tingsted.surveys.views.exports import file, files
from tingsted.surveys.views.matters import for_matter, listen
from tingsted.surveys.views.mine import mine
from tingsted.surveys.views.questions import add_question, change_question, close_question, questions
from tingsted.surveys.views.results import result
from tingsted.surveys.views.roll import addresses, postcards, roll, void_printing
from tingsted.surveys.views.running import comments, make, run, step

__all__ = [
    "add_question",
    "addresses",
    "ask_for_link",
    "cards",
    "change_question",
    "close_question",
    "comments",
    "file",
    "files",
    "for_matter",
    "link_sent",
    "listen",
    "make",
    "mine",
    "postcards",
    "questions",
    "result",
    "roll",
    "run",
    "shorten",
    "step",
    "survey",
    "thanks",
    "void_printing",
]
