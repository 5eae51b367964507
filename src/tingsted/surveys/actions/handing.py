"""Handing the whole material of a result to somebody who counts again, under agreement."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from tingsted.kernel import clock
from tingsted.kernel.actions import Refused, action, announce
from tingsted.kernel.actors import Actor
from tingsted.kernel.events import about
from tingsted.kernel.rights import require
from tingsted.kernel.text import tidy
from tingsted.surveys.bundle import material_digest
from tingsted.surveys.counting import counted_material
from tingsted.surveys.events import CopyHandedOver
from tingsted.surveys.models import AuditorCopy, Survey


@action
def hand_to_auditor(
    actor: Actor, *, survey: Survey, receiver: str, purpose: str, delete_by: date, agreed: bool
) -> AuditorCopy:
    """Write down who gets the material, what for and until when; only then can it be fetched."""
    require("surveys.hand_over", actor, survey)
    if not agreed:
        raise Refused(_("The material can only be handed over under a written agreement."), "agreed")
    if delete_by < clock.today():
        raise Refused(_("The day it must be deleted has already passed. Choose a later one."), "delete_by")
    copy = AuditorCopy.objects.create(
        survey=survey,
        by=survey.body,
        receiver=tidy(receiver)[:120],
        purpose=tidy(purpose)[:300],
        delete_by=delete_by,
        digest=material_digest(counted_material(survey)),
        handed_on=clock.today(),
    )
    announce(
        actor,
        CopyHandedOver(about=about(survey), title=survey.title, receiver=copy.receiver, digest=copy.digest),
    )
    return copy
