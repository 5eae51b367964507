"""The faces of a survey: answering it, running it, its questions, its result."""

from tingsted.surveys.views.answering import survey, thanks
from tingsted.surveys.views.cards import cards, shorten
from tingsted.surveys.views.exports import file, files
from tingsted.surveys.views.matters import for_matter, listen
from tingsted.surveys.views.questions import add_question, change_question, close_question, questions
from tingsted.surveys.views.results import result
from tingsted.surveys.views.running import comments, make, run, step

__all__ = [
    "add_question",
    "cards",
    "change_question",
    "close_question",
    "comments",
    "file",
    "files",
    "for_matter",
    "listen",
    "make",
    "questions",
    "result",
    "run",
    "shorten",
    "step",
    "survey",
    "thanks",
]
