"""What this room does when an area becomes part of another, and when a survey for a body's answer opens or is told."""

from __future__ import annotations

from tingsted.kernel.actors import CLOCK, Actor
from tingsted.kernel.events import Event, on
from tingsted.places.events import AreasMerged
from tingsted.surveys.actions.matters import lay_beside_answer
from tingsted.surveys.events import ResultPublished, SurveyOpened
from tingsted.surveys.models import AskedFor, Survey


@on(AreasMerged)
def areas_merged(actor: Actor, event: AreasMerged) -> None:
    """Surveys on their way and open ones go along; one whose result is public stays where it was asked."""
    Survey.objects.filter(published_on__isnull=True, area=event.old).update(area=event.new)


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
