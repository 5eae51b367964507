"""The one typed reading of `TINGSTED_*`: every value has a safe default, a wrong one stops the start."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

PREFIX = "TINGSTED_"
SETTINGS = (
    "TINGSTED_DATA",
    "TINGSTED_SECRET",
    "TINGSTED_DEBUG",
    "TINGSTED_DEMO",
    "TINGSTED_HOSTS",
    "TINGSTED_ORIGIN",
    "TINGSTED_DATABASE_URL",
    "TINGSTED_MAIL_URL",
    "TINGSTED_TRUSTED_PROXIES",
    "TINGSTED_ADDRESS_FILE",
    "TINGSTED_ADDRESS_TOKEN",
    "TINGSTED_RECORDS_FOLDER",
)
# What `./dev` and the tests read for themselves.
KNOWN = frozenset(
    {
        *SETTINGS,
        "TINGSTED_DEV_PYTHON",
        "TINGSTED_REQUIRE_BROWSER",
        "TINGSTED_TEST_DATABASE",
        "TINGSTED_WALKS",
        "TINGSTED_WRITE",
    }
)


class WrongSetting(SystemExit):
    """A setting that can't be used: said in one sentence, and the start stops."""


@dataclass(frozen=True)
class Environment:
    """What the operator may decide from outside."""

    data: Path
    secret: str
    debug: bool
    demo: bool
    hosts: tuple[str, ...]
    origin: str
    database: Mapping[str, object]
    mail: Mapping[str, Any]
    trusted_proxies: int
    address_file: Path | None = None
    address_token: str = ""
    records_folder: Path | None = None
    extra: Mapping[str, str] = field(default_factory=dict)


def read_environment(values: Mapping[str, str] | None = None) -> Environment:
    """Read and check every setting; raise `WrongSetting` with what to write instead."""
    env = dict(os.environ if values is None else values)
    _check_names(env)
    data = _data(env)
    debug = _yes(env, "TINGSTED_DEBUG")
    origin = env.get("TINGSTED_ORIGIN", "http://127.0.0.1:8000").rstrip("/")
    if _wrong_address(origin) or urlsplit(origin).scheme not in {"http", "https"}:
        raise WrongSetting(
            f"TINGSTED_ORIGIN is »{origin}«. Write the address people use, such as https://tingsted.example."
        )
    hosts = tuple(h.strip() for h in env.get("TINGSTED_HOSTS", "").split(",") if h.strip())
    return Environment(
        data=data,
        secret=_secret(env, data),
        debug=debug,
        demo=_yes(env, "TINGSTED_DEMO"),
        hosts=hosts or (str(urlsplit(origin).hostname), "127.0.0.1", "localhost"),
        origin=origin,
        database=_database(env, data),
        mail=_mail(env),
        trusted_proxies=_count(env, "TINGSTED_TRUSTED_PROXIES", 0),
        address_file=_file(env, "TINGSTED_ADDRESS_FILE"),
        address_token=env.get("TINGSTED_ADDRESS_TOKEN", "").strip(),
        records_folder=_folder(env, "TINGSTED_RECORDS_FOLDER"),
    )


def _check_names(env: Mapping[str, str]) -> None:
    """A misspelt name would leave its default in force without a word, so it stops the start."""
    ours = {name.removeprefix(PREFIX): name for name in SETTINGS}
    for name in sorted(env):
        if name.startswith(PREFIX) and name not in KNOWN:
            meant = get_close_matches(name.removeprefix(PREFIX), ours, n=1, cutoff=0.55)
            if meant:
                raise WrongSetting(f"{name} is no setting; did you mean {ours[meant[0]]}?")
            raise WrongSetting(f"{name} is no setting. The settings are {', '.join(SETTINGS)}.")


def _data(env: Mapping[str, str]) -> Path:
    """The folder that holds everything; made if it isn't there."""
    data = Path(env.get("TINGSTED_DATA", "") or Path.cwd() / "var").expanduser().resolve()
    try:
        data.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as trouble:
        raise WrongSetting(
            f"TINGSTED_DATA is »{data}«, which can't be used as a folder ({trouble.strerror}). "
            "Write the path of a folder that may be written in."
        ) from trouble
    return data


def _wrong_address(url: str) -> bool:
    """Whether an address has no host, or a port that is no number."""
    try:
        parts = urlsplit(url)
        return not parts.hostname or parts.port == 0
    except ValueError:
        return True


