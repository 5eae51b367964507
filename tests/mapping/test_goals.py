"""A village's own goal: under one of the seventeen, counted once a year, told in a sentence, a chart and a table."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from cast import Cast
from tingsted.kernel import clock
from tingsted.kernel.actions import ChangedMeanwhile, Refused
from tingsted.kernel.models import JournalEntry
from tingsted.kernel.rights import may
from tingsted.mapping.actions import change_goal, end_goal, measure_goal, set_goal
from tingsted.mapping.charts import goal_chart, goal_sentence
from tingsted.mapping.models import VillageGoal
from tingsted.plans.actions import add_action, add_theme, adopt_plan, end_plan, start_plan
from tingsted.plans.frozen import whole
from tingsted.plans.models import Plan
from tingsted.plans.paper import paper_of
from tingsted.plans.queries import contents_of

SAID: dict[str, Any] = {
    "code": "11.7",
    "title": "Flere cykler til toget",
    "indicator": "cykler en tirsdag morgen",
    "unit": "cykler",
    "baseline": Decimal(12),
    "baseline_year": 2022,
    "aim": Decimal(25),
    "aim_year": 2030,
}


@pytest.fixture
def goal(cast: Cast) -> VillageGoal:
    start_plan(cast.as_ruth, area=cast.glumsoe)
    return set_goal(cast.as_ruth, area=cast.glumsoe, **SAID)


def test_only_the_areas_own_body_sets_its_goals(cast: Cast) -> None:
    assert [name for name, actor in cast.everyone().items() if may("mapping.keep", actor, cast.glumsoe)] == [
        "Ruth (chair)",
        "Ejner (council member)",
    ]


def test_a_goal_is_told_in_a_sentence_from_its_baseline_to_its_aim(cast: Cast, goal: VillageGoal) -> None:
    assert goal_sentence(goal) == "12 cykler i 2022. Ikke talt siden. Målet er 25 cykler i 2030."
    measure_goal(cast.as_ruth, goal=goal, year=2024, value=Decimal("17.5"), note="Talt af spejderne")
    assert goal_sentence(goal) == "12 cykler i 2022, 17,5 cykler i 2024. Målet er 25 cykler i 2030."


def test_the_table_has_every_number_and_no_year_that_was_not_counted(cast: Cast, goal: VillageGoal) -> None:
    for value in (Decimal(16), Decimal(17)):
        measure_goal(cast.as_ruth, goal=goal, year=2024, value=value, note="Spejderne")
    chart = goal_chart(goal)
    assert chart.rows == (("2022", "12 cykler", ""), ("2024", "17 cykler", "Spejderne"))
    assert [year for year in ("2022", "2023", "2024") if f">{year}<" in chart.picture] == [
        "2022",
        "2023",
        "2024",
    ]
    assert ("style=" in chart.picture, 'role="img"' in chart.picture) == (False, True)


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"code": "18"}, "code"),
        ({"code": "11.99"}, "code"),
        ({"title": " "}, "title"),
        ({"baseline": Decimal(-1)}, "baseline"),
        ({"aim": None}, "aim"),
        ({"aim_year": 2022}, "aim_year"),
    ],
)
def test_a_goal_that_cannot_be_counted_is_refused_beside_its_field(
    cast: Cast, said: dict[str, Any], field: str
) -> None:
    with pytest.raises(Refused) as refusal:
        set_goal(cast.as_ruth, area=cast.glumsoe, **(SAID | said))
    assert (refusal.value.field, VillageGoal.objects.count()) == (field, 0)


def test_a_year_that_is_not_yet_or_was_before_is_refused(cast: Cast, goal: VillageGoal) -> None:
    for year in (clock.today().year + 1, 2021):
        with pytest.raises(Refused):
            measure_goal(cast.as_ruth, goal=goal, year=year, value=Decimal(1))


def test_the_form_takes_a_comma_and_refuses_another_goals_target(cast: Cast, client: Client) -> None:
    client.force_login(cast.ruth)
    sent = {
        "title": "Grønne meter", "goal": "15", "target": "11.7", "indicator": "nye hegn", "unit": "meter",
        "baseline": "3,5", "baseline_year": "2026",
    }  # fmt: skip
    page = client.post("/omraader/glumsoe/maal/nyt/", sent)
    assert (page.status_code, "har ikke et delmål med det nummer" in page.content.decode()) == (422, True)
    assert client.post("/omraader/glumsoe/maal/nyt/", sent | {"target": "15.5"}).status_code == 302
    made = VillageGoal.objects.get()
    assert (made.code, made.baseline, str(made.sdg)) == ("15.5", Decimal("3.50"), "15 Livet på land")


def test_a_goal_stands_on_the_areas_and_the_plans_page_until_it_is_laid_down(
    cast: Cast, goal: VillageGoal
) -> None:
    assert goal.plan is not None
    pages = ("/omraader/glumsoe/", goal.plan.get_absolute_url(), "/omraader/glumsoe/maal/")

    def shown() -> list[bool]:
        return [goal.title in Client().get(page).content.decode() for page in pages]

    assert shown() == [True, True, True]
    end_goal(cast.as_ruth, goal=goal)
    assert shown() == [False, False, True]
    with pytest.raises(Refused):
        measure_goal(cast.as_ruth, goal=goal, year=2024, value=Decimal(1))


def test_colour_is_an_edge_and_the_goal_stands_in_words(cast: Cast, goal: VillageGoal) -> None:
    page = Client().get(goal.get_absolute_url()).content.decode()
    assert '<p class="sdg g11">11.7 Bæredygtige byer og lokalsamfund</p>' in page


def test_two_people_change_one_goal_and_the_second_sees_it(cast: Cast, goal: VillageGoal) -> None:
    seen, mine = goal.version, VillageGoal.objects.select_related("area").get()
    change_goal(cast.as_ruth, goal=goal, seen=seen, **(SAID | {"title": "Først"}))
    with pytest.raises(ChangedMeanwhile):
        change_goal(cast.as_ejner, goal=mine, seen=seen, **SAID)


def test_a_goal_outlives_the_plan_and_stands_in_the_next_one(cast: Cast, goal: VillageGoal) -> None:
    assert goal.plan is not None
    end_plan(cast.as_ruth, plan=goal.plan)
    following = start_plan(cast.as_ruth, area=cast.glumsoe)
    assert VillageGoal.objects.get().plan == following


def test_a_goal_stands_in_the_edition_as_it_was_counted_then_and_on_paper(
    cast: Cast, goal: VillageGoal, client: Client
) -> None:
    plan = Plan.objects.get()
    theme = add_theme(cast.as_ruth, plan=plan, name="Toget")
    add_action(cast.as_ruth, plan=plan, theme=theme, title="Stativer ved stationen")
    measure_goal(cast.as_ruth, goal=goal, year=2024, value=Decimal("17.5"))
    adopt_plan(cast.as_ruth, plan=plan)
    measure_goal(cast.as_ruth, goal=goal, year=2025, value=Decimal(21))
    adopt_plan(cast.as_ruth, plan=plan)
    first = client.get(f"{plan.get_absolute_url()}udgaver/1/").content.decode()
    assert "12 cykler i 2022, 17,5 cykler i 2024. Målet er 25 cykler i 2030." in first
    assert "11.7 Bæredygtige byer og lokalsamfund" in first
    news = client.get(f"{plan.get_absolute_url()}udgaver/2/nyt/").content.decode()
    assert "»Flere cykler til toget«: 12 cykler i 2022, 21 cykler i 2025." in news
    told = paper_of(whole(plan, contents_of(plan), []), "Næstved")["measures"]
    assert [(m["title"], m["said"]) for m in told] == [
        ("Flere cykler til toget", f"Cykler en tirsdag morgen: {goal_sentence(goal)}")
    ]  # fmt: skip
    assert told[0]["chart"]["alt"].endswith("2025: 21, 25")


def test_the_journal_says_numbers_with_the_readers_comma(cast: Cast, goal: VillageGoal) -> None:
    measure_goal(cast.as_ruth, goal=goal, year=2024, value=Decimal("17.50"))
    entry = JournalEntry.objects.filter(kind="mapping.VillageGoalMeasured").get()
    assert entry.sentence("da") == "»Flere cykler til toget« i Glumsø i 2024: 17,5 cykler"
    assert entry.sentence("en") == "»Flere cykler til toget« in Glumsø in 2024: 17.5 cykler"
    entry.facts = {k: v for k, v in entry.facts.items() if k != "unit"} | {"value": "17.5 cykler"}
    assert entry.sentence("en") == "»Flere cykler til toget« in Glumsø in 2024: 17.5 cykler"
