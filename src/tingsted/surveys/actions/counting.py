"""Counting while a survey is open, and again when answers came in after it closed."""

from __future__ import annotations

from django.utils.translation import gettext as _

from tingsted.kernel.actions import Refused, action, announce
from tingsted.kernel.actors import Actor
from tingsted.kernel.events import about
from tingsted.kernel.rights import require
from tingsted.surveys.counting import count_result
from tingsted.surveys.counting.so_far import count_so_far
from tingsted.surveys.events import CountedAgain, CountedSoFar
from tingsted.surveys.models import Result, SoFar, Survey


@action
def look_so_far(actor: Actor, *, survey: Survey) -> SoFar | None:
    """Count how it stands while it is open, if enough have answered since last; None if they have not."""
    require("surveys.read", actor, survey)
    counted = count_so_far(survey)
    if counted is not None:
        announce(actor, CountedSoFar(about=about(survey), title=survey.title))
    return counted


@action
def count_open(actor: Actor) -> int:
    """Count how every open survey stands; the clock does this every hour."""
    require("surveys.keep_time", actor)
    counted = 0
    for survey in Survey.objects.filter(opened_on__isnull=False, closed_on__isnull=True):
        if count_so_far(survey) is not None:
            counted += 1
            announce(actor, CountedSoFar(about=about(survey), title=survey.title))
    return counted


@action
def count_again(actor: Actor, *, survey: Survey) -> Result:
    """Count a closed survey again, such as when paper came in late; figures that were shown are held against it."""
    require("surveys.publish", actor, survey)
    if survey.closed_on is None:
        raise Refused(_("The survey is still open. It is counted when it closes."))
    result = count_result(survey)
    announce(actor, CountedAgain(about=about(survey), title=survey.title, digest=result.digest))
    return result
