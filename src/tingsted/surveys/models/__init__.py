"""Surveys, their questions and cards, and what came in: ballots, comments, contacts, results."""

from tingsted.surveys.models.ballots import Ballot, Comment, Contact, Result, Source, new_salt
from tingsted.surveys.models.counts import AuditorCopy, SoFar
from tingsted.surveys.models.matters import AskedFor
from tingsted.surveys.models.paper import Batch, PaperSheet, Typist
from tingsted.surveys.models.questions import SCALE, Kind, SurveyQuestion, Wording
from tingsted.surveys.models.roll import Printing, RollEntry
from tingsted.surveys.models.surveys import Card, Door, Importance, Survey
from tingsted.surveys.models.voices import Echo, Reply

__all__ = [
    "SCALE",
    "AskedFor",
    "AuditorCopy",
    "Ballot",
    "Batch",
    "Card",
    "Comment",
    "Contact",
    "Door",
    "Echo",
    "Importance",
    "Kind",
    "PaperSheet",
    "Printing",
    "Reply",
    "Result",
    "RollEntry",
    "SoFar",
    "Source",
    "Survey",
    "SurveyQuestion",
    "Typist",
    "Wording",
    "new_salt",
]
