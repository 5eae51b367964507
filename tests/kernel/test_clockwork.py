"""What is done at night: one thing that fails holds up no other, and is tried again."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django_tasks_db.models import DBTaskResult

from cast import Cast
from tingsted.accounts.models import Person
from tingsted.kernel import clock, clockwork, guard
from tingsted.kernel.actors import Actor
from tingsted.notices import posting, tasks
from tingsted.notices.actions import ask, settle, tell
from tingsted.notices.models import Ask, Letter, News


def test_each_is_done_although_one_fails_and_the_work_counts_as_failed(
    caplog: pytest.LogCaptureFixture,
) -> None:
    done = []

    def do(number: int) -> None:
        if number == 2:
            raise ValueError("Inger Hansen")
        done.append(number)

    with pytest.raises(clockwork.NotAllDone):
        clockwork.each([1, 2, 3], do)
    assert done == [1, 3]
    clockwork.each([1, 3], do)


def test_a_digest_that_cannot_be_made_keeps_nobody_elses_back(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    with guard.arranging():
        for person in (cast.ruth, cast.ejner, cast.asta):
            ask(kind="promises.answer", about="x:1", url="/x/", person=person, area=cast.glumsoe,
                title="Stien", owed_to="Fodby", due=clock.today())  # fmt: skip
    make_digest = tasks.make_digest

    def fails_for_ruth(actor: Actor, *, person: Person, **more: Any) -> object:
        if person == cast.ruth:
            raise LookupError
        return make_digest(actor, person=person, **more)

    monkeypatch.setattr(tasks, "make_digest", fails_for_ruth)
    with pytest.raises(clockwork.NotAllDone):
        tasks.make_digests(clock.today())
    assert {letter.to for letter in Letter.objects.all()} == {cast.ejner.email, cast.asta.email}
    monkeypatch.setattr(tasks, "make_digest", make_digest)
    tasks.make_digests(clock.today())
    assert sorted(letter.to for letter in Letter.objects.all()) == sorted(
        str(person.email) for person in (cast.ruth, cast.ejner, cast.asta)
    )


@pytest.mark.django_db
def test_what_the_worker_has_done_is_forgotten_after_a_fortnight_and_what_waits_is_not() -> None:
    for status in ("SUCCESSFUL", "FAILED", "READY"):
        DBTaskResult.objects.create(
            status=status, task_path="x", args_kwargs={}, backend_name="default", run_after=clock.now(),
            finished_at=None if status == "READY" else clock.now(), exception_class_path="", traceback="Inger",
        )  # fmt: skip
    for days, left in ((13, 3), (15, 1)):
        with clock.at(clock.now() + timedelta(days=days)):
            clockwork.forget_old_bookkeeping(clock.today())
        assert DBTaskResult.objects.count() == left


def test_news_and_what_is_done_go_after_ninety_days_and_what_waits_stays(cast: Cast) -> None:
    with guard.arranging():
        for number in (1, 2):
            ask(kind="promises.answer", about=f"x:{number}", url="/x/", office=cast.council, area=cast.glumsoe,
                title="Stien", owed_to="Fodby", due=clock.today())  # fmt: skip
        settle(about="x:1")
        tell(kind="plans.adopted", about="x:2", url="/y/", office=cast.council, area=cast.glumsoe,
             title="Æblegården", body="Glumsø Lokalråd")  # fmt: skip
    for days, left in ((posting.DAYS_KEPT, (2, 1)), (posting.DAYS_KEPT + 1, (1, 0))):
        with clock.at(clock.now() + timedelta(days=days, seconds=-10)):
            tasks.forget(clock.today())
        assert (Ask.objects.count(), News.objects.count()) == left
    assert Ask.objects.get().about == "x:2"
