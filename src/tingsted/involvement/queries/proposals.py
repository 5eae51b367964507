"""Citizens' proposals in lists."""

from __future__ import annotations

from tingsted.involvement.models import Proposal
from tingsted.involvement.models.proposals import ProposalQuerySet
from tingsted.kernel import rounds
from tingsted.places.models import Area
from tingsted.places.remembered import remembered


def proposals_of(person: object, area: Area | int) -> ProposalQuerySet:
    """An area's proposals as this person may see them, the newest first."""
    rows = Proposal.objects.all().visible_to(person).filter(area=area)
    return rows.select_related("office", "idea", "promise__owed_by").order_by("-raised_at", "-pk")


@rounds.prepared
def _latest_in(area: int) -> ProposalQuerySet:
    return proposals_of(None, area)[:3]


@remembered(most=64)
def latest_proposals(area: Area) -> rounds.Reading[tuple[Proposal, ...]]:
    """The newest of them that everybody may see, for the area's page."""
    return tuple((yield from _latest_in(area.pk)))
