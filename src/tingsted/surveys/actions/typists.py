"""Letting somebody help with the typing for a time: a neighbour with a keyboard, who sits in no body."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils.translation import gettext as _

from tingsted.accounts.actions import person_with
from tingsted.kernel import clock
from tingsted.kernel.actions import Refused, action, announce
from tingsted.kernel.actors import Actor
from tingsted.kernel.events import about
from tingsted.kernel.rights import require
from tingsted.surveys.events import TypingEnded, TypistLetIn
from tingsted.surveys.models import Survey, Typist
from tingsted.surveys.notices import write_to_typist

LONGEST = timedelta(days=60)


@action
def let_type(actor: Actor, *, survey: Survey, name: str, email: str, until: date) -> Typist:
    """Let somebody type in and check sheets until a day, and write to them how; again changes the day."""
    require("surveys.let_type", actor, survey)
    if not clock.today() <= until <= clock.today() + LONGEST:
        raise Refused(_("Choose a day from today and sixty days on."), "until")
    person = person_with(email=email, name=name)
    typist, new = Typist.objects.update_or_create(survey=survey, person=person, defaults={"until": until})
    if new:
        write_to_typist(typist)
    announce(
        actor,
        TypistLetIn(about=about(survey), title=survey.title, until=until.isoformat(), whom=person.pk),
    )
    return typist


@action
def stop_typing(actor: Actor, *, typist: Typist) -> None:
    """From now on they type no more; what they have typed stays in its batch."""
    require("surveys.let_type", actor, typist.survey)
    typist.delete()
    announce(actor, TypingEnded(about=about(typist.survey), typists=1))


@action
def forget_typists(actor: Actor, *, on: date) -> int:
    """Whose time has passed is kept no longer; the clock does this."""
    require("surveys.keep_time", actor)
    old = Typist.objects.filter(until__lt=on)
    gone = old.count()
    if gone:
        old.delete()
        announce(actor, TypingEnded(typists=gone))
    return gone
