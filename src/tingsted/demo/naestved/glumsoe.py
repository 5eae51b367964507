"""Glumsø og Omegn from 2017 to 2022: the first plan, and the second."""

from __future__ import annotations

from datetime import date

from tingsted.demo import sayings
from tingsted.demo.areas import Ground
from tingsted.demo.counting import answer_comments
from tingsted.demo.people import Company
from tingsted.demo.story import answer_survey, hold_meeting, lot, on, themes_of, write_wall
from tingsted.ideas.models import Idea
from tingsted.kernel.actors import Actor
from tingsted.plans.actions import (
    add_action,
    adopt_plan,
    forward_action,
    renew_plan,
    set_goal,
    set_work,
    start_plan,
    write_plan,
)
from tingsted.plans.models import Plan
from tingsted.promises.actions import give_answer
from tingsted.surveys.actions import close_survey, make_survey, open_survey, publish_result, read_comments
from tingsted.surveys.models import Comment, Survey
from tingsted.workgroups.actions import describe_group, form_group

GROUPS_2018 = (
    (
        27,
        "Stier og natur",
        "Sti fra stationen til søen, og alt det grønne.",
        "sofie",
        "Hænder to lørdage i april\nSkovle og river",
    ),
    (
        4,
        "Ungdomsklub",
        "En klub om fredagen, og et mødested.",
        "ejner",
        "Voksne, der kan åbne og lukke en aften om måneden.",
    ),
    (
        3,
        "Fælles spisning",
        "Mad for alle i hallen, en gang om måneden.",
        "karla",
        "En, der kan låne os en stor gryde.",
    ),
    (13, "Velkomst", "Nye naboer skal bankes på hos.", "karla", ""),
    (6, "Toget", "Flere tog, og varme, mens man venter.", "ejner", ""),
    (26, "Kultur i det grå", "Malerier på tårnene og musik i kirken.", "sofie", ""),
)


def tell_first_round(ground: Ground, company: Company) -> None:
    """2017 to 2021: from the wall to the first plan, and the department's answers."""
    ruth, ejner, area = company.acting("ruth"), company.acting("ejner"), ground.areas["glumsoe"]
    plan = on(
        date(2017, 10, 2),
        lambda: start_plan(ruth, area=area, title="Glumsø og Omegn 2018", with_municipality=True),
    )
    meeting = hold_meeting(
        ruth,
        plan=plan,
        title="Borgermøde: Hvad skal der ske her?",
        day=date(2017, 11, 15),
        place="Sandby Forsamlingshus",
        called=date(2017, 10, 20),
        about="Vi skriver på sedler, hvad vi har, og hvad vi vil. Der er kaffe.",
    )
    notes = [(theme, title, words, "want") for theme, title, words in sayings.GLUMSOE_2017]
    notes += [("", title, title, "have") for title in sayings.GLUMSOE_HAVE]
    ideas = write_wall(ejner, meeting, date(2017, 11, 15), notes)
    survey = survey_all(
        ruth,
        ideas[:30],
        plan,
        title="Hvad er vigtigst for Glumsø og Omegn?",
        opens=date(2017, 12, 4),
        closes=date(2018, 2, 4),
    )
    answer_survey(
        survey,
        date(2017, 12, 4),
        60,
        118,
        lot=lot(2018),
        liked=sayings.LIKED_2017,
        comments=sayings.COMMENTS_2017,
    )
    on(date(2018, 2, 5), lambda: close_survey(ruth, survey=survey))
    _read(ruth, survey, date(2018, 2, 20))
    on(date(2018, 6, 5), lambda: publish_result(ruth, survey=survey))
    answer_comments(company, survey)
    hold_meeting(
        ruth,
        plan=plan,
        title="Åbent møde: Det sagde I",
        day=date(2018, 6, 12),
        place="Glumsø Hallen",
        kind="result",
        called=date(2018, 5, 14),
        about="Vi ser på resultatet og laver arbejdsgrupper.",
    )
    for number, name, purpose, who, needs in GROUPS_2018:
        idea = ideas[number - 1]
        group = on(date(2018, 6, 13), lambda: form_group(
            ruth, idea=idea, name=name, email=str(company.people[who].email), purpose=purpose, plan=plan  # noqa: B023
        ))  # fmt: skip
        if needs:
            on(date(2018, 9, 3), lambda: describe_group(
                Actor("person", company.people[who], company.offices[who]), group=group, purpose=purpose,  # noqa: B023
                needs=needs, next_meeting=None, next_place="", named=True,  # noqa: B023
            ))  # fmt: skip
    _write_first_plan(ground, company, plan, ideas)


