"""Ways through: crumbs, tabs, steps, progress, pages of a list."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.core.paginator import Page
from django.http import HttpRequest, QueryDict
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

Link = tuple[str, str, bool]


def crumbs(*steps: str) -> SafeString:
    """The way here: label and address by turns, last the page itself."""
    *way, here = steps
    links = zip(way[::2], way[1::2], strict=True)
    return format_html(
        '<nav class="crumbs" aria-label="{}"><ol>{}<li aria-current="page">{}</li></ol></nav>',
        _("You are here"),
        format_html_join("", '<li><a href="{}">{}</a></li>', ((url, label) for label, url in links)),
        here,
    )


def tabs(links: Iterable[Link], label: str) -> SafeString:
    """Views of the same thing, each a page of its own."""
    current = SafeString(' aria-current="page"')
    rows = ((url, current if here else "", text) for text, url, here in links)
    return format_html(
        '<nav aria-label="{}"><ul class="tabs">{}</ul></nav>',
        label,
        format_html_join("", '<li><a href="{}"{}>{}</a></li>', rows),
    )


def steps(labels: Sequence[str], current: int, *, across: bool = True) -> SafeString:
    """The steps of something, the one we are at (from 1), and those done before it."""
    done, here, ahead = map(SafeString, (' class="done"', ' aria-current="step"', ""))
    rows = (
        (done if n < current else here if n == current else ahead, text) for n, text in enumerate(labels, 1)
    )
    items = format_html_join("", "<li{}>{}</li>", rows)
    return format_html('<ol class="steps{}">{}</ol>', " across" if across else "", items)


def progress(value: int, most: int, text: str, more: str = "", ident: str = "fremgang") -> SafeString:
    """How far one has come, always in words too: "Idé 7 af 24"."""
    return format_html(
        '<div class="progress"><p><b id="{}">{}</b>{}</p>'
        '<progress max="{}" value="{}" aria-labelledby="{}"></progress></div>',
        ident,
        text,
        format_html(' <span class="muted">{}</span>', more) if more else "",
        most,
        value,
        ident,
    )


def pager(page: Page[Any], request: HttpRequest | None = None, name: str = "side") -> SafeString:
    """Earlier and later pages of a list, keeping whatever else the address asks for."""
    if not page.has_other_pages():
        return SafeString("")

    def address(number: int) -> str:
        query = request.GET.copy() if request else QueryDict(mutable=True)
        query[name] = str(number)
        return f"?{query.urlencode()}"

    before, after = SafeString("<span></span>"), SafeString("<span></span>")
    if page.has_previous():
        url = address(page.previous_page_number())
        before = format_html('<a rel="prev" href="{}">← {}</a>', url, _("Previous page"))
    if page.has_next():
        url = address(page.next_page_number())
        after = format_html('<a rel="next" href="{}">{} →</a>', url, _("Next page"))
    here = _("Page %(number)d of %(count)d") % {"number": page.number, "count": page.paginator.num_pages}
    return format_html(
        '<nav class="pager" aria-label="{}">{}<span>{}</span>{}</nav>', _("Pages"), before, here, after
    )
