"""A version of the cooperation basis as data for the press: every word in the reader's language."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from tingsted.agreements.models import Part, Pledge, State, Version
from tingsted.agreements.queries import ContactRow, Text
from tingsted.agreements.reading import read_blocks
from tingsted.design.days import day_text, language
from tingsted.documents.press import press_pdf
from tingsted.kernel import clock
from tingsted.places.models import Municipality, Seat


def basis_pdf(text: Text, contacts: Sequence[ContactRow], town: Municipality) -> bytes:
    """The text as one file that prints, archives and reads aloud."""
    return press_pdf("agreements/press/basis.typ", paper_of(text, contacts, town), dated=clock.today())


def paper_of(text: Text, contacts: Sequence[ContactRow], town: Municipality) -> dict[str, Any]:
    """Everything the template prints, as text."""
    version, today = text.version, day_text(clock.today(), "dag")
    standing = standing_words(version)
    return {
        "title": version.basis.title,
        "lang": language(),
        "author": version.basis.office.name,
        "municipality": town.name,
        "standing": standing,
        "foot": f"{version.basis.title} · {standing}",
        "introduction": _blocks(version.introduction),
        "source": _("Source: %(source)s") % {"source": version.source} if version.source else "",
        "sections": [_part(part) for part in text.sections],
        "sides": [
            {"name": _("What the municipality promises"), "pledges": [_pledge(p) for p in text.municipality]},
            {"name": _("What the local bodies promise"), "pledges": [_pledge(p) for p in text.bodies]},
        ],
        "annexes": [
            {
                **_part(part),
                "heading": _("Annex %(number)s: %(heading)s") % {"number": number, "heading": part.heading},
                "contacts": part.kind == Part.Kind.CONTACTS,
            }
            for number, part in enumerate(text.annexes, 1)
        ],
        "contacts": [contact_cells(row) for row in contacts],
        "words": {
            "contents": _("Contents"),
            "promises": _("What each side promises"),
            "as_of": _("As it was on %(day)s. The page always shows it as it is today.") % {"day": today},
            "body": _("Local body"),
            "local": _("In the area"),
            "municipal": _("In the municipality"),
            "stand_in": _("When they are away"),
            "digital_post": _("Personal cases do not belong here. Send them by Digital Post."),
        },
    }


def standing_words(version: Version) -> str:
    """Where a version stands, in a sentence: a draft, out for comment, adopted when and by whom."""
    if version.adopted_on is None:
        if version.state == State.ASKED and version.answers_by is not None:
            return _("Draft, out for comment until %(day)s") % {"day": day_text(version.answers_by, "dag")}
        return _("Draft, not sent out yet")
    words = _("Adopted by %(by)s, %(day)s") % {"by": version.adopted_by, "day": version.adopted_words}
    return _("%(adopted)s. Replaced since") % {"adopted": words} if version.state == State.REPLACED else words


def contact_cells(row: ContactRow) -> dict[str, str]:
    """One line of the annex of contacts: people where they agreed to be named, else the office and its mailbox."""
    office = row.office
    municipal = _names(row.municipal) or ([office.name] if office else [])
    return {
        "body": row.body.name,
        "local": "\n".join(filter(None, [*_names(row.local), row.body.mailbox])),
        "municipal": "\n".join(filter(None, [*municipal, office.mailbox if office else ""])),
        "stand_in": "\n".join(_names(row.stand_ins)),
    }


def _names(seats: Sequence[Seat]) -> list[str]:
    return [f"{seat.person}, {seat.title or seat.get_role_display()}" for seat in seats]


def _part(part: Part) -> dict[str, Any]:
    return {"heading": part.heading, "blocks": _blocks(part.text)}


def _pledge(pledge: Pledge) -> dict[str, Any]:
    return {"words": capfirst(pledge.words), "blocks": _blocks(pledge.text)}


def _blocks(text: str) -> list[dict[str, Any]]:
    return [{"text": block.text, "items": list(block.items)} for block in read_blocks(text)]
