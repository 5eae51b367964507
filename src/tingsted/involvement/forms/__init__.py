"""What people fill in about a matter."""

from tingsted.involvement.forms.answers import (
    AloneForm,
    ContributionForm,
    DraftForm,
    EvaluationForm,
    Nothing,
    QuestionForm,
    ReasonForm,
    RemarkForm,
    ReplyForm,
    SayingForm,
)
from tingsted.involvement.forms.feedback import (
    AnswersForm,
    CaseFileForm,
    CommentAloneForm,
    CommentForm,
    DecisionForm,
    GroupForm,
)
from tingsted.involvement.forms.matters import (
    DocumentForm,
    InviteForm,
    MatterForm,
    PhaseForm,
    VersionForm,
)

__all__ = [
    "AloneForm",
    "AnswersForm",
    "CaseFileForm",
    "CommentAloneForm",
    "CommentForm",
    "ContributionForm",
    "DecisionForm",
    "DocumentForm",
    "DraftForm",
    "EvaluationForm",
    "GroupForm",
    "InviteForm",
    "MatterForm",
    "Nothing",
    "PhaseForm",
    "QuestionForm",
    "ReasonForm",
    "RemarkForm",
    "ReplyForm",
    "SayingForm",
    "VersionForm",
]
