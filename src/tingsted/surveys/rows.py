"""The result's rows, built in Python: forty of them stand on the page twice, so each is light.

Every text that people wrote passes `escape` on its way in; what repeats is worked out once for the page.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tingsted.design.figures import percent_text
from tingsted.ideas.models import idea_url
from tingsted.surveys.counting.tallying import TOP
from tingsted.surveys.models import Comment, Result

MANY = 4


def as_shown(row: dict[str, Any], hidden: Mapping[str, str]) -> dict[str, Any]:
    """A row of the result; of an idea that was hidden since, its number only."""
    return {**row, "title": _("(hidden)")} if row["idea"] in hidden else row


def without(hidden: Mapping[str, str], words: str) -> str:
    """The words with the numbers of hidden ideas in place of their titles."""
    for label, title in sorted(hidden.items(), key=lambda idea: -len(idea[1])):
        words = words.replace(title, label)
    return words


def asked_beside(result: Result, hidden: Mapping[str, str]) -> list[dict[str, Any]]:
    """What was asked beside the cards, counted: the three ideas that matter most by their titles as they stand now."""
    titles = {str(row["card"]): as_shown(row, hidden)["title"] for row in result.table}
    return [_by_title(entry, titles) if entry["kind"] == TOP else entry for entry in result.questions]


def _by_title(entry: dict[str, Any], titles: Mapping[str, str]) -> dict[str, Any]:
    rows = [{**row, "words": titles.get(row["key"], "")} for row in entry["rows"]]
    return {**entry, "words": _("Which three ideas matter most to you?"), "rows": rows}


class ResultRows:
    """Draws a counted survey in the reader's language: as a ranking, as a table, and what people wrote."""

    def __init__(self, table: Sequence[dict[str, Any]]) -> None:
        self.table = table
        self.hidden = escape(_("not shown"))
        self.no_stroke = f'<span class="not-shown">{self.hidden}</span>'
        self.plain, self.help = _("No. %(n)s by plain count"), _("%(n)s will help")
        self.replied = escape(_("The council answers"))
        self.first = _("%(n)s put it first")
        self.at, self.span = _("place %(n)s"), _("place %(low)s to %(high)s")
        self.head = {
            "place": escape(_("Rank")), "approvals": escape(_("Pointed to it")), "asked": escape(_("Had a view")),
            "plain": escape(_("Plain count")), "chance": escape(_("By chance alone")), "help": escape(_("Will help")),
        }  # fmt: skip
        self.tags = {row["card"]: _tag(row["idea"]) for row in table}

    def ranking(self) -> SafeString:
        """Each idea with its place, its stroke and its figures."""
        return mark_safe("\n".join(map(self._ranked, self.table)))  # noqa: S308 - escaped where it is put in

    def in_table(self) -> SafeString:
        """The same as a table's rows, beside the plain count."""
        return mark_safe("".join(map(self._row, self.table)))  # noqa: S308 - escaped where it is put in

    def questions(self, counted: Sequence[dict[str, Any]]) -> SafeString:
        """Each question that was counted: a sentence, and its rows with a stroke and a figure."""
        return mark_safe("".join(map(self._question, counted)))  # noqa: S308 - escaped where it is put in

    def _question(self, entry: dict[str, Any]) -> str:
        head = f"<h3>{escape(entry['words'])}</h3>"
        if not entry["rows"]:
            none = (
                _("Nobody has answered it.") if entry["answered"] == 0 else _("Too few answered to show it.")
            )
            return f'<article class="stack-s">{head}<p class="muted">{escape(none)}</p></article>'
        answered = entry["answered"]
        told = ngettext("%(n)s person answered.", "%(n)s people answered.", answered) % {"n": answered}
        shown, kept_back = parted(entry["rows"])
        rows = "".join(self._choice(row, answered) for row in shown)
        return (
            f'<article class="stack-s">{head}<p class="muted">{escape(told)} {escape(leading(entry))}</p>'
            f'<ul class="rank shares plain">{rows}</ul>{_muted(kept_back)}</article>'
        )

    def _choice(self, row: dict[str, Any], answered: int) -> str:
        count, first = row["count"], row["first"]
        what = f'<li><span class="what">{escape(row["words"])}</span>'
        if count is None:
            return f"{what}{self.no_stroke}</li>"
        share = count / answered
        facts = f"<b>{count}</b> <span>({percent_text(share)})</span>"
        if first:
            facts += f" <span>{escape(self.first % {'n': first})}</span>"
        return f'{what}<span class="facts-line">{facts}</span>{_stroke(share)}</li>'

    def said(self, comments: Sequence[Comment]) -> SafeString:
        """Comments, each with the idea it is about."""
        titles = {row["card"]: escape(row["title"]) for row in self.table}
        drawn = (
            f'<li class="stack-s"><blockquote class="said">»{_lines(comment.words)}«</blockquote>'
            f'<p class="muted">{self._about(comment, titles)}</p>{self._reply(comment)}</li>'
            for comment in comments
            if comment.question is not None or comment.card_id in titles
        )
        return mark_safe("".join(drawn))  # noqa: S308 - escaped where it is put in

    def _reply(self, comment: Comment) -> str:
        """What the body answered, if it did."""
        reply = getattr(comment, "reply", None)
        if reply is None:
            return ""
        return f'<div class="answer"><p><b>{self.replied}</b></p><p>{_lines(reply.words)}</p></div>'

    def _about(self, comment: Comment, titles: dict[int, str]) -> str:
        if comment.question is not None:
            return escape(comment.question.words)
        assert comment.card_id is not None  # a comment is on a card or to a question
        return f"{self.tags[comment.card_id]} {titles[comment.card_id]}"

    def _ranked(self, row: dict[str, Any]) -> str:
        shown = row["share"] is not None
        return (
            f'<li><span class="place">{row["place"]}</span>'
            f'<span class="what">{escape(row["title"])}<br>{self.tags[row["card"]]}</span>'
            f"{_plot(row) if shown else self.no_stroke}"
            f'<span class="facts-line">{_figures(row) if shown else ""} '
            f"<span>{escape(self.plain % {'n': row['plain_place']})}</span> {self._helping(row)}</span></li>"
        )

    def _helping(self, row: dict[str, Any]) -> str:
        return "" if row["helpers"] == "0" else f"<span>{escape(self.help % {'n': row['helpers']})}</span>"

    def _row(self, row: dict[str, Any]) -> str:
        low, high = row["from"], row["to"]
        chance = self.at % {"n": low} if low == high else self.span % {"low": low, "high": high}
        cells = (
            ("approvals", row["approvals"]), ("asked", row["asked"]), ("plain", row["plain_place"]),
            ("chance", chance), ("help", row["helpers"]),
        )  # fmt: skip
        drawn = "".join(
            f'<td data-label="{self.head[name]}">{self.hidden if value is None else escape(str(value))}</td>'
            for name, value in cells
        )
        place = f'<td data-label="{self.head["place"]}">{row["place"]}</td>'
        return f'<tr>{place}<th scope="row">{escape(row["title"])}</th>{drawn}</tr>'


