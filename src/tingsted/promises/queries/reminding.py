"""What is due: the promises whose date has something to say today."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Q

from tingsted.promises.models import OPEN_STATES, Patience, Promise, Reminder, State, patience


def to_be_reminded(on: date) -> Iterator[tuple[Promise, Reminder.Stage]]:
    """The promises whose date is near, has passed, or passed long ago, and of which nobody was told yet."""
    waits = patience()
    owed = Q(state__in=OPEN_STATES, standing=False, due__lte=on + timedelta(waits.remind_before))
    stands = Q(state=State.PROMISED, standing=True, due__lte=on)
    near = list(Promise.objects.filter(owed | stands).order_by("due", "pk"))
    told = set(Reminder.objects.filter(promise__in=near).values_list("promise", "stage", "for_due"))
    for promise in near:
        for stage in _stages(promise, on, waits):
            if (promise.pk, stage, promise.due) not in told:
                yield promise, stage


def _stages(promise: Promise, on: date, waits: Patience) -> Iterator[Reminder.Stage]:
    """What a day has come for: where little time was given, the first reminder comes halfway."""
    over = (on - promise.due).days
    if promise.standing:
        yield Reminder.Stage.REVIEW
    elif over > 0:
        yield Reminder.Stage.OVER
        if promise.public and over >= waits.tell_leader_after:
            yield Reminder.Stage.LEADER
    elif -over <= min(waits.remind_before, (promise.due - promise.promised_on).days // 2):
        yield Reminder.Stage.SOON
