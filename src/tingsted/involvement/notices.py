"""The words of what matters ask and tell, and their letters."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, override

from tingsted.design.days import day_text
from tingsted.design.words import word
from tingsted.involvement.models import (
    Contribution,
    Evaluation,
    Invitation,
    Matter,
    Proposal,
    Question,
    Saying,
)
from tingsted.involvement.rules import speakers_of
from tingsted.kernel import links
from tingsted.kernel.text import cut
from tingsted.notices.actions import write_letter
from tingsted.notices.writing import words_for
from tingsted.places.models import Seat
from tingsted.promises.models import Promise

translated = _  # of a fact: the catalogue has its words from the events
ANSWER = "involvement.answer"
EVALUATE = "involvement.evaluate"


@words_for("involvement.answer", verb=gettext_lazy("Answer"))
def asked(facts: dict[str, Any]) -> str:
    return _("%(owner)s asks: »%(question)s« Will you contribute?") % facts


@words_for("involvement.contribute", verb=gettext_lazy("Write the contribution"))
def to_contribute(facts: dict[str, Any]) -> str:
    return _("You said that you will contribute to »%(title)s«.") % facts


@words_for("involvement.tell_more", verb=gettext_lazy("See it"))
def to_tell_more(facts: dict[str, Any]) -> str:
    return _("%(office_name)s would like to hear more about »%(title)s«.") % facts


@words_for("involvement.answer_contributions", verb=gettext_lazy("See them"))
def to_answer(facts: dict[str, Any]) -> str:
    return (
        ngettext(
            "A contribution to »%(title)s« waits for your answer.",
            "%(count)s contributions to »%(title)s« wait for your answers.",
            facts["count"],
        )
        % facts
    )


@words_for("involvement.read", verb=gettext_lazy("Read them"))
def to_read(facts: dict[str, Any]) -> str:
    return _("Contributions to »%(title)s« wait to be read.") % facts


@words_for("involvement.read_sayings", verb=gettext_lazy("Read them"))
def to_read_sayings(facts: dict[str, Any]) -> str:
    return _("Answers to your question »%(title)s« wait to be read.") % facts


@words_for("involvement.replied", verb=gettext_lazy("See it"))
def replied(facts: dict[str, Any]) -> str:
    return _("%(office_name)s has answered about »%(title)s«: %(reply)s.") % {
        **facts,
        "reply": str(word("reply", facts["reply"]).text).lower(),
    }


@words_for("involvement.information", verb=gettext_lazy("Read it"))
def informed(facts: dict[str, Any]) -> str:
    return _("%(owner)s tells: »%(title)s«. You need not answer.") % facts


@words_for("involvement.step", verb=gettext_lazy("See it"))
def step(facts: dict[str, Any]) -> str:
    return _("»%(title)s« is now: %(phase)s.") % {**facts, "phase": translated(facts["phase"])}


@words_for("involvement.update", verb=gettext_lazy("Read it"))
def update(facts: dict[str, Any]) -> str:
    return _("%(owner)s tells more about »%(title)s«.") % facts


@words_for("involvement.contributed", verb=gettext_lazy("Read it"))
def contributed(facts: dict[str, Any]) -> str:
    return _("%(by)s has contributed to »%(title)s«.") % facts


@words_for("involvement.taken_back", verb=gettext_lazy("See it"))
def taken_back(facts: dict[str, Any]) -> str:
    return _("%(by)s has taken back their contribution to »%(title)s«.") % facts


@words_for("involvement.lapsed", verb=gettext_lazy("See it"))
def lapsed(facts: dict[str, Any]) -> str:
    return _("%(office_name)s was dissolved before it answered about »%(title)s«.") % facts


@words_for("involvement.evaluate", verb=gettext_lazy("See it"))
def evaluation_closed(facts: dict[str, Any]) -> str:
    return _("See what the bodies thought of the process in »%(title)s«.") % facts


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
            _write(seat, subject % facts, text % facts, f"involvement.invitation:{invitation.pk}:{seat.pk}")


def write_last_day(invitation: Invitation) -> bool:
    """The day before, to those who have not answered; once for each deadline. Whether anything was written."""
    matter, wrote = invitation.matter, False
    for seat in speakers_of(invitation.office):
        with override(seat.person.language):  # type: ignore[union-attr]  # speakers have a person
            facts = _facts_of(matter) | {"link": answer_link(invitation, seat)}
            text = _(
                "Tomorrow, %(deadline)s, is the last day for your answer about »%(title)s«.\n\n"
                "No thank you is a real answer too. Answer here, without signing in:\n%(link)s\n"
            )
            subject = _("Tomorrow is the last day: »%(title)s«")
            once = f"involvement.last_day:{invitation.pk}:{seat.pk}:{matter.deadline}"
            _write(seat, subject % facts, text % facts, once)
            wrote = True
    return wrote


def answer_link(invitation: Invitation, seat: Seat, reply: str = "") -> str:
    """The signed address that lets this seat answer this invitation, whoever is signed in."""
    address = settings.ORIGIN + reverse("involvement:by_link", args=[answer_token(invitation, seat)])
    return f"{address}?svar={reply}" if reply else address


def answer_token(invitation: Invitation, seat: Seat) -> str:
    """What the link of a letter carries: the invitation and the seat, and nothing of the answer."""
    return links.sign(ANSWER, f"{invitation.pk}:{seat.pk}")


def write_body_answered(saying: Saying, contribution: Contribution) -> None:
    """To a citizen who left an address: their council has answered, and this is what it said."""
    _to_citizen(
        saying.email,
        _("%(by)s has answered the municipality") % {"by": contribution.by},
        _(
            "You answered the question »%(question)s«. Thank you.\n\n"
            "%(by)s has now written to %(owner)s, and what citizens said stands beside it:\n%(url)s\n\n"
            "You hear from us once more: when the answer has come. Then we forget your address.\n"
        )
        % _facts(contribution, question=saying.question.words),
        f"involvement.body_answered:{contribution.pk}:{saying.pk}",
    )


def write_outcome(saying: Saying, contribution: Contribution, promise: Promise) -> None:
    """To a citizen who left an address: the answer has come."""
    _to_citizen(
        saying.email,
        _("%(owner)s has answered about »%(title)s«") % _facts(contribution),
        _(
            "You answered the question »%(question)s«. Now %(owner)s has answered %(by)s:\n\n"
            "%(answer)s\n\n%(reply)s\n\n%(promise)s\n\nThank you for your help. We have forgotten your address.\n"
        )
        % _answer(contribution, promise, question=saying.question.words),
        f"involvement.outcome:{promise.pk}:{saying.pk}",
    )


def write_answer(contribution: Contribution, promise: Promise) -> None:
    """To somebody who contributed for themselves and left an address: the answer."""
    _to_citizen(
        contribution.email,
        _("%(owner)s has answered about »%(title)s«") % _facts(contribution),
        _("You wrote to us about »%(title)s«.\n\n%(answer)s\n\n%(reply)s\n\n%(promise)s\n")
        % _answer(contribution, promise),
        f"involvement.own_answer:{promise.pk}",
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


def _write(seat: Seat, subject: str, text: str, once: str) -> None:
    write_letter(
        to=str(seat.person.email),  # type: ignore[union-attr]  # speakers have a person
        subject=subject,
        text=text,
        kind="involvement.invitation",
        once=once,
    )


def _to_citizen(to: str, subject: str, text: str, once: str) -> None:
    if to:
        write_letter(to=to, subject=subject, text=text, kind="involvement.citizen", once=once)


def _facts_of(matter: Matter) -> dict[str, str]:
    return {
        "title": matter.title,
        "owner": str(matter.owner),
        "question": matter.question or matter.title,
        "can": matter.can_influence,
        "fixed": matter.fixed or _("Nothing yet."),
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


@words_for("involvement.weigh", verb=gettext_lazy("Read it"))
def to_weigh(facts: dict[str, Any]) -> str:
    return _("A citizen has raised »%(title)s« with you.") % facts


@words_for("involvement.view", verb=gettext_lazy("Say what you think"))
def to_view(facts: dict[str, Any]) -> str:
    return (
        _("%(owed_by)s was asked about »%(title)s« by a citizen, and would like to know what you think.")
        % facts
    )


@words_for("involvement.viewed", verb=gettext_lazy("Read it"))
def viewed(facts: dict[str, Any]) -> str:
    return _("%(by)s has said what it thinks of »%(title)s«.") % facts


PROPOSAL = "involvement.proposal"


def receipt_of(proposal: Proposal) -> str:
    """The address where whoever raised it follows it, without an account."""
    return links.whole(reverse("involvement:proposal_receipt", args=[links.sign(PROPOSAL, proposal.pk)]))


def write_to_proposer(proposal: Proposal, step: str) -> None:
    """A letter at each step to the one who raised it, if they left an address."""
    if not proposal.email:
        return
    with override(settings.LANGUAGE_CODE):
        subject, said = _step_of_proposal(proposal, step)
        text = _("%(said)s\n\nFollow it here, without signing in:\n%(url)s\n") % {
            "said": said,
            "url": receipt_of(proposal),
        }
        mark = f"{step}:{proposal.promise.due}" if proposal.promise else step
        write_letter(
            to=proposal.email,
            subject=subject,
            text=text,
            kind=PROPOSAL,
            once=f"{PROPOSAL}:{proposal.pk}:{mark}:{proposal.promise_id}",
        )


def _step_of_proposal(proposal: Proposal, step: str) -> tuple[str, str]:
    promise = proposal.promise
    facts = {
        "title": proposal.title,
        "office": str(proposal.office),
        "reason": proposal.reason,
        "label": proposal.idea.label if proposal.idea else "",
        "owed_by": str(promise.owed_by) if promise else "",
        "due": day_text(promise.due, "lang") if promise else "",
        "answer": str(word("answer", promise.answer).text) if promise and promise.answer else "",
        "reply": promise.reply if promise else "",
        "word": promise.word if promise else "",
    }
    match step:
        case "raised":
            said = (
                _("%(office)s has your proposal »%(title)s« and reads it."),
                _("%(office)s reads your proposal and says what happens to it."),
            )
        case "lifted":
            said = (
                _("%(office)s stands behind »%(title)s«"),
                _(
                    "%(office)s has made your proposal the joint interest of the area. It is number %(label)s."
                ),
            )
        case "left":
            said = (
                _("%(office)s does not take »%(title)s« further"),
                _("%(office)s does not take your proposal further. The reason:\n\n%(reason)s\n\nThank you."),
            )
        case "sent":
            said = (
                _("»%(title)s« is with %(owed_by)s"),
                _("%(office)s has sent your proposal to %(owed_by)s, who answers by %(due)s."),
            )
        case "taken up":
            said = (
                _("%(owed_by)s answers about »%(title)s«"),
                _("%(owed_by)s answers your proposal by %(due)s."),
            )
        case "passed on":
            said = (
                _("»%(title)s« is with %(owed_by)s"),
                _("Your proposal has been passed on to %(owed_by)s, who answers by %(due)s."),
            )
        case "kept" | "kept late" | "no":
            said = _("%(owed_by)s has answered about »%(title)s«"), _("%(owed_by)s: %(answer)s.\n\n%(reply)s")
        case "broken":
            said = _("No answer comes about »%(title)s«"), _("%(owed_by)s writes:\n\n%(word)s")
        case _later:
            said = (
                _("The answer about »%(title)s« comes later"),
                _("%(owed_by)s answers your proposal by %(due)s.\n\n%(word)s"),
            )
    return said[0] % facts, said[1] % facts
