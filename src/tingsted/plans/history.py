"""A plan's history: what happened to it and its actions, in sentences, the newest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from tingsted.design.days import day_text
from tingsted.kernel import clock
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


def history_of(plan: Plan) -> list[Happened]:
    """Everything in three queries and one for the offices; long histories are paged by who shows them."""
    offices = {office.pk: str(office) for office in Office.objects.all()}
    told: list[Happened] = []
    for entry in JournalEntry.objects.filter(about=about(plan)):
        by = offices.get(entry.office_id or 0, "")
        told.append(Happened(entry.at or clock.noon(entry.day), entry.sentence(public=True), by))
    actions = {action.pk: action for action in Action.objects.filter(plan=plan)}
    for action in actions.values():
        action.plan = plan
    for change in ActionChange.objects.filter(action__plan=plan):
        change.action = action = actions[change.action_id]
        url = action.get_absolute_url() if action.archived_on is None else ""
        told.append(
            Happened(change.at, change.sentence(), offices.get(change.by_id or 0, ""), change.note, url)
        )
    for sent in Forwarding.objects.filter(action__plan=plan).select_related("promise"):
        told += _carried(sent, actions[sent.action_id], offices)
    return sorted(told, key=lambda happened: happened.at, reverse=True)


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
