"""Nothing is lost: a backup restores to the same rows, on an empty database, with an unbroken journal."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection

from cast import Cast, gather
from tingsted.kernel import guard, journal
from tingsted.kernel.keeping.archive import CannotRestore, _models_now, read_backup, restore, write_backup
from tingsted.kernel.models import JournalEntry
from tingsted.places.models import Office, Seat


def _rows() -> dict[str, list[tuple[object, ...]]]:
    return {m._meta.label: list(m._base_manager.order_by("pk").values_list()) for m in _models_now()}


@pytest.mark.django_db(transaction=True)
def test_a_backup_restores_to_the_same_rows(tmp_path: Path) -> None:
    with guard.arranging():
        gather()
        before = _rows()
        manifest = write_backup(tmp_path / "all.zip")
        call_command("flush", verbosity=0, interactive=False)
        assert restore(tmp_path / "all.zip") == json.loads(json.dumps(manifest))
    after = _rows()
    assert {label: rows for label, rows in before.items() if rows} == {
        label: rows for label, rows in after.items() if rows
    }
    assert journal.verify() is None
    with guard.arranging():  # the next key does not collide with a restored one
        office = Office.objects.create(kind="department", name="Ny", slug="ny")
    assert office.pk not in {row[0] for row in before["places.Office"]}


def test_a_backup_is_not_put_over_data(cast: Cast, tmp_path: Path) -> None:
    write_backup(tmp_path / "all.zip")
    with pytest.raises(CannotRestore, match="There is data here already"):
        restore(tmp_path / "all.zip")


def test_a_changed_backup_is_refused(cast: Cast, tmp_path: Path) -> None:
    write_backup(tmp_path / "all.zip")
    with zipfile.ZipFile(tmp_path / "all.zip") as old, zipfile.ZipFile(tmp_path / "bad.zip", "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, content.replace(b"Ruth", b"Rita") if name.startswith("rows/") else content)
    with pytest.raises(CannotRestore, match="changed or damaged"):
        read_backup(tmp_path / "bad.zip")


@pytest.mark.parametrize("content", [b"", b"not a zip", b"PK\x03\x04half"])
def test_a_file_that_is_no_backup_gets_a_sentence(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "odd.zip").write_bytes(content)
    with pytest.raises(CannotRestore, match="is not a backup of Tingsted"):
        read_backup(tmp_path / "odd.zip")


def test_the_backup_carries_every_room(cast: Cast, tmp_path: Path) -> None:
    manifest = write_backup(tmp_path / "all.zip")
    assert manifest["tables"]["places.Seat"][0] == Seat.objects.count()
    assert manifest["tables"]["kernel.JournalEntry"][0] == JournalEntry.objects.count()
    assert connection.vendor in {"sqlite", "postgresql"}
