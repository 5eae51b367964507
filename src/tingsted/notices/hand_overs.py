"""The words of a hand-over: both officers are told when it is planned and when it happens, by digest and by letter."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from tingsted.design.days import day_text
from tingsted.kernel.events import about
from tingsted.notices.actions import ask, tell, write_letter
from tingsted.notices.writing import words_for
from tingsted.places.models import HandOver


@words_for("places.hand_over_planned", verb=gettext_lazy("See the hand-over"))
def planned(facts: dict[str, Any]) -> str:
    return _("%(successor)s takes over from %(officer)s in %(office)s on %(day)s.") % _spoken(facts)


@words_for("places.handed_over", verb=gettext_lazy("See the hand-over"))
def handed_over(facts: dict[str, Any]) -> str:
    return _("%(successor)s has taken over from %(officer)s in %(office)s.") % _spoken(facts)


@words_for("places.read_hand_over", verb=gettext_lazy("Read the hand-over"))
def to_be_read(facts: dict[str, Any]) -> str:
    return _("You have taken over from %(officer)s in %(office)s. Read what is open.") % _spoken(facts)


@words_for("places.hand_over_withdrawn", verb=gettext_lazy("See it"))
def withdrawn(facts: dict[str, Any]) -> str:
    return _("The hand-over in %(office)s that was planned for %(day)s was taken back.") % _spoken(facts)


def tell_both(hand_over: HandOver, kind: str) -> None:
    """News in the digest of both, and a letter to each: they were named."""
    facts = _facts(hand_over)
    for person in (hand_over.seat.person, hand_over.successor):
        if person is None:
            continue
        tell(kind=kind, about=about(hand_over), url=hand_over.get_absolute_url(), person=person, **facts)
        if person.email:
            with override(person.language):
                spoken = _spoken(facts)
                write_letter(
                    to=person.email,
                    subject=_subjects()[kind] % spoken,
                    text=_letter(kind) % {**spoken, "url": settings.ORIGIN + hand_over.get_absolute_url()},
                    kind="places.hand_over",
                    once=f"{kind}:{hand_over.pk}:{person.pk}",
                )


def ask_to_read(hand_over: HandOver) -> None:
    """It waits for the new officer until they say they have read it."""
    if hand_over.successor is not None:
        ask(
            kind="places.read_hand_over",
            about=about(hand_over),
            url=hand_over.get_absolute_url(),
            person=hand_over.successor,
            **_facts(hand_over),
        )


def _facts(hand_over: HandOver) -> dict[str, Any]:
    return {
        "officer": str(hand_over.seat.person or ""),
        "successor": str(hand_over.successor or ""),
        "place": hand_over.office.name,
        "on": hand_over.on.isoformat(),
    }


def _spoken(facts: dict[str, Any]) -> dict[str, Any]:
    day = day_text(date.fromisoformat(facts["on"]), "lang")
    return {**facts, "day": day, "office": facts["place"]}


def _subjects() -> dict[str, str]:
    return {
        "places.hand_over_planned": _("%(successor)s takes over from %(officer)s on %(day)s"),
        "places.handed_over": _("%(successor)s has taken over from %(officer)s"),
        "places.hand_over_withdrawn": _("The hand-over in %(office)s was taken back"),
    }


def _letter(kind: str) -> str:
    return {
        "places.hand_over_planned": _(
            "%(successor)s takes over from %(officer)s in %(office)s on %(day)s.\n\n"
            "It happens by itself on the day. Until then you can both read and add what is worth knowing:\n%(url)s\n"
        ),
        "places.handed_over": _(
            "From today the bodies of %(officer)s in %(office)s belong to %(successor)s.\n\n"
            "What is open, what was promised and the notes stand here:\n%(url)s\n"
        ),
        "places.hand_over_withdrawn": _(
            "The hand-over in %(office)s that was planned for %(day)s was taken back.\n\n%(url)s\n"
        ),
    }[kind]
