"""The words of what matters ask and tell."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tingsted.design.days import day_text
from tingsted.design.words import word
from tingsted.notices.writing import words_for

translated = _  # of a fact: the catalogue has its words from the events


@words_for("involvement.answer", verb=gettext_lazy("Answer"))
def asked(facts: dict[str, Any]) -> str:
    return _("%(owner)s asks: »%(question)s« Will you contribute?") % facts


@words_for("involvement.contribute", verb=gettext_lazy("Write the contribution"))
def to_contribute(facts: dict[str, Any]) -> str:
    return _("You said that you will contribute to »%(title)s«.") % facts


@words_for("involvement.tell_more", verb=gettext_lazy("See it"))
def to_tell_more(facts: dict[str, Any]) -> str:
    return _("%(office_name)s would like to hear more about »%(title)s«.") % facts


@words_for("involvement.answer_contributions", verb=gettext_lazy("See them"))
def to_answer(facts: dict[str, Any]) -> str:
    return (
        ngettext(
            "A contribution to »%(title)s« waits for your answer.",
            "%(count)s contributions to »%(title)s« wait for your answers.",
            facts["count"],
        )
        % facts
    )


@words_for("involvement.read", verb=gettext_lazy("Read them"))
def to_read(facts: dict[str, Any]) -> str:
    return _("Contributions to »%(title)s« wait to be read.") % facts


@words_for("involvement.read_sayings", verb=gettext_lazy("Read them"))
def to_read_sayings(facts: dict[str, Any]) -> str:
    return _("Answers to your question »%(title)s« wait to be read.") % facts


@words_for("involvement.replied", verb=gettext_lazy("See it"))
def replied(facts: dict[str, Any]) -> str:
    return _("%(office_name)s has answered about »%(title)s«: %(reply)s.") % {
        **facts,
        "reply": str(word("reply", facts["reply"]).text).lower(),
    }


@words_for("involvement.information", verb=gettext_lazy("Read more"))
def informed(facts: dict[str, Any]) -> str:
    return _("%(owner)s tells: »%(title)s«. You need not answer.") % facts


@words_for("involvement.step", verb=gettext_lazy("See it"))
def step(facts: dict[str, Any]) -> str:
    return _("»%(title)s« is now: %(phase)s.") % {**facts, "phase": translated(facts["phase"])}


@words_for("involvement.update", verb=gettext_lazy("Read more"))
def update(facts: dict[str, Any]) -> str:
    return _("%(owner)s tells more about »%(title)s«.") % facts


@words_for("involvement.contributed", verb=gettext_lazy("Read more"))
def contributed(facts: dict[str, Any]) -> str:
    return _("%(by)s has contributed to »%(title)s«.") % facts


@words_for("involvement.taken_back", verb=gettext_lazy("See it"))
def taken_back(facts: dict[str, Any]) -> str:
    return _("%(by)s has taken back their contribution to »%(title)s«.") % facts


@words_for("involvement.later", verb=gettext_lazy("See why"))
def later(facts: dict[str, Any]) -> str:
    due = day_text(date.fromisoformat(facts["due"]), "lang")
    return _("%(owed_by)s gave a new date for the answer about »%(title)s«: %(due)s.") % {**facts, "due": due}


@words_for("involvement.elsewhere", verb=gettext_lazy("See it"))
def elsewhere(facts: dict[str, Any]) -> str:
    due = day_text(date.fromisoformat(facts["due"]), "lang")
    return _("%(owed_by)s owes you the answer about »%(title)s« now, by %(due)s.") % {**facts, "due": due}


@words_for("involvement.no_answer", verb=gettext_lazy("See why"))
def no_answer(facts: dict[str, Any]) -> str:
    return _("%(owed_by)s says that no answer will come about »%(title)s«.") % facts


@words_for("involvement.lapsed", verb=gettext_lazy("See it"))
def lapsed(facts: dict[str, Any]) -> str:
    return _("%(office_name)s was dissolved before it answered about »%(title)s«.") % facts


@words_for("involvement.evaluate", verb=gettext_lazy("See it"))
def evaluation_closed(facts: dict[str, Any]) -> str:
    return _("See what the bodies thought of the process in »%(title)s«.") % facts
