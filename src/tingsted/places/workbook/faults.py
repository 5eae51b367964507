"""What is wrong in a cell, in a sentence, and what a person can do about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise
SENTENCES: dict[str, tuple[Words, Words]] = {
    "missing column": (_("The column »%(column)s« is missing."), _("Put it back with its heading.")),
    "missing value": (_("Nothing stands here."), _("Write what belongs here, or delete the row.")),
    "bad id": (
        _("»%(value)s« can't be used as an id."),
        _("Use small letters, figures and hyphens, for example %(meant)s."),
    ),
    "id twice": (_("»%(value)s« is used by an earlier row."), _("Give this one an id of its own.")),
    "too long": (_("The text is too long."), _("Shorten it to %(meant)s characters.")),
    "bad postcode": (_("»%(value)s« is not a postcode."), _("Write four figures; several with a comma.")),
    "bad number": (_("»%(value)s« is not a number."), _("Write a whole number, or leave it empty.")),
    "unknown area": (_("No area has the id »%(value)s«."), _("Do you mean %(meant)s?")),
    "unknown body": (
        _("»%(value)s« is not on the sheet of councils and forums."),
        _("Do you mean %(meant)s?"),
    ),
    "not founded yet": (
        _("»%(value)s« is still being founded and has no seats."),
        _("Take the row out until the founding meeting has been held."),
    ),
    "unknown department": (_("No department is called »%(value)s«."), _("Do you mean %(meant)s?")),
    "unknown kind": (_("We do not know the kind »%(value)s«."), _("Do you mean %(meant)s?")),
    "unknown role": (
        _("»%(value)s« is almost the role »%(meant)s«, but not quite."),
        _("Write %(meant)s, or a title of your own that can't be mistaken for it."),
    ),
    "unknown value": (_("»%(value)s« can't be read here."), _("Write one of: %(meant)s.")),
    "bad mail": (_("»%(value)s« is not an e-mail address."), _("Do you mean %(meant)s?")),
    "bad phone": (_("»%(value)s« is not a telephone number."), _("Write eight figures.")),
    "date as text": (
        _("»%(value)s« is text and not a date."),
        _("Write the whole date. Do you mean %(meant)s?"),
    ),
    "impossible date": (_("The day »%(value)s« does not exist."), _("Write a day that does.")),
    "missing date": (_("The date is missing."), _("Write the date.")),
    "end before start": (_("The term ends before it begins."), _("Look at both dates.")),
    "overlap": (
        _("It overlaps with row %(meant)s: both hold at the same time."),
        _("Let the earlier one end the day before this one begins."),
    ),
    "maybe same person": (
        _("The same address stands in row %(meant)s under another name."),
        _("If it is one person, write the name the same way. Otherwise give each an address."),
    ),
    "spaces": (_("There are spaces too many in »%(value)s«."), _("Do you mean »%(meant)s«?")),
    "missing contact": (_("The body has no local contact person."), _("Write who it is, or let it stand.")),
    "ended without successor": (
        _("The contact ended, and nobody has come after."),
        _("Add a row with the next one, or let it stand."),
    ),
    "same person": (
        _("%(value)s can't stand in for themself."),
        _("Write somebody else, or leave it empty."),
    ),
    "unknown person": (_("»%(value)s« is nobody's name."), _("Write the name, or let the post stand empty.")),
    "lost zero": (
        _("The spreadsheet has turned the task code into the number %(value)s."),
        _("Format the column as text and write %(meant)s."),
    ),
    "bad prefix": (
        _("»%(value)s« is not the beginning of a task code."),
        _("Write two figures, or pairs with a dot between, for example %(meant)s."),
    ),
    "prefix twice": (
        _("%(value)s also belongs to %(meant)s, and both are equally long."),
        _("Let one of them have it, or write a longer one."),
    ),
    "no mailbox": (_("The department has no mailbox."), _("Write one, or let it stand.")),
}
LOOK = _("Mend the cell, or take the row out.")
# States of life rather than mistakes: somebody who has read them may take the workbook as it stands.
SOFT = frozenset(
    {
        "spaces",
        "maybe same person",
        "missing contact",
        "ended without successor",
        "unknown person",
        "no mailbox",
    }
)


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong in one cell; `meant` is the most likely meaning, or empty."""

    sheet: str
    row: int
    column: str
    value: str
    code: str
    meant: str = ""

    @property
    def is_soft(self) -> bool:
        return self.code in SOFT

    @property
    def what(self) -> str:
        return str(SENTENCES[self.code][0]) % vars(self)

    @property
    def todo(self) -> str:
        """What a person can do; a question about the meaning only where we have a guess."""
        words = str(SENTENCES[self.code][1])
        if self.meant or "%(meant)s" not in words:
            return words % vars(self)
        first, dot, _rest = words.partition(". ")
        return str(LOOK) if "%(" in first or not dot else f"{first}."

    def as_json(self) -> dict[str, Any]:
        return {
            "sheet": self.sheet, "row": self.row, "column": self.column, "value": self.value, "code": self.code,
            "stops": not self.is_soft, "what": self.what, "todo": self.todo,
        }  # fmt: skip
