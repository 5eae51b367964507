"""An action as a row of the plan's page, built in Python: 150 of them are one page, so each is light.

Every text that people wrote passes `escape` on its way in; what repeats is drawn once for the page.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from html import escape
from itertools import chain

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tingsted.design.days import day_text
from tingsted.design.figures import number_text
from tingsted.design.marks import state, stone
from tingsted.design.tongue import their_words
from tingsted.ideas.models import idea_url
from tingsted.plans.models import Action, Forwarding, Goal, Photo, Plan
from tingsted.plans.queries import Contents, Line
from tingsted.plans.sdg import goal_of

DRIVERS = {
    Action.Driver.CITIZENS: gettext_lazy("Citizens"),
    Action.Driver.MUNICIPALITY: gettext_lazy("The municipality"),
    Action.Driver.JOINT: gettext_lazy("Citizens and municipality together"),
}


@dataclass(frozen=True)
class Hands:
    """What the reader may do: members of the body write all, a coordinator their own, one carries on."""

    writes: bool = False
    person: int | None = None
    forwards: bool = False
    frozen: bool = False


class Rows:
    """Draws the lines of one plan in the reader's language."""

    def __init__(self, plan: Plan, hands: Hands, goals: Iterable[Goal] = ()) -> None:
        self.hands = hands
        self.goals = {goal.pk: goal.words for goal in goals}
        self.base = f"{plan.get_absolute_url()}handlinger/"
        self.promise = reverse("promises:promise", args=[0]).replace("0", "{}")
        self.signs = {work: state("work", work) for work in Action.Work.values}
        self.drivers = {code.value: escape(str(text)) for code, text in DRIVERS.items()}
        self.idea, self.ideas = escape(_("Idea")), escape(_("Ideas"))
        self.driver, self.coordinator = escape(_("Driven by")), escape(_("Coordinator"))
        self.partners, self.none = escape(_("Together with")), escape(_("Nobody yet"))
        self.edit, self.move = escape(_("Write")), escape(_("How far is it?"))
        self.carry, self.follow = escape(_("Carry it to a department")), escape(_("Follow the answer"))
        self.sent = _("Carried to %(to)s on %(day)s by %(by)s.")
        self.due = _("Answer promised by %(day)s")
        self.place, self.time = escape(_("Where")), escape(_("When"))
        self.cost, self.money = escape(_("Costs")), escape(_("The money comes from"))
        self.about, self.works_for = _("about %(kroner)s kroner"), escape(_("Works for the goal:"))
        self.sdg_name = escape(_("Sustainable Development Goals"))
        self.sdgs: dict[str, str] = {}
        self.days: dict[date, str] = {}
        self.stones: dict[tuple[str, int], str] = {}
        self.answers: dict[str, str] = {}

    @classmethod
    def of(cls, plan: Plan, contents: Contents, hands: Hands | None = None) -> Rows:
        """For everything that stands in a plan."""
        goals = chain.from_iterable(chapter.goals for chapter in contents.chapters)
        return cls(plan, hands or Hands(), goals)

    def draw(self, line: Line) -> SafeString:
        """The whole article of one action."""
        action = line.action
        note = f'<p class="muted"{their_words()}>{escape(action.work_note)}</p>' if action.work_note else ""
        return mark_safe(  # noqa: S308 - each text is escaped where it is put in
            f'<article class="action" id="{action.anchor}"><div class="top">'
            f"<h3>{line.number} <span{their_words()}>{escape(action.title)}</span></h3>"
            f"{self.signs[action.work]}</div>{_paragraphs(action.text)}{note}{self._goal(action)}"
            f"<dl>{self._facts(line)}</dl>{photos_of(line.photos)}"
            f"{''.join(map(self._answer, line.forwardings))}{self._acts(line)}</article>"
        )

    def _facts(self, line: Line) -> str:
        action = line.action
        tags = ""
        if line.labels:
            links = " ".join(
                f'<a class="tag" href="{escape(idea_url(label))}">{escape(label)}</a>'
                for label in line.labels
            )
            name = self.idea if len(line.labels) == 1 else self.ideas
            tags = f"<div><dt>{name}</dt><dd>{links}</dd></div>"
        facts = [
            (self.partners, escape(action.partners)),
            (self.place, escape(action.place)),
            (self.time, escape(action.time)),
            (self.cost, f"{self._cost(action.cost)}" if action.cost is not None else ""),
            (self.money, escape(action.money)),
            (self.sdg_name, " ".join(self._sdg(code) for code in action.sdgs)),
        ]
        more = "".join(f"<div><dt>{name}</dt><dd>{said}</dd></div>" for name, said in facts if said)
        return (
            f"{tags}<div><dt>{self.driver}</dt><dd>{self.drivers[action.driver]}</dd></div>"
            f"{self._coordinator(line)}{more}"
        )

    def _coordinator(self, line: Line) -> str:
        """Who coordinates; an edition has no names in it, so it says nothing of it."""
        if self.hands.frozen:
            return ""
        return f"<div><dt>{self.coordinator}</dt><dd>{escape(line.coordinator) or self.none}</dd></div>"

    def _goal(self, action: Action) -> str:
        words = self.goals.get(action.goal_id or 0)
        return f'<p class="muted">{self.works_for} {escape(words)}</p>' if words else ""

    def _sdg(self, code: str) -> str:
        """A goal or target with its title, its colour beside it; never the UN's own sign."""
        if code not in self.sdgs:
            goal = goal_of(code)
            self.sdgs[code] = f'<span class="sdg g{goal.number}">{code} {escape(goal.name)}</span>'
        return self.sdgs[code]

    def _cost(self, kroner: int) -> str:
        return escape(self.about % {"kroner": number_text(kroner)})

    def _answer(self, forwarding: Forwarding) -> str:
        """What the department owes or said: the stone, and its own words."""
        promise = forwarding.promise
        said = promise.reply or promise.word
        quote = f"<p>»{escape(said)}« {escape(str(forwarding.to))}</p>" if said else ""
        beside = (
            self._word(promise.answer)
            if promise.answer
            else escape(self.due % {"day": self._day(promise.due)})
        )
        sent = escape(self.sent % {"to": forwarding.to, "day": self._day(forwarding.on), "by": forwarding.by})
        return (
            f'<div class="answer"><p class="row"><span>{self._stone(promise.shown_state, promise.days_over)}</span>'
            f"<span>{beside}</span></p>{quote}<p>{sent} "
            f'<a href="{self.promise.format(promise.pk)}">{self.follow}'
            f'<span class="visually-hidden">: {escape(promise.title)}</span></a></p>{_references(forwarding)}</div>'
        )

    def _stone(self, code: str, days: int) -> str:
        if (code, days) not in self.stones:
            self.stones[code, days] = stone(code, days)
        return self.stones[code, days]

    def _word(self, answer: str) -> str:
        if answer not in self.answers:
            self.answers[answer] = state("answer", answer)
        return self.answers[answer]

    def _day(self, day: date) -> str:
        if day not in self.days:
            self.days[day] = day_text(day, "dag")
        return self.days[day]

    def _acts(self, line: Line) -> str:
        action, hands = line.action, self.hands
        links: list[tuple[str, str]] = []
        if hands.writes or (hands.person is not None and hands.person == action.coordinator_id):
            links = [(f"{action.pk}/", self.edit), (f"{action.pk}/arbejde/", self.move)]
        if hands.forwards:
            links.append((f"{action.pk}/videre/", self.carry))
        if not links:
            return ""
        title = f'<span class="visually-hidden"> {escape(action.title)}</span>'
        drawn = " ".join(f'<a href="{self.base}{url}">{text}{title}</a>' for url, text in links)
        return f'<p class="row no-print">{drawn}</p>'


def _paragraphs(text: str) -> str:
    """People's lines as they wrote them; an empty text is no paragraph."""
    parts = (escape(part).replace("\n", "<br>") for part in text.split("\n\n") if part)
    return "".join(f"<p{their_words()}>{part}</p>" for part in parts)


def _references(forwarding: Forwarding) -> str:
    """Where it stands in the municipality's own planning."""
    return "".join(
        f'<p><a href="{escape(link.url)}" rel="noreferrer">{escape(link.words)}</a></p>'
        for link in forwarding.shown_references
    )


def photos_of(photos: Iterable[Photo]) -> str:
    """Pictures side by side, each with its words; those further down load when they come near."""
    drawn = "".join(
        f'<figure><img src="{escape(photo.get_absolute_url())}" alt="{escape(photo.alt)}" width="{photo.width}"'
        f' height="{photo.height}" loading="lazy">'
        f"{f'<figcaption>{escape(photo.caption)}</figcaption>' if photo.caption else ''}</figure>"
        for photo in photos
    )
    return f'<div class="photos">{drawn}</div>' if drawn else ""
