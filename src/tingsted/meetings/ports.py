"""What meetings show elsewhere: dates, sections, the first step of an idea's trail."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from tingsted.design.days import day_text
from tingsted.ideas.acting import actor_in
from tingsted.ideas.models import Idea, family
from tingsted.kernel import clock, ports, rounds
from tingsted.kernel.rights import may
from tingsted.meetings.models import Guest, Meeting, SignUp, WallNote
from tingsted.places.models import Area, Office


@ports.area_sections.fill
def call_one(request: HttpRequest, area: Area) -> Iterator[ports.Section]:
    """For the area's body: call a meeting."""
    if may("meetings.call", actor_in(request, area), area):
        yield ports.Section("meetings/parts/call_one.html", {"area": area}, order=10, place="side")


@rounds.prepared
def _notes_of(idea: int) -> QuerySet[WallNote]:
    """Where an idea hung, also under a number merged into it."""
    notes = WallNote.objects.filter(idea__in=family(idea)).select_related("meeting__body", "idea")
    return notes.order_by("pk")


@ports.idea_sections.fill
def beside_the_note(request: HttpRequest, idea: Idea) -> ports.Filling[ports.Section]:
    """For the body, on an idea's page: the table, the number on the paper and what the secretary noted."""
    if may("ideas.keep", actor_in(request, idea.area), idea.area):
        found = yield from _notes_of(idea.pk)
        notes = [n for n in found if n.table or n.paper_number or n.remark]
        if notes:
            yield ports.Section("meetings/parts/beside.html", {"notes": notes}, order=60, place="keep")


@ports.trail_steps.fill
def on_the_wall(idea: Idea) -> ports.Filling[ports.Step]:
    """»Written on the wall«, once for each meeting, also when it was said by one merged into this idea."""
    told: set[int] = set()
    for note in (yield from _notes_of(idea.pk)):
        meeting = note.meeting
        if meeting.pk not in told:
            told.add(meeting.pk)
            yield ports.Step(
                at=min(meeting.starts_at, note.idea.created_at),
                words=_("Written on the wall"),
                office=str(meeting.body),
                detail=meeting.title,
                url=meeting.get_absolute_url(),
                shape="note",
                turn=ports.Turn.SAID,
            )


@ports.dates.fill
def dates(start: date, end: date, area: Area | None) -> ports.Filling[ports.Happening]:
    """Meetings between two days, both included."""
    first = datetime.combine(start, time(), tzinfo=clock.COPENHAGEN)
    last = datetime.combine(end + timedelta(days=1), time(), tzinfo=clock.COPENHAGEN)
    found = Meeting.objects.filter(cancelled_on__isnull=True, starts_at__gte=first, starts_at__lt=last)
    found = (found if area is None else found.filter(area=area)).select_related("area")
    for meeting in (yield from rounds.rows(found)):
        yield ports.Happening(
            day=meeting.starts_at.astimezone(clock.COPENHAGEN).date(),
            at=meeting.starts_at,
            title=meeting.title,
            url=meeting.get_absolute_url(),
            area=meeting.area.short_name,
            area_id=meeting.area_id,
            detail=str(meeting.where),
            kind="meeting",
        )


@ports.doings.fill
def doings(start: datetime, end: datetime, areas: frozenset[int] | None) -> ports.Filling[ports.Doing]:
    """Meetings called, which is news, and meetings held, which the year counts."""
    rows = Meeting.objects.filter(cancelled_on__isnull=True)
    rows = rows.filter(Q(created_at__range=(start, end)) | Q(starts_at__range=(start, min(end, clock.now()))))
    for meeting in (yield from rounds.rows(rows if areas is None else rows.filter(area__in=areas))):
        url, key = meeting.get_absolute_url(), f"meetings.meeting:{meeting.pk}"
        day = day_text(clock.day_of(meeting.starts_at), "dag")
        yield ports.Doing(
            meeting.created_at, meeting.area_id, "meeting",
            _("%(title)s on %(day)s") % {"title": meeting.title, "day": day}, url, f"{key}:called",
            detail=str(meeting.where), counted=False,
        )  # fmt: skip
        if meeting.starts_at <= clock.now():
            yield ports.Doing(
                meeting.starts_at, meeting.area_id, "meeting", meeting.title, url, f"{key}:held",
                detail=str(meeting.where), told=False,
            )  # fmt: skip


