"""What every test stands on: the guard on the database, the cast, and files that need no build."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from typing import Any

os.environ.setdefault("TINGSTED_DATA", tempfile.mkdtemp(prefix="tingsted-test-"))
os.environ.setdefault("TINGSTED_SECRET", "for-tests-only-" + "x" * 32)

import pytest
from django.conf import settings as django_settings
from django.db.backends.signals import connection_created
from django.test import TransactionTestCase
from django.utils import translation

import schema
from cast import Cast, gather
from copied import copied
from tingsted.kernel import guard


@pytest.fixture(scope="session", autouse=True)
def _readers_and_writers_side_by_side() -> Iterator[None]:
    """In a database in memory, which a browser's requests share, readers lock whole tables and nobody waits for them.

    In a file, as in an installation, they do not. So here they read without locks.
    """

    def unlock(connection: Any, **_more: Any) -> None:
        if connection.vendor == "sqlite" and connection.is_in_memory_db():
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA read_uncommitted = 1")

    connection_created.connect(unlock)
    yield
    connection_created.disconnect(unlock)


@pytest.fixture(scope="session")
def _kept_schema() -> Iterator[None]:
    """The empty tables are kept beside the tests' data, and made anew only when a migration or a package changes."""
    with schema.kept():
        yield


@pytest.fixture(scope="session")
def django_db_setup(_kept_schema: None, django_db_setup: None) -> None:
    """Once the migrations have run, a write outside an action fails; emptying the tables after a test may."""
    guard.install()
    empty_tables = TransactionTestCase._fixture_teardown

    def with_leave(case: TransactionTestCase) -> None:
        with guard.arranging():
            empty_tables(case)

    TransactionTestCase._fixture_teardown = with_leave


@pytest.fixture(scope="session", autouse=True)
def _nothing_collected(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Where an installation keeps its collected files: there, and empty, so that nobody is warned of it."""
    django_settings.STATIC_ROOT = tmp_path_factory.mktemp("static")


@pytest.fixture(autouse=True)
def _plain_static_files(settings: Any) -> None:
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }


@pytest.fixture(autouse=True)
def _letters_go_to_the_outbox(settings: Any) -> None:
    """As in an installation; the test runner would put another mail door in its place."""
    settings.EMAIL_BACKEND = "tingsted.notices.backend.OutboxBackend"


@pytest.fixture(autouse=True)
def _danish_first() -> Iterator[None]:
    """A page asked for in English leaves its language in the thread: the next test begins in Danish."""
    translation.activate("da")
    yield
    translation.activate("da")


@pytest.fixture(autouse=True)
def _no_municipality_from_before() -> None:
    """What a process remembers of the municipality does not outlive a test."""
    from tingsted.places.queries import forget_municipality
    from tingsted.places.remembered import forget_all

    forget_municipality()
    forget_all()


@pytest.fixture
def cast(db: None) -> Cast:
    """The known people of Glumsø, Fodby and the town hall."""
    with guard.arranging():
        return copied(gather)
