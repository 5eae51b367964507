"""The other areas: their plans and answers, a choice of no plan, notes and meetings."""

from __future__ import annotations

from datetime import date, timedelta

from tingsted.demo import sayings
from tingsted.demo.areas import Ground
from tingsted.demo.people import Company
from tingsted.demo.story import hold_meeting, on, say, themes_of
from tingsted.plans.actions import (
    add_action,
    adopt_plan,
    choose_no_plan,
    forward_action,
    set_work,
    start_plan,
)
from tingsted.plans.models import Action, Plan
from tingsted.promises.actions import begin_answer, give_answer
from tingsted.promises.models import Promise


def tell_plan(ground: Ground, company: Company, key: str, today: date, number: int) -> None:
    """A plan of another area: its actions this year forwarded, and how the answers went."""
    kind, year, title, rows = sayings.PLANS[key]
    first = next(name for name, office in company.offices.items() if office == ground.bodies[key])
    chair, area = company.acting(first), ground.areas[key]
    begun = date(year, 2, 14)
    plan = on(begun, lambda: start_plan(chair, area=area, kind=kind, title=title, with_municipality=True))
    themes = on(begun + timedelta(days=120), lambda: themes_of(chair, plan, [row[0] for row in rows]))
    made = []
    for offset, (theme, name, words, work, _fate, _answer, _reply) in enumerate(rows):
        idea = say(
            area,
            company,
            first,
            title=name,
            words=words,
            theme=theme,
            day=begun + timedelta(days=40 + offset),
        )
        made.append(on(begun + timedelta(days=150), lambda: add_action(
            chair, plan=plan, theme=themes[theme], title=name, text=words, ideas=[idea], driver="joint",  # noqa: B023
        )))  # fmt: skip
        if work != "not begun":
            on(begun + timedelta(days=200), lambda: set_work(chair, action=made[-1], work=work))  # noqa: B023
    on(begun + timedelta(days=190), lambda: adopt_plan(chair, plan=plan))
    for offset, (action, row) in enumerate(zip(made, rows, strict=True)):
        _owed(ground, company, action, row, today=today, nth=number * 5 + offset)


def _owed(
    ground: Ground,
    company: Company,
    action: Action,
    row: tuple[str, str, str, str, str, str, str],
    *,
    today: date,
    nth: int,
) -> None:
    """Forward it this year; answered in time, late, or still owed, as the row says."""
    _theme, _name, _words, _work, fate, answer, reply = row
    gudrun, holger = company.acting("gudrun"), company.acting("holger")
    open_still = fate in {"promised", "writing"}
    due = (
        today + timedelta(days=20 + nth)
        if open_still
        else max(date(today.year, 1, 20), today - timedelta(days=260 - 11 * nth))
    )
    due = due if open_still else min(due, today - timedelta(days=30))
    forwarding = on(due - timedelta(days=56), lambda: forward_action(
        gudrun, action=action, to=ground.departments["roads"], due=due,
    ))  # fmt: skip
    promise = Promise.objects.select_related("owed_by", "owed_to", "area").get(pk=forwarding.promise_id)
    if fate == "writing":
        on(today - timedelta(days=5), lambda: begin_answer(holger, promise=promise, word=reply))
    elif fate != "promised":
        day = due + timedelta(days=19) if fate == "late" else due - timedelta(days=4)
        on(day, lambda: give_answer(holger, promise=promise, answer=answer, reply=reply))


def tell_around(ground: Ground, company: Company, today: date) -> None:
    """The other areas: a choice of no plan, notes on the board, meetings to come."""
    asta = company.acting("asta")
    on(today - timedelta(days=90), lambda: choose_no_plan(
        asta, area=ground.areas["fodby"], words="Rådet bruger kræfterne på sommerfesten.",
    ))  # fmt: skip
    for days, (key, title, words, theme) in enumerate(sayings.SCATTERED):
        first = next(name for name, office in company.offices.items() if office == ground.bodies[key])
        say(
            ground.areas[key],
            company,
            first,
            title=title,
            words=words,
            theme=theme,
            day=today - timedelta(days=3 + 2 * days),
        )
    palle = company.acting("palle")
    hold_meeting(
        palle,
        plan=Plan.objects.current().get(area=ground.areas["vestlandet4700"]),
        day=today + timedelta(days=3),
        title="Borgermøde: Cykelruter mellem landsbyerne",
        place="Hyllinge Forsamlingshus",
        called=today - timedelta(days=20),
        about="Kom og tegn på kortet. Der er kaffe.",
    )
    hold_meeting(
        company.acting("ruth"),
        plan=None,
        title="Lokalrådsmøde",
        day=today + timedelta(days=10),
        kind="council",
        place="Sandby Forsamlingshus",
        called=today - timedelta(days=8),
        about="Åbent for alle, spørgetid til sidst.",
    )
