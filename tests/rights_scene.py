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
from tingsted.agreements.models import Basis, Version
from tingsted.ideas.models import Idea, Offer, Standing
from tingsted.involvement.models import (
    Contribution,
    Document,
    Evaluation,
    Invitation,
    Matter,
    Preparation,
    Proposal,
    Question,
    Saying,
    Stage,
)
from tingsted.kernel import clock
from tingsted.meetings.models import Leftover, Meeting
from tingsted.notices.models import Ask, Bulletin, Follower, Following
from tingsted.places.models import (
    Founding,
    HandOver,
    Interest,
    PortfolioNote,
    Redrawing,
    Seat,
    SeatInvitation,
)
from tingsted.plans.models import Action, NoPlan, Plan, Theme
from tingsted.promises.models import Promise
from tingsted.surveys.models import Card, Comment, Contact, Survey, SurveyQuestion
from tingsted.workgroups.models import Group, GroupInvitation, Member

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


@thing("group", "in Glumsø, coordinated by Sofie")
def group(cast: Cast) -> Any:
    return Group.objects.create(
        area=cast.glumsoe, body=cast.council, name="Stier", slug="stier", coordinator=cast.sofie,
        formed_on=clock.today(), formed_at=clock.now(),
    )  # fmt: skip


@thing("member", "of a group in Glumsø, not listed")
def member(cast: Cast) -> Any:
    return Member.objects.create(group=group(cast), name="Inger", joined_on=clock.today())


@thing("workgroups.invitation", "to a group in Glumsø, by a signed link")
def group_invitation(cast: Cast) -> Any:
    return GroupInvitation.objects.create(group=group(cast), offer=offer(cast), sent_at=clock.now())


@thing("survey", "the council of Glumsø's, not yet open")
def survey(cast: Cast) -> Any:
    return Survey.objects.create(
        area=cast.glumsoe,
        body=cast.council,
        title="Hvad nu",
        slug="hvad-nu",
        closes=clock.today() + timedelta(days=7),
    )


@thing("comment", "in that survey, not read yet")
def comment(cast: Cast) -> Any:
    card = Card.objects.create(survey=survey(cast), idea=idea(cast), title="En sti")
    return Comment.objects.create(survey=card.survey, card=card, words="Ja", day=clock.today())


@thing("surveys.question", "of a survey that is still being prepared")
def survey_question(cast: Cast) -> Any:
    draft = survey(cast)
    Survey.objects.filter(pk=draft.pk).update(opened_on=None)
    return SurveyQuestion.objects.create(
        survey=Survey.objects.get(pk=draft.pk), kind="text", words="Hvad mangler vi?"
    )


@thing("contact", "left with the council of Glumsø")
def contact(cast: Cast) -> Any:
    asked = SurveyQuestion.objects.create(survey=survey(cast), kind="contact", words="Vil du høre mere?")
    return Contact.objects.create(question=asked, email="bo@tingsted.example", consented_on=clock.today())


@thing("meeting", "called by the council of Glumsø")
def meeting(cast: Cast) -> Any:
    return Meeting.objects.create(
        area=cast.glumsoe, body=cast.council, title="Borgermøde", slug="borgermoede", place="Sandby",
        starts_at=clock.now() + timedelta(days=3),
    )  # fmt: skip


@thing("leftover", "a record that could not be read at that meeting")
def leftover(cast: Cast) -> Any:
    return Leftover.objects.create(meeting=meeting(cast), source_row="1", why="no words")


@thing("standing promise", "Vej og Park answers Glumsø within four weeks, until further notice")
def standing_promise(cast: Cast) -> Any:
    today = clock.today()
    return Promise.objects.create(
        kind="x", standing=True, owed_by=cast.roads, owed_to=cast.council, title="Vi svarer inden fire uger",
        promised_on=today, due=today, first_due=today,
    )  # fmt: skip


def _matter(cast: Cast, **more: Any) -> Matter:
    today = clock.today()
    return Matter.objects.create(
        owner=cast.roads, title="Skoleveje", slug="skoleveje", question="Hvor?", deadline=today, answer_by=today,
        started_on=today, opened_on=today, **more,
    )  # fmt: skip


@thing("matter", "Vej og Park's, open, with Glumsø asked; single members may contribute")
def matter(cast: Cast) -> Any:
    made = _matter(cast, open_to_members=True)
    Invitation.objects.create(matter=made, office=cast.council, invited_on=clock.today())
    return made


