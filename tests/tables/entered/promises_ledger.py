"""Standing promises, promises on the move, and the ledger's patience."""

from __future__ import annotations

from typing import Any

from tables.arranged import Row, clockwork, holger, ruth, tue
from tables.entries import ALONE, LISTS, ROWS, WAYS, on_stage, two_more
from tables.scene import Scene, in_days
from tingsted.promises.actions import make_standing_promise, move_promise, promise_answer


@on_stage("promises.standing")
def standing(scene: Scene) -> Any:
    return make_standing_promise(
        scene.cast.as_gudrun,
        kind="tests.basis",
        owed_by=scene.cast.roads,
        owed_to=scene.cast.council,
        area=scene.cast.glumsoe,
        title="Vi svarer inden fire uger",
        review_on=in_days(365),
    )


def moved(scene: Scene) -> object:
    return move_promise(
        scene.cast.as_holger, promise=scene.promise, to=scene.cast.culture, reason="Ny deling."
    )


MADE = {"kind": "tests.basis", "title": "Vi svarer inden tre uger", "review_on": in_days(365)}
ROWS |= {
    "promises.make_standing_promise": Row(
        holger, lambda s: {**MADE, "owed_by": s.cast.roads, "owed_to": s.cast.council}
    ),
    "promises.review_standing_promise": Row(
        ruth,
        lambda s: {"promise": s["promises.standing"], "review_on": in_days(400), "word": "Det går godt."},
    ),
    "promises.end_standing_promise": Row(
        ruth, lambda s: {"promise": s["promises.standing"], "reason": "Vi har et nyt grundlag."}
    ),
    "promises.move_promise": Row(
        holger, lambda s: {"promise": s.promise, "to": s.cast.culture, "reason": "Stier er flyttet."}
    ),
    "promises.move_all_promises": Row(
        tue, lambda s: {"office": s.cast.roads, "to": s.cast.culture, "reason": "Afdelingen lukker."}
    ),
    "promises.set_patience": Row(tue, lambda s: {"remind_before": 5, "tell_leader_after": 21}),
    "plans.follow_move": Row(clockwork, lambda s: {"promise": s.promise}, before=moved),
}
WAYS |= {
    "promises:review": lambda s: {"key": s["promises.standing"].pk},
    "promises:end": lambda s: {"key": s["promises.standing"].pk},
    "promises:move_all": lambda s: {"slug": s.cast.roads.slug},
}
LISTS |= {"promises:promise"}
ALONE["promises:move"] = "the second time that office owes it already and can't be chosen"
ALONE["promises:move_all"] = "one button; the second time it says that nothing is left to move"


@two_more
def more_promises(scene: Scene) -> None:
    for title in ("Lys ved broen", "Bænk ved åen"):
        promise_answer(
            scene.cast.as_gudrun,
            kind="plans.action",
            owed_by=scene.cast.roads,
            owed_to=scene.cast.council,
            area=scene.cast.glumsoe,
            title=title,
            due=in_days(20),
        )
