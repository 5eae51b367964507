"""The letters of matters: to those who speak for a body, and to citizens who left an address."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from tingsted.design.days import day_text
from tingsted.design.words import word
from tingsted.involvement.models import (
    Contribution,
    Evaluation,
    Invitation,
    Listening,
    Matter,
    Question,
    Reply,
)
from tingsted.involvement.notices.feedback import GOODBYE, stop_link
from tingsted.involvement.rules import speakers_of
from tingsted.kernel import links
from tingsted.kernel.text import cut
from tingsted.notices.actions import write_letter
from tingsted.places.models import Seat
from tingsted.promises.models import Promise

ANSWER = "involvement.answer"
EVALUATE = "involvement.evaluate"


def write_invitation(invitation: Invitation) -> None:
    """A letter to each who speaks for the body, with three links: each opens a page, and one press answers."""
    matter = invitation.matter
    for seat in speakers_of(invitation.office):
        with override(seat.person.language):  # type: ignore[union-attr]  # speakers have a person
            facts = _facts_of(matter) | {
                "name": seat.person.name,  # type: ignore[union-attr]  # speakers have a person
                "office": str(invitation.office),
                **{code: answer_link(invitation, seat, code) for code in ("ja", "mere", "nej")},
            }
            text = _(
                "Dear %(name)s and everybody in %(office)s\n\n"
                "%(question)s\n\n"
                "%(owner)s works on »%(title)s«.\n\n"
                "You can influence:\n%(can)s\n\n"
                "This is fixed:\n%(fixed)s\n\n"
                "The last day is %(deadline)s. You get an answer by %(answer_by)s at the latest.\n\n"
                "WE WILL CONTRIBUTE\n%(ja)s\n\n"
                "WE WOULD LIKE TO HEAR MORE\n%(mere)s\n\n"
                "NO THANK YOU\n%(nej)s\n\n"
                "No thank you is a real answer. You can change your mind until %(deadline)s.\n"
                "The links are for you and your body only. You need not sign in.\n\n"
                "Read it all here:\n%(url)s\n"
            )
            subject = _("Will you contribute to »%(title)s«? Reply by %(deadline)s")
            answers = [
                (_("We will contribute"), facts["ja"]),
                (_("We would like to hear more"), facts["mere"]),
                (_("No thank you"), facts["nej"]),
            ]
            html = render_to_string(
                "involvement/mail/invitation.html",
                {**facts, "answers": answers, "language": get_language()},
            )
            once = f"involvement.invitation:{invitation.pk}:{seat.pk}"
            _write(seat, subject % facts, text % facts, once, html)


def write_last_day(invitations: Iterable[Invitation]) -> int:
    """The day before, to those who have not answered: one letter to each who speaks, whatever they were asked about.

    Once for each deadline; returns how many invitations somebody was written to about.
    """
    mine: dict[int, tuple[Seat, list[tuple[Invitation, str]]]] = {}
    told = set()
    for invitation in invitations:
        for seat in speakers_of(invitation.office):
            _seat, things = mine.setdefault(seat.person_id or 0, (seat, []))
            things.append((invitation, answer_link(invitation, seat)))
            told.add(invitation.pk)
    for seat, things in mine.values():
        with override(seat.person.language):  # type: ignore[union-attr]  # speakers have a person
            subject, text = _last_day_of_one(*things[0]) if len(things) == 1 else _last_day_of_many(things)
        keys = "-".join(str(invitation.pk) for invitation, _link in things)
        once = sha256(f"{keys}:{things[0][0].matter.deadline}".encode()).hexdigest()[:40]
        _write(seat, subject, text, f"involvement.last_day:{seat.person_id}:{once}")
    return len(told)


def _last_day_of_one(invitation: Invitation, link: str) -> tuple[str, str]:
    facts = _facts_of(invitation.matter) | {"link": link}
    text = _(
        "Tomorrow, %(deadline)s, is the last day for your answer about »%(title)s«.\n\n"
        "No thank you is a real answer too. Answer here, without signing in:\n%(link)s\n"
    )
    return _("Tomorrow is the last day: »%(title)s«") % facts, text % facts


def _last_day_of_many(things: Sequence[tuple[Invitation, str]]) -> tuple[str, str]:
    facts = {"n": len(things), "deadline": _facts_of(things[0][0].matter)["deadline"]}
    text = _(
        "Tomorrow, %(deadline)s, is the last day for your answer about %(n)d matters.\n\n"
        "No thank you is a real answer too. Answer here, without signing in:\n"
    )
    rows = "".join(
        f"\n»{invitation.matter.title}« ({invitation.office})\n{link}\n" for invitation, link in things
    )
    return _("Tomorrow is the last day for %(n)d matters") % facts, text % facts + rows


def answer_link(invitation: Invitation, seat: Seat, reply: str = "") -> str:
    """The signed address that lets this seat answer this invitation, whoever is signed in."""
    address = settings.ORIGIN + reverse("involvement:by_link", args=[answer_token(invitation, seat)])
    return f"{address}?svar={reply}" if reply else address


def answer_token(invitation: Invitation, seat: Seat) -> str:
    """What the link of a letter carries: the invitation and the seat, and nothing of the answer."""
    return links.sign(ANSWER, f"{invitation.pk}:{seat.pk}")


def write_body_answered(listener: Listening, contribution: Contribution) -> None:
    """To a citizen who left an address: their council has answered, and this is what it said."""
    _to_citizen(
        listener.email,
        _("%(by)s has answered the municipality") % {"by": contribution.by},
        _(
            "You answered the question »%(question)s«. Thank you.\n\n"
            "%(by)s has now written to %(owner)s, and what citizens said stands beside it:\n%(url)s\n\n"
            "You hear from us once more: when the answer has come. Then we forget your address.\n"
        )
        % _facts(contribution, question=listener.asked),
        f"involvement.body_answered:{contribution.pk}:{listener.key}",
    )


def write_outcome(listener: Listening, contribution: Contribution, promise: Promise) -> None:
    """To a citizen who left an address: the answer has come."""
    _to_citizen(
        listener.email,
        _("%(owner)s has answered about »%(title)s«") % _facts(contribution),
        _(
            "You answered the question »%(question)s«. Now %(owner)s has answered %(by)s:\n\n"
            "%(answer)s\n\n%(reply)s\n\n%(promise)s\n\nThank you for your help. We have forgotten your address.\n"
        )
        % _answer(contribution, promise, question=listener.asked),
        f"involvement.outcome:{promise.pk}:{listener.key}",
        GOODBYE,
    )


def write_no_answer(listener: Listening, invitation: Invitation) -> None:
    """To a citizen who left an address: their council sends the municipality nothing, and why, as far as it says."""
    matter = invitation.matter
    facts = _facts_of(matter) | {
        "office": str(invitation.office),
        "question": listener.asked,
        "reason": f"»{invitation.reason}«\n\n" if invitation.reason else "",
    }
    if invitation.reply == Reply.CONTRIBUTED:
        said = _("%(office)s has commented on the draft, paragraph by paragraph.\n\n")
    elif invitation.reply == Reply.NO_THANKS:
        said = _("%(office)s has said no thank you to contributing to »%(title)s«.\n\n%(reason)s")
    elif invitation.lapsed_on is not None:
        said = _("%(office)s was dissolved before it answered about »%(title)s«.\n\n")
    else:
        said = _("%(office)s sent no answer about »%(title)s« before it was decided.\n\n")
    _to_citizen(
        listener.email,
        _("What became of your answer about »%(title)s«") % facts,
        _("You answered the question »%(question)s«. Thank you.\n\n") % facts
        + said % facts
        + _("What %(owner)s does with the matter stands here:\n%(url)s\n\nWe have forgotten your address.\n")
        % facts,
        f"involvement.no_answer:{invitation.pk}:{listener.key}",
        GOODBYE,
    )


def write_answers(contributions: Sequence[Contribution]) -> None:
    """To somebody who wrote for themselves and left an address: the answers of one matter, in one letter."""
    first = contributions[0]
    answers = [_answer(row, row.promise) for row in contributions if row.promise is not None]
    said = "\n\n".join("{answer}\n\n{reply}\n\n{promise}".format(**facts) for facts in answers)
    keys = "-".join(str(row.promise_id) for row in contributions)
    _to_citizen(
        first.email,
        _("%(owner)s has answered about »%(title)s«") % _facts(first),
        _(
            "You wrote to us about »%(title)s«.\n\n%(said)s\n\n"
            "We write again when it is decided, and when work begins. If you would rather not:\n%(stop)s\n"
        )
        % _facts(first, said=said, stop=stop_link(first)),
        f"involvement.own_answer:{sha256(keys.encode()).hexdigest()[:40]}",
    )


def write_evaluation(evaluation: Evaluation) -> None:
    """Three questions by letter to one who speaks for the body: one answer for each body."""
    invitation = evaluation.invitation
    token = links.sign(EVALUATE, evaluation.pk)
    for seat in speakers_of(invitation.office):
        with override(seat.person.language):  # type: ignore[union-attr]  # speakers have a person
            facts = _facts_of(invitation.matter) | {
                "link": settings.ORIGIN + reverse("involvement:evaluate", args=[token]),
                "closes": day_text(invitation.matter.evaluation_closes, "lang"),
            }
            text = _(
                "You were asked about »%(title)s«. Was there something to influence, did you get an answer, and was "
                "it worth it?\n\nThree presses, and you need not sign in:\n%(link)s\n\n"
                "Each body answers once, by %(closes)s. Nobody sees what your body answered.\n"
            )
            subject = _("Three questions about »%(title)s«")
            _write(seat, subject % facts, text % facts, f"involvement.evaluation:{evaluation.pk}:{seat.pk}")


def _write(seat: Seat, subject: str, text: str, once: str, html: str = "") -> None:
    write_letter(
        to=str(seat.person.email),  # type: ignore[union-attr]  # speakers have a person
        subject=subject,
        text=text,
        html=html,
        kind="involvement.invitation",
        once=once,
    )


def _to_citizen(to: str, subject: str, text: str, once: str, kind: str = "involvement.citizen") -> None:
    if to:
        write_letter(to=to, subject=subject, text=text, kind=kind, once=once)


def _facts_of(matter: Matter) -> dict[str, str]:
    return {
        "title": matter.title,
        "owner": str(matter.owner),
        "question": matter.question or matter.title,
        "can": matter.can_influence,
        "fixed": matter.fixed or _("Nothing is fixed yet."),
        "deadline": day_text(matter.deadline, "lang"),
        "answer_by": day_text(matter.answer_by, "lang"),
        "url": settings.ORIGIN + matter.get_absolute_url(),
    }


def _facts(contribution: Contribution, **more: str) -> dict[str, str]:
    return {
        "by": contribution.by,
        "owner": str(contribution.matter.owner),
        "title": contribution.matter.title,
        "url": settings.ORIGIN + contribution.get_absolute_url(),
        **more,
    }


def _answer(contribution: Contribution, promise: Promise, **more: str) -> dict[str, str]:
    return _facts(contribution, **more) | {
        "answer": str(word("answer", promise.answer).text) if promise.answer else "",
        "reply": cut(promise.reply, 1200),
        "promise": settings.ORIGIN + promise.get_absolute_url(),
    }


def question_address(question: Question) -> str:
    """The whole address of a question, to pass on."""
    return settings.ORIGIN + question.get_absolute_url()
