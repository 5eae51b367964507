"""What a body types: a survey and its questions; and after it, replies and agreements."""

from tingsted.surveys.forms.asking import (
    ListenForm,
    MatterForm,
    MoreIdeas,
    QuestionForm,
    ShorterCard,
    SurveyForm,
)
from tingsted.surveys.forms.telling import AuditorForm, ReplyForm, TypistForm

__all__ = [
    "AuditorForm",
    "ListenForm",
    "MatterForm",
    "MoreIdeas",
    "QuestionForm",
    "ReplyForm",
    "ShorterCard",
    "SurveyForm",
    "TypistForm",
]
