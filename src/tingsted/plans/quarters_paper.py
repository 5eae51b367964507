"""A quarter between plans and departments, on paper."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from tingsted.design.days import day_text, language
from tingsted.documents.press import press_pdf
from tingsted.places.queries import the_municipality
from tingsted.plans.quarters import Asked, Summary


def quarter_pdf(told: Summary) -> bytes:
    """One file that prints, archives and reads aloud."""
    return press_pdf("plans/press/quarter.typ", _paper(told), dated=told.quarter.last)


def _paper(told: Summary) -> dict[str, Any]:
    facts = {"n": told.quarter.number, "year": told.quarter.year}
    title = _("Plans and departments, quarter %(n)s of %(year)s") % facts
    groups = [(_("Owed"), told.owed), (_("Answered"), told.answered), (_("Carried"), told.carried)]
    return {
        "title": title,
        "lang": language(),
        "author": the_municipality().name,
        "heads": [_("Department"), _("Came"), _("Answered"), _("Owed at the end")],
        "departments": [[name, *(str(number) for number in row)] for name, *row in told.departments],
        "groups": [
            {"heading": heading, "rows": [_asked(one) for one in rows]} for heading, rows in groups if rows
        ],
        "done_heading": _("Done in the quarter"),
        "done": [
            {
                "title": change.action.title,
                "of": f"{change.action.plan.area.name} · {day_text(change.on, 'dag')}",
                "note": change.note,
            }
            for change in told.done
        ],
    }


def _asked(one: Asked) -> dict[str, Any]:
    promise = one.forwarding.promise
    said = promise.reply or promise.word
    return {
        "title": one.forwarding.action.title,
        "of": f"{one.forwarding.action.plan.area.name} · {one.forwarding.to}",
        "state": one.state,
        "word": f"{one.state_word}: {one.answer_word}" if one.answer_word else one.state_word,
        "said": f"»{said}«" if said else "",
        "links": [f"{link.words}: {link.url}" for link in one.references],
    }
