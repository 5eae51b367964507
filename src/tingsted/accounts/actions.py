"""Verbs of a person: be entered, run the installation, choose a language, be erased."""

from __future__ import annotations

from typing import Any

from allauth.account.models import EmailAddress
from django.utils.translation import gettext as _

from tingsted.accounts.events import OperatorEntered, PersonChanged, PersonErased
from tingsted.accounts.models import Person
from tingsted.kernel import clock, ports
from tingsted.kernel.actions import Refused, action, announce
from tingsted.kernel.actors import Actor
from tingsted.kernel.events import about
from tingsted.kernel.rights import require
from tingsted.kernel.text import tidy


def person_with(*, email: str, name: str = "") -> Person:
    """The person behind an address, entered now if we didn't know them; called inside another room's action."""
    person = Person.objects.filter(email=email.strip().lower()).first()
    if person is None:
        return Person.objects.create_user(email.strip(), name=tidy(name)[:120])
    if not person.name and name:
        person.name = tidy(name)[:120]
        person.save(update_fields=["name"])
    return person


def person_named(name: str) -> Person:
    """A person whom we know by name only: they may sit in an office, but can't sign in; called inside an action."""
    person = Person(name=tidy(name)[:120], email=None)
    person.set_unusable_password()
    person.save()
    return person


@action
def enter_operator(actor: Actor, *, email: str, name: str = "") -> Person:
    """Let a person run the installation; they get no civic right by it."""
    require("accounts.operate", actor)
    person = person_with(email=email, name=name)
    person.is_operator = True
    person.save(update_fields=["is_operator"])
    announce(actor, OperatorEntered(about=about(person), name=str(person), whom=person.pk))
    return person


@action
def change_person(actor: Actor, *, person: Person, name: str, language: str) -> Person:
    """Change one's own name and language."""
    require("accounts.change", actor, person)
    name = tidy(name)
    if not name:
        raise Refused(_("Write your name."), "name")
    person.name, person.language = name[:120], language
    person.save(update_fields=["name", "language"])
    announce(actor, PersonChanged(about=about(person)))
    return person


@action
def erase_person(actor: Actor, *, person: Person) -> int:
    """Forget a person in every room and in the journal's personal halves; what happened stays, the chain holds.

    Returns how many rows were changed. The row of the person stays, blank, so that keys elsewhere point somewhere.
    """
    require("accounts.erase", actor, person)
    announce(actor, PersonErased())
    own = "accounts.Person"
    changed = sum(held.erase(person) for model, held in ports.PERSONAL.items() if model != own)
    return changed + ports.PERSONAL[own].erase(person)


def blank(person: Person) -> int:
    """Empty the row of a person and drop what the sign-in library keeps of them."""
    EmailAddress.objects.filter(user=person).delete()
    _forget_keys(person)
    person.email, person.name, person.is_active, person.is_operator = None, "", False, False
    person.erased_at = clock.now()
    person.set_unusable_password()
    person.save()
    return 1


def _forget_keys(person: Any) -> None:
    """Passkeys and one-time codes; sessions die by themselves, as an inactive person is nobody."""
    from allauth.mfa.models import Authenticator

    Authenticator.objects.filter(user=person).delete()
