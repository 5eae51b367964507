"""What a survey for a body's answer does when it opens and when its result is told."""

from __future__ import annotations

from tingsted.kernel.actors import CLOCK, Actor
from tingsted.kernel.events import Event, on
from tingsted.surveys.actions.matters import lay_beside_answer
from tingsted.surveys.events import ResultPublished, SurveyOpened
from tingsted.surveys.models import AskedFor


@on(SurveyOpened)
def survey_opened(actor: Actor, event: SurveyOpened) -> None:
    """It stands beside the body's answer from the day everybody may see it."""
    _lay(event)


@on(ResultPublished)
def result_published(actor: Actor, event: ResultPublished) -> None:
    """The line beside the answer says how many took part."""
    _lay(event)


def _lay(event: Event) -> None:
    key = int(event.about.rpartition(":")[2])
    related = ("survey__result", "invitation__matter__owner", "invitation__office")
    for asked in AskedFor.objects.filter(survey=key).select_related(*related):
        lay_beside_answer(CLOCK, asked)
