"""Every part of the design room by its name in templates: `{% load design %}`.

The style page `/stil/` shows them all; the room's README has a snippet for each.
"""

from typing import Any

from django.core.paginator import Page
from django.template import Context, Library
from django.utils.html import format_html
from django.utils.safestring import SafeString

from tingsted.design import (
    days,
    fields,
    figures,
    furniture,
    marks,
    panels,
    rows,
    scripted,
    shapes,
    tongue,
    ways,
    words,
)
from tingsted.design import theme as themes
from tingsted.kernel import receipts

register = Library()

register.filter("dato", days.day_text)
register.filter("hvornaar", days.distance_text)
register.filter("kl", days.clock_text)
register.filter("tal", figures.number_text)
register.filter("talord", figures.number_word)
register.filter("procent", figures.percent_text)
register.filter("cut", figures.cut)
register.filter("dialled", figures.dialled)
register.filter("as_it_stands", fields.as_it_stands)
register.filter("linebreaks", tongue.paragraphs)
register.filter("linebreaksbr", tongue.lines)

register.simple_tag(days.time_element, name="when")
register.simple_tag(marks.stone, name="stone")
register.simple_tag(tongue.their_words)
register.simple_tag(words.promise_text, name="stone_text")
register.simple_tag(marks.idea_tag, name="idea_tag")
register.simple_tag(marks.note, name="note")
register.simple_tag(fields.field, name="field")
register.simple_tag(fields.error_summary, name="error_summary")
register.simple_tag(fields.module, name="module")
register.simple_tag(furniture.stylesheets, name="stylesheets")
register.simple_tag(furniture.menu_rows, name="menu_rows")
register.simple_tag(furniture.about, name="about")
register.simple_tag(ways.crumbs, name="crumbs")
register.simple_tag(ways.tabs, name="tabs")
register.simple_tag(ways.steps, name="steps")
register.simple_tag(ways.progress, name="progress")
register.simple_tag(scripted.copy_link, name="copy_link")
register.simple_tag(scripted.autosave, name="autosave")
register.simple_tag(scripted.htmx, name="htmx")
register.simple_tag(scripted.map_draw, name="map_draw")
register.simple_tag(shapes.sign, name="sign")

register.simple_block_tag(panels.notice)
register.simple_block_tag(panels.kind)
register.simple_block_tag(panels.empty)
register.simple_block_tag(panels.call)
register.simple_block_tag(panels.card)
register.simple_block_tag(panels.figure)
register.simple_block_tag(panels.fold)
register.simple_block_tag(panels.dialog)
register.simple_block_tag(rows.trail_step)
register.simple_block_tag(rows.desk_row)
register.simple_block_tag(rows.date_row)
register.simple_block_tag(rows.ledger_row)
register.simple_block_tag(scripted.map_zoom)


@register.simple_tag
def state(family: str, code: str, text: str = "", pill: bool = False, only_sign: bool = False) -> SafeString:
    """Any state by its family: answer, feedback, recommendation, and the three below."""
    return marks.state(family, code, text, pill=pill, only_sign=only_sign)


@register.simple_tag
def square(reply: str, text: str = "", pill: bool = False, only_sign: bool = False) -> SafeString:
    """A body's reply to an invitation."""
    return marks.state("reply", reply, text, pill=pill, only_sign=only_sign)


@register.simple_tag
def strokes(work: str, text: str = "", only_sign: bool = False) -> SafeString:
    """How far the work on an action has come."""
    return marks.state("work", work, text, only_sign=only_sign)


@register.simple_tag(takes_context=True)
def pager(context: Context, page: Page[Any], name: str = "side") -> SafeString:
    """Earlier and later pages of a list."""
    return ways.pager(page, context.get("request"), name)


@register.simple_tag
def the_mark() -> SafeString:
    """The mark of the platform: a ring of nine uneven stones."""
    return shapes.MARK


@register.simple_tag(takes_context=True)
def receipt(context: Context) -> SafeString:
    """Inside a form that posts: the token that makes the same form sent twice act once."""
    request = context.get("request")
    token = (request.POST.get(receipts.FIELD) if request else None) or receipts.new_token()
    return format_html('<input type="hidden" name="{}" value="{}">', receipts.FIELD, token)


@register.simple_tag
def current_theme() -> themes.Theme:
    """The municipality's look, for its name and logo in the masthead."""
    return themes.current_theme()
