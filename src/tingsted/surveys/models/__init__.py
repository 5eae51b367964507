"""Surveys, their questions and cards, and what came in: ballots, comments, contacts, results."""

from tingsted.surveys.models.ballots import Ballot, Comment, Contact, Result, Source
from tingsted.surveys.models.matters import AskedFor
from tingsted.surveys.models.questions import SCALE, Kind, SurveyQuestion, Wording
from tingsted.surveys.models.roll import Printing, RollEntry
from tingsted.surveys.models.surveys import Card, Door, Importance, Survey

__all__ = [
    "SCALE",
    "AskedFor",
    "Ballot",
    "Card",
    "Comment",
    "Contact",
    "Door",
    "Importance",
    "Kind",
    "Printing",
    "Result",
    "RollEntry",
    "Source",
    "Survey",
    "SurveyQuestion",
    "Wording",
]
