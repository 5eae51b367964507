"""The invitation ledger in the tables: matters at three stages of their way."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from tables.arranged import (
    BY_LINK,
    EVERYBODY,
    Row,
    asta,
    clockwork,
    ejner,
    holger,
    ruth,
    visitor,
)
from tables.entries import ALONE, LISTS, ROWS, TOKENS, WAYS, on_stage, two_more
from tables.scene import Scene, in_days
from tingsted.involvement.actions import (
    add_document,
    ask_citizens,
    contribute,
    contribute_alone,
    invite,
    open_evaluation,
    open_matter,
    remark,
    say,
    start_matter,
    turn_phase,
    write_draft,
)
from tingsted.involvement.models import Contribution, Evaluation, Matter, Preparation, Saying
from tingsted.involvement.notices import ANSWER, EVALUATE
from tingsted.involvement.views.reading import REGRET
from tingsted.kernel import links
from tingsted.kernel.actors import VISITOR
from tingsted.places.models import Seat
from tingsted.promises.actions import promise_answer

QUESTION = "Hvor er det utrygt at cykle?"


def prepared(scene: Scene, title: str, **more: Any) -> Matter:
    """A matter of Vej og Park."""
    facts = {"question": QUESTION, "can_influence": "Hvilke kryds", "deadline": in_days(40)} | more
    return start_matter(scene.cast.as_holger, owner=scene.cast.roads, title=title, **facts)


def opened(scene: Scene, title: str, **more: Any) -> Matter:
    return open_matter(scene.cast.as_holger, matter=prepared(scene, title, **more))


@on_stage("matter draft")
def draft(scene: Scene) -> Any:
    return prepared(scene, "En sag, der kun er tænkt")


@on_stage("matter")
def matter(scene: Scene) -> Any:
    return opened(scene, "Trygge skoleveje", open_to_citizens=True, areas=[scene.cast.glumsoe])


@on_stage("matter told")
def told(scene: Scene) -> Any:
    return opened(scene, "Vejen bliver lagt om", for_information=True, deadline=None)


@on_stage("asked")
def asked(scene: Scene) -> Any:
    """Glumsø is asked, prepares, and has asked its citizens."""
    made = invite(scene.cast.as_holger, matter=scene["matter"], offices=[scene.cast.council])[0]
    write_draft(scene.cast.as_ejner, invitation=made, draft="Krydset ved kirken.")
    remark(scene.cast.as_ejner, invitation=made, words="Skal vi nævne hallen?")
    return made


@on_stage("asked elsewhere")
def asked_elsewhere(scene: Scene) -> Any:
    return invite(scene.cast.as_holger, matter=scene["matter"], offices=[scene.cast.fodby_council])[0]


@on_stage("preparation")
def preparation(scene: Scene) -> Any:
    return Preparation.objects.get()


@on_stage("citizens' question")
def question(scene: Scene) -> Any:
    made = ask_citizens(scene.cast.as_ruth, invitation=scene["asked"], words=QUESTION, closes=in_days(20))
    say(VISITOR, question=made, words="Ved hallen.", email="inger@tingsted.example")
    return made


@on_stage("document")
def document(scene: Scene) -> Any:
    file = SimpleUploadedFile("kort.pdf", b"%PDF-1.7 kort")
    return add_document(
        scene.cast.as_holger, matter=scene["matter"], title="Udkast", text="# Mål\n\nFærre uheld.", file=file
    )


@on_stage("contribution")
def contribution(scene: Scene) -> Any:
    """What Glumsø said to another matter that still takes answers."""
    other = opened(scene, "Busserne næste år")
    invitation = invite(scene.cast.as_holger, matter=other, offices=[scene.cast.council])[0]
    return contribute(scene.cast.as_ruth, invitation=invitation, words=f"Bussen til {scene.idea.label}.")


@on_stage("own words")
def own_words(scene: Scene) -> Any:
    return contribute_alone(VISITOR, matter=scene["matter"], words="Jeg cykler selv der.", name="Inger")


@on_stage("evaluation")
def evaluation(scene: Scene) -> Any:
    done = opened(scene, "Stien er besluttet")
    invite(scene.cast.as_holger, matter=done, offices=[scene.cast.council])
    turn_phase(scene.cast.as_holger, matter=done, phase="decided", words="Stien bliver bygget.")
    open_evaluation(scene.cast.as_holger, matter=done)
    return Evaluation.objects.select_related("invitation__matter", "invitation__office").get()


@two_more
def more(scene: Scene) -> None:
    """Two more matters, each with a contribution from Glumsø and one from Fodby, and more said to the question."""
    cast = scene.cast
    for number in ("en", "to"):
        made = opened(scene, f"Sag {number}", areas=[cast.glumsoe])
        both = invite(cast.as_holger, matter=made, offices=[cast.council, cast.fodby_council])
        contribute(cast.as_ruth, invitation=both[0], words=f"Sagt, {number}, {scene.idea.label}")
        contribute(cast.as_asta, invitation=both[1], words=f"Også sagt, {number}")
        remark(cast.as_ejner, invitation=scene["asked"], words=f"Husk {number}")
        say(VISITOR, question=scene["citizens' question"], words=f"Ved skolen, {number}.")
        add_document(cast.as_holger, matter=scene["matter"], title=f"Bilag {number}", text="Tal.")
        contribute_alone(VISITOR, matter=scene["matter"], words=f"Jeg bor der, {number}.")


LISTS |= {
    "involvement:matters",
    "involvement:matter",
    "involvement:overview",
    "involvement:invite",
    "involvement:read",
    "involvement:invitation",
    "involvement:question",
    "involvement:read_sayings",
}


def ruths_seat(scene: Scene) -> Seat:
    return Seat.objects.get(person=scene.cast.ruth)


TOKENS["involvement:by_link"] = lambda s: links.sign(ANSWER, f"{s['asked'].pk}:{ruths_seat(s).pk}")
TOKENS["involvement:regret"] = lambda s: links.sign(REGRET, s["own words"].pk)
TOKENS["involvement:evaluate"] = lambda s: links.sign(EVALUATE, s["evaluation"].pk)

for name in (
    *("matter", "overview", "write", "turn", "invite", "read", "contribute_alone", "thanks", "add_document"),
    *("document", "add_version", "file"),
):
    WAYS[f"involvement:{name}"] = lambda s: {"slug": s["matter"].slug, "key": s["document"].pk, "number": 1}
WAYS["involvement:open"] = lambda s: {"slug": s["matter draft"].slug}
WAYS["involvement:evaluation"] = lambda s: {"slug": s["evaluation"].invitation.matter.slug}
for name in ("invitation", "seen", "draft", "remark", "agree", "contribute"):
    WAYS[f"involvement:{name}"] = lambda s: {"key": s["asked"].pk}
WAYS["involvement:ask"] = lambda s: {"key": s["asked elsewhere"].pk}
for name in ("contribution", "take_back"):
    WAYS[f"involvement:{name}"] = lambda s: {"key": s["contribution"].pk}
for name in ("question", "question_thanks", "read_sayings", "close_question"):
    WAYS[f"involvement:{name}"] = lambda s: {"slug": s["citizens' question"].slug}


def _decided(scene: Scene) -> Matter:
    made = opened(scene, "En sag til")
    invite(scene.cast.as_holger, matter=made, offices=[scene.cast.council])
    return turn_phase(scene.cast.as_holger, matter=made, phase="decided", words="Ja.")


def _passed_on(scene: Scene) -> dict[str, Any]:
    onward = promise_answer(
        scene.cast.as_holger,
        kind="involvement.contribution",
        owed_by=scene.cast.culture,
        owed_to=scene.cast.council,
        title="Busserne",
        due=in_days(90),
    )
    return {"promise": scene["contribution"].promise, "onward": onward}


ROWS |= {
    "involvement.add_document": Row(holger, lambda s: {"matter": s["matter"], "title": "Bilag", "text": "Tal."}),
    "involvement.add_version": Row(holger, lambda s: {"document": s["document"], "text": "Nye tal."}),
    "involvement.agree": Row(ejner, lambda s: {"invitation": s["asked"], "seen": s["preparation"].version}),
    "involvement.answer_evaluation": Row(
        visitor,
        lambda s: {"evaluation": s["evaluation"], "influence": "yes", "answer": "yes", "worth": "partly"},
        BY_LINK,
    ),
    "involvement.ask_citizens": Row(
        asta, lambda s: {"invitation": s["asked elsewhere"], "words": QUESTION, "closes": in_days(9)}
    ),
    "involvement.attach_heard": Row(
        ejner, lambda s: {"invitation": s["asked"], "title": "Spørgeskema", "url": "/spoergeskemaer/x/"}
    ),
    "involvement.bring_answer_home": Row(clockwork, lambda s: {"promise": s["contribution"].promise}),
    "involvement.close_evaluation": Row(holger, lambda s: {"matter": s["evaluation"].invitation.matter}),
    "involvement.close_question": Row(ruth, lambda s: {"question": s["citizens' question"]}),
    "involvement.contribute": Row(ruth, lambda s: {"invitation": s["asked"], "words": "Krydset."}),
    "involvement.contribute_alone": Row(
        visitor, lambda s: {"matter": s["matter"], "words": "Ved hallen."}, EVERYBODY
    ),
    "involvement.follow_onward": Row(clockwork, _passed_on),
    "involvement.follow_turn": Row(
        clockwork, lambda s: {"promise": s["contribution"].promise, "turn": "later"}
    ),
    "involvement.invite": Row(
        holger, lambda s: {"matter": s["contribution"].matter, "offices": [s.cast.fodby_council]}
    ),
    "involvement.keep_deadlines": Row(clockwork, lambda s: {"on": in_days(39)}),
    "involvement.lapse_invitations": Row(clockwork, lambda s: {"office": s.cast.council}),
    "involvement.note_seen": Row(ejner, lambda s: {"invitation": s["asked"]}),
    "involvement.open_evaluation": Row(holger, lambda s: {"matter": _decided(s)}),
    "involvement.open_matter": Row(holger, lambda s: {"matter": s["matter draft"]}),
    "involvement.read_contributions": Row(
        holger, lambda s: {"matter": s["matter"], "decided": {str(s["own words"].pk): "public"}}
    ),
    "involvement.read_sayings": Row(
        ejner,
        lambda s: {"question": s["citizens' question"], "decided": {str(Saying.objects.get().pk): "public"}},
    ),
    "involvement.remark": Row(ejner, lambda s: {"invitation": s["asked"], "words": "Ja."}),
    "involvement.reply_to": Row(ruth, lambda s: {"invitation": s["asked"], "reply": "no thanks"}),
    "involvement.say": Row(
        visitor, lambda s: {"question": s["citizens' question"], "words": "Ved skolen."}, EVERYBODY
    ),
    "involvement.listen": Row(
        visitor,
        lambda s: {"invitation": s["asked"], "email": "inger@tingsted.example", "asked": QUESTION},
        EVERYBODY,
    ),
    "involvement.start_matter": Row(holger, lambda s: {"owner": s.cast.roads, "title": "Lys på stierne"}),
    "involvement.take_back": Row(
        ruth,
        lambda s: {
            "contribution": Contribution.objects.select_related(
                "matter__owner", "office", "promise__owed_by", "promise__owed_to", "invitation__office__area",
                "invitation__matter__owner",
            ).get(pk=s["contribution"].pk),
            "reason": "Vi blev klogere.",
        },
    ),
    "involvement.take_back_by_link": Row(visitor, lambda s: {"contribution": s["own words"]}, BY_LINK),
    "involvement.turn_phase": Row(holger, lambda s: {"matter": s["matter"], "phase": "hearing"}),
    "involvement.write_draft": Row(ejner, lambda s: {"invitation": s["asked"], "draft": "Krydset ved hallen."}),
    "involvement.write_matter": Row(holger, lambda s: {"matter": s["matter"], "about": "Alle skoler."}),
}  # fmt: skip

ALONE |= {
    "involvement:start": "makes something new",
    "involvement:open": "one button; the second time it says that the matter is open",
    "involvement:invite": "makes something new; nobody is asked twice",
    "involvement:read": "each is read once; what was read is not there the second time",
    "involvement:contribute_alone": "makes something new",
    "involvement:evaluation": "one button; the second time it says how the questions stand",
    "involvement:add_document": "makes something new",
    "involvement:add_version": "makes something new: a version beside the others",
    "involvement:seen": "one button; the second time changes nothing",
    "involvement:draft": "a form on the page of the invitation: tests/involvement",
    "involvement:remark": "makes something new",
    "involvement:agree": "one's own",
    "involvement:ask": "makes something new; a second question is refused in a sentence",
    "involvement:by_link": "one's own link to the same form as involvement:invitation: tests/involvement",
    "involvement:regret": "one's own link; the second time it says that the words are taken back",
    "involvement:take_back": "the second time it says that it was taken back",
    "involvement:question": "makes something new",
    "involvement:read_sayings": "each is read once; what was read is not there the second time",
    "involvement:close_question": "one button; the second time changes nothing",
    "involvement:evaluate": "one's own link, used once",
}
