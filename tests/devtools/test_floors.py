"""The order of the rooms holds in lists and templates too."""

from __future__ import annotations

from pathlib import Path

import pytest

from devtools.floors import find_faults, read_rooms
from devtools.room import FILES, create
from devtools.steps import Failure


def write_template(house: Path, room: str, text: str) -> None:
    (house / "src" / "tingsted" / room / "templates" / room / "page.html").write_text(text, encoding="utf-8")


def test_a_house_in_order_has_no_faults(house: Path) -> None:
    write_template(
        house, "plans", '{% extends "plans/base.html" %}\n{% url "ideas:trail" 1 %}{% url "account_login" %}'
    )
    assert find_faults(house) == []


def test_a_link_to_an_outer_room_is_a_fault(house: Path) -> None:
    write_template(house, "ideas", "<p>\n{% url 'plans:page' 1 %}")
    assert find_faults(house) == [
        "src/tingsted/ideas/templates/ideas/page.html:2: ideas reaches out to plans: "
        "use a port, or move the page to the outer room"
    ]


@pytest.mark.parametrize("tag", ['{% include "desk/card.html" %}', '{%- extends "desk/base.html" %}'])
def test_a_template_of_an_outer_room_is_a_fault(house: Path, tag: str) -> None:
    write_template(house, "plans", tag)
    assert [fault.split(": ")[1] for fault in find_faults(house)] == ["plans reaches out to desk"]


def test_rooms_on_one_floor_do_not_know_each_other(house: Path) -> None:
    create("search", after="ideas", root=house)
    (house / "src" / "tingsted" / "search" / "templates" / "search").mkdir(parents=True)
    write_template(house, "search", "{% url 'ideas:trail' 1 %}")
    assert [fault.split(": ")[1] for fault in find_faults(house)] == ["search reaches out to ideas"]


def test_a_room_that_is_not_listed_is_a_fault(house: Path) -> None:
    (house / "src" / "tingsted" / "grants").mkdir()
    (house / "src" / "tingsted" / "grants" / "__init__.py").touch()
    assert find_faults(house) == ["src/tingsted/grants: not in src/tingsted/config/rooms.py"]


def test_rooms_listed_out_of_order_are_a_fault(house: Path) -> None:
    listed = house / "src" / "tingsted" / "config" / "rooms.py"
    listed.write_text('ROOMS: tuple[str, ...] = ("plans", "ideas", "desk")\n', encoding="utf-8")
    assert find_faults(house) == [
        "src/tingsted/config/rooms.py: plans stands before ideas, but is further out"
    ]


def test_a_new_room_stands_outside_the_others_but_inside_the_desk(house: Path) -> None:
    create("grants", after=None, root=house)
    assert read_rooms(house) == ["ideas", "plans", "grants", "desk"]
    assert find_faults(house) == []
    written = {p.name for p in (house / "src" / "tingsted" / "grants").iterdir()}
    assert written == {"migrations", *(name for name in FILES if "/" not in name)}


def test_a_new_room_can_stand_just_outside_a_named_one(house: Path) -> None:
    create("grants", after="ideas", root=house)
    assert read_rooms(house) == ["ideas", "grants", "plans", "desk"]
    assert find_faults(house) == []


def test_a_room_the_contract_knows_is_listed_on_its_own_floor(house: Path) -> None:
    create("search", after=None, root=house)
    assert read_rooms(house) == ["ideas", "search", "plans", "desk"]


@pytest.mark.parametrize("name", ["Grants", "a", "grants-2", "plans"])
def test_a_name_that_cannot_be_a_room_is_refused(house: Path, name: str) -> None:
    with pytest.raises(Failure):
        create(name, after=None, root=house)
