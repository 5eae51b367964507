"""From dice, coins or a public value to the ticket that is drawn; never from the computer's own
randomness."""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass


class DrawFault(ValueError):
    """What was drawn doesn't fit this lottery; the message says why."""


@dataclass(frozen=True)
class Drawn:
    """A ticket and where it came from: kind is ticket, digits, coins or seed (FORMAT.md)."""

    ticket: int
    kind: str
    text: str


def draw_ticket(kind: str, text: str, tickets: int) -> Drawn:
    """The ticket that this text means among `tickets`; raises DrawFault with a sentence."""
    if kind == "seed":
        text = unicodedata.normalize("NFC", text).strip()
        return Drawn(_from_seed(text, tickets), kind, text)
    text = "".join(text.split())
    if kind == "digits":
        return Drawn(_from_symbols(text, "0123456789", tickets), kind, text)
    if kind == "coins":
        return Drawn(_from_symbols(text, "01", tickets), kind, text)
    if not (text.isascii() and text.isdigit()):
        raise DrawFault(f"a ticket is a whole number from 0 to {tickets - 1}, not »{text}«")
    if int(text) >= tickets:
        raise DrawFault(f"the tickets are numbered 0 to {tickets - 1}; there is no ticket {text}")
    return Drawn(int(text), kind, text)


def _from_symbols(text: str, symbols: str, tickets: int) -> int:
    length, base = 0, len(symbols)
    while base**length < tickets:
        length += 1
    if base**length != tickets:
        raise DrawFault(f"{tickets} tickets can't be drawn evenly with {base}-sided throws")
    if len(text) != length or set(text) - set(symbols):
        raise DrawFault(f"{tickets} tickets need exactly {length} of the symbols {symbols}, not »{text}«")
    return int(text or "0", base)


def _from_seed(text: str, tickets: int) -> int:
    if not text:
        raise DrawFault("the public value is empty")
    fair = tickets * (2**256 // tickets)
    counter = 0
    while True:
        value = int.from_bytes(
            hashlib.sha256(f"civicmath-sortition\n{text}\n{counter}".encode()).digest(), "big"
        )
        if value < fair:
            return value % tickets
        counter += 1
