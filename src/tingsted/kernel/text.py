"""People's text: plain or light Markdown, made safe; danish letters in addresses; cutting at a word."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import Any

import nh3
from django.utils.formats import date_format, number_format
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from markdown_it import MarkdownIt

_markdown = MarkdownIt("commonmark", {"html": False, "linkify": False}).disable("image")
_TAGS = {"p", "br", "strong", "em", "ul", "ol", "li", "a", "h2", "h3", "h4", "blockquote", "hr", "code"}
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_LETTERS = str.maketrans(
    {"æ": "ae", "ø": "oe", "å": "aa", "Æ": "ae", "Ø": "oe", "Å": "aa", "ü": "u", "ö": "o", "ä": "a"}
)


def rich(text: str) -> SafeString:
    """Markdown as safe HTML: no images, no raw HTML, links without referrer."""
    html = nh3.clean(
        _markdown.render(text),
        tags=_TAGS,
        attributes={"a": {"href"}},
        url_schemes={"https", "http", "mailto"},
    )
    return mark_safe(html)  # noqa: S308 - cleaned on the line above


def slug(text: str) -> str:
    """A readable address: æ, ø and å become ae, oe and aa."""
    plain = unicodedata.normalize("NFKD", text.translate(_LETTERS)).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60]


def cut(text: str, length: int) -> str:
    """At most `length` characters, cut at a word, with an ellipsis."""
    if len(text) <= length:
        return text
    head = text[: length - 1]
    return (head.rsplit(" ", 1)[0] if " " in head else head).rstrip(",;:.- ") + "…"


def beyond(title: str, words: str) -> str:
    """What the words say beyond a title made of their beginning; nothing where they say the same."""
    head = title.rstrip("….!? ")
    if not head or not words.casefold().startswith(head.casefold()):
        return words
    rest = words[len(head) :]
    if rest[:1].isalnum():  # the title ends inside a word of theirs
        return words
    rest = rest.lstrip(".!?,;: \n")
    return f"… {rest}" if rest and title.endswith("…") else rest


def tidy(text: str) -> str:
    """One clean line or paragraph as people meant it: no control characters, no stray spaces."""
    text = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    text = "".join(c for c in text if c == "\n" or unicodedata.category(c)[0] != "C")
    return "\n".join(re.sub(r"[ \t\u00a0]+", " ", line).strip() for line in text.split("\n")).strip()


DANISH_ORDER = "abcdefghijklmnopqrstuvwxyzæøå"


def danish_key(text: str) -> tuple[object, ...]:
    """Sort key with æ, ø and å last and numbers by size."""
    key: list[object] = []
    for part in re.findall(r"\d+|\D", text.casefold()):
        if part.isdecimal():
            key.append((0, int(part)))
        else:
            key.append(
                (
                    1,
                    DANISH_ORDER.find(part)
                    if part in DANISH_ORDER
                    else -1
                    if part == " "
                    else 100 + ord(part),
                )
            )
    return tuple(key)


def in_words(fact: Any) -> Any:
    """A fact as a sentence says it: 2026-12-02 as "2. december 2026", 3.5 as "3,5", all else as it is."""
    if isinstance(fact, float):
        return number_format(fact, use_l10n=True)
    if not isinstance(fact, str) or not _DAY.fullmatch(fact):
        return fact
    danish = (get_language() or "da").startswith("da")
    return date_format(date.fromisoformat(fact), "j. F Y" if danish else "j F Y")
