"""One file with everything: rows of every table as JSON lines, uploaded files, and a manifest with digests.

The file says which migrations its rows belong to. Restoring builds the database as it was then, fills it, and
migrates forward: an old backup opens in a new version, and a backup from SQLite opens in PostgreSQL.
"""

from __future__ import annotations

import hashlib
import json
import os
import zipfile
from base64 import b64decode, b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection, models, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from tingsted.kernel import clock, guard

FORM = 1
ROWS_AT_ONCE = 500
# What the next sign-in or the next letter makes anew is not carried along.
LEFT_OUT = frozenset({"sessions.Session", "migrations.Migration"})


class CannotRestore(Exception):
    """The file is not a backup that can be put back; the message says why."""


def write_backup(to: Path) -> dict[str, Any]:
    """Write everything to one file that only its owner can read, in one reading of the database; returns the manifest.

    What is written meanwhile waits for nothing and is not in it; a file that can't be finished leaves nothing behind.
    """
    partly = to.with_name(to.name + ".part")
    manifest: dict[str, Any] = {
        "form": FORM,
        "made_at": clock.now().isoformat(),
        "migrations": [],
        "tables": {},
        "files": {},
    }
    partly.unlink(missing_ok=True)
    try:
        with (
            open(partly, "xb", opener=lambda path, flags: os.open(path, flags, 0o600)) as written,
            zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as file,
            _one_reading(),
        ):
            _write_all(file, manifest)
        partly.replace(to)
    except BaseException:
        partly.unlink(missing_ok=True)
        raise
    return manifest


def _write_all(file: zipfile.ZipFile, manifest: dict[str, Any]) -> None:
    manifest["migrations"] = sorted(map(list, MigrationRecorder(connection).applied_migrations()))
    for model in _models_now():
        manifest["tables"][model._meta.label] = _write_rows(file, model)
    for path in _media():
        try:
            content = path.read_bytes()
        except FileNotFoundError:  # taken down since the folder was read
            continue
        name = str(path.relative_to(settings.MEDIA_ROOT))
        manifest["files"][name] = hashlib.sha256(content).hexdigest()
        file.writestr(f"files/{name}", content)
    file.writestr("manifest.json", json.dumps(manifest, ensure_ascii=False, indent=1))


@contextmanager
def _one_reading() -> Iterator[None]:
    """A transaction that sees the database as it was at one moment, and keeps nobody from writing meanwhile."""
    if connection.in_atomic_block:
        yield
        return
    mode = getattr(connection, "transaction_mode", None)
    try:
        if connection.vendor == "sqlite":
            connection.transaction_mode = "DEFERRED"  # type: ignore[attr-defined]  # SQLite's own
        with transaction.atomic():
            if connection.vendor == "postgresql":
                with connection.cursor() as cursor:
                    cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
    finally:
        if connection.vendor == "sqlite":
            connection.transaction_mode = mode  # type: ignore[attr-defined]  # as it was


def read_backup(source: Path) -> dict[str, Any]:
    """The manifest of a backup whose every digest holds; raises `CannotRestore` otherwise."""
    try:
        with zipfile.ZipFile(source) as file:
            manifest: dict[str, Any] = json.loads(file.read("manifest.json"))
            for label, (_count, digest) in manifest["tables"].items():
                if hashlib.sha256(file.read(f"rows/{label}.jsonl")).hexdigest() != digest:
                    raise CannotRestore(f"The rows of {label} in {source.name} were changed or damaged.")
            for name, digest in manifest["files"].items():
                if ".." in Path(name).parts or Path(name).is_absolute():
                    raise CannotRestore(f"{source.name} holds a file outside its folder.")
                if hashlib.sha256(file.read(f"files/{name}")).hexdigest() != digest:
                    raise CannotRestore(f"The file {name} in {source.name} was changed or damaged.")
    except (OSError, KeyError, ValueError, zipfile.BadZipFile) as fault:
        raise CannotRestore(f"{source.name} is not a backup of Tingsted, or is damaged: {fault}") from fault
    if manifest["form"] != FORM:
        raise CannotRestore(f"{source.name} was written by a newer version. Upgrade first.")
    return manifest


