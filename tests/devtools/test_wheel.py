"""The wheel that others install speaks Danish."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.slow
def test_a_wheel_has_every_rooms_danish_compiled(tmp_path: Path) -> None:
    uv = shutil.which("uv") or pytest.skip("The wheel is built with uv, which is not here.")
    subprocess.run(
        [uv, "build", "--quiet", "--wheel", "--out-dir", str(tmp_path), str(ROOT)], check=True, timeout=300
    )
    names = set(ZipFile(next(tmp_path.glob("tingsted-*.whl"))).namelist())
    catalogues = {po.relative_to(ROOT / "src") for po in (ROOT / "src").rglob("django.po")}
    assert {po.with_suffix(".mo").as_posix() for po in catalogues} - names == set()
    assert len(catalogues) >= 14