@thing("document", "of a matter that is open")
def document(cast: Cast) -> Any:
    return Document.objects.create(matter=_matter(cast), title="Udkast")


@thing("involvement.invitation", "of Vej og Park to the council of Glumsø")
def invitation_to_matter(cast: Cast) -> Any:
    return Invitation.objects.create(matter=_matter(cast), office=cast.council, invited_on=clock.today())


@thing("preparation", "of the council of Glumsø")
def preparation(cast: Cast) -> Any:
    return Preparation.objects.create(invitation=invitation_to_matter(cast), changed_on=clock.today())


@thing("question", "of the council of Glumsø to its citizens, open")
def question(cast: Cast) -> Any:
    return Question.objects.create(
        invitation=invitation_to_matter(cast),
        slug="hvor",
        words="Hvor?",
        opened_on=clock.today(),
        closes=clock.today(),
    )


@thing("saying", "to the question of the council of Glumsø, not read yet")
def saying(cast: Cast) -> Any:
    return Saying.objects.create(question=question(cast), words="Her.", day=clock.today())


@thing("contribution", "of a citizen to a matter of Vej og Park, not read yet")
def contribution(cast: Cast) -> Any:
    return Contribution.objects.create(
        matter=_matter(cast), source="citizen", words="Her.", standing=Standing.WAITING, sent_on=clock.today(),
        sent_at=clock.now(),
    )  # fmt: skip


@thing("evaluation", "asked of the council of Glumsø, not answered yet")
def evaluation(cast: Cast) -> Any:
    return Evaluation.objects.create(invitation=invitation_to_matter(cast), asked_on=clock.today())


@thing("note for the next officer", "in the contact office, about the council of Glumsø")
def portfolio_note(cast: Cast) -> Any:
    return PortfolioNote(office=cast.contact, body=cast.council, words="Ring", written_on=clock.today())


@thing("hand-over", "of Gudrun's bodies to Villy")
def hand_over(cast: Cast) -> Any:
    seat = Seat.objects.get(person=cast.gudrun)
    today = clock.today()
    return HandOver(office=cast.contact, seat=seat, successor=cast.villy, on=today, planned_on=today)


@thing("area without a body", "where nobody has founded one")
def area_without_a_body(cast: Cast) -> Any:
    return cast.empty


@thing("founding", "in an area that Gudrun's contact office serves")
def founding(cast: Cast) -> Any:
    return Founding.objects.create(area=cast.empty, begun_on=clock.today())


@thing("interest", "in that founding")
def interest(cast: Cast) -> Any:
    return Interest(founding=founding(cast), name="Bo", email="bo@x.example", consented_on=clock.today())


@thing("proposal", "a citizen's, that the council of Glumsø has not weighed yet")
def proposal(cast: Cast) -> Any:
    return Proposal.objects.create(
        area=cast.glumsoe, office=cast.council, title="Lys", words="Lys på stien", raised_on=clock.today(),
        raised_at=clock.now(),
    )  # fmt: skip


@thing("lifted proposal", "the same, made the joint interest of Glumsø")
def lifted_proposal(cast: Cast) -> Any:
    made = proposal(cast)
    made.stage = Stage.LIFTED
    return made


@thing("proposal taken up", "by Vej og Park, which asked the council of Glumsø what it thinks")
def proposal_taken_up(cast: Cast) -> Any:
    made = proposal(cast)
    made.stage, made.office, made.view_of, made.promise = Stage.TAKEN_UP, cast.roads, cast.council, promise(cast)
    return made
@thing("basis", "kept by the contact office, only a draft so far")
def basis(cast: Cast) -> Any:
    return Basis.objects.create(title="Grundlag", slug="grundlag", office=cast.contact)


@thing("agreements.draft", "of a cooperation basis for every body, out for comment")
def draft(cast: Cast) -> Any:
    return Version.objects.create(
        basis=basis(cast), number=1, begun_on=clock.today(), state="asked", answers_by=clock.today()
    )


@thing("bulletin", "short news from the council of Glumsø")
def bulletin(cast: Cast) -> Any:
    return Bulletin.objects.create(area=cast.glumsoe, office=cast.council, title="Nyt", told_at=clock.now())


@thing("following", "of Glumsø, by a signed link")
def following(cast: Cast) -> Any:
    follower = Follower.objects.create(email="inger@tingsted.example")
    return Following.objects.create(follower=follower, area=cast.glumsoe, asked_at=clock.now())
