"""One known thing of each kind of the ledgers and of the standing cooperation, for the table of rights."""

from __future__ import annotations

from typing import Any

from cast import Cast
from rights_scene import promise, thing
from tingsted.agreements.models import Basis, Version
from tingsted.ideas.models import Standing
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
from tingsted.notices.models import Bulletin, Follower, Following
from tingsted.places.models import (
    Founding,
    HandOver,
    Interest,
    PortfolioNote,
    Seat,
)
from tingsted.promises.models import Promise


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
    made.stage, made.office, made.view_of, made.promise = (
        Stage.TAKEN_UP,
        cast.roads,
        cast.council,
        promise(cast),
    )
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
