"""The language of what people wrote: on an English page it is still Danish, and a voice that reads it out must know."""

from django.conf import settings
from django.utils.html import conditional_escape, format_html, linebreaks
from django.utils.safestring import SafeString, mark_safe

from tingsted.design.days import language

HERE = settings.LANGUAGE_CODE
MARK = SafeString(f' lang="{HERE}"')
EMPTY = SafeString("")


def their_words() -> SafeString:
    """What an element whose whole content is somebody's own words carries in its tag."""
    return EMPTY if language() == HERE else MARK


def paragraphs(text: str) -> SafeString:
    """Somebody's own words over several lines: empty lines part paragraphs. Django's `linebreaks`, and the language."""
    drawn = linebreaks(text, autoescape=not isinstance(text, SafeString))
    return mark_safe(drawn.replace("<p>", f"<p{their_words()}>"))  # noqa: S308 - escaped by Django a line above


def lines(text: str) -> SafeString:
    """Somebody's own words with their breaks kept. Django's `linebreaksbr`, and the language."""
    kept = mark_safe(str(conditional_escape(text)).replace("\r\n", "\n").replace("\n", "<br>"))  # noqa: S308 - escaped
    return kept if language() == HERE else format_html("<span{}>{}</span>", MARK, kept)
