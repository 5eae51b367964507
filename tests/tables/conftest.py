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
def committed() -> Callable[[str, str], str]:
    """Gives a table as it stands in the file beside the tests; `TINGSTED_WRITE=1` writes the file anew."""

    def read(name: str, table: str) -> str:
        file = HERE / name
        if os.environ.get("TINGSTED_WRITE") == "1":
            file.write_text(table, encoding="utf-8")
        return file.read_text(encoding="utf-8")

    return read
