"""A part's text as it is meant: paragraphs, and lists whose lines begin with a dash."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tingsted.kernel.text import tidy

_ITEM = re.compile(r"[-–•*]\s+")


@dataclass(frozen=True)
class Block:
    """A paragraph, or a list with its items."""

    text: str = ""
    items: tuple[str, ...] = ()


def read_blocks(text: str) -> list[Block]:
    """The paragraphs and lists of a text; a line of its own beginning with a dash is an item."""
    blocks: list[Block] = []
    for chunk in re.split(r"\n\s*\n", tidy(text)):
        said: list[str] = []
        items: list[str] = []
        for line in chunk.split("\n"):
            mark = _ITEM.match(line)
            if mark:
                items.append(line[mark.end() :].strip())
            elif items and line.strip():
                items[-1] = f"{items[-1]} {line.strip()}"
            elif line.strip():
                said.append(line.strip())
        if said:
            blocks.append(Block(text="\n".join(said)))
        if items:
            blocks.append(Block(items=tuple(items)))
    return blocks
