"""`tingsted demo`: a municipality to try things out in, the same every time."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.translation import override

from tingsted.demo import holbaek, naestved
from tingsted.demo.areas import TOWNS, lay_ground
from tingsted.places.models import Municipality, Seat

STORIES = {"naestved": naestved.tell, "holbaek": holbaek.tell}


class Command(BaseCommand):
    help = "Loads a municipality from public facts, with invented people, into an empty database."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--municipality", choices=sorted(TOWNS), default="naestved")
        parser.add_argument(
            "--if-empty", action="store_true", help="do nothing where a municipality is set up already"
        )
        parser.add_argument("--list", action="store_true", help="only say who there is to look in as")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["list"]:
            self._list()
            return
        if Municipality.objects.exists():
            if options["if_empty"]:
                return
            raise CommandError(
                "There is a municipality here already. Point TINGSTED_DATA at an empty folder."
            )
        with transaction.atomic(), override("da"):
            STORIES[options["municipality"]](lay_ground(options["municipality"]))
        self._list()

    def _list(self) -> None:
        """The demo's people by what they are, to look in as on the page /demo/kig-ind/."""
        with override("da"):
            seats = (
                Seat.objects.in_force()
                .exclude(person=None)
                .select_related("person", "office")
                .order_by("office__kind", "pk")
            )
            for seat in seats[:24]:
                assert seat.person is not None
                self.stdout.write(
                    f"  {seat.person.email:34} {seat.person.name}, {seat.get_role_display()}, {seat.office}"
                )
