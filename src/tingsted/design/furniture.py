"""What stands on every page, made once and kept: stylesheets, menu rows, the foot of the page.

A page's time goes to its templates; these parts are the same for everybody, so they are not worked out again.
"""

from collections.abc import Iterable
from functools import lru_cache

from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from tingsted.design.days import language
from tingsted.design.theme import Theme, stylesheet
from tingsted.design.ways import Link

SHEETS = ("tokens", "page", "parts", "figures")


def stylesheets(theme: Theme) -> SafeString:
    """The font that is read first, our sheets, and the municipality's own, at addresses caches can keep."""
    _, digest = stylesheet(theme)
    return _stylesheets(static("design/tokens.css"), reverse("design:theme"), digest)


@lru_cache(maxsize=16)
def _stylesheets(where: str, theme_url: str, digest: str) -> SafeString:
    """`where` says how static files are served just now: another way of serving makes another answer."""
    sheets = ((static(f"design/{name}.css"),) for name in SHEETS)
    return format_html(
        '<link rel="preload" href="{}" as="font" type="font/woff2" crossorigin>\n{}'
        '<link rel="stylesheet" href="{}?v={}">\n<link rel="stylesheet" href="{}" media="print">\n'
        '<link rel="icon" type="image/svg+xml" href="{}">',
        static("design/fonts/source-sans-3.woff2"),
        format_html_join("", '<link rel="stylesheet" href="{}">\n', sheets),
        theme_url,
        digest,
        static("design/print.css"),
        static("design/icon.svg"),
    )


def menu_rows(menu: Iterable[Link] | None) -> SafeString:
    """The menu's lines, the current page marked; a page shows them more than once."""
    current = SafeString(' aria-current="page"')
    rows = ((url, current if here else "", label) for label, url, here in menu or ())
    return format_html_join("", '<li><a href="{}"{}>{}</a></li>', rows)


def about(theme: Theme) -> SafeString:
    """What this site is, and where to read how it treats people."""
    return _about(language(), theme.municipality)


@lru_cache(maxsize=16)
def _about(tongue: str, municipality: str) -> SafeString:
    return SafeString(render_to_string("design/about.html", {"municipality": municipality}))
