"""Næstved's story: documented facts with their years (`data/README.md`), invented people, ideas and answers.

Documented: Glumsø's meeting in November 2017, the survey that winter, the open meeting in June 2018 with about 40 people
and six working groups, the renewal in 2022; the five areas with a plan, and Tappernøje's as a BLUP of 2022. Days of the
month, sentences, names, figures and every answer of a department are invented.
"""

from __future__ import annotations

import random
from datetime import date, timedelta

from tingsted.demo import sayings
from tingsted.demo.areas import Ground
from tingsted.demo.people import Company, seat_council
from tingsted.demo.story import answer_survey, hold_meeting, on, say, themes_of, write_wall
from tingsted.ideas.models import Idea
from tingsted.kernel import clock
from tingsted.kernel.actors import CLOCK, Actor
from tingsted.places.actions import describe_area, describe_office
from tingsted.places.models import Role
from tingsted.plans.actions import (
    add_action,
    adopt_plan,
    choose_no_plan,
    end_plan,
    forward_action,
    set_phases,
    set_work,
    start_plan,
    write_plan,
)
from tingsted.plans.models import Action, Plan
from tingsted.promises.actions import begin_answer, give_answer
from tingsted.promises.models import Promise
from tingsted.surveys.actions import ask_for_reading, close_survey, make_survey, open_survey, publish_result, read_comments
from tingsted.surveys.models import Comment, Survey
from tingsted.workgroups.actions import describe_group, form_group

GROUPS_2018 = (
    (27, "Stier og natur", "Sti fra stationen til søen, og alt det grønne.", "sofie", "To arbejdslørdage i april. Skovl og kaffe er sørget for."),
    (4, "Ungdomsklub", "En klub om fredagen, og et mødested.", "ejner", "Voksne, der kan åbne og lukke en aften om måneden."),
    (3, "Fælles spisning", "Mad for alle i hallen, en gang om måneden.", "karla", "En, der kan låne os en stor gryde."),
    (13, "Velkomst", "Nye naboer skal bankes på hos.", "karla", ""),
    (6, "Toget", "Flere tog, og varme, mens man venter.", "ejner", ""),
    (26, "Kultur i det grå", "Malerier på tårnene og musik i kirken.", "sofie", ""),
)


def tell(ground: Ground) -> None:
    """All of it, in the order it happened."""
    today = clock.today()
    company = _people(ground, today)
    _first_round(ground, company)
    _second_round(ground, company)
    for number, key in enumerate(sayings.PLANS):
        _plan_elsewhere(ground, company, key, today, number)
    _around(ground, company, today)
    _third_round(ground, company, today)
    ask_for_reading(CLOCK)


def _people(ground: Ground, today: date) -> Company:
    company, long_ago = Company(), date(2016, 3, 15)
    contact, roads, culture = ground.contact, ground.departments["roads"], ground.departments["culture"]
    company.seat("Gudrun Aabred", contact, Role.OFFICER, long_ago, speaks=True)
    company.seat("Villy Stenkløver", contact, Role.STAND_IN, long_ago, speaks=True)
    company.seat("Holger Grusvang", roads, Role.OFFICER, long_ago, speaks=True, public=False)
    company.seat("Marna Bogtrykke", culture, Role.OFFICER, long_ago, speaks=True, public=False)
    company.seat("Tue Pennefjer", ground.departments["centre"], Role.EDITOR, long_ago, speaks=True, public=False)
    company.seat("Birgit Tinghøj", ground.committee, Role.POLITICIAN, date(2022, 1, 1))
    glumsoe = ground.bodies["glumsoe"]
    seat_council(company, glumsoe, "Ruth Skovsti", ("Ejner Kornmark", "Karla Brøndsted", "Sofie Lyngvej"), long_ago)
    company.seat("Ejner Kornmark", glumsoe, Role.LOCAL_CONTACT, date(2024, 3, 12))
    for key, chair in (
        ("tappernoeje", "Bodil Mosegreve"), ("vestlandet4700", "Palle Hegnsgård"), ("lokalraad4262", "Inga Rævebakke"),
        ("tybjerg", "Verner Åkande"), ("fodby", "Asta Engblad"), ("fladsaa", "Poula Kildespring"),
        ("fensmark", "Otto Glaspust"), ("hot", "Dagny Tøndebånd"), ("karrebaeksminde", "Søren Havtorn"),
        ("vestegn", "Rigmor Lærkeslag"), ("lillenaestved", "Aksel Kanalby"),
    ):
        seat_council(company, ground.bodies[key], chair, (), long_ago)
    ruth = company.acting("ruth")
    describe_area(
        ruth, area=ground.areas["glumsoe"],
        description="Seks sogne nordligst i kommunen: Glumsø, Bavelse, Næsby, Tyvelse, Sandby og Vrangstrup. "
        "Området er i gang med at forny sin plan for tredje gang.",
    )
    describe_office(
        ruth, office=glumsoe, cares_about="Stier, unge, bosætning, tog",
        can_manage="To høringer om året, gerne med seks ugers frist", how_chosen="Valgt på generalforsamlingen i marts",
    )
    return company


