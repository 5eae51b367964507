"""The verbs of the invitation ledger: its only writers."""

from tingsted.involvement.actions.asking import (
    ask_citizens,
    attach_heard,
    close_question,
    listen,
    read_sayings,
    say,
)
from tingsted.involvement.actions.case_files import (
    cases_to_deliver,
    deliver_case,
    forget_what_is_old,
    hand_over_case,
)
from tingsted.involvement.actions.commenting import comment, follow_paragraphs
from tingsted.involvement.actions.contributing import (
    contribute,
    contribute_alone,
    read_contributions,
)
from tingsted.involvement.actions.deciding import forget_address, record_decision, tell_contributors
from tingsted.involvement.actions.documents import add_document, add_version
from tingsted.involvement.actions.evaluating import answer_evaluation, close_evaluation, open_evaluation
from tingsted.involvement.actions.feedback import draft_answers, group_contributions, release_answers
from tingsted.involvement.actions.inviting import invite, lapse_invitations, note_seen, reply_to
from tingsted.involvement.actions.matters import open_matter, start_matter, turn_phase, write_matter
from tingsted.involvement.actions.outcome import bring_answer_home, follow_onward
from tingsted.involvement.actions.preparing import agree, remark, write_draft
from tingsted.involvement.actions.proposals import (
    follow_proposal,
    give_view,
    leave_proposal,
    lift_proposal,
    raise_proposal,
    send_proposal,
    take_up_proposal,
)
from tingsted.involvement.actions.taking_back import take_back, take_back_by_link
from tingsted.involvement.actions.timing import keep_deadlines

__all__ = [
    "add_document",
    "add_version",
    "agree",
    "answer_evaluation",
    "ask_citizens",
    "attach_heard",
    "bring_answer_home",
    "cases_to_deliver",
    "close_evaluation",
    "close_question",
    "comment",
    "contribute",
    "contribute_alone",
    "deliver_case",
    "draft_answers",
    "follow_onward",
    "follow_paragraphs",
    "follow_proposal",
    "forget_address",
    "forget_what_is_old",
    "give_view",
    "group_contributions",
    "hand_over_case",
    "invite",
    "keep_deadlines",
    "lapse_invitations",
    "leave_proposal",
    "lift_proposal",
    "listen",
    "note_seen",
    "open_evaluation",
    "open_matter",
    "raise_proposal",
    "read_contributions",
    "read_sayings",
    "record_decision",
    "release_answers",
    "remark",
    "reply_to",
    "say",
    "send_proposal",
    "start_matter",
    "take_back",
    "take_back_by_link",
    "take_up_proposal",
    "tell_contributors",
    "turn_phase",
    "write_draft",
    "write_matter",
]
