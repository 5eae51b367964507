"""The words of what the ledger asks and tells, and of its letters."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from tingsted.design.days import day_text
from tingsted.notices.actions import write_letter
from tingsted.notices.writing import words_for
from tingsted.places.models import Office, Seat
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


def write_question(promise: Promise) -> None:
    """A letter to the office that owes: it was asked by name, so it hears at once."""
    with override(settings.LANGUAGE_CODE):
        subject = _("A question about »%(title)s«. Answer by %(due)s") % _facts(promise)
        text = _(
            "%(owed_to)s asks %(owed_by)s about »%(title)s«.\n\n%(question)s\n\n"
            "The answer is promised by %(due)s. Answer here:\n%(url)s\n"
        ) % _facts(promise)
        _write(promise, subject, text, f"promises.question:{promise.pk}")


def write_reminder(promise: Promise, stage: str) -> None:
    """A letter before the date, and one when it has passed."""
    with override(settings.LANGUAGE_CODE):
        if stage == Reminder.Stage.SOON:
            subject = _("The answer about »%(title)s« is promised by %(due)s") % _facts(promise)
            text = _(
                "%(owed_to)s waits for the answer about »%(title)s« by %(due)s.\n\nAnswer here:\n%(url)s\n"
            )
        else:
            subject = _("The date for the answer about »%(title)s« has passed") % _facts(promise)
            text = _(
                "%(owed_to)s waits for your answer about »%(title)s«, promised by %(due)s.\n\n"
                "If it is not ready, give a new date and why:\n%(url)s\n"
            )
        _write(promise, subject, text % _facts(promise), f"promises.{stage}:{promise.pk}:{promise.due}")


def _facts(promise: Promise) -> dict[str, str]:
    return {
        "title": promise.title,
        "owed_by": str(promise.owed_by),
        "owed_to": str(promise.owed_to or _("The area")),
        "question": promise.question,
        "due": day_text(promise.due, "lang"),
        "url": settings.ORIGIN + promise.answer_url(),
    }


def _write(promise: Promise, subject: str, text: str, once: str) -> None:
    for to in addresses_of(promise.owed_by):
        write_letter(to=to, subject=subject, text=text, kind="promises.deadline", once=f"{once}:{to}")


def addresses_of(office: Office) -> list[str]:
    """Where an office reads its letters: its mailbox, else those who speak for it."""
    if office.mailbox:
        return [office.mailbox]
    seats = Seat.objects.in_force().filter(office=office, speaks=True, person__email__isnull=False)
    return sorted(
        {seat.person.email for seat in seats.select_related("person") if seat.person and seat.person.email}
    )