def _first_round(ground: Ground, company: Company) -> None:
    """2017 to 2021: from the wall to the first plan, and the department's answers."""
    ruth, ejner, area = company.acting("ruth"), company.acting("ejner"), ground.areas["glumsoe"]
    plan = on(date(2017, 10, 2), lambda: start_plan(ruth, area=area, title="Glumsø og Omegn 2018", with_municipality=True))
    meeting = hold_meeting(
        ruth, plan=plan, title="Borgermøde: Hvad skal der ske her?", day=date(2017, 11, 15), place="Sandby Forsamlingshus",
        called=date(2017, 10, 20), about="Vi skriver på sedler, hvad vi har, og hvad vi vil. Der er kaffe.",
    )
    notes = [(theme, title, words, "want") for theme, title, words in sayings.GLUMSOE_2017]
    notes += [("", title, title, "have") for title in sayings.GLUMSOE_HAVE]
    ideas = write_wall(ejner, meeting, date(2017, 11, 15), notes)
    survey = _survey(ruth, ideas[:30], plan, "Hvad er vigtigst for Glumsø og Omegn?", date(2017, 12, 4), date(2018, 2, 4))
    answer_survey(
        survey, date(2017, 12, 4), 60, 118, random.Random(2018), liked=sayings.LIKED_2017, comments=sayings.COMMENTS_2017
    )
    on(date(2018, 2, 5), lambda: close_survey(ruth, survey=survey))
    _read(ruth, survey, date(2018, 2, 20))
    on(date(2018, 6, 5), lambda: publish_result(ruth, survey=survey))
    hold_meeting(
        ruth, plan=plan, title="Åbent møde: Det sagde I", day=date(2018, 6, 12), place="Glumsø Hallen", kind="result",
        called=date(2018, 5, 14), about="Vi ser på resultatet og laver arbejdsgrupper.",
    )
    for number, name, purpose, who, needs in GROUPS_2018:
        idea = ideas[number - 1]
        group = on(date(2018, 6, 13), lambda: form_group(  # noqa: B023
            ruth, idea=idea, name=name, email=str(company.people[who].email), purpose=purpose, plan=plan  # noqa: B023
        ))  # fmt: skip
        if needs:
            on(date(2018, 9, 3), lambda: describe_group(  # noqa: B023
                Actor("person", company.people[who], company.offices[who]), group=group, purpose=purpose,  # noqa: B023
                needs=needs, next_meeting=None, next_place="", named=True,  # noqa: B023
            ))  # fmt: skip
    _write_first_plan(ground, company, plan, ideas)


def _write_first_plan(ground: Ground, company: Company, plan: Plan, ideas: list[Idea]) -> None:
    ruth, gudrun, holger = (company.acting(name) for name in ("ruth", "gudrun", "holger"))
    roads = ground.departments["roads"]
    themes = on(date(2018, 8, 20), lambda: themes_of(ruth, plan, ("Stier og natur", "Fællesskab", "Unge", "Bosætning og tog")))
    written = {
        number: on(date(2018, 9, 10), lambda: add_action(  # noqa: B023
            ruth, plan=plan, theme=themes[theme], title=ideas[number - 1].title, text=text, ideas=[ideas[number - 1]],  # noqa: B023
            driver=driver,  # noqa: B023
        ))
        for number, theme, text, driver in (
            (27, "Stier og natur", "En sti på 650 meter, som også en kørestol kan bruge.", "joint"),
            (8, "Stier og natur", "Lindetræer på begge sider af gaden.", "joint"),
            (3, "Fællesskab", "Den første torsdag i måneden, fra september til maj.", "citizens"),
            (4, "Unge", "Klubben åbner en fredag om måneden.", "citizens"),
            (13, "Bosætning og tog", "Alle nye får besøg og en pose fra brugsen.", "citizens"),
        )
    }  # fmt: skip
    on(date(2018, 11, 6), lambda: write_plan(
        ruth, plan=plan, vision="Her skal være godt at gå, godt at mødes og let at komme til.",
        story="Planen er lavet af borgerne i seks sogne.",
    ))  # fmt: skip
    on(date(2018, 11, 20), lambda: adopt_plan(ruth, plan=plan))
    trees = on(date(2018, 12, 3), lambda: forward_action(gudrun, action=written[8], to=roads, due=date(2019, 2, 1)))
    path = on(date(2018, 12, 3), lambda: forward_action(gudrun, action=written[27], to=roads, due=date(2019, 2, 1)))
    on(date(2019, 1, 28), lambda: give_answer(
        holger, promise=trees.promise, answer="we do it", reply="Vi planter 22 lindetræer, hvis nogen vil vande dem.",
    ))  # fmt: skip
    on(date(2019, 2, 26), lambda: give_answer(
        holger, promise=path.promise, answer="we help",
        reply="De første 400 meter kan lægges på kommunens jord. I lægger gruset sammen med os.",
    ))  # fmt: skip
    on(date(2019, 5, 2), lambda: set_work(ruth, action=written[8], work="done", note="Spejderne vander træerne."))
    on(date(2020, 9, 1), lambda: set_work(
        ruth, action=written[27], work="well under way", note="De første 400 meter ligger der. 31 frivillige lagde gruset.",
    ))  # fmt: skip
    on(date(2021, 10, 1), lambda: set_work(ruth, action=written[3], work="done", note="Der kommer 60 hver gang."))


