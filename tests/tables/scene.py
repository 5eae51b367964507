"""One of everything in Glumsø, made by those who may: what the tables of the house are read off."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from cast import Cast, gather
from tables import entries
from tingsted.ideas.actions import offer_help, raise_idea
from tingsted.ideas.actions.offering import OFFER_LINK
from tingsted.ideas.models import Idea, Offer
from tingsted.kernel import clock, guard, links
from tingsted.kernel.actors import VISITOR
from tingsted.meetings.actions import call_meeting, import_ideas, note_on_wall
from tingsted.meetings.models import Leftover, Meeting
from tingsted.meetings.reading import read_ideas
from tingsted.places.actions import invite_to_seat
from tingsted.places.actions.seats import LINK as SEAT_LINK
from tingsted.places.models import Role, Seat, SeatInvitation
from tingsted.plans.actions import (
    add_action,
    add_theme,
    choose_no_plan,
    forward_action,
    name_coordinator,
    start_plan,
)
from tingsted.plans.models import Action, NoPlan, Plan, Theme
from tingsted.promises.models import Promise
from tingsted.surveys.actions import (
    Given,
    close_survey,
    make_survey,
    open_survey,
    publish_result,
    receive_answer,
)
from tingsted.surveys.models import Survey
from tingsted.workgroups.actions import answer_invitation, form_group
from tingsted.workgroups.models import Group, GroupInvitation, Member
from tingsted.workgroups.notices import INVITATION, MEMBERSHIP

SAMPLE = Path(__file__).parent.parent / "data" / "ideer-borgermoede.csv"
WORDS = ("Sti til søen", "Shelter ved åen", "Lys ved busstoppet", "Bænk på torvet")


@dataclass
class Scene:
    """What stands there, by its everyday name."""

    cast: Cast
    plan: Plan
    theme: Theme
    meeting: Meeting
    ideas: list[Idea]
    waiting: Idea
    offer: Offer
    group: Group
    invitation: GroupInvitation
    member: Member
    action: Action
    promise: Promise
    survey: Survey
    draft: Survey
    told: Survey
    leftover: Leftover
    seat: Seat
    seat_invitation: SeatInvitation
    no_plan: NoPlan
    entered: dict[str, Any] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Any:
        """What a room put on the stage, by the name it gave it."""
        return self.entered[name]

    @property
    def idea(self) -> Idea:
        return self.ideas[0]


def answer(survey: Survey, *marks: str, **helping: Any) -> Given:
    """An answer that marks the first cards so."""
    cards = [card.pk for card in survey.cards.all()]
    return Given(answers=dict(zip(cards, marks, strict=False)), shown=cards, comments={cards[0]: "Ja tak."})


def whole_scene() -> Scene:
    """The cast, and everything round them."""
    with guard.arranging():
        cast = gather()
    return set_the_scene(cast)


def set_the_scene(cast: Cast) -> Scene:
    """From a plan's start to an open promise."""
    ruth, ejner, today = cast.as_ruth, cast.as_ejner, clock.today()
    plan = start_plan(ruth, area=cast.glumsoe)
    theme = add_theme(ruth, plan=plan, name="Stier og natur")
    meeting = call_meeting(
        ruth,
        body=cast.council,
        title="Borgermøde",
        place="Hallen",
        plan=plan,
        starts_at=clock.now() + timedelta(days=9),
        ends_at=clock.now() + timedelta(days=9, hours=2),
    )
    ideas = [note_on_wall(ejner, meeting=meeting, words=words).idea for words in WORDS]
    import_ideas(ejner, meeting=meeting, reading=read_ideas(SAMPLE.read_bytes()), file=SAMPLE.name)
    waiting = raise_idea(VISITOR, area=cast.glumsoe, words="En idé, der skal læses først")
    offers = [
        offer_help(VISITOR, idea=ideas[0], email=f"{name}@tingsted.example", consent=True)
        for name in ("inger", "kaj")
    ]
    group = form_group(ruth, idea=ideas[0], name="Stigruppen", email="sofie@tingsted.example")
    invitations = {i.offer_id: i for i in group.invitations.all()}
    answer_invitation(VISITOR, token=links.sign(INVITATION, str(invitations[offers[1].pk].pk)), yes=True)
    action = add_action(
        ruth, plan=plan, theme=theme, title="Stien gøres færdig", text="250 meter.", ideas=[ideas[0]]
    )
    name_coordinator(ruth, action=action, person=cast.sofie)
    forwarding = forward_action(cast.as_gudrun, action=action, to=cast.roads, due=today + timedelta(days=30))
    told = _survey(cast, ideas, "Hvad var vigtigst?")
    first = answer(told, "very", "important")
    for given in (first, *[replace(first, comments={})] * 4):  # of fewer than five nothing would be told
        receive_answer(VISITOR, survey=told, given=given)
    close_survey(ruth, survey=told)
    publish_result(ruth, survey=told)
    scene = Scene(
        cast=cast,
        plan=plan,
        theme=theme,
        meeting=meeting,
        ideas=ideas,
        waiting=waiting,
        offer=offers[0],
        group=group,
        invitation=invitations[offers[0].pk],
        member=Member.objects.get(),
        action=action,
        promise=Promise.objects.get(pk=forwarding.promise_id),
        survey=_survey(cast, ideas, "Hvad er vigtigst?"),
        draft=_survey(cast, ideas, "Hvad bliver vigtigst?", opened=False),
        told=told,
        leftover=Leftover.objects.order_by("pk")[0],
        seat=Seat.objects.get(person=cast.ejner),
        seat_invitation=invite_to_seat(
            ruth, office=cast.council, name="Karen Sivkær", email="karen@tingsted.example", role=Role.MEMBER
        ),
        no_plan=choose_no_plan(cast.as_asta, area=cast.fodby, words="Vi bruger kræfterne på sommerfesten."),
    )
    entries.read_all()
    for name, make in entries.STAGE.items():
        scene.entered[name] = make(scene)
    return scene


