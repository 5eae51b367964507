"""Styles and scripts as they are served: each under a name that changes with its content."""

from __future__ import annotations

from pathlib import Path

from django.contrib.staticfiles.storage import HashedFilesMixin
from whitenoise.storage import CompressedManifestStaticFilesStorage

_ROOMS = sorted(folder.parent.name for folder in Path(__file__).parents[1].glob("*/static"))
_IMPORTS = HashedFilesMixin._js_module_import_aggregation_patterns[1]  # type: ignore[attr-defined]  # not in its stubs


class NamedByContent(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # untyped there
    """A script of ours that imports another asks for it under the name it is served by.

    The framework does this for every script or for none, and stumbles over examples in others' comments.
    """

    patterns = (
        *CompressedManifestStaticFilesStorage.patterns,
        *((f"{room}/*.js", _IMPORTS) for room in _ROOMS),
    )
