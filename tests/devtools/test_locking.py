"""What pip installs is what the lock says."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from devtools import environment, locking
from devtools.steps import ROOT

FILES = ["uv.lock", "pyproject.toml", "requirements.txt", "requirements-dev.txt", "requirements-peers.txt"]


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The lock and its exports in a folder of their own, on a machine without uv."""
    for name in FILES:
        shutil.copy(ROOT / name, tmp_path / name)
    monkeypatch.setattr(locking, "ROOT", tmp_path)
    monkeypatch.setattr(locking.shutil, "which", lambda name: None)
    return tmp_path


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_lock_and_its_exports_agree(clone: Path) -> None:
    assert locking.find_faults() == []


def test_a_pin_that_is_not_locked_is_told(clone: Path) -> None:
    change(clone / "requirements.txt", "segno==", "segno==9")
    assert [fault.split(" ")[1][:8] for fault in locking.find_faults()] == ["segno==9"]


def test_a_changed_digest_is_told(clone: Path) -> None:
    change(clone / "requirements.txt", "--hash=sha256:", "--hash=sha256:0")
    assert len(locking.find_faults()) == 1


def test_a_dependency_left_out_of_the_export_is_told(clone: Path) -> None:
    change(clone / "pyproject.toml", '  "segno>=1.6",', '  "segno>=1.6",\n  "hypercorn>=1",')
    assert locking.find_faults() == ["requirements.txt lacks hypercorn. Run ./dev lock where uv is"]


def test_a_wider_range_of_pythons_than_was_resolved_is_told(clone: Path) -> None:
    change(clone / "pyproject.toml", "<3.15", "<3.16")
    assert locking.find_faults() == ['uv.lock was not resolved for requires-python = ">=3.11, <3.16"']


def test_a_python_that_only_has_a_name_is_not_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / "python3.99"
    broken.write_text("#!/bin/sh\nexit 127\n", encoding="utf-8")
    broken.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    assert environment.find_python("3.99") is None


def test_the_python_at_hand_is_found_by_its_version() -> None:
    version = ".".join(map(str, sys.version_info[:2]))
    assert environment.is_version(environment.base_python(), version)
