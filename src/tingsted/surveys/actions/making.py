"""Making a survey from ideas in one step; opening and closing it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from tingsted.ideas.models import Idea
from tingsted.kernel import clock, journal
from tingsted.kernel.actions import Refused, action, announce
from tingsted.kernel.actors import Actor
from tingsted.kernel.events import about
from tingsted.kernel.rights import require
from tingsted.kernel.text import slug, tidy
from tingsted.notices.actions import ask, settle
from tingsted.places.models import Office
from tingsted.plans.models import Plan
from tingsted.surveys.actions.asking import ask_one_thing
from tingsted.surveys.actions.cards import deal_cards
from tingsted.surveys.actions.mixing import forget_keys
from tingsted.surveys.counting import count_result
from tingsted.surveys.events import SurveyClosed, SurveyMade, SurveyOpened
from tingsted.surveys.models import Survey
from tingsted.surveys.patterns import BY_KEY


@action
def make_survey(
    actor: Actor,
    *,
    body: Office,
    ideas: Sequence[Idea],
    title: str,
    closes: date,
    plan: Plan | None = None,
    intro: str = "",
    villages: Sequence[str] = (),
    result_shown_on: date | None = None,
    result_place: str = "",
    pattern: str = "",
) -> Survey:
    """Make a survey with a card for each idea, in their words as they stand now; nobody sees it until it opens."""
    require("surveys.make", actor, body)
    if body.area is None:
        raise Refused(_("A survey needs a local area to ask."))
    begun_from = BY_KEY.get(pattern)
    if not ideas and (begun_from is None or begun_from.cards):
        raise Refused(_("Choose at least one idea to ask about."), "ideas")
    survey = Survey.objects.create(
        area=body.area,
        body=body,
        plan=plan,
        title=tidy(title),
        slug=_free_slug(body, title),
        intro=tidy(intro),
        closes=closes,
        villages=[tidy(v) for v in villages if tidy(v)],
        result_shown_on=result_shown_on,
        result_place=tidy(result_place),
        asks_top=begun_from is not None and begun_from.top,
    )
    deal_cards(survey, ideas)
    for question in begun_from.questions if begun_from else ():
        ask_one_thing(survey, **question.as_facts())
    ask(
        kind="surveys.open",
        about=about(survey),
        url=survey.get_absolute_url() + "styr/",
        office=body,
        area=body.area,
        title=survey.title,
    )
    announce(actor, SurveyMade(about=about(survey), title=survey.title, cards=len(ideas)))
    return survey


@action
def open_survey(actor: Actor, *, survey: Survey) -> Survey:
    """Open it to everybody, from today to its last day."""
    require("surveys.open", actor, survey)
    if survey.opened_on is not None:
        raise Refused(_("The survey is open already."))
    if not survey.cards.exists() and not survey.questions.filter(closed_on=None).exists():
        raise Refused(_("The survey asks nothing yet. Add an idea or a question."))
    if survey.closes < clock.today():
        raise Refused(_("The last day has already passed. Choose a later one."), "closes")
    survey.opened_on = clock.today()
    survey.save(update_fields=["opened_on"])
    settle(about=about(survey), kind="surveys.open")
    announce(actor, SurveyOpened(about=about(survey), title=survey.title, closes=survey.closes.isoformat()))
    return survey


@action
def close_survey(actor: Actor, *, survey: Survey) -> Survey:
    """Close it and count: the result waits for the body to publish it."""
    require("surveys.open", actor, survey)
    return _close(actor, survey)


@action
def close_due(actor: Actor, *, on: date) -> int:
    """Close every survey whose last day has passed; the clock calls this."""
    require("surveys.keep_time", actor)
    due = Survey.objects.filter(opened_on__isnull=False, closed_on__isnull=True, closes__lt=on)
    return len([_close(actor, survey) for survey in due.select_related("body", "area")])


def _close(actor: Actor, survey: Survey) -> Survey:
    """Closed first and then counted, with the journal held: an answer on its way is in the count or is turned away."""
    journal.hold()
    survey.refresh_from_db(fields=["closed_on"])
    if survey.opened_on is None or survey.closed_on is not None:
        raise Refused(_("The survey is not open."))
    survey.closed_on = clock.today()
    survey.save(update_fields=["closed_on"])
    forget_keys(survey)
    result = count_result(survey)
    ask(
        kind="surveys.publish",
        about=about(survey),
        url=survey.get_absolute_url() + "styr/",
        office=survey.body,
        area=survey.area,
        title=survey.title,
        answers=result.answers,
    )
    announce(actor, SurveyClosed(about=about(survey), title=survey.title, answers=result.answers))
    return survey


def _free_slug(body: Office, title: str) -> str:
    """A readable address; the second survey of the same name gets a number."""
    prefix = body.area.slug if body.area else body.slug
    wanted = f"{prefix}-{slug(title)}"[:70]
    taken = set(Survey.objects.filter(slug__startswith=wanted).values_list("slug", flat=True))
    return next(s for s in (wanted, *(f"{wanted}-{n}" for n in range(2, 10_000))) if s not in taken)
