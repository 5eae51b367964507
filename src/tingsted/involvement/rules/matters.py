"""Who may open a matter, answer for a body, prepare inside it, speak for themselves."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext_noop

from tingsted.ideas.models import Standing
from tingsted.involvement.models import (
    Contribution,
    Document,
    Evaluation,
    Invitation,
    Matter,
    Preparation,
    Question,
    Saying,
)
from tingsted.kernel.actors import Actor
from tingsted.kernel.rights import right
from tingsted.places.models import Mandate, Office, Seat, Subject
from tingsted.places.rules import seats_of, serves, sits_in, speaks_for


@right(
    "involvement.start",
    thing="office",
    refusal=gettext_noop("Only those who speak for an office in the town hall may open a matter."),
)
def may_start(actor: Actor, office: Office | None) -> bool:
    """A mandate in an office of the municipality: bodies of citizens answer, and raise proposals."""
    return office is not None and not office.is_body and speaks_for(actor, office)


@right(
    "involvement.write",
    thing="matter",
    refusal=gettext_noop("Only the office whose matter it is may do this."),
)
def may_write(actor: Actor, matter: Matter) -> bool:
    """Anybody who sits in the owner office."""
    return sits_in(actor, matter.owner)


@right(
    "involvement.open",
    thing="matter",
    refusal=gettext_noop("Only those who speak for the office whose matter it is may do this."),
)
def may_open(actor: Actor, matter: Matter) -> bool:
    """Opening, inviting, turning a phase, evaluating: what others hear of."""
    return speaks_for(actor, matter.owner)


@right("involvement.see", thing="matter", refusal=gettext_noop("This matter is not open yet."))
def may_see(actor: Actor, matter: Matter) -> bool:
    """Twin of `visible_to`: everybody from the day it is opened; before that its own office."""
    return matter.is_open or sits_in(actor, matter.owner)


@right("involvement.see_document", thing="document", refusal=gettext_noop("This matter is not open yet."))
def may_see_document(actor: Actor, document: Document) -> bool:
    """Twin of `visible_to`: with its matter."""
    return may_see(actor, document.matter)


@right(
    "involvement.see_invitation",
    thing="invitation",
    refusal=gettext_noop("Who was asked and what they said is seen by the two sides only."),
)
def may_see_invitation(actor: Actor, invitation: Invitation) -> bool:
    """Twin of `visible_to`: the body, its contact office, and the office whose matter it is."""
    return (
        sits_in(actor, invitation.office)
        or sits_in(actor, invitation.matter.owner)
        or (serves(actor, invitation.office) and invitation.matter.is_open)
    )


@right(
    "involvement.follow",
    thing="matter",
    refusal=gettext_noop("Who was asked and what they said is seen by the two sides only."),
)
def may_follow(actor: Actor, matter: Matter) -> bool:
    """The overview: the owner office sees all of it, a contact office the bodies it serves."""
    return sits_in(actor, matter.owner) or (
        matter.is_open
        and matter.invitations.filter(
            office__contact_office__in=[
                s.office_id for s in seats_of(actor.person) if s.office_id == actor.office_id
            ]
        ).exists()
    )


@right(
    "involvement.note_seen",
    thing="invitation",
    refusal=gettext_noop("Only members of the body that was asked may do this."),
)
def may_note_seen(actor: Actor, invitation: Invitation) -> bool:
    return sits_in(actor, invitation.office)


@right(
    "involvement.answer",
    thing="invitation",
    refusal=gettext_noop("Only those who speak for the body that was asked may answer for it."),
)
def may_answer(actor: Actor, invitation: Invitation | None) -> bool:
    """A mandate in force that day in the body that was asked; a dissolved body has none."""
    if invitation is None:  # words that nobody was asked for by name are no body's to change
        return False
    return invitation.lapsed_on is None and speaks_for(actor, invitation.office, Subject.ANSWERS)


@right(
    "involvement.prepare",
    thing="invitation",
    refusal=gettext_noop("Only members of the body that was asked may do this."),
)
def may_prepare(actor: Actor, invitation: Invitation) -> bool:
    return invitation.lapsed_on is None and sits_in(actor, invitation.office)


@right(
    "involvement.see_preparation",
    thing="preparation",
    refusal=gettext_noop("What a body prepares is seen by its own members only."),
)
def may_see_preparation(actor: Actor, preparation: Preparation) -> bool:
    """Twin of `visible_to`: the body's own seats."""
    return sits_in(actor, preparation.invitation.office)


@right(
    "involvement.say",
    thing="question",
    refusal=gettext_noop("The question is closed."),
)
def may_say(actor: Actor, question: Question) -> bool:
    """Everybody, without an account, while it is asked."""
    return question.is_asking