def _second_round(ground: Ground, company: Company) -> None:
    """2022: the plan is renewed."""
    ruth, area = company.acting("ruth"), ground.areas["glumsoe"]
    first = Plan.objects.get(area=area)
    on(date(2022, 1, 10), lambda: end_plan(ruth, plan=first))
    plan = on(date(2022, 1, 17), lambda: start_plan(ruth, area=area, title="Glumsø og Omegn 2022", with_municipality=True))
    themes = on(date(2022, 3, 1), lambda: themes_of(ruth, plan, ("Stier", "Unge")))
    ideas = {idea.number: idea for idea in Idea.objects.filter(area=area)}
    for number, theme in ((27, "Stier"), (28, "Unge")):
        on(date(2022, 4, 4), lambda: add_action(  # noqa: B023
            ruth, plan=plan, theme=themes[theme], title=ideas[number].title, ideas=[ideas[number]],  # noqa: B023
            text="Videreført fra planen fra 2018.",
        ))  # fmt: skip
    on(date(2022, 9, 20), lambda: adopt_plan(ruth, plan=plan))


def _third_round(ground: Ground, company: Company, today: date) -> None:
    """Now: a meeting this autumn, a survey that is open, and two answers that are owed."""
    ruth, ejner, area = company.acting("ruth"), company.acting("ejner"), ground.areas["glumsoe"]
    earlier, met = Plan.objects.current().get(area=area), today - timedelta(days=68)
    on(today - timedelta(days=121), lambda: end_plan(ruth, plan=earlier))
    plan = on(today - timedelta(days=120), lambda: start_plan(ruth, area=area, title="Glumsø og Omegn, tredje runde"))
    _date_phases(ruth, plan, today)
    meeting = hold_meeting(
        ruth, plan=plan, title="Borgermøde: De næste fire år", day=met, place="Glumsø Hallen", called=met - timedelta(days=30),
        about="Hvad har vi, og hvad vil vi? Kom, og skriv en seddel.",
    )
    notes = [(theme, title, words, column) for theme, title, words, column in sayings.GLUMSOE_NOW]
    ideas = write_wall(ejner, meeting, met, notes)
    told = today + timedelta(days=66)
    survey = _survey(
        ruth, [idea for idea in ideas if idea.column == "want"], plan, "Hvad er vigtigst de næste fire år?",
        today - timedelta(days=16), today + timedelta(days=14), told,
    )
    answer_survey(
        survey, today - timedelta(days=16), 16, 46, random.Random(2026), liked=sayings.LIKED_NOW,
        comments=sayings.COMMENTS_NOW,
    )
    hold_meeting(
        ruth, plan=plan, title="Borgermøde: Det sagde I", day=told, place="Sandby Forsamlingshus", kind="result",
        called=today - timedelta(days=10), about="Vi ser på resultatet og laver arbejdsgrupper.",
    )
    _owed_now(ground, company, plan, ideas, today)


def _date_phases(chair: Actor, plan: Plan, today: date) -> None:
    """When each phase of this round is: the survey is now."""
    days = {
        "meeting": (-75, -60), "survey": (-16, 14), "result": (66, 66), "groups": (67, 200), "writing": (120, 260),
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
        on(today - timedelta(days=60), lambda: add_action(  # noqa: B023
            ruth, plan=plan, theme=themes[theme], title=idea.title, text=idea.words, ideas=[idea], driver="joint",  # noqa: B023
        ))
        for idea, theme in ((ideas[0], "Stier"), (ideas[1], "Unge"))
    )  # fmt: skip
    forwarded = on(today - timedelta(days=58), lambda: forward_action(
        gudrun, action=path, to=ground.departments["roads"], due=today + timedelta(days=23),
    ))  # fmt: skip
    on(today - timedelta(days=25), lambda: begin_answer(
        holger, promise=Promise.objects.get(pk=forwarded.promise_id), word="Der er målt op ved åen."))
    late = on(asked + timedelta(days=24), lambda: forward_action(
        gudrun, action=young, to=ground.departments["culture"], due=today - timedelta(days=18),
    ))  # fmt: skip
    on(today - timedelta(days=12), lambda: begin_answer(
        marna, promise=Promise.objects.get(pk=late.promise_id),
        word="Vi venter på brandtilsynet og vender tilbage om to uger.",
    ))  # fmt: skip


