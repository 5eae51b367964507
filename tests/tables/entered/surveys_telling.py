"""After the ballots: replies, copies for an auditor, counts, and their pages."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from tables import entries
from tables.arranged import Row, clockwork, ejner, ruth
from tables.scene import Scene, answer, in_days
from tingsted.ideas.models import Offer
from tingsted.kernel import clock, guard
from tingsted.kernel.actors import VISITOR
from tingsted.surveys.actions import hand_to_auditor, receive_answer
from tingsted.surveys.models import AuditorCopy, Comment, Survey
from tingsted.workgroups.models import Group


@entries.on_stage("surveys.comment")
def comment(scene: Scene) -> Comment:
    """A comment on the told survey that was let through."""
    with guard.arranging():
        card = scene.told.cards.all()[0]
        return Comment.objects.create(
            survey=scene.told, card=card, words="Gerne snart.", standing="public", day=clock.today()
        )


@entries.on_stage("surveys.copy")
def copy(scene: Scene) -> AuditorCopy:
    return hand_to_auditor(scene.cast.as_ruth, **_agreement(scene))


def _agreement(scene: Scene) -> dict[str, Any]:
    facts = {"receiver": "Et universitet", "purpose": "At tælle efter.", "delete_by": in_days(90)}
    return {"survey": scene.told, "agreed": True, **facts}


def _five_answers(scene: Scene) -> None:
    for _ in range(5):
        receive_answer(VISITOR, survey=scene.survey, given=answer(scene.survey, "very"))


def _two_alike(scene: Scene) -> dict[str, Any]:
    of = scene["surveys.comment"]
    with guard.arranging():
        other = Comment.objects.create(
            survey=of.survey, card=of.card, words="Gerne meget snart.", standing="public", day=clock.today()
        )
    return {"survey": of.survey, "of": of, "comments": [other]}


def _long_ago(scene: Scene) -> None:
    """The told survey closed, and its groups were formed, half a year ago."""
    day = clock.today() - timedelta(days=180)
    with guard.arranging():
        Survey.objects.filter(pk=scene.told.pk).update(opened_on=day, closed_on=day, closes=day)
        Group.objects.update(formed_on=day)
        Offer.objects.update(consented_on=day)


def _a_year_ago(scene: Scene) -> None:
    with guard.arranging():
        Offer.objects.update(consented_on=clock.today() - timedelta(days=365))


entries.ROWS.update(
    {
        "ideas.forget_offers": Row(clockwork, lambda s: {"offers": [s.offer]}),
        "ideas.forget_old_offers": Row(clockwork, lambda s: {"on": in_days(0)}, before=_a_year_ago),
        "surveys.forget_helpers": Row(clockwork, lambda s: {"on": in_days(0)}, before=_long_ago),
        "surveys.bundle_comments": Row(ejner, _two_alike),
        "surveys.reply_to_comment": Row(
            ruth, lambda s: {"comment": s["surveys.comment"], "words": "Vi tager fat i april."}
        ),
        "surveys.hand_to_auditor": Row(ruth, _agreement),
        "surveys.look_so_far": Row(ejner, lambda s: {"survey": s.survey}, before=_five_answers),
        "surveys.count_open": Row(clockwork, lambda s: {}, before=_five_answers),
        "surveys.count_again": Row(ruth, lambda s: {"survey": s.told}),
    }
)
TOLD = ("people", "voices", "screen", "result_pdf", "auditing", "helpers")
entries.WAYS.update(
    {
        **{f"surveys:{name}": lambda s: {"slug": s.told.slug} for name in TOLD},
        "surveys:so_far": lambda s: {"slug": s.survey.slug},
        "surveys:thread_card": lambda s: {
            "slug": s.told.slug,
            "card": s["surveys.comment"].card_id,
        },
        "surveys:thread_question": lambda s: {
            "slug": s.draft.slug,
            "question": s["surveys.question"].pk,
        },
        "surveys:reply": lambda s: {"slug": s.told.slug, "key": s["surveys.comment"].pk},
        "surveys:auditor_copy": lambda s: {"slug": s.told.slug, "key": s["surveys.copy"].pk},
    }
)
entries.LISTS |= {"surveys:voices", "surveys:thread_card", "surveys:helpers"}
entries.ALONE |= {
    "surveys:auditing": "makes something new",
    "surveys:so_far": "one button",
    "surveys:thread_card": "one button on comments that stay; what the other did stands on the page",
    "surveys:thread_question": "one button on comments that stay; what the other did stands on the page",
}
