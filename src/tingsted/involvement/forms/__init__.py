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
from tingsted.involvement.forms.proposals import (
    LeaveForm,
    LiftForm,
    ProposalForm,
    SendForm,
    TakeUpForm,
    ViewForm,
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
    "LeaveForm",
    "LiftForm",
    "MatterForm",
    "Nothing",
    "PhaseForm",
    "ProposalForm",
    "QuestionForm",
    "ReasonForm",
    "RemarkForm",
    "ReplyForm",
    "SayingForm",
    "SendForm",
    "TakeUpForm",
    "VersionForm",
    "ViewForm",
]
