"""The roll in the tables of the house: a draft with postcards, one with links, and how their actions are called."""

from __future__ import annotations

from typing import Any

from tables import entries
from tables.arranged import EVERYBODY, Row, clockwork, ruth, visitor
from tables.scene import Scene, answer, in_days
from tingsted.kernel.actors import VISITOR
from tingsted.surveys.actions import make_survey, open_survey, print_postcards, receive_answer, set_door
from tingsted.surveys.codes import KEY, new_code
from tingsted.surveys.models import Printing, Survey


def _with_door(scene: Scene, door: str) -> Survey:
    made = make_survey(
        scene.cast.as_ejner,
        body=scene.cast.council,
        ideas=scene.ideas[-1:],
        title=f"Hvem ({door})?",
        closes=in_days(9),
    )
    return set_door(scene.cast.as_ruth, survey=made, door=door)


@entries.on_stage("surveys.by_code")
def by_code(scene: Scene) -> Survey:
    return _with_door(scene, "code")


@entries.on_stage("surveys.by_mail")
def by_mail(scene: Scene) -> Survey:
    return open_survey(scene.cast.as_ruth, survey=_with_door(scene, "mail"))


@entries.on_stage("surveys.printing")
def printing(scene: Scene) -> Printing:
    return print_postcards(scene.cast.as_ruth, survey=scene["surveys.by_code"], cards=1)[0]


def _correction(scene: Scene) -> dict[str, Any]:
    key = new_code(KEY)
    receive_answer(VISITOR, survey=scene.survey, given=answer(scene.survey, "very"), key=key)
    return {"survey": scene.survey, "key": key, "given": answer(scene.survey, "not now")}


entries.ROWS.update(
    {
        "surveys.ask_for_pass": Row(
            visitor, lambda s: {"survey": s["surveys.by_mail"], "email": "bo@tingsted.example"}, EVERYBODY
        ),
        "surveys.correct_answer": Row(visitor, _correction, EVERYBODY),
        "surveys.mix_ballots": Row(clockwork, lambda s: {}),
        "surveys.print_postcards": Row(ruth, lambda s: {"survey": s["surveys.by_code"], "cards": 2}),
        "surveys.set_door": Row(ruth, lambda s: {"survey": s.draft, "door": "sign in"}),
        "surveys.void_printing": Row(ruth, lambda s: {"printing": s["surveys.printing"]}),
        "surveys.write_roll": Row(
            ruth, lambda s: {"survey": s["surveys.by_mail"], "emails": ["bo@tingsted.example"]}
        ),
    }
)
entries.WAYS.update(
    {
        "surveys:link": lambda s: {"slug": s["surveys.by_mail"].slug},
        "surveys:link_sent": lambda s: {"slug": s["surveys.by_mail"].slug},
        "surveys:roll": lambda s: {"slug": s["surveys.by_code"].slug},
        "surveys:postcards": lambda s: {"slug": s["surveys.by_code"].slug},
        "surveys:addresses": lambda s: {"slug": s["surveys.by_mail"].slug},
        "surveys:void_printing": lambda s: {
            "slug": s["surveys.by_code"].slug,
            "key": s["surveys.printing"].pk,
        },
    }
)
entries.LISTS.add("surveys:roll")
entries.ALONE.update(
    {
        "surveys:mine": "one's own answer: nobody else holds the key",
        "surveys:link": "makes something new",
        "surveys:roll": "one choice; the last one stands until the survey opens",
        "surveys:postcards": "makes something new",
        "surveys:addresses": "addresses are only added",
        "surveys:void_printing": "one button; the second time it says that the codes are void",
    }
)


@entries.two_more
def more_printings(scene: Scene) -> None:
    for _number in range(2):
        print_postcards(scene.cast.as_ruth, survey=scene["surveys.by_code"], cards=1)
