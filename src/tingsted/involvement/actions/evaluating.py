"""Three questions to those who were asked, one answer from each body, and the result by the small-number rule."""

from __future__ import annotations

from datetime import timedelta

from django.utils.translation import gettext as _

from tingsted.involvement.events import EvaluationAnswered, EvaluationClosed, EvaluationOpened
from tingsted.involvement.models import Evaluation, EvaluationAnswer, Matter, Phase, PhaseChange
from tingsted.involvement.models.matters import TAKES_ANSWERS
from tingsted.involvement.notices import write_evaluation
from tingsted.involvement.queries import judged
from tingsted.kernel import clock
from tingsted.kernel.actions import Refused, action, announce
from tingsted.kernel.actors import Actor
from tingsted.kernel.events import about
from tingsted.kernel.rights import require
from tingsted.notices.actions import tell

OPEN_FOR = timedelta(days=21)


@action
def open_evaluation(actor: Actor, *, matter: Matter) -> Matter:
    """Ask every invited body the three questions once, whatever it answered: a no thanks has a view too."""
    require("involvement.open", actor, matter)
    if matter.phase in TAKES_ANSWERS or matter.for_information:
        raise Refused(_("Ask when the matter is decided. Before that nobody knows what came of it."))
    if matter.evaluation_opened_on is not None:
        raise Refused(_("The three questions have been asked already."))
    matter.evaluation_opened_on = clock.today()
    matter.evaluation_closes = clock.today() + OPEN_FOR
    matter.save(update_fields=["evaluation_opened_on", "evaluation_closes"])
    asked = matter.invitations.filter(lapsed_on__isnull=True).select_related("office", "matter")
    for invitation in asked:
        evaluation = Evaluation.objects.create(invitation=invitation, asked_on=clock.today())
        write_evaluation(evaluation)
    announce(actor, EvaluationOpened(about=about(matter), title=matter.title, asked=len(asked)))
    return matter


@action
def answer_evaluation(
    actor: Actor, *, evaluation: Evaluation, influence: str, answer: str, worth: str
) -> EvaluationAnswer:
    """One answer from each body; that it answered is noted apart from what."""
    require("involvement.evaluate", actor, evaluation)
    for field, said in (("influence", influence), ("answer", answer), ("worth", worth)):
        if said not in EvaluationAnswer.Judgement.values:
            raise Refused(_("Choose one."), field)
    if not Evaluation.objects.filter(pk=evaluation.pk, answered=False).update(answered=True):
        raise Refused(_("Your body has answered already. Thank you."))
    matter = evaluation.invitation.matter
    made = EvaluationAnswer.objects.create(matter=matter, influence=influence, answer=answer, worth=worth)
    announce(actor, EvaluationAnswered(title=matter.title))
    return made


@action
def close_evaluation(actor: Actor, *, matter: Matter) -> Matter:
    """Close the questions: the result is there for everybody, and the matter is evaluated."""
    require("involvement.open", actor, matter)
    if matter.evaluation_opened_on is None or matter.evaluation_closed_on is not None:
        raise Refused(_("The three questions are not open."))
    matter.evaluation_closed_on, matter.phase = clock.today(), Phase.EVALUATED
    matter.evaluation_result = judged(matter)
    matter.version += 1
    matter.save(update_fields=["evaluation_closed_on", "evaluation_result", "phase", "version"])
    PhaseChange.objects.create(matter=matter, phase=Phase.EVALUATED, on=clock.today())
    for invitation in matter.invitations.filter(lapsed_on__isnull=True).select_related("office__area"):
        tell(
            kind="involvement.evaluate",
            about=about(matter),
            url=matter.get_absolute_url(),
            office=invitation.office,
            area=invitation.office.area,
            title=matter.title,
        )
    announce(actor, EvaluationClosed(about=about(matter), matter=matter.pk, title=matter.title))
    return matter
