"""Everything that sends mail writes a letter instead: one outbox, one way out, nothing lost."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction

from tingsted.kernel.actions import action, announce
from tingsted.kernel.actors import CLOCK, Actor
from tingsted.kernel.rights import require
from tingsted.notices.actions import write_letter
from tingsted.notices.events import LetterWritten


@action
def put_in_outbox(actor: Actor, *, messages: Sequence[EmailMessage]) -> int:
    """Turn a library's mails (sign-in codes) into letters of the house."""
    require("notices.write", actor)
    for message in messages:
        for to in message.to:
            write_letter(to=to, subject=str(message.subject), text=str(message.body), kind="accounts.code")
    announce(actor, LetterWritten(kind_of_letter="accounts.code"))
    return len(messages)


class OutboxBackend(BaseEmailBackend):
    """Django's mail door, leading to the outbox."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        with transaction.atomic():
            return put_in_outbox(CLOCK, messages=email_messages)
