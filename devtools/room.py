"""`./dev new-room NAME`: the skeleton of a room, listed where the house lists its rooms."""

from __future__ import annotations

import re
from pathlib import Path

from devtools.floors import ROOMS_FILE, read_floors, read_rooms
from devtools.steps import ROOT, Failure, say

CONFIG = "pyproject.toml"
STAY_OUTERMOST = ("demo", "desk", "api")

README = """# {name}

What this room is for, in ten lines: its words, its verbs, its neighbours.

- **Nouns** (`models.py`):
- **Verbs** (`actions.py`):
- **Who may** (`rules.py`):
- **Neighbours**: stands on …; further out stand …
"""

FILES = {
    "README.md": README,
    "__init__.py": "",
    "apps.py": '''"""The room's entry among the installed apps."""

from django.apps import AppConfig


class {title}Config(AppConfig):
    """{title} in the house."""

    name = "tingsted.{name}"
    label = "{name}"
''',
    "models.py": '"""The nouns of {name}: what is kept, and what must always hold for it."""\n',
    "events.py": '"""What can have happened in {name}."""\n',
    "rules.py": '"""Who may do and see what in {name}."""\n',
    "queries.py": '"""What is read across the nouns of {name}."""\n',
    "actions.py": '"""The verbs of {name}: the only writers."""\n',
    "views.py": '"""The pages of {name}: each reads, calls one action, renders."""\n',
    "urls.py": '''"""The addresses of {name}, in Danish."""

from django.urls import URLPattern

app_name = "{name}"
urlpatterns: list[URLPattern] = []
''',
    "migrations/__init__.py": "",
}


def create(name: str, *, after: str | None, root: Path = ROOT) -> int:
    """Write the room, its tests' folder and its two entries; refuse a name that can't be one."""
    _refuse_unfit(name, root)
    inner = after or _outermost_room(root)
    folder = root / "src" / "tingsted" / name
    title = "".join(word.capitalize() for word in name.split("_"))
    for path, text in FILES.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text.format(name=name, title=title), encoding="utf-8")
    tests = root / "tests" / name
    tests.mkdir(parents=True, exist_ok=True)
    (tests / "__init__.py").touch()
    _list_in_rooms(name, inner, root)
    if name not in read_floors(root):
        _list_in_contract(name, inner, root)
    say(f"src/tingsted/{name} stands just outside {inner}. Next: its README, its nouns, ./dev check.")
    return 0


def _refuse_unfit(name: str, root: Path) -> None:
    if not re.fullmatch(r"[a-z][a-z_]{2,30}", name):
        raise Failure(f"»{name}« can't be a room: use small letters a to z, as in »grants«.")
    if (root / "src" / "tingsted" / name).exists():
        raise Failure(f"The room {name} is there already.")


def _outermost_room(root: Path) -> str:
    return [room for room in read_rooms(root) if room not in STAY_OUTERMOST][-1]


def _list_in_rooms(name: str, inner: str, root: Path) -> None:
    """Put the room where the contract places it, or just outside `inner` when it is new there too."""
    floors = read_floors(root)
    rooms = read_rooms(root)
    if inner not in rooms:
        raise Failure(f"There is no room {inner}; --after takes one of: {', '.join(rooms)}")
    if name in floors:
        inner = [room for room in rooms if floors.get(room, 0) >= floors[name]][-1]
    path = root / ROOMS_FILE
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace(f'    "{inner}",\n', f'    "{inner}",\n    "{name}",\n', 1), encoding="utf-8"
    )


def _list_in_contract(name: str, inner: str, root: Path) -> None:
    """A floor of its own, just outside the inner room's."""
    path = root / CONFIG
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    at = next(i for i, line in enumerate(lines) if re.match(rf'  "[^"]*\({inner}\)', line))
    lines.insert(at, f'  "({name})",\n')
    path.write_text("".join(lines), encoding="utf-8")