def parted(rows: Sequence[dict[str, Any]]) -> tuple[list[dict[str, Any]], str]:
    """The rows to show one by one; many that are not shown are told in a single sentence instead."""
    kept_back = [row["words"] for row in rows if row["count"] is None]
    if len(kept_back) < MANY or len(kept_back) == len(rows):
        return list(rows), ""
    shown = [row for row in rows if row["count"] is not None]
    return shown, _("Not shown: %(choices)s.") % {"choices": " · ".join(kept_back)}


def _muted(sentence: str) -> str:
    return f'<p class="muted">{escape(sentence)}</p>' if sentence else ""


def leading(entry: dict[str, Any]) -> str:
    """The result in a sentence: what most chose, where that can be told."""
    told = [row for row in entry["rows"] if row["count"]]
    best = max((row["count"] for row in told), default=0)
    leading = [row["words"] for row in told if row["count"] == best]
    if len(leading) != 1 or (
        any(row["count"] is None for row in entry["rows"]) and best * 2 <= entry["answered"]
    ):
        return ""
    return _("Most chose »%(choice)s«.") % {"choice": leading[0]}


def _stroke(share: float) -> str:
    """A stroke as long as the share, in hundredths."""
    return (
        '<svg class="plot" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">'
        '<rect class="ground" width="100" height="10"/>'
        f'<rect class="solid" width="{share * 100:.1f}" height="10"/></svg>'
    )


def _tag(label: str) -> str:
    return f'<a class="tag" href="{escape(idea_url(label))}">{escape(label)}</a>'


def _plot(row: dict[str, Any]) -> str:
    """The stroke, and the pale part that is the uncertainty, in hundredths."""
    x, low, high = (f"{row[key] * 100:.1f}" for key in ("share", "low", "high"))
    return (
        '<svg class="plot" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect class="ground" width="100" height="10"/><rect class="range" width="{high}" height="10"/>'
        f'<rect class="solid" width="{low}" height="10"/><path class="value" d="M{x} -2v14"/></svg>'
    )


def _figures(row: dict[str, Any]) -> str:
    share, low, high = (percent_text(row[key]) for key in ("share", "low", "high"))
    return f"<b>{share}</b> <span>({low}–{high})</span>"


def _lines(text: str) -> str:
    """People's lines as they wrote them."""
    return escape(text).replace("\r\n", "\n").replace("\n", "<br>")
