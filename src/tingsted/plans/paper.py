"""The plan as data for the press: every word in the reader's language, nothing to work out in the template."""

from __future__ import annotations

from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from tingsted.design.days import day_text, language
from tingsted.design.words import promise_text, word
from tingsted.documents.press import press_pdf
from tingsted.plans.models import Phase, Plan
from tingsted.plans.queries import Contents, Line
from tingsted.plans.rows import DRIVERS


def plan_pdf(plan: Plan, contents: Contents, municipality: str) -> bytes:
    """The plan as one file that prints, archives and reads aloud."""
    return press_pdf("plans/press/plan.typ", paper_of(plan, contents, municipality), dated=plan.changed_on)


def paper_of(plan: Plan, contents: Contents, municipality: str) -> dict[str, Any]:
    """Everything the template prints, as text."""
    changed = _("Last changed %(day)s") % {"day": day_text(plan.changed_on, "dag")}
    adopted = _("Not adopted yet")
    if plan.adopted_on:
        adopted = _("Adopted %(day)s") % {"day": day_text(plan.adopted_on, "dag")}
    return {
        "title": plan.title,
        "lang": language(),
        "body": plan.body.name,
        "area": plan.area.name,
        "municipality": municipality,
        "kind": capfirst(plan.get_kind_display()),
        "edition": f"{plan.body.name} · {adopted} · {changed}",
        "foot": f"{plan.title} · {changed}",
        "vision": plan.vision,
        "story": plan.story,
        "phases": [
            {"when": _span(phase), "phase": capfirst(phase.get_kind_display())} for phase in plan.phases.all()
        ],
        "chapters": [
            {
                "number": str(chapter.number),
                "name": chapter.theme.name,
                "actions": [_action(line) for line in chapter.lines],
            }
            for chapter in contents.chapters
        ],
        "words": {
            "vision": _("What we want"),
            "contents": _("Contents"),
            "story": _("How the plan came about"),
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


def _action(line: Line) -> dict[str, Any]:
    action = line.action
    facts = [(_("Driven by"), str(DRIVERS[action.Driver(action.driver)]))]
    if line.coordinator:
        facts.append((_("Coordinator"), line.coordinator))
    if action.partners:
        facts.append((_("Together with"), action.partners))
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
        "answer": _answer(line),
    }


def _answer(line: Line) -> dict[str, str] | None:
    forwarding = line.forwarding
    if forwarding is None:
        return None
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
        "sent": _("Carried to %(to)s on %(day)s by %(by)s.")
        % {"to": forwarding.to, "day": day_text(forwarding.on, "dag"), "by": forwarding.by},
    }
