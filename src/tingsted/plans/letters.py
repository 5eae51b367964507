"""The letter twice a year to a coordinator: each action with links that each open a page, where one press answers."""

from __future__ import annotations

from collections.abc import Sequence

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from tingsted.design.words import word
from tingsted.kernel import links
from tingsted.notices.actions import write_letter
from tingsted.plans.models import Nudge

PURPOSE = "plans.nudge"
# What stands in the address, and what it means; »we are stuck« is a call for help and no state.
ANSWERS = {
    "begyndt": "begun",
    "godt-i-gang": "well under way",
    "faerdig": "done",
    "lagt-til-side": "laid aside",
}
STUCK = "sidder-fast"


def nudge_token(nudge: Nudge) -> str:
    """What a link carries: the question and the person it was put to."""
    return links.sign(PURPOSE, f"{nudge.pk}:{nudge.person_id}")


def write_nudge(nudges: Sequence[Nudge]) -> None:
    """One letter to one coordinator about all of theirs."""
    person = nudges[0].person
    if person is None or not person.email:
        return
    with override(person.language):
        told = "\n\n".join(_about(nudge) for nudge in nudges)
        subject = ngettext("How far is »%(title)s«?", "How far are your %(n)d actions?", len(nudges))
        text = _(
            "Dear %(name)s\n\n"
            "Twice a year we ask how far it is. It takes a minute: follow the link that fits, and press once.\n\n"
            "%(told)s\n\n"
            "The links are for you only. You need not sign in.\n"
        )
        write_letter(
            to=person.email,
            subject=subject % {"title": nudges[0].action.title, "n": len(nudges)},
            text=text % {"name": person.name, "told": told},
            kind=PURPOSE,
            once=f"{PURPOSE}:{person.pk}:{nudges[0].on}:{nudges[0].pk}",
        )


def _about(nudge: Nudge) -> str:
    address = settings.ORIGIN + reverse("plans:by_link", args=[nudge_token(nudge)])
    rows = [f"{word('work', code).text}:\n{address}?svar={name}" for name, code in ANSWERS.items()]
    rows.append(f"{_('We are stuck and need help')}:\n{address}?svar={STUCK}")
    heading = f"{nudge.action.title.upper()}\n{nudge.action.plan.title}"
    return "\n\n".join([heading, *rows])
