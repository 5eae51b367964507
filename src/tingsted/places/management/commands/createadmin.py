"""`createadmin`: the first person of an installation."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.db import transaction

from tingsted.accounts.actions import enter_operator
from tingsted.accounts.models import Person
from tingsted.kernel import clock
from tingsted.kernel.actors import OPERATOR
from tingsted.places.actions import found_office, take_seat
from tingsted.places.models import Office, OfficeKind, Role, Seat
from tingsted.places.queries import the_municipality


class Command(BaseCommand):
    help = (
        "Let a person run this installation. With --editor they also get an editor's seat in the town hall, "
        "which is what gives the right to set up areas, offices and seats."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")
        parser.add_argument("--name", default="")
        parser.add_argument(
            "--editor", action="store_true", help="also give an editor's seat in the town hall"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Enter the person, seat them if asked, and say how to sign in."""
        email = options["email"].strip().lower()
        try:
            validate_email(email)
        except ValidationError:
            raise CommandError(f"»{email}« is not an e-mail address.") from None
        with transaction.atomic():
            person = enter_operator(OPERATOR, email=email, name=options["name"])
            if options["editor"]:
                _make_editor(person)
        self.stdout.write(f"{email} may sign in at /konto/ with a code by mail.")


def _make_editor(person: Person) -> None:
    """An editor's seat in the town hall, which is founded if it isn't there."""
    name = the_municipality().name
    town_hall = Office.objects.filter(kind=OfficeKind.DEPARTMENT, name=name).first() or found_office(
        OPERATOR, kind=OfficeKind.DEPARTMENT, name=name
    )
    if not Seat.objects.filter(person=person, office=town_hall, role=Role.EDITOR).in_force().exists():
        take_seat(
            OPERATOR, office=town_hall, person=person, role=Role.EDITOR, starts=clock.today(), speaks=True
        )
