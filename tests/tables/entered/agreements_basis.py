"""The cooperation basis in the tables of the house."""

from __future__ import annotations

from typing import Any

from tables.arranged import Row, gudrun, ruth, tue
from tables.entries import ALONE, LISTS, ROWS, WAYS, on_stage, two_more
from tables.scene import Scene, in_days
from tingsted.agreements.actions import (
    adopt_version,
    ask_bodies,
    begin_basis,
    begin_version,
    take_back_draft,
    write_part,
    write_pledge,
)
from tingsted.agreements.models import Part, Pledge, Version


@on_stage("agreements.first")
def first(scene: Scene) -> Version:
    """One in force, with a section, the contacts and a promise of each side."""
    cast = scene.cast
    version = begin_basis(cast.as_tue, title="Grundlag for samarbejde", office=cast.contact)
    write_part(cast.as_gudrun, version=version, heading="Formål", text="Vi taler sammen.")
    write_part(cast.as_gudrun, version=version, heading="Kontakter", kind=Part.Kind.CONTACTS)
    for words, side in (("Vi svarer", "municipality"), ("Vi spørger", "bodies")):
        write_pledge(cast.as_gudrun, version=version, words=words, side=side)
    return adopt_version(
        cast.as_gudrun, version=version, adopted_on=in_days(0), adopted_by="Byrådet", review_on=in_days(400)
    )


@on_stage("agreements.draft")
def draft(scene: Scene) -> Version:
    """One out for comment."""
    version = begin_version(scene.cast.as_gudrun, basis=scene["agreements.first"].basis)
    return ask_bodies(scene.cast.as_gudrun, version=version, answers_by=in_days(30))


@on_stage("agreements.part")
def part(scene: Scene) -> Part:
    return Part.objects.select_related("of__basis__office").get(of=scene["agreements.draft"], key="formaal")


@on_stage("agreements.pledge")
def pledge(scene: Scene) -> Pledge:
    return Pledge.objects.select_related("of__basis__office").get(
        of=scene["agreements.draft"], key="vi-svarer"
    )


def back(scene: Scene) -> object:
    """The draft with its keepers again."""
    return take_back_draft(scene.cast.as_gudrun, version=scene["agreements.draft"])


def of_draft(**facts: Any) -> Any:
    return lambda scene: {"version": scene["agreements.draft"], **facts}


def without_a_draft(scene: Scene) -> object:
    return adopt_version(scene.cast.as_gudrun, version=scene["agreements.draft"], **ADOPTED())


def ADOPTED() -> dict[str, Any]:
    return {"adopted_on": in_days(0), "adopted_by": "Byrådet", "review_on": in_days(400)}


ROWS |= {
    "agreements.begin_basis": Row(tue, lambda s: {"title": "Med grundejerne", "office": s.cast.contact}),
    "agreements.begin_version": Row(
        gudrun, lambda s: {"basis": s["agreements.first"].basis}, before=without_a_draft
    ),
    "agreements.introduce_version": Row(gudrun, of_draft(introduction="Nyt"), before=back),
    "agreements.write_part": Row(gudrun, of_draft(heading="Baggrund"), before=back),
    "agreements.remove_part": Row(gudrun, lambda s: {"part": part(s)}, before=back),
    "agreements.write_pledge": Row(gudrun, of_draft(words="Vi ringer", side="municipality"), before=back),
    "agreements.remove_pledge": Row(gudrun, lambda s: {"pledge": pledge(s)}, before=back),
    "agreements.ask_bodies": Row(gudrun, lambda s: {**of_draft()(s), "answers_by": in_days(40)}, before=back),
    "agreements.take_back_draft": Row(gudrun, of_draft()),
    "agreements.answer_draft": Row(
        ruth, lambda s: {**of_draft()(s), "body": s.cast.council, "stand": "agrees"}
    ),
    "agreements.adopt_version": Row(gudrun, lambda s: {**of_draft()(s), **ADOPTED()}),
}


def here(scene: Scene) -> dict[str, Any]:
    return {"slug": scene["agreements.first"].basis.slug, "number": scene["agreements.draft"].number}


for name in (
    "basis", "history", "new_version", "version", "paper", "differences", "edit", "introduce", "new_part",
    "new_pledge", "ask", "take_back", "answer", "adopt",
):  # fmt: skip
    WAYS[f"agreements:{name}"] = here
for name in ("part", "drop_part"):
    WAYS[f"agreements:{name}"] = lambda s: {**here(s), "key": s["agreements.part"].key}
for name in ("pledge", "drop_pledge"):
    WAYS[f"agreements:{name}"] = lambda s: {**here(s), "key": s["agreements.pledge"].key}
ALONE |= {
    "agreements:begin": "makes something new; the same name twice is refused in a sentence",
    "agreements:new_version": "one button; the second time it says that there is a draft",
    "agreements:new_part": "makes something new",
    "agreements:drop_part": "one button; the second time it is not there",
    "agreements:new_pledge": "makes something new",
    "agreements:drop_pledge": "one button; the second time it is not there",
    "agreements:ask": "the second time it says that only a draft is sent out",
    "agreements:take_back": "one button; the second time it says that it is not out",
    "agreements:answer": "a body's own answer, which it may change until the day",
    "agreements:adopt": "the second time it says that the version is adopted",
}
LISTS.update(
    {
        "agreements:bases",
        "agreements:basis",
        "agreements:version",
        "agreements:differences",
        "agreements:edit",
    }
)


@two_more
def more_texts(scene: Scene) -> None:
    """Two more texts, and two more parts and promises of the draft."""
    cast = scene.cast
    version = back(scene)
    assert isinstance(version, Version)
    for number in ("en", "to"):
        begin_basis(cast.as_tue, title=f"Aftale {number}", office=cast.contact)
        write_part(cast.as_gudrun, version=version, heading=f"Afsnit {number}", text="Mere.")
        write_pledge(cast.as_gudrun, version=version, words=f"Løfte {number}", side="municipality")
    ask_bodies(cast.as_gudrun, version=version, answers_by=in_days(30))
