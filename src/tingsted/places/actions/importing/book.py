"""The import as one act, its rehearsal, and what is known here before it."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from tingsted.kernel.actions import Refused, action, announce
from tingsted.kernel.actors import Actor
from tingsted.kernel.rights import require
from tingsted.places.actions.importing.ledger import Ledger, RowRefused, What
from tingsted.places.actions.importing.offices import (
    bring_areas,
    bring_bodies,
    bring_committees,
    bring_departments,
    close_dissolved,
)
from tingsted.places.actions.importing.people import bring_contacts, bring_seats
from tingsted.places.models import Area, Office, OfficeKind, TaskCode
from tingsted.places.office_events import WorkbookImported
from tingsted.places.workbook import Fault, Known, Reading


@dataclass(frozen=True)
class Outcome:
    """What came of a workbook, sheet by sheet."""

    counts: dict[str, dict[What, int]]

    def total(self, what: What) -> int:
        return sum(sheet.get(what, 0) for sheet in self.counts.values())


class ImportRefused(Refused):
    """The workbook was not read in: faults that stop, or rows that the house refuses. Nothing was written."""

    def __init__(self, faults: tuple[Fault, ...], rows: tuple[RowRefused, ...]) -> None:
        super().__init__(_("Nothing was read in. Mend the rows named below and try again."), "file")
        self.faults = faults
        self.rows = rows


@action
def import_offices(actor: Actor, *, reading: Reading, file: str = "") -> Outcome:
    """Read in a workbook: all of it or nothing. What is there already and has not changed is left alone.

    Rows are known again by their ids, seats by body, person and role. An empty cell changes nothing.
    """
    require("places.set_up", actor)
    if reading.stops:
        raise ImportRefused(reading.stops, ())
    ledger = Ledger()
    bring_areas(actor, reading, ledger)
    bring_departments(actor, reading, ledger)
    bring_committees(actor, reading, ledger)
    bring_bodies(actor, reading, ledger)
    bring_seats(actor, reading, ledger)
    bring_contacts(actor, reading, ledger)
    close_dissolved(actor, reading, ledger)
    if ledger.refused:
        raise ImportRefused((), tuple(ledger.refused))
    outcome = Outcome({sheet: dict(counter) for sheet, counter in ledger.counts.items()})
    if outcome.total("new") or outcome.total("changed"):
        announce(
            actor, WorkbookImported(file=file, new=outcome.total("new"), changed=outcome.total("changed"))
        )
    return outcome


def rehearse_import(actor: Actor, reading: Reading, file: str = "") -> Outcome:
    """Do all of it and undo it again: what would happen, or `ImportRefused` with what stands in the way."""
    with transaction.atomic():
        outcome = import_offices(actor, reading=reading, file=file)
        transaction.set_rollback(True)
    return outcome


def known_here() -> Known:
    """What the workbook may point at without bringing it."""
    open_offices = Office.objects.open()
    return Known(
        areas=frozenset(Area.objects.values_list("slug", flat=True)),
        bodies=frozenset(open_offices.bodies().values_list("slug", flat=True)),
        departments=frozenset(open_offices.filter(kind=OfficeKind.DEPARTMENT).values_list("name", flat=True)),
        prefixes=dict(TaskCode.objects.values_list("prefix", "office__name")),
    )