@right(
    "involvement.listen",
    thing="invitation",
    refusal=gettext_noop("The answer has come already. Read it on the page of the matter."),
)
def may_listen(actor: Actor, invitation: Invitation) -> bool:
    """Everybody who was asked, without an account, until the answer has come."""
    said = Contribution.objects.filter(invitation=invitation, promise__answered_on__isnull=False)
    return invitation.lapsed_on is None and not said.exists()


@right(
    "involvement.read",
    thing="question",
    refusal=gettext_noop("Only members of the body that asks read the answers before others."),
)
def may_read(actor: Actor, question: Question) -> bool:
    return sits_in(actor, question.invitation.office)


@right("involvement.see_saying", thing="saying", refusal=gettext_noop("This has not been let through."))
def may_see_saying(actor: Actor, saying: Saying) -> bool:
    """Twin of `visible_to`: public once read and let through; before that the body's own seats."""
    return saying.standing == Standing.PUBLIC or sits_in(actor, saying.question.invitation.office)


@right(
    "involvement.contribute_alone",
    thing="matter",
    refusal=gettext_noop("In this matter the local councils answer for their areas. Write to yours."),
)
def may_contribute_alone(actor: Actor, matter: Matter) -> bool:
    """Citizens, or single members of bodies, where the matter says so and still takes answers."""
    if not matter.takes_answers():
        return False
    is_member = any(seat.office.is_body for seat in seats_of(actor.person))
    return matter.open_to_citizens or (matter.open_to_members and is_member)


@right(
    "involvement.see_contribution",
    thing="contribution",
    refusal=gettext_noop("This contribution has not been let through."),
)
def may_see_contribution(actor: Actor, contribution: Contribution) -> bool:
    """Twin of `visible_to`: a body's at once, a citizen's once read, and that one was taken back; the rest as below."""
    told = contribution.withdrawn_on is not None and contribution.promise_id is not None
    return contribution.standing == Standing.PUBLIC or told or is_of_the_sides(actor, contribution)


def is_of_the_sides(actor: Actor, contribution: Contribution) -> bool:
    """Those who read words that are not let through, or were taken back: the two offices, and whoever wrote them."""
    mine = actor.person is not None and contribution.person_id == actor.person.pk
    return mine or sits_in(actor, contribution.matter.owner) or sits_in(actor, contribution.office)


@right(
    "involvement.take_back",
    thing="contribution",
    refusal=gettext_noop("Only those who said it may take it back."),
)
def may_take_back(actor: Actor, contribution: Contribution) -> bool:
    """A mandate in the body whose words they are; one's own words, where one was signed in."""
    if contribution.source != Contribution.From.BODY:
        return actor.person is not None and contribution.person_id == actor.person.pk
    return speaks_for(actor, contribution.office, Subject.ANSWERS)


@right(
    "involvement.take_back_by_link",
    thing="contribution",
    refusal=gettext_noop("Only the link of a receipt does this."),
)
def may_take_back_by_link(actor: Actor, contribution: Contribution) -> bool:
    """Whoever has the receipt of words that somebody wrote for themselves: the link itself is the proof."""
    return contribution.source != Contribution.From.BODY


@right(
    "involvement.evaluate",
    thing="evaluation",
    refusal=gettext_noop("The three questions have been answered or closed. Thank you all the same."),
)
def may_evaluate(actor: Actor, evaluation: Evaluation) -> bool:
    """Whoever holds the link of the letter, once, while the questions are open: the link itself is the proof."""
    matter = evaluation.invitation.matter
    return not evaluation.answered and matter.evaluation_closed_on is None


@right(
    "involvement.keep_time",
    thing="matter",
    refusal=gettext_noop("The clock does this by itself."),
)
def may_keep_time(actor: Actor, thing: object) -> bool:
    """Nobody by hand: deadlines, lapsed invitations and answers on their way home."""
    return False


def speakers_of(office: Office) -> list[Seat]:
    """The seats that may answer for an office today, one for each person: letters to a council go to these."""
    mandated = Mandate.objects.in_force().filter(
        seat__office=office, subject__in=(Subject.EVERYTHING, Subject.ANSWERS)
    )
    seats = (
        Seat.objects.in_force()
        .filter(
            Q(speaks=True) | Q(pk__in=mandated.values("seat")), office=office, person__email__isnull=False
        )
        .select_related("person", "office")
        .order_by("starts", "pk")
    )
    found: dict[int, Seat] = {}
    for seat in seats:
        found.setdefault(seat.person_id or 0, seat)
    return list(found.values())


@right(
    "involvement.forget_address",
    thing="contribution",
    refusal=gettext_noop("Only the link of a letter does this."),
)
def may_forget_address(actor: Actor, contribution: object) -> bool:
    """Whoever holds the link of the letter: the link itself is the proof."""
    return True
