"""An action as a row of the plan's page, built in Python: 150 of them are one page, so each is light."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tingsted.design.days import day_text
from tingsted.design.marks import state, stone
from tingsted.plans.models import Action, Forwarding
from tingsted.plans.queries import Line

NOTHING = SafeString("")
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


@lru_cache(maxsize=4096)
def idea_url(label: str) -> str:
    """Where an idea's trail is; numbers never change, so neither does this."""
    return reverse("ideas:idea", args=[label])


class Rows:
    """Draws the lines of one plan in the reader's language; words and signs that repeat are drawn once."""

    def __init__(self, hands: Hands) -> None:
        self.hands = hands
        self.signs = {work: state("work", work) for work in Action.Work.values}
        self.drivers = {code: str(text) for code, text in DRIVERS.items()}
        self.idea, self.ideas = _("Idea"), _("Ideas")
        self.driver, self.coordinator, self.partners = _("Driven by"), _("Coordinator"), _("Together with")
        self.none = _("Nobody yet")
        self.edit, self.move, self.carry = _("Write"), _("How far is it?"), _("Carry it to a department")

    def draw(self, line: Line) -> SafeString:
        """The whole article of one action."""
        action = line.action
        return format_html(
            '<article class="action" id="{}"><div class="top"><h3>{} {}</h3>{}</div>{}{}<dl>{}</dl>{}{}</article>',
            action.anchor,
            line.number,
            action.title,
            self.signs[action.work],
            _paragraph(action.text),
            format_html('<p class="muted">{}</p>', action.work_note) if action.work_note else NOTHING,
            self._facts(line),
            self._answer(line.forwarding) if line.forwarding else NOTHING,
            self._acts(line),
        )

    def _facts(self, line: Line) -> SafeString:
        action = line.action
        named = action.coordinator is not None and action.coordinator_public
        coordinator = action.coordinator.name if named and action.coordinator else self.none
        facts = [(self.driver, self.drivers[Action.Driver(action.driver)]), (self.coordinator, coordinator)]
        if action.partners:
            facts.append((self.partners, action.partners))
        tags = NOTHING
        if line.labels:
            links = ((idea_url(label), label) for label in line.labels)
            tags = format_html(
                "<div><dt>{}</dt><dd>{}</dd></div>",
                self.idea if len(line.labels) == 1 else self.ideas,
                format_html_join(" ", '<a class="tag" href="{}">{}</a>', links),
            )
        return tags + format_html_join("", "<div><dt>{}</dt><dd>{}</dd></div>", facts)

    def _answer(self, forwarding: Forwarding) -> SafeString:
        """What the department owes or said: the stone, and its own words."""
        promise = forwarding.promise
        sent = _("Carried to %(to)s on %(day)s by %(by)s.") % {
            "to": forwarding.to,
            "day": day_text(forwarding.on, "dag"),
            "by": forwarding.by,
        }
        said = promise.reply or promise.word
        signs = [stone(promise.shown_state, promise.days_over)]
        if promise.answer:
            signs.append(state("answer", promise.answer))
        else:
            signs.append(
                format_html("{}", _("Answer promised by %(day)s") % {"day": day_text(promise.due, "dag")})
            )
        return format_html(
            '<div class="answer"><p class="row">{}</p>{}<p>{} <a href="{}">{}</a></p></div>',
            format_html_join(" ", "<span>{}</span>", ((sign,) for sign in signs)),
            format_html("<p>»{}« {}</p>", said, forwarding.to) if said else NOTHING,
            sent,
            promise.get_absolute_url(),
            _("Follow the answer"),
        )

    def _acts(self, line: Line) -> SafeString:
        action, hands = line.action, self.hands
        links: list[tuple[str, str]] = []
        if hands.writes or (hands.person is not None and hands.person == action.coordinator_id):
            links = [(action.edit_url(), self.edit), (f"{action.edit_url()}arbejde/", self.move)]
        if hands.forwards and (line.forwarding is None or not line.forwarding.promise.is_open):
            links.append((action.forward_url(), self.carry))
        if not links:
            return NOTHING
        rows = ((url, text, action.title) for url, text in links)
        return format_html(
            '<p class="row no-print">{}</p>',
            format_html_join(" ", '<a href="{}">{}<span class="visually-hidden"> {}</span></a>', rows),
        )


def _paragraph(text: str) -> SafeString:
    """People's lines as they wrote them; an empty text is no paragraph."""
    if not text:
        return NOTHING
    parts = (part for part in text.split("\n\n") if part)
    return format_html_join(
        "",
        "<p>{}</p>",
        (
            (format_html_join(SafeString("<br>"), "{}", ((line,) for line in part.split("\n"))),)
            for part in parts
        ),
    )
