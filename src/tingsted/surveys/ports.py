"""What the survey shows on inner rooms' pages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from tingsted.ideas.models import Idea
from tingsted.involvement.models import Invitation, Matter
from tingsted.kernel import clock, ports, rounds
from tingsted.places.models import Area
from tingsted.places.overview import bodies_of
from tingsted.places.remembered import remembered
from tingsted.places.rules import seats_of
from tingsted.plans.models import Plan
from tingsted.surveys.models import Card, Contact, Survey, Typist
from tingsted.surveys.queries import told_of

# How many ideas and comments of a survey stand beside a body's answer.
FIRST, SOME = 5, 3


def _told(survey: Survey, how: str) -> str:
    return how % {"title": survey.title}


@rounds.prepared
def _cards_of(idea: int) -> QuerySet[Card]:
    """The idea's cards in surveys that were opened."""
    cards = Card.objects.filter(idea=idea, survey__opened_on__isnull=False).order_by("pk")
    return cards.select_related("survey__result", "survey__body")


@ports.trail_steps.fill
def trail(idea: Idea) -> ports.Filling[ports.Step]:
    """The idea stood in a survey; and what place it got."""
    for card in (yield from _cards_of(idea.pk)):
        survey = card.survey
        yield ports.Step(
            at=clock.noon(survey.opened_on or clock.today()),
            turn=ports.Turn.ASKED,
            words=_told(survey, _("Everybody was asked in the survey »%(title)s«")),
            office=str(survey.body),
            url=survey.get_absolute_url(),
        )
        if survey.published_on is not None:
            row = next((r for r in survey.result.table if r["card"] == card.pk), None)
            if row is not None:
                yield ports.Step(
                    at=clock.noon(survey.published_on),
                    turn=ports.Turn.RANKED,
                    office=str(survey.body),
                    url=survey.get_absolute_url() + "resultat/",
                    words=_("It came in as number %(place)s of %(all)s")
                    % {"place": row["place"], "all": len(survey.result.table)},
                )


def _seen_by(person: object, area: int) -> QuerySet[Survey]:
    """An area's newest surveys, with the drafts that this person's offices write."""
    return Survey.objects.visible_to(person).filter(area=area).order_by("-closes", "-pk")[:3]


@remembered(most=64)
def _public_in(area: Area) -> rounds.Reading[list[Survey]]:
    """The same as everybody sees them."""
    return (yield from _newest_in(area.pk))


@rounds.prepared
def _newest_in(area: int) -> QuerySet[Survey]:
    return _seen_by(None, area)


@ports.area_sections.fill
def on_the_area_page(request: HttpRequest, area: Area) -> ports.Filling[ports.Section]:
    """What is open now is called out; the newest result stands below."""
    mine = {seat.office_id for seat in seats_of(request.user)}
    seen = rounds.rows(_seen_by(request.user, area.pk)) if request.user.is_authenticated else _public_in(area)
    surveys, bodies = yield from rounds.together(seen, bodies_of(area.pk))
    running = [s for s in surveys if s.is_open]
    results = [s for s in surveys if s.published_on]
    own = [s for s in surveys if s.published_on is None]
    if running:
        yield ports.Section("surveys/parts/call.html", {"survey": running[0]}, order=5, place="head")
    may_make = any(body.pk in mine for body in bodies)
    serves = any(body.contact_office_id in mine for body in bodies)
    on_paper = [s for s in own if s.opened_on] if serves and not may_make else []
    if results or may_make or on_paper:
        context: dict[str, Any] = {
            "results": results[:2],
            "own": own if may_make else [],
            "on_paper": on_paper,
            "area": area,
            "may_make": may_make,
        }
        yield ports.Section("surveys/parts/area.html", context, order=35)


@ports.plan_sections.fill
def on_the_plan_page(request: HttpRequest, plan: Plan) -> ports.Filling[ports.Section]:
    """The plan's surveys, open or told."""
    found = yield from rounds.rows(Survey.objects.visible_to(request.user).filter(plan=plan))
    surveys = [survey for survey in found if survey.opened_on]
    if surveys:
        yield ports.Section("surveys/parts/plan.html", {"surveys": surveys}, order=20)


@ports.area_marks.fill
def on_the_map() -> ports.Filling[ports.Mark]:
    """Areas where everybody is being asked now."""
    open_now = Survey.objects.filter(
        opened_on__isnull=False, closed_on__isnull=True, closes__gte=clock.today()
    )
    for survey in (yield from rounds.rows(open_now.order_by("closes", "pk"))):
        if survey.is_open:
            yield ports.Mark(survey.area_id, "now", survey.title, survey.get_absolute_url())


@ports.doings.fill
def doings(start: datetime, end: datetime, areas: frozenset[int] | None) -> ports.Filling[ports.Doing]:
    """Surveys opened, and results told."""
    days = clock.day_of(start), clock.day_of(end)
    rows = Survey.objects.filter(Q(opened_on__range=days) | Q(published_on__range=days))
    for survey in (yield from rounds.rows(rows if areas is None else rows.filter(area__in=areas))):
        for on, words, step in (
            (survey.opened_on, _("A survey is open: %(title)s"), "opened"),
            (survey.published_on, _("The result is here: %(title)s"), "told"),
        ):
            if on is not None:
                yield ports.Doing(
                    clock.noon(on), survey.area_id, "survey", _told(survey, words), survey.get_absolute_url(),
                    f"surveys.survey:{survey.pk}:{step}",
                )  # fmt: skip


