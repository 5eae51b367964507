"""Glumsø og Omegn now: a meeting this autumn, a survey that is open, two answers that are owed."""

from __future__ import annotations

from datetime import date, timedelta

from tingsted.demo import sayings
from tingsted.demo.areas import Ground
from tingsted.demo.naestved.glumsoe import survey_all
from tingsted.demo.naestved.glumsoe_paper import answers_on_paper
from tingsted.demo.naestved.glumsoe_tonight import tell_minutes
from tingsted.demo.people import Company
from tingsted.demo.pictures import path_by_the_lake
from tingsted.demo.story import answer_survey, hold_meeting, lot, on, themes_of, write_wall
from tingsted.ideas.models import Idea
from tingsted.kernel.actors import Actor
from tingsted.plans.actions import (
    Details,
    add_action,
    add_photo,
    forward_action,
    renew_plan,
    set_phases,
)
from tingsted.plans.models import Plan
from tingsted.promises.actions import begin_answer
from tingsted.promises.models import Promise


def tell_third_round(ground: Ground, company: Company, today: date) -> None:
    """Now: a meeting this autumn, a survey that is open, and two answers that are owed."""
    ruth, ejner, area = company.acting("ruth"), company.acting("ejner"), ground.areas["glumsoe"]
    earlier = Plan.objects.current().select_related("area", "body").get(area=area)
    met = today - timedelta(days=68)
    plan = on(
        today - timedelta(days=120),
        lambda: renew_plan(ruth, plan=earlier, going_on=(), title="Glumsø og Omegn, tredje runde"),
    )
    _date_phases(ruth, plan, today)
    meeting = hold_meeting(
        ruth,
        plan=plan,
        title="Borgermøde: De næste fire år",
        day=met,
        place="Glumsø Hallen",
        called=met - timedelta(days=30),
        about="Hvad har vi, og hvad vil vi? Kom, og skriv en seddel.",
    )
    notes = [(theme, title, words, column) for theme, title, words, column in sayings.GLUMSOE_NOW]
    ideas = write_wall(ejner, meeting, met, notes)
    tell_minutes(company, meeting, today)
    told = today + timedelta(days=66)
    survey = survey_all(
        ruth,
        [idea for idea in ideas if idea.column == "want"],
        plan,
        title="Hvad er vigtigst de næste fire år?",
        opens=today - timedelta(days=16),
        closes=today + timedelta(days=14),
        told=told,
        pattern="lup",
    )
    answer_survey(
        survey,
        today - timedelta(days=16),
        16,
        46,
        lot=lot(2026),
        liked=sayings.LIKED_NOW,
        comments=sayings.COMMENTS_NOW,
    )
    answers_on_paper(ruth, ejner, survey, today)
    hold_meeting(
        ruth,
        plan=plan,
        title="Borgermøde: Det sagde I",
        day=told,
        place="Sandby Forsamlingshus",
        kind="result",
        called=today - timedelta(days=10),
        about="Vi ser på resultatet og laver arbejdsgrupper.",
    )
    _owed_now(ground, company, plan, ideas, today)


def _date_phases(chair: Actor, plan: Plan, today: date) -> None:
    """When each phase of this round is: the survey is now."""
    days = {
        "meeting": (-75, -60),
        "survey": (-16, 14),
        "result": (66, 66),
        "groups": (67, 200),
        "writing": (120, 260),
        "living": (261, None),
    }
    dates = {
        phase.pk: (
            today + timedelta(days=days[phase.kind][0] or 0),
            None if days[phase.kind][1] is None else today + timedelta(days=days[phase.kind][1] or 0),
        )
        for phase in plan.phases.all()
    }
    on(today - timedelta(days=119), lambda: set_phases(chair, plan=plan, dates=dates))


def _owed_now(ground: Ground, company: Company, plan: Plan, ideas: list[Idea], today: date) -> None:
    ruth, gudrun, holger, marna = (company.acting(name) for name in ("ruth", "gudrun", "holger", "marna"))
    asked = today - timedelta(days=80)
    themes = on(today - timedelta(days=60), lambda: themes_of(ruth, plan, ("Stier", "Unge")))
    path, young = (
        on(today - timedelta(days=60), lambda: add_action(
            ruth, plan=plan, theme=themes[theme], title=idea.title, text=idea.words, ideas=[idea], driver="joint",  # noqa: B023
            details=details,  # noqa: B023
        ))
        for idea, theme, details in (
            (ideas[0], "Stier", Details(
                place="Langs åen", point=(55.356, 11.703), sdgs=("3", "11", "11.7"), time="Foråret 2027", cost=85000,
                money="Kommunen og en pulje",
            )),
            (ideas[1], "Unge", Details(place="Den gamle skole", point=(55.351, 11.688), sdgs=("3", "4"), time="2027")),
        )
    )  # fmt: skip
    on(today - timedelta(days=59), lambda: add_photo(
        ruth, plan=plan, action=path, picture=path_by_the_lake(), caption="Tegning til demoen",
        alt="En grussti langs en sø med siv, en bænk og to træer i aftensol.",
    ))  # fmt: skip
    on(today - timedelta(days=59), lambda: add_action(
        ruth, plan=plan, theme=themes["Stier"], title="Cykelsti mellem landsbyerne", driver="citizens",
        text="Børnene skal kunne cykle uden om landevejen.",
    ))  # fmt: skip
    forwarded = on(today - timedelta(days=58), lambda: forward_action(
        gudrun, action=path, to=ground.departments["roads"], due=today + timedelta(days=23),
    ))  # fmt: skip
    on(
        today - timedelta(days=25),
        lambda: begin_answer(
            holger, promise=Promise.objects.get(pk=forwarded.promise_id), word="Der er målt op ved åen."
        ),
    )
    late = on(asked + timedelta(days=24), lambda: forward_action(
        gudrun, action=young, to=ground.departments["culture"], due=today - timedelta(days=18),
    ))  # fmt: skip
    on(today - timedelta(days=12), lambda: begin_answer(
        marna, promise=Promise.objects.get(pk=late.promise_id),
        word="Vi venter på brandtilsynet og vender tilbage om to uger.",
    ))  # fmt: skip
