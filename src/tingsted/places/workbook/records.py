"""What the rows of the workbook mean, each with the row it stands in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Status = Literal["active", "dissolved", "being founded"]


@dataclass(frozen=True)
class AreaRecord:
    row: int
    slug: str
    name: str
    postcodes: tuple[str, ...]
    boundary: str
    note: str


@dataclass(frozen=True)
class BodyRecord:
    """`areas` are those it speaks in; `everywhere` means all of them."""

    row: int
    slug: str
    name: str
    kind: str
    areas: tuple[str, ...]
    everywhere: bool
    how_chosen: str
    founded: date | None
    term_years: int | None
    mailbox: str
    status: Status


@dataclass(frozen=True)
class SeatRecord:
    row: int
    body: str
    person: str
    role: str
    title: str
    starts: date | None
    ends: date | None
    chosen_by: str
    speaks: bool
    mail: str


@dataclass(frozen=True)
class ContactRecord:
    row: int
    body: str
    local: str
    phone: str
    officer: str
    stand_in: str
    starts: date | None
    ends: date | None


@dataclass(frozen=True)
class DepartmentRecord:
    row: int
    name: str
    about: str
    prefixes: tuple[str, ...]
    mailbox: str


@dataclass(frozen=True)
class CommitteeRecord:
    row: int
    name: str
    departments: tuple[str, ...]
    secretary: str
    starts: date | None
    ends: date | None
    size: int | None
