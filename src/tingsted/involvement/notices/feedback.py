"""The letters that follow a contribution to the end: a turn its answer takes, the decision, the start of work."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from hashlib import sha256

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from tingsted.design.days import day_text
from tingsted.involvement.models import Contribution, Phase, PhaseChange
from tingsted.kernel import links
from tingsted.notices.actions import last_letter, write_letter
from tingsted.promises.models import Promise

STOP = "involvement.stop"
GOODBYE = last_letter("involvement.goodbye")


class Turn(StrEnum):
    """What can become of an answer that is owed before it comes; the news of it are called `involvement.<turn>`."""

    LATER = "later"
    ELSEWHERE = "elsewhere"
    NO_ANSWER = "no_answer"


def stop_token(contribution: Contribution) -> str:
    """What lets somebody without an account say that they want no more letters."""
    return links.sign(STOP, contribution.pk)


def stop_link(contribution: Contribution) -> str:
    """The whole address of that page."""
    return links.whole(reverse("involvement:stop", args=[stop_token(contribution)]))


def write_step(contribution: Contribution, change: PhaseChange) -> None:
    """To somebody who contributed for themselves and left an address: decided, or work begins."""
    matter = contribution.matter
    with override(settings.LANGUAGE_CODE):
        facts = {
            "title": matter.title,
            "owner": str(matter.owner),
            "words": change.words,
            "url": links.whole(matter.get_absolute_url()),
            "stop": stop_link(contribution),
        }
        if change.phase == Phase.DECIDED:
            subject = _("It has been decided: »%(title)s«")
            text = _(
                "You wrote to us about »%(title)s«. Now it has been decided:\n\n%(words)s\n\n"
                "Read it all here:\n%(url)s\n\n"
                "We write once more, when work begins. If you would rather not:\n%(stop)s\n"
            )
        else:
            subject = _("Work begins: »%(title)s«")
            text = _(
                "You wrote to us about »%(title)s«. Now work begins.\n\n%(words)s\n\nRead it all here:\n%(url)s\n\n"
                "Thank you for your help. We have forgotten your address.\n"
            )
        write_letter(
            to=contribution.email,
            subject=subject % facts,
            text=text % facts,
            kind="involvement.citizen" if change.phase == Phase.DECIDED else GOODBYE,
            once=f"involvement.step:{change.pk}:{contribution.pk}",
        )


def write_read(contributions: Sequence[Contribution]) -> None:
    """To somebody who left an address, when what they wrote was read: all can see it now, or some is not shown."""
    first = contributions[0]
    shown = [row for row in contributions if row.promise is not None]
    facts = {
        "title": first.matter.title,
        "owner": str(first.matter.owner),
        "due": day_text(min(row.promise.due for row in shown if row.promise), "lang") if shown else "",
        "urls": "\n".join(links.whole(row.get_absolute_url()) for row in shown),
        "stop": stop_link(first),
    }
    keys = "-".join(str(row.pk) for row in contributions)
    with override(settings.LANGUAGE_CODE):
        write_letter(
            to=first.email,
            subject=_("We have read what you wrote about »%(title)s«") % facts,
            text="\n\n".join(_read_in_words(len(shown), len(contributions))) % facts,
            kind="involvement.citizen",
            once=f"involvement.was_read:{sha256(keys.encode()).hexdigest()[:40]}",
        )


def _read_in_words(shown: int, written: int) -> list[str]:
    parts = [_("You wrote to us about »%(title)s«. Thank you.")]
    if shown:
        parts.append(
            _("%(owner)s has read it, and everybody can read it now. You get an answer by %(due)s:\n%(urls)s")
        )
    if shown < written:
        parts.append(
            _(
                "Some of what you wrote is not shown, because it names a neighbour, or is a personal case, or is "
                "about something else. Send personal cases by Digital Post."
            )
        )
    return [*parts, _("If you would rather not hear from us:\n%(stop)s\n")]


def write_turn(contribution: Contribution, promise: Promise, turn: Turn, *, to: str, asked: str = "") -> None:
    """To somebody who left an address: a new date, another office, or that no answer comes; each once in a matter.

    `asked` is what a body asked them; without it they wrote to the matter for themselves.
    """
    facts = {
        "title": contribution.matter.title,
        "asked": asked,
        "owed_by": str(promise.owed_by),
        "due": day_text(promise.due, "lang"),
        # Of one that has moved, the last word is that of the office it left.
        "word": f"»{promise.word}«\n\n" if promise.word and turn != Turn.ELSEWHERE else "",
        "url": links.whole(promise.get_absolute_url()),
        "stop": stop_link(contribution),
    }
    began = _("You answered the question »%(asked)s«.") if asked else _("You wrote to us about »%(title)s«.")
    subject, said, end = _of_turn(turn, alone=not asked)
    mark = f"{contribution.matter_id}:{turn}:{promise.owed_by_id}:{promise.due}"
    if turn == Turn.NO_ANSWER:
        mark = f"{mark}:{promise.pk}"  # each with its own reason
    text = f"{began} {said}\n\n%(word)s%(url)s\n\n{end}"
    write_letter(
        to=to,
        subject=subject % facts,
        text=text % facts,
        kind=GOODBYE if asked and turn == Turn.NO_ANSWER else "involvement.citizen",
        once=f"involvement.turn:{sha256(f'{mark}:{to.casefold()}'.encode()).hexdigest()[:40]}",
    )


def _of_turn(turn: Turn, *, alone: bool) -> tuple[str, str, str]:
    """What a letter about a turn is called, its first sentence and its last."""
    last = _("You hear from us once more: when the answer has come. Then we forget your address.\n")
    match turn:
        case Turn.NO_ANSWER:
            subject = _("No answer comes about »%(title)s«")
            said = _("%(owed_by)s says that no answer will come.")
            last = _("Thank you for your help. We have forgotten your address.\n")
        case Turn.ELSEWHERE:
            subject = _("»%(title)s« is with %(owed_by)s")
            said = _("%(owed_by)s owes the answer now, by %(due)s.")
        case Turn.LATER:
            subject = _("The answer about »%(title)s« comes later")
            said = _("%(owed_by)s answers by %(due)s.")
    return subject, said, _("If you would rather not hear from us:\n%(stop)s\n") if alone else last
