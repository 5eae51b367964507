"""What this room does when something happens among offices: nobody inner to it can tell people."""

from __future__ import annotations

from tingsted.kernel.actors import Actor
from tingsted.kernel.events import about, on
from tingsted.notices.actions import settle
from tingsted.notices.hand_overs import ask_to_read, tell_both
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


def _hand_over(key: int) -> HandOver:
    return HandOver.objects.select_related("office", "seat__person", "successor").get(pk=key)
