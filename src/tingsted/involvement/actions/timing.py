"""What the clock does for matters: the last day is told, what has passed waits on no desk, questions close."""

from __future__ import annotations

from datetime import date, timedelta

from tingsted.involvement.actions.evaluating import close_evaluation
from tingsted.involvement.actions.inviting import lapse_invitations
from tingsted.involvement.actions.listeners import tell_of_no_answer
from tingsted.involvement.events import DeadlinesKept
from tingsted.involvement.models import Invitation, Matter
from tingsted.involvement.notices import write_last_day
from tingsted.involvement.queries import waits_no_longer
from tingsted.kernel.actions import action, announce
from tingsted.kernel.actors import Actor
from tingsted.kernel.rights import require
from tingsted.notices.actions import settle
from tingsted.places.models import Office


@action
def keep_deadlines(actor: Actor, *, on: date) -> int:
    """Remind of tomorrow's last day, clear the desks of what has passed, close evaluations; each once."""
    require("involvement.keep_time", actor)
    reminded = _remind(on)
    passed = _clear_desks(on)
    for matter in Matter.objects.filter(evaluation_closes__lt=on, evaluation_closed_on__isnull=True).order_by(
        "pk"
    ):
        close_evaluation(actor, matter=matter)
    gone = Office.objects.filter(dissolved__lte=on, invitations_to_matters__in=Invitation.objects.waiting())
    for office in gone.distinct().order_by("pk"):
        lapse_invitations(actor, office=office)
    tell_of_no_answer(actor, on)
    if reminded or passed:
        announce(actor, DeadlinesKept(reminded=reminded, passed=passed))
    return reminded + passed


def _remind(on: date) -> int:
    """Those whose last day is tomorrow and who have not answered at all, by letter."""
    tomorrow = Matter.objects.all().taking_answers(on).filter(deadline=on + timedelta(days=1))
    silent = Invitation.objects.filter(matter__in=tomorrow, reply="", lapsed_on__isnull=True)
    rows = silent.select_related("matter__owner", "office").order_by("pk")
    return write_last_day(rows)


def _clear_desks(on: date) -> int:
    """What was not answered in time waits on no desk: a late answer is still taken where the matter says so."""
    passed = list(waits_no_longer(on))
    for ask in passed:
        settle(about=ask.about, kind=ask.kind)
    return len(passed)
