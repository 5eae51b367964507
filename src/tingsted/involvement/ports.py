"""What matters show elsewhere: menu, area, calendar, an idea's trail, a hand-over; and what is held on people."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop, ngettext

from tingsted.ideas.models import Idea, Standing
from tingsted.involvement.models import (
    Agreement,
    Contribution,
    Invitation,
    Listener,
    Matter,
    Phase,
    Proposal,
    Remark,
    Saying,
    Stage,
)
from tingsted.involvement.queries import current_matters, latest_proposals
from tingsted.kernel import clock, ports, rounds
from tingsted.places.models import Area, Office
from tingsted.promises.kinds import name_kind
from tingsted.promises.ports import step_of

name_kind("involvement.contribution", gettext_lazy("A contribution to a matter"), of_words=True)
name_kind("involvement.proposal", gettext_lazy("A citizen's proposal"))


@ports.menu.fill
def menu(request: HttpRequest) -> Iterator[ports.MenuEntry]:
    yield ports.MenuEntry(gettext_lazy("The municipality asks"), reverse("involvement:matters"), 35)


@ports.area_sections.fill
def area(request: HttpRequest, area: Area) -> ports.Filling[ports.Section]:
    """What the municipality asks and tells that concerns this area."""
    found = yield from current_matters()
    matters = [current.matter for current in found if current.concerns(area.pk)]
    if matters:
        yield ports.Section("involvement/parts/area.html", {"matters": matters[:6], "area": area}, order=35)


@ports.area_sections.fill
def raised(request: HttpRequest, area: Area) -> ports.Filling[ports.Section]:
    """What citizens here have proposed, and the way to propose something."""
    found = yield from latest_proposals(area)
    yield ports.Section("involvement/parts/proposals.html", {"proposals": found, "area": area}, order=45)


@ports.dates.fill
def dates(start: date, end: date, area: Area | None) -> ports.Filling[ports.Happening]:
    """The last days to contribute."""
    for current in (yield from current_matters()):
        matter = current.matter
        if matter.for_information or matter.deadline is None or not start <= matter.deadline <= end:
            continue
        if area is not None and not current.concerns(area.pk):
            continue
        yield ports.Happening(
            day=matter.deadline,
            title=_("Last day to contribute: %(title)s") % {"title": matter.title},
            url=matter.get_absolute_url(),
            area_id=next(iter(current.areas)) if len(current.areas) == 1 else None,
            detail=matter.question,
            kind="matter",
        )


@ports.trail_steps.fill
def trail(idea: Idea) -> ports.Filling[ports.Step]:
    """A contribution that points to an idea by its number carries the idea a step on."""
    pointing = Contribution.objects.filter(ideas__in=idea.with_merged())
    rows = (pointing.filter(standing=Standing.PUBLIC) | pointing.told_and_taken_back()).distinct()
    for contribution in (yield from rounds.rows(rows.select_related("matter", "office"))):
        if contribution.withdrawn_on is not None:
            yield ports.Step(
                clock.noon(contribution.withdrawn_on),
                _("A contribution to »%(title)s« that pointed here was taken back")
                % {"title": contribution.matter.title},
                office=str(contribution.office) if contribution.source == Contribution.From.BODY else "",
                url=contribution.matter.get_absolute_url(),
                turn=ports.Turn.CARRIED,
            )
            continue
        yield ports.Step(
            contribution.sent_at,
            _("Went into a contribution to »%(title)s«") % {"title": contribution.matter.title},
            office=contribution.by,
            url=contribution.get_absolute_url(),
            turn=ports.Turn.CARRIED,
        )


@ports.trail_steps.fill
def proposed(idea: Idea) -> ports.Filling[ports.Step]:
    """An idea that began as a citizens' proposal: who lifted it, to whom it went, and the answer."""
    rows = Proposal.objects.filter(idea__in=idea.with_merged())
    for proposal in (yield from rounds.rows(rows.select_related("office", "promise__owed_by"))):
        yield ports.Step(
            clock.noon(proposal.weighed_on or proposal.raised_on),
            _("%(office)s made a citizen's proposal the joint interest of the area")
            % {"office": proposal.office},
            office=str(proposal.office),
            url=proposal.get_absolute_url(),
            detail=proposal.support,
            turn=ports.Turn.GATHERED,
        )
        if proposal.promise is not None and proposal.sent_on is not None:
            yield ports.Step(
                clock.noon(proposal.sent_on),
                _("Sent to %(office)s") % {"office": proposal.promise.owed_by},
                url=proposal.get_absolute_url(),
                turn=ports.Turn.CARRIED,
            )
            yield step_of(proposal.promise)


@ports.office_holdings.fill
def read_and_carried(office: Office) -> ports.Filling[ports.Held]:
    """A proposal that nobody has weighed keeps an office from closing: a citizen waits."""
    waits = yield from rounds.rows(Proposal.objects.filter(office=office, stage=Stage.WAITING)[:100])
    if waits:
        words = ngettext("Has %(n)d proposal to read", "Has %(n)d proposals to read", len(waits))
        yield ports.Held(words % {"n": len(waits)}, waits[0].get_absolute_url(), blocks_closing=True)


@ports.office_holdings.fill
def holdings(office: Office) -> ports.Filling[ports.Held]:
    """A matter that is not finished keeps its office from closing; what a body was asked is handed over."""
    done = (Phase.IN_ACTION, Phase.EVALUATED)
    asked = Invitation.objects.waiting().filter(office=office)
    own, count = yield from rounds.together(
        rounds.count(Matter.objects.filter(owner=office, for_information=False).exclude(phase__in=done)),
        rounds.count(asked.filter(matter__in=Matter.objects.all().taking_answers().order_by().values("pk"))),
    )
    if own:
        words = ngettext("Has %(n)d open matter", "Has %(n)d open matters", own) % {"n": own}
        yield ports.Held(words, office.get_absolute_url(), blocks_closing=True)
    if count:
        words = ngettext("Is asked about %(n)d matter", "Is asked about %(n)d matters", count) % {"n": count}
        yield ports.Held(words, office.get_absolute_url())


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
        kept=gettext_noop("The address until the answer has come. The words stay with the proposal."),
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
