"""Surveys to begin from: each is a set of questions that has shown its worth, and everything in it can be changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tingsted.surveys.models import Kind

Words = str | Promise


@dataclass(frozen=True)
class Asking:
    """One question of a pattern."""

    kind: Kind
    words: Words
    why: Words = ""
    choices: tuple[Words, ...] = ()
    most: int | None = None
    low: Words = ""
    high: Words = ""

    def as_facts(self) -> dict[str, Any]:
        """What `add_question` takes, in the language of the one who makes it."""
        return {
            "kind": self.kind.value,
            "words": str(self.words),
            "why": str(self.why),
            "choices": [str(each) for each in self.choices],
            "most": self.most,
            "low_words": str(self.low),
            "high_words": str(self.high),
        }


@dataclass(frozen=True)
class Pattern:
    """A survey to begin from: its name, when it serves, whether it has idea cards, and its questions."""

    key: str
    name: Words
    when: Words
    title: Callable[[str], str]
    cards: bool = False
    top: bool = False
    questions: tuple[Asking, ...] = field(default_factory=tuple)


def _named(words: Words) -> Callable[[str], str]:
    return lambda area: str(words) % {"area": area}


_HEAR_MORE = Asking(
    Kind.CONTACT, _("May we tell you what comes of it?"), _("Only if you want to hear from the council.")
)

PATTERNS = (
    Pattern(
        "lup",
        _("The survey of a development plan"),
        _(
            "After the citizens' meeting: a card for each idea, the three that matter most, and what was forgotten."
        ),
        _named(_("What matters most in %(area)s?")),
        cards=True,
        top=True,
        questions=(
            Asking(Kind.TEXT, _("Have we forgotten something?"), _("An idea that was not on the wall.")),
            _HEAR_MORE,
        ),
    ),
    Pattern(
        "matter",
        _("A question about a matter"),
        _("The municipality asks the council, and the council asks you: for or against, and why."),
        _named(_("What do you say to the proposal?")),
        questions=(
            Asking(
                Kind.SINGLE,
                _("What do you think of the proposal?"),
                choices=(_("For it"), _("For it, if it is changed"), _("Against it"), _("I do not mind")),
            ),
            Asking(Kind.TEXT, _("Why? Or what should be changed?")),
            Asking(
                Kind.MULTIPLE,
                _("What should we mind most?"),
                choices=(
                    _("Children and young people"),
                    _("The old"),
                    _("Traffic and safety"),
                    _("Nature and quiet"),
                    _("Shops and work"),
                    _("What it costs"),
                ),
                most=2,
            ),
        ),
    ),
    Pattern(
        "poll",
        _("A short poll"),
        _("One question, one minute: a day for the summer party, a name for the new path."),
        _named(_("A short question to all in %(area)s")),
        questions=(
            Asking(
                Kind.SINGLE,
                _("Which of these do you like best?"),
                choices=(_("The first proposal"), _("The second proposal"), _("None of them")),
            ),
        ),
    ),
    Pattern(
        "rating",
        _("How is it to live here?"),
        _("Before a new plan: what works and what does not, to compare with in four years."),
        _named(_("How is it to live in %(area)s?")),
        questions=(
            *(
                Asking(Kind.RATING, words, low=_("poorly"), high=_("very well"))
                for words in (
                    _("How well can you get about without a car?"),
                    _("How well do you meet others where you live?"),
                    _("How well does the area work for children and young people?"),
                )
            ),
            Asking(
                Kind.RANK,
                _("What should the next plan be about?"),
                choices=(
                    _("Paths and roads"),
                    _("Places to meet"),
                    _("School and young people"),
                    _("Houses to live in"),
                    _("Nature"),
                    _("Shops and work"),
                ),
                most=3,
            ),
            Asking(Kind.TEXT, _("What is the best about living here?")),
        ),
    ),
)
BY_KEY = {pattern.key: pattern for pattern in PATTERNS}