@ports.office_holdings.fill
def holdings(office: Office) -> ports.Filling[ports.Held]:
    """Meetings to come keep a body from closing."""
    count = yield from rounds.count(Meeting.objects.coming().filter(body=office))
    if count:
        words = ngettext("%(n)d coming meeting", "%(n)d coming meetings", count) % {"n": count}
        yield ports.Held(words, reverse("meetings:meetings"), blocks_closing=True)


def _nothing(person: Any) -> Iterator[dict[str, Any]]:
    """Remarks and kept records carry no key to a person, so nobody's can be told apart."""
    return iter(())


def _forget_nothing(person: Any) -> int:
    return 0


ports.holds_personal_data(
    ports.PersonalData(
        model="meetings.WallNote",
        fields=frozenset({"remark"}),
        why=gettext_noop("What the secretary noted beside an idea, for the council only."),
        kept=gettext_noop("As long as the meeting is kept; the council can delete it."),
        export=_nothing,
        erase=_forget_nothing,
    )
)
ports.holds_personal_data(
    ports.PersonalData(
        model="meetings.Leftover",
        fields=frozenset({"cells"}),
        why=gettext_noop(
            "Records of a file that could not become ideas by themselves, for the council only."
        ),
        kept=gettext_noop("Until the council has decided; then the cells are emptied."),
        export=_nothing,
        erase=_forget_nothing,
    )
)
ports.holds_nothing_personal("meetings.Meeting.title", "What a public meeting is called.")
ports.holds_nothing_personal("meetings.Meeting.place", "Where a public meeting is held.")
ports.holds_nothing_personal("meetings.Meeting.about", "The public programme.")
ports.holds_nothing_personal("meetings.Point.owner", "Who leads a point, on a public agenda.")


def _signed_up(person: Any) -> Iterator[dict[str, Any]]:
    """What somebody with this address signed up for."""
    if person.email:
        for one in SignUp.objects.filter(email=person.email.lower()).select_related("meeting"):
            yield {"meeting": one.meeting.title, "name": one.name, "people": one.people, "needs": one.needs}


def _guests(person: Any) -> Iterator[dict[str, Any]]:
    for guest in Guest.objects.filter(sign_up__email=(person.email or "-").lower()):
        yield {"name": guest.name, "meeting": guest.meeting.title}


def _sign_up_no_more(person: Any) -> int:
    return SignUp.objects.filter(email=(person.email or "-").lower()).delete()[0]


ports.holds_personal_data(
    ports.PersonalData(
        model="meetings.SignUp",
        fields=frozenset({"name", "email", "needs"}),
        why=gettext_noop("Who comes to a meeting and what they need to take part, for the hosts only."),
        kept=gettext_noop("What they need until the day after the meeting, the rest two weeks longer."),
        export=_signed_up,
        erase=_sign_up_no_more,
    )
)
ports.holds_personal_data(
    ports.PersonalData(
        model="meetings.Guest",
        fields=frozenset({"name"}),
        why=gettext_noop("Who sits where at a meeting with tables, for the hosts and on printed cards."),
        kept=gettext_noop("Two weeks after the meeting."),
        export=_guests,
        erase=lambda person: Guest.objects.filter(sign_up__email=(person.email or "-").lower()).delete()[0],
    )
)
_MINUTES = gettext_noop("Minutes of meetings: who was there, who does what, and what was said.")
_KEPT = gettext_noop("As long as the minutes; in public only those are named who said yes.")
ports.holds_personal_data(
    ports.PersonalData(
        model="meetings.Minutes",
        fields=frozenset({"may_be_named", "not_named"}),
        why=_MINUTES,
        kept=_KEPT,
        export=_nothing,
        erase=_forget_nothing,
    )
)
ports.holds_personal_data(
    ports.PersonalData(
        model="meetings.Task",
        fields=frozenset({"owner"}),
        why=_MINUTES,
        kept=_KEPT,
        export=_nothing,
        erase=_forget_nothing,
    )
)
for field, why in (
    ("Point.title", "A point on an agenda, written by the host."),
    ("Point.words", "What was said of a point, without names; names on the not-named list are cut out."),
    ("Decision.words", "What a meeting decided, without names; names on the not-named list are cut out."),
    ("Task.words", "What is to be done; who does it stands by itself."),
    ("Choice.words", "What one may vote for, written by the host."),
):
    ports.holds_nothing_personal(f"meetings.{field}", why)
