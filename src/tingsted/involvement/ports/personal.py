"""What matters hold on people, why and for how long."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from tingsted.involvement.models import Agreement, Contribution, Listener, Proposal, Remark, Saying
from tingsted.kernel import clock, ports


def _said(person: Any) -> Iterator[dict[str, Any]]:
    for saying in _sayings_of(person).select_related("question"):
        yield {
            _("question"): saying.question.words,
            _("answer"): saying.words,
            _("day"): saying.day.isoformat(),
        }


def _sayings_of(person: Any) -> Any:
    return Saying.objects.filter(email__iexact=person.email) if person.email else Saying.objects.none()


def _listens(person: Any) -> Iterator[dict[str, Any]]:
    for listener in _listeners_of(person).select_related("invitation__matter"):
        yield {_("matter"): listener.invitation.matter.title, _("question"): listener.asked}


def _listeners_of(person: Any) -> Any:
    return Listener.objects.filter(email__iexact=person.email or "-")


def _contributed(person: Any) -> Iterator[dict[str, Any]]:
    for row in _contributions_of(person).select_related("matter"):
        yield {_("matter"): row.matter.title, _("words"): row.words, _("day"): row.sent_on.isoformat()}


def _contributions_of(person: Any) -> Any:
    mine = Contribution.objects.filter(person=person)
    return mine | Contribution.objects.filter(email__iexact=person.email) if person.email else mine


def _proposals(person: Any) -> Iterator[dict[str, Any]]:
    for row in _proposals_of(person):
        yield {_("title"): row.title, _("words"): row.words, _("day"): row.raised_on.isoformat()}


def _proposals_of(person: Any) -> Any:
    return Proposal.objects.filter(email__iexact=person.email) if person.email else Proposal.objects.none()


def _remarks(person: Any) -> Iterator[dict[str, Any]]:
    for row in Remark.objects.filter(person=person):
        yield {_("words"): row.words, _("day"): clock.day_of(row.at).isoformat()}


def _agreements(person: Any) -> Iterator[dict[str, Any]]:
    for row in Agreement.objects.filter(person=person).select_related("preparation__invitation__matter"):
        yield {_("matter"): row.preparation.invitation.matter.title, _("day"): row.on.isoformat()}


ports.holds_personal_data(
    ports.PersonalData(
        model="involvement.Saying",
        fields=frozenset({"name", "email", "words"}),
        why=gettext_noop("To hear citizens before their council answers, and tell them what came of it."),
        kept=gettext_noop("The address until the answer has come. The words stay with the matter."),
        export=_said,
        erase=lambda person: _sayings_of(person).update(name="", email=""),
    )
)
ports.holds_personal_data(
    ports.PersonalData(
        model="involvement.Listener",
        fields=frozenset({"email"}),
        why=gettext_noop("To tell those who were asked in a survey what came of it."),
        kept=gettext_noop("Until the answer has come, at most two years."),
        export=_listens,
        erase=lambda person: _listeners_of(person).delete()[0],
    )
)
ports.holds_personal_data(
    ports.PersonalData(
        model="involvement.Contribution",
        fields=frozenset({"person", "name", "email", "words"}),
        why=gettext_noop("To answer those who contribute to a matter for themselves."),
        kept=gettext_noop(
            "The address until work begins, at most two years. The words stay with the matter."
        ),
        export=_contributed,
        erase=lambda person: _contributions_of(person).update(person=None, name="", email=""),
    )
)
ports.holds_personal_data(
    ports.PersonalData(
        model="involvement.Proposal",
        fields=frozenset({"name", "email", "words", "title"}),
        why=gettext_noop("To tell those who raise a proposal what comes of it."),
        kept=gettext_noop(
            "The address until the answer has come, at most two years. The words stay with the proposal."
        ),
        export=_proposals,
        erase=lambda person: _proposals_of(person).update(name="", email=""),
    )
)
ports.holds_personal_data(
    ports.PersonalData(
        model="involvement.Remark",
        fields=frozenset({"person", "words"}),
        why=gettext_noop("So that the members of a body can prepare an answer together."),
        kept=gettext_noop("With the body's papers."),
        export=_remarks,
        erase=lambda person: Remark.objects.filter(person=person).update(person=None, words=""),
    )
)
ports.holds_personal_data(
    ports.PersonalData(
        model="involvement.Agreement",
        fields=frozenset({"person"}),
        why=gettext_noop("So that a body knows who agrees with its draft."),
        kept=gettext_noop("With the body's papers."),
        export=_agreements,
        erase=lambda person: Agreement.objects.filter(person=person).delete()[0],
    )
)
for field in (
    "Proposal.support",
    "Proposal.reason",
    "Proposal.view",
    "Matter.title",
    "Matter.question",
    "Matter.about",
    "Matter.can_influence",
    "Matter.fixed",
    "Matter.themes",
    "PhaseChange.words",
    "Document.title",
    "DocumentVersion.note",
    "DocumentVersion.file_name",
    "Paragraph.text",
    "Invitation.reason",
    "Preparation.draft",
    "Heard.title",
    "Question.words",
    "Question.intro",
    "Listener.asked",
):
    ports.holds_nothing_personal(
        f"involvement.{field}", "An office's words about a matter; the forms say so."
    )
for field, why in (
    ("AnswerGroup.title", "A department's own heading over contributions."),
    ("Feedback.reply", "A department's public answer; the form says that no personal case belongs."),
    ("Decision.words", "What an office decided, in public."),
    ("Decision.link", "The address of a public record."),
):
    ports.holds_nothing_personal(f"involvement.{field}", why)
