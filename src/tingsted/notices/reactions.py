"""What this room does when something happens among offices and areas: nobody inner to it can tell people."""

from __future__ import annotations

from tingsted.kernel.actors import Actor
from tingsted.kernel.events import about, on
from tingsted.notices.actions import settle
from tingsted.notices.hand_overs import ask_to_read, tell_both
from tingsted.notices.models import Ask, Following
from tingsted.places.events import AreaDivided, AreasMerged
from tingsted.places.models import HandOver
from tingsted.places.office_events import HandedOver, HandOverPlanned, HandOverRead, HandOverWithdrawn


@on(HandOverPlanned)
def tell_of_the_plan(actor: Actor, event: HandOverPlanned) -> None:
    tell_both(_hand_over(event.hand_over), "places.hand_over_planned")


@on(HandOverWithdrawn)
def tell_that_it_was_taken_back(actor: Actor, event: HandOverWithdrawn) -> None:
    tell_both(_hand_over(event.hand_over), "places.hand_over_withdrawn")


@on(HandedOver)
def tell_and_ask_to_read(actor: Actor, event: HandedOver) -> None:
    hand_over = _hand_over(event.hand_over)
    tell_both(hand_over, "places.handed_over")
    ask_to_read(hand_over)


@on(HandOverRead)
def it_waits_no_longer(actor: Actor, event: HandOverRead) -> None:
    settle(about=about(_hand_over(event.hand_over)))


@on(AreaDivided)
def followers_hear_of_the_piece_too(actor: Actor, event: AreaDivided) -> None:
    """Whoever followed the whole goes on hearing of both parts, until they say no to one."""
    Following.objects.bulk_create(
        Following(
            follower_id=f.follower_id, area_id=event.new, asked_at=f.asked_at, confirmed_at=f.confirmed_at
        )
        for f in Following.objects.confirmed().filter(area=event.old)
    )


@on(AreasMerged)
def followers_go_along(actor: Actor, event: AreasMerged) -> None:
    """Whoever followed an area that has ended follows the one it went into; what waits there, waits there."""
    old, new = Following.objects.filter(area=event.old), Following.objects.filter(area=event.new)
    new.filter(confirmed_at__isnull=True, follower__in=old.confirmed().values("follower")).delete()
    old.exclude(follower__in=new.values("follower")).update(area=event.new)
    old.delete()
    Ask.objects.waiting().filter(area=event.old).update(area=event.new)


def _hand_over(key: int) -> HandOver:
    return HandOver.objects.select_related("office", "seat__person", "successor").get(pk=key)
