"""Citizens' proposals in the tables: one that waits, one that is lifted, and two with a department."""

from __future__ import annotations

from typing import Any

from tables.arranged import EVERYBODY, Row, clockwork, holger, ruth, visitor
from tables.entries import ALONE, LISTS, ROWS, TOKENS, WAYS, on_stage, two_more
from tables.scene import Scene, in_days
from tingsted.involvement.actions import lift_proposal, raise_proposal, send_proposal, take_up_proposal
from tingsted.involvement.models import Proposal
from tingsted.involvement.notices import PROPOSAL
from tingsted.kernel import links
from tingsted.kernel.actors import VISITOR

WORDS = {"title": "Lys på stien", "words": "Børnene går i mørke."}


def raised(scene: Scene, **more: Any) -> Proposal:
    return raise_proposal(VISITOR, area=scene.cast.glumsoe, **WORDS, **more)


def lifted(scene: Scene) -> Proposal:
    return lift_proposal(scene.cast.as_ruth, proposal=raised(scene), support="Rådet og skolen.")


@on_stage("proposal")
def proposal(scene: Scene) -> Any:
    return raised(scene)


@on_stage("proposal lifted")
def proposal_lifted(scene: Scene) -> Any:
    return lifted(scene)


@on_stage("proposal sent")
def proposal_sent(scene: Scene) -> Any:
    return send_proposal(scene.cast.as_ruth, proposal=lifted(scene), to=scene.cast.roads, due=in_days(28))


@on_stage("proposal direct")
def proposal_direct(scene: Scene) -> Any:
    return raised(scene, to=scene.cast.roads)


@on_stage("proposal taken up")
def proposal_taken_up(scene: Scene) -> Any:
    return take_up_proposal(
        scene.cast.as_holger, proposal=raised(scene, to=scene.cast.roads), due=in_days(28)
    )


ROWS |= {
    "involvement.raise_proposal": Row(visitor, lambda s: {"area": s.cast.glumsoe, **WORDS}, EVERYBODY),
    "involvement.lift_proposal": Row(ruth, lambda s: {"proposal": s["proposal"], "support": "Skolen."}),
    "involvement.leave_proposal": Row(ruth, lambda s: {"proposal": s["proposal"], "reason": "Lyset er der."}),
    "involvement.send_proposal": Row(
        ruth, lambda s: {"proposal": s["proposal lifted"], "to": s.cast.roads, "due": in_days(28)}
    ),
    "involvement.take_up_proposal": Row(
        holger, lambda s: {"proposal": s["proposal direct"], "due": in_days(28)}
    ),
    "involvement.give_view": Row(ruth, lambda s: {"proposal": s["proposal taken up"], "view": "Ja tak."}),
    "involvement.follow_proposal": Row(clockwork, lambda s: {"promise": s["proposal sent"].promise}),
}
AREA = ("proposals", "raise")
WAYS |= {f"involvement:{name}": lambda s: {"slug": s.cast.glumsoe.slug} for name in AREA}
WAYS |= {
    f"involvement:{name}": lambda s, thing=thing: {"key": s[thing].pk}
    for name, thing in {
        "proposal": "proposal sent",
        "lift_proposal": "proposal",
        "leave_proposal": "proposal",
        "send_proposal": "proposal lifted",
        "take_up_proposal": "proposal direct",
        "give_view": "proposal taken up",
    }.items()
}
TOKENS["involvement:proposal_receipt"] = lambda s: links.sign(PROPOSAL, s["proposal"].pk)
LISTS |= {"involvement:proposals"}
ALONE["involvement:raise"] = "makes something new"


@two_more
def more_proposals(scene: Scene) -> None:
    for _number in range(2):
        send_proposal(scene.cast.as_ruth, proposal=lifted(scene), to=scene.cast.roads, due=in_days(30))
