"""From the sheets of a file to numbered records, with the list of themes and the numbers that don't fit."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from tingsted.documents.tables import Table, Unreadable, read_tables
from tingsted.ideas.models import Column
from tingsted.kernel.text import tidy

HEADINGS = {
    "nr": {"nr", "nr.", "nummer", "no", "no.", "number", "#"},
    "table": {"bord", "bordnr", "bordnr.", "table"},
    "words": {"idé", "ide", "idéer", "ideer", "idea", "ideas", "forslag", "ønske", "tekst"},
    "theme": {"tema", "theme", "emne"},
    "place": {"sted", "place", "hvor"},
    "author": {"skrevet af", "navn", "forfatter", "written by", "author"},
    "remark": {"bemærkning", "bemærkninger", "note", "noter", "kommentar", "remark"},
    "column": {"kolonne", "spalte", "column"},
}
THEME_LISTS = ("tema", "theme")
TOTALS = {"i alt", "ialt", "total", "sum", "samlet"}
HAVE = {"have", "har", "det har vi", "vi har", "what we have"}
LOOKED_FOR_HEADINGS = 20


@dataclass(frozen=True)
class Record:
    """One record below the headings, counted from 1: the cells as they stood, and as they are meant."""

    row: int
    raw: dict[str, str]
    key: str = ""

    def meant(self, name: str) -> str:
        """A cell without stray spaces; line breaks inside stay."""
        return tidy(self.raw.get(name, ""))

    @property
    def words(self) -> str:
        return self.meant("words")

    @property
    def nr(self) -> str:
        return self.meant("nr")

    @property
    def theme(self) -> str:
        return " ".join(self.meant("theme").split())

    @property
    def column(self) -> str:
        return Column.HAVE if self.meant("column").casefold() in HAVE else Column.WANT

    @property
    def is_empty(self) -> bool:
        return not any(cell.strip() for cell in self.raw.values())


@dataclass(frozen=True)
class Reading:
    """All that a file says."""

    records: tuple[Record, ...]
    headings: dict[str, str]
    themes: tuple[str, ...]
    themes_listed: bool
    total: str = ""
    repeated: tuple[int, ...] = ()
    skipped: tuple[int, ...] = ()
    missing: tuple[int, ...] = field(default=(), metadata={"unit": "record"})


def read_ideas(data: bytes, *, themes: Sequence[str] = ()) -> Reading:
    """Read a CSV or XLSX of ideas; `themes` is the list on the wall where one is known.

    Without a list, neither given nor on a sheet of its own, a theme counts as known when two notes use it.
    Raises `Unreadable` with a sentence when there is nothing to read.
    """
    tables = read_tables(data)
    table, at, names = _find_headings(tables)
    records, total = _read_records(table.rows[at + 1 :], names)
    if not any(not record.is_empty for record in records):
        raise Unreadable(_("There is nothing below the headings."))
    listed = tuple(themes) or _listed_themes(tables, table)
    numbers = _odd_numbers(records)
    return Reading(
        records=tuple(records),
        headings={name: table.rows[at][i].strip() for i, name in names.items() if not name.startswith("+")},
        themes=listed or _used_themes(records),
        themes_listed=bool(listed),
        total=total,
        **numbers,
    )


def _find_headings(tables: Sequence[Table]) -> tuple[Table, int, dict[int, str]]:
    """The first row, on any sheet, that has a heading for the idea and one more that we know."""
    for table in tables:
        for at, row in enumerate(table.rows[:LOOKED_FOR_HEADINGS]):
            names = dict(_named(row))
            known = [name for name in names.values() if not name.startswith("+")]
            if "words" in known and len(known) > 1:
                return table, at, names
    raise Unreadable(
        _("We found no headings. One row must say at least »Nr« and »Idé«, with the ideas below it.")
    )


def _named(row: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Which column holds what; one we don't know is kept under its own heading with a plus before it."""
    taken: set[str] = set()
    for i, cell in enumerate(row):
        heading = " ".join(tidy(cell).casefold().split())
        name = next((n for n, words in HEADINGS.items() if heading in words and n not in taken), "")
        if name:
            taken.add(name)
            yield i, name
        elif heading:
            yield i, f"+{cell.strip()}"


def _read_records(rows: Sequence[Sequence[str]], names: dict[int, str]) -> tuple[list[Record], str]:
    """Number the records; a row that adds up the others is no record but a control."""
    records: list[Record] = []
    total = ""
    seen: Counter[str] = Counter()
    for row in rows:
        if row and tidy(row[0]).casefold() in TOTALS:
            total = " ".join(cell.strip() for cell in row if cell.strip())
            continue
        raw = {name: row[i] for i, name in names.items() if i < len(row)}
        extra = [f"{n[1:]}: {raw.pop(n).strip()}" for n in list(raw) if n.startswith("+") and raw[n].strip()]
        raw = {name: cell for name, cell in raw.items() if not name.startswith("+")}
        if extra:  # a column we don't know is not thrown away
            raw["remark"] = ". ".join(filter(None, [raw.get("remark", ""), *extra]))
        record = Record(len(records) + 1, raw)
        note = _fingerprint(record)
        seen[note] += 1
        records.append(Record(record.row, raw, f"{note}.{seen[note]}"))
    while records and records[-1].is_empty:
        records.pop()
    return records, total


def _fingerprint(record: Record) -> str:
    """What makes a note the same note when its file is read again: words, table and author, not its row."""
    names = ("words", "table", "author") if record.words else ("remark", "place", "table", "author")
    parts = (record.meant(name).casefold() for name in names)
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:20]


def _listed_themes(tables: Sequence[Table], ideas: Table) -> tuple[str, ...]:
    """The themes on the wall, when another sheet lists them under a heading that says so."""
    for table in tables:
        heading = tidy(table.rows[0][0]).casefold() if table.rows and table.rows[0] else ""
        if table is not ideas and heading.startswith(THEME_LISTS):
            return tuple(tidy(row[0]) for row in table.rows[1:] if row and row[0].strip())
    return ()


def _used_themes(records: Sequence[Record]) -> tuple[str, ...]:
    """Themes at least two notes use, spelled as most of them spell it."""
    spellings = Counter(record.theme for record in records if record.theme)
    uses: Counter[str] = Counter()
    best: dict[str, str] = {}
    for spelling, count in spellings.most_common():
        uses[spelling.casefold()] += count
        best.setdefault(spelling.casefold(), spelling)
    return tuple(best[folded] for folded, count in uses.items() if count > 1)


def _odd_numbers(records: Sequence[Record]) -> dict[str, tuple[int, ...]]:
    """Numbers used twice, left out, and the records that have none."""
    numbers = Counter(int(r.nr) for r in records if r.nr.isdecimal())
    missing = [r.row for r in records if not r.nr and not r.is_empty]
    gaps = set(range(1, max(numbers, default=0) + 1)) - set(numbers)
    before = 0
    for record in records:  # a record without a number stands where its number would have been
        if record.nr.isdecimal():
            before = int(record.nr)
        elif record.row in missing and before + 1 in gaps:
            before += 1
            gaps.discard(before)
    return {
        "repeated": tuple(sorted(n for n, count in numbers.items() if count > 1)),
        "skipped": tuple(sorted(gaps)),
        "missing": tuple(missing),
    }
