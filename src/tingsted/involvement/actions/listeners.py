"""Citizens who told a body something before it answered: they hear what came of it, and their addresses go."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.utils.translation import override

from tingsted.involvement.events import CitizensTold
from tingsted.involvement.models import Contribution, Listener, Question, Saying, listening_to
from tingsted.involvement.notices import write_body_answered, write_no_answer
from tingsted.involvement.queries import heard_for_nothing
from tingsted.kernel import clock
from tingsted.kernel.actions import announce
from tingsted.kernel.actors import Actor
from tingsted.kernel.events import about


def tell_citizens(contribution: Contribution) -> int:
    """The body has answered: its question closes, and those who wanted to know hear of it."""
    question = Question.objects.filter(invitation=contribution.invitation_id).first()
    if question is not None and question.closed_on is None:
        question.closed_on = clock.today()
        question.version += 1
        question.save(update_fields=["closed_on", "version"])
    listeners = listening_to(contribution.invitation_id)
    with override(settings.LANGUAGE_CODE):
        for listener in listeners:
            write_body_answered(listener, contribution)
    return len(listeners)


def tell_of_no_answer(actor: Actor, on: date) -> None:
    """Where a body says nothing to the municipality, those who told it something hear that too.

    A no thanks is told when it stands, silence when the matter has gone on without it.
    """
    for invitation in heard_for_nothing(on):
        listeners = listening_to(invitation.pk)
        with override(settings.LANGUAGE_CODE):
            for listener in listeners:
                write_no_answer(listener, invitation)
        forget_listeners(invitation.pk)
        title, office = invitation.matter.title, str(invitation.office)
        announce(
            actor, CitizensTold(about=about(invitation), title=title, office=office, told=len(listeners))
        )


def forget_listeners(invitation: int) -> None:
    """The last letter is written: the addresses were left for that and nothing else."""
    Listener.objects.filter(invitation=invitation).delete()
    Saying.objects.filter(question__invitation=invitation).update(email="")
    Question.objects.filter(invitation=invitation).update(told_on=clock.today())
