"""Offering help and taking it back: an address is kept only with consent, and only for as long."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date, timedelta

from django.utils.translation import gettext as _

from tingsted.ideas.events import OfferMade, OffersForgotten, OfferWithdrawn
from tingsted.ideas.models import Help, Idea, Offer
from tingsted.ideas.notices import helper_letter_key, offer_letter_key, write_helper_letter
from tingsted.kernel import clock, links
from tingsted.kernel.actions import Refused, action, announce
from tingsted.kernel.actors import Actor
from tingsted.kernel.events import about
from tingsted.kernel.rights import require
from tingsted.kernel.text import tidy
from tingsted.notices.models import Letter

OFFER_LINK = "ideas.offer"
STILL_THANKED = timedelta(days=14)
LONGEST_KEPT = timedelta(days=365)


@action
def offer_help(
    actor: Actor,
    *,
    idea: Idea,
    email: str,
    consent: bool,
    kind: str = Help.TIME,
    name: str = "",
    note: str = "",
    letter: bool = True,
) -> Offer:
    """Offer help to one idea, with consent to be written to about it; the letter holds the way back out.

    The same address offering the same help to the same idea again changes what it offered.
    """
    idea = idea.resolved()
    require("ideas.offer", actor, idea)
    if not consent:
        raise Refused(_("The group can only write to you if you say yes to it here."), "consent")
    email = email.strip().lower()
    if not email:
        raise Refused(_("Write your e-mail address, for example inger@tingsted.example"), "email")
    offer, new = Offer.objects.standing().update_or_create(
        idea=idea,
        email=email,
        kind=Help(kind),
        defaults={
            "name": " ".join(tidy(name).split())[:120],
            "note": " ".join(tidy(note).split())[:300],
            "consented_on": clock.today(),
        },
    )
    if new and letter:
        write_helper_letter([offer], ways_out=_ways_out([offer]), once=offer_letter_key(offer))
    announce(actor, OfferMade(about=about(offer), area=idea.area.short_name))
    return offer


@action
def withdraw_offer(actor: Actor, *, token: str) -> Offer | None:
    """Take back what somebody offered to one idea, by the signed link to any offer of it; None if done before.

    Name, address and note are erased from all that the same address offered to that idea, whatever kind it was.
    """
    offer = Offer.objects.select_related("idea__area").filter(pk=str(links.read(OFFER_LINK, token))).first()
    require("ideas.withdraw", actor, offer)
    if offer is None or offer.withdrawn_on is not None:
        return None
    same = Offer.objects.standing().filter(idea=offer.idea, email__iexact=offer.email)
    same.update(name="", email="", note="", withdrawn_on=clock.today())
    announce(actor, OfferWithdrawn(about=about(offer), area=offer.idea.area.short_name))
    return offer


@action
def thank_helpers(actor: Actor, *, on: date) -> int:
    """Write to those who offered help in a survey, and let the groups hear of them, the day after.

    At once would tell when they answered; the clock does it for all of yesterday's together. Whoever offered help to
    several ideas gets one letter.
    """
    require("ideas.keep_time", actor)
    offers = Offer.objects.standing().exclude(email="").select_related("idea__area").order_by("pk")
    waiting = defaultdict[tuple[str, date], list[Offer]](list)
    for offer in offers.filter(consented_on__lt=on, consented_on__gte=on - STILL_THANKED):
        waiting[offer.email.lower(), offer.consented_on].append(offer)
    thanked = 0
    for theirs in waiting.values():
        keys = {offer_letter_key(offer): offer for offer in theirs}
        once = helper_letter_key(theirs)
        known = set(Letter.objects.filter(once__in=[*keys, once]).values_list("once", flat=True))
        new = [offer for key, offer in keys.items() if key not in known]
        if new and once not in known:
            write_helper_letter(new, ways_out=_ways_out(new), once=once)
            thanked += len(new)
            for offer in new:
                announce(actor, OfferMade(about=about(offer), area=offer.idea.area.short_name))
    return thanked


def _ways_out(offers: Iterable[Offer]) -> dict[int, str]:
    """Idea → the signed link that takes back all that was offered to it."""
    return {offer.idea_id: links.sign(OFFER_LINK, str(offer.pk)) for offer in offers}


@action
def forget_offers(actor: Actor, *, offers: Collection[Offer]) -> int:
    """Erase name, address and note of offers that have had their time; outer rooms know when that is."""
    require("ideas.keep_time", actor)
    gone = (
        Offer.objects.standing()
        .filter(pk__in=[offer.pk for offer in offers])
        .update(name="", email="", note="", withdrawn_on=clock.today())
    )
    if gone:
        announce(actor, OffersForgotten(offers=gone))
    return gone


@action
def forget_old_offers(actor: Actor, *, on: date) -> int:
    """Nobody's address waits longer than a year for a group that never came."""
    require("ideas.keep_time", actor)
    old = Offer.objects.standing().filter(consented_on__lte=on - LONGEST_KEPT)
    return forget_offers(actor, offers=list(old)) if old.exists() else 0
