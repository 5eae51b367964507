"""Reading the answers of an older form: up to so many numbers of ideas, a remark, an age and a village on each row.

Nothing is repaired silently: each row says what would be taken in and what is odd about it. The marks answer one
question with several choices and never idea cards: people then chose five, here they judge each.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from tingsted.documents.tables import Unreadable, read_tables
from tingsted.kernel.text import tidy

COLUMNS = {
    "code": ("ark", "arkkode", "kode", "skema"),
    "marks": ("krydser", "kryds", "idéer", "ideer", "svar"),
    "most": ("vigtigst", "vigtigste"),
    "comment": ("kommentar", "bemærkning", "kommentarer"),
    "help": ("vil hjælpe med", "hjælp", "tilbud"),
    "age": ("alder", "aldersgruppe"),
    "village": ("landsby", "by", "hvor bor du"),
}
MOST_MARKS = 5
PHONE = re.compile(r"(?:\d[ .-]?){8}")
AGAINST = re.compile(r"\b(imod|nej tak|ikke støtte|modstander)\b", re.IGNORECASE)
TELLS_WHO = re.compile(r"\b(det er mig|bor i nr|jeg hedder|mit navn)\b", re.IGNORECASE)


@dataclass
class OlderAnswer:
    """One row: what would be taken in, and what is odd. `left_out` means that its marks are not counted."""

    row: int
    code: str
    marks: list[str] = field(default_factory=list)
    most: str = ""
    comment: str = ""
    help: str = ""
    age: str = ""
    village: str = ""
    odd: list[str] = field(default_factory=list)
    skipped: bool = False

    @property
    def is_empty(self) -> bool:
        return not (self.marks or self.most or self.comment or self.help)


@dataclass(frozen=True)
class OlderForm:
    """A whole file: its rows, the ideas by number, the ages as they were asked."""

    answers: tuple[OlderAnswer, ...]
    ideas: Mapping[str, str]
    ages: tuple[str, ...]

    @property
    def taken(self) -> list[OlderAnswer]:
        """The rows that become ballots, unless somebody leaves them out."""
        return [answer for answer in self.answers if not answer.skipped]


def read_older(data: bytes, ideas: bytes | None, villages: Sequence[str]) -> OlderForm:
    """The answers of the file, with the list of what the numbers meant where there is one."""
    rows = [[tidy(cell).replace("\n", " ") for cell in row] for row in read_tables(data)[0].rows]
    rows = [row for row in rows if any(row)]
    place = _columns(rows[0])
    named = _ideas(ideas) if ideas else {}
    seen: set[str] = set()
    ages = _ages([_cell(row, place, "age") for row in rows[1:]])
    answers = []
    for number, row in enumerate(rows[1:], 1):
        cell = {name: _cell(row, place, name) for name in COLUMNS}
        answers.append(_read(number, cell, named, ages, villages, seen))
    if not answers:
        raise Unreadable(_("The file has no answers below its headings."))
    numbers = {mark for answer in answers for mark in (*answer.marks, answer.most) if mark}
    known = {n: named.get(n) or _("No. %(n)s") % {"n": n} for n in sorted(numbers, key=int)}
    return OlderForm(tuple(answers), known, ages)


def _columns(head: Sequence[str]) -> dict[str, int]:
    names = [cell.casefold().rstrip(":.") for cell in head]
    place = {name: names.index(word) for name, words in COLUMNS.items() for word in words if word in names}
    if "marks" not in place:
        raise Unreadable(_("We found no column with the marks. It must be called Krydser."))
    return place


def _cell(row: Sequence[str], place: Mapping[str, int], name: str) -> str:
    at = place.get(name)
    return row[at] if at is not None and at < len(row) else ""


def _read(
    number: int,
    cell: Mapping[str, str],
    named: Mapping[str, str],
    ages: Sequence[str],
    villages: Sequence[str],
    seen: set[str],
) -> OlderAnswer:
    answer = OlderAnswer(number, _code(cell["code"]), comment=cell["comment"], help=cell["help"])
    odd = answer.odd.append
    if answer.code != cell["code"]:
        odd(_("the code is written »%(code)s«") % {"code": cell["code"]})
    _read_marks(answer, cell["marks"], cell["most"], named)
    _read_person(answer, cell, ages, villages)
    said = f"{answer.comment} {answer.help}"
    if PHONE.search(said):
        odd(_("there is a telephone number in the words; the council reads them before others"))
    if TELLS_WHO.search(said):
        odd(_("the words tell who wrote them; the council reads them before others"))
    if AGAINST.search(answer.comment):
        answer.marks, answer.most = [], ""
        odd(_("the words are against it, so the mark is not counted as a yes"))
    if answer.code and answer.code in seen:
        answer.skipped = True
        odd(_("the sheet has been typed twice; the second one is left out"))
    elif answer.is_empty:
        answer.skipped = True
        odd(_("nothing is answered; it is left out"))
    seen.add(answer.code)
    return answer


def _code(text: str) -> str:
    """`GL4X2A` and `gl-4x2a` are the same sheet."""
    plain = re.sub(r"[\s-]", "", text).upper()
    return f"{plain[:2]}-{plain[2:]}" if len(plain) > 2 else plain


def _read_marks(answer: OlderAnswer, text: str, most: str, named: Mapping[str, str]) -> None:
    odd = answer.odd.append
    parts = [part for part in re.split(r"[\s,;+.]+", text) if part]
    if parts and re.search(r"\d\s+\d|\+", text):
        odd(_("the numbers are parted in another way: »%(text)s«") % {"text": text})
    unread = [part for part in parts if not part.isdecimal()]
    numbers = list(dict.fromkeys(str(int(part[:6])) for part in parts if part.isdecimal()))
    if unread:
        odd(_("»%(text)s« can't be read as a number, and is left out") % {"text": ", ".join(unread)})
    unknown = [n for n in numbers if named and n not in named]
    if unknown:
        odd(_("there is no idea %(n)s; that mark is left out") % {"n": ", ".join(unknown)})
    twice = [n for n in numbers if "\n" in named.get(n, "")]
    if twice:
        odd(_("two ideas have the number %(n)s; the mark is left out") % {"n": ", ".join(twice)})
    kept = [n for n in numbers if n not in unknown and n not in twice]
    if len(numbers) > MOST_MARKS:
        kept = []
        odd(
            _("%(n)s marks where %(most)s are allowed; none of them is counted")
            % {"n": len(numbers), "most": MOST_MARKS}
        )
    answer.marks = kept
    wanted = most.strip()
    if wanted.isdecimal() and str(int(wanted[:6])) in kept:
        answer.most = str(int(wanted[:6]))
    elif wanted and wanted != "-":
        odd(_("»the most important« is %(text)s, which is not among the marks that count") % {"text": wanted})


def _read_person(
    answer: OlderAnswer, cell: Mapping[str, str], ages: Sequence[str], villages: Sequence[str]
) -> None:
    odd = answer.odd.append
    if cell["age"] in ages:
        answer.age = cell["age"]
        if re.fullmatch(r"0-1\d", answer.age):
            odd(_("a child has answered; such small groups are never shown by themselves"))
    elif cell["age"]:
        odd(_("the age »%(age)s« is outside the list, and is left empty") % {"age": cell["age"]})
    village = cell["village"]
    like = {_folded(each): each for each in villages}.get(_folded(village), "")
    if village and like:
        answer.village = like
        if like != village:
            odd(_("»%(text)s« is read as %(village)s") % {"text": village, "village": like})
    elif village:
        odd(_("»%(text)s« is not in the area, and is left empty") % {"text": village})


def _ages(cells: Sequence[str]) -> tuple[str, ...]:
    """The bands of the older form: its own, never put together with ours."""
    bands = {cell for cell in cells if re.fullmatch(r"\d{1,2}-\d{1,2}|\d{2}\+", cell)}
    return tuple(sorted(bands, key=lambda band: int(re.findall(r"\d+", band)[0])))


def _ideas(data: bytes) -> dict[str, str]:
    """Number → words; a number that two ideas have holds both, with a line between."""
    rows = read_tables(data)[0].rows
    head = [cell.casefold().strip() for cell in rows[0]] if rows else []
    find: Callable[..., int] = lambda *names: next((head.index(n) for n in names if n in head), -1)  # noqa: E731
    number, words = find("nr", "nr.", "nummer"), find("idé", "ide", "titel", "tekst")
    if number < 0 or words < 0:
        raise Unreadable(_("The list of ideas must have the columns Nr and Idé."))
    named: dict[str, str] = {}
    for row in rows[1:]:
        key = row[number].strip() if number < len(row) else ""
        said = tidy(row[words]).replace("\n", " ") if words < len(row) else ""
        if key.isdecimal() and said:
            named[key] = f"{named[key]}\n{said}" if key in named else said
    return named


def _folded(text: str) -> str:
    plain = text.casefold().replace("ø", "o").replace("æ", "ae").replace("å", "aa")
    return unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode().replace("oe", "o")
