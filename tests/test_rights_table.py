"""The table of rights in the manual is made from the rules, and says what they say, row by row.

Write it anew after a change of rules: `TINGSTED_WRITE=1 ./dev test tests/test_rights_table.py`.
"""

from __future__ import annotations

import os
from collections import defaultdict
from pathlib import Path

import pytest
from django.db import transaction

import rights_ledgers  # noqa: F401 - enters its things
import rights_meetings  # noqa: F401 - enters its things
import rights_surveys  # noqa: F401 - enters its things
from cast import Cast
from rights_scene import THINGS, make_thing, which
from tingsted.config.rooms import ROOMS
from tingsted.kernel import guard
from tingsted.kernel.rights import RIGHTS, may

PAGE = Path(__file__).parent.parent / "docs" / "manual" / "rights.md"
HEAD = """# Who may do what

Made from the rules in each room's `rules.py` (`tests/test_rights_table.py`); don't write in it by hand.

Every right comes from a seat in force that day, in the office one acts for. The people are those of the tests: Ruth
chairs the council of Glumsø and Ejner is a member of it; Asta chairs the council of Fodby; Sofie coordinates a group
and sits nowhere; Gudrun sits in the contact office that serves both councils, Villy stands in for her; Holger answers
for Vej og Park; Birgit is a politician; Tue an editor in the town hall; Oda the operator; Inger has no account. A
citizen with a signed link from a letter acts as Inger: the link is what proves that they are the one who was asked.

● may · (empty) may not. The installation's own clock, imports and console may do what they are built for.
"""


def row_of(cast: Cast, name: str) -> dict[str, bool]:
    """One right over its thing, for everybody."""
    right = RIGHTS[name]
    with transaction.atomic(), guard.arranging():
        thing = make_thing(cast, name, right.thing)
        found = {who: may(name, actor, thing) for who, actor in cast.everyone().items()}
        transaction.set_rollback(True)
    return found


def write_table(cast: Cast) -> str:
    """The whole page: a table for each room, a row for each right."""
    rooms: dict[str, list[str]] = defaultdict(list)
    for name in sorted(RIGHTS):
        rooms[name.split(".")[0]].append(name)
    people = list(cast.everyone())
    parts = [HEAD]
    for room in (r for r in ROOMS if r in rooms):
        parts.append(f"\n## {room}\n")
        parts.append(f"| act | on | {' | '.join(people)} |\n|{'---|' * (len(people) + 2)}\n")
        for name in rooms[room]:
            kind = RIGHTS[name].thing
            on = f"{kind}: {which(name, kind)}" if which(name, kind) else kind
            marks = " | ".join("●" if allowed else " " for allowed in row_of(cast, name).values())
            parts.append(f"| {name} | {on} | {marks} |\n")
    return "".join(parts)


def rows_on_the_page() -> dict[str, dict[str, bool]]:
    """The table as it is printed: right → who → may."""
    people: list[str] = []
    found: dict[str, dict[str, bool]] = {}
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("| act "):
            people = cells[2:]
        elif line.startswith("| ") and people:
            found[cells[0]] = {who: cell == "●" for who, cell in zip(people, cells[2:], strict=True)}
    return found


def test_every_right_has_a_thing_to_be_tried_on() -> None:
    missing = {
        name: right.thing
        for name, right in RIGHTS.items()
        if right.thing not in THINGS and f"{name.split('.')[0]}.{right.thing}" not in THINGS
    }
    assert missing == {}, "give an example in tests/rights_scene.py"


def test_the_page_holds_the_whole_table(cast: Cast) -> None:
    table = write_table(cast)
    if os.environ.get("TINGSTED_WRITE"):
        PAGE.parent.mkdir(parents=True, exist_ok=True)
        PAGE.write_text(table, encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == table


@pytest.mark.parametrize("name", sorted(RIGHTS))
def test_the_printed_row_is_what_the_rule_says(cast: Cast, name: str) -> None:
    assert rows_on_the_page()[name] == row_of(cast, name)