@ports.dates.fill
def last_days(start: date, end: date, area: Area | None = None) -> ports.Filling[ports.Happening]:
    """The last day to answer."""
    open_surveys = Survey.objects.filter(
        opened_on__isnull=False, closed_on__isnull=True, closes__range=(start, end)
    )
    if area is not None:
        open_surveys = open_surveys.filter(area=area)
    for survey in (yield from rounds.rows(open_surveys.select_related("area"))):
        yield ports.Happening(
            day=survey.closes,
            title=survey.title,
            url=survey.get_absolute_url(),
            area=survey.area.name,
            area_id=survey.area_id,
            detail=_("Last day to answer. You need not sign in."),
            kind="survey",
            act=_("Answer the questions"),
        )


def _not_opened_for(invitation: Invitation) -> QuerySet[Survey]:
    """Those that are prepared: what is open stands beside the answer already."""
    return Survey.objects.filter(asked_for__invitation=invitation, opened_on__isnull=True).order_by("pk")


@ports.asking_ways.fill
def ways_to_ask(request: HttpRequest, invitation: Invitation) -> ports.Filling[ports.Section]:
    """On a body's own page of a matter: its surveys for it, and the way to make one."""
    surveys = yield from rounds.rows(_not_opened_for(invitation))
    may_make = invitation.matter.takes_answers() and invitation.office.area is not None
    if surveys or may_make:
        area = invitation.office.area if may_make else None
        context = {"surveys": surveys, "invitation": invitation, "area": area}
        yield ports.Section("surveys/parts/way_to_ask.html", context, order=10)


@ports.heard_sections.fill
def heard(request: HttpRequest, invitation: Invitation | None) -> ports.Filling[ports.Section]:
    """Beside a body's answer: what its surveys for the matter came to, once their results are told."""
    if invitation is None:
        return
    told = Survey.objects.filter(asked_for__invitation=invitation, published_on__isnull=False)
    for survey in (yield from rounds.rows(told.order_by("pk"))):
        found = yield from told_of(survey)
        if found.result is not None:
            rows = [row for row in found.result.table if row["idea"] not in found.hidden][:FIRST]
            context = {"survey": survey, "rows": rows, "comments": found.comments[:SOME]}
            yield ports.Section("surveys/parts/heard.html", context, order=10)


@ports.heard_lines.fill
def heard_on_paper(matter: Matter) -> ports.Filling[ports.Line]:
    """The same on paper: what came first, and a few of the comments that everybody may read."""
    told = Survey.objects.filter(asked_for__invitation__matter=matter, published_on__isnull=False)
    for survey in (yield from rounds.rows(told.order_by("pk"))):
        found = yield from told_of(survey)
        if found.result is not None:
            url = survey.get_absolute_url()
            for row in [row for row in found.result.table if row["idea"] not in found.hidden][:FIRST]:
                yield ports.Line(url, f"{row['title']} ({row['idea']})")
            for comment in found.comments[:SOME]:
                yield ports.Line(url, comment.words, quoted=True)


def _contacts(person: Any) -> Iterator[dict[str, Any]]:
    for contact in Contact.objects.filter(email__iexact=person.email or "-").select_related("question"):
        yield {
            _("question"): contact.question.words,
            _("name"): contact.name,
            _("e-mail"): contact.email,
            _("telephone"): contact.phone,
        }


def _forget_contacts(person: Any) -> int:
    return Contact.objects.filter(email__iexact=person.email or "-").delete()[0]


ports.holds_personal_data(
    ports.PersonalData(
        model="surveys.Contact",
        fields=frozenset({"name", "email", "phone"}),
        why=gettext_noop("So that the council can get in touch about what was asked."),
        kept=gettext_noop("Until you say no again; at most half a year after the survey has closed."),
        export=_contacts,
        erase=_forget_contacts,
    )
)


def _typing(person: Any) -> Iterator[dict[str, Any]]:
    for typist in Typist.objects.filter(person=person).select_related("survey"):
        yield {_("survey"): typist.survey.title, _("may type until"): typist.until.isoformat()}


ports.holds_personal_data(
    ports.PersonalData(
        model="surveys.Typist",
        fields=frozenset({"person"}),
        why=gettext_noop("So that somebody who sits in no body can help to type in paper."),
        kept=gettext_noop("Until the last day they were let in."),
        export=_typing,
        erase=lambda person: Typist.objects.filter(person=person).delete()[0],
    )
)
ports.holds_nothing_personal("surveys.Card.title", "the idea's own title")
ports.holds_nothing_personal("surveys.Survey.title", "a question")
ports.holds_nothing_personal(
    "surveys.Comment.words",
    "written without a name, kept apart from every ballot, read by the body before it is public",
)
ports.holds_nothing_personal("surveys.Card.words", "the idea's own words, as they were answered")
ports.holds_nothing_personal(
    "surveys.Ballot.age_band", "a wide band with no key to anybody; small cells are not shown"
)
ports.holds_nothing_personal("surveys.Ballot.gender", "one of three words with no key to anybody")
for field in ("words", "low_words", "high_words"):
    ports.holds_nothing_personal(f"surveys.SurveyQuestion.{field}", "a question the body asks everybody")
ports.holds_nothing_personal("surveys.Result.people", "counts of groups, small ones hidden")
ports.holds_nothing_personal("surveys.Reply.words", "what the body itself answers, in public")
ports.holds_nothing_personal("surveys.AuditorCopy.receiver", "an organisation, not a person")
ports.holds_nothing_personal("surveys.Wording.words", "a question or a card as it read before")
ports.holds_nothing_personal(
    "surveys.Batch.typist",
    "which member typed a pile, so that another checks it; forgotten when it is counted",
)
