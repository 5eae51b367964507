"""In a process of its own: send a table of answers out and say how much the memory grew."""

from __future__ import annotations

import os
import resource
import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tingsted.documents.sheets import Row
    from tingsted.surveys.models import Survey

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bench.stage.settings")


def main(slug: str, form: str) -> None:
    """Print the rows that went out, and the megabytes by which the process grew at most."""
    import django

    django.setup()
    from tingsted.surveys.models import Survey

    survey = Survey.objects.select_related("result").get(slug=slug)
    _send(survey, form, rows=1000)  # what is loaded once is no growth
    before = _held()
    sent, most = _send(survey, form)
    print(sent, (most - before) / 1e6)


def _send(survey: Survey, form: str, *, rows: int | None = None) -> tuple[int, int]:
    """How many rows went out, and the most memory that was held while they did."""
    from tingsted.surveys.exporting import approvals_table
    from tingsted.surveys.views.exports import pieces

    export = approvals_table(survey)
    assert export is not None
    sent = 0

    def told() -> Iterator[Row]:
        nonlocal sent
        for row in islice(export.rows, rows):
            sent += 1
            yield row

    most = _held()
    for piece in pieces(survey, replace(export, rows=told()), form):
        assert piece is not None
        most = max(most, _held())
    return sent, most


def _held() -> int:
    """The memory the process holds now, in bytes."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize()


if __name__ == "__main__":
    main(*sys.argv[1:])
