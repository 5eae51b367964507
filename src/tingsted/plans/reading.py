"""Reading an existing plan from a table: one action a row; what is odd is named by row and column, never repaired.

Nothing here writes. A row with a fault that stops it is left out; mended in the file and read again it comes along, and
those that are in the plan already are recognised.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tingsted.documents.tables import Table, Unreadable, read_tables
from tingsted.kernel.text import tidy
from tingsted.plans.models import Action
from tingsted.plans.sdg import CODE, codes_in, is_code

HEADINGS: Mapping[str, frozenset[str]] = {
    "theme": frozenset({"tema", "theme", "emne", "indsatsområde", "fokusområde"}),
    "title": frozenset({"handling", "action", "titel", "title", "projekt", "indsats", "tiltag"}),
    "text": frozenset({"beskrivelse", "tekst", "description", "text", "uddybning"}),
    "driver": frozenset({"hvem driver", "hvem driver det", "driver", "ansvarlig", "drives af", "driven by"}),
    "work": frozenset({"status", "hvor langt", "state", "fremdrift"}),
    "note": frozenset({"note", "bemærkning", "bemærkninger", "kommentar", "status note"}),
    "partners": frozenset({"sammen med", "partnere", "samarbejdspartnere", "partners"}),
    "place": frozenset({"sted", "place", "hvor"}),
    "time": frozenset({"tid", "hvornår", "tidsplan", "time", "when"}),
    "cost": frozenset({"pris", "kr", "kr.", "budget", "udgift", "cost"}),
    "money": frozenset({"finansiering", "penge", "money", "funding"}),
    "sdgs": frozenset({"verdensmål", "fn-mål", "sdg", "sdgs"}),
}
DRIVERS = {
    Action.Driver.CITIZENS: {"borgere", "borgerne", "citizens", "lokalrådet", "lokalråd", "foreningen", "lokalt"},
    Action.Driver.MUNICIPALITY: {"kommune", "kommunen", "municipality", "the municipality"},
    Action.Driver.JOINT: {
        "fælles", "begge", "sammen", "joint", "borgere og kommune", "borgere og kommune sammen", "kommune og borgere",
    },
}  # fmt: skip
OWN_NAME = re.compile(r"\w[\w-]* kommune")
WORKS = {
    Action.Work.NOT_BEGUN: {"", "ikke begyndt", "ikke startet", "ikke i gang", "not begun", "planlagt"},
    Action.Work.BEGUN: {"begyndt", "startet", "påbegyndt", "begun"},
    Action.Work.WELL: {"godt i gang", "i gang", "well under way"},
    Action.Work.DONE: {"færdig", "afsluttet", "udført", "gennemført", "done", "realiseret"},
    Action.Work.ASIDE: {"lagt til side", "droppet", "opgivet", "laid aside"},
}
LONGEST = {
    "theme": 80,
    "title": 140,
    "text": 6000,
    "note": 300,
    "partners": 120,
    "place": 120,
    "time": 80,
    "money": 120,
}
LOOKED_FOR_HEADINGS = 20

SENTENCES: Mapping[str, str | LazyText] = {
    "no title": gettext_lazy("The action has no name. The row is left out."),
    "no theme": gettext_lazy("The theme is missing. The row is left out."),
    "too long": gettext_lazy("The text is longer than %(most)s characters. The row is left out."),
    "driver": gettext_lazy("»%(said)s« is none of: citizens, the municipality, joint. The row is left out."),
    "work": gettext_lazy(
        "»%(said)s« is none of: not begun, begun, well under way, done, laid aside. The row is left out."
    ),
    "no reason": gettext_lazy(
        "What is laid aside needs its reason in the column »Note«. The row is left out."
    ),
    "cost": gettext_lazy("»%(said)s« is no amount in whole kroner. The row is left out."),
    "sdgs": gettext_lazy("»%(said)s« is none of the goals or their targets. The row is left out."),
    "twice": gettext_lazy("The same action stands in row %(earlier)s. The row is left out."),
    "there already": gettext_lazy("The action is in the plan already. It is left as it is."),
    "spelling": gettext_lazy("The theme is written »%(said)s«. We read it as »%(theme)s«."),
    "spaces": gettext_lazy("There are spaces before or after the words. They are left out."),
}
STOPS = frozenset(SENTENCES) - {"spelling", "spaces"}


@dataclass(frozen=True)
class Fault:
    """Something odd: in which row and column of the sheet, and what comes of it."""

    row: int
    column: str
    code: str
    facts: Mapping[str, Any] = field(default_factory=dict)

    @property
    def where(self) -> str:
        return f"{self.column}{self.row}"

    @property
    def words(self) -> str:
        return str(SENTENCES[self.code]) % self.facts


@dataclass(frozen=True)
class Row:
    """One action as the table says it, read; `row` is its number in the sheet."""

    row: int
    theme: str
    title: str
    text: str = ""
    driver: str = Action.Driver.CITIZENS
    work: str = Action.Work.NOT_BEGUN
    note: str = ""
    partners: str = ""
    place: str = ""
    time: str = ""
    cost: int | None = None
    money: str = ""
    sdgs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reading:
    """What a table says: the actions that come along, everything odd, and the columns nobody knows."""

    rows: tuple[Row, ...]
    faults: tuple[Fault, ...]
    unknown: tuple[str, ...] = ()

    @property
    def themes(self) -> list[str]:
        return list(dict.fromkeys(row.theme for row in self.rows))

    @property
    def left_out(self) -> int:
        return len({fault.row for fault in self.faults if fault.code in STOPS})


def read_plan(data: bytes, *, themes: Sequence[str] = (), known: Sequence[str] = ()) -> Reading:
    """Read a CSV or XLSX; `themes` are those the plan has, `known` the names of its actions.

    Raises `Unreadable` with a sentence where there is nothing to read.
    """
    table, at, columns = _find_headings(read_tables(data))
    rows: list[Row] = []
    faults: list[Fault] = []
    seen = {_folded(title): 0 for title in known}
    spelled = {theme.casefold(): theme for theme in themes}
    for number, cells in enumerate(table.rows[at + 1 :], at + 2):
        raw = {name: cells[column] for name, column in columns.items() if column < len(cells)}
        if not any(cell.strip() for cell in raw.values()):
            continue
        row, odd = _read_row(number, raw, spelled, seen)
        faults += [Fault(number, _letter(columns[name]), code, facts) for name, code, facts in odd]
        if not any(code in STOPS for _name, code, _facts in odd):
            rows.append(row)
            seen[_folded(row.title)] = number
    if not rows and not faults:
        raise Unreadable(_("There is nothing below the headings."))
    unknown = [
        cell.strip() for i, cell in enumerate(table.rows[at]) if cell.strip() and i not in columns.values()
    ]
    return Reading(tuple(rows), tuple(faults), tuple(unknown))


def _find_headings(tables: Sequence[Table]) -> tuple[Table, int, dict[str, int]]:
    """The first row, on any sheet, that names both a theme and an action."""
    for table in tables:
        for at, row in enumerate(table.rows[:LOOKED_FOR_HEADINGS]):
            columns: dict[str, int] = {}
            for i, cell in enumerate(row):
                heading = " ".join(tidy(cell).casefold().rstrip("?:").split())
                name = next((n for n, words in HEADINGS.items() if heading in words and n not in columns), "")
                if name:
                    columns[name] = i
            if {"theme", "title"} <= set(columns):
                return table, at, columns
    raise Unreadable(
        _("We found no headings. One row must say at least »Tema« and »Handling«, with the actions below it.")
    )


Odd = list[tuple[str, str, Mapping[str, Any]]]


def _read_row(
    number: int, raw: Mapping[str, str], spelled: dict[str, str], seen: dict[str, int]
) -> tuple[Row, Odd]:
    """One row as it is meant, and what is odd about it, each by the name of its column."""
    said = {name: tidy(cell) for name, cell in raw.items()}
    odd: Odd = [(name, "spaces", {}) for name, cell in raw.items() if cell != cell.strip()]
    odd += [
        (name, "too long", {"most": most}) for name, most in LONGEST.items() if len(said.get(name, "")) > most
    ]
    theme, title = said.get("theme", ""), said.get("title", "")
    if not theme:
        odd.append(("theme", "no theme", {}))
    elif spelled.setdefault(theme.casefold(), theme) != theme:
        odd.append(("theme", "spelling", {"said": theme, "theme": spelled[theme.casefold()]}))
    odd += _named_before(number, title, seen)
    choices, wrong = _choices(said)
    row = Row(
        number, spelled.get(theme.casefold(), theme), title, said.get("text", ""), note=said.get("note", ""),
        partners=said.get("partners", ""), place=said.get("place", ""), time=said.get("time", ""),
        money=said.get("money", ""), **choices,
    )  # fmt: skip
    return row, odd + wrong


def _named_before(
    number: int, title: str, seen: dict[str, int]
) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    if not title:
        yield "title", "no title", {}
    elif _folded(title) in seen:
        earlier = seen[_folded(title)]
        yield ("title", "twice", {"earlier": earlier}) if earlier else ("title", "there already", {})


def _folded(title: str) -> str:
    return " ".join(title.casefold().split())


def _choices(said: Mapping[str, str]) -> tuple[dict[str, Any], Odd]:
    """What is one of a few: driver, work, cost, goals; a word that is none of them is a fault."""
    found: dict[str, Any] = {}
    odd: Odd = []
    for name, words, usual in (
        ("driver", DRIVERS, Action.Driver.CITIZENS),
        ("work", WORKS, Action.Work.NOT_BEGUN),
    ):
        word = " ".join(said.get(name, "").casefold().split())
        if name == "driver" and OWN_NAME.fullmatch(word):
            word = "kommune"
        code = next((code for code, known in words.items() if word in known), None) if word else usual
        found[name] = code or usual
        if code is None:
            odd.append((name, name, {"said": said[name]}))
    if found["work"] == Action.Work.ASIDE and not said.get("note"):
        odd.append(("work", "no reason", {}))
    amount = said.get("cost", "").casefold().removesuffix("kr.").removesuffix("kr").strip().removesuffix(",-")
    digits = amount.replace(".", "").replace(" ", "").removesuffix(",00")
    if amount and not digits.isdecimal():
        odd.append(("cost", "cost", {"said": said["cost"]}))
    elif amount:
        found["cost"] = int(digits)
    codes = codes_in(said.get("sdgs", ""))
    wrong = [code for code in codes if not is_code(code)]
    if wrong or (said.get("sdgs") and not CODE.search(said["sdgs"])):
        odd.append(("sdgs", "sdgs", {"said": ", ".join(wrong) or said["sdgs"]}))
    found["sdgs"] = tuple(codes)
    return found, odd


def _letter(column: int) -> str:
    """A column as a spreadsheet names it: A, B … Z, AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
