"""What groups show elsewhere: hands wanted on an area's page, the trail, and what is kept on people."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from tingsted.ideas.models import Idea, family
from tingsted.kernel import clock, ports, rounds
from tingsted.places.models import Area, Office
from tingsted.places.remembered import remembered
from tingsted.workgroups.actions.leading import lose_coordinator
from tingsted.workgroups.models import Group, Member, Wisher


@remembered(most=64)
def _at_work_in(area_id: int) -> rounds.Reading[list[Group]]:
    """The groups that take people in, in an area."""
    return (yield from _gathering_in(area_id))


@rounds.prepared
def _gathering_in(area: int) -> QuerySet[Group]:
    return Group.objects.gathering().filter(area=area)[:100]


@ports.area_sections.fill
def hands_wanted(request: HttpRequest, area: Area) -> ports.Filling[ports.Section]:
    """»Groups that need hands«: those that say what they need first."""
    at_work = yield from _at_work_in(area.pk)
    groups = sorted(at_work, key=lambda group: not group.needs)
    if groups:
        yield ports.Section("workgroups/parts/hands.html", {"groups": groups[:8], "area": area}, order=60)


@ports.idea_sections.fill
def form_one(request: HttpRequest, idea: Idea) -> Iterator[ports.Section]:
    """For the body, on an idea's page: form a group round it."""
    if idea.is_public:
        yield ports.Section("workgroups/parts/form_one.html", {"idea": idea}, order=50, place="keep")


@rounds.prepared
def _groups_of(idea: int) -> QuerySet[Group]:
    """The groups round an idea, or round one merged into it."""
    theirs = Group.ideas.through.objects.filter(idea__in=family(idea))
    return (
        Group.objects.filter(pk__in=theirs.values("group"))
        .select_related("body", "coordinator")
        .order_by("pk")
    )


@ports.trail_steps.fill
def got_a_group(idea: Idea) -> ports.Filling[ports.Step]:
    """»Got a working group«, and when it finished."""
    for group in (yield from _groups_of(idea.pk)):
        detail = group.name
        if group.coordinator is not None and group.coordinator_public:
            detail = _("%(group)s. %(name)s became coordinator.") % {
                "group": group.name,
                "name": group.coordinator.name,
            }
        url = group.get_absolute_url()
        yield ports.Step(
            at=group.formed_at,
            words=_("Got a working group"),
            office=str(group.body),
            url=url,
            detail=detail,
            turn=ports.Turn.GROUP,
        )
        if group.finished_on is not None:
            yield ports.Step(
                at=clock.noon(group.finished_on),
                turn=ports.Turn.FINISHED,
                words=_("The group finished its work"),
                office=str(group.body),
                url=url,
                detail=group.name,
            )


@ports.dates.fill
def dates(start: date, end: date, area: Area | None) -> ports.Filling[ports.Happening]:
    """When groups meet, where they have said so."""
    first = datetime.combine(start, time(), tzinfo=clock.COPENHAGEN)
    last = datetime.combine(end + timedelta(days=1), time(), tzinfo=clock.COPENHAGEN)
    met = (
        Group.objects.gathering()
        .filter(next_meeting__gte=first, next_meeting__lt=last)
        .select_related("area")
    )
    for group in (yield from rounds.rows(met if area is None else met.filter(area=area))):
        assert group.next_meeting is not None
        yield ports.Happening(
            day=group.next_meeting.astimezone(clock.COPENHAGEN).date(),
            at=group.next_meeting,
            title=group.name,
            url=group.get_absolute_url(),
            area=group.area.short_name,
            area_id=group.area_id,
            detail=group.next_place,
            kind="group",
        )


