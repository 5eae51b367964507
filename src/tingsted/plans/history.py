"""A plan's history: what happened to it and its actions, in sentences, the newest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from tingsted.design.days import day_text
from tingsted.kernel import clock, rounds
from tingsted.kernel.events import about
from tingsted.kernel.models import JournalEntry
from tingsted.places.models import Office
from tingsted.plans.models import Action, ActionChange, Forwarding, Plan


@dataclass(frozen=True)
class Happened:
    """One thing that happened: when, what, by whom, and what was said of it."""

    at: datetime
    words: str
    by: str = ""
    note: str = ""
    url: str = ""


def history_of(plan: Plan) -> tuple[list[Happened], list[Action]]:
    """Everything in one round, the newest first, and what was taken out; long histories are paged by who shows them."""
    entries, actions, changes, sendings = rounds.read(
        rounds.together(
            rounds.rows(JournalEntry.objects.filter(about=about(plan))),
            rounds.rows(Action.objects.filter(plan=plan).select_related("theme")),
            rounds.rows(ActionChange.objects.filter(action__plan=plan)),
            rounds.rows(Forwarding.objects.filter(action__plan=plan).select_related("promise")),
        )
    )
    offices = {office.pk: str(office) for office in Office.objects.all()}
    told: list[Happened] = []
    for entry in entries:
        by = offices.get(entry.office_id or 0, "")
        told.append(Happened(entry.at or clock.noon(entry.day), entry.sentence(public=True), by))
    by_key = {action.pk: action for action in actions}
    for action in actions:
        action.plan = plan
    for change in changes:
        change.action = action = by_key[change.action_id]
        url = action.get_absolute_url() if action.archived_on is None else ""
        told.append(
            Happened(change.at, change.sentence(), offices.get(change.by_id or 0, ""), change.note, url)
        )
    for sent in sendings:
        told += _carried(sent, by_key[sent.action_id], offices)
    out = sorted(
        (action for action in actions if action.archived_on),
        key=lambda action: action.archived_on,
        reverse=True,
    )
    return sorted(told, key=lambda happened: happened.at, reverse=True), out


def _carried(sent: Forwarding, action: Action, offices: dict[int, str]) -> list[Happened]:
    """Out to a department, and home again with its answer."""
    to, url, promise = offices[sent.to_id], sent.promise.get_absolute_url(), sent.promise
    words = _("»%(title)s« was carried to %(to)s, who answers by %(due)s") % {
        "title": action.title, "to": to, "due": day_text(promise.due, "lang"),
    }  # fmt: skip
    told = [Happened(sent.at, words, offices[sent.by_id], sent.note, url)]
    if promise.answer and promise.answered_on is not None:
        words = _("%(to)s answered about »%(title)s«") % {"to": to, "title": action.title}
        told.append(Happened(clock.noon(promise.answered_on), words, to, promise.reply, url))
    return told
