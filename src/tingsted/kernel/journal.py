"""The journal: add an entry, verify the chain, erase a person's half."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db import connections
from django.db.models import QuerySet

from tingsted.kernel import clock
from tingsted.kernel.actors import Actor
from tingsted.kernel.events import Event
from tingsted.kernel.models import JournalEntry, JournalHead
from tingsted.kernel.putting import put

# Two short statements of every act there is: written out, so that nothing is compiled for them.
END = "SELECT position, digest, loud FROM kernel_journalhead WHERE id = 1"
MOVE_END = "UPDATE kernel_journalhead SET position = %s, digest = %s, loud = %s WHERE id = 1"


class End(NamedTuple):
    """The end of the chain: how many entries it has, the last one's digest, and the last one's that was not quiet."""

    position: int
    digest: str
    loud: str


_CANONICAL = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str)
_read: ContextVar[End | None] = ContextVar("journal_end_read", default=None)


def enter(actor: Actor, event: Event) -> JournalEntry:
    """Add an event to the chain; the caller holds the transaction."""
    end = _held_end()
    facts = event.facts()
    personal = {name: facts.pop(name) for name in event.personal}
    person = None if event.quiet else actor.person_id
    if person is not None:
        personal["person"] = person
    entry = JournalEntry(
        position=end.position + 1,
        day=clock.today(),
        at=None if event.quiet else clock.now(),
        kind=event.kind(),
        about="" if event.quiet else event.about,
        actor_kind="visitor" if event.quiet else actor.kind,
        office_id=None if event.quiet else actor.office_id,
        facts=facts,
        facts_salt=secrets.token_urlsafe(32),
        person_id=person,
        personal=personal or None,
        personal_salt=secrets.token_urlsafe(32) if personal else "",
        previous=end.digest,
    )
    entry.facts_digest = _salted(entry.facts_salt, entry.facts)
    entry.personal_digest = _salted(entry.personal_salt, entry.personal)
    entry.digest = _link(entry)
    put(entry)
    with connections["default"].cursor() as cursor:
        cursor.execute(MOVE_END, [entry.position, entry.digest, end.loud if event.quiet else entry.digest])
    return entry


def hold() -> None:
    """Let nothing else happen until this transaction has ended: for an act that counts what others are writing."""
    _held_end()


def _held_end() -> End:
    """The end of the chain, held until the transaction ends; the first entry of all makes its row."""
    connection = connections["default"]
    with connection.cursor() as cursor:
        cursor.execute(END + (" FOR UPDATE" if connection.features.has_select_for_update else ""))
        found = cursor.fetchone()
    if found is None:
        head = JournalHead.objects.select_for_update().get_or_create(pk=1)[0]
        found = (head.position, head.digest, head.loud)
    return End(*found)


def state(*, over_quiet: bool = False) -> str:
    """The end of the chain: while it is the same, nothing has happened here. Empty before anything has.

    `over_quiet` is the end that quiet events don't move: an answer, a vote, an offer of help.
    """
    end = _read.get() or _end()
    return end.loud if over_quiet else end.digest


@contextmanager
def as_it_stands() -> Iterator[None]:
    """Read the end of the chain once, and let it hold inside: for what only reads, from its first query on.

    What is read afterwards may be newer than the end it is kept under, never older.
    """
    if _read.get() is not None:
        yield
        return
    token = _read.set(_end())
    try:
        yield
    finally:
        _read.reset(token)


def is_held() -> bool:
    """Whether the end was read for everything that is going on here."""
    return _read.get() is not None


def _end() -> End:
    """Every page asks this first."""
    with connections["default"].cursor() as cursor:
        cursor.execute(END)
        found = cursor.fetchone()
    return End(*found) if found else End(0, "", "")


@dataclass(frozen=True)
class Broken:
    """The first place where the journal does not hold."""

    position: int
    why: str


def verify(entries: Iterable[JournalEntry] | None = None) -> Broken | None:
    """Walk the chain from its beginning; None when it holds, else the first break."""
    previous, position = "0" * 64, 0
    for entry in JournalEntry.objects.iterator() if entries is None else entries:
        position += 1
        if entry.position != position:
            return Broken(position, "an entry is missing")
        if entry.previous != previous or entry.digest != _link(entry):
            return Broken(position, "the chain does not fit")
        if entry.facts_digest != _salted(entry.facts_salt, entry.facts):
            return Broken(position, "the facts were changed")
        if entry.personal is not None and entry.personal_digest != _salted(
            entry.personal_salt, entry.personal
        ):
            return Broken(position, "the personal half was changed")
        previous = entry.digest
    head = JournalHead.objects.filter(pk=1).first()
    if entries is None and head and (head.position, head.digest) != (position, previous):
        return Broken(position + 1, "the end of the journal is missing")
    return None


def erase_personal_half(entries: QuerySet[JournalEntry]) -> int:
    """Forget the personal half and its salt of these entries; their digests stay, so the chain holds."""
    return entries.update(personal=None, personal_salt="", person=None)


def _salted(salt: str, half: Any) -> str:
    return hashlib.sha256(f"{salt}\n{_CANONICAL.encode(half)}".encode()).hexdigest()


def _link(entry: JournalEntry) -> str:
    at = "" if entry.at is None else entry.at.isoformat()
    parts = (
        entry.previous,
        entry.position,
        entry.day.isoformat(),
        at,
        entry.kind,
        entry.about,
        entry.actor_kind,
        entry.office_id or "",
        entry.facts_digest,
        entry.personal_digest,
    )
    return hashlib.sha256("\n".join(map(str, parts)).encode()).hexdigest()
