"""The words of this room's asks and letters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tingsted.ideas.models import Idea, Offer
from tingsted.kernel.limits import scrambled
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


def helper_letter_key(offers: Sequence[Offer]) -> str:
    """What makes the letter about all that somebody offered on one day be written once."""
    return f"ideas.offers:{scrambled(offers[0].email)}:{offers[0].consented_on.isoformat()}"


def write_helper_letter(offers: Sequence[Offer], *, ways_out: Mapping[int, str], once: str) -> None:
    """Thank a helper, and give them the way to say no again to each idea (`ways_out`: idea → the link's token)."""
    ideas = {offer.idea_id: offer.idea for offer in offers}
    text = _(
        "Hello %(name)s\n\n"
        "Thank you for offering to help.\n\n"
        "%(ideas)s\n\n"
        "The coordinator of each idea will write when the group meets. Nobody else sees your e-mail.\n\n"
        "We delete your address three months after the groups are formed, and after a year at the latest.\n"
    ) % {
        "name": offers[0].name,
        "ideas": "\n\n".join(_one_of_them(idea, ways_out[key]) for key, idea in ideas.items()),
    }
    subject = ngettext(
        "Thank you for offering to help with %(label)s",
        "Thank you for offering to help with %(n)s ideas",
        len(ideas),
    ) % {"label": offers[0].idea.label, "n": len(ideas)}
    write_letter(to=offers[0].email, kind="ideas.offer", once=once, subject=subject, text=text)


def _one_of_them(idea: Idea, token: str) -> str:
    return _(
        "%(label)s: %(title)s\n"
        "%(idea_url)s\n"
        "If you change your mind about this one, say no here. Then we forget your address for it at once:\n"
        "%(no_url)s"
    ) % {
        "label": idea.label,
        "title": idea.title,
        "idea_url": settings.ORIGIN + idea.get_absolute_url(),
        "no_url": settings.ORIGIN + reverse("ideas:withdraw", args=[token]),
    }
