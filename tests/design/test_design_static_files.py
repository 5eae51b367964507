"""Scripts and styles as an installation serves them: under names that change with their content."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command

from tingsted.config import settings as installed

IMPORTS = re.compile(r"""(?:from|import)\s*["'](\.{1,2}/[^"']+)["']""")


@pytest.fixture
def collected(settings: Any, tmp_path: Path) -> Path:
    settings.STORAGES = installed.STORAGES
    settings.STATIC_ROOT = tmp_path
    staticfiles_storage._setup()  # type: ignore[attr-defined]  # the storage is made once, and here anew
    call_command("collectstatic", verbosity=0, interactive=False)
    return tmp_path


def test_what_a_script_imports_is_there_under_the_name_it_asks_for(collected: Path) -> None:
    scripts = [p for p in collected.glob("**/*.js") if "/vendor/" not in str(p)]
    asked = {
        (script.name, wanted) for script in scripts for wanted in IMPORTS.findall(script.read_text("utf-8"))
    }
    assert {name.partition(".")[0] for name, _wanted in asked} >= {"draw"}
    missing = [
        (script.name, wanted)
        for script in scripts
        for wanted in IMPORTS.findall(script.read_text("utf-8"))
        if not (script.parent / wanted).exists()
    ]
    assert missing == []
