"""Reading the file of addresses that a municipality has: postcards' lines, or e-mail addresses. Nothing is kept."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from tingsted.documents.tables import Table, Unreadable, read_tables
from tingsted.kernel.text import tidy

MOST_LINES = 5
LONGEST_LINE = 60
# What the columns are called in lists from a municipality, and which line of the address they belong to.
LINES: tuple[tuple[str, ...], ...] = (
    ("navn", "fornavn", "mellemnavn", "efternavn", "name"),
    ("c/o", "co", "conavn", "co-navn"),
    ("adresse", "adresselinje 1", "adresse 1", "vejnavn", "vej", "gade", "husnr", "husnummer", "nr", "bogstav",
     "litra", "etage", "sal", "dør", "side", "address"),
    ("adresselinje 2", "adresse 2", "stednavn", "lokalitet", "supplerende bynavn"),
    ("postnr", "postnummer", "by", "postdistrikt", "postnr by", "postnr og by", "town"),
)  # fmt: skip
MAIL_COLUMNS = ("mail", "e-mail", "email", "mailadresse", "e-mailadresse", "emailadresse")


@dataclass(frozen=True)
class Fault:
    """A row that can't be used, and why."""

    row: int
    text: str
    why: str


@dataclass
class AddressList:
    """What the file holds: one address each, as lines; and the rows that are left out."""

    addresses: list[tuple[str, ...]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def read_addresses(data: bytes, *, per_household: bool) -> AddressList:
    """The addresses of the first sheet; a row without a street and a town, or a household twice, is left out."""
    head, rows = _body(data)
    found, seen = AddressList(), set[tuple[str, ...]]()
    for number, cells in rows:
        lines = _lines(head, cells)
        key = tuple(line.casefold() for line in (lines[-2:] if per_household else lines))
        if not any(re.search(r"\b\d{4}\b", line) for line in lines) or len(lines) < 2:
            found.faults.append(Fault(number, " · ".join(lines), _("no street with a postcode and a town")))
        elif any(len(line) > LONGEST_LINE for line in lines):
            found.faults.append(Fault(number, lines[0][:40], _("a line is too long for a postcard")))
        elif key in seen:
            why = (
                _("the household stands in the list already") if per_household else _("stands there already")
            )
            found.faults.append(Fault(number, " · ".join(lines), why))
        else:
            seen.add(key)
            found.addresses.append(lines)
    if not found.addresses:
        raise Unreadable(
            _("We found no addresses in that file. It needs columns with street, postcode and town.")
        )
    return found


def read_mails(data: bytes) -> AddressList:
    """The e-mail addresses of the first sheet, each once."""
    head, rows = _body(data)
    column = next((at for at, name in enumerate(head) if name in MAIL_COLUMNS), None)
    found, seen = AddressList(), set[str]()
    for number, cells in rows:
        tried = [cells[column]] if column is not None and column < len(cells) else cells
        mail = next((cell for cell in tried if "@" in cell), "").lower()
        try:
            validate_email(mail)
        except ValidationError:
            found.faults.append(Fault(number, " · ".join(filter(None, cells)), _("no e-mail address")))
            continue
        if mail not in seen:
            seen.add(mail)
            found.addresses.append((mail,))
    if not found.addresses:
        raise Unreadable(_("We found no e-mail addresses in that file."))
    return found


def _body(data: bytes) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """The names of the columns, and the rows under them with their number in the file; a list may have no names."""
    table: Table = read_tables(data)[0]
    rows = [
        (number, [tidy(cell).replace("\n", " ") for cell in row]) for number, row in enumerate(table.rows, 1)
    ]
    rows = [(number, cells) for number, cells in rows if any(cells)]
    known = {name for line in LINES for name in line} | set(MAIL_COLUMNS)
    head = [cell.casefold().rstrip(":.") for cell in rows[0][1]] if rows else []
    if any(name in known for name in head):
        return head, rows[1:]
    return [], rows


def _lines(head: Sequence[str], cells: Sequence[str]) -> tuple[str, ...]:
    """An address as lines: by the columns' names where they are known, else each cell a line."""
    if not head:
        return tuple(cell for cell in cells if cell)[:MOST_LINES]
    lines = (
        " ".join(cell for name, cell in zip(head, cells, strict=False) if cell and name in names)
        for names in LINES
    )
    return tuple(line for line in lines if line)
