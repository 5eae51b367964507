"""The plan as data for the press: every word in the reader's language, nothing to work out in the template."""

from __future__ import annotations

import base64
import io
import re
from html import unescape
from typing import Any

from django.core.files.storage import default_storage
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from PIL import Image

from civicmath.figures import Picture
from tingsted.design.days import day_text, language
from tingsted.design.figures import number_text
from tingsted.design.words import promise_text, word
from tingsted.documents.press import press_pdf
from tingsted.plans.charts import charts_of, theme_chart
from tingsted.plans.frozen import Whole
from tingsted.plans.mapping import draw_spots, spots_of
from tingsted.plans.measures import Measure, measure_chart, measure_sentence
from tingsted.plans.models import Action, Edition, Forwarding, Phase, Photo, Plan
from tingsted.plans.models.photos import photo_file
from tingsted.plans.queries import Line
from tingsted.plans.rows import DRIVERS
from tingsted.plans.sdg import words_of

# Pictures on paper: charts in pixels, photos in pixels on their longer side.
CHART, PHOTO, BRAND = 720, 1000, "#0c4a4e"


def plan_pdf(told: Whole, municipality: str, *, edition: Edition | None = None) -> bytes:
    """The plan, or an edition of it, as one file that prints, archives and reads aloud."""
    dated = told.plan.changed_on if edition is None else edition.on
    return press_pdf("plans/press/plan.typ", paper_of(told, municipality, edition=edition), dated=dated)


def paper_of(told: Whole, municipality: str, *, edition: Edition | None = None) -> dict[str, Any]:
    """Everything the template prints, as text; pictures as SVG with the words for those who can't see them."""
    plan, contents = told.plan, told.contents
    status, changed = _standing(plan, edition)
    goals = {goal.pk: goal.words for chapter in contents.chapters for goal in chapter.goals}
    return {
        "title": plan.title,
        "lang": language(),
        "body": plan.body.name,
        "area": plan.area.name,
        "municipality": municipality,
        "kind": capfirst(plan.get_kind_display()),
        "edition": f"{plan.body.name} · {status} · {changed}",
        "new": "" if edition is None else edition.words,
        "foot": f"{plan.title} · {changed}",
        "vision": plan.vision,
        "story": plan.story,
        "phases": [{"when": _span(phase), "phase": capfirst(phase.name)} for phase in told.phases],
        "chapters": [
            {
                "number": str(chapter.number),
                "name": chapter.theme.name,
                "goals": [goal.words for goal in chapter.goals],
                "chart": _chart(theme_chart(chapter, width=CHART)) if len(chapter.lines) > 1 else None,
                "actions": [_action(line, goals) for line in chapter.lines],
            }
            for chapter in contents.chapters
        ],
        "parts": [{"heading": part.heading, "text": part.text} for part in contents.parts if part.text],
        "photos": [_photo(photo) for photo in contents.photos],
        "map": _map(told),
        "charts": [_chart(picture) for picture in charts_of(contents, width=CHART)],
        "measures": [_measure(measure) for measure in told.measures],
        "realised": [_realised(action, plan) for action in contents.realised],
        "digest": "" if edition is None else f"SHA-256 {edition.digest}",
        "words": {
            "map": _("Map"),
            "figures": _("In figures"),
            "measures": _("Village goals"),
            "realised": _("What has come of it"),
            "vision": _("What we want"),
            "contents": _("Contents"),
            "story": _("How the plan came about")
            if plan.adopted_on or edition
            else _("How the plan comes about"),
            "when": _("When"),
            "phase": _("Phase"),
            "overview": _("All actions at a glance"),
            "number": _("No."),
            "action": _("Action"),
            "far": _("How far"),
            "answer": _("Answer"),
        },
    }


def _span(phase: Phase) -> str:
    """When a phase is, in words."""
    if phase.opens is None:
        return _("No date yet")
    opens = day_text(phase.opens, "dag")
    if phase.closes is None:
        return _("From %(day)s") % {"day": opens}
    return f"{opens} – {day_text(phase.closes, 'dag')}"


def _standing(plan: Plan, edition: Edition | None) -> tuple[str, str]:
    """How the plan stands, and when it last changed; of an edition, who signed it off and when."""
    changed = _("Last changed %(day)s") % {"day": day_text(plan.changed_on, "dag")}
    if edition is None:
        day = plan.adopted_on
        return (
            _("Adopted %(day)s") % {"day": day_text(day, "dag")} if day else _("Not adopted yet")
        ), changed
    on = day_text(edition.on, "dag")
    if edition.closing:
        return _("As it stood on %(day)s") % {"day": on}, changed
    facts = {"n": edition.number, "day": on, "body": edition.by}
    return _("Edition %(n)s, signed off by %(body)s on %(day)s") % facts, changed


def _chart(picture: Picture) -> dict[str, str]:
    """A chart for the press: its letters in the house's type, its numbers in its words for those who can't see it."""
    rows = re.findall(r"<th[^>]*scope=\"row\"[^>]*>(.*?)</th>(.*?)</tr>", picture.table, re.DOTALL)
    said = "; ".join(
        unescape(f"{label}: {', '.join(re.findall(r'<td[^>]*>(.*?)</td>', cells))}") for label, cells in rows
    )
    return {"title": picture.title, "svg": _in_our_type(picture.svg), "alt": f"{picture.title}. {said}"}


