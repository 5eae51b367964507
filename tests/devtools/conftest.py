"""A small house to try the tools on: two rooms on two floors."""

from __future__ import annotations

from pathlib import Path

import pytest

CONTRACT = """
[tool.importlinter]
[[tool.importlinter.contracts]]
id = "rooms"
layers = [
  "(config)",
  "(desk)",
  "(plans)",
  "(search) | (ideas)",
]
"""


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """The root of a clone with the rooms ideas (inner), plans and desk (outer)."""
    (tmp_path / "pyproject.toml").write_text(CONTRACT, encoding="utf-8")
    rooms = tmp_path / "src" / "tingsted"
    for room in ("config", "ideas", "plans", "desk"):
        (rooms / room / "templates" / room).mkdir(parents=True)
        (rooms / room / "__init__.py").touch()
    listed = 'ROOMS: tuple[str, ...] = (\n    "ideas",\n    "plans",\n    "desk",\n)\n'
    (rooms / "config" / "rooms.py").write_text(listed, encoding="utf-8")
    return tmp_path
