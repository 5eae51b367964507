"""Recipes are data: they propose phases around holidays and sections to write; a municipality makes its own."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client

from cast import Cast
from plans.conftest import Glumsoe
from tingsted.kernel.actions import Refused
from tingsted.kernel.rights import NotAllowed
from tingsted.plans.actions import copy_recipe, retire_recipe, start_plan, write_part, write_recipe
from tingsted.plans.completeness import missing_from
from tingsted.plans.holidays import after_weeks_at_work, easter_of, is_free, next_day_at_work
from tingsted.plans.models import OPENS, Phase, Plan
from tingsted.plans.queries import contents_of
from tingsted.plans.recipes import built_in, skeleton, way_of


def test_four_recipes_come_along_each_within_the_nine_sections() -> None:
    assert list(built_in()) == ["lup", "blup", "viborg", "nine"]
    assert [p.kind for p in built_in()["viborg"].phases] == [
        "application", "choice", "workshop", "dialogue", "writing", "approval", "hearing", "living",
    ]  # fmt: skip
    assert [s.key for s in built_in()["nine"].sections] == list(skeleton())
    assert len(skeleton()) == 9


def test_every_phase_says_what_it_opens() -> None:
    assert set(OPENS) == set(Phase.Kind)


@pytest.mark.parametrize(
    ("year", "sunday"), [(2024, date(2024, 3, 31)), (2026, date(2026, 4, 5)), (2038, date(2038, 4, 25))]
)
def test_easter_falls_where_the_almanac_has_it(year: int, sunday: date) -> None:
    assert easter_of(year) == sunday


def test_no_phase_begins_in_a_holiday_or_at_a_weekend_and_holidays_do_not_count() -> None:
    assert next_day_at_work(date(2027, 7, 3)) == date(2027, 8, 2)
    assert next_day_at_work(date(2026, 12, 24)) == date(2027, 1, 4)
    assert after_weeks_at_work(date(2027, 6, 28), 2) == date(2027, 8, 12)
    for way in built_in().values():
        for start in (date(2026, 1, 5) + timedelta(days=61 * n) for n in range(6)):
            plan_days = [after_weeks_at_work(start, p.after) for p in way.phases]
            opens = [next_day_at_work(day) for day in plan_days]
            assert not any(is_free(day) or day.weekday() > 4 for day in opens)
            assert opens == sorted(opens)


def test_phases_of_a_recipe_overlap(cast: Cast) -> None:
    plan = start_plan(cast.as_ruth, area=cast.glumsoe, recipe="viborg", start=date(2026, 8, 10))
    shop, talk = (plan.phases.get(kind=kind) for kind in ("workshop", "dialogue"))
    assert shop.opens < talk.opens <= shop.closes < talk.closes


def test_a_municipality_copies_a_recipe_and_makes_it_its_own(cast: Cast) -> None:
    own = copy_recipe(cast.as_gudrun, way=built_in()["lup"], name="LUP i Næstved")
    phases = [
        {"kind": "meeting", "after": 0, "lasts": 2, "name": "Kaffemøde"},
        {"kind": "living", "after": 2, "lasts": None, "name": ""},
    ]
    write_recipe(
        cast.as_tue, recipe=own, name="Den korte", words="", phases=phases,
        sections=[{"key": "vision", "required": True}, {"key": "actions", "required": True}],
    )  # fmt: skip
    plan = start_plan(
        cast.as_ruth, area=cast.glumsoe, recipe=own.slug, themes=["Stier", "  ", "Unge", "Stier"]
    )
    assert [phase.name for phase in plan.phases.all()] == ["Kaffemøde", "planen lever"]
    assert [theme.name for theme in plan.themes.all()] == ["Stier", "Unge"]
    assert [(m.heading, m.required) for m in missing_from(plan, contents_of(plan))] == [
        ("Det vil vi", True),
        ("Handlinger", True),
    ]
    retire_recipe(cast.as_gudrun, recipe=own)
    assert way_of(own.slug) is None
    with pytest.raises(Refused):
        start_plan(cast.as_asta, area=cast.fodby, recipe=own.slug)


@pytest.mark.parametrize(
    "phases",
    [[], [{"kind": "meeting", "after": 0, "lasts": 2}], [{"kind": "living", "after": -1, "lasts": None}]],
)
def test_a_recipe_that_makes_no_plan_is_refused(cast: Cast, phases: list[dict[str, object]]) -> None:
    own = copy_recipe(cast.as_gudrun, way=built_in()["lup"])
    with pytest.raises(Refused):
        write_recipe(cast.as_gudrun, recipe=own, name="Ny", words="", phases=phases, sections=[])


def test_only_the_municipality_keeps_recipes(cast: Cast) -> None:
    for actor in (cast.as_ruth, cast.as_holger, cast.inger):
        with pytest.raises(NotAllowed):
            copy_recipe(actor, way=built_in()["lup"])


def test_the_sections_are_written_and_stand_in_the_plan(cast: Cast) -> None:
    plan = start_plan(cast.as_ruth, area=cast.glumsoe, recipe="nine")
    part = plan.parts.select_related("plan__body").get(key="follow")
    write_part(cast.as_ejner, part=part, heading="Sådan følger vi op", text="Hvert år i marts.")
    page = Client().get(plan.get_absolute_url()).content.decode()
    assert ("Hvert år i marts." in page, "Området og dets mennesker" in page) == (True, False)


def test_the_body_sees_what_its_plan_lacks_and_others_do_not(glumsoe: Glumsoe, client: Client) -> None:
    client.force_login(glumsoe.cast.ruth)
    assert "Det næste" in client.get(glumsoe.plan.get_absolute_url()).content.decode()
    assert "Det næste" not in Client().get(glumsoe.plan.get_absolute_url()).content.decode()
    assert Plan.objects.get().recipe == "lup"