def restore(source: Path, *, forward: bool = True) -> dict[str, Any]:
    """Put a backup into an empty database and bring it to this version; returns the manifest.

    Without `forward` the database stays as it was when the backup was made, for an upgrade to take on.
    """
    manifest = read_backup(source)
    if _has_rows():
        raise CannotRestore("There is data here already. Restore into a new, empty database.")
    applied = {(app, name) for app, name in manifest["migrations"]}
    loader = MigrationLoader(connection)
    unknown = sorted(applied - set(loader.disk_migrations) - set(loader.replacements))
    if unknown:
        raise CannotRestore(
            f"The backup comes from a newer version ({unknown[0][0]} {unknown[0][1]}). Upgrade first."
        )
    leaves = _leaves(loader, applied)
    with guard.arranging():
        MigrationExecutor(connection).migrate(leaves)
        state = MigrationExecutor(connection).loader.project_state(leaves)
        with zipfile.ZipFile(source) as file:
            _fill(
                file,
                [
                    m
                    for m in state.apps.get_models(include_auto_created=True)
                    if m._meta.label in manifest["tables"]
                ],
            )
            for name in manifest["files"]:
                target = Path(settings.MEDIA_ROOT) / name
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(file.read(f"files/{name}"))
        if forward:
            call_command("migrate", verbosity=0, interactive=False)
    return manifest


def _models_now() -> list[type[models.Model]]:
    from django.apps import apps

    found = apps.get_models(include_auto_created=True)
    return [m for m in found if m._meta.managed and not m._meta.proxy and m._meta.label not in LEFT_OUT]


def _columns(model: type[models.Model]) -> list[models.Field[Any, Any]]:
    return [field for field in model._meta.local_concrete_fields if not getattr(field, "generated", False)]


def _write_rows(file: zipfile.ZipFile, model: type[models.Model]) -> tuple[int, str]:
    columns = _columns(model)
    names = [field.attname for field in columns]
    digest, count = hashlib.sha256(), 0
    rows = model._base_manager.order_by("pk").values_list(*names).iterator(chunk_size=ROWS_AT_ONCE)
    with file.open(f"rows/{model._meta.label}.jsonl", "w", force_zip64=True) as out:
        heading = _line(names)
        digest.update(heading)
        out.write(heading)
        for row in rows:
            line = _line([_plain(value) for value in row])
            digest.update(line)
            out.write(line)
            count += 1
    return count, digest.hexdigest()


def _line(values: list[Any]) -> bytes:
    return (json.dumps(values, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def _plain(value: Any) -> Any:
    """A value as JSON can carry it without losing a microsecond."""
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return value.total_seconds()
    if isinstance(value, UUID | Decimal):
        return str(value)
    if isinstance(value, bytes | memoryview):
        return b64encode(bytes(value)).decode()
    return value


def _leaves(loader: MigrationLoader, applied: set[tuple[str, str]]) -> list[tuple[str, str]]:
    """The last applied migration of each app: where the backup's schema stood."""
    graph = loader.graph
    return [
        node
        for node in applied
        if node in graph.nodes
        and not any(c.key in applied and c.key[0] == node[0] for c in graph.node_map[node].children)
    ]


def _has_rows() -> bool:
    tables = set(connection.introspection.table_names())
    return any(
        m._meta.db_table in tables and m._base_manager.exists()
        for m in _models_now()
        if m.__module__.startswith("tingsted.")
    )


def _fill(file: zipfile.ZipFile, found: list[type[models.Model]]) -> None:
    with transaction.atomic(), connection.constraint_checks_disabled():
        for model in found:
            model._base_manager.all().delete()  # rows that migrations made themselves, such as content types
        for model in found:
            for field in _columns(model):
                if getattr(field, "auto_now_add", False) or getattr(field, "auto_now", False):
                    field.auto_now_add = field.auto_now = False  # type: ignore[attr-defined]  # these rows know their time
            for batch in _batches(file, model):
                model._base_manager.bulk_create(batch)
        connection.check_constraints()
    with connection.cursor() as cursor:
        for sql in connection.ops.sequence_reset_sql(no_style(), found):
            cursor.execute(sql)


def _batches(file: zipfile.ZipFile, model: type[models.Model]) -> Iterator[list[models.Model]]:
    fields = {field.attname: field for field in _columns(model)}
    with file.open(f"rows/{model._meta.label}.jsonl") as lines:
        names = json.loads(next(lines))
        batch: list[models.Model] = []
        for line in lines:
            values = {
                name: _typed(fields[name], value) for name, value in zip(names, json.loads(line), strict=True)
            }
            batch.append(model(**values))
            if len(batch) == ROWS_AT_ONCE:
                yield batch
                batch = []
        if batch:
            yield batch


def _typed(field: models.Field[Any, Any], value: Any) -> Any:
    if value is None or isinstance(field, models.JSONField):
        return value
    if isinstance(field, models.BinaryField):
        return b64decode(value)
    if isinstance(field, models.DurationField):
        return timedelta(seconds=value)
    if isinstance(field, models.DateTimeField):
        return datetime.fromisoformat(value)
    return (
        field.target_field.to_python(value)
        if isinstance(field, models.ForeignKey)
        else field.to_python(value)
    )


def _media() -> list[Path]:
    root = Path(settings.MEDIA_ROOT)
    return sorted(path for path in root.rglob("*") if path.is_file()) if root.exists() else []
