"""Rows of the ruled lists: trail, desk, dates, ledger. Each a block tag inside its own list element."""

from datetime import date, datetime

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from tingsted.design import days, shapes, words
from tingsted.design.marks import NumberedIdea, idea_tag
from tingsted.design.panels import heading


def trail_step(
    content: str,
    title: str,
    when: date | datetime | str | None = None,
    sign: str = "step",
    *,
    weight: str = "",
    url: str = "",
    level: int = 3,
) -> SafeString:
    """One step on an idea's trail.

    `sign` is "step", "note" or a promise's state; `weight` may be "weighty" (an answer), "now" or "ahead".
    """
    drawn = shapes.sign(sign) if sign in shapes.BODIES else _promise_sign(sign)
    classes = {"weighty": "weighty", "now": "now weighty", "ahead": "ahead"}.get(weight, "")
    said = when if isinstance(when, str) else days.time_element(when, "dag")
    return format_html(
        '<li class="{}"><span class="sign">{}</span><span class="when">{}</span>'
        '<div class="body">{}{}</div></li>',
        classes,
        drawn,
        said,
        heading(level, format_html('<a href="{}">{}</a>', url, title) if url else title),
        content,
    )


def _promise_sign(code: str) -> SafeString:
    word = words.word("promise", code)
    return shapes.sign(word.shape, word.tone)


def desk_row(content: str, title: str, due: date | datetime | None = None, *, level: int = 3) -> SafeString:
    """Something that waits for you: when, what, and the acts right there."""
    if due is None:
        when, exact = _("When you have time"), format_html("{}", _("No deadline"))
    else:
        when, exact = capfirst(days.distance_text(due)), format_html("{}", days.time_element(due))
    return format_html(
        '<li><div class="due"><b>{}</b><span>{}</span></div><div class="stack-s">{}{}</div></li>',
        when,
        exact,
        heading(level, title),
        content,
    )


def date_row(
    content: str, day: date | datetime, title: str, url: str = "", label: str = "", *, level: int = 3
) -> SafeString:
    """A date as on a noticeboard: the day large, then what happens."""
    number = f"{days.as_date(day).day}{'.' if days.language() == 'da' else ''}"
    head = format_html('<a href="{}">{}</a>', url, title) if url else title
    hour = days.clock_text(day) if isinstance(day, datetime) else ""
    return format_html(
        '<li><time class="day" datetime="{}"><b>{}</b><span>{}</span>{}</time>'
        '<div class="stack-s">{}{}</div></li>',
        day.isoformat(),
        number,
        days.month_name(day),
        format_html(" <span>{}</span>", label or hour) if label or hour else "",
        heading(level, head),
        content,
    )


def ledger_row(
    content: str,
    title: str,
    *,
    asked: str = "",
    promised: str = "",
    idea: NumberedIdea | None = None,
    answered: str = "",
    kind: str = "",
    level: int = 3,
) -> SafeString:
    """Asked, promised, and what came of it (the content); `answered` may stand in for a promise."""
    tag = SafeString("")
    if idea:
        tag = idea_tag(idea)
    elif kind:
        tag = format_html('<span class="tag other">{}</span>', kind)
    cells = [
        (pgettext("ledger", "Asked"), asked),
        (pgettext("ledger", "Promised"), promised),
        (pgettext("ledger", "Answered"), answered),
        (_("What came of it"), content),
    ]
    return format_html(
        "<li>{}<dl>{}</dl></li>",
        heading(level, format_html("{} {}", tag, title)),
        format_html_join("", "<div><dt>{}</dt><dd>{}</dd></div>", (cell for cell in cells if cell[1])),
    )
