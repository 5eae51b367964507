"""A coordinator who is erased leaves no work without anybody: the body is asked to find another."""

from __future__ import annotations

from cast import Cast
from tingsted.accounts.actions import erase_person
from tingsted.ideas.actions import raise_idea
from tingsted.notices.models import Ask
from tingsted.notices.writing import sentence
from tingsted.places.models import Office
from tingsted.plans.actions import add_action, add_theme, end_plan, name_coordinator, set_work, start_plan
from tingsted.plans.models import Action
from tingsted.workgroups.actions import finish_group, form_group
from tingsted.workgroups.actions import name_coordinator as name_coordinator_of_group
from tingsted.workgroups.models import Group


def waits(office: Office) -> list[str]:
    """What stands on an office's desk for want of a coordinator."""
    asks = Ask.objects.waiting().filter(office=office, kind__endswith=".coordinator").order_by("kind", "pk")
    return [sentence(ask.kind, ask.facts) for ask in asks]


def an_action(cast: Cast, title: str = "Stien gøres færdig") -> Action:
    plan = start_plan(cast.as_ruth, area=cast.glumsoe)
    theme = add_theme(cast.as_ruth, plan=plan, name="Stier")
    action = add_action(cast.as_ruth, plan=plan, theme=theme, title=title)
    return name_coordinator(cast.as_ruth, action=action, person=cast.sofie)


def a_group(cast: Cast) -> Group:
    idea = raise_idea(cast.as_ruth, area=cast.glumsoe, words="En sti til søen")
    return form_group(cast.as_ruth, idea=idea, name="Stigruppen", email=str(cast.sofie.email))


def test_an_erased_coordinators_action_and_group_wait_on_the_bodys_desk_until_one_is_named(
    cast: Cast,
) -> None:
    action, group = an_action(cast), a_group(cast)
    assert waits(cast.council) == []
    erase_person(cast.as_sofie, person=cast.sofie)
    assert waits(cast.council) == [
        "»Stien gøres færdig« mangler en tovholder",
        "»Stigruppen« mangler en ny tovholder",
    ]
    action.refresh_from_db()
    group.refresh_from_db()
    assert (action.coordinator, group.coordinator) == (None, None)
    assert not Ask.objects.waiting().filter(person=cast.sofie).exists()
    name_coordinator(cast.as_ruth, action=action, person=cast.ejner)
    assert waits(cast.council) == ["»Stigruppen« mangler en ny tovholder"]
    name_coordinator_of_group(cast.as_ruth, group=group, email="karen@tingsted.example")
    assert waits(cast.council) == []


def test_naming_nobody_does_not_settle_that_somebody_is_missing(cast: Cast) -> None:
    action = an_action(cast)
    erase_person(cast.as_sofie, person=cast.sofie)
    action.refresh_from_db()
    name_coordinator(cast.as_ruth, action=action, person=None)
    assert waits(cast.council) == ["»Stien gøres færdig« mangler en tovholder"]


def test_work_that_is_done_asks_for_nobody(cast: Cast) -> None:
    action, group = an_action(cast), a_group(cast)
    set_work(cast.as_ruth, action=action, work="done")
    finish_group(cast.as_ruth, group=group)
    erase_person(cast.as_sofie, person=cast.sofie)
    assert waits(cast.council) == []
    assert Group.objects.get().coordinator is None


def test_a_plan_that_has_ended_asks_for_nobody(cast: Cast) -> None:
    end_plan(cast.as_ruth, plan=an_action(cast).plan)
    erase_person(cast.as_sofie, person=cast.sofie)
    assert waits(cast.council) == []
