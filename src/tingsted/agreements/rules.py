"""Who keeps a cooperation basis, who answers it, and who sees a draft."""

from __future__ import annotations

from django.utils.translation import gettext_noop

from tingsted.agreements.models import KEEPING_ROLES, SHOWN_STATES, Basis, Version
from tingsted.kernel.actors import Actor
from tingsted.kernel.rights import right
from tingsted.places.rules import is_editor, seats_of, speaks_for


@right(
    "agreements.begin",
    thing="municipality",
    refusal=gettext_noop("Only the municipality's editors may do this."),
)
def may_begin(actor: Actor, thing: object) -> bool:
    return is_editor(actor)


@right(
    "agreements.keep",
    thing="basis",
    refusal=gettext_noop("Only the office that keeps the text, or the municipality's editors, may do this."),
)
def may_keep(actor: Actor, basis: Basis) -> bool:
    return speaks_for(actor, basis.office) or is_editor(actor)


@right(
    "agreements.answer",
    thing="draft",
    refusal=gettext_noop(
        "Only those who speak for a body that the text covers may answer, while answers are taken."
    ),
)
def may_answer(actor: Actor, version: Version) -> bool:
    """One who speaks for a body that the text covers, while answers are taken."""
    body = actor.office
    return (
        body is not None and version.takes_answers and speaks_for(actor, body) and version.basis.covers(body)
    )


@right("agreements.see", thing="draft", refusal=gettext_noop("The draft has not been sent out yet."))
def may_see(actor: Actor, version: Version) -> bool:
    """Twin of `visible_to`: public once sent out, before that its keepers'."""
    return version.state in SHOWN_STATES or _keeps(actor, version.basis)


@right("agreements.see_basis", thing="basis", refusal=gettext_noop("The draft has not been sent out yet."))
def may_see_basis(actor: Actor, basis: Basis) -> bool:
    """Twin of `visible_to`: public once any version is."""
    return basis.versions.filter(state__in=SHOWN_STATES).exists() or _keeps(actor, basis)


def _keeps(actor: Actor, basis: Basis) -> bool:
    return any(
        seat.office_id == basis.office_id or seat.role in KEEPING_ROLES for seat in seats_of(actor.person)
    )
