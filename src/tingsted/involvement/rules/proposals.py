"""Who may weigh a citizens' proposal, carry it on, and say what the body thinks of it."""

from __future__ import annotations

from django.utils.translation import gettext_noop

from tingsted.involvement.models import Proposal, Stage
from tingsted.kernel.actors import Actor
from tingsted.kernel.rights import right
from tingsted.places.rules import seats_of, serves, speaks_for


@right(
    "involvement.raise_proposal",
    thing="area",
    refusal=gettext_noop("Everybody may raise a proposal."),
)
def may_raise_proposal(actor: Actor, area: object) -> bool:
    return True


@right(
    "involvement.see_proposal",
    thing="proposal",
    refusal=gettext_noop("Those who weigh this proposal read it before others can see it."),
)
def may_see_proposal(actor: Actor, proposal: Proposal) -> bool:
    """Twin of `visible_to`: everybody once it is lifted or taken up; before that those who read it."""
    return proposal.is_public or any(s.office_id == proposal.office_id for s in seats_of(actor.person))


@right(
    "involvement.weigh",
    thing="proposal",
    refusal=gettext_noop("Only those who speak for the office that was asked may weigh this proposal."),
)
def may_weigh(actor: Actor, proposal: Proposal) -> bool:
    """Lift it, take it up, or leave it with reasons: once."""
    return proposal.is_waiting and speaks_for(actor, proposal.office)


@right(
    "involvement.send_proposal",
    thing="lifted proposal",
    refusal=gettext_noop("Only the body that lifted the proposal, or its contact office, may send it on."),
)
def may_send_proposal(actor: Actor, proposal: Proposal) -> bool:
    return (
        proposal.stage == Stage.LIFTED
        and proposal.promise_id is None
        and (speaks_for(actor, proposal.office) or serves(actor, proposal.office))
    )


@right(
    "involvement.give_view",
    thing="proposal taken up",
    refusal=gettext_noop("Only the body that was asked may give its view."),
)
def may_give_view(actor: Actor, proposal: Proposal) -> bool:
    return proposal.waits_for_view and speaks_for(actor, proposal.view_of)


@right(
    "involvement.follow_proposal",
    thing="proposal",
    refusal=gettext_noop("Only the installation itself follows an answer home."),
)
def may_follow_proposal(actor: Actor, proposal: object) -> bool:
    """Nobody by hand: it happens when a department answers, passes on or moves a date."""
    return False
