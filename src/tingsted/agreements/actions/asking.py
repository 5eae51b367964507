"""Asking the bodies about a draft, their answers, and taking it back to be rewritten."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from tingsted.agreements.events import BodiesAsked, BodyAnswered, DraftTakenBack
from tingsted.agreements.models import Answer, State, Version
from tingsted.agreements.queries import bodies_of
from tingsted.kernel import clock
from tingsted.kernel.actions import Refused, action, announce, save_version
from tingsted.kernel.actors import Actor
from tingsted.kernel.events import about
from tingsted.kernel.rights import require
from tingsted.kernel.text import tidy
from tingsted.notices.actions import ask, settle, tell
from tingsted.places.models import Office

ASK = "agreements.answer"


@action
def ask_bodies(actor: Actor, *, version: Version, answers_by: date, seen: int | None = None) -> Version:
    """Send a draft to every body that the text covers: from now on it is public, and stands still."""
    require("agreements.keep", actor, version.basis)
    if version.state != State.DRAFT:
        raise Refused(_("Only a draft is sent out for comment."))
    if not version.parts.exists():
        raise Refused(_("Write at least one section before you ask."))
    if answers_by <= clock.today():
        raise Refused(_("Choose a day ahead, so that there is time to answer."), "answers_by")
    version.state, version.answers_by, version.asked_on = State.ASKED, answers_by, clock.today()
    save_version(version, seen=seen, sentence="", fields=["state", "answers_by", "asked_on"])
    basis = version.basis
    for body in bodies_of(basis):
        ask(
            kind=ASK,
            about=asked_about(version, body),
            url=reverse("agreements:answer", args=[basis.slug, version.number]),
            office=body,
            area=body.area,
            due=answers_by,
            title=basis.title,
        )
    announce(
        actor,
        BodiesAsked(
            about=about(basis), title=basis.title, number=version.number, until=answers_by.isoformat()
        ),
    )
    return version


@action
def take_back_draft(actor: Actor, *, version: Version) -> Version:
    """Take a draft back to be rewritten; the answers it got stay beside it, as to an earlier wording."""
    require("agreements.keep", actor, version.basis)
    if version.state != State.ASKED:
        raise Refused(_("Only a draft that is out for comment can be taken back."))
    version.state = State.DRAFT
    save_version(version, seen=None, sentence="", fields=["state"])
    settle_all(version)
    announce(
        actor,
        DraftTakenBack(about=about(version.basis), title=version.basis.title, number=version.number),
    )
    return version


@action
def answer_draft(actor: Actor, *, version: Version, body: Office, stand: str, words: str = "") -> Answer:
    """A body agrees, agrees with a comment, or can't agree yet; it may change its mind until the day."""
    require("agreements.answer", actor, version)
    if actor.office_id != body.pk or not version.basis.covers(body):
        raise Refused(_("The text does not cover your body."))
    if stand not in Answer.Stand.values:
        raise Refused(_("Choose one of the answers."), "stand")
    words = tidy(words)
    if stand != Answer.Stand.AGREES and not words:
        raise Refused(_("Write what you want to say to the text."), "words")
    answer, _new = Answer.objects.update_or_create(
        to=version, body=body, defaults={"stand": stand, "words": words, "on": clock.today()}
    )
    settle(about=asked_about(version, body))
    basis = version.basis
    tell(
        kind="agreements.answered",
        about=about(version),
        url=version.get_absolute_url(),
        office=basis.office,
        area=body.area,
        title=basis.title,
        body=body.name,
    )
    announce(
        actor,
        BodyAnswered(
            about=about(basis),
            title=basis.title,
            number=version.number,
            body=body.name,
            stand=_in_english(stand),
        ),
    )
    return answer


def asked_about(version: Version, body: Office) -> str:
    """What an ask to one body is about: the version, as that body sees it."""
    return f"{about(version)}:{body.pk}"


def settle_all(version: Version) -> None:
    """Nobody is waited for any more."""
    for body in bodies_of(version.basis):
        settle(about=asked_about(version, body))


def _in_english(stand: str) -> str:
    with override("en"):
        return str(Answer.Stand(stand).label)
