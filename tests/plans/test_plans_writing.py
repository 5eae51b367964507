"""What stands in a plan is written by the body and its coordinators, and nobody's words are lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plans.conftest import Glumsoe
from tingsted.ideas.actions import merge_ideas, raise_idea
from tingsted.kernel.actions import ChangedMeanwhile, Refused
from tingsted.kernel.actors import Actor
from tingsted.kernel.rights import NotAllowed, may
from tingsted.notices.models import Ask
from tingsted.plans.actions import (
    add_action,
    add_theme,
    adopt_plan,
    end_plan,
    name_coordinator,
    rename_theme,
    set_work,
    show_coordinator,
    write_action,
    write_plan,
)
from tingsted.plans.models import Action, Plan
from tingsted.plans.queries import contents_of


def test_actions_are_numbered_by_theme_and_place(glumsoe: Glumsoe) -> None:
    ruth, plan = glumsoe.cast.as_ruth, glumsoe.plan
    add_action(ruth, plan=plan, theme=glumsoe.theme, title="Shelter ved søen")
    young = add_theme(ruth, plan=plan, name="Unge")
    add_action(ruth, plan=plan, theme=young, title="Et mødested")
    add_theme(ruth, plan=plan, name="Endnu tomt")
    lines = contents_of(plan).lines
    assert [(line.number, line.action.title, line.labels) for line in lines] == [
        ("1.1", "Sidste 250 meter af stien", ("Glumsø-1",)),
        ("1.2", "Shelter ved søen", ()),
        ("2.1", "Et mødested", ()),
    ]


def test_the_second_of_two_editors_is_told_and_nothing_is_overwritten(glumsoe: Glumsoe) -> None:
    cast, seen = glumsoe.cast, glumsoe.action.version
    words = {"title": "Stien", "driver": Action.Driver.CITIZENS}
    write_action(cast.as_ejner, action=Action.objects.get(), text="Ejners tekst", seen=seen, **words)
    with pytest.raises(ChangedMeanwhile) as clash:
        write_action(cast.as_ruth, action=Action.objects.get(), text="Ruths tekst", seen=seen, **words)
    assert clash.value.theirs.text == "Ejners tekst"
    assert Action.objects.get().text == "Ejners tekst"


def test_the_second_writer_of_the_vision_is_told_too(glumsoe: Glumsoe) -> None:
    cast, seen = glumsoe.cast, Plan.objects.get().version
    write_plan(cast.as_ejner, plan=Plan.objects.get(), vision="Hele livet", story="", seen=seen)
    with pytest.raises(ChangedMeanwhile):
        write_plan(cast.as_ruth, plan=Plan.objects.get(), vision="Hele året", story="", seen=seen)
    assert Plan.objects.get().vision == "Hele livet"


def test_a_coordinator_writes_their_own_action_and_no_other(glumsoe: Glumsoe) -> None:
    cast = glumsoe.cast
    other = add_action(cast.as_ruth, plan=glumsoe.plan, theme=glumsoe.theme, title="Shelter")
    name_coordinator(cast.as_ruth, action=other, person=cast.sofie)
    assert [ask.kind for ask in Ask.objects.waiting().filter(person=cast.sofie)] == ["plans.write_action"]
    write_action(
        cast.as_sofie, action=other, title="Shelter ved søen", text="Tegningen er færdig.", driver="citizens"
    )
    assert not Ask.objects.waiting().filter(person=cast.sofie).exists()
    with pytest.raises(NotAllowed):
        set_work(cast.as_sofie, action=glumsoe.action, work=Action.Work.BEGUN)


def test_a_coordinator_alone_says_whether_they_are_named(glumsoe: Glumsoe) -> None:
    cast, action = glumsoe.cast, glumsoe.action
    name_coordinator(cast.as_ruth, action=action, person=cast.sofie)
    assert not Action.objects.get().coordinator_public
    with pytest.raises(NotAllowed):
        show_coordinator(cast.as_ruth, action=action, public=True)
    show_coordinator(cast.as_sofie, action=action, public=True)
    assert Action.objects.get().coordinator_public


def test_laying_aside_needs_its_reason_and_every_change_is_a_sentence(glumsoe: Glumsoe) -> None:
    ruth, action = glumsoe.cast.as_ruth, glumsoe.action
    set_work(ruth, action=action, work=Action.Work.BEGUN, note="Der er målt op.")
    with pytest.raises(Refused) as refused:
        set_work(ruth, action=action, work=Action.Work.ASIDE, note="  ")
    assert refused.value.field == "note"
    set_work(ruth, action=action, work=Action.Work.ASIDE, note="Lodsejeren sagde nej.")
    assert [(c.sentence(), c.note, str(c.by)) for c in action.changes.filter(what="work")] == [
        ("»Sidste 250 meter af stien« er begyndt", "Der er målt op.", "Glumsø Lokalråd"),
        ("»Sidste 250 meter af stien« er lagt til side", "Lodsejeren sagde nej.", "Glumsø Lokalråd"),
    ]


def test_saying_the_same_again_changes_nothing(glumsoe: Glumsoe) -> None:
    with pytest.raises(Refused):
        set_work(glumsoe.cast.as_ruth, action=glumsoe.action, work=Action.Work.NOT_BEGUN)
    assert [change.what for change in glumsoe.action.changes.all()] == ["added"]


def test_a_merged_idea_stands_in_the_plan_under_the_one_it_was_merged_into(glumsoe: Glumsoe) -> None:
    ruth = glumsoe.cast.as_ruth
    twin = raise_idea(ruth, area=glumsoe.cast.glumsoe, words="Gør stien til søen færdig")
    merge_ideas(ruth, idea=twin, into=glumsoe.path)
    twin.refresh_from_db()
    action = add_action(ruth, plan=glumsoe.plan, theme=glumsoe.theme, title="Stien", ideas=[twin])
    assert [idea.label for idea in action.ideas.all()] == ["Glumsø-1"]


def test_an_idea_of_another_area_has_no_place_in_the_plan(glumsoe: Glumsoe) -> None:
    far = raise_idea(glumsoe.cast.as_asta, area=glumsoe.cast.fodby, words="Bænke ved kirken i Fodby")
    with pytest.raises(Refused) as refused:
        add_action(glumsoe.cast.as_ruth, plan=glumsoe.plan, theme=glumsoe.theme, title="Bænke", ideas=[far])
    assert refused.value.field == "ideas"


def test_a_theme_is_named_once_and_may_be_renamed(glumsoe: Glumsoe) -> None:
    ruth = glumsoe.cast.as_ruth
    with pytest.raises(Refused):
        add_theme(ruth, plan=glumsoe.plan, name="STIER OG NATUR")
    rename_theme(ruth, theme=glumsoe.theme, name="Stier og natur ")
    rename_theme(ruth, theme=glumsoe.theme, name="Natur")
    assert [t.name for t in glumsoe.plan.themes.all()] == ["Natur"]


def test_an_ended_plan_stays_readable_and_nobody_writes_in_it(glumsoe: Glumsoe) -> None:
    cast = glumsoe.cast
    adopt_plan(cast.as_ruth, plan=glumsoe.plan)
    end_plan(cast.as_ruth, plan=glumsoe.plan)
    action = Action.objects.select_related("plan__body").get()
    for actor in cast.everyone().values():
        assert not may("plans.write", actor, action.plan)
        assert not may("plans.write_action", actor, action)
        assert not may("plans.forward", actor, action)
    assert Plan.objects.all().visible_to(None).count() == 1


DEEDS: dict[str, tuple[Callable[[Actor, Glumsoe], object], set[str]]] = {
    "write the vision": (
        lambda a, g: write_plan(a, plan=g.plan, vision="x", story=""), {"Ruth (chair)", "Ejner (council member)"},
    ),
    "add a theme": (
        lambda a, g: add_theme(a, plan=g.plan, name=f"T{a.person_id}"), {"Ruth (chair)", "Ejner (council member)"},
    ),
    "add an action": (
        lambda a, g: add_action(a, plan=g.plan, theme=g.theme, title="x"), {"Ruth (chair)", "Ejner (council member)"},
    ),
    "write an action": (
        lambda a, g: write_action(a, action=g.action, title="x", text="", driver="citizens"),
        {"Ruth (chair)", "Ejner (council member)", "Sofie (coordinator)"},
    ),
    "move the work along": (
        lambda a, g: set_work(a, action=g.action, work="begun", note=str(a.person_id)),
        {"Ruth (chair)", "Ejner (council member)", "Sofie (coordinator)"},
    ),
    "adopt it": (lambda a, g: adopt_plan(a, plan=g.plan), {"Ruth (chair)"}),
}  # fmt: skip


@pytest.mark.parametrize("deed", DEEDS)
def test_each_deed_is_open_to_those_it_belongs_to(glumsoe: Glumsoe, deed: str) -> None:
    act, allowed = DEEDS[deed]
    name_coordinator(glumsoe.cast.as_ruth, action=glumsoe.action, person=glumsoe.cast.sofie)
    can = set()
    for name, actor in glumsoe.cast.everyone().items():
        try:
            act(actor, glumsoe)
        except NotAllowed:
            continue
        can.add(name)
    assert can == allowed


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ended=st.booleans(), who=st.integers(0, 10))
def test_what_may_be_seen_is_what_the_list_shows(glumsoe: Glumsoe, ended: bool, who: int) -> None:
    actor = list(glumsoe.cast.everyone().values())[who]
    plans = Plan.objects.all().visible_to(actor.person)
    assert [may("plans.see", actor, plan) for plan in Plan.objects.all()] == [
        plan in plans for plan in Plan.objects.all()
    ]
    actions = Action.objects.all().visible_to(actor.person)
    assert [may("plans.see", actor, a) for a in Action.objects.all()] == [
        a in actions for a in Action.objects.all()
    ]
