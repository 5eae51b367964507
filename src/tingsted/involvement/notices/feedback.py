"""The letters that follow a contribution to the end: the decision, the start of work, and then no more."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from tingsted.involvement.models import Contribution, Phase, PhaseChange
from tingsted.kernel import links
from tingsted.notices.actions import write_letter

STOP = "involvement.stop"


def stop_token(contribution: Contribution) -> str:
    """What lets somebody without an account say that they want no more letters."""
    return links.sign(STOP, contribution.pk)


def stop_link(contribution: Contribution) -> str:
    """The whole address of that page."""
    return links.whole(reverse("involvement:stop", args=[stop_token(contribution)]))


def write_step(contribution: Contribution, change: PhaseChange) -> None:
    """To somebody who contributed for themselves and left an address: decided, or work begins."""
    matter = contribution.matter
    with override(settings.LANGUAGE_CODE):
        facts = {
            "title": matter.title,
            "owner": str(matter.owner),
            "words": change.words,
            "url": links.whole(matter.get_absolute_url()),
            "stop": stop_link(contribution),
        }
        if change.phase == Phase.DECIDED:
            subject = _("It has been decided: »%(title)s«")
            text = _(
                "You wrote to us about »%(title)s«. Now it has been decided:\n\n%(words)s\n\n"
                "Read it all here:\n%(url)s\n\n"
                "We write once more, when work begins. If you would rather not:\n%(stop)s\n"
            )
        else:
            subject = _("Work begins: »%(title)s«")
            text = _(
                "You wrote to us about »%(title)s«. Now work begins.\n\n%(words)s\n\nRead it all here:\n%(url)s\n\n"
                "Thank you for your help. We have forgotten your address.\n"
            )
        write_letter(
            to=contribution.email,
            subject=subject % facts,
            text=text % facts,
            kind="involvement.citizen",
            once=f"involvement.step:{change.pk}:{contribution.pk}",
        )