def _write_first_plan(ground: Ground, company: Company, plan: Plan, ideas: list[Idea]) -> None:
    ruth, gudrun, holger = (company.acting(name) for name in ("ruth", "gudrun", "holger"))
    roads = ground.departments["roads"]
    themes = on(
        date(2018, 8, 20),
        lambda: themes_of(ruth, plan, ("Stier og natur", "Fællesskab", "Unge", "Bosætning og tog")),
    )
    written = {
        number: on(date(2018, 9, 10), lambda: add_action(
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
    on(date(2018, 11, 20), lambda: adopt_plan(ruth, plan=plan, words="Den første plan for de seks sogne."))
    trees = on(
        date(2018, 12, 3), lambda: forward_action(gudrun, action=written[8], to=roads, due=date(2019, 2, 1))
    )
    path = on(
        date(2018, 12, 3), lambda: forward_action(gudrun, action=written[27], to=roads, due=date(2019, 2, 1))
    )
    on(date(2019, 1, 28), lambda: give_answer(
        holger, promise=trees.promise, answer="we do it", reply="Vi planter 22 lindetræer, hvis nogen vil vande dem.",
    ))  # fmt: skip
    on(date(2019, 2, 26), lambda: give_answer(
        holger, promise=path.promise, answer="we help",
        reply="De første 400 meter kan lægges på kommunens jord. I lægger gruset sammen med os.",
    ))  # fmt: skip
    on(
        date(2019, 5, 2),
        lambda: set_work(ruth, action=written[8], work="done", note="Spejderne vander træerne."),
    )
    on(date(2020, 9, 1), lambda: set_work(
        ruth, action=written[27], work="well under way",
        note="De første 400 meter ligger der. 31 frivillige lagde gruset.",
    ))  # fmt: skip
    on(
        date(2021, 10, 1),
        lambda: set_work(ruth, action=written[3], work="done", note="Der kommer 60 hver gang."),
    )


def tell_second_round(ground: Ground, company: Company) -> None:
    """2022: the plan is renewed."""
    ruth, area = company.acting("ruth"), ground.areas["glumsoe"]
    first = Plan.objects.select_related("area", "body").get(area=area)
    unfinished = list(first.actions.exclude(work="done"))
    plan = on(
        date(2022, 1, 17),
        lambda: renew_plan(ruth, plan=first, going_on=unfinished, title="Glumsø og Omegn 2022"),
    )
    themes = on(date(2022, 3, 1), lambda: themes_of(ruth, plan, ("Stier og natur", "Unge")))
    on(
        date(2022, 3, 1),
        lambda: set_goal(
            ruth, theme=themes["Unge"], words="Et sted at være om fredagen, som de unge selv passer."
        ),
    )
    young = Idea.objects.get(area=area, number=28)
    place = on(date(2022, 4, 4), lambda: add_action(
        ruth, plan=plan, theme=themes["Unge"], title=young.title, ideas=[young], text="Ungerådet har skrevet ønsket.",
    ))  # fmt: skip
    on(date(2022, 9, 20), lambda: adopt_plan(
        ruth, plan=Plan.objects.select_related("area", "body").get(pk=plan.pk),
        words="Det, der ikke blev færdigt i den første plan, fortsætter her. De unge har fået et tema for sig.",
    ))  # fmt: skip
    place.refresh_from_db()
    on(date(2024, 5, 10), lambda: set_work(
        ruth, action=place, work="begun", note="Nogle forældre åbner skolens kælder hver anden fredag.",
    ))  # fmt: skip


def survey_all(
    chair: Actor,
    ideas: list[Idea],
    plan: Plan,
    *,
    title: str,
    opens: date,
    closes: date,
    told: date | None = None,
    pattern: str = "",
) -> Survey:
    def make() -> Survey:
        assert chair.office is not None
        made = make_survey(
            chair,
            body=chair.office,
            ideas=ideas,
            title=title,
            closes=closes,
            plan=plan,
            intro="Lokalrådet laver en ny plan for området. Det, flest af jer peger på, kommer først, "
            "og vi sørger for, at også de små landsbyer får noget med.",
            villages=("Bavelse", "Glumsø", "Næsby", "Sandby", "Tyvelse", "Vrangstrup"),
            result_shown_on=told,
            result_place="Sandby" if told else "",
            pattern=pattern,
        )
        return open_survey(chair, survey=made)

    return on(opens, make)


def _read(chair: Actor, survey: Survey, day: date) -> None:
    """The council reads the comments and hides the one about a neighbour."""
    comments = Comment.objects.filter(survey=survey)
    decided = {str(c.pk): "hidden" if "Naboen" in c.words else "public" for c in comments}
    on(day, lambda: read_comments(chair, survey=survey, decided=decided))
