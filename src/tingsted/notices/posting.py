"""Sending the letters in the outbox through the mail server, each once."""

from __future__ import annotations

import smtplib
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.smtp import EmailBackend

from tingsted.kernel import clock
from tingsted.kernel.actions import action, announce
from tingsted.kernel.actors import Actor
from tingsted.kernel.rights import require
from tingsted.notices.events import LettersForgotten, LettersSent
from tingsted.notices.models import Letter
from tingsted.places.models import Municipality

MOST_TRIES = 8
DAYS_KEPT = 90


def waiting_letters() -> list[Letter]:
    """Letters not sent yet that are still worth a try, oldest first."""
    return list(
        Letter.objects.filter(sent_at__isnull=True, tries__lt=MOST_TRIES).order_by("written_at")[:200]
    )


def send(letters: list[Letter]) -> dict[str, str]:
    """Hand letters to the mail server; returns the trouble with each, empty where it was taken."""
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
    troubles = {}
    try:
        door.open()
        for letter in letters:
            troubles[str(letter.pk)] = _hand_over(door, letter, sender)
    except (OSError, smtplib.SMTPException) as trouble:
        for letter in letters:
            troubles.setdefault(str(letter.pk), str(trouble)[:300] or type(trouble).__name__)
    finally:
        door.close()
    return troubles


def _hand_over(door: EmailBackend, letter: Letter, sender: str) -> str:
    headers = {**letter.headers, "Message-ID": f"<{letter.pk}@tingsted>", "Auto-Submitted": "auto-generated"}
    mail = EmailMultiAlternatives(
        letter.subject, letter.text, sender, [letter.to], headers=headers, connection=door
    )
    if letter.html:
        mail.attach_alternative(letter.html, "text/html")
    if letter.calendar:
        _add_calendar(mail, letter.calendar)
    try:
        mail.send()
    except (OSError, smtplib.SMTPException) as trouble:
        return str(trouble)[:300] or type(trouble).__name__
    return ""


def _add_calendar(mail: EmailMultiAlternatives, calendar: str) -> None:
    """As another form of the letter, which calendars take over by themselves (RFC 6047), and as a file to open."""
    method = next(line[7:] for line in calendar.splitlines() if line.startswith("METHOD:"))
    mail.attach_alternative(calendar, f"text/calendar; method={method}")
    mail.attach("invite.ics", calendar, "application/ics")


@action
def note_sent(actor: Actor, *, troubles: dict[str, str]) -> int:
    """Note which letters went out, and what was wrong with the others."""
    require("notices.write", actor)
    sent = 0
    for letter in Letter.objects.filter(pk__in=troubles, sent_at__isnull=True):
        letter.tries += 1
        letter.trouble = troubles[str(letter.pk)]
        if not letter.trouble:
            letter.sent_at, sent = clock.now(), sent + 1
        letter.save(update_fields=["tries", "trouble", "sent_at"])
    announce(actor, LettersSent(sent=sent))
    return sent


@action
def forget_letters(actor: Actor, *, on: date) -> int:
    """Letters are kept 90 days, so that somebody can ask what was sent; then they go."""
    require("notices.write", actor)
    old = Letter.objects.filter(written_at__lt=clock.now() - timedelta(days=DAYS_KEPT))
    gone = old.count()
    if gone:  # most nights there are none, and then nothing is written
        old.delete()
        announce(actor, LettersForgotten(letters=gone))
    return gone
