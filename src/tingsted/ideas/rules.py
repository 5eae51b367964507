"""Who may raise, read, keep and see ideas."""

from __future__ import annotations

from django.utils.translation import gettext_noop as _

from tingsted.ideas.models import Idea, Offer
from tingsted.kernel.actors import Actor
from tingsted.kernel.rights import right
from tingsted.places.models import Area, Office
from tingsted.places.models.offices import BODIES
from tingsted.places.rules import seats_of, sits_in


def has_body(area: Area) -> bool:
    """Whether some body of citizens works here today."""
    return Office.objects.bodies().open().filter(area=area).exists()


@right("ideas.raise", thing="area", refusal=_("Everybody may write an idea."))
def may_raise(actor: Actor, area: Area) -> bool:
    """Everybody, without an account; what visitors write is read before it is shown."""
    return True


@right("ideas.keep", thing="area", refusal=_("Only the area's own body may do this."))
def may_keep(actor: Actor, area: Area) -> bool:
    """One who sits in a body of the area; where there is none, in the area's contact office."""
    office = actor.office
    if not isinstance(office, Office) or not sits_in(actor, office):
        return False
    if office.kind in BODIES:
        return office.area_id == area.pk
    return office.pk == area.contact_office_id and not has_body(area)


@right("ideas.see", thing="idea", refusal=_("The council reads this idea before others can see it."))
def may_see(actor: Actor, idea: Idea) -> bool:
    """Twin of `visible_to`: public, or for the area's own offices and those that serve them."""
    if idea.is_public:
        return True
    mine = {seat.office_id: seat.office for seat in seats_of(actor.person)}
    if idea.area.contact_office_id in mine or any(o.area_id == idea.area_id for o in mine.values()):
        return True
    return bool(mine) and Office.objects.filter(area=idea.area_id, contact_office__in=mine).exists()


@right("ideas.see_offer", thing="offer", refusal=_("Only the area's own body sees who offered to help."))
def may_see_offer(actor: Actor, offer: Offer) -> bool:
    """Twin of `visible_to`."""
    return any(seat.office.area_id == offer.idea.area_id for seat in seats_of(actor.person))


@right("ideas.report", thing="idea", refusal=_("Everybody may report an idea."))
def may_report(actor: Actor, idea: Idea) -> bool:
    return True


@right("ideas.offer", thing="idea", refusal=_("One can only help with an idea that everybody can see."))
def may_offer(actor: Actor, idea: Idea) -> bool:
    return idea.is_public


@right("ideas.withdraw", thing="offer", refusal=_("Only the one who offered may take it back."))
def may_withdraw(actor: Actor, offer: Offer) -> bool:
    """Whoever holds the signed link; the action itself reads the link."""
    return True


@right("ideas.move", thing="area", refusal=_("Ideas move when areas are divided or merged."))
def may_move(actor: Actor, area: Area) -> bool:
    """Nobody by hand: ideas follow the ground they are about."""
    return False


@right("ideas.keep_time", thing="idea", refusal=_("The clock does this by itself."))
def may_keep_time(actor: Actor, thing: object) -> bool:
    """Nobody by hand: the clock thanks those who offered help in a survey."""
    return False
