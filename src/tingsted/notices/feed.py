"""An area's news as Atom (RFC 4287): lasting ids, whole addresses, words as text and nothing that runs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, SubElement, register_namespace, tostring

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from tingsted.kernel import links, ports
from tingsted.kernel.text import tidy
from tingsted.places.models import Area
from tingsted.places.queries import the_municipality

ATOM = "http://www.w3.org/2005/Atom"
register_namespace("", ATOM)


def atom(area: Area, entries: Sequence[ports.Doing], language: str) -> bytes:
    """The feed of an area; `entries` latest first. Without entries its moment is the day the area was entered."""
    here, page = (reverse(f"notices:{name}", args=[area.slug]) for name in ("feed", "news"))
    feed = Element(f"{{{ATOM}}}feed", {"xml:lang": language})
    _add(feed, "title", _("News from %(area)s") % {"area": area.name})
    _add(feed, "subtitle", the_municipality().name)
    _add(feed, "id", _tag(area.created_at, f"area:{area.pk}"))
    _add(feed, "updated", _moment(entries[0].at if entries else area.created_at))
    _link(feed, "self", here, "application/atom+xml")
    _link(feed, "alternate", page, "text/html")
    for doing in entries:
        entry = SubElement(feed, f"{{{ATOM}}}entry")
        _add(entry, "title", doing.words)
        _add(entry, "id", _tag(doing.at, doing.key))
        _add(entry, "updated", _moment(doing.at))
        _add(entry, "published", _moment(doing.at))
        _add(SubElement(entry, f"{{{ATOM}}}author"), "name", the_municipality().name)
        _link(entry, "alternate", doing.url, "text/html")
        if doing.detail:
            _add(entry, "summary", doing.detail)
    return bytes(tostring(feed, encoding="utf-8", xml_declaration=True))


def _add(parent: Element, name: str, text: str) -> None:
    SubElement(parent, f"{{{ATOM}}}{name}").text = tidy(str(text))


def _link(parent: Element, rel: str, path: str, kind: str) -> None:
    SubElement(parent, f"{{{ATOM}}}link", {"rel": rel, "href": links.whole(path), "type": kind})


def _tag(at: datetime, key: str) -> str:
    """A lasting id (RFC 4151): the installation, the day it happened, and what."""
    host = urlsplit(settings.ORIGIN).hostname or "localhost"
    return f"tag:{host},{at.astimezone(UTC):%Y-%m-%d}:{key}"


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