def _survey(
    chair: Actor, ideas: list[Idea], plan: Plan, title: str, opens: date, closes: date, told: date | None = None
) -> Survey:
    def make() -> Survey:
        assert chair.office is not None
        made = make_survey(
            chair, body=chair.office, ideas=ideas, title=title, closes=closes, plan=plan,
            intro="Lokalrådet laver en ny plan for området. Det, flest af jer peger på, kommer først, "
            "og vi sørger for, at også de små landsbyer får noget med.",
            villages=("Bavelse", "Glumsø", "Næsby", "Sandby", "Tyvelse", "Vrangstrup"), result_shown_on=told,
            result_place="Sandby" if told else "",
        )
        return open_survey(chair, survey=made)

    return on(opens, make)


def _read(chair: Actor, survey: Survey, day: date) -> None:
    """The council reads the comments and hides the one about a neighbour."""
    comments = Comment.objects.filter(card__survey=survey)
    decided = {str(c.pk): "hidden" if "Naboen" in c.words else "public" for c in comments}
    on(day, lambda: read_comments(chair, survey=survey, decided=decided))


def _plan_elsewhere(ground: Ground, company: Company, key: str, today: date, number: int) -> None:
    """A plan of another area: its actions this year forwarded, and how the answers went."""
    kind, year, title, rows = sayings.PLANS[key]
    first = next(name for name, office in company.offices.items() if office == ground.bodies[key])
    chair, area = company.acting(first), ground.areas[key]
    begun = date(year, 2, 14)
    plan = on(begun, lambda: start_plan(chair, area=area, kind=kind, title=title, with_municipality=True))
    themes = on(begun + timedelta(days=120), lambda: themes_of(chair, plan, [row[0] for row in rows]))
    made = []
    for offset, (theme, name, words, work, _fate, _answer, _reply) in enumerate(rows):
        idea = say(area, company, first, name, words, theme, begun + timedelta(days=40 + offset))
        made.append(on(begun + timedelta(days=150), lambda: add_action(  # noqa: B023
            chair, plan=plan, theme=themes[theme], title=name, text=words, ideas=[idea], driver="joint",  # noqa: B023
        )))  # fmt: skip
        if work != "not begun":
            on(begun + timedelta(days=200), lambda: set_work(chair, action=made[-1], work=work))  # noqa: B023
    on(begun + timedelta(days=190), lambda: adopt_plan(chair, plan=plan))
    for offset, (action, row) in enumerate(zip(made, rows, strict=True)):
        _owed(ground, company, action, row, today, number * 5 + offset)


def _owed(
    ground: Ground, company: Company, action: Action, row: tuple[str, str, str, str, str, str, str], today: date, nth: int
) -> None:
    """Forward it this year; answered in time, late, or still owed, as the row says."""
    _theme, _name, _words, _work, fate, answer, reply = row
    gudrun, holger = company.acting("gudrun"), company.acting("holger")
    open_still = fate in {"promised", "writing"}
    due = today + timedelta(days=20 + nth) if open_still else max(date(today.year, 1, 20), today - timedelta(days=260 - 11 * nth))
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


def _around(ground: Ground, company: Company, today: date) -> None:
    """The other areas: a choice of no plan, notes on the board, meetings to come."""
    asta = company.acting("asta")
    on(today - timedelta(days=90), lambda: choose_no_plan(
        asta, area=ground.areas["fodby"], words="Rådet bruger kræfterne på sommerfesten.",
    ))  # fmt: skip
    for days, (key, title, words, theme) in enumerate(sayings.SCATTERED):
        first = next(name for name, office in company.offices.items() if office == ground.bodies[key])
        say(ground.areas[key], company, first, title, words, theme, today - timedelta(days=3 + 2 * days))
    palle = company.acting("palle")
    hold_meeting(
        palle, plan=Plan.objects.current().get(area=ground.areas["vestlandet4700"]), day=today + timedelta(days=3),
        title="Borgermøde: Cykelruter mellem landsbyerne", place="Hyllinge Forsamlingshus", called=today - timedelta(days=20),
        about="Kom og tegn på kortet. Der er kaffe.",
    )
    hold_meeting(
        company.acting("ruth"), plan=None, title="Lokalrådsmøde", day=today + timedelta(days=10), kind="council",
        place="Sandby Forsamlingshus", called=today - timedelta(days=8), about="Åbent for alle, spørgetid til sidst.",
    )


