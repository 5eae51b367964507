"""The words of what the ledger asks and tells, and of its letters."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, override

from tingsted.design.days import day_text
from tingsted.notices.actions import write_letter
from tingsted.notices.writing import words_for
from tingsted.places.models import Office, Role, Seat
from tingsted.places.queries import the_municipality
from tingsted.promises.models import Promise, Reminder


@words_for("promises.answer", verb=gettext_lazy("Answer"))
def asked_to_answer(facts: dict[str, Any]) -> str:
    if facts.get("owed_to"):
        return _("%(owed_to)s waits for your answer about »%(title)s«.") % facts
    return _("An answer about »%(title)s« is owed by you.") % facts


@words_for("promises.answered", verb=gettext_lazy("Read the answer"))
def answered(facts: dict[str, Any]) -> str:
    return _("%(owed_by)s has answered about »%(title)s«.") % facts


@words_for("promises.passed_on", verb=gettext_lazy("See it"))
def passed_on(facts: dict[str, Any]) -> str:
    return _("%(owed_by)s passed the question about »%(title)s« on to %(onward_to)s.") % facts


@words_for("promises.moved", verb=gettext_lazy("See why"))
def moved(facts: dict[str, Any]) -> str:
    due = day_text(date.fromisoformat(facts["due"]), "lang")
    return _("%(owed_by)s gave a new date for the answer about »%(title)s«: %(due)s.") % {**facts, "due": due}


@words_for("promises.broken", verb=gettext_lazy("See why"))
def broken(facts: dict[str, Any]) -> str:
    return _("%(owed_by)s says that no answer will come about »%(title)s«.") % facts


@words_for("promises.withdrawn", verb=gettext_lazy("See why"))
def withdrawn(facts: dict[str, Any]) -> str:
    return _("%(owed_to)s no longer waits for your answer about »%(title)s«.") % facts


@words_for("promises.soon", verb=gettext_lazy("Answer"))
def soon(facts: dict[str, Any]) -> str:
    due = day_text(date.fromisoformat(facts["due"]), "lang")
    return _("Your answer about »%(title)s« is promised by %(due)s.") % {**facts, "due": due}


@words_for("promises.over_ours", verb=gettext_lazy("Answer"))
def over_ours(facts: dict[str, Any]) -> str:
    return (
        _(
            "The date for your answer about »%(title)s« has passed. "
            "If it is not ready, give a new date and why."
        )
        % facts
    )


@words_for("promises.over_theirs", verb=gettext_lazy("See it"))
def over_theirs(facts: dict[str, Any]) -> str:
    return _("The answer about »%(title)s« from %(owed_by)s did not come in time.") % facts


@words_for("promises.chase", verb=gettext_lazy("See it"))
def to_chase(facts: dict[str, Any]) -> str:
    if facts.get("owed_to"):
        return _("%(owed_by)s has not answered %(owed_to)s about »%(title)s«. Ask how far they are.") % facts
    return _("%(owed_by)s has not answered about »%(title)s«. Ask how far they are.") % facts


@words_for("promises.lead", verb=gettext_lazy("See it"))
def to_lead(facts: dict[str, Any]) -> str:
    return _("%(owed_by)s is long over the date for its answer about »%(title)s«.") % facts


@words_for("promises.moved_here", verb=gettext_lazy("Answer"))
def moved_here(facts: dict[str, Any]) -> str:
    return _("You owe the answer about »%(title)s« now. %(from_office)s owed it before.") % facts


@words_for("promises.moved_away", verb=gettext_lazy("See why"))
def moved_away(facts: dict[str, Any]) -> str:
    return _("%(owed_by)s owes the answer about »%(title)s« now, no longer %(from_office)s.") % facts


@words_for("promises.review", verb=gettext_lazy("Look at it"))
def to_review(facts: dict[str, Any]) -> str:
    return (
        _("It is time to look at the promise »%(title)s« by %(owed_by)s again. Does it still hold?") % facts
    )


@words_for("promises.ended", verb=gettext_lazy("See why"))
def ended(facts: dict[str, Any]) -> str:
    return _("The promise »%(title)s« by %(owed_by)s was let go.") % facts


def write_question(promise: Promise) -> None:
    """A letter to the office that owes: it was asked by name, so it hears at once."""
    with override(settings.LANGUAGE_CODE):
        subject = _("A question about »%(title)s«. Answer by %(due)s") % _facts(promise)
        text = _(
            "%(owed_to)s asks %(owed_by)s about »%(title)s«.\n\n%(question)s\n\n"
            "The answer is promised by %(due)s. Answer here:\n%(url)s\n"
        ) % _facts(promise)
        _write(addresses_of(promise.owed_by), subject, text, f"promises.question:{promise.pk}")


def write_reminders(told: Sequence[tuple[Promise, str]]) -> None:
    """What the clock has to say today to those who owe and to their leaders: one letter for each address."""
    letters: dict[str, list[tuple[Promise, str]]] = {}
    for promise, stage in told:
        if stage in (Reminder.Stage.SOON, Reminder.Stage.OVER, Reminder.Stage.LEADER):
            office = promise.owed_by
            to = leaders_addresses(office) if stage == Reminder.Stage.LEADER else addresses_of(office)
            for address in to:
                letters.setdefault(address, []).append((promise, stage))
    with override(settings.LANGUAGE_CODE):
        for address, things in letters.items():
            subject, text = _of_one(*things[0]) if len(things) == 1 else _of_many(things)
            key = "|".join(sorted(f"{stage}:{promise.pk}:{promise.due}" for promise, stage in things))
            once = f"promises.reminder:{sha256(key.encode()).hexdigest()[:40]}"
            _write([address], subject, text, once)


def _of_one(promise: Promise, stage: str) -> tuple[str, str]:
    facts = _facts(promise)
    if stage == Reminder.Stage.SOON:
        subject = _("The answer about »%(title)s« is promised by %(due)s")
        text = _("%(owed_to)s waits for the answer about »%(title)s« by %(due)s.\n\nAnswer here:\n%(url)s\n")
    elif stage == Reminder.Stage.OVER:
        subject = _("The date for the answer about »%(title)s« has passed")
        text = _(
            "%(owed_to)s waits for your answer about »%(title)s«, promised by %(due)s.\n\n"
            "If it is not ready, give a new date and why:\n%(url)s\n"
        )
    else:
        subject = _("%(owed_by)s has not answered about »%(title)s«")
        text = _(
            "%(owed_to)s waits for an answer from %(owed_by)s about »%(title)s«. "
            "It was promised by %(due)s.\n\nSee it here:\n%(page)s\n"
        )
    return subject % facts, text % facts


def _of_many(things: Sequence[tuple[Promise, str]]) -> tuple[str, str]:
    """One letter about many dates: what is over first, as it can't wait."""
    late = sum(stage != Reminder.Stage.SOON for _promise, stage in things)
    facts = {"n": len(things), "late": late}
    if late:
        subject = ngettext(
            "%(n)d answers to look at, one of them over its date",
            "%(n)d answers to look at, %(late)d of them over their date",
            late,
        )
    else:
        subject = _("%(n)d answers are promised soon")
    parts, to_whom = [], _("»%(title)s« to %(owed_to)s")
    over = _("OVER THE DATE. IF IT IS NOT READY, GIVE A NEW DATE AND WHY")
    for stage, head, line in (
        (
            Reminder.Stage.LEADER,
            _("LONG OVER THE DATE"),
            _("»%(title)s«: %(owed_by)s owes it to %(owed_to)s"),
        ),
        (Reminder.Stage.OVER, over, to_whom),
        (Reminder.Stage.SOON, _("PROMISED SOON"), to_whom),
    ):
        rows = sorted((p for p, s in things if s == stage), key=lambda p: (p.due, p.pk))
        if rows:
            parts.append(f"{head}\n\n" + "\n".join(_line(p, stage, line) for p in rows))
    return subject % facts, "\n\n".join(parts) + "\n"


