"""Sending the letters in the outbox through the mail server, each once."""

from __future__ import annotations

import smtplib
from dataclasses import dataclass
from datetime import date, timedelta
from email.errors import MessageError
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.smtp import EmailBackend

from tingsted.kernel import clock
from tingsted.kernel.actions import action, announce
from tingsted.kernel.actors import Actor
from tingsted.kernel.rights import require
from tingsted.notices.actions import is_last
from tingsted.notices.events import LettersForgotten, LettersSent
from tingsted.notices.models import Ask, Letter, News
from tingsted.places.models import Municipality

MOST_TRIES = 8
AT_A_TIME = 20  # noted before the next are handed over: a fall between the two sends no more than these again
DAYS_KEPT = 90
# What can be wrong with one letter: its address, a header, its calendar, or what the server says of it.
FAULTS = (OSError, smtplib.SMTPException, MessageError, ValueError, LookupError)


@dataclass(frozen=True)
class Handed:
    """What came of some letters: the trouble with each, empty where it was taken, and which were never tried."""

    troubles: dict[str, str]
    untried: frozenset[str] = frozenset()


def waiting_letters(*, again: bool = False) -> list[Letter]:
    """Letters not sent yet, oldest first; those the server wouldn't take only with `again`, while worth a try."""
    tries = MOST_TRIES if again else 1
    return list(Letter.objects.filter(sent_at__isnull=True, tries__lt=tries).order_by("written_at")[:200])


def send(letters: list[Letter]) -> Handed:
    """Hand letters to the mail server.

    A server that can't be reached, or hangs up, is no fault of the letters behind: they have not been tried.
    """
    server: dict[str, Any] = settings.MAIL_SERVER
    door = EmailBackend(
        host=server["host"],
        port=server["port"],
        username=server["user"],
        password=server["password"],
        use_ssl=server["ssl"],
        use_tls=server["tls"],
        timeout=20,
    )
    town = Municipality.objects.filter(pk=1).first()
    sender = f"Tingsted {town.short_name} <{town.sender}>" if town else settings.DEFAULT_FROM_EMAIL
    troubles: dict[str, str] = {}
    shut = ""
    try:
        door.open()
        for letter in letters:
            troubles[str(letter.pk)], shut = _hand_over(door, letter, sender)
            if shut:
                break
    except (OSError, smtplib.SMTPException) as trouble:
        shut = _words(trouble)
    finally:
        door.close()
    untried = {str(letter.pk) for letter in letters} - troubles.keys()
    return Handed({**troubles, **dict.fromkeys(untried, shut)}, frozenset(untried))


def _hand_over(door: EmailBackend, letter: Letter, sender: str) -> tuple[str, str]:
    """What was wrong with the letter, and with the server if it hung up."""
    headers = {**letter.headers, "Message-ID": f"<{letter.pk}@tingsted>", "Auto-Submitted": "auto-generated"}
    mail = EmailMultiAlternatives(
        letter.subject, letter.text, sender, [letter.to], headers=headers, connection=door
    )
    if letter.html:
        mail.attach_alternative(letter.html, "text/html")
    try:
        if letter.calendar:
            _add_calendar(mail, letter.calendar)
        mail.send()
    except FAULTS as trouble:
        return _words(trouble), _words(trouble) if _hung_up(trouble) else ""
    return "", ""


def _hung_up(trouble: Exception) -> bool:
    """Whether nothing more can be said to the server; what it answers is an OSError too."""
    if isinstance(trouble, smtplib.SMTPException):
        return isinstance(trouble, smtplib.SMTPServerDisconnected)
    return isinstance(trouble, OSError)


def _words(trouble: Exception) -> str:
    return str(trouble)[:300] or type(trouble).__name__


def _add_calendar(mail: EmailMultiAlternatives, calendar: str) -> None:
    """As another form of the letter, which calendars take over by themselves (RFC 6047), and as a file to open."""
    method = next((line[7:] for line in calendar.splitlines() if line.startswith("METHOD:")), "PUBLISH")
    mail.attach_alternative(calendar, f"text/calendar; method={method}")
    mail.attach("invite.ics", calendar, "application/ics")


@action
def note_sent(actor: Actor, *, troubles: dict[str, str], untried: frozenset[str] = frozenset()) -> int:
    """Note which letters went out, and what was wrong with the others; those `untried` keep all their tries."""
    require("notices.write", actor)
    sent = 0
    for letter in Letter.objects.filter(pk__in=troubles, sent_at__isnull=True):
        letter.tries += str(letter.pk) not in untried
        letter.trouble = troubles[str(letter.pk)]
        if not letter.trouble:
            letter.sent_at, sent = clock.now(), sent + 1
            if is_last(letter):
                letter.to = letter.subject = letter.text = letter.html = letter.calendar = ""
        letter.save()
    announce(actor, LettersSent(sent=sent))
    return sent


@action
def forget_letters(actor: Actor, *, on: date) -> int:
    """Letters are kept 90 days, so that somebody can ask what was sent; then they go.

    So do news, and what was asked and is done: they name people, and nobody looks for them there any more.
    """
    require("notices.write", actor)
    before = clock.now() - timedelta(days=DAYS_KEPT)
    gone = 0
    for old in (
        Letter.objects.filter(written_at__lt=before),
        News.objects.filter(at__lt=before),
        Ask.objects.filter(done_at__lt=before),
    ):
        if old.exists():  # most nights there are none, and then nothing is written
            gone += old.delete()[0]
    if gone:
        announce(actor, LettersForgotten(letters=gone))
    return gone
