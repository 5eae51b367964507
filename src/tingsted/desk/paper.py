"""One area on a sheet: what a politician, an officer or a newcomer reads in five minutes, as a PDF."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from tingsted.design.days import day_text, language
from tingsted.documents.press import press_pdf
from tingsted.kernel import clock, journal, ports, rounds
from tingsted.places.maps import Sheet
from tingsted.places.models import Area, Office, Profile, Seat
from tingsted.places.overview import Around, body_words, surroundings
from tingsted.places.queries import Contacts, the_municipality
from tingsted.places.reading import paragraphs
from tingsted.places.topics import Shown

A_YEAR = timedelta(days=365)
MOST_LINES = 24
LAND, HERE, EDGE, HERE_EDGE = "#e3e9e6", "#0c4a4e", "#9aa5a6", "#1b2426"


def area_pdf(area: Area) -> bytes:
    """The sheet as one file that prints, archives and reads aloud."""
    return press_pdf("desk/press/area.typ", paper_of(area), dated=clock.today())


def paper_of(area: Area) -> dict[str, Any]:
    """Everything the template prints, as text; only what everybody may see."""
    end = clock.end_of(clock.today())
    with journal.as_it_stands():
        near, facts, doings = rounds.read(
            rounds.together(
                surroundings(area.pk),
                ports.area_facts.gather(area),
                ports.doings.gather(end - A_YEAR, end, frozenset({area.pk})),
            )
        )
    today = day_text(clock.today(), "dag")
    return {
        "title": area.name,
        "lang": language(),
        "municipality": the_municipality().name,
        "as_of": _("As it was on %(day)s") % {"day": today},
        "foot": f"{area.name} · {today}",
        "text": "\n\n".join(paragraphs(area.description)),
        "map": _map(near.sheet, area.pk),
        "map_words": _("%(area)s in %(municipality)s")
        % {"area": area.name, "municipality": the_municipality().name},
        "attribution": the_municipality().map_source,
        "facts": _facts(area, near, facts),
        "profile": _profile(near.bodies[0] if near.bodies else None, near.profile),
        "contacts": _contacts(near.contacts),
        "coming": [
            [day_text(h.day, "dag"), ". ".join(filter(None, (h.title, h.detail)))]
            for h in near.happenings[:8]
        ],
        "gone": [[day_text(clock.day_of(d.at), "dag"), d.words] for d in _lately(doings, end)],
        "words": {
            "facts": _("In short"),
            "body": near.bodies[0].name if near.bodies else "",
            "contacts": _("Whom to talk to"),
            "coming": _("What is coming"),
            "gone": _("What went on in the last year"),
            "nothing": _("Nothing has been noted here."),
            "day": _("Day"),
            "what": _("What"),
            "where": _("Where"),
            "who": _("Who"),
            "digital_post": _("Personal cases do not belong here. Send them by Digital Post."),
        },
    }


def _lately(doings: list[ports.Doing], end: datetime) -> list[ports.Doing]:
    held = [d for d in doings if d.counted and end - A_YEAR <= d.at < end]
    return sorted(held, key=lambda d: (d.at, d.key), reverse=True)[:MOST_LINES]


def _facts(area: Area, near: Around, facts: list[ports.AreaFact]) -> list[list[str]]:
    parishes = [place["name"] for place in area.place_names if place["kind"] == "parish"]
    body = near.bodies[0] if near.bodies else None
    rows = [[_("Body"), body.name if body else body_words(None)]]
    if parishes:
        rows.append([_("Parishes"), ", ".join(parishes)])
    return rows + [[fact.label, fact.words] for fact in sorted(facts, key=lambda f: f.order)]


def _profile(body: Office | None, shown: Shown | None) -> list[list[str]]:
    """What the body says of itself."""
    if body is None:
        return []
    said, topics = (Profile(), ()) if shown is None else (shown.profile, shown.topics)
    manages = _("Can manage in %(year)s") % {"year": said.manages_in} if said.manages_in else _("Can manage")
    rows = [
        (
            _("Cares about"),
            "; ".join(filter(None, (", ".join(t.name for t in topics), said.cares_about))),
        ),
        (_("How it works"), said.how_it_works),
        (_("Meets"), said.meets),
        (manages, said.can_manage),
        (_("Chosen"), body.how_chosen),
    ]
    return [[label, words] for label, words in rows if words]


def _contacts(contacts: Contacts) -> list[list[str]]:
    """In the area and in the municipality: people where they agreed to be named, and the shared mailboxes."""
    rows = []
    if contacts.body is not None:
        people = contacts.local or ((contacts.chair,) if contacts.chair else ())
        rows.append([_("In the area"), _who(contacts.body, people)])
    if contacts.office is not None:
        rows.append([_("In the municipality"), _who(contacts.office, contacts.municipal)])
        if contacts.stand_ins:
            rows.append([_("When they are away"), "\n".join(str(s.person) for s in contacts.stand_ins)])
    return rows


def _who(office: Office, seats: tuple[Seat, ...]) -> str:
    people = [f"{seat.person}, {seat.title or seat.get_role_display()}" for seat in seats]
    return "\n".join(filter(None, [*(people or [office.name]), office.mailbox]))


def _map(sheet: Sheet, area_id: int) -> str:
    """The municipality with the area filled, as a picture for the press; empty where nothing is drawn."""
    here = sheet.of(area_id)
    if here is None:
        return ""
    drawn = sorted({*sheet.outlines, here}, key=lambda o: (o.area_id == area_id, -o.size))
    shapes = format_html_join(
        "",
        '<g fill="{}" stroke="{}" stroke-width="2">{}</g>',
        (
            (
                HERE if o.area_id == area_id else LAND,
                HERE_EDGE if o.area_id == area_id else EDGE,
                format_html('<circle cx="{}" cy="{}" r="{}"/>', *o.circle)
                if o.circle
                else format_html('<path d="{}"/>', o.path),
            )
            for o in drawn
        ),
    )
    rest = format_html('<path fill="#f3f5f4" stroke="{}" d="{}"/>', EDGE, sheet.rest) if sheet.rest else ""
    return format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}">{}{}</svg>',
        sheet.width,
        sheet.height,
        rest,
        shapes,
    )
