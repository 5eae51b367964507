"""States and ideas in a line of text: a sign and its word, a number and its trail."""

from functools import lru_cache
from html import escape
from typing import Protocol

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from tingsted.design import shapes, words
from tingsted.design.tongue import their_words


class NumberedIdea(Protocol):
    """What an idea must tell to be shown as a note or a tag: its number and its author's words."""

    @property
    def label(self) -> str:
        """The number, such as Glumsø-27."""

    @property
    def words(self) -> str:
        """What was said."""

    def get_absolute_url(self) -> str:
        """Where its trail is."""


class ShownPromise(Protocol):
    """What a promise must tell to be shown as a stone."""

    @property
    def shown_state(self) -> str:
        """The code of the state people see."""

    @property
    def days_over(self) -> int:
        """Days past the deadline, 0 when in time."""


def state(
    family: str, code: str, text: str = "", *, pill: bool = False, only_sign: bool = False
) -> SafeString:
    """A state's sign and word; alone in a row of signs (`only_sign`) the sign says its word itself."""
    said = text or str(words.word(family, code).text)
    return _state(family, code, said, pill, only_sign)


@lru_cache(maxsize=512)
def _state(family: str, code: str, said: str, pill: bool, only_sign: bool) -> SafeString:
    """The same few signs and words stand on every row of every list, so they are put together once."""
    word = words.word(family, code)
    if only_sign:
        return shapes.spoken_sign(word.shape, word.tone, said)
    classes = "doing" if family == "work" else "state" + (f" is-{word.tone}" if word.tone else "")
    return format_html(
        '<span class="{}{}">{} {}</span>',
        classes,
        " pill" if pill else "",
        shapes.sign(word.shape, word.tone),
        said,
    )


def stone(
    promise: ShownPromise | str,
    days: int | None = None,
    text: str = "",
    *,
    pill: bool = False,
    only_sign: bool = False,
) -> SafeString:
    """A promise, or the code of its state: its stone and its words, in days when it is late."""
    if isinstance(promise, str):
        code = promise
    else:
        code, days = promise.shown_state, promise.days_over
    said = text or words.promise_text(code, days)
    return state("promise", code, said, pill=pill, only_sign=only_sign)


def idea_tag(idea: NumberedIdea | str, url: str = "") -> SafeString:
    """An idea in running text: its number, leading to its trail."""
    label = idea if isinstance(idea, str) else idea.label
    url = url or ("" if isinstance(idea, str) else idea.get_absolute_url())
    if not url:
        return format_html('<span class="tag">{}</span>', label)
    return format_html('<a class="tag" href="{}">{}</a>', url, label)


def note(idea: NumberedIdea, origin: str = "", tag: str = "div") -> SafeString:
    """An idea as the slip it was written on, in its author's words; `tag` is "div" or "li"."""
    tag = "li" if tag == "li" else "div"
    beneath = f"<br>{escape(origin)}" if origin else ""
    return mark_safe(  # noqa: S308 - each text is escaped where it is put in; a list shows very many notes
        f'<{tag} class="note"><p class="said"{their_words()}>»{escape(idea.words)}«</p>'
        f'<p class="from"><a class="idno" href="{escape(idea.get_absolute_url())}">{escape(idea.label)}</a>'
        f"{beneath}</p></{tag}>"
    )
