"""Contacts: which officer a body turns to, who stands in, and what the next officer should know."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils.translation import gettext as _

from tingsted.kernel import clock
from tingsted.kernel.actions import Refused, action, announce, save_version
from tingsted.kernel.actors import Actor
from tingsted.kernel.events import about
from tingsted.kernel.rights import require
from tingsted.kernel.text import tidy
from tingsted.places.models import Contact, Office, PortfolioNote, Seat
from tingsted.places.office_events import ContactNamed, NoteDeleted, NoteWritten


@action
def name_contact(
    actor: Actor,
    *,
    body: Office,
    seat: Seat,
    starts: date,
    ends: date | None = None,
    stand_in: Seat | None = None,
    seen: int | None = None,
) -> Contact:
    """Give a body an officer of its own from a day on; the one before has it until the day before."""
    require("places.name_contact", actor, body)
    for each, field in ((seat, "seat"), (stand_in, "stand_in")):
        if each is not None and each.office_id != body.contact_office_id:
            raise Refused(_("Choose one who sits in the body's contact office."), field)
    if stand_in is not None and (stand_in.pk == seat.pk or stand_in.person_id == seat.person_id):
        raise Refused(_("Nobody can stand in for themself."), "stand_in")
    if ends and ends < starts:
        raise Refused(_("The term ends before it begins."), "ends")
    if starts < seat.starts or (seat.ends and starts > seat.ends):
        raise Refused(_("The officer does not sit there on that day."), "starts")
    if seat.ends and (ends is None or ends > seat.ends):
        ends = seat.ends
    sentence = _("Somebody else chose an officer in the meantime.")
    save_version(body, seen=seen, sentence=sentence, fields=[])
    make_room(body, starts)
    contact = Contact.objects.create(body=body, seat=seat, stand_in=stand_in, starts=starts, ends=ends)
    announce(actor, ContactNamed(about=about(body), office=body.name))
    return contact


def make_room(body: Office, starts: date) -> None:
    """The contact in force ends the day before; one that would begin the same day or later gives way."""
    Contact.objects.filter(body=body, starts__gte=starts).delete()
    Contact.objects.filter(body=body).in_force(starts).update(ends=starts - timedelta(days=1))


@action
def write_note(actor: Actor, *, body: Office, words: str) -> PortfolioNote:
    """Write what the next officer should know about a body; only the contact office reads it."""
    require("places.write_note", actor, body)
    words = tidy(words)
    if not words:
        raise Refused(_("Write the note."), "words")
    assert body.contact_office is not None
    note = PortfolioNote.objects.create(
        office=body.contact_office, body=body, words=words, written_on=clock.today(), writer=actor.person
    )
    announce(actor, NoteWritten(about=about(body), office=body.name))
    return note


@action
def delete_note(actor: Actor, *, note: PortfolioNote) -> PortfolioNote:
    """Take a note away that no longer helps anybody."""
    require("places.write_note", actor, note.body)
    announce(actor, NoteDeleted(about=about(note.body), office=note.body.name))
    note.delete()
    return note