def _yes(env: Mapping[str, str], name: str) -> bool:
    value = env.get(name, "").strip().lower()
    if value in {"", "0", "no", "false"}:
        return False
    if value in {"1", "yes", "true"}:
        return True
    raise WrongSetting(f"{name} is »{value}«. Write yes or no.")


def _folder(env: Mapping[str, str], name: str) -> Path | None:
    value = env.get(name, "").strip()
    if not value:
        return None
    path = Path(value).expanduser().resolve()
    if not path.is_dir() or not os.access(path, os.W_OK):
        raise WrongSetting(f"{name} is »{value}«. Write the path of a folder that may be written in.")
    return path


def _file(env: Mapping[str, str], name: str) -> Path | None:
    value = env.get(name, "").strip()
    if not value:
        return None
    path = Path(value).expanduser().resolve()
    if not path.is_file():
        raise WrongSetting(f"{name} is »{value}«, where there is no file. Write the path of a CSV file.")
    return path


def _count(env: Mapping[str, str], name: str, default: int) -> int:
    value = env.get(name, "").strip()
    if not value:
        return default
    if not value.isdecimal():
        raise WrongSetting(f"{name} is »{value}«. Write a whole number.")
    return int(value)


def _secret(env: Mapping[str, str], data: Path) -> str:
    """The signing key: given, or made once and kept beside the database, readable by its owner only."""
    given = env.get("TINGSTED_SECRET", "")
    if given:
        if len(given) < 32:
            raise WrongSetting(
                "TINGSTED_SECRET is too short to protect anything. Write at least 32 characters."
            )
        return given
    kept = data / "secret"
    if not kept.exists():
        import secrets

        try:
            with os.fdopen(os.open(kept, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
                file.write(secrets.token_urlsafe(48))
        except FileExistsError:
            pass  # another process of the same installation was first
    return kept.read_text(encoding="utf-8").strip()


# Sixteen megabytes of cache for each thread, and the log is written back by four thousand pages: a row with several
# keys touches many of them, so that a town answering at once is slowed down by writing back often.
_ON_EVERY_CONNECTION = """
    PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-16000; PRAGMA wal_autocheckpoint=4000;
"""
# What a database's address may say of the connection itself; left unsaid, it would be left undone: an address that
# asks for a checked certificate must not be served by an unchecked one.
CONNECTING = frozenset(
    {
        "application_name",
        "channel_binding",
        "connect_timeout",
        "options",
        "sslcert",
        "sslkey",
        "sslmode",
        "sslrootcert",
        "target_session_attrs",
    }
)


def _database(env: Mapping[str, str], data: Path) -> Mapping[str, object]:
    url = env.get("TINGSTED_DATABASE_URL", "")
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": str(data / "tingsted.sqlite3"),
            "CONN_MAX_AGE": None,
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": _ON_EVERY_CONNECTION,
            },
        }
    parts = urlsplit(url)
    local = "host=" in parts.query or not parts.netloc  # a socket, not a host
    if (
        parts.scheme not in {"postgres", "postgresql"}
        or not parts.path.strip("/")
        or (_wrong_address(url) and not local)
    ):
        raise WrongSetting("TINGSTED_DATABASE_URL must look like postgres://user:password@host:5432/name.")
    query = {name: unquote(value) for name, value in re.findall(r"([^&=]+)=([^&]*)", parts.query)}
    unknown = sorted(query.keys() - {"host", "port"} - CONNECTING)
    if unknown:
        raise WrongSetting(
            f"TINGSTED_DATABASE_URL says »{unknown[0]}«, which is nothing we pass on. "
            f"After the question mark may stand host, port, {', '.join(sorted(CONNECTING))}."
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.get("host", "") or parts.hostname or "",
        "PORT": query.get("port", "") or str(parts.port or ""),
        "OPTIONS": {name: value for name, value in query.items() if name in CONNECTING},
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


def _mail(env: Mapping[str, str]) -> Mapping[str, Any]:
    """The mail server, or nothing: then letters are kept and shown instead of sent."""
    url = env.get("TINGSTED_MAIL_URL", "")
    if not url:
        return {}
    parts = urlsplit(url)
    if _wrong_address(url) or parts.scheme not in {"smtp", "smtps", "smtp+tls"}:
        raise WrongSetting("TINGSTED_MAIL_URL must look like smtp+tls://user:password@host:587.")
    return {
        "host": parts.hostname,
        "port": parts.port or (465 if parts.scheme == "smtps" else 25),
        "user": unquote(parts.username or ""),
        "password": unquote(parts.password or ""),
        "ssl": parts.scheme == "smtps",
        "tls": parts.scheme == "smtp+tls",
    }
