"""The words of this room's asks and letters."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tingsted.ideas.models import Offer
from tingsted.notices.actions import write_letter
from tingsted.notices.writing import words_for


@words_for("ideas.read", verb=gettext_lazy("Read them"))
def ideas_to_read(facts: dict[str, Any]) -> str:
    """How many ideas wait to be read in an area."""
    count = int(facts.get("count", 0))
    return ngettext(
        "One idea in %(area)s must be read before others can see it",
        "%(count)s ideas in %(area)s must be read before others can see them",
        count,
    ) % {"count": count, "area": facts.get("area_name", "")}


def offer_letter_key(offer: Offer) -> str:
    """What makes the letter about one offer be written once."""
    return f"ideas.offer:{offer.pk}"


def write_offer_letter(offer: Offer, *, token: str) -> None:
    """Thank a helper, and give them the way to say no again."""
    idea = offer.idea
    text = _(
        "Hello %(name)s\n\n"
        "Thank you for offering to help with %(label)s: %(title)s\n"
        "%(idea_url)s\n\n"
        "The coordinator will write when the group meets. Nobody else sees your e-mail.\n\n"
        "We delete your address three months after the groups are formed, and after a year at the latest.\n\n"
        "If you change your mind, say no here. Then we forget your address at once:\n"
        "%(no_url)s\n"
    ) % {
        "name": offer.name,
        "label": idea.label,
        "title": idea.title,
        "idea_url": settings.ORIGIN + idea.get_absolute_url(),
        "no_url": settings.ORIGIN + reverse("ideas:withdraw", args=[token]),
    }
    write_letter(
        to=offer.email,
        kind="ideas.offer",
        once=offer_letter_key(offer),
        subject=_("Thank you for offering to help with %(label)s") % {"label": idea.label},
        text=text,
    )
