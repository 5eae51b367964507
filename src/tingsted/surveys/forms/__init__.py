"""What a body types: a survey and its questions; and after it, replies, agreements and the population."""

from tingsted.surveys.forms.asking import (
    ListenForm,
    MatterForm,
    MoreIdeas,
    QuestionForm,
    ShorterCard,
    SurveyForm,
)
from tingsted.surveys.forms.telling import AuditorForm, PopulationForm, ReplyForm

__all__ = [
    "AuditorForm",
    "ListenForm",
    "MatterForm",
    "MoreIdeas",
    "PopulationForm",
    "QuestionForm",
    "ReplyForm",
    "ShorterCard",
    "SurveyForm",
]
