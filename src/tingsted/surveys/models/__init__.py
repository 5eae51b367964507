"""Surveys, their questions and cards, and what came in: ballots, comments, contacts, results."""

from tingsted.surveys.models.ballots import Ballot, Comment, Contact, Result
from tingsted.surveys.models.counts import AuditorCopy, SoFar
from tingsted.surveys.models.people import Population
from tingsted.surveys.models.questions import SCALE, Kind, SurveyQuestion, Wording
from tingsted.surveys.models.surveys import Card, Importance, Survey
from tingsted.surveys.models.voices import Echo, Reply

__all__ = [
    "AuditorCopy",
    "Echo",
    "Population",
    "Reply",
    "SoFar",
    "SCALE",
    "Ballot",
    "Card",
    "Comment",
    "Contact",
    "Importance",
    "Kind",
    "Result",
    "Survey",
    "SurveyQuestion",
    "Wording",
]
