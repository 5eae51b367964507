"""Two ideas that are one: the row stays, its authors go along, and every reader finds the one it became."""

from __future__ import annotations

from django.utils.translation import gettext as _

from tingsted.ideas.actions.raising import ask_for_reading
from tingsted.ideas.events import IdeasMerged
from tingsted.ideas.models import Author, Idea, Offer, Standing
from tingsted.kernel.actions import Refused, action, announce
from tingsted.kernel.actors import Actor
from tingsted.kernel.events import about
from tingsted.kernel.rights import require


@action
def merge_ideas(actor: Actor, *, idea: Idea, into: Idea) -> Idea:
    """Put `idea` together with `into`, which keeps its number and words and gains the other's authors.

    Whatever was merged into `idea` before follows, so that a number always leads to its idea in one step.
    """
    require("ideas.keep", actor, into.area)
    both = {
        i.pk: i for i in Idea.objects.select_for_update().filter(pk__in=[idea.pk, into.pk]).order_by("pk")
    }
    idea, into = both[idea.pk], both[into.pk]
    if idea.pk == into.pk:
        raise Refused(_("An idea can't be put together with itself."), "into")
    if idea.area_id != into.area_id:
        raise Refused(_("The two ideas belong to different areas."), "into")
    if idea.merged_into_id or into.merged_into_id:
        raise Refused(_("One of the two is already put together with another."), "into")
    if Standing.HIDDEN in {idea.standing, into.standing}:
        raise Refused(_("A hidden idea can't be put together with another."), "into")
    if into.standing == Standing.WAITING:
        raise Refused(_("%(label)s must be read and shown first.") % {"label": into.label}, "into")
    Author.objects.filter(idea=idea).update(idea=into)
    Offer.objects.filter(idea=idea).update(idea=into)
    Idea.objects.filter(merged_into=idea).update(merged_into=into)
    # Whoever puts a waiting idea together with a public one has read it.
    idea.merged_into, idea.standing, idea.reports = into, Standing.PUBLIC, 0
    idea.save(update_fields=["merged_into", "standing", "reports"])
    ask_for_reading(into.area)
    office = str(actor.office or "")
    announce(actor, IdeasMerged(about=about(into), label=into.label, merged=idea.label, office=office))
    return into
