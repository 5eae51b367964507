"""How people may be reached who left it with a question: thanked in a letter, taken back by its link, gone in time."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta

from tingsted.kernel import links
from tingsted.kernel.actions import action, announce
from tingsted.kernel.actors import Actor
from tingsted.kernel.events import about
from tingsted.kernel.rights import require
from tingsted.notices.models import Letter
from tingsted.surveys.events import ContactsForgotten, ContactsThanked, ContactWithdrawn
from tingsted.surveys.models import Contact, Survey
from tingsted.surveys.notices import contact_letter_key, write_to_contact

CONTACT_LINK = "surveys.contact"
CONTACTS_KEPT = timedelta(days=183)
STILL_WRITTEN_TO = timedelta(days=14)


@action
def write_to_contacts(actor: Actor, *, on: date) -> int:
    """Write to those who left an e-mail address, the day after: what for, for how long, and how to take it back.

    At once would tell when they answered; the clock does it for all of yesterday's together. Whoever left the same
    address at several questions of a survey gets one letter.
    """
    require("surveys.keep_time", actor)
    left = Contact.objects.filter(consented_on__lt=on, consented_on__gte=on - STILL_WRITTEN_TO).exclude(
        email=""
    )
    waiting = defaultdict[str, list[Contact]](list)
    for contact in left.select_related("question__survey__body", "question__survey__area").order_by(
        "question__order", "question"
    ):
        waiting[contact_letter_key(contact)].append(contact)
    known = set(Letter.objects.filter(once__in=waiting).values_list("once", flat=True))
    new = {once: theirs for once, theirs in waiting.items() if once not in known}
    for once, theirs in new.items():
        write_to_contact(theirs, token=links.sign(CONTACT_LINK, str(theirs[0].pk)), once=once)
    if new:
        announce(actor, ContactsThanked(contacts=len(new)))
    return len(new)


@action
def withdraw_contact(actor: Actor, *, survey: Survey, token: str) -> int:
    """Forget an address by the signed link in its letter, at every question of that survey; 0 if done before."""
    key = str(links.read(CONTACT_LINK, token))
    contact = Contact.objects.filter(question__survey=survey, pk=key).first()
    require("surveys.withdraw_contact", actor, contact)
    if contact is None:
        return 0
    same = Contact.objects.filter(question__survey=survey, email__iexact=contact.email)
    gone, _each = same.delete()
    announce(actor, ContactWithdrawn(about=about(survey), title=survey.title))
    return gone


@action
def remove_contact(actor: Actor, *, contact: Contact) -> Survey:
    """Forget how somebody may be reached who told the body so: by telephone, or at the grocer's."""
    require("surveys.remove_contact", actor, contact)
    survey = contact.question.survey
    contact.delete()
    announce(actor, ContactWithdrawn(about=about(survey), title=survey.title))
    return survey


@action
def forget_contacts(actor: Actor, *, on: date) -> int:
    """Delete how people may be reached, half a year after their survey closed; the clock does this."""
    require("surveys.keep_time", actor)
    old = Contact.objects.filter(question__survey__closed_on__lte=on - CONTACTS_KEPT)
    gone = old.count()
    if gone:
        old.delete()
        announce(actor, ContactsForgotten(contacts=gone))
    return gone
