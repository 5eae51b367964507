"""The words of what plans ask and tell."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tingsted.design.days import day_text
from tingsted.notices.writing import words_for


@words_for("plans.started", verb=gettext_lazy("See the plan"))
def started(facts: dict[str, Any]) -> str:
    return _("%(body)s has started »%(title)s« and would like to make it with the municipality.") % facts


@words_for("plans.started_alone", verb=gettext_lazy("See the plan"))
def started_alone(facts: dict[str, Any]) -> str:
    return _("%(body)s has started »%(title)s« and makes it on its own.") % facts


@words_for("plans.no_plan", verb=gettext_lazy("See the area"))
def no_plan(facts: dict[str, Any]) -> str:
    return _("%(body)s makes no plan for %(area_name)s for now.") % facts


@words_for("plans.adopted", verb=gettext_lazy("Read the plan"))
def adopted(facts: dict[str, Any]) -> str:
    return _("%(body)s has adopted »%(title)s«.") % facts


@words_for("plans.forward", verb=gettext_lazy("Carry it on"))
def to_forward(facts: dict[str, Any]) -> str:
    return _("%(body)s needs a department for »%(title)s«.") % facts


@words_for("plans.write_action", verb=gettext_lazy("Write it"))
def to_write(facts: dict[str, Any]) -> str:
    return _("You coordinate »%(title)s«. Write in a few lines what shall happen.") % facts


@words_for("plans.coordinator", verb=gettext_lazy("Find one"))
def without_coordinator(facts: dict[str, Any]) -> str:
    return _("»%(title)s« needs a coordinator") % facts


@words_for("plans.nudge", verb=gettext_lazy("Tell it"))
def how_far(facts: dict[str, Any]) -> str:
    return _("How far is »%(title)s«?") % facts


@words_for("plans.stuck", verb=gettext_lazy("See what would help"))
def stuck(facts: dict[str, Any]) -> str:
    return _("The coordinator of »%(title)s« is stuck: %(words)s") % facts


@words_for("plans.helped", verb=gettext_lazy("See the plan"))
def helped(facts: dict[str, Any]) -> str:
    return (
        _("%(by)s has seen that you are stuck with »%(title)s« and says that you have been helped.") % facts
    )


@words_for("plans.pairing", verb=gettext_lazy("See the offer"))
def pairing(facts: dict[str, Any]) -> str:
    return _("%(body)s also wants »%(theirs)s«. Would you like to talk about »%(title)s«?") % facts


@words_for("plans.paired", verb=gettext_lazy("See it"))
def paired(facts: dict[str, Any]) -> str:
    return _("%(body)s would also like to talk about »%(title)s«.") % facts


@words_for("plans.referred", verb=gettext_lazy("See it"))
def referred(facts: dict[str, Any]) -> str:
    return _("%(by)s has told where »%(title)s« stands in its planning.") % facts


@words_for("plans.quarter", verb=gettext_lazy("Read it"))
def quarter(facts: dict[str, Any]) -> str:
    return (
        _(
            "Plans and departments, quarter %(quarter)s of %(year)s: %(carried)s carried, %(answered)s answered, "
            "%(owed)s owed."
        )
        % facts
    )


@words_for("plans.forwarded", verb=gettext_lazy("See it"))
def forwarded(facts: dict[str, Any]) -> str:
    due = day_text(date.fromisoformat(facts["due"]), "lang")
    return _("»%(title)s« is with %(to)s, who answers by %(due)s.") % {**facts, "due": due}


@words_for("plans.answered", verb=gettext_lazy("Read the answer"))
def answered(facts: dict[str, Any]) -> str:
    return _("%(by)s has answered about »%(title)s«.") % facts
