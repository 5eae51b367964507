"""From the plan to a department and home again, every step on the idea's trail."""

from __future__ import annotations

from datetime import timedelta

import pytest

from plans.conftest import Glumsoe
from tingsted.kernel import clock, ports
from tingsted.kernel.actions import Refused
from tingsted.kernel.rights import NotAllowed
from tingsted.notices.models import Ask, Letter, News
from tingsted.plans.actions import adopt_plan, forward_action, name_coordinator, set_work
from tingsted.plans.models import Forwarding
from tingsted.plans.queries import contents_of
from tingsted.promises.actions import give_answer, pass_on
from tingsted.promises.models import Promise


def _forwarded(glumsoe: Glumsoe) -> Promise:
    due = clock.today() + timedelta(42)
    return forward_action(
        glumsoe.cast.as_gudrun,
        action=glumsoe.action,
        to=glumsoe.cast.roads,
        due=due,
        note="Kan I grave i foråret?",
    ).promise


def test_an_action_that_needs_the_municipality_waits_for_the_contact_office_until_it_is_carried_on(
    glumsoe: Glumsoe,
) -> None:
    waiting = Ask.objects.waiting().filter(office=glumsoe.cast.contact)
    assert [(ask.kind, ask.url) for ask in waiting] == [("plans.forward", glumsoe.action.forward_url())]
    _forwarded(glumsoe)
    assert list(waiting.all()) == []


def test_forwarding_makes_a_promise_that_waits_on_the_departments_desk(glumsoe: Glumsoe) -> None:
    promise = _forwarded(glumsoe)
    cast = glumsoe.cast
    assert (promise.owed_by, promise.owed_to, promise.area, promise.tag, promise.question) == (
        cast.roads, cast.council, cast.glumsoe, "Glumsø-1", "Kan I grave i foråret?",
    )  # fmt: skip
    ask = Ask.objects.waiting().get(office=cast.roads)
    assert (ask.kind, ask.due, ask.url) == ("promises.answer", promise.due, promise.answer_url())
    assert Letter.objects.get(to="vej@tingsted.example").subject.startswith(
        "Et spørgsmål om »Sidste 250 meter"
    )
    assert [n.kind for n in News.objects.filter(office=cast.council)] == ["plans.forwarded"]


def test_the_same_department_is_not_asked_twice_while_it_owes_the_answer(glumsoe: Glumsoe) -> None:
    _forwarded(glumsoe)
    with pytest.raises(Refused) as refused:
        _forwarded(glumsoe)
    assert refused.value.field == "to"
    assert Promise.objects.count() == 1


def test_only_the_contact_office_of_the_body_carries_an_action_on(glumsoe: Glumsoe) -> None:
    cast, can = glumsoe.cast, []
    for office, (name, actor) in zip([cast.roads, cast.culture] * 6, cast.everyone().items(), strict=False):
        try:
            forward_action(actor, action=glumsoe.action, to=office, due=clock.today())
        except NotAllowed:
            continue
        can.append(name)
    assert can == ["Gudrun (contact officer)", "Villy (stand-in)"]


def test_the_answer_reaches_body_contact_office_and_coordinator(glumsoe: Glumsoe) -> None:
    cast = glumsoe.cast
    name_coordinator(cast.as_ruth, action=glumsoe.action, person=cast.sofie)
    promise = _forwarded(glumsoe)
    give_answer(cast.as_holger, promise=promise, answer="we help", reply="Vi kommer med grus i maj.")
    told = News.objects.filter(kind__in=("promises.answered", "plans.answered")).order_by("pk")
    assert [(n.kind, n.office, n.person) for n in told] == [
        ("promises.answered", cast.council, None),
        ("plans.answered", None, cast.sofie),
        ("plans.answered", cast.contact, None),
    ]
    assert not Ask.objects.waiting().filter(office=cast.roads).exists()


def test_a_question_passed_on_is_owed_by_the_next_department_and_the_plan_shows_it_there(
    glumsoe: Glumsoe,
) -> None:
    cast = glumsoe.cast
    first = _forwarded(glumsoe)
    onward = pass_on(
        cast.as_holger,
        promise=first,
        to=cast.culture,
        due=clock.today() + timedelta(20),
        reply="Det er kulturens jord.",
    )
    first.refresh_from_db()
    assert (first.state, first.answer, first.passed_to) == ("answered", "passed on", onward)
    assert (onward.owed_by, onward.owed_to, onward.tag, onward.question) == (
        cast.culture, cast.council, "Glumsø-1", "Kan I grave i foråret?",
    )  # fmt: skip
    assert [(f.by, f.to) for f in Forwarding.objects.all()] == [
        (cast.contact, cast.roads),
        (cast.roads, cast.culture),
    ]
    line = contents_of(glumsoe.plan).lines[0]
    assert line.forwarding is not None
    assert line.forwarding.promise == onward


def test_the_trail_tells_every_step_with_its_office(glumsoe: Glumsoe) -> None:
    cast = glumsoe.cast
    set_work(cast.as_ruth, action=glumsoe.action, work="begun", note="Der er målt op.")
    adopt_plan(cast.as_ruth, plan=glumsoe.plan)
    promise = _forwarded(glumsoe)
    give_answer(cast.as_holger, promise=promise, answer="we do it", reply="Vi graver i maj.")
    steps = [
        s for s in ports.trail_steps.collect(glumsoe.path) if "/planer/" in s.url or "/loefter/" in s.url
    ]
    assert {(s.words, s.office, s.shape, s.detail) for s in steps} == {
        ("Blev en handling i planen: »Sidste 250 meter af stien«", "Glumsø Lokalråd", "", ""),
        ("»Sidste 250 meter af stien« er begyndt", "Glumsø Lokalråd", "", "Der er målt op."),
        ("Vedtaget sammen med planen", "Glumsø Lokalråd", "", ""),
        ("Sendt videre til Vej og Park", "Kontakt for lokalområder", "", "Kan I grave i foråret?"),
        ("Vej og Park svarede", "Vej og Park", "stone", "Vi graver i maj."),
    }
