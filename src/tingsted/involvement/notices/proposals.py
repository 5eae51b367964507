"""The words and letters of citizens' proposals."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from tingsted.design.days import day_text
from tingsted.design.words import word
from tingsted.involvement.models import (
    Proposal,
)
from tingsted.kernel import links
from tingsted.notices.actions import write_letter
from tingsted.notices.writing import words_for


@words_for("involvement.weigh", verb=gettext_lazy("Read it"))
def to_weigh(facts: dict[str, Any]) -> str:
    return _("A citizen has raised »%(title)s« with you.") % facts


@words_for("involvement.view", verb=gettext_lazy("Say what you think"))
def to_view(facts: dict[str, Any]) -> str:
    return (
        _("%(owed_by)s was asked about »%(title)s« by a citizen, and would like to know what you think.")
        % facts
    )


@words_for("involvement.viewed", verb=gettext_lazy("Read it"))
def viewed(facts: dict[str, Any]) -> str:
    return _("%(by)s has said what it thinks of »%(title)s«.") % facts


PROPOSAL = "involvement.proposal"


def receipt_of(proposal: Proposal) -> str:
    """The address where whoever raised it follows it, without an account."""
    return links.whole(reverse("involvement:proposal_receipt", args=[links.sign(PROPOSAL, proposal.pk)]))


def write_to_proposer(proposal: Proposal, step: str) -> None:
    """A letter at each step to the one who raised it, if they left an address."""
    if not proposal.email:
        return
    with override(settings.LANGUAGE_CODE):
        subject, said = _step_of_proposal(proposal, step)
        text = _("%(said)s\n\nFollow it here, without signing in:\n%(url)s\n") % {
            "said": said,
            "url": receipt_of(proposal),
        }
        mark = f"{step}:{proposal.promise.due}" if proposal.promise else step
        write_letter(
            to=proposal.email,
            subject=subject,
            text=text,
            kind=PROPOSAL,
            once=f"{PROPOSAL}:{proposal.pk}:{mark}:{proposal.promise_id}",
        )


def _step_of_proposal(proposal: Proposal, step: str) -> tuple[str, str]:
    promise = proposal.promise
    facts = {
        "title": proposal.title,
        "office": str(proposal.office),
        "reason": proposal.reason,
        "label": proposal.idea.label if proposal.idea else "",
        "owed_by": str(promise.owed_by) if promise else "",
        "due": day_text(promise.due, "lang") if promise else "",
        "answer": str(word("answer", promise.answer).text) if promise and promise.answer else "",
        "reply": promise.reply if promise else "",
        "word": promise.word if promise else "",
    }
    match step:
        case "raised":
            said = (
                _("%(office)s has your proposal »%(title)s« and reads it."),
                _("%(office)s reads your proposal and says what happens to it."),
            )
        case "lifted":
            said = (
                _("%(office)s stands behind »%(title)s«"),
                _(
                    "%(office)s has made your proposal the joint interest of the area. It is number %(label)s."
                ),
            )
        case "left":
            said = (
                _("%(office)s does not take »%(title)s« further"),
                _("%(office)s does not take your proposal further. The reason:\n\n%(reason)s\n\nThank you."),
            )
        case "sent":
            said = (
                _("»%(title)s« is with %(owed_by)s"),
                _("%(office)s has sent your proposal to %(owed_by)s, who answers by %(due)s."),
            )
        case "taken up":
            said = (
                _("%(owed_by)s answers about »%(title)s«"),
                _("%(owed_by)s answers your proposal by %(due)s."),
            )
        case "passed on":
            said = (
                _("»%(title)s« is with %(owed_by)s"),
                _("Your proposal has been passed on to %(owed_by)s, who answers by %(due)s."),
            )
        case "kept" | "kept late" | "no":
            said = _("%(owed_by)s has answered about »%(title)s«"), _("%(owed_by)s: %(answer)s.\n\n%(reply)s")
        case "broken":
            said = _("No answer comes about »%(title)s«"), _("%(owed_by)s writes:\n\n%(word)s")
        case _later:
            said = (
                _("The answer about »%(title)s« comes later"),
                _("%(owed_by)s answers your proposal by %(due)s.\n\n%(word)s"),
            )
    return said[0] % facts, said[1] % facts
