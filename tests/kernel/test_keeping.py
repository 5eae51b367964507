"""Nothing is lost: a backup restores to the same rows, on an empty database, with an unbroken journal."""

from __future__ import annotations

import json
import os
import threading
import zipfile
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection

from cast import Cast, gather
from tingsted.kernel import guard, journal
from tingsted.kernel.keeping import archive
from tingsted.kernel.keeping.archive import CannotRestore, _models_now, read_backup, restore, write_backup
from tingsted.kernel.keeping.table_backup import owners_only
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


def test_a_backup_and_a_copy_are_read_by_nobody_but_their_owner(cast: Cast, tmp_path: Path) -> None:
    (tmp_path / "copy").write_text("from before")
    (tmp_path / "copy").chmod(0o666)
    before = os.umask(0)
    try:
        write_backup(tmp_path / "all.zip")
        owners_only(tmp_path / "copy")
    finally:
        os.umask(before)
    assert {path.stat().st_mode & 0o777 for path in tmp_path.iterdir()} == {0o600}


def test_a_backup_that_cannot_be_finished_leaves_nothing_behind_and_the_one_before_as_it_was(
    cast: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_backup(tmp_path / "all.zip")
    whole = (tmp_path / "all.zip").read_bytes()

    def full(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(archive, "_media", full)
    with pytest.raises(OSError, match="No space"):
        write_backup(tmp_path / "all.zip")
    assert [path.name for path in tmp_path.iterdir()] == ["all.zip"]
    assert (tmp_path / "all.zip").read_bytes() == whole


@pytest.mark.django_db(transaction=True)
def test_a_backup_is_of_one_moment_and_whoever_writes_meanwhile_waits_for_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if connection.vendor == "sqlite" and connection.is_in_memory_db():
        pytest.skip("a database in memory has one writer and no snapshots")
    with guard.arranging():
        gather()
    write_rows = archive._write_rows

    def meanwhile() -> None:
        with guard.arranging():
            office = Office.objects.create(kind="department", name="Ny", slug="ny")
            Seat.objects.filter(office__slug="glumsoe-lokalraad").update(office=office)
        connection.close()

    def and_somebody_writes(file: zipfile.ZipFile, model: type) -> tuple[int, str]:
        done = write_rows(file, model)
        if model is Office:
            other = threading.Thread(target=meanwhile)
            other.start()
            other.join(timeout=10)
            assert not other.is_alive()
        return done

    monkeypatch.setattr(archive, "_write_rows", and_somebody_writes)
    write_backup(tmp_path / "all.zip")
    assert Office.objects.filter(slug="ny").exists()
    with guard.arranging():
        call_command("flush", verbosity=0, interactive=False)
        restore(tmp_path / "all.zip")
    assert not Office.objects.filter(slug="ny").exists()
    assert Seat.objects.filter(office__slug="glumsoe-lokalraad").exists()
