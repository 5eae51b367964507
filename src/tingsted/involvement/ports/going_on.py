"""What goes on in matters: days to come, news for those who follow an area, and steps on an idea's trail."""

from __future__ import annotations

from datetime import date, datetime

from django.utils.translation import gettext as _

from tingsted.ideas.models import Idea, Standing
from tingsted.involvement.models import Contribution, Matter, Phase, PhaseChange, Proposal, Question, Stage
from tingsted.involvement.queries import current_matters
from tingsted.kernel import clock, ports, rounds
from tingsted.places.models import Area
from tingsted.promises.ports import step_of


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


@ports.doings.fill
def told(start: datetime, end: datetime, areas: frozenset[int] | None) -> ports.Filling[ports.Doing]:
    """What the municipality asks and tells in an area, and that it was decided and began."""
    days = clock.day_of(start), clock.day_of(end)
    steps = PhaseChange.objects.filter(on__range=days, matter__opened_on__isnull=False).select_related(
        "matter"
    )
    concerned = Matter.areas.through.objects.filter(matter__in=steps.order_by().values("matter"))
    changes, pairs, everywhere = yield from rounds.together(
        rounds.rows(steps),
        rounds.rows(concerned.values_list("matter_id", "area_id")),
        rounds.rows(Area.objects.standing().values_list("pk", flat=True)),
    )
    for change in changes:
        own = [area for matter, area in pairs if matter == change.matter_id]
        if words := _step_in_words(change):
            for area in own or everywhere:
                if areas is None or area in areas:
                    yield ports.Doing(
                        clock.noon(change.on), area, "matter", words, change.matter.get_absolute_url(),
                        f"involvement.phase:{change.pk}:{area}", detail=change.words, counted=bool(own),
                    )  # fmt: skip


def _step_in_words(change: PhaseChange) -> str:
    """What a step is called where an area's news are told; nothing for those that only the bodies hear of."""
    facts = {"title": change.matter.title, "question": change.matter.question}
    if change.on == change.matter.opened_on and not change.words:
        if change.matter.for_information:
            return _("The municipality tells: %(title)s") % facts
        return _("The municipality asks: %(question)s") % facts
    if change.phase == Phase.DECIDED:
        return _("It has been decided: »%(title)s«") % facts
    return _("Work begins: »%(title)s«") % facts if change.phase == Phase.IN_ACTION else ""


@ports.doings.fill
def asked(start: datetime, end: datetime, areas: frozenset[int] | None) -> ports.Filling[ports.Doing]:
    """What councils ask their citizens, and whose proposals they made their own."""
    days = clock.day_of(start), clock.day_of(end)
    questions = Question.objects.filter(opened_on__range=days, invitation__office__area__isnull=False)
    lifted = Proposal.objects.filter(weighed_on__range=days, stage=Stage.LIFTED).select_related("office")
    if areas is not None:
        questions = questions.filter(invitation__office__area__in=areas)
        lifted = lifted.filter(area__in=areas)
    found, raised = yield from rounds.together(
        rounds.rows(questions.select_related("invitation__office")), rounds.rows(lifted)
    )
    for question in found:
        office = question.invitation.office
        words = _("%(office)s asks: %(question)s") % {"office": office, "question": question.words}
        yield ports.Doing(
            clock.noon(question.opened_on), office.area_id or 0, "survey", words, question.get_absolute_url(),
            f"involvement.question:{question.pk}",
        )  # fmt: skip
    for proposal in raised:
        facts = {"office": proposal.office, "title": proposal.title}
        assert proposal.weighed_on is not None
        yield ports.Doing(
            clock.noon(proposal.weighed_on), proposal.area_id, "matter",
            _("%(office)s stands behind »%(title)s«") % facts, proposal.get_absolute_url(),
            f"involvement.proposal:{proposal.pk}", detail=proposal.support,
        )  # fmt: skip
