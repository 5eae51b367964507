"""The files of the told survey."""

from __future__ import annotations

from tables import entries

entries.WAYS.update(
    {
        "surveys:files": lambda s: {"slug": s.told.slug},
        "surveys:file": lambda s: {"slug": s.told.slug, "table": "resultat", "form": "csv"},
    }
)
