"""What comes of contributions in the tables: comments, drafts, a decision, a case file."""

from __future__ import annotations

from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from tables.arranged import BY_LINK, Row, clockwork, holger, ruth, visitor
from tables.entered.involvement import opened
from tables.entries import ALONE, LISTS, ROWS, TOKENS, WAYS, on_stage, two_more
from tables.scene import Scene, in_days
from tingsted.involvement.actions import (
    add_document,
    add_version,
    cases_to_deliver,
    comment,
    contribute_alone,
    draft_answers,
    group_contributions,
    hand_over_case,
    invite,
    record_decision,
)
from tingsted.involvement.models import Contribution, Document, Invitation, Matter, Paragraph
from tingsted.involvement.notices import stop_token
from tingsted.kernel import clock
from tingsted.kernel.actors import VISITOR


def newest(document: Document) -> Paragraph:
    """The last paragraph of its newest version."""
    related = "version__document__matter__owner"
    rows = Paragraph.objects.filter(version__document=document).select_related(related)
    return rows.order_by("-version__number", "-number")[0]


def again(contribution: Contribution) -> Contribution:
    related = ("matter__owner", "promise__owed_by", "promise__owed_to")
    return Contribution.objects.select_related(*related).get(pk=contribution.pk)


@on_stage("answered matter")
def answered(scene: Scene) -> Matter:
    """A matter with a document, a comment from Glumsø, and a case file."""
    cast = scene.cast
    made = opened(scene, "Stien bag hallen", open_to_citizens=True)
    laid = add_document(cast.as_holger, matter=made, title="Skitse", text="Stien får lys.\n\nOg en bænk.")
    invite(cast.as_holger, matter=made, offices=[cast.council, cast.fodby_council])
    said = comment(
        cast.as_ruth, paragraph=newest(laid), invitation=_asked(made, cast.council), words="To bænke."
    )
    group_contributions(cast.as_holger, matter=made, contributions=[said], title="Bænke")
    draft_answers(cast.as_holger, matter=made, contributions=[said], answer="taken in", reply="Ja.")
    hand_over_case(cast.as_holger, matter=made, case_number="05.14.00-P16-1-26", kle="05.14.00")
    return made


def _asked(matter: Matter, office: Any) -> Invitation:
    related = ("matter__owner", "office__area")
    return Invitation.objects.select_related(*related).get(matter=matter, office=office)


def _document(scene: Scene) -> Document:
    return Document.objects.select_related("matter__owner").get(matter=scene["answered matter"])


def _comment(scene: Scene) -> Contribution:
    return again(scene["answered matter"].contributions.exclude(comment=None).order_by("pk")[0])


@on_stage("wrote with an address")
def wrote(scene: Scene) -> Contribution:
    return contribute_alone(
        VISITOR, matter=scene["answered matter"], words="Lys hele natten.", email="karl@tingsted.example"
    )


@two_more
def more(scene: Scene) -> None:
    """Two more comments, a new version with one of them gone, two more groups and a decision each."""
    cast, matter = scene.cast, scene["answered matter"]
    document = _document(scene)
    for number, office, who in ((1, cast.council, cast.as_ruth), (2, cast.fodby_council, cast.as_asta)):
        said = comment(
            who, paragraph=newest(document), invitation=_asked(matter, office), words=f"Mere {number}."
        )
        group_contributions(cast.as_holger, matter=matter, contributions=[said], title=f"Gruppe {number}")
        draft_answers(cast.as_holger, matter=matter, contributions=[said], answer="taken in")
        hand_over_case(cast.as_holger, matter=matter, case_number=f"Sag {number}", kle="05.14.00")
    add_version(cast.as_holger, document=document, text="Stien får lys.\n\nOg fire pæle.")
    for number in (1, 2):
        record_decision(
            cast.as_holger, matter=Matter.objects.select_related("owner").get(pk=matter.pk), what="decided",
            on=clock.today(), by=cast.roads, words=f"Besluttet {number}.",
        )  # fmt: skip


LISTS |= {"involvement:feedback", "involvement:release", "involvement:hand_over_case"}

for name in (
    *(
        "feedback",
        "draft_answers",
        "release",
        "decide",
        "report",
        "report_in_word",
        "hand_over_case",
        "case_file",
    ),
):
    WAYS[f"involvement:{name}"] = lambda s: {
        "slug": s["answered matter"].slug,
        "key": s["answered matter"].case_files.order_by("pk")[0].pk,
    }
WAYS["involvement:comment"] = lambda s: {
    "slug": s["answered matter"].slug,
    "key": _document(s).pk,
    "number": 1,
}
TOKENS["involvement:stop"] = lambda s: stop_token(s["wrote with an address"])


def _one(scene: Scene) -> dict[str, Any]:
    return {"matter": scene["answered matter"], "contributions": [_comment(scene)]}


def _new_version(scene: Scene) -> None:
    add_version(scene.cast.as_holger, document=_document(scene), text="Stien får lys.\n\nOg en lang bænk.")


ROWS |= {
    "involvement.comment": Row(
        ruth,
        lambda s: {
            "paragraph": newest(_document(s)),
            "invitation": _asked(s["answered matter"], s.cast.council),
            "words": "En til.",
        },
    ),
    "involvement.draft_answers": Row(holger, lambda s: _one(s) | {"answer": "not taken in", "reply": "Nej."}),
    "involvement.follow_paragraphs": Row(
        clockwork, lambda s: {"document": _document(s)}, before=_new_version
    ),
    "involvement.forget_address": Row(
        visitor, lambda s: {"contribution": s["wrote with an address"]}, BY_LINK
    ),
    "involvement.deliver_case": Row(
        clockwork, lambda s: {"case_file": cases_to_deliver()[0], "folder": Path(mkdtemp())}
    ),
    "involvement.forget_what_is_old": Row(clockwork, lambda s: {"on": in_days(800)}),
    "involvement.group_contributions": Row(holger, lambda s: _one(s) | {"title": "Sæder"}),
    "involvement.hand_over_case": Row(
        holger, lambda s: {"matter": s["answered matter"], "case_number": "8", "kle": "05.14.00"}
    ),
    "involvement.record_decision": Row(
        holger,
        lambda s: {
            "matter": s["answered matter"],
            "what": "decided",
            "on": clock.today(),
            "by": s.cast.roads,
            "words": "Ja.",
        },
    ),
    "involvement.release_answers": Row(holger, lambda s: {"matter": s["answered matter"]}),
    "involvement.tell_contributors": Row(
        clockwork, lambda s: {"matter": s["answered matter"]}, before=lambda s: s["wrote with an address"]
    ),
}


ALONE |= {
    "involvement:feedback": "each is put in its group; the last title stands",
    "involvement:draft_answers": "chosen by its address; that two write at once: tests/involvement",
    "involvement:release": "one button; the second time there is nothing to send",
    "involvement:hand_over_case": "makes something new",
    "involvement:comment": "makes something new",
    "involvement:stop": "one's own link; the second time changes nothing",
}
