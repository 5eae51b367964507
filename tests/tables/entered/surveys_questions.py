"""Questions beside the cards: on the stage one of the draft, and how their actions are called."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from tables import entries
from tables.arranged import BY_LINK, Row, clockwork, ejner, visitor
from tables.scene import Scene, answer, in_days
from tingsted.kernel import clock, guard, links
from tingsted.kernel.actors import VISITOR
from tingsted.surveys.actions import add_question, close_survey, receive_answer
from tingsted.surveys.actions.answering import Reach
from tingsted.surveys.actions.reaching import CONTACT_LINK
from tingsted.surveys.models import Contact, Survey, SurveyQuestion


@entries.on_stage("surveys.question")
def question(scene: Scene) -> SurveyQuestion:
    return add_question(
        scene.cast.as_ejner,
        survey=scene.draft,
        kind="single",
        words="Kommer du til mødet?",
        choices=("Ja", "Nej"),
    )


@entries.on_stage("surveys.contact")
def contact(scene: Scene) -> Contact:
    """Somebody left an address in a survey whose result is told, yesterday."""
    with guard.arranging():
        asked = SurveyQuestion.objects.create(survey=scene.told, kind="contact", words="Vil du høre mere?")
        yesterday = clock.today() - timedelta(days=1)
        return Contact.objects.create(
            question=asked, name="Bo", email="bo@tingsted.example", consented_on=yesterday
        )


def _way_out(scene: Scene) -> str:
    return links.sign(CONTACT_LINK, str(scene["surveys.contact"].pk))


def _reached(scene: Scene) -> None:
    """Somebody left an address in a survey that closed a year ago."""
    asked = add_question(scene.cast.as_ejner, survey=scene.survey, kind="contact", words="Vil du høre mere?")
    left = {asked.pk: Reach("Bo", "bo@tingsted.example")}
    given = answer(scene.survey, "very")
    receive_answer(
        VISITOR, survey=scene.survey, given=type(given)(**{**vars(given), "reached": left, "comments": {}})
    )
    close_survey(scene.cast.as_ruth, survey=scene.survey)
    with guard.arranging():
        Survey.objects.filter(pk=scene.survey.pk).update(closed_on=clock.today() - timedelta(days=400))


def _worded(scene: Scene) -> dict[str, Any]:
    return {"question": scene["surveys.question"], "words": "Kommer du?", "choices": ("Ja", "Nej", "Måske")}


entries.ROWS.update(
    {
        "surveys.add_question": Row(
            ejner, lambda s: {"survey": s.draft, "kind": "text", "words": "Hvad mangler vi?"}
        ),
        "surveys.change_question": Row(ejner, _worded),
        "surveys.close_question": Row(ejner, lambda s: {"question": s["surveys.question"]}),
        "surveys.write_to_contacts": Row(
            clockwork, lambda s: {"on": clock.today()}, before=lambda s: s["surveys.contact"]
        ),
        "surveys.remove_contact": Row(ejner, lambda s: {"contact": s["surveys.contact"]}),
        "surveys.withdraw_contact": Row(visitor, lambda s: {"survey": s.told, "token": _way_out(s)}, BY_LINK),
        "surveys.forget_contacts": Row(clockwork, lambda s: {"on": in_days(0)}, before=_reached),
    }
)
KINDS = ("single", "multiple", "rating", "rank", "text", "contact")
entries.WAYS.update(
    {
        "surveys:questions": lambda s: {"slug": s.draft.slug},
        **{f"surveys:add_{kind}": lambda s: {"slug": s.draft.slug} for kind in KINDS},
        "surveys:change_question": lambda s: {"slug": s.draft.slug, "key": s["surveys.question"].pk},
        "surveys:short": lambda s: {"key": s.survey.pk},
        "surveys:contacts": lambda s: {"slug": s.told.slug},
        "surveys:remove_contact": lambda s: {"slug": s.told.slug, "key": s["surveys.contact"].pk},
        "surveys:withdraw_contact": lambda s: {"slug": s.told.slug},
        "surveys:close_question": lambda s: {"slug": s.draft.slug, "key": s["surveys.question"].pk},
    }
)
entries.TOKENS["surveys:withdraw_contact"] = _way_out
entries.LISTS |= {"surveys:questions", "surveys:contacts"}
entries.ALONE.update({f"surveys:add_{kind}": "makes something new" for kind in KINDS})
entries.ALONE["surveys:remove_contact"] = "one button; the second time the address is gone already"
entries.ALONE["surveys:close_question"] = "one button; the second time it says that the question is closed"


@entries.two_more
def more_questions(scene: Scene) -> None:
    for number in ("en", "to"):
        add_question(
            scene.cast.as_ejner, survey=scene.draft, kind="text", words=f"Hvad mangler vi, {number}?"
        )
    with guard.arranging():
        for name in ("Kaj", "Sofie"):
            Contact.objects.create(
                question=scene["surveys.contact"].question,
                name=name,
                email=f"{name.lower()}@tingsted.example",
                consented_on=clock.today(),
            )
