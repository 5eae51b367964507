"""The scene the tables are read off, and how a table is kept as a file."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from copied import copied
from tables.scene import Scene, whole_scene

HERE = Path(__file__).parent


@pytest.fixture
def scene(db: None) -> Scene:
    """One of everything in Glumsø."""
    return copied(whole_scene)


@pytest.fixture
def as_committed() -> Callable[[str, str], None]:
    """Compares a table with the file beside the tests; `TINGSTED_WRITE=1` writes the file anew."""

    def compare(name: str, table: str) -> None:
        file = HERE / name
        if os.environ.get("TINGSTED_WRITE") == "1":
            file.write_text(table, encoding="utf-8")
        assert table == file.read_text(encoding="utf-8"), (
            "Right? Then: TINGSTED_WRITE=1 ./dev test tests/tables"
        )

    return compare
