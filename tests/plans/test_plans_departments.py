"""Many actions to many departments, each a promise; where answers stand; the quarter; and areas that want the same."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from django_tasks_db.models import DBTaskResult
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from plans.conftest import Glumsoe
from tingsted.kernel import clock
from tingsted.kernel.actions import Refused
from tingsted.kernel.actors import CLOCK
from tingsted.kernel.rights import NotAllowed
from tingsted.notices.models import Ask, News
from tingsted.plans import wishes as plans_wishes
from tingsted.plans.actions import (
    add_action,
    add_reference,
    add_theme,
    adopt_plan,
    answer_pairing,
    forward_actions,
    offer_pairing,
    set_work,
    start_plan,
    tell_of_quarter,
)
from tingsted.plans.comparison import BY, compare_by
from tingsted.plans.models import Action, Forwarding, Pairing
from tingsted.plans.quarters import Quarter, summary_of
from tingsted.plans.tasks import find_wishes, seek_wishes
from tingsted.plans.wishes import shared_wishes
from tingsted.promises.actions import give_answer
from tingsted.promises.models import Promise


def carried(glumsoe: Glumsoe) -> list[Forwarding]:
    cast = glumsoe.cast
    shelter = add_action(
        cast.as_ruth, plan=glumsoe.plan, theme=glumsoe.theme, title="Shelter", text="Ved søen."
    )
    due = clock.today() + timedelta(days=30)
    return forward_actions(
        cast.as_gudrun,
        actions=[glumsoe.action, shelter],
        to=[cast.roads, cast.culture],
        due=due,
        note="Kan I?",
    )


def test_many_actions_to_many_departments_are_a_promise_each_and_all_stand_in_the_plan(
    glumsoe: Glumsoe,
) -> None:
    made = carried(glumsoe)
    assert sorted((str(p.owed_by), p.title, p.question) for p in Promise.objects.all()) == [
        ("Kultur og Borgerservice", "Shelter", "Kan I?"),
        ("Kultur og Borgerservice", "Sidste 250 meter af stien", "Kan I?"),
        ("Vej og Park", "Shelter", "Kan I?"),
        ("Vej og Park", "Sidste 250 meter af stien", "Kan I?"),
    ]
    page = Client().get(glumsoe.plan.get_absolute_url()).content.decode()
    sent = "sendte den videre til "
    assert (page.count(f"{sent}Vej og Park"), page.count(f"{sent}Kultur og")) == (2, 2)
    assert len(made) == 4


def test_all_of_them_or_none(glumsoe: Glumsoe) -> None:
    carried(glumsoe)
    bench = add_action(glumsoe.cast.as_ruth, plan=glumsoe.plan, theme=glumsoe.theme, title="Bænk")
    with pytest.raises(Refused, match="Vej og Park"):
        forward_actions(
            glumsoe.cast.as_gudrun, actions=[bench, glumsoe.action], to=[glumsoe.cast.roads],
            due=clock.today() + timedelta(days=9),
        )  # fmt: skip
    assert not bench.forwardings.exists()


def test_the_department_has_its_queue_and_tells_where_an_answer_stands(
    glumsoe: Glumsoe, client: Client
) -> None:
    cast = glumsoe.cast
    mine = next(f for f in carried(glumsoe) if f.to == cast.roads and f.action == glumsoe.action)
    give_answer(cast.as_holger, promise=mine.promise, answer="we do it", reply="I maj.")
    client.force_login(cast.holger)
    queue = client.get("/planer/til-os/").content.decode()
    assert (queue.count("Sidste 250 meter af stien</a></th>"), queue.count("Shelter</a></th>")) == (1, 1)
    assert Client().get("/planer/til-os/").status_code == 403
    with pytest.raises(NotAllowed):
        add_reference(
            cast.as_ruth, forwarding=mine, kind="budget", words="Budget", url="https://naestved.example/b"
        )
    with pytest.raises(Refused):
        add_reference(
            cast.as_holger, forwarding=mine, kind="budget", words="Budget", url="javascript:alert(1)"
        )
    add_reference(
        cast.as_holger,
        forwarding=mine,
        kind="budget",
        words="Budget 2028, side 41",
        url="https://naestved.example/b",
    )
    page = Client().get(glumsoe.plan.get_absolute_url()).content.decode()
    assert '<a href="https://naestved.example/b" rel="noreferrer">Budget 2028, side 41</a>' in page
    assert News.objects.filter(kind="plans.referred", office=cast.council).count() == 1


@given(st.dates(date(2001, 1, 1), date(2090, 1, 1)))
def test_every_day_is_in_one_quarter_and_quarters_follow_each_other(day: date) -> None:
    quarter = Quarter.of(day)
    assert quarter.first <= day <= quarter.last
    assert (quarter.next().before(), quarter.next().first) == (quarter, quarter.last + timedelta(1))


def test_the_quarter_is_told_once_as_page_sheet_and_paper(glumsoe: Glumsoe) -> None:
    cast = glumsoe.cast
    mine = next(f for f in carried(glumsoe) if f.to == cast.roads and f.action == glumsoe.action)
    give_answer(cast.as_holger, promise=mine.promise, answer="we do it", reply="I maj.")
    quarter = Quarter.of(clock.today())
    told = summary_of(quarter)
    assert (len(told.carried), len(told.answered), len(told.owed)) == (4, 1, 3)
    assert told.departments == [("Kultur og Borgerservice", 2, 0, 2), ("Vej og Park", 2, 1, 1)]
    facts = {"year": quarter.year, "quarter": quarter.number}
    assert [tell_of_quarter(CLOCK, **facts), tell_of_quarter(CLOCK, **facts)] == [2, 0]
    assert News.objects.filter(kind="plans.quarter").count() == 3
    home = f"/planer/kvartal/{quarter.year}/{quarter.number}/"
    assert "Budget" not in (page := Client().get(home).content.decode()) and "I maj." in page
    assert Client().get(f"{home}plan.pdf").content[:5] == b"%PDF-"
    sheet = b"".join(Client().get(f"{home}plan.xlsx").streaming_content)  # type: ignore[attr-defined]  # it comes in pieces
    assert load_workbook(io.BytesIO(sheet)).active.max_row == 5


def another_area(glumsoe: Glumsoe) -> Action:
    cast = glumsoe.cast
    plan = start_plan(cast.as_asta, area=cast.fodby)
    theme = add_theme(cast.as_asta, plan=plan, name="stier og NATUR")
    return add_action(
        cast.as_asta,
        plan=plan,
        theme=theme,
        title="Sidste stykke af stien",
        text="Stien mangler stykket langs åen.",
    )


def test_plans_stand_side_by_side_in_the_areas_order_and_none_is_ranked(glumsoe: Glumsoe) -> None:
    another_area(glumsoe)
    carried(glumsoe)
    table = compare_by("tema")
    assert [column.name for column in table.columns] == ["Stier og natur"]
    assert [(row.area, row.cells) for row in table.rows] == [("Fodby", (1,)), ("Glumsø og Omegn", (2,))]
    assert [column.name for column in compare_by("afdeling").columns] == [
        "Kultur og Borgerservice",
        "Vej og Park",
    ]
    for by in BY:
        assert Client().get(f"/planer/sammenlign/?efter={by}").status_code == 200
    behind = Client().get(f"/planer/sammenlign/?efter=tema&plan={glumsoe.plan.slug}&kode=stier%20og%20natur")
    assert "Shelter" in behind.content.decode()


def test_two_areas_that_want_the_same_path_are_offered_to_meet(glumsoe: Glumsoe) -> None:
    cast, theirs = glumsoe.cast, another_area(glumsoe)
    assert (shared_wishes().at, shared_wishes().wishes) == (None, ())
    seek_wishes()
    assert [[action.pk for action in wish.actions] for wish in shared_wishes().wishes] == [
        [theirs.pk, glumsoe.action.pk]
    ]
    with pytest.raises(NotAllowed):
        offer_pairing(cast.as_ruth, one=glumsoe.action, other=theirs)
    offer_pairing(cast.as_gudrun, one=theirs, other=glumsoe.action, words="Samme å.")
    assert "Fodby og Glumsø fik tilbudt at mødes" in Client().get("/planer/faelles/").content.decode()
    pairing = Pairing.objects.select_related("one__plan__body", "other__plan__body").get()
    assert sorted(str(a.office) for a in Ask.objects.waiting().filter(kind="plans.pairing")) == [
        "Fodby Lokalråd", "Glumsø Lokalråd",
    ]  # fmt: skip
    answer_pairing(cast.as_ruth, pairing=pairing, answer="yes")
    assert (pairing.agreed, Ask.objects.waiting().filter(kind="plans.pairing").count()) == (False, 1)
    answer_pairing(cast.as_asta, pairing=pairing, answer="yes")
    assert (pairing.agreed, News.objects.filter(kind="plans.paired").count()) == (True, 2)
    with pytest.raises(NotAllowed):
        answer_pairing(cast.as_gudrun, pairing=pairing, answer="no")


def test_the_plans_are_read_against_each_other_at_night_and_never_while_somebody_waits(
    glumsoe: Glumsoe, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs = another_area(glumsoe)
    seek_wishes()
    first = shared_wishes()
    monkeypatch.setattr(plans_wishes, "similar", lambda *_texts, **_more: pytest.fail("it was read anew"))
    assert (seek_wishes(), shared_wishes().at, first.actions) == (1, first.at, 2)
    page = Client().get("/planer/faelles/").content.decode()
    assert "2 områder: Sidste stykke af stien" in page
    set_work(glumsoe.cast.as_asta, action=theirs, work="done")
    assert "2 områder" not in Client().get("/planer/faelles/").content.decode()


def test_an_adopted_plan_is_held_beside_the_others_at_once(glumsoe: Glumsoe) -> None:
    another_area(glumsoe)
    adopt_plan(glumsoe.cast.as_ruth, plan=glumsoe.plan)
    assert DBTaskResult.objects.filter(task_path="tingsted.plans.tasks.find_wishes").count() == 1
    assert (find_wishes.func(), len(shared_wishes().wishes)) == (1, 1)


def test_a_quarter_that_runs_is_told_as_it_is_today_and_none_is_late_before_its_day(glumsoe: Glumsoe) -> None:
    with clock.at(datetime(2026, 10, 5, 12, tzinfo=UTC)):
        due = {glumsoe.cast.roads: date(2026, 12, 20), glumsoe.cast.culture: date(2026, 11, 1)}
        for office, day in due.items():
            forward_actions(glumsoe.cast.as_gudrun, actions=[glumsoe.action], to=[office], due=day)
    for today, said in (
        (datetime(2026, 11, 6, 12, tzinfo=UTC), ["5 dage over tiden", "Lovet"]),
        (datetime(2027, 2, 1, 12, tzinfo=UTC), ["60 dage over tiden", "11 dage over tiden"]),
    ):
        with clock.at(today):
            assert [one.state_word for one in summary_of(Quarter(2026, 4)).owed] == said
