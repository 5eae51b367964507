"""The consultation report as text in its order: who was asked, what was said, what came of it, what was decided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tingsted.design.days import day_text, language
from tingsted.design.words import promise_text, word
from tingsted.documents.press import press_pdf
from tingsted.ideas.models import Standing
from tingsted.involvement.models import Contribution, Decision, Invitation, Matter, PhaseChange, Reply
from tingsted.involvement.papers.heard import Said, heard_before
from tingsted.kernel import clock, rounds
from tingsted.places.models import Municipality
from tingsted.places.queries import municipality_of_ours

ASKED_ORDER = ("contributed", "will contribute", "would hear more", "no thanks", "seen", "not seen", "silent")


@dataclass(frozen=True)
class Material:
    """All that a report is made of, read in one round."""

    matter: Matter
    invitations: tuple[Invitation, ...]
    contributions: tuple[Contribution, ...]
    decisions: tuple[Decision, ...]
    steps: tuple[PhaseChange, ...]
    areas: tuple[str, ...]
    taken_back: int
    municipality: Municipality
    heard: Mapping[int, list[Said]]


def material_of(matter: Matter) -> rounds.Reading[Material]:
    """What a matter's report is made of: what was let through and stands, and who was asked."""
    public = Contribution.objects.standing_ones().filter(matter=matter, standing=Standing.PUBLIC)
    related = ("office", "promise__owed_by", "feedback__group", "comment__paragraph__version__document")
    weighty = matter.changes.filter(phase__in=Decision.What.values)
    invitations, contributions, decisions, steps, areas, taken_back, town, heard = yield from rounds.together(
        rounds.rows(matter.invitations.select_related("office")),
        rounds.rows(public.select_related(*related).order_by("sent_at", "pk")),
        rounds.rows(matter.decisions.select_related("by")),
        rounds.rows(weighty.exclude(words="")),
        rounds.rows(matter.areas.in_order()),
        rounds.count(Contribution.objects.filter(matter=matter).told_and_taken_back()),
        municipality_of_ours(),
        heard_before(matter),
    )
    for row in (*invitations, *contributions):
        row.matter = matter
    names = tuple(area.name for area in areas)
    return Material(
        matter,
        tuple(invitations),
        tuple(contributions),
        tuple(decisions),
        tuple(steps),
        names,
        taken_back,
        town,
        heard,
    )


def report_pdf(material: Material) -> bytes:
    """The report as one file that prints, archives and reads aloud."""
    return press_pdf("involvement/press/report.typ", report_of(material), dated=clock.today())


def report_of(material: Material) -> dict[str, Any]:
    """Everything the report says, as text in the reader's language."""
    matter = material.matter
    today = day_text(clock.today(), "dag")
    return {
        "title": _("Consultation report: %(title)s") % {"title": matter.title},
        "lang": language(),
        "municipality": material.municipality.name,
        "owner": str(matter.owner),
        "kind": capfirst(matter.get_kind_display()),
        "edition": _("Made on %(day)s") % {"day": today},
        "foot": f"{matter.title} · {today}",
        "facts": _facts(material),
        "about": matter.about,
        "tally": tally_words(material.invitations),
        "asked": [_asked(row) for row in _in_order(material.invitations)],
        "alone": " ".join(filter(None, (_alone(material.contributions), _taken_back(material.taken_back)))),
        "chapters": _chapters(material),
        "decisions": _decisions(material),
        "words": {
            "matter": _("What it is about"),
            "asked": _("Who was asked"),
            "body": _("Body"),
            "said": _("Answer"),
            "day": _("Day"),
            "contributions": _("What was said, and what came of it"),
            "none": _("No contributions."),
            "answer": _("The answer"),
            "heard": _("What citizens said first"),
            "first": _("What came first"),
            "decision": _("Decision"),
            "undecided": _("Not decided yet."),
            "link": _("Read it here"),
        },
    }


def tally_words(invitations: Iterable[Invitation]) -> str:
    """Who answered how, in one sentence each; a no thanks is told as the answer it is, and silence as silence."""
    states = Counter(row.state for row in invitations if row.lapsed_on is None)
    asked = states.total()
    if not asked:
        return _("No bodies were asked by name.")
    found = [
        ngettext("%(n)d body was asked.", "%(n)d bodies were asked.", asked) % {"n": asked},
    ]
    said = [
        (states["contributed"], _("%(n)d contributed")),
        (states["no thanks"], _("%(n)d said no thank you")),
        (states["would hear more"] + states["will contribute"], _("%(n)d said they would come back")),
        (states["silent"] + states["seen"] + states["not seen"], _("%(n)d gave no answer")),
    ]
    parts = [words % {"n": n} for n, words in said if n]
    return f"{found[0]} {', '.join(parts)}."


def _in_order(invitations: Iterable[Invitation]) -> list[Invitation]:
    return sorted(invitations, key=lambda row: (ASKED_ORDER.index(row.state), str(row.office)))


