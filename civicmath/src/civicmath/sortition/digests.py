"""The bytes of a bundle and their digests: see FORMAT.md."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Iterable, Mapping, Sequence

FORMAT = "civicmath-sortition-1"


def json_bytes(value: object) -> bytes:
    """JSON as FORMAT.md writes it: sorted keys, one space of indent, UTF-8, a final line feed."""
    return (json.dumps(value, ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode()


def csv_bytes(header: Sequence[object], rows: Iterable[Sequence[object]]) -> bytes:
    """CSV as FORMAT.md writes it: commas, quotes only where needed, line feeds."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue().encode()


def digest(content: bytes) -> str:
    """SHA-256 in lower-case hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def manifest_of(public: Mapping[str, bytes], auditor: Mapping[str, bytes]) -> dict[str, object]:
    """The manifest of a lottery: every file's digest, and the digest over them that is published before
    the draw."""
    tiers = {
        tier: {name: digest(content) for name, content in files.items()}
        for tier, files in (("auditor", auditor), ("public", public))
    }
    lines = sorted(
        f"{tier}/{name} {value}\n" for tier, files in tiers.items() for name, value in files.items()
    )
    return {"format": FORMAT, **tiers, "digest": digest("".join(lines).encode())}
