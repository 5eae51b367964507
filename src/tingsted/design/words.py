"""The words of status: one code, one shape, one sentence, the same on every page.

Codes are the glossary's English words, as the rooms store them; an underscore may stand for a space.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, ngettext_lazy, pgettext_lazy


@dataclass(frozen=True, slots=True)
class Word:
    """What a state is called and how it is drawn; `tone` is a colour role, or empty for a quiet one."""

    text: str | LazyText
    shape: str
    tone: str = ""


PROMISE: Mapping[str, Word] = {
    "promised": Word(_("Promised"), "ring"),
    "being written": Word(_("The answer is being written"), "half", "moving"),
    "kept": Word(_("The answer came in time"), "tick", "kept"),
    "no": Word(_("The answer was no, with reasons"), "dash"),
    "kept late": Word(_("The answer came late"), "clock", "late"),
    "overdue": Word(_("Overdue"), "broken_clock", "late"),
    "extended": Word(_("New deadline, with reasons"), "ring_arrow"),
    "broken": Word(_("The promise was not kept"), "stroke", "broken"),
    "withdrawn": Word(_("Withdrawn, with reasons"), "dashed_dash"),
}

REPLY: Mapping[str, Word] = {
    "not seen": Word(_("Has not seen it"), "square_dashed"),
    "seen": Word(_("Has seen it"), "square"),
    "would hear more": Word(_("Would like to hear more"), "square_half", "moving"),
    "will contribute": Word(_("Will contribute"), "square_tick", "kept"),
    "contributed": Word(_("Has contributed"), "square_two_ticks", "kept"),
    "no thanks": Word(_("No thank you"), "square_dash"),
    "silent": Word(_("Has not replied"), "square_dots"),
}

WORK: Mapping[str, Word] = {
    "not begun": Word(pgettext_lazy("work", "Not begun"), "strokes_0"),
    "begun": Word(pgettext_lazy("work", "Begun"), "strokes_1"),
    "well under way": Word(pgettext_lazy("work", "Well under way"), "strokes_2"),
    "done": Word(pgettext_lazy("work", "Done"), "strokes_3"),
    "laid aside": Word(_("Laid aside, with reasons"), "strokes_aside"),
}

ANSWER: Mapping[str, Word] = {
    "we do it": Word(_("We do it"), "tick", "kept"),
    "we help": Word(_("We help"), "half", "moving"),
    "not now": Word(_("Not now"), "ring_arrow"),
    "no": Word(_("No, with reasons"), "dash"),
    "passed on": Word(_("Passed on"), "arrow", "moving"),
}

# What became of words that were asked for.
FEEDBACK: Mapping[str, Word] = {
    "taken in": Word(_("Taken in"), "tick", "kept"),
    "taken in partly": Word(_("Taken in partly"), "half", "moving"),
    "not taken in": Word(_("Not taken in, with reasons"), "dash"),
    "passed on": Word(_("Passed on"), "arrow", "moving"),
}

RECOMMENDATION: Mapping[str, Word] = {
    "adopted": Word(_("Adopted"), "tick", "kept"),
    "adopted in part": Word(_("Adopted in part"), "half", "moving"),
    "not adopted": Word(_("Not adopted, with reasons"), "dash"),
}

IMPORTANCE: Mapping[str, LazyText] = {
    "very": _("Very important"),
    "important": _("Important"),
    "not now": _("Not right now"),
    "dont know": _("Don't know"),
}

# Django's own sentences for a mistake in a form: this room's catalogue says them in our voice.
MISTAKES = (
    _("This field is required."),
    _("Enter a valid value."),
    _("Enter a valid date."),
    _("Enter a valid time."),
    _("Enter a valid date/time."),
    _("Enter a valid email address."),
    _("Enter a valid URL."),
    _("Enter a whole number."),
    _("Enter a number."),
    _("Select a valid choice. %(value)s is not one of the available choices."),
    _("Select a valid choice. That choice is not one of the available choices."),
    _("The submitted file is empty."),
    ngettext_lazy(
        "Ensure this value has at most %(limit_value)d character (it has %(show_value)d).",
        "Ensure this value has at most %(limit_value)d characters (it has %(show_value)d).",
        "limit_value",
    ),
)

FAMILIES: Mapping[str, Mapping[str, Word]] = {
    "promise": PROMISE,
    "reply": REPLY,
    "work": WORK,
    "answer": {**ANSWER, **FEEDBACK},  # a promise may be kept in either set of words
    "feedback": FEEDBACK,
    "recommendation": RECOMMENDATION,
}


def promise_text(state: str, days: int | None = None) -> str:
    """The sentence for a promise's state; a late one is told in days, without adjectives."""
    state = state.replace("_", " ")
    if days is not None and state == "overdue":
        return ngettext("%(days)d day overdue", "%(days)d days overdue", days) % {"days": days}
    if days is not None and state == "kept late":
        late = ngettext("The answer came %(days)d day late", "The answer came %(days)d days late", days)
        return late % {"days": days}
    return str(word("promise", state).text)


def word(family: str, code: str) -> Word:
    """The word for a code, or an error naming the codes there are, so that a slip shows at once."""
    words, code = FAMILIES[family], code.replace("_", " ")
    if code not in words:
        raise ValueError(f"{code!r} is not a state of a {family}: choose among {', '.join(words)}.")
    return words[code]
