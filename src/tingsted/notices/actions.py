"""Asking, telling, writing letters; the digest, and sending.

The first four are called by other rooms' actions and reactions, inside their transaction; the rest are verbs of this
room's own.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings

from tingsted.kernel import clock
from tingsted.kernel.work import enqueue
from tingsted.notices.models import Ask, Letter, News
from tingsted.places.models import Area, Office


def ask(
    *,
    kind: str,
    about: str,
    url: str,
    office: Office | None = None,
    person: Any = None,
    role: str = "",
    area: Area | None = None,
    due: date | None = None,
    **facts: Any,
) -> Ask:
    """Let something wait for an office, a seat in it (`role`) or a person; the same open ask is not written twice."""
    waiting = Ask.objects.waiting().filter(kind=kind, about=about, office=office, person=person).first()
    if waiting is not None:
        waiting.due, waiting.facts, waiting.url, waiting.role = due, facts, url, role
        waiting.save(update_fields=["due", "facts", "url", "role"])
        return waiting
    return Ask.objects.create(
        kind=kind,
        about=about,
        url=url,
        office=office,
        person=person,
        role=role,
        area=area,
        due=due,
        facts=facts,
        since=clock.now(),
    )


def settle(*, about: str, kind: str = "") -> int:
    """What was asked is done: it waits for nobody any more."""
    open_asks = Ask.objects.waiting().filter(about=about)
    if kind:
        open_asks = open_asks.filter(kind=kind)
    return open_asks.update(done_at=clock.now())


def tell(
    *,
    kind: str,
    about: str,
    url: str,
    office: Office | None = None,
    person: Any = None,
    area: Area | None = None,
    **facts: Any,
) -> News:
    """Something to hear of once, in the next digest."""
    return News.objects.create(
        kind=kind, about=about, url=url, office=office, person=person, area=area, facts=facts, at=clock.now()
    )


def forget_letters_to(email: str, *, kinds: str) -> None:
    """Copies of what was sent about one thing go with the address; called inside the action that forgets it."""
    if email:
        Letter.objects.filter(to__iexact=email, kind__startswith=kinds, sent_at__isnull=False).delete()


_LAST: set[str] = set()


def last_letter(kind: str) -> str:
    """Enter a kind of letter as the last that somebody gets: it says that their address is forgotten, so it is.

    Once it is sent, neither where it went nor what it said is kept in the outbox.
    """
    _LAST.add(kind)
    return kind


def is_last(letter: Letter) -> bool:
    """Whether nobody hears from us again after this one."""
    return letter.kind in _LAST


def write_letter(
    *,
    to: str,
    subject: str,
    text: str,
    html: str = "",
    kind: str = "",
    once: str | None = None,
    headers: dict[str, str] | None = None,
    calendar: str = "",
) -> Letter:
    """Put a letter in the outbox; with `once`, a second letter under the same key is the first one.

    `calendar` is a whole calendar object with its METHOD (RFC 5546): mail programs offer to take it over.
    """
    if once is not None:
        written = Letter.objects.filter(once=once).first()
        if written is not None:
            return written
    letter = Letter.objects.create(
        to=to,
        subject=" ".join(subject.split())[:200],
        text="\n".join(line.rstrip() for line in text.split("\n")),  # »Hej « where no name was given
        html=html,
        kind=kind,
        once=once,
        headers=headers or {},
        calendar=calendar,
        written_at=clock.now(),
    )
    if settings.MAIL_SERVER:
        enqueue("notices.send_letters")
    return letter
