"""What plans and promises show on other rooms' pages, and what is held on people."""

from __future__ import annotations

from datetime import date, timedelta

from django.test import Client

from plans.conftest import Glumsoe
from plans.test_plans_pages import as_
from tingsted.kernel import clock, guard, ports
from tingsted.plans.actions import adopt_plan, forward_action, name_coordinator, set_phases
from tingsted.plans.models import Action
from tingsted.promises.actions import give_answer


def test_phases_and_promised_answers_stand_in_the_calendar_of_their_area(glumsoe: Glumsoe) -> None:
    cast, day = glumsoe.cast, clock.today() + timedelta(200)
    first = glumsoe.plan.phases.first()
    assert first is not None
    nowhere = {p.pk: (None, None) for p in glumsoe.plan.phases.all()}
    set_phases(cast.as_ruth, plan=glumsoe.plan, dates={**nowhere, first.pk: (day, None)})
    forward_action(cast.as_gudrun, action=glumsoe.action, to=cast.roads, due=day)
    shown = [h for h in ports.dates.collect(day, day, cast.glumsoe) if h.kind in ("plan", "promise")]
    assert {(h.kind, h.day, h.title) for h in shown} == {
        ("plan", day, "Planen, næste trin: borgermøde"),
        ("promise", day, "Lovet svar: Sidste 250 meter af stien"),
    }
    assert [h for h in ports.dates.collect(day, day, cast.fodby) if h.kind in ("plan", "promise")] == []


def test_an_office_that_owes_or_plans_can_not_be_closed_unseen(glumsoe: Glumsoe) -> None:
    cast = glumsoe.cast
    promise = forward_action(cast.as_gudrun, action=glumsoe.action, to=cast.roads, due=clock.today()).promise
    held = {
        (h.words, h.blocks_closing)
        for office in (cast.roads, cast.council, cast.contact)
        for h in ports.office_holdings.collect(office)
    }
    assert held >= {
        ("Skylder 1 svar", True), ("Venter på 1 svar", False), ("Har planen »Planen for Glumsø og Omegn«", True),
        ("Har sendt 1 handling videre, som venter på svar", False),
    }  # fmt: skip
    give_answer(cast.as_holger, promise=promise, answer="we do it", reply="")
    assert "Skylder 1 svar" not in {h.words for h in ports.office_holdings.collect(cast.roads)}


def test_a_coordinators_name_is_exported_and_can_be_erased(glumsoe: Glumsoe) -> None:
    cast = glumsoe.cast
    name_coordinator(cast.as_ruth, action=glumsoe.action, person=cast.sofie, public=True)
    held = ports.PERSONAL["plans.Action"]
    assert list(held.export(cast.sofie)) == [
        {"plan": "Planen for Glumsø og Omegn", "action": "Sidste 250 meter af stien", "named": True}
    ]
    with guard.arranging():
        assert held.erase(cast.sofie) == 1
    assert (Action.objects.get().coordinator, Action.objects.get().coordinator_public) == (None, False)


def test_the_ideas_page_shows_the_action_and_offers_the_body_to_make_one(glumsoe: Glumsoe) -> None:
    from tingsted.ideas.actions import raise_idea

    loose = raise_idea(
        glumsoe.cast.as_ruth, area=glumsoe.cast.glumsoe, words="Bænke langs søen til dem der bliver trætte"
    )
    ruth = as_(glumsoe.cast.ruth)
    offered = f"/planer/{glumsoe.plan.slug}/handlinger/ny/?ide=Glums%C3%B8-2"
    assert offered in ruth.get(loose.get_absolute_url()).content.decode()
    assert offered not in Client().get(loose.get_absolute_url()).content.decode()
    assert glumsoe.action.get_absolute_url() in Client().get(glumsoe.path.get_absolute_url()).content.decode()


def test_an_idea_that_came_into_the_plan_after_its_adoption_was_not_adopted_with_it(glumsoe: Glumsoe) -> None:
    yesterday = clock.today() - timedelta(1)
    with guard.arranging():
        type(glumsoe.plan).objects.update(started_on=date(2020, 1, 1))
    glumsoe.plan.refresh_from_db()
    adopt_plan(glumsoe.cast.as_ruth, plan=glumsoe.plan, on=yesterday)
    words = [step.words for step in ports.trail_steps.collect(glumsoe.path)]
    assert "Vedtaget sammen med planen" not in words