def _measure(measure: Measure) -> dict[str, Any]:
    """One of the village's own goals: what it stands under, what was counted, and the chart."""
    said = f"{capfirst(measure.indicator)}: {measure_sentence(measure)}"
    chart = _chart(measure_chart(measure, width=CHART))
    return {"title": measure.title, "sdg": measure.sdg, "said": said, "chart": chart}


def _map(told: Whole) -> dict[str, str] | None:
    """The area with its numbered points; without an outline or a point there is no map."""
    spots = spots_of(told.contents.lines)
    if told.ground is None or not spots:
        return None
    title = _("Map of %(area)s with the actions by their numbers") % {"area": told.plan.area.name}
    named = "; ".join(f"{spot.number} {spot.title}" for spot in spots)
    return {"svg": _in_our_type(draw_spots(told.ground, spots, title)), "alt": f"{title}: {named}"}


def _in_our_type(svg: str) -> str:
    """Letters in the house's type, bars in its colour: on paper nothing else gives them one."""
    plain = re.sub(r' font-family="[^"]*"', "", svg)
    plain = re.sub(r'(<rect[^>]*?fill=")currentColor', rf"\g<1>{BRAND}", plain)
    return plain.replace("<svg ", '<svg font-family="Source Sans 3" ', 1)


def _photo(photo: Photo) -> dict[str, Any]:
    """A picture small enough for paper, inside an SVG: so it travels as text."""
    with default_storage.open(photo_file(photo.key)) as file, Image.open(file) as seen:
        seen.thumbnail((PHOTO, PHOTO))
        out = io.BytesIO()
        seen.save(out, "JPEG", quality=80)
        wide, tall = seen.size
    data = base64.b64encode(out.getvalue()).decode()
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {tall}">'
        f'<image width="{wide}" height="{tall}" href="data:image/jpeg;base64,{data}"/></svg>'
    )
    return {"svg": svg, "alt": photo.alt, "caption": photo.caption}


def _realised(action: Action, plan: Plan) -> dict[str, str]:
    when = day_text(action.work_on, "maaned") if action.work_on else ""
    of = action.plan.title if action.plan.title != plan.title else ""
    return {"title": action.title, "when": " · ".join(filter(None, (when, of))), "note": action.work_note}


def _more(action: Action, goals: dict[int, str]) -> list[tuple[str, str]]:
    """Goal, place, time, money and the seventeen goals, where they are told."""
    cost = "" if action.cost is None else _("about %(kroner)s kroner") % {"kroner": number_text(action.cost)}
    facts = [
        (_("Together with"), action.partners),
        (_("Works for the goal:").rstrip(":"), goals.get(action.goal_id or 0, "")),
        (_("Where"), action.place),
        (_("When"), action.time),
        (_("Costs"), cost),
        (_("The money comes from"), action.money),
        (_("Sustainable Development Goals"), ", ".join(words_of(action.sdgs))),
    ]
    return [fact for fact in facts if fact[1]]


def _action(line: Line, goals: dict[int, str]) -> dict[str, Any]:
    action = line.action
    facts = [(_("Driven by"), str(DRIVERS[action.Driver(action.driver)]))]
    if line.coordinator:
        facts.append((_("Coordinator"), line.coordinator))
    facts += _more(action, goals)
    if line.labels:
        facts.insert(0, (_("Ideas") if len(line.labels) > 1 else _("Idea"), ", ".join(line.labels)))
    return {
        "number": line.number,
        "title": action.title,
        "text": action.text,
        "work": action.work,
        "work_word": str(word("work", action.work).text),
        "note": action.work_note,
        "facts": facts,
        "photos": [_photo(photo) for photo in line.photos],
        "answers": [_answer(forwarding) for forwarding in line.forwardings],
        "status": _status(line),
    }


def _status(line: Line) -> list[dict[str, str]]:
    """Each department's promise in one word, for the overview."""
    states = [sent.promise for sent in line.forwardings]
    return [{"state": p.shown_state, "word": promise_text(p.shown_state, p.days_over)} for p in states]


def _answer(forwarding: Forwarding) -> dict[str, Any]:
    promise = forwarding.promise
    said = promise.reply or promise.word
    if promise.answer:
        answer = f"{word('answer', promise.answer).text}. "
    else:
        answer = _("Answer promised by %(day)s") % {"day": day_text(promise.due, "dag")} + ". "
    return {
        "state": promise.shown_state,
        "word": promise_text(promise.shown_state, promise.days_over),
        "said": answer + (f"»{said}«" if said else ""),
        "links": [f"{link.words}: {link.url}" for link in forwarding.shown_references],
        "sent": _("Carried to %(to)s on %(day)s by %(by)s.")
        % {"to": forwarding.to, "day": day_text(forwarding.on, "dag"), "by": forwarding.by},
    }
