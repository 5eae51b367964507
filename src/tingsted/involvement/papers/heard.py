"""What citizens said to a body before it answered, as the report prints it beside the body's own words."""

from __future__ import annotations

from collections import Counter
from typing import TypedDict

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tingsted.ideas.models import Standing
from tingsted.involvement.models import Heard, Matter, Question, Saying
from tingsted.kernel import links, ports, rounds


class Said(TypedDict):
    """One way in which a body asked: what it was, how many took part, what they said, where all of it stands."""

    asked: str
    people: str
    lines: list[str]
    quotes: list[str]
    url: str


def heard_before(matter: Matter) -> rounds.Reading[dict[int, list[Said]]]:
    """Everything that everybody may read, by the key of the invitation: the body's question, and other rooms' ways."""
    of_matter = Saying.objects.filter(question__invitation__matter=matter)
    questions, public, counted, elsewhere, lines = yield from rounds.together(
        rounds.rows(Question.objects.filter(invitation__matter=matter).order_by("pk")),
        rounds.rows(of_matter.filter(standing=Standing.PUBLIC).order_by("day", "pk")),
        rounds.rows(of_matter.exclude(standing=Standing.HIDDEN).values_list("question_id", flat=True)),
        rounds.rows(Heard.objects.filter(invitation__matter=matter).order_by("pk")),
        ports.heard_lines.gather(matter),
    )
    many = Counter(counted)
    found: dict[int, list[Said]] = {}
    for question in questions:
        quotes = [_quote(saying) for saying in public if saying.question_id == question.pk]
        said = _said(question.words, _answers(many[question.pk]), [], quotes, question.get_absolute_url())
        found.setdefault(question.invitation_id, []).append(said)
    for heard in elsewhere:
        theirs = [line for line in lines if line.url == heard.url]
        first = [line.words for line in theirs if not line.quoted]
        quotes = [line.words for line in theirs if line.quoted]
        said = _said(heard.title, _took_part(heard.people), first, quotes, heard.url)
        found.setdefault(heard.invitation_id, []).append(said)
    return found


def _said(asked: str, people: str, lines: list[str], quotes: list[str], url: str) -> Said:
    return {"asked": asked, "people": people, "lines": lines, "quotes": quotes, "url": links.whole(url)}


def _quote(saying: Saying) -> str:
    return f"{saying.words}\n{saying.name}" if saying.name else saying.words


def _answers(count: int) -> str:
    return (
        ngettext("%(n)d answer.", "%(n)d answers.", count) % {"n": count} if count else _("Nobody answered.")
    )


def _took_part(count: int) -> str:
    return ngettext("%(n)d took part.", "%(n)d took part.", count) % {"n": count} if count else ""
