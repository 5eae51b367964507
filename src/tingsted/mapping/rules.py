"""Who may do and see what in mapping."""

from __future__ import annotations

from django.utils.translation import gettext_noop as _

from tingsted.ideas.rules import may_keep
from tingsted.kernel.actors import Actor
from tingsted.kernel.rights import right
from tingsted.mapping.models import Asset, Headcount, VillageGoal
from tingsted.places.models import Area, Office, OfficeKind
from tingsted.places.rules import is_editor, sits_in


@right("mapping.keep", thing="area", refusal=_("Only the area's own body may do this."))
def may_map(actor: Actor, area: Area) -> bool:
    """One who sits in a body of the area; where there is none, in its contact office."""
    return may_keep(actor, area)


@right("mapping.see_goal", thing="village goal", refusal=_("A village's goals are public."))
def may_see_goal(actor: Actor, goal: VillageGoal) -> bool:
    """Twin of `visible_to`."""
    return True


@right("mapping.see_asset", thing="asset", refusal=_("What a village has is public."))
def may_see_asset(actor: Actor, asset: Asset) -> bool:
    """Twin of `visible_to`."""
    return True


@right("mapping.see_headcount", thing="headcount", refusal=_("How many live where is public."))
def may_see_headcount(actor: Actor, headcount: Headcount) -> bool:
    """Twin of `visible_to`."""
    return True


@right(
    "mapping.load",
    thing="installation",
    refusal=_("Only the municipality's editors and contact offices load population figures."),
)
def may_load(actor: Actor, thing: object) -> bool:
    """Public statistics, loaded by whoever in the town hall has them at hand."""
    office = actor.office
    in_contact_office = (
        isinstance(office, Office) and office.kind == OfficeKind.CONTACT and sits_in(actor, office)
    )
    return is_editor(actor) or in_contact_office
