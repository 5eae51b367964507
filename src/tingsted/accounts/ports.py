"""What accounts and the cellar hold on people."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from tingsted.accounts.actions import blank
from tingsted.kernel import journal, ports
from tingsted.kernel.models import JournalEntry

# Names in the data file stay the same in every language; the page says them in the reader's.
SHOWN = (
    gettext_noop("email"),
    gettext_noop("name"),
    gettext_noop("language"),
    gettext_noop("joined"),
    gettext_noop("operator"),
    gettext_noop("day"),
    gettext_noop("what"),
    gettext_noop("about"),
    gettext_noop("area"),
    gettext_noop("asked_at"),
    gettext_noop("at"),
    gettext_noop("body"),
    gettext_noop("confirmed_at"),
    gettext_noop("done_at"),
    gettext_noop("due"),
    gettext_noop("facts"),
    gettext_noop("kind"),
    gettext_noop("named"),
    gettext_noop("on"),
    gettext_noop("phone"),
    gettext_noop("role"),
    gettext_noop("speaks"),
    gettext_noop("starts"),
    gettext_noop("subject"),
    gettext_noop("text"),
    gettext_noop("written_at"),
    gettext_noop("written_on"),
)


def _self(person: Any) -> Iterator[dict[str, Any]]:
    yield {
        "email": person.email, "name": person.name, "language": person.language, "joined": person.joined,
        "operator": person.is_operator,
    }  # fmt: skip


def _entries(person: Any) -> Iterator[dict[str, Any]]:
    for entry in _entries_of(person).order_by("position"):
        yield {"day": entry.day, "what": entry.sentence()}


def _entries_of(person: Any) -> Any:
    return JournalEntry.objects.filter(Q(person=person) | Q(personal__whom=person.pk))


def _erase_entries(person: Any) -> int:
    return journal.erase_personal_half(_entries_of(person))


ports.holds_personal_data(
    ports.PersonalData(
        model="accounts.Person",
        fields=frozenset({"email", "name", "password", "language"}),
        why=_("Who you are, so that you can sign in and be written to"),
        kept=_("Until you ask to be forgotten"),
        export=_self,
        erase=blank,
    )
)
ports.holds_personal_data(
    ports.PersonalData(
        model="kernel.JournalEntry",
        fields=frozenset({"person", "personal", "facts"}),
        why=_("What you did here for an office, so that others can trust it"),
        kept=_("What happened is kept for good; your name in it goes when you ask"),
        export=_entries,
        erase=_erase_entries,
    )
)
for field_name, why in {
    "kernel.JournalEntry.office_id": "an office",
    "kernel.JournalEntry.actor_kind": "the kind of doer, never who",
    "kernel.JournalEntry.personal_salt": "random, erased with the half it salts",
    "kernel.JournalEntry.personal_digest": "says nothing without its salt",
    "kernel.Receipt.token": "random, of one form",
    "kernel.Tally.key": "a scrambled key, gone after its window",
}.items():
    ports.holds_nothing_personal(field_name, why)
