"""What is odd about a record, in a sentence, and what a person can do about it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tingsted.ideas.actions.raising import LONGEST
from tingsted.meetings.reading.records import Reading, Record

CONTACT = re.compile(
    r"(?<!\d)(?:\+45[ ]?)?\d{2}[ .]?\d{2}[ .]?\d{2}[ .]?\d{2}(?!\d)|\b\d{6}-?\d{4}\b|[\w.+-]+@[\w-]+\.\w+"
)
NEIGHBOUR = re.compile(r"\b(?:nabo|genbo|overbo|underbo)(?:en|er|erne|ens|ernes)?\b", re.IGNORECASE)
TWO_WISHES = re.compile(r"\w \+ \w|[.!?]\s+Og\s")
ONE_REASON = re.compile(r"\bså (?:man|vi|de|der|børn\w*)\b|\bfordi\b|\bfor at\b", re.IGNORECASE)

SENTENCES: dict[str, tuple[str | Promise, str | Promise]] = {
    "empty": (_("The record is empty."), _("Nothing to do: it is left out.")),
    "no words": (
        _("The idea has no text."),
        _("It is kept among those that need a hand. Write what was meant there."),
    ),
    "swapped": (
        _("The theme stands where the idea should be, and the idea where the theme should be."),
        _("It is kept among those that need a hand. Swap them there with one press."),
    ),
    "too long": (
        _("The text is longer than an idea can be."),
        _("It is kept among those that need a hand. Shorten it there."),
    ),
    "number twice": (
        _("The number %(nr)s is used twice."),
        _("Both ideas come along, and each gets a number of its own here."),
    ),
    "number missing": (_("The number is missing."), _("The idea gets a number here like all the others.")),
    "number unclear": (
        _("»%(nr)s« is not a number."),
        _("The idea gets a number here like all the others."),
    ),
    "contact in remark": (
        _("The remark holds a phone number, an address or the like."),
        _("Only the council sees the remark. Delete it when you have used it."),
    ),
    "contact in words": (
        _("The idea holds a phone number, an address or the like."),
        _("It waits to be read before others can see it. Take it out first."),
    ),
    "points at somebody": (
        _("The idea points at a certain neighbour."),
        _("It waits to be read before others can see it."),
    ),
    "two ideas": (
        _("There seem to be two ideas in one cell."),
        _("It comes along as one. Write the other as an idea of its own, if they are two."),
    ),
    "same words": (
        _("The same text stands in record %(earlier)s."),
        _("Both come along. Put them together on the idea's page, and both authors are counted."),
    ),
    "theme lower case": (
        _("The theme is written »%(written)s«, without its capital letter."),
        _("We read it as »%(theme)s«."),
    ),
    "theme spaces": (
        _("The theme is written »%(written)s«, with a space too many."),
        _("We read it as »%(theme)s«."),
    ),
    "theme unknown": (
        _("The theme »%(written)s« is not on the list."),
        _("It is kept as written. Choose one of the list's themes on the idea's page: %(likely)s"),
    ),
    "theme missing": (_("The theme is missing."), _("The idea comes along. Choose a theme on its page.")),
    "table unclear": (_("»%(written)s« is not clear as a table."), _("It is kept as written.")),
    "spaces": (
        _("There are spaces before or after the text in: %(columns)s."),
        _("They are left out, the words stay."),
    ),
}
HELD_BACK = frozenset({"no words", "swapped", "too long"})
READ_FIRST = frozenset({"contact in words", "points at somebody"})


@dataclass(frozen=True)
class Fault:
    """One thing that is odd about one record."""

    row: int
    nr: str
    code: str
    facts: dict[str, Any] = field(default_factory=dict)

    @property
    def what(self) -> str:
        return str(SENTENCES[self.code][0]) % self.facts

    @property
    def todo(self) -> str:
        return str(SENTENCES[self.code][1]) % self.facts


def find_faults(reading: Reading) -> list[Fault]:
    """Every fault of every record, in the file's order."""
    earlier: dict[str, int] = {}
    numbers_clear = sum(r.meant("table").isdecimal() for r in reading.records) * 2 > len(reading.records)
    faults: list[Fault] = []
    for record in reading.records:
        if record.is_empty:
            faults.append(Fault(record.row, record.nr, "empty"))
            continue
        found = [*_number(record, reading), *_words(record, reading, earlier), *_theme(record, reading)]
        table = record.meant("table")
        if table and not table.isdecimal() and numbers_clear:
            found.append(("table unclear", {"written": table}))
        found += [*_spaces(record, reading), *_personal(record)]
        faults += [Fault(record.row, record.nr, code, facts) for code, facts in found]
    return faults


Found = Iterator[tuple[str, dict[str, Any]]]


def _number(record: Record, reading: Reading) -> Found:
    if not record.nr:
        if reading.headings.get("nr"):
            yield "number missing", {}
    elif not record.nr.isdecimal():
        yield "number unclear", {"nr": record.nr}
    elif int(record.nr) in reading.repeated:
        yield "number twice", {"nr": record.nr}


def _words(record: Record, reading: Reading, earlier: dict[str, int]) -> Found:
    words = record.words
    if not words:
        yield "no words", {}
        return
    if len(words) > LONGEST:
        yield "too long", {}
    folded = " ".join(words.casefold().split())
    if is_swapped(record, reading):
        yield "swapped", {}
    elif folded in earlier:
        yield "same words", {"earlier": earlier[folded]}
    earlier.setdefault(folded, record.row)
    joined = TWO_WISHES.search(words)
    if joined and not ONE_REASON.search(words, joined.end()):
        yield "two ideas", {}


def is_swapped(record: Record, reading: Reading) -> bool:
    """Whether the idea is one of the themes, and the theme is none of them."""
    known = {theme.casefold() for theme in reading.themes}
    return record.words.casefold() in known and bool(record.theme) and record.theme.casefold() not in known


def theme_of(record: Record, reading: Reading) -> str:
    """The theme as the list spells it, else as it was written."""
    spelled = {theme.casefold(): theme for theme in reading.themes}
    return spelled.get(record.theme.casefold(), record.theme)


def _theme(record: Record, reading: Reading) -> Found:
    if not record.words or "theme" not in reading.headings or is_swapped(record, reading):
        return
    written = record.raw.get("theme", "").strip()
    theme = theme_of(record, reading)
    if not written:
        yield "theme missing", {}
    elif theme not in reading.themes:
        likely = [t for t in reading.themes if theme.casefold() in t.casefold()] or reading.themes
        yield "theme unknown", {"written": theme, "likely": ", ".join(likely)}
    else:
        if record.theme != theme:
            yield "theme lower case", {"written": written, "theme": theme}
        if written != record.theme:
            yield "theme spaces", {"written": written, "theme": theme}


def _spaces(record: Record, reading: Reading) -> Found:
    named = [reading.headings.get(name, name) for name, cell in record.raw.items() if cell != cell.strip()]
    if named:
        yield "spaces", {"columns": ", ".join(named)}


def _personal(record: Record) -> Found:
    checks: list[tuple[str, Callable[[str], Any], str]] = [
        ("contact in words", CONTACT.search, record.words),
        ("contact in remark", CONTACT.search, record.meant("remark")),
        ("points at somebody", NEIGHBOUR.search, record.words),
    ]
    for code, looks_so, text in checks:
        if looks_so(text):
            yield code, {}
