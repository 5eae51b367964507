"""An idea gets its number, is read, corrected, reported, hidden; the number is issued once."""

from __future__ import annotations

import re
from datetime import date

from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext as _

from tingsted.ideas.events import IdeaApproved, IdeaHidden, IdeaRaised, IdeaReported, IdeaReworded, IdeaSorted
from tingsted.ideas.models import Author, Column, Idea, NumberSeries, Standing
from tingsted.ideas.queries import office_that_reads
from tingsted.kernel import clock
from tingsted.kernel.actions import Refused, action, announce, save_version
from tingsted.kernel.actors import Actor
from tingsted.kernel.events import about
from tingsted.kernel.rights import may, require
from tingsted.kernel.text import cut, tidy
from tingsted.notices.actions import ask, settle
from tingsted.places.models import Area

LONGEST = 2000
TITLE = 90


@action
def raise_idea(
    actor: Actor,
    *,
    area: Area,
    words: str,
    title: str = "",
    column: str = Column.WANT,
    theme: str = "",
    place: str = "",
    origin: str = "",
    said_on: date | None = None,
    name: str = "",
    named: bool = False,
    read_first: bool = False,
) -> Idea:
    """Give an idea its number for good; what a visitor writes waits until the area's body has read it.

    `origin` says where it was said when another room tells that step of the trail; `named` that the author
    agreed to be named; `read_first` lets even the body's own entry wait.
    """
    require("ideas.raise", actor, area)
    if area.ended is not None and area.ended <= clock.today():
        raise Refused(_("%(area)s is part of another area now. Write the idea there.") % {"area": area.name})
    words = _checked(words)
    at_once = may("ideas.keep", actor, area) and not read_first
    number = _next_number(area)
    idea = Idea.objects.create(
        area=area,
        number=number,
        label=f"{area.prefix}-{number}",
        title=tidy(title)[:140] or title_from(words),
        words=words,
        column=Column(column),
        theme=_one_line(theme, 80),
        place=_one_line(place, 80),
        origin=cut(_one_line(origin, 400), 200),
        said_on=said_on or clock.today(),
        standing=Standing.PUBLIC if at_once else Standing.WAITING,
    )
    _add_author(actor, idea, name=_one_line(name, 120), named=named)
    if not at_once:
        ask_for_reading(area)
    announce(actor, IdeaRaised(about=about(idea), label=idea.label, standing=idea.standing))
    return idea


@action
def approve_idea(actor: Actor, *, idea: Idea, seen: int | None = None) -> Idea:
    """Let everybody see an idea; a reported one stays, and the report is done with."""
    require("ideas.keep", actor, idea.area)
    _stand(idea, Standing.PUBLIC, seen)
    announce(actor, IdeaApproved(about=about(idea), label=idea.label))
    return idea


@action
def hide_idea(actor: Actor, *, idea: Idea, seen: int | None = None) -> Idea:
    """Take an idea off the public wall; its number is never given to another."""
    require("ideas.keep", actor, idea.area)
    _stand(idea, Standing.HIDDEN, seen)
    announce(actor, IdeaHidden(about=about(idea), label=idea.label))
    return idea


@action
def reword_idea(
    actor: Actor,
    *,
    idea: Idea,
    title: str,
    words: str,
    column: str,
    theme: str = "",
    place: str = "",
    seen: int | None = None,
) -> Idea:
    """Correct title, words, column, theme or place; the trail says that the text was corrected."""
    require("ideas.keep", actor, idea.area)
    new_words = _checked(words)
    changed = new_words != idea.words or tidy(title) != idea.title
    idea.title, idea.words, idea.column = (
        tidy(title)[:140] or title_from(new_words),
        new_words,
        Column(column),
    )
    idea.theme, idea.place = _one_line(theme, 80), _one_line(place, 80)
    save_version(
        idea,
        seen=seen,
        fields=["title", "words", "column", "theme", "place"],
        sentence=_("Somebody else corrected %(label)s in the meantime. Your text is still here.")
        % {"label": idea.label},
    )
    # Sorting an idea under a theme is no news on its trail; touching its words is.
    told = IdeaReworded if changed else IdeaSorted
    announce(actor, told(about=about(idea), label=idea.label, office=str(actor.office or "")))
    return idea


@action
def report_idea(actor: Actor, *, idea: Idea) -> Idea:
    """Ask the body to look at a public idea; it stays until they have."""
    require("ideas.report", actor, idea)
    if not idea.is_public:
        raise Refused(_("This idea can't be seen by others, so there is nothing to report."))
    Idea.objects.filter(pk=idea.pk, reports__lt=1000).update(reports=F("reports") + 1)
    idea.refresh_from_db(fields=["reports"])
    ask_for_reading(idea.area)
    announce(actor, IdeaReported(about=about(idea), label=idea.label))
    return idea


def title_from(words: str) -> str:
    """A short title from people's own words: the first sentence, cut at a word."""
    first = re.split(r"(?<=[.!?])\s|\n", words.strip(), maxsplit=1)[0]
    return cut(first.strip().rstrip("."), TITLE)


def _stand(idea: Idea, standing: Standing, seen: int | None) -> None:
    """Public or hidden, for the words that were read: corrected or decided by somebody else since, they are shown."""
    idea.standing, idea.reports = standing, 0
    save_version(
        idea,
        seen=seen,
        fields=["standing", "reports"],
        sentence=_("Somebody else has read or corrected %(label)s in the meantime. Look at it again.")
        % {"label": idea.label},
    )
    ask_for_reading(idea.area)


def _add_author(actor: Actor, idea: Idea, *, name: str, named: bool) -> None:
    """Everybody who said something counts; a name is shown only by its owner's yes."""
    Author.objects.create(
        idea=idea, person=actor.person, name=name, from_label=idea.label, public=bool(named and name)
    )


def _checked(words: str) -> str:
    words = tidy(words)
    if not words:
        raise Refused(_("Write the idea in a few words."), "words")
    if len(words) > LONGEST:
        raise Refused(
            _("The idea is longer than %(most)s characters. Tell the heart of it here.") % {"most": LONGEST},
            "words",
        )
    return words


def _one_line(text: str, most: int) -> str:
    return " ".join(tidy(text).split())[:most]


def _next_number(area: Area) -> int:
    """The next number of the area, under a lock that every issuer takes."""
    NumberSeries.objects.get_or_create(area=area)
    series = NumberSeries.objects.select_for_update().get(area=area)
    series.last += 1
    series.save(update_fields=["last"])
    return series.last


def ask_for_reading(area: Area) -> None:
    """One ask per area says how many wait; none when all are read."""
    to_read = Idea.objects.filter(area=area).to_be_read()
    count = to_read.count()
    office = office_that_reads(area)
    if count == 0:
        settle(about=about(area), kind="ideas.read")
    elif office is not None:
        ask(
            kind="ideas.read",
            about=about(area),
            url=reverse("ideas:reading", args=[area.slug]),
            office=office,
            area=area,
            count=count,
            area_name=area.name,
            reported=to_read.filter(reports__gt=0).count(),
        )
