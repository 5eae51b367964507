"""A promise as a row of the ledger, built in Python: forty of them are one page, so each is light.

Every text that people wrote passes `escape` on its way in; what repeats is drawn once for the page.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from html import escape

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from tingsted.design.days import day_text
from tingsted.design.marks import stone
from tingsted.design.tongue import their_words
from tingsted.kernel.text import cut
from tingsted.promises.models import Promise

LONGEST = 160


class Rows:
    """Draws promises in the reader's language: asked, promised, and what came of it."""

    def __init__(self) -> None:
        self.asked, self.promised = escape(_("Asked")), escape(_("Promised"))
        self.came_of_it = escape(_("What came of it"))
        self.by = _("Answer from %(office)s by %(day)s.")
        self.holds = _("%(office)s, until further notice. Looked at again %(day)s.")
        self.held = _("%(office)s, until %(day)s.")
        self.writes = _("%(office)s writes: »%(word)s«")
        self.now_with = _("Now with %(office)s.")
        self.theirs = their_words()
        self.days: dict[date, str] = {}
        self.stones: dict[tuple[str, int], str] = {}

    def draw(self, promise: Promise) -> SafeString:
        """The whole row of one promise."""
        tag = ""
        if promise.tag:
            name = escape(promise.tag)
            tag = (
                f'<a class="tag" href="{escape(promise.tag_url)}">{name}</a> '
                if promise.tag_url
                else f'<span class="tag">{name}</span> '
            )
        cells = (
            (self.asked, self._question(promise)),
            (self.promised, self._promised(promise)),
            (self.came_of_it, self._came_of_it(promise)),
        )
        drawn = "".join(f"<div><dt>{name}</dt><dd>{said}</dd></div>" for name, said in cells if said)
        return mark_safe(  # noqa: S308 - each text is escaped where it is put in
            f'<li><h3>{tag}<a href="{promise.get_absolute_url()}"{self.theirs}>{escape(promise.title)}</a></h3>'
            f"<dl>{drawn}</dl></li>"
        )

    def _question(self, promise: Promise) -> str:
        said = self._said(f"»{cut(promise.question, LONGEST)}«") + " " if promise.question else ""
        if promise.standing:
            return said
        who = f"{escape(str(promise.owed_to))}, " if promise.owed_to else ""
        return f"{said}{who}{self._day(promise.promised_on)}."

    def _promised(self, promise: Promise) -> str:
        facts = {"office": promise.owed_by, "day": self._day(promise.due)}
        if not promise.standing:
            return escape(self.by % facts)
        if promise.answered_on is not None:
            return escape(self.held % {**facts, "day": self._day(promise.answered_on)})
        return escape(self.holds % facts)

    def _came_of_it(self, promise: Promise) -> str:
        code, days = promise.shown_state, promise.days_over
        if (code, days) not in self.stones:
            self.stones[code, days] = stone(code, days)
        sign = self.stones[code, days]
        if promise.reply:
            return f"{sign}<br>{self._said(cut(promise.reply, LONGEST))}"
        if promise.word:
            word = cut(promise.word, LONGEST)
            return f"{sign}<br>{escape(self.writes % {'office': promise.owed_by, 'word': word})}"
        if promise.passed_to is not None:
            return f"{sign}<br>{escape(self.now_with % {'office': promise.passed_to.owed_by})}"
        return sign

    def _said(self, text: str) -> str:
        return f"<span{self.theirs}>{escape(text)}</span>" if self.theirs else escape(text)

    def _day(self, day: date) -> str:
        if day not in self.days:
            self.days[day] = day_text(day, "dag")
        return self.days[day]


def draw_rows(promises: Iterable[Promise]) -> list[SafeString]:
    """These promises as rows of one list."""
    rows = Rows()
    return [rows.draw(promise) for promise in promises]
