"""Panels, each a block tag that holds other markup: `{% notice "good" title=… %} … {% endnotice %}`."""

from django.utils.html import format_html
from django.utils.safestring import SafeString

from tingsted.design import fields

NOTICES = frozenset({"", "good", "mind", "privacy", "bad"})


def heading(level: int, text: str, ident: str = "") -> SafeString:
    """A heading at the level the page has reached, or nothing where there is no title."""
    if not text:
        return SafeString("")
    start = format_html('<h{} id="{}">', level, ident) if ident else format_html("<h{}>", level)
    return format_html("{}{}</h{}>", start, text, level)


def notice(
    content: str, kind: str = "", title: str = "", *, level: int = 2, live: bool = False
) -> SafeString:
    """A few words set apart by a bar: news, "good", "mind", "privacy" or "bad"."""
    if kind not in NOTICES:
        raise ValueError(f"{kind!r} is not a kind of notice: choose among {', '.join(sorted(NOTICES))}.")
    return format_html(
        '<div class="notice {}"{}>{}{}</div>',
        kind,
        SafeString(' role="status"') if live else "",
        heading(level, title),
        content,
    )


def panel(name: str, content: str, title: str, level: int) -> SafeString:
    """A heading and what belongs to it, set apart as `name` says."""
    return format_html('<div class="{}">{}{}</div>', name, heading(level, title), content)


def kind(content: str, title: str = "", *, level: int = 2) -> SafeString:
    """A kind panel: an area without a council, no plan here, a council that rests."""
    return panel("kind", content, title, level)


def empty(content: str, title: str = "", *, level: int = 2) -> SafeString:
    """What stands where nothing is yet: one sentence, one act."""
    return panel("empty", content, title, level)


def call(content: str, title: str = "", *, level: int = 2) -> SafeString:
    """Once on a page: what we hope you do."""
    return panel("call", content, title, level)


def card(content: str, title: str = "", *, level: int = 2) -> SafeString:
    """Something set apart, sparingly."""
    return panel("card", content, title, level)


def figure(content: str, caption: str = "", source: str = "") -> SafeString:
    """A picture with what it shows and, in full, whom its data come from."""
    return format_html(
        '<figure class="figure">{}{}{}</figure>',
        content,
        format_html("<figcaption>{}</figcaption>", caption) if caption else "",
        format_html('<p class="attribution">{}</p>', source) if source else "",
    )


def fold(content: str, title: str, *, opened: bool = False) -> SafeString:
    """More for those who want it."""
    return format_html(
        '<details class="fold"{}><summary>{}</summary><div>{}</div></details>',
        SafeString(" open") if opened else "",
        title,
        content,
    )


def dialog(content: str, ident: str, title: str, *, level: int = 2) -> SafeString:
    """A question over the page, opened by any link with `data-dialog="ident"`.

    Without JavaScript the link leads to a page that asks the same.
    """
    return format_html(
        '<dialog class="dialog" id="{}" aria-labelledby="{}-titel">{}{}</dialog>{}',
        ident,
        ident,
        heading(level, title, f"{ident}-titel"),
        content,
        fields.module("confirm"),
    )
