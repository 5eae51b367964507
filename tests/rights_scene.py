"""One known thing of each kind that a right can be about, for the table of rights.

A room gives its things here: `@thing("promise")` for a kind of thing, `@thing("workgroups.invitation")` where two rooms
use the same word. Everything is made around Glumsø, so that Ruth (chair), Ejner (member) and Gudrun (contact officer)
are near it, and Asta (chair of Fodby) is not.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from cast import Cast
from tingsted.ideas.models import Idea, Offer, Standing
from tingsted.kernel import clock
from tingsted.mapping.models import Asset, Headcount, VillageGoal
from tingsted.meetings.models import Leftover, Meeting
from tingsted.notices.models import Ask
from tingsted.places.models import (
    Redrawing,
    Seat,
    SeatInvitation,
)
from tingsted.plans.models import Action, Forwarding, NoPlan, Pairing, Plan, Theme
from tingsted.promises.models import Promise
from tingsted.workgroups.models import Group, GroupInvitation, Member, Placing, Question, Task, Wisher

Make = Callable[[Cast], Any]
THINGS: dict[str, Make] = {}
# What the words in the table mean, where the kind alone doesn't say which one it is.
WHICH: dict[str, str] = {}


def thing(name: str, which: str = "") -> Callable[[Make], Make]:
    """Decorator: the example of this kind of thing, and which one it is."""

    def enter(make: Make) -> Make:
        THINGS[name] = make
        WHICH[name] = which
        return make

    return enter


def make_thing(cast: Cast, right: str, kind: str) -> Any:
    """The example for a right: the room's own where it gave one, else the kind's."""
    name = right.split(".", maxsplit=1)[0] + "." + kind
    return THINGS[name if name in THINGS else kind](cast)


def which(right: str, kind: str) -> str:
    """Which thing it is, in words."""
    name = right.split(".", maxsplit=1)[0] + "." + kind
    return WHICH.get(name) or WHICH.get(kind, "")


@thing("municipality", "Næstved")
def municipality(cast: Cast) -> Any:
    return cast.municipality


@thing("draft of the map", "a new boundary for Glumsø")
def draft_of_the_map(cast: Cast) -> Any:
    return Redrawing.objects.create(
        kind="outline", area=cast.glumsoe, geometry={"type": "Point"}, on=clock.today()
    )


@thing("installation")
def installation(cast: Cast) -> Any:
    return None


@thing("area", "Glumsø, Ruth's area")
def area(cast: Cast) -> Any:
    return cast.glumsoe


@thing("office", "the council of Glumsø")
def office(cast: Cast) -> Any:
    return cast.council


@thing("body", "the council of Glumsø")
def body(cast: Cast) -> Any:
    return cast.council


@thing("person", "Ruth herself")
def person(cast: Cast) -> Any:
    return cast.ruth


@thing("seat", "Ruth's, when she has not agreed to be listed")
def seat(cast: Cast) -> Any:
    found = Seat.objects.select_related("office").get(person=cast.ruth)
    found.public = False
    return found


@thing("invitation", "to a seat in the council of Glumsø, still open")
def invitation(cast: Cast) -> Any:
    return SeatInvitation(
        office=cast.council,
        name="Karen",
        email="karen@tingsted.example",
        starts=clock.today(),
        open_until=clock.today(),
    )


@thing("ask", "one that waits for the council of Glumsø")
def ask(cast: Cast) -> Any:
    return Ask(kind="x", about="x", office=cast.council, url="/", since=clock.now())


@thing("letter")
def letter(cast: Cast) -> Any:
    return None


@thing("promise", "Vej og Park owes the council of Glumsø an answer")
def promise(cast: Cast) -> Any:
    today = clock.today()
    return Promise.objects.create(
        kind="x", owed_by=cast.roads, owed_to=cast.council, title="Svar om stien", promised_on=today, due=today,
        first_due=today,
    )  # fmt: skip


@thing("idea", "one in Glumsø that waits to be read")
def idea(cast: Cast) -> Any:
    return Idea.objects.create(
        area=cast.glumsoe, number=1, label="Glumsø-1", title="En sti", words="En sti", standing=Standing.WAITING,
        said_on=clock.today(),
    )  # fmt: skip


@thing("offer", "of help to an idea in Glumsø")
def offer(cast: Cast) -> Any:
    return Offer.objects.create(
        idea=idea(cast), name="Inger", email="inger@tingsted.example", consented_on=clock.today()
    )


@thing("plan", "Glumsø's, begun by its council")
def plan(cast: Cast) -> Any:
    today = clock.today()
    return Plan.objects.create(
        area=cast.glumsoe, body=cast.council, title="Plan", slug="plan", started_on=today, changed_on=today
    )


@thing("choice of no plan", "Glumsø's choice of no plan")
def no_plan(cast: Cast) -> Any:
    return NoPlan.objects.create(area=cast.glumsoe, body=cast.council, since=clock.today())


@thing("action", "in Glumsø's plan, coordinated by Sofie")
def action(cast: Cast) -> Any:
    made = plan(cast)
    theme = Theme.objects.create(plan=made, name="Stier")
    return Action.objects.create(plan=made, theme=theme, title="Stien", coordinator=cast.sofie)


@thing("asset", "Glumsø's")
def asset(cast: Cast) -> Any:
    return Asset(area=cast.glumsoe, name="Smedjen")


@thing("headcount", "of Glumsø")
def headcount(cast: Cast) -> Any:
    return Headcount(area=cast.glumsoe, year=2026)


@thing("village goal", "Glumsø's")
def village_goal(cast: Cast) -> Any:
    return VillageGoal(area=cast.glumsoe, code="11", title="Cykler", baseline_year=2026)


@thing("forwarding", "of an action in Glumsø's plan, to Vej og Park")
def forwarding(cast: Cast) -> Any:
    today = clock.today()
    promise = Promise.objects.create(
        kind="plans.action", owed_by=cast.roads, owed_to=cast.council, title="Stien", promised_on=today, due=today,
        first_due=today,
    )  # fmt: skip
    return Forwarding.objects.create(
        action=action(cast), to=cast.roads, by=cast.contact, on=today, at=clock.now(), promise=promise
    )


@thing("offer to meet", "to the councils of Glumsø and Fodby")
def offer_to_meet(cast: Cast) -> Any:
    mine, today = action(cast), clock.today()
    plan = Plan.objects.create(
        area=cast.fodby,
        body=cast.fodby_council,
        title="Fodby",
        slug="fodby",
        started_on=today,
        changed_on=today,
    )
    theirs = Action.objects.create(
        plan=plan, theme=Theme.objects.create(plan=plan, name="Stier"), title="Stien"
    )
    return Pairing.objects.create(one=mine, other=theirs, by=cast.contact, on=today)


@thing("group", "in Glumsø, coordinated by Sofie")
def group(cast: Cast) -> Any:
    return Group.objects.create(
        area=cast.glumsoe, body=cast.council, name="Stier", slug="stier", coordinator=cast.sofie,
        formed_on=clock.today(), formed_at=clock.now(),
    )  # fmt: skip


@thing("member", "of a group in Glumsø, not listed")
def member(cast: Cast) -> Any:
    return Member.objects.create(group=group(cast), name="Inger", joined_on=clock.today())


@thing("placing", "in groups in Glumsø")
def placing(cast: Cast) -> Any:
    return Placing(area=cast.glumsoe, body=cast.council)


@thing("wish", "for a group in Glumsø, by a signed link")
def wish(cast: Cast) -> Any:
    return Wisher(placing=placing(cast))


@thing("workgroups.task", "a member's in a group in Glumsø, by a signed link")
def task(cast: Cast) -> Any:
    return Task(group=group(cast))


@thing("workgroups.question", "a group's in Glumsø to its council")
def groups_question(cast: Cast) -> Any:
    return Question(group=group(cast))


@thing("workgroups.invitation", "to a group in Glumsø, by a signed link")
def group_invitation(cast: Cast) -> Any:
    return GroupInvitation.objects.create(group=group(cast), offer=offer(cast), sent_at=clock.now())


@thing("meeting", "called by the council of Glumsø")
def meeting(cast: Cast) -> Any:
    return Meeting.objects.create(
        area=cast.glumsoe, body=cast.council, title="Borgermøde", slug="borgermoede", place="Sandby",
        starts_at=clock.now() + timedelta(days=3),
    )  # fmt: skip


@thing("leftover", "a record that could not be read at that meeting")
def leftover(cast: Cast) -> Any:
    return Leftover.objects.create(meeting=meeting(cast), source_row="1", why="no words")
