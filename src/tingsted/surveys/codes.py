"""Codes that people type: no letters that look alike, and a last character that catches a slip of the hand.

The alphabet has 29 characters, a prime number: with growing weights the check character finds every single wrong
character and every two that changed places.
"""

from __future__ import annotations

import secrets

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXY"
AT_ONCE = 4  # so many characters stand together, then a hyphen

SHEET, POSTCARD, KEY = (
    6,
    8,
    16,
)  # lengths: a sheet is only told apart, a postcard lets in, a key opens an answer


def new_code(length: int) -> str:
    """A random code of that many characters, as it is written: `4K7P-9D2T`."""
    drawn = "".join(secrets.choice(ALPHABET) for _ in range(length - 1))
    return written(drawn + _check(drawn))


def canonical(text: str, length: int) -> str:
    """The code as typed, as it is written; empty where it is not one, such as after a slip of the hand."""
    typed = "".join(text[:60].upper().replace("-", " ").split())
    if len(typed) != length or not set(typed) <= set(ALPHABET) or typed[-1] != _check(typed[:-1]):
        return ""
    return written(typed)


def written(typed: str) -> str:
    """In groups, with hyphens between."""
    return "-".join(typed[start : start + AT_ONCE] for start in range(0, len(typed), AT_ONCE))


def _check(drawn: str) -> str:
    total = sum(weight * ALPHABET.index(character) for weight, character in enumerate(drawn, 1))
    return ALPHABET[total % len(ALPHABET)]
