"""Of which migrations and packages empty tables were made, so that a copy of them is taken only while it fits."""

from __future__ import annotations

import hashlib
from pathlib import Path

ROOT = Path(__file__).parent.parent


def digest() -> str:
    """What the empty tables depend on: our migrations and first rows, the packages, Django itself."""
    import django
    from django.apps import apps

    found = hashlib.sha256(django.__version__.encode() + (ROOT / "uv.lock").read_bytes())
    ours = (Path(config.path) for config in apps.get_app_configs())
    for folder in sorted(path for path in ours if path.is_relative_to(ROOT / "src")):
        for file in sorted([*folder.glob("migrations/*.py"), *folder.glob("first_*.py")]):
            found.update(str(file.relative_to(ROOT)).encode() + file.read_bytes())
    return found.hexdigest()[:16]
