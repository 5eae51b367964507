"""The things of the surveys room that a right can be about."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from cast import Cast
from rights_scene import THINGS, thing
from tingsted.kernel import clock
from tingsted.surveys.models import (
    AuditorCopy,
    Batch,
    Card,
    Comment,
    Contact,
    Printing,
    Reply,
    Survey,
    SurveyQuestion,
    Typist,
)


@thing("survey", "the council of Glumsø's, not yet open")
def survey(cast: Cast) -> Any:
    return Survey.objects.create(
        area=cast.glumsoe,
        body=cast.council,
        title="Hvad nu",
        slug="hvad-nu",
        closes=clock.today() + timedelta(days=7),
    )


@thing("batch", "of sheets that somebody else typed for that survey")
def batch(cast: Cast) -> Any:
    return Batch.objects.create(survey=survey(cast), number=1, begun_on=clock.today())


@thing("helper with the typing", "of that survey's paper")
def typist(cast: Cast) -> Any:
    return Typist.objects.create(survey=survey(cast), person=cast.sofie, until=clock.today())


@thing("printing", "of postcards for that survey")
def printing(cast: Cast) -> Any:
    return Printing.objects.create(survey=survey(cast), cards=3, day=clock.today())


@thing("comment", "in that survey, not read yet")
def comment(cast: Cast) -> Any:
    card = Card.objects.create(survey=survey(cast), idea=THINGS["idea"](cast), title="En sti")
    return Comment.objects.create(survey=card.survey, card=card, words="Ja", day=clock.today())


@thing("reply", "the council's, to that comment")
def reply(cast: Cast) -> Any:
    return Reply.objects.create(
        comment=comment(cast), by=cast.council, words="Tak for det", said_on=clock.today()
    )


@thing("auditor's copy", "of that survey's material, handed over by the council")
def auditor_copy(cast: Cast) -> Any:
    today = clock.today()
    return AuditorCopy.objects.create(
        survey=survey(cast), by=cast.council, receiver="Et universitet", delete_by=today, handed_on=today
    )


@thing("surveys.question", "of a survey that is still being prepared")
def survey_question(cast: Cast) -> Any:
    draft = survey(cast)
    Survey.objects.filter(pk=draft.pk).update(opened_on=None)
    return SurveyQuestion.objects.create(
        survey=Survey.objects.get(pk=draft.pk), kind="text", words="Hvad mangler vi?"
    )


@thing("contact", "left with the council of Glumsø")
def contact(cast: Cast) -> Any:
    asked = SurveyQuestion.objects.create(survey=survey(cast), kind="contact", words="Vil du høre mere?")
    return Contact.objects.create(question=asked, email="bo@tingsted.example", consented_on=clock.today())
