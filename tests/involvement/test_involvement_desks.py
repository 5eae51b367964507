"""What an invitation lets wait on a body's desk: until its last word, the last day, or the end of what can be said."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from cast import Cast
from involvement.conftest import days
from tingsted.involvement.actions import contribute, reply_to, turn_phase, write_matter
from tingsted.involvement.models import Invitation, Matter, Reply
from tingsted.involvement.tasks import keep_the_deadlines
from tingsted.kernel import clock
from tingsted.notices.models import Ask
from tingsted.promises.actions import declare_broken, move_date


def waiting(invitation: Invitation) -> list[tuple[str, date | None]]:
    asks = Ask.objects.waiting().filter(office=invitation.office).order_by("pk")
    return [(ask.kind.partition(".")[2], ask.due) for ask in asks]


@pytest.mark.parametrize("late", [61, 75, 400])
def test_what_has_passed_leaves_the_desk_also_when_the_clock_stood_still(
    cast: Cast, glumsoe: Invitation, late: int
) -> None:
    assert waiting(glumsoe) == [("answer", glumsoe.matter.deadline)]
    with days(late):
        keep_the_deadlines(clock.today())
    assert waiting(glumsoe) == []


def test_a_yes_after_the_last_day_waits_on_the_desk_until_the_contribution_comes(
    cast: Cast, glumsoe: Invitation
) -> None:
    with days(61):
        reply_to(cast.as_ruth, invitation=glumsoe, reply=Reply.WILL)
    with days(62):
        keep_the_deadlines(clock.today())
        assert waiting(glumsoe) == [("contribute", None)]
        contribute(cast.as_ruth, invitation=glumsoe, words="Krydset ved kirken.")
    assert waiting(glumsoe) == []


def test_a_new_deadline_brings_a_matter_back_to_those_who_had_not_answered(
    cast: Cast, matter: Matter, glumsoe: Invitation
) -> None:
    with days(61):
        keep_the_deadlines(clock.today())
        again = clock.today() + timedelta(30)
        write_matter(cast.as_holger, matter=matter, deadline=again, answer_by=again + timedelta(30))
        assert waiting(glumsoe) == [("answer", again)]
        write_matter(cast.as_holger, matter=matter, about="Flere ord.")
        assert waiting(glumsoe) == [("answer", again)]


def test_a_decided_matter_asks_nobody_for_what_it_could_not_take(
    cast: Cast, matter: Matter, glumsoe: Invitation
) -> None:
    turn_phase(cast.as_holger, matter=matter, phase="draft")
    assert waiting(glumsoe) == [("answer", matter.deadline)]
    turn_phase(cast.as_holger, matter=matter, phase="decided", words="Ja til tre kryds.")
    assert waiting(glumsoe) == []


def test_the_departments_one_line_has_the_first_of_its_dates_and_goes_with_the_last_of_its_promises(
    cast: Cast, glumsoe: Invitation
) -> None:
    promise = contribute(cast.as_ruth, invitation=glumsoe, words="Krydset ved kirken.").promise
    assert promise is not None
    later = promise.due + timedelta(20)
    line = Ask.objects.waiting().filter(kind="involvement.answer_contributions")
    assert [ask.due for ask in line] == [promise.due]
    move_date(cast.as_holger, promise=promise, to_due=later, reason="Vi tæller biler.")
    assert [ask.due for ask in line.all()] == [later]
    declare_broken(cast.as_holger, promise=promise, reason="Der er ingen penge.")
    assert list(line.all()) == []
