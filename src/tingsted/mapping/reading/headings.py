"""The row of headings in a sheet, wherever it stands and however it is spelled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from tingsted.documents.tables import Table, Unreadable
from tingsted.kernel.text import slug

FIRST_ROWS = 10


class MissingHeading(Unreadable):
    """No row has the headings that are needed."""


def find_headings(
    tables: Sequence[Table], names: Mapping[str, tuple[str, ...]], needed: Sequence[str]
) -> tuple[Table, int, dict[str, int]]:
    """The sheet, the row and the columns of the headings; raises `MissingHeading` with a sentence."""
    for table in tables:
        for number, row in enumerate(table.rows[:FIRST_ROWS]):
            words = [slug(cell) for cell in row]
            found = {
                name: words.index(spelling)
                for name, spellings in names.items()
                for spelling in spellings
                if spelling in words
            }
            if all(name in found for name in needed):
                return table, number, found
    raise MissingHeading(
        _("The file needs the headings %(names)s.") % {"names": ", ".join(names[name][0] for name in needed)}
    )
