"""What `uv build` and pip run when they make the wheel: the translations go along, compiled."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import (  # type: ignore[import-not-found]  # there while a wheel is made
    BuildHookInterface,
)


class CompiledTranslations(BuildHookInterface[Any]):  # type: ignore[misc]  # as above
    """Compiles each .po of the rooms; git ignores what comes of it, so the wheel is told to take it along."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called before the files are gathered; a development install compiles in `./dev` instead."""
        if version == "editable":
            return
        from babel.messages.mofile import write_mo
        from babel.messages.pofile import read_po

        root = Path(self.root)
        for po in sorted(root.glob("src/tingsted/*/locale/*/LC_MESSAGES/django.po")):
            compiled = po.with_suffix(".mo")
            with po.open("rb") as text, compiled.open("wb") as file:
                write_mo(file, read_po(text, locale=po.parts[-3], abort_invalid=True))
            build_data["artifacts"].append(f"/{compiled.relative_to(root).as_posix()}")
