"""Background work of the notices: sending letters, making digests."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.conf import settings
from django_tasks import task

from tingsted.accounts.models import Person
from tingsted.kernel.actors import CLOCK
from tingsted.kernel.clockwork import daily, each, hourly
from tingsted.notices.digests import make_digest, people_to_tell
from tingsted.notices.followed import followers_to_tell, make_follower_digest
from tingsted.notices.following import forget_unconfirmed
from tingsted.notices.models import Follower
from tingsted.notices.posting import AT_A_TIME, forget_letters, note_sent, send, waiting_letters


@task()
def send_letters(again: bool = False) -> int:
    """Send what waits in the outbox, a few at a time, and note each few before the next.

    A new letter calls for the new ones only: what the server wouldn't take is tried again by the clock, so a
    busy hour doesn't use up its tries.
    """
    if not settings.MAIL_SERVER:
        return 0
    letters, sent = waiting_letters(again=again), 0
    for start in range(0, len(letters), AT_A_TIME):
        handed = send(letters[start : start + AT_A_TIME])
        sent += note_sent(CLOCK, troubles=handed.troubles, untried=handed.untried)
        if handed.untried:
            break
    return sent


@hourly("notices.letters")
def try_again(on: date) -> None:
    """Try letters again that the mail server would not take."""
    if settings.MAIL_SERVER and waiting_letters(again=True):
        send_letters.enqueue(again=True)


@daily("notices.digests")
def make_digests(on: date) -> None:
    """Everybody's digest of the day, each in a transaction of its own; then those who only follow areas."""

    def everybody() -> Iterator[Person | Follower]:
        yield from people_to_tell(on)
        yield from followers_to_tell(on)  # asked for afterwards: whoever sits somewhere has been told

    def tell(one: Person | Follower) -> None:
        if isinstance(one, Person):
            make_digest(CLOCK, person=one, on=on)
        else:
            make_follower_digest(CLOCK, follower=one, on=on)

    each(everybody(), tell)


@daily("notices.forget")
def forget(on: date) -> None:
    """Old letters go, and addresses that nobody confirmed."""
    forget_letters(CLOCK, on=on)
    forget_unconfirmed(CLOCK, on=on)
