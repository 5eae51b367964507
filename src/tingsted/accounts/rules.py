"""Who may change or erase a person: they themselves; the operator may erase on their behalf."""

from __future__ import annotations

from django.utils.translation import gettext_noop

from tingsted.accounts.models import Person
from tingsted.kernel.actors import Actor
from tingsted.kernel.rights import right


@right(
    "accounts.operate",
    thing="installation",
    refusal=gettext_noop("Only the operator of the installation may do this."),
)
def may_operate(actor: Actor, thing: object) -> bool:
    """Whether the actor runs the installation."""
    return actor.kind == "person" and actor.person.is_active and actor.person.is_operator


@right("accounts.change", thing="person", refusal=gettext_noop("Only you yourself may change this."))
def may_change(actor: Actor, person: Person) -> bool:
    """Whether the actor is that person."""
    return actor.kind == "person" and actor.person_id == person.pk and actor.person.is_active


@right(
    "accounts.erase", thing="person", refusal=gettext_noop("Only you yourself or the operator may do this.")
)
def may_erase(actor: Actor, person: Person) -> bool:
    """Whether the actor is that person, or the operator acting on their request."""
    return may_change(actor, person) or may_operate(actor, None)
