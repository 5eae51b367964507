"""How each action is called in the scene, by whom, and who else may: a new action has no row until it is entered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.core.mail import EmailMessage

from tables.scene import Scene, answer, evening, in_days, tokens
from tingsted.ideas.actions import offer_help, raise_idea
from tingsted.ideas.models import Idea
from tingsted.kernel import clock, guard
from tingsted.kernel.actors import CLOCK, OPERATOR, VISITOR, Actor
from tingsted.meetings.reading import read_ideas
from tingsted.notices.models import Letter
from tingsted.places.models import Municipality, SeatInvitation
from tingsted.plans.actions import end_no_plan
from tingsted.promises.actions import give_answer, promise_answer
from tingsted.surveys.actions import Helping, close_survey, receive_answer
from tingsted.surveys.models import Comment

Facts = Callable[[Scene], dict[str, Any]]
EVERYBODY = "everybody"
BY_LINK = "whoever holds the link"
THOSE_WITH_THE_RIGHT = "those with the right"


@dataclass(frozen=True)
class Row:
    """Who does it here, with what, and whom it is open to."""

    by: Callable[[Scene], Actor]
    facts: Facts
    open_to: str = THOSE_WITH_THE_RIGHT
    before: Callable[[Scene], object] = lambda scene: None


def ruth(scene: Scene) -> Actor:
    return scene.cast.as_ruth


def ejner(scene: Scene) -> Actor:
    return scene.cast.as_ejner


def holger(scene: Scene) -> Actor:
    return scene.cast.as_holger


def tue(scene: Scene) -> Actor:
    return scene.cast.as_tue


def sofie(scene: Scene) -> Actor:
    return scene.cast.as_sofie


def gudrun(scene: Scene) -> Actor:
    return scene.cast.as_gudrun


def asta(scene: Scene) -> Actor:
    return scene.cast.as_asta


def clockwork(scene: Scene) -> Actor:
    return CLOCK


def console(scene: Scene) -> Actor:
    return OPERATOR


def visitor(scene: Scene) -> Actor:
    return VISITOR


def nothing(scene: Scene) -> dict[str, Any]:
    return {}


def answered(scene: Scene) -> None:
    give_answer(scene.cast.as_holger, promise=scene.promise, answer="we do it", reply="Vi gør det i april.")


def _onward(scene: Scene) -> dict[str, Any]:
    onward = promise_answer(
        scene.cast.as_holger,
        kind="plans.action",
        owed_by=scene.cast.roads,
        owed_to=scene.cast.council,
        title="Stien",
        due=in_days(40),
    )
    return {"promise": scene.promise, "onward": onward}


def _everything_is_old(scene: Scene) -> None:
    with guard.arranging():
        Letter.objects.update(written_at=clock.now() - timedelta(days=400))
        SeatInvitation.objects.update(open_until=in_days(-400))


def _no_municipality_yet(scene: Scene) -> None:
    with guard.arranging():
        Municipality.objects.all().delete()


def _said(scene: Scene) -> dict[str, Any]:
    receive_answer(VISITOR, survey=scene.survey, given=answer(scene.survey, "very"))
    comment = Comment.objects.get(card__survey=scene.survey)
    return {"survey": scene.survey, "decided": {str(comment.pk): "public"}}


def _helping(scene: Scene) -> object:
    helping = Helping({scene.survey.cards.all()[0].pk: ["time"]}, "", "bo@tingsted.example")
    return receive_answer(VISITOR, survey=scene.survey, given=answer(scene.survey, "very"), helping=helping)


def _another_offer(scene: Scene) -> dict[str, Any]:
    offer = offer_help(VISITOR, idea=scene.ideas[1], email="bo@tingsted.example", consent=True)
    return {"group": scene.group, "offer": offer}


def _closed(scene: Scene) -> object:
    return close_survey(scene.cast.as_ruth, survey=scene.survey)


def _invented(scene: Scene) -> dict[str, Any]:
    who = {
        "name": "Palle Hjortmark",
        "email": "palle@tingsted.example",
        "ends": None,
        "speaks": False,
        "public": True,
    }
    return {"office": scene.cast.town_hall, **who, **MEMBER}


def _office_of_its_own(scene: Scene) -> dict[str, Any]:
    return {"office": scene.cast.culture, "on": in_days(0)}


SQUARE = {
    "type": "Polygon",
    "coordinates": [[[11.6, 55.3], [11.7, 55.3], [11.7, 55.4], [11.6, 55.4], [11.6, 55.3]]],
}
MEMBER = {"role": "member", "starts": in_days(0)}
WORDS = {"title": "Sti til søen", "words": "Hele vejen rundt", "column": "want"}
WRITTEN = {"title": "Stien", "text": "Hele vejen.", "driver": "joint"}

ROWS: dict[str, Row] = {
    "accounts.change_person": Row(
        ruth, lambda s: {"person": s.cast.ruth, "name": "Ruth S.", "language": "da"}
    ),
    "accounts.enter_operator": Row(console, lambda s: {"email": "drift@tingsted.example"}),
    "accounts.erase_person": Row(sofie, lambda s: {"person": s.cast.sofie}),
    "demo.seat_invented_person": Row(tue, _invented),
    "ideas.approve_idea": Row(ejner, lambda s: {"idea": s.waiting}),
    "ideas.hide_idea": Row(ejner, lambda s: {"idea": s.waiting}),
    "ideas.merge_ideas": Row(ejner, lambda s: {"idea": s.ideas[1], "into": s.ideas[0]}),
    "ideas.offer_help": Row(
        visitor, lambda s: {"idea": s.ideas[2], "email": "bo@tingsted.example", "consent": True}, EVERYBODY
    ),
    "ideas.raise_idea": Row(visitor, lambda s: {"area": s.cast.glumsoe, "words": "En bænk"}, EVERYBODY),
    "ideas.report_idea": Row(visitor, lambda s: {"idea": s.idea}, EVERYBODY),
    "ideas.reword_idea": Row(ejner, lambda s: {"idea": s.idea, **WORDS}),
    "ideas.thank_helpers": Row(clockwork, lambda s: {"on": in_days(1)}, before=_helping),
    "ideas.withdraw_offer": Row(visitor, lambda s: {"token": tokens(s)["ideas:withdraw"]}, BY_LINK),
    "meetings.call_meeting": Row(
        ruth,
        lambda s: {"body": s.cast.council, "title": "Rådsmøde", "starts_at": evening(), "place": "Hallen"},
    ),
    "meetings.cancel_meeting": Row(ruth, lambda s: {"meeting": s.meeting, "why": "Sne."}),
    "meetings.change_meeting": Row(ruth, lambda s: {"meeting": s.meeting, "place": "Kroen"}),
    "meetings.import_ideas": Row(
        ejner, lambda s: {"meeting": s.meeting, "reading": read_ideas("Nr;Idé\n900;Flere bænke\n".encode())}
    ),
    "meetings.note_on_wall": Row(ejner, lambda s: {"meeting": s.meeting, "words": "Flere bænke"}),
    "meetings.settle_leftover": Row(ejner, lambda s: {"leftover": s.leftover, "words": "Vejbump"}),
    "notices.change_hearing": Row(ruth, lambda s: {"person": s.cast.ruth, "digest": False}),
    "notices.forget_letters": Row(clockwork, lambda s: {"on": in_days(0)}, before=_everything_is_old),
    "notices.make_digest": Row(clockwork, lambda s: {"person": s.cast.ruth, "on": in_days(0)}),
    "notices.note_sent": Row(clockwork, lambda s: {"troubles": {}}),
    "notices.put_in_outbox": Row(
        clockwork, lambda s: {"messages": [EmailMessage("Din kode", "1234", to=["bo@tingsted.example"])]}
    ),
    "places.adopt_boundary": Row(tue, lambda s: {"area": s.cast.glumsoe, "geometry": SQUARE}),
    "places.describe_area": Row(ruth, lambda s: {"area": s.cast.glumsoe, "description": "Fem landsbyer."}),
    "places.describe_office": Row(ruth, lambda s: {"office": s.cast.council, "about": "Stier og lys."}),
    "places.dissolve_office": Row(tue, _office_of_its_own),
    "places.dress_municipality": Row(
        tue, lambda s: {"municipality": s.cast.municipality, "phone": "12 34 56 78"}
    ),
    "places.elect_chair": Row(ruth, lambda s: {"office": s.cast.council, "on": in_days(1), "member": s.seat}),
    "places.end_seat": Row(ruth, lambda s: {"seat": s.seat, "on": in_days(0)}),
    "places.enter_area": Row(
        tue, lambda s: {"name": "Hyllinge", "short_name": "Hyllinge", "prefix": "Hyllinge"}
    ),
    "places.forget_old_invitations": Row(clockwork, nothing, before=_everything_is_old),
    "places.found_office": Row(tue, lambda s: {"kind": "department", "name": "Natur og Miljø"}),
    "places.invite_to_seat": Row(
        ruth,
        lambda s: {"office": s.cast.council, "name": "Bo", "email": "bo@tingsted.example", "role": "member"},
    ),
    "places.set_up_municipality": Row(
        console,
        lambda s: {"code": "0370", "name": "Næstved Kommune", "short_name": "Næstved"},
        before=_no_municipality_yet,
    ),
    "places.show_seat": Row(ejner, lambda s: {"seat": s.seat, "public": False}),
    "places.take_invited_seat": Row(
        visitor, lambda s: {"invitation": s.seat_invitation, "name": "Karen", "public": True}, BY_LINK
    ),
    "places.take_seat": Row(ruth, lambda s: {"office": s.cast.council, "person": s.cast.sofie, **MEMBER}),
    "places.withdraw_invitation": Row(ruth, lambda s: {"invitation": s.seat_invitation}),
    "plans.add_action": Row(ejner, lambda s: {"plan": s.plan, "theme": s.theme, "title": "Bænke"}),
    "plans.add_theme": Row(ejner, lambda s: {"plan": s.plan, "name": "Unge"}),
    "plans.adopt_plan": Row(ruth, lambda s: {"plan": s.plan}),
    "plans.bring_answer_home": Row(clockwork, lambda s: {"promise": s.promise}, before=answered),
    "plans.choose_no_plan": Row(
        asta,
        lambda s: {"area": s.cast.fodby},
        before=lambda s: end_no_plan(s.cast.as_asta, no_plan=s.no_plan),
    ),
    "plans.end_no_plan": Row(asta, lambda s: {"no_plan": s.no_plan}),
    "plans.end_plan": Row(ruth, lambda s: {"plan": s.plan}),
    "plans.follow_onward": Row(clockwork, _onward),
    "plans.forward_action": Row(
        gudrun, lambda s: {"action": s.action, "to": s.cast.culture, "due": in_days(30)}, before=answered
    ),
    "plans.name_coordinator": Row(ruth, lambda s: {"action": s.action, "person": s.cast.ejner}),
    "plans.rename_theme": Row(ejner, lambda s: {"theme": s.theme, "name": "Stier"}),
    "plans.set_phases": Row(ejner, lambda s: {"plan": s.plan, "dates": {}}),
    "plans.set_work": Row(ejner, lambda s: {"action": s.action, "work": "begun"}),
    "plans.show_coordinator": Row(sofie, lambda s: {"action": s.action, "public": True}),
    "plans.start_plan": Row(asta, lambda s: {"area": s.cast.fodby}),
    "plans.write_action": Row(sofie, lambda s: {"action": s.action, **WRITTEN}),
    "plans.write_plan": Row(ejner, lambda s: {"plan": s.plan, "vision": "Vi bor godt.", "story": ""}),
    "promises.begin_answer": Row(holger, lambda s: {"promise": s.promise, "word": "Vi måler op."}),
    "promises.declare_broken": Row(holger, lambda s: {"promise": s.promise, "reason": "Der er ingen penge."}),
    "promises.give_answer": Row(
        holger, lambda s: {"promise": s.promise, "answer": "we do it", "reply": "Til april."}
    ),
    "promises.move_date": Row(
        holger, lambda s: {"promise": s.promise, "to_due": in_days(60), "reason": "Vi venter på sneen."}
    ),
    "promises.pass_on": Row(
        holger, lambda s: {"promise": s.promise, "to": s.cast.culture, "due": in_days(40)}
    ),
    "promises.promise_answer": Row(
        holger,
        lambda s: {
            "kind": "plans.action",
            "owed_by": s.cast.roads,
            "owed_to": s.cast.council,
            "title": "Lys",
            "due": in_days(9),
        },
    ),
    "promises.remind": Row(clockwork, lambda s: {"on": s.promise.due}),
    "promises.withdraw": Row(ruth, lambda s: {"promise": s.promise, "reason": "Vi har selv gjort det."}),
    "surveys.add_ideas": Row(ejner, lambda s: {"survey": s.draft, "ideas": [reported_and_read(s)]}),
    "surveys.ask_for_reading": Row(clockwork, nothing, before=_said),
    "surveys.close_due": Row(clockwork, lambda s: {"on": in_days(15)}),
    "surveys.close_survey": Row(ruth, lambda s: {"survey": s.survey}),
    "surveys.make_survey": Row(
        ejner, lambda s: {"body": s.cast.council, "ideas": s.ideas, "title": "Hvad nu?", "closes": in_days(9)}
    ),
    "surveys.open_survey": Row(ruth, lambda s: {"survey": s.draft}),
    "surveys.publish_result": Row(ruth, lambda s: {"survey": s.survey}, before=_closed),
    "surveys.read_comments": Row(ejner, _said),
    "surveys.receive_answer": Row(
        visitor, lambda s: {"survey": s.survey, "given": answer(s.survey, "very")}, EVERYBODY
    ),
    "workgroups.answer_invitation": Row(
        visitor, lambda s: {"token": tokens(s)["workgroups:answer"], "yes": True}, BY_LINK
    ),
    "workgroups.describe_group": Row(sofie, lambda s: {"group": s.group, "purpose": "Vi graver."}),
    "workgroups.finish_group": Row(sofie, lambda s: {"group": s.group}),
    "workgroups.form_group": Row(
        ruth, lambda s: {"idea": s.ideas[1], "name": "Shelterholdet", "email": "sofie@tingsted.example"}
    ),
    "workgroups.invite_helper": Row(clockwork, _another_offer),
    "workgroups.leave_group": Row(visitor, lambda s: {"token": tokens(s)["workgroups:leave"]}, BY_LINK),
    "workgroups.name_coordinator": Row(ruth, lambda s: {"group": s.group, "email": "ejner@tingsted.example"}),
    "workgroups.step_down": Row(sofie, lambda s: {"group": s.group}),
}


def reported_and_read(scene: Scene) -> Idea:
    """One more public idea."""
    return raise_idea(scene.cast.as_ejner, area=scene.cast.glumsoe, words="Endnu en bænk", read_first=False)
