"""The words of this room's asks and news."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tingsted.design.days import day_text
from tingsted.notices.writing import words_for


@words_for("meetings.leftovers", verb=gettext_lazy("Look at them"))
def leftovers(facts: dict[str, Any]) -> str:
    """Records that could not become ideas by themselves."""
    count = int(facts.get("count", 0))
    return ngettext(
        "One record from »%(title)s« needs a hand to become an idea",
        "%(count)s records from »%(title)s« need a hand to become ideas",
        count,
    ) % {"count": count, "title": facts.get("title", "")}


@words_for("meetings.called")
def called(facts: dict[str, Any]) -> str:
    """News: a meeting was called."""
    return _("A meeting was called: %(title)s, %(day)s, %(place)s") % _said(facts)


@words_for("meetings.cancelled")
def cancelled(facts: dict[str, Any]) -> str:
    """News: a meeting was cancelled."""
    return _("The meeting was cancelled: %(title)s, %(day)s") % _said(facts)


def _said(facts: dict[str, Any]) -> dict[str, Any]:
    """The facts with their day in words."""
    return {**facts, "day": day_text(date.fromisoformat(facts["day"]))}
