"""The manual's page on privacy names everything that is kept on people, as each room declares it.

Write its table anew after a change: `TINGSTED_WRITE=1 ./dev test tests/test_privacy_manual.py`.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from django.apps import apps
from django.utils.translation import gettext, override

from tingsted.config.rooms import ROOMS
from tingsted.kernel import ports

MANUAL = Path(__file__).parent.parent / "docs" / "manual"
PAGES = {"da": MANUAL / "da" / "privatliv.md", "en": MANUAL / "en" / "privacy.md"}


def rows(tongue: str) -> list[str]:
    """One row of the table for each thing that a room keeps on people."""
    with override(tongue):
        return [
            f"| {apps.get_model(held.model)._meta.verbose_name} | {_sentence(str(held.why))} | {_sentence(held.kept)} |"
            for held in sorted(ports.PERSONAL.values(), key=_floor)
        ]


def _floor(held: ports.PersonalData) -> tuple[int, str]:
    """The innermost room first; within a room by the model's name."""
    room, model = held.model.split(".")
    return ROOMS.index(room), model


def _sentence(words: str) -> str:
    return gettext(words).rstrip(".")


@pytest.mark.parametrize("tongue", PAGES)
def test_the_page_lists_what_is_kept_why_and_for_how_long(tongue: str) -> None:
    page = PAGES[tongue]
    lines = page.read_text(encoding="utf-8").splitlines()
    first = lines.index("|---|---|---|") + 1
    after = next(n for n in range(first, len(lines)) if not lines[n].startswith("|"))
    if os.environ.get("TINGSTED_WRITE"):
        lines[first:after] = rows(tongue)
        page.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return
    assert lines[first:after] == rows(tongue)
