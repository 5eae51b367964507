"""A test that begins with a copy begins with what the actions made, and with nothing of another test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.db import transaction

import copied
from cast import Cast, gather
from tingsted.kernel import clock, guard, journal
from tingsted.kernel.models import JournalEntry
from tingsted.places.models import Office


@pytest.fixture
def begun(db: None, monkeypatch: pytest.MonkeyPatch) -> Callable[[], object]:
    """A test of its own, as far as its rows go; nothing is made yet."""
    monkeypatch.setattr(copied, "_made", {})

    @contextmanager
    def begin() -> Iterator[Cast]:
        with transaction.atomic(), guard.arranging():
            yield copied.copied(gather)
            transaction.set_rollback(True)

    return begin


def everything() -> dict[str, list[tuple[object, ...]]]:
    """Every table's rows, in an order of their own: a database gives them as they lie."""
    return {table: sorted(rows, key=repr) for table, rows in copied._rows().items()}


def test_the_copy_has_every_row_as_it_was_made(begun: Callable[..., object]) -> None:
    with begun():
        made = everything()
    with begun():
        assert everything() == made
        assert journal.verify() is None


def test_what_one_test_does_to_its_people_and_rows_reaches_no_other(begun: Callable[..., object]) -> None:
    with begun() as cast:
        cast.ruth.name = "En anden"
        cast.ruth.save()
        assert Office.objects.create(kind="department", name="Ny", slug="ny").pk > cast.town_hall.pk
    with begun() as cast:
        assert cast.ruth.name == "Ruth Skovsti"
        cast.ruth.refresh_from_db()
        assert (cast.ruth.name, Office.objects.filter(slug="ny").exists()) == ("Ruth Skovsti", False)
        assert Office.objects.create(kind="department", name="Ny", slug="ny").pk > cast.town_hall.pk


def test_a_test_that_moves_the_clock_first_has_rows_of_its_own_time(begun: Callable[..., object]) -> None:
    with begun():
        began = JournalEntry.objects.earliest("pk").at
    for moved in (timedelta(days=-400), timedelta(minutes=-1), timedelta(days=400)):
        with clock.at(began + moved), begun():
            assert JournalEntry.objects.earliest("pk").at == began + moved


def test_a_file_that_another_test_had_deleted_is_there_again(begun: Callable[..., object]) -> None:
    place = Path(settings.MEDIA_ROOT) / "prøve.txt"

    def leave() -> Office:
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text("en mappe")
        return Office.objects.create(kind="department", name="Arkivet", slug="arkivet")

    for _each in range(2):
        with transaction.atomic(), guard.arranging():
            copied.copied(leave)
            assert place.read_text() == "en mappe"
            place.unlink()
            transaction.set_rollback(True)