def _survey(cast: Cast, ideas: list[Idea], title: str, *, opened: bool = True) -> Survey:
    made = make_survey(
        cast.as_ejner,
        body=cast.council,
        ideas=ideas,
        title=title,
        closes=clock.today() + timedelta(days=14),
        villages=["Glumsø", "Sandby"],
    )
    return open_survey(cast.as_ruth, survey=made) if opened else made


def tokens(scene: Scene) -> dict[str, str]:
    """The signed links that letters carry, by the address they open."""
    entered = {name: token(scene) for name, token in entries.TOKENS.items()}
    return entered | {
        "ideas:withdraw": links.sign(OFFER_LINK, str(scene.offer.pk)),
        "ideas:thanks": links.sign("ideas.thanks", scene.waiting.label),
        "workgroups:answer": links.sign(INVITATION, str(scene.invitation.pk)),
        "workgroups:leave": links.sign(MEMBERSHIP, str(scene.member.pk)),
        "places:take_seat": links.sign(SEAT_LINK, scene.seat_invitation.pk),
        "notices:unsubscribe": links.sign("digest", scene.cast.ruth.pk),
    }


def way_to(scene: Scene, name: str, parameters: set[str]) -> dict[str, Any]:
    """The scene's own thing behind an address's parameters; a new kind of parameter must be entered here."""
    room = name.partition(":")[0]
    slugs = {
        "plans": scene.plan.slug,
        "workgroups": scene.group.slug,
        "surveys": scene.survey.slug,
        "meetings": scene.meeting.slug,
        "places": scene.cast.council.slug,
    }
    special: dict[str, dict[str, Any]] = {
        "surveys:result": {"slug": scene.told.slug},
        "surveys:comments": {"slug": scene.survey.slug},
        "meetings:settle": {"pk": scene.leftover.pk},
        "meetings:put_away": {"pk": scene.leftover.pk},
        "places:withdraw": {"pk": scene.seat_invitation.pk},
        "places:end_seat": {"pk": scene.seat.pk},
        "places:show_seat": {"pk": scene.seat.pk},
        "plans:end_no_plan": {"key": scene.no_plan.pk},
        "plans:theme": {"key": scene.theme.pk},
        "meetings:put_up": {"column": "want"},
    }
    of_areas = {
        "ideas:ideas",
        "ideas:reading",
        "ideas:write",
        "ideas:thanks",
        "meetings:call",
        "surveys:make",
        "plans:start",
        "promises:area_ledger",
        "places:area",
        "places:history",
        "places:describe",
    }
    known: dict[str, Any] = {
        "slug": scene.cast.glumsoe.slug if name in of_areas else slugs.get(room),
        "label": scene.idea.label,
        "key": scene.promise.pk if room == "promises" else scene.action.pk,
        "token": tokens(scene).get(name) if "token" in parameters else None,
        **special.get(name, {}),
        **(entries.WAYS[name](scene) if name in entries.WAYS else {}),
    }
    return {parameter: known[parameter] for parameter in parameters}


def evening() -> datetime:
    """Some hour in the week to come."""
    return clock.now() + timedelta(days=5)


def in_days(days: int) -> date:
    """A day from now."""
    return clock.today() + timedelta(days=days)
