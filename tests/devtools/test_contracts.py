"""The import contracts of pyproject.toml catch what they are there to catch."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from devtools.steps import ROOT

MODULES = {
    "tingsted/__init__.py": "",
    "tingsted/__main__.py": "",
    "tingsted/ideas/__init__.py": "",
    "tingsted/ideas/models.py": "",
    "tingsted/ideas/actions.py": "from tingsted.ideas import models",
    "tingsted/ideas/views.py": "from tingsted.ideas import actions",
    "tingsted/plans/__init__.py": "",
    "tingsted/plans/actions.py": "from tingsted.ideas.actions import models",
    "civicmath/__init__.py": "",
}
BROKEN = {
    "an inner room imports an outer one": ("tingsted/ideas/actions.py", "import tingsted.plans.actions"),
    "rooms of one floor know each other": ("tingsted/meetings/__init__.py", "import tingsted.surveys"),
    "a room that is not listed": ("tingsted/lotteries/__init__.py", ""),
    "a verb knows the face": ("tingsted/plans/actions.py", "from tingsted.plans import views"),
    "a form knows the background work": ("tingsted/plans/forms.py", "from tingsted.plans import tasks"),
    "the numbers know the platform": ("civicmath/__init__.py", "import tingsted.ideas"),
    "the numbers know the web framework": ("civicmath/__init__.py", "import django"),
}
ALSO = ("tingsted/surveys/__init__.py", "tingsted/plans/views.py", "tingsted/plans/tasks.py")


def keeps_the_contracts(folder: Path, modules: dict[str, str]) -> bool:
    for name, text in modules.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    command = [
        Path(sys.executable).with_name("lint-imports"),
        "--no-cache",
        "--config",
        ROOT / "pyproject.toml",
    ]
    env = {**os.environ, "PYTHONPATH": str(folder)}
    done = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)
    assert "Contracts: " in done.stdout, done.stdout + done.stderr
    return done.returncode == 0


def test_a_house_in_order_keeps_the_contracts(tmp_path: Path) -> None:
    assert keeps_the_contracts(tmp_path, {**MODULES, **dict.fromkeys(ALSO, "")})


@pytest.mark.parametrize("fault", BROKEN)
def test_the_contracts_refuse(tmp_path: Path, fault: str) -> None:
    name, text = BROKEN[fault]
    assert not keeps_the_contracts(tmp_path, {**MODULES, **dict.fromkeys(ALSO, ""), name: text})
