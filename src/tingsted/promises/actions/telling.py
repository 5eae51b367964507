"""What every verb of the ledger asks of the one side and tells the other."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from tingsted.kernel import clock
from tingsted.kernel.actions import Refused
from tingsted.kernel.events import about
from tingsted.kernel.text import tidy
from tingsted.notices.actions import ask, settle, tell
from tingsted.notices.models import Ask
from tingsted.places.models import Office
from tingsted.promises.models import Promise
from tingsted.promises.notices import leaders_office


def ask_for_it(promise: Promise) -> None:
    """The answer waits on the desk of the office that owes it."""
    ask(
        kind="promises.answer",
        about=about(promise),
        url=promise.answer_url(),
        office=promise.owed_by,
        area=promise.area,
        due=promise.due,
        title=promise.title,
        owed_to=str(promise.owed_to or ""),
    )


def is_asked_for(promise: Promise) -> bool:
    """Whether it waits on a desk by itself; what was promised quietly waits with the thing it is about."""
    return Ask.objects.waiting().filter(about=about(promise), kind="promises.answer").exists()


def ask_the_contact_office(promise: Promise) -> None:
    """What the municipality owes an area and has not answered waits with the area's contact office too."""
    contact = promise.contact_office
    if promise.public and contact is not None and contact not in (promise.owed_by, promise.owed_to):
        _ask_to_chase(promise, "promises.chase", office=contact)


def ask_the_leader(promise: Promise) -> None:
    """It lies with whoever holds the leader's seat; where nobody does, with the municipality's own leader office."""
    office, role = leaders_office(promise.owed_by)
    if office is not None:
        _ask_to_chase(promise, "promises.lead", office=office, role=role)


def ask_for_review(promise: Promise) -> None:
    """Both sides look at a standing promise again."""
    for office in (promise.owed_by, promise.owed_to):
        if office is not None and not _is_closed(office):
            _ask_to_chase(promise, "promises.review", office=office)


def stop_chasing(promise: Promise) -> None:
    """There is a new date, or another office: nobody needs to press for the old one."""
    for kind in ("promises.chase", "promises.lead"):
        settle(about=about(promise), kind=kind)


def tell_those_who_owe(promise: Promise, kind: str, **facts: Any) -> None:
    """News for the office that owes the answer, leading to where it answers."""
    tell(
        kind=kind,
        about=about(promise),
        url=promise.answer_url(),
        office=promise.owed_by,
        area=promise.area,
        **facts,
    )


def tell_those_who_wait(promise: Promise, kind: str, **facts: Any) -> None:
    """News for the side that waits; where its body is dissolved, for the area's contact office."""
    office = promise.owed_to
    if office is not None and _is_closed(office):
        office = promise.contact_office
    if office is not None:
        tell(
            kind=kind,
            about=about(promise),
            url=promise.get_absolute_url(),
            office=office,
            area=promise.area,
            title=promise.title,
            owed_by=str(promise.owed_by),
            **facts,
        )


def in_words_why(reason: str) -> str:
    """The reason, which every step back from a promise needs."""
    if not tidy(reason):
        raise Refused(_("Write why, so that those who wait can understand it."), "reason")
    return tidy(reason)


def changed_meanwhile() -> str:
    """What the second of two colleagues is told."""
    return _("A colleague changed the same answer in the meantime. Your text is still here.")


def _ask_to_chase(promise: Promise, kind: str, *, office: Office, role: str = "") -> None:
    ask(
        kind=kind,
        about=about(promise),
        url=promise.get_absolute_url(),
        office=office,
        role=role,
        area=promise.area,
        due=promise.due,
        title=promise.title,
        owed_by=str(promise.owed_by),
        owed_to=str(promise.owed_to or ""),
    )


def _is_closed(office: Office) -> bool:
    return office.dissolved is not None and office.dissolved <= clock.today()
