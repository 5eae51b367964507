"""The invitation ledger: matters, who was asked, what each body said, and what came of it."""

from tingsted.involvement.models.comments import Comment, Succession
from tingsted.involvement.models.contributions import Contribution, contribution_url
from tingsted.involvement.models.documents import Document, DocumentVersion, Paragraph
from tingsted.involvement.models.evaluation import Evaluation, EvaluationAnswer
from tingsted.involvement.models.feedback import OUTCOMES, AnswerGroup, CaseFile, Decision, Feedback
from tingsted.involvement.models.invitations import Heard, Invitation, Reply
from tingsted.involvement.models.listening import Listener, Listening, listening_to
from tingsted.involvement.models.matters import Kind, Matter, Phase, PhaseChange
from tingsted.involvement.models.preparation import Agreement, Preparation, Remark
from tingsted.involvement.models.proposals import Proposal, Stage
from tingsted.involvement.models.questions import Question, Saying

__all__ = [
    "OUTCOMES",
    "Agreement",
    "AnswerGroup",
    "CaseFile",
    "Comment",
    "Contribution",
    "Decision",
    "Document",
    "DocumentVersion",
    "Evaluation",
    "EvaluationAnswer",
    "Feedback",
    "Heard",
    "Invitation",
    "Kind",
    "Listener",
    "Listening",
    "Matter",
    "Paragraph",
    "Phase",
    "PhaseChange",
    "Preparation",
    "Proposal",
    "Question",
    "Remark",
    "Reply",
    "Saying",
    "Stage",
    "Succession",
    "contribution_url",
    "listening_to",
]
