"""Every action of the house: refused to those without the right, and in the journal once it is done."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from importlib import import_module
from pkgutil import walk_packages
from typing import Any

import pytest
from django.db import transaction

from tables import arranged, entries
from tables.arranged import BY_LINK, EVERYBODY, Row
from tables.scene import Scene
from tingsted.accounts.models import Person
from tingsted.config.rooms import ROOMS
from tingsted.kernel import guard
from tingsted.kernel.actions import ACTIONS
from tingsted.kernel.actors import VISITOR, Actor
from tingsted.kernel.models import JournalEntry
from tingsted.kernel.rights import NotAllowed

pytestmark = pytest.mark.long

for room in ROOMS:  # a verb is known once its module is read
    for module in walk_packages(import_module(f"tingsted.{room}").__path__, f"tingsted.{room}."):
        import_module(module.name)
entries.read_all()
ROWS = arranged.ROWS | entries.ROWS
NOBODY = "refused"
DONE = "done and journalled"


def test_every_action_has_a_row() -> None:
    known = {name for name, act in ACTIONS.items() if act.__module__.startswith("tingsted.")}
    assert ROWS.keys() ^ known == set()


def test_every_action_is_done_and_journalled_by_one_who_may(scene: Scene) -> None:
    went = {name: tried(scene, name, row, row.by) for name, row in ROWS.items()}
    assert {name: how for name, how in went.items() if how != DONE} == {}


def test_every_action_is_refused_to_those_without_the_right_and_leaves_no_trace(scene: Scene) -> None:
    with guard.arranging():
        seatless = Actor("person", Person.objects.create(email="bo@tingsted.example", name="Bo"))
    for actor in (VISITOR, seatless):
        went = {name: tried(scene, name, row, lambda _scene, who=actor: who) for name, row in ROWS.items()}
        open_to_all = {name for name, row in ROWS.items() if row.open_to in {EVERYBODY, BY_LINK}}
        assert went == {name: DONE if name in open_to_all else NOBODY for name in ROWS}


def tried(scene: Scene, name: str, row: Row, by: Callable[[Scene], Actor]) -> str:
    """What came of it, undone again: in the database, and in the scene, of which this takes a copy."""
    scene = deepcopy(scene)
    with transaction.atomic():
        said: Any = None
        row.before(scene)
        facts = row.facts(scene)
        before = JournalEntry.objects.count()
        try:
            ACTIONS[name](by(scene), **facts)
        except NotAllowed:
            said = NOBODY
        except Exception as wrong:  # the whole table is shown, not the first that fails
            said = f"{type(wrong).__name__}: {wrong}"
        written = JournalEntry.objects.count() - before
        transaction.set_rollback(True)
    return said if said and not written else DONE if written else f"{said}, {written} in the journal"
