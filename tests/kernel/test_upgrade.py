"""An upgrade rehearsed: data from the first schema survives every step since.

`tests/data/first-schema.zip` is the demo as `tingsted demo` and `tingsted backup` wrote it at the first schema. It is
never made anew: each later schema must carry it.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.test import Client

from tingsted.ideas.models import Idea
from tingsted.kernel import guard, journal
from tingsted.kernel.keeping.archive import restore
from tingsted.kernel.keeping.table_backup import NoCopy, dump_database
from tingsted.places.first_topics import FIRST_TOPICS
from tingsted.places.models import Profile, Topic

FIRST = Path(__file__).parent.parent / "data" / "first-schema.zip"


@pytest.fixture
def empty_schema(transactional_db: None) -> Iterator[None]:
    """The tables taken down and, afterwards, put up again for the tests that follow."""
    with guard.arranging():
        with connection.constraint_checks_disabled(), connection.cursor() as cursor:
            for table in connection.introspection.table_names(
                cursor
            ):  # some libraries' steps can't be taken back
                cascade = " CASCADE" if connection.vendor == "postgresql" else ""
                cursor.execute(f"DROP TABLE {connection.ops.quote_name(table)}{cascade}")
        yield
        call_command("migrate", verbosity=0, interactive=False)
        call_command("flush", verbosity=0, interactive=False)


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("aborting because of server version mismatch", "aborting because of server version mismatch"),
        ("", "pg_dump ended with 1."),
    ],
)
def test_a_copy_that_cannot_be_made_is_said_in_words_and_leaves_nothing_half_written(
    tmp_path: Path, said: str, sentence: str
) -> None:
    tool, copy = tmp_path / "pg_dump", tmp_path / "before.pgdump"
    tool.write_text(f"#!/bin/sh\necho half > {copy}\necho '{said}' >&2\nexit 1\n")
    tool.chmod(0o755)
    with pytest.raises(NoCopy) as refused:
        dump_database(
            str(tool), {"NAME": "tingsted", "HOST": "", "PORT": "", "USER": "", "PASSWORD": ""}, copy
        )
    assert (str(refused.value).removeprefix(f"{tmp_path}/"), copy.exists()) == (sentence, False)


@pytest.mark.slow
@pytest.mark.both
def test_data_from_the_first_schema_survives_the_upgrade(
    empty_schema: None, tmp_path: Path, settings: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.DATA = tmp_path
    settings.STATIC_ROOT = tmp_path / "static"
    with zipfile.ZipFile(FIRST) as file:
        manifest = json.loads(file.read("manifest.json"))
    restore(FIRST, forward=False)
    call_command("upgrade")
    assert "The database is at this version." in capsys.readouterr().out
    kept = {
        label: apps.get_model(label)._base_manager.count()
        for label in manifest["tables"]
        if label.split(".")[0] not in {"auth", "contenttypes"}
    }
    assert kept == {label: manifest["tables"][label][0] for label in kept}
    assert journal.verify() is None
    path = Idea.objects.get(label="Glumsø-27")
    assert path.title == "Sti fra stationen til søen"
    council = Profile.objects.get(office__name="Lokalrådet for Glumsø og Omegn")
    assert (council.cares_about, council.can_manage, council.office.how_chosen) == (
        "Stier, unge, bosætning, tog",
        "To høringer om året, gerne med seks ugers frist",
        "Valgt på generalforsamlingen i marts",
    )
    assert Topic.objects.count() == len(FIRST_TOPICS)
    page = Client().get(path.get_absolute_url())
    assert (page.status_code, "Vej og Park" in page.content.decode()) == (200, True)
