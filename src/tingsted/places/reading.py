"""Small readings of people's own words."""

from __future__ import annotations

import re


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a plain text."""
    return [p.strip() for p in re.split(r"\n\s*\n", text) if p.strip()]
