"""How far a plan has come, in pictures that also say it in a table: on the page, in an edition and on paper."""

from __future__ import annotations

from collections import Counter

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from civicmath.figures import Bar, Picture, Stack, bars, stacked_bars
from civicmath.language import Language
from tingsted.design.days import language
from tingsted.design.words import promise_text, word
from tingsted.plans.models import Action
from tingsted.plans.queries import Chapter, Contents
from tingsted.plans.sdg import goal_of

MOVED = (Action.Work.DONE, Action.Work.WELL, Action.Work.BEGUN, Action.Work.NOT_BEGUN)
MOST_THEMES = 12
FEW = 20


def charts_of(contents: Contents, *, width: int | None = None) -> list[Picture]:
    """Every chart in which there is something to see, at most one for each theme and five for the whole."""
    lines = contents.lines
    if not lines:
        return []
    found = [_progress(contents, width)]
    drivers = Counter(line.action.driver for line in lines)
    found.append(
        _counted(_("Who drives the actions"), [(str(d.label), drivers[d]) for d in Action.Driver], width)
    )
    goals = Counter(n for line in lines for n in {goal_of(code).number for code in line.action.sdgs})
    if goals:
        rows = [(str(goal_of(str(number))), count) for number, count in sorted(goals.items())]
        found.append(_counted(_("Actions by Sustainable Development Goal"), rows, width))
    states = Counter(sent.promise.shown_state for line in lines for sent in line.forwardings)
    if states:
        rows = [(promise_text(state), count) for state, count in sorted(states.items())]
        found.append(_counted(_("What the departments have answered"), rows, width))
    costs = [(c.theme.name, sum(line.action.cost or 0 for line in c.lines)) for c in contents.chapters]
    if any(cost for _name, cost in costs):
        found.append(_counted(_("What it takes, in kroner"), [row for row in costs if row[1]], width))
    return found


def theme_chart(chapter: Chapter, *, width: int | None = None) -> Picture:
    """How far the actions of one theme are."""
    count = Counter(line.action.work for line in chapter.lines)
    rows = [(str(word("work", work).text), count[work]) for work in Action.Work if count[work]]
    return _counted(_("%(theme)s: how far") % {"theme": chapter.theme.name}, rows, width)


def _progress(contents: Contents, width: int | None) -> Picture:
    """All themes in one picture; what is laid aside is told in words only, since it goes nowhere."""
    rows = [
        Stack(chapter.theme.name, tuple(sum(line.action.work == w for line in chapter.lines) for w in MOVED))
        for chapter in contents.chapters[:MOST_THEMES]
    ]
    names = [capfirst(str(word("work", work).text)) for work in MOVED]
    title = _("How far the actions are, theme by theme")
    top = _top(max(sum(map(int, filter(None, row.parts))) for row in rows))
    return stacked_bars(title, title, names, rows, of=_("Theme"), top=top, width=width, language=_tongue())


def _tongue() -> Language:
    """The reader's language, as the figures name it."""
    return "en" if language() == "en" else "da"


def _counted(title: str, rows: list[tuple[str, int]], width: int | None) -> Picture:
    drawn = [Bar(capfirst(label), count) for label, count in rows]
    top = _top(max(count for _label, count in rows))
    return bars(title, title, drawn, of="", top=top, width=width, language=_tongue())


def _top(most: int) -> float | None:
    """Where the scale of a few ends, so that its middle is a whole number too; more end where they fall."""
    return float(max(2, most + most % 2)) if most < FEW else None