@ports.doings.fill
def doings(start: datetime, end: datetime, areas: frozenset[int] | None) -> ports.Filling[ports.Doing]:
    """Groups formed, and those that finished."""
    days = clock.day_of(start), clock.day_of(end)
    rows = Group.objects.filter(Q(formed_on__range=days) | Q(finished_on__range=days))
    for group in (yield from rounds.rows(rows if areas is None else rows.filter(area__in=areas))):
        for on, words, step in (
            (group.formed_on, _("A working group was formed: %(group)s"), "formed"),
            (group.finished_on, _("A working group finished its work: %(group)s"), "finished"),
        ):
            if on is not None and days[0] <= on <= days[1]:
                yield ports.Doing(
                    clock.noon(on), group.area_id, "plan", words % {"group": group.name},
                    group.get_absolute_url(), f"workgroups.group:{group.pk}:{step}", counted=False,
                )  # fmt: skip


@ports.office_holdings.fill
def holdings(office: Office) -> ports.Filling[ports.Held]:
    """Groups at work are handed over."""
    count = yield from rounds.count(Group.objects.at_work().filter(body=office))
    if count:
        words = ngettext("%(n)d working group", "%(n)d working groups", count) % {"n": count}
        yield ports.Held(words, office.get_absolute_url())


def _memberships(person: Any) -> Iterator[dict[str, Any]]:
    for member in _members_of(person).select_related("group").prefetch_related("tasks"):
        yield {
            _("group"): member.group.name,
            _("name"): member.name,
            _("e-mail"): member.email,
            _("help"): str(member.get_help_display()),
            _("tasks"): "; ".join(task.words for task in member.tasks.all()),
            _("day"): member.joined_on.isoformat(),
        }


def _members_of(person: Any) -> Any:
    mine = Member.objects.filter(person=person)
    return mine | Member.objects.filter(email__iexact=person.email) if person.email else mine


def _forget_memberships(person: Any) -> int:
    return int(_members_of(person).delete()[0])


def _coordinated(person: Any) -> Iterator[dict[str, Any]]:
    for group in Group.objects.filter(coordinator=person):
        yield {_("coordinator of"): group.name, _("day"): group.formed_on.isoformat()}


ports.holds_personal_data(
    ports.PersonalData(
        model="workgroups.Member",
        fields=frozenset({"name", "email", "person"}),
        why=gettext_noop("So that the coordinator can write to those who joined the group."),
        kept=gettext_noop("Until the member leaves by the link in the mail, or the group has finished."),
        export=_memberships,
        erase=_forget_memberships,
    )
)
ports.holds_personal_data(
    ports.PersonalData(
        model="workgroups.Group",
        fields=frozenset({"coordinator"}),
        why=gettext_noop("So that the group has somebody to turn to."),
        kept=gettext_noop("As long as the person coordinates the group."),
        export=_coordinated,
        erase=lose_coordinator,
    )
)
ports.holds_nothing_personal("workgroups.Group.name", "What a public group is called.")
ports.holds_nothing_personal("workgroups.Group.next_place", "Where a public group meets.")


def _wishes(person: Any) -> Iterator[dict[str, Any]]:
    for wisher in _wishes_of(person).select_related("placing"):
        yield {_("wish"): wisher.placing.title, _("name"): wisher.name, _("e-mail"): wisher.email}


def _wishes_of(person: Any) -> Any:
    return Wisher.objects.filter(email__iexact=person.email) if person.email else Wisher.objects.none()


def _forget_wishes(person: Any) -> int:
    return int(_wishes_of(person).delete()[0])


ports.holds_personal_data(
    ports.PersonalData(
        model="workgroups.Wisher",
        fields=frozenset({"name", "email"}),
        why=gettext_noop("So that those who wish for a group can be placed in one."),
        kept=gettext_noop("Until the groups are formed, or two months after the last day to wish."),
        export=_wishes,
        erase=_forget_wishes,
    )
)
ports.holds_nothing_personal("workgroups.Choice.name", "What a group one may wish for is called.")
ports.holds_nothing_personal("workgroups.Placing.title", "What a round of wishes is called.")
ports.holds_nothing_personal("workgroups.LogEntry.words", "What happened, without names, as the form asks.")
ports.holds_nothing_personal(
    "workgroups.Task.words", "What is to be done; deleted when the group has finished."
)
ports.holds_nothing_personal("workgroups.Question.words", "What a group needs from its body.")
