"""The result on paper: the order, how it was found, the questions, who answered, and what people wrote."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tingsted.design.days import day_text, language
from tingsted.design.figures import number_text, percent_text
from tingsted.documents.press import press_pdf
from tingsted.kernel import links
from tingsted.places.queries import the_municipality
from tingsted.surveys.models import Reply, Result
from tingsted.surveys.pictures import Drawn, who_answered
from tingsted.surveys.queries import Told
from tingsted.surveys.rows import as_shown, asked_beside, leading, parted, without

PICTURE_WIDTH = 860


def result_paper(told: Told) -> bytes:
    """One file that prints, archives and reads aloud."""
    return press_pdf("surveys/press/result.typ", paper_of(told), dated=told.survey.published_on)


def paper_of(told: Told) -> dict[str, Any]:
    """Everything the result says, as text in the reader's language."""
    survey, result = told.survey, told.result
    assert result is not None  # a result that was not counted has no paper
    tongue = "en" if language() == "en" else "da"
    table = [as_shown(row, told.hidden) for row in result.table]
    people = result.people
    weighed = people.get("weighed")
    return {
        "title": survey.title,
        "lang": language(),
        "municipality": the_municipality().name,
        "body": str(survey.body),
        "when": _open_words(told),
        "foot": f"{survey.title} · {day_text(result.computed_on, 'dag')}",
        "lead": _lead(result),
        "ideas": [_idea(row) for row in table],
        "rounds": [without(told.hidden, words) for words in result.rounds.get(tongue, [])],
        "questions": [_question(entry) for entry in asked_beside(result, told.hidden)],
        "people": [_drawn(each) for each in _pictures(people)],
        "weighed": weighed["sentences"][tongue] if weighed else [],
        "comments": _comments(told),
        "digest": _("Counted with %(method)s. The digest of the answers is %(digest)s.")
        % {"method": result.method, "digest": result.digest},
        "link": links.whole(survey.get_absolute_url() + "resultat/"),
        "words": _words(),
    }


def _words() -> dict[str, str]:
    return {
        "order": _("The ideas in order"),
        "place": _("Rank"),
        "idea": _("Idea"),
        "share": _("Called it important"),
        "chance": _("By chance alone"),
        "plain": _("Plain count"),
        "help": _("Will help"),
        "key": _("The stroke is the share of those who had a view. The pale part is the uncertainty."),
        "few": _("We show no figures for fewer than five people. That way nobody can be recognised."),
        "how": _("How the order was found"),
        "why": _(
            "Everybody who answered gets the same say. When an idea comes in, those who pointed to it have used some "
            "of theirs, so that the next place can go to others. That way the small villages get a share too."
        ),
        "questions": _("What else you were asked"),
        "choice": _("Choice"),
        "part": _("Part of those who answered"),
        "people": _("People"),
        "who": _("Who answered"),
        "wrote": _("Some of what you wrote"),
        "weighed": _("Would the top be another if the answers were weighed?"),
        "replied": _("The council answers"),
    }


def _lead(result: Result) -> str:
    if result.of_too_few:
        return _(
            "Fewer than five answered. So we do not show what they said: even the order of the ideas would tell of "
            "them."
        )
    answers = {"n": number_text(result.answers)}
    return ngettext("%(n)s person answered.", "%(n)s people answered.", result.answers) % answers


def _open_words(told: Told) -> str:
    survey = told.survey
    if survey.opened_on is None or survey.closed_on is None:
        return ""
    days = {"opened": day_text(survey.opened_on), "closed": day_text(survey.closed_on)}
    return _("The survey was open from %(opened)s to %(closed)s.") % days


def _idea(row: dict[str, Any]) -> dict[str, Any]:
    hidden = row["share"] is None
    low, high = row["from"], row["to"]
    spread = _("place %(n)s") if low == high else _("place %(low)s to %(high)s")
    return {
        "place": str(row["place"]),
        "label": row["idea"],
        "title": row["title"],
        "share": _("not shown") if hidden else percent_text(row["share"]),
        "bar": None if hidden else [row["low"], row["share"], row["high"]],
        "chance": spread % {"n": low, "low": low, "high": high},
        "plain": str(row["plain_place"]),
        "help": row["helpers"],
    }


def _question(entry: dict[str, Any]) -> dict[str, Any]:
    answered = entry["answered"]
    shown, kept_back = parted(entry["rows"])
    rows = [
        {
            "words": row["words"],
            "count": _("not shown") if row["count"] is None else number_text(row["count"]),
            "share": None if row["count"] is None else row["count"] / answered,
        }
        for row in shown
    ]
    told = (
        _("Too few answered to show it.")
        if answered is None
        else ngettext("%(n)s person answered.", "%(n)s people answered.", answered) % {"n": answered}
    )
    return {
        "words": entry["words"],
        "told": f"{told} {leading(entry)}".strip(),
        "rows": rows,
        "rest": kept_back,
    }


def _pictures(people: dict[str, Any]) -> list[Drawn]:
    return who_answered(people.get("tables", {}), people.get("compared", {}), width=PICTURE_WIDTH)


def _drawn(each: Drawn) -> dict[str, Any]:
    return {
        "title": each.title,
        "svg": each.picture.svg.replace("currentColor", "#1b2426"),
        "alt": " ".join((each.picture.description, *each.sentences)),
        "sentences": list(each.sentences),
    }


def _comments(told: Told) -> list[dict[str, str]]:
    titles = (
        {row["card"]: as_shown(row, told.hidden)["title"] for row in told.result.table} if told.result else {}
    )
    said = []
    for comment in told.comments:
        about = comment.question.words if comment.question else titles.get(comment.card_id, "")
        reply: Reply | None = getattr(comment, "reply", None)
        said.append({"about": about, "words": comment.words, "reply": reply.words if reply else ""})
    return said