def _line(promise: Promise, stage: str, words: str) -> str:
    facts = _facts(promise)
    address = facts["page"] if stage == Reminder.Stage.LEADER else facts["url"]
    return f"{words % facts}, {facts['due']}\n{address}\n"


def _facts(promise: Promise) -> dict[str, str]:
    return {
        "title": promise.title,
        "owed_by": str(promise.owed_by),
        "owed_to": str(promise.owed_to or _("The area")),
        "question": promise.question,
        "due": day_text(promise.due, "lang"),
        "url": settings.ORIGIN + promise.answer_url(),
        "page": settings.ORIGIN + promise.get_absolute_url(),
    }


def _write(addresses: list[str], subject: str, text: str, once: str) -> None:
    for to in addresses:
        write_letter(to=to, subject=subject, text=text, kind="promises.deadline", once=f"{once}:{to}")


def addresses_of(office: Office) -> list[str]:
    """Where an office reads its letters: its mailbox, else those who speak for it."""
    return [office.mailbox] if office.mailbox else _addresses(office, speaks=True)


def leaders_office(office: Office) -> tuple[Office | None, str]:
    """Where an office's leader has their desk: its own leader's seat, else the municipality's leader office."""
    if Seat.objects.in_force().filter(office=office, role=Role.LEADER).exists():
        return office, Role.LEADER
    return the_municipality().leader, ""


def leaders_addresses(office: Office) -> list[str]:
    """Where the leader of an office reads letters."""
    above, role = leaders_office(office)
    if above is None:
        return []
    return _addresses(above, role=role) if role else addresses_of(above)


def _addresses(office: Office, **seat: Any) -> list[str]:
    seats = Seat.objects.in_force().filter(office=office, person__email__isnull=False, **seat)
    return sorted(
        {seat.person.email for seat in seats.select_related("person") if seat.person and seat.person.email}
    )