def _asked(row: Invitation) -> dict[str, str]:
    gone = row.lapsed_on is not None
    said = _("Was dissolved before it answered") if gone else str(word("reply", row.state).text)
    if row.late:
        said = f"{said} ({_('after the last day')})"
    reason = row.reason if row.reply == Reply.NO_THANKS else ""
    return {
        "body": str(row.office),
        "said": f"{said}: »{reason}«" if reason else said,
        "day": day_text(row.replied_on, "kort") if row.replied_on else "–",
    }


def _alone(contributions: Iterable[Contribution]) -> str:
    """How many spoke for themselves."""
    alone = sum(c.source != Contribution.From.BODY for c in contributions)
    if not alone:
        return ""
    return ngettext("%(n)d person wrote for themselves.", "%(n)d people wrote for themselves.", alone) % {
        "n": alone
    }


def _taken_back(count: int) -> str:
    """That words were taken back is told, and what they were is not."""
    words = ngettext("%(n)d contribution was taken back.", "%(n)d contributions were taken back.", count)
    return words % {"n": count} if count else ""


def _facts(material: Material) -> list[tuple[str, str]]:
    matter = material.matter
    facts = [
        (_("Behind it"), str(matter.owner)),
        (_("Case number"), matter.case_number),
        (_("Concerns"), ", ".join(material.areas) or _("The whole municipality")),
        (_("Was asked"), matter.question),
        (_("Can be influenced"), matter.can_influence),
        (_("Is fixed"), matter.fixed),
        (_("Opened"), day_text(matter.opened_on, "dag") if matter.opened_on else ""),
        (_("Last day"), day_text(matter.deadline, "dag") if matter.deadline else ""),
        (_("Phase"), capfirst(matter.get_phase_display())),
    ]
    return [(name, said) for name, said in facts if said]


def _chapters(material: Material) -> list[dict[str, Any]]:
    """The department's groups in their order, and last what stands in none; numbered through."""
    groups: dict[tuple[bool, int, str], list[Contribution]] = {}
    for row in material.contributions:
        feedback = getattr(row, "feedback", None)
        group = feedback.group if feedback else None
        key = (group is None, group.pk if group else 0, group.title if group else "")
        groups.setdefault(key, []).append(row)
    alone = len(groups) == 1
    chapters, number = [], 0
    for key in sorted(groups):
        rows = []
        for row in groups[key]:
            number += 1
            heard = material.heard.get(row.invitation_id or 0, [])
            rows.append({"number": str(number), "heard": heard, **_contribution(row)})
        title = key[2] or ("" if alone else _("Other contributions"))
        chapters.append({"title": title, "rows": rows})
    return chapters


def _contribution(row: Contribution) -> dict[str, Any]:
    comment = getattr(row, "comment", None)
    sent = day_text(row.sent_on, "dag")
    return {
        "by": row.by,
        "sent": f"{sent}, {_('after the last day')}" if row.late else sent,
        "to": paragraph_words(row) if comment else "",
        "words": row.words,
        "answer": _answer(row),
    }


def paragraph_words(row: Contribution) -> str:
    """What a comment points at: the document, its version and the paragraph, with the old words."""
    paragraph = row.comment.paragraph
    facts = {
        "document": paragraph.version.document.title,
        "version": paragraph.version.number,
        "number": paragraph.number,
        "text": paragraph.text,
    }
    return _("To »%(document)s«, version %(version)s, paragraph %(number)s: »%(text)s«") % facts


def _answer(row: Contribution) -> dict[str, str]:
    promise = row.promise
    if promise is None:
        return {"state": "promised", "word": _("No answer is owed."), "said": "", "sent": ""}
    if not promise.answer:
        due = _("Answer promised by %(day)s") % {"day": day_text(promise.due, "dag")}
        state = promise.shown_state
        told = promise_text(state, promise.days_over)
        return {"state": state, "word": told, "said": promise.word, "sent": f"{promise.owed_by}. {due}."}
    day = day_text(promise.answered_on, "dag") if promise.answered_on else ""
    late = promise_text(promise.shown_state, promise.days_over) if promise.days_over else ""
    return {
        "state": promise.shown_state,
        "word": str(word("answer", promise.answer).text),
        "said": promise.reply,
        "sent": ". ".join(filter(None, (f"{promise.owed_by}, {day}", late))),
    }


def _decisions(material: Material) -> list[dict[str, str]]:
    """Each as it was recorded; a step that was only told, in the office's own words from that day."""
    recorded = [_decision(row) for row in material.decisions]
    known = {row.what for row in material.decisions}
    told = [
        {
            "what": str(capfirst(Decision.What(step.phase).label)),
            "day": day_text(step.on, "dag"),
            "by": str(material.matter.owner),
            "words": step.words,
            "link": "",
        }
        for step in material.steps
        if step.phase not in known
    ]
    return [*recorded, *told]


def _decision(row: Decision) -> dict[str, str]:
    return {
        "what": str(capfirst(row.get_what_display())),
        "day": day_text(row.on, "dag"),
        "by": str(row.by),
        "words": row.words,
        "link": row.link,
    }
