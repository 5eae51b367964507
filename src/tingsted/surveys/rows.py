"""The result's rows, built in Python: forty of them stand on the page twice, so each is light.

Every text that people wrote passes `escape` on its way in; what repeats is worked out once for the page.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from tingsted.design.figures import percent_text
from tingsted.plans.rows import idea_url
from tingsted.surveys.models import Comment


class ResultRows:
    """Draws a counted survey in the reader's language: as a ranking, as a table, and what people wrote."""

    def __init__(self, table: Sequence[dict[str, Any]]) -> None:
        self.table = table
        self.hidden = escape(_("not shown"))
        self.no_stroke = f'<span class="not-shown">{self.hidden}</span>'
        self.plain, self.help = _("No. %(n)s by plain count"), _("%(n)s will help")
        self.at, self.span = _("place %(n)s"), _("place %(low)s to %(high)s")
        self.head = {
            "place": escape(_("Rank")), "approvals": escape(_("Pointed to it")), "asked": escape(_("Had a view")),
            "plain": escape(_("Plain count")), "chance": escape(_("By chance alone")), "help": escape(_("Will help")),
        }  # fmt: skip
        self.tags = {
            row["card"]: f'<a class="tag" href="{idea_url(row["idea"])}">{escape(row["idea"])}</a>'
            for row in table
        }

    def ranking(self) -> SafeString:
        """Each idea with its place, its stroke and its figures."""
        return mark_safe("\n".join(map(self._ranked, self.table)))  # noqa: S308 - escaped where it is put in

    def in_table(self) -> SafeString:
        """The same as a table's rows, beside the plain count."""
        return mark_safe("".join(map(self._row, self.table)))  # noqa: S308 - escaped where it is put in

    def said(self, comments: Sequence[Comment]) -> SafeString:
        """Comments, each with the idea it is about."""
        titles = {row["card"]: escape(row["title"]) for row in self.table}
        drawn = (
            f'<li class="stack-s"><blockquote class="said">»{_lines(comment.words)}«</blockquote>'
            f'<p class="muted">{self.tags[comment.card_id]} {titles[comment.card_id]}</p></li>'
            for comment in comments
            if comment.card_id in titles
        )
        return mark_safe("".join(drawn))  # noqa: S308 - escaped where it is put in

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
