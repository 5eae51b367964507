"""A survey for a body's answer: what citizens say in it is laid beside what the body says to the municipality."""

from __future__ import annotations

from django.utils.translation import gettext as _

from tingsted.design.days import day_text
from tingsted.involvement.actions import attach_heard
from tingsted.involvement.models import Invitation
from tingsted.kernel.actions import Refused, action, announce
from tingsted.kernel.actors import Actor
from tingsted.kernel.events import about
from tingsted.kernel.rights import require
from tingsted.surveys.events import SurveyAskedFor
from tingsted.surveys.models import AskedFor, Survey


@action
def ask_for_matter(actor: Actor, *, survey: Survey, invitation: Invitation) -> AskedFor:
    """Say that a survey asks for the body's answer to a matter, before it opens or while it runs or afterwards."""
    require("involvement.prepare", actor, invitation)
    if survey.body_id != invitation.office_id:
        raise Refused(_("The survey and the invitation belong to different bodies."), "invitation")
    matter = invitation.matter
    if not matter.takes_answers():
        raise Refused(_("The matter takes no more answers."), "invitation")
    if (
        survey.closed_on is None
        and not matter.is_late()
        and matter.deadline
        and survey.closes > matter.deadline
    ):
        facts = {"closes": day_text(survey.closes, "dag"), "deadline": day_text(matter.deadline, "dag")}
        raise Refused(
            _("The survey runs until %(closes)s, and you have to answer by %(deadline)s.") % facts,
            "invitation",
        )
    if AskedFor.objects.filter(survey=survey).exclude(invitation=invitation).exists():
        raise Refused(_("The survey asks for another matter already."), "invitation")
    made, _new = AskedFor.objects.get_or_create(survey=survey, invitation=invitation)
    announce(actor, SurveyAskedFor(about=about(survey), title=survey.title, matter=matter.title))
    lay_beside_answer(actor, made)
    return made


def lay_beside_answer(actor: Actor, asked: AskedFor) -> None:
    """Beside the answer once everybody may see the survey; with how many took part once its result is told."""
    survey = asked.survey
    if survey.opened_on is None:
        return
    result = survey.result if survey.published_on is not None else None
    attach_heard(
        actor,
        invitation=asked.invitation,
        title=survey.title,
        url=survey.get_absolute_url(),
        people=result.answers if result and not result.of_too_few else 0,
    )
