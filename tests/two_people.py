"""What two people write in at the same time, and what their browsers send."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from cast import Cast
from tingsted.agreements.actions import begin_basis, write_part, write_pledge
from tingsted.ideas.actions import raise_idea
from tingsted.ideas.models import Idea
from tingsted.involvement.actions import (
    contribute,
    invite,
    lift_proposal,
    open_matter,
    raise_proposal,
    start_matter,
    take_up_proposal,
)
from tingsted.involvement.models import Invitation, Matter, Proposal
from tingsted.kernel import clock, guard
from tingsted.kernel.actors import VISITOR
from tingsted.kernel.models import JournalEntry
from tingsted.mapping.actions import put_up_asset
from tingsted.mapping.actions import set_goal as set_village_goal
from tingsted.meetings.actions import add_point, call_meeting, name_people
from tingsted.meetings.models import Meeting
from tingsted.places.actions import begin_founding, take_seat
from tingsted.places.models import Role, Seat
from tingsted.plans.actions import (
    add_action,
    add_theme,
    copy_recipe,
    forward_action,
    set_goal,
    set_work,
    start_plan,
)
from tingsted.plans.recipes import built_in
from tingsted.promises.actions import make_standing_promise
from tingsted.surveys.actions import add_question, make_survey
from tingsted.surveys.models import Comment
from tingsted.workgroups.actions import add_task, ask_body, finish_group, form_group
from tingsted.workgroups.models import Group

MINE, THEIRS = "min tekst om stien", "deres tekst om skoven"


def in_days(days: int) -> str:
    return (clock.today() + timedelta(days=days)).isoformat()


def things() -> int:
    """How much has happened: a number that is new each time a form was taken in."""
    return JournalEntry.objects.count()


def an_idea(cast: Cast) -> Idea:
    return raise_idea(cast.as_ruth, area=cast.glumsoe, words="En sti til søen")


def an_action(cast: Cast) -> Any:
    plan = start_plan(cast.as_ruth, area=cast.glumsoe)
    theme = add_theme(cast.as_ruth, plan=plan, name="Stier")
    return add_action(cast.as_ruth, plan=plan, theme=theme, title="Stien", text="Grus", driver="municipality")


def a_plan(cast: Cast) -> Any:
    return an_action(cast).plan


def a_part(cast: Cast) -> str:
    plan = start_plan(cast.as_ruth, area=cast.glumsoe, recipe="nine")
    return f"{plan.get_absolute_url()}afsnit/follow/"


def a_goal(cast: Cast) -> str:
    plan = start_plan(cast.as_ruth, area=cast.glumsoe)
    theme = add_theme(cast.as_ruth, plan=plan, name="Stier")
    goal = set_goal(cast.as_ruth, theme=theme, words="Alle kan gå til søen")
    return f"{plan.get_absolute_url()}temaer/{theme.pk}/maal/{goal.pk}/"


def a_recipe(cast: Cast) -> str:
    return copy_recipe(cast.as_gudrun, way=built_in()["lup"]).get_absolute_url()


def an_action_with_an_idea(cast: Cast) -> str:
    action = an_action(cast)
    set_work(cast.as_ruth, action=action, work="begun")
    return action.out_url()


def a_theme(cast: Cast) -> str:
    plan = start_plan(cast.as_ruth, area=cast.glumsoe)
    theme = add_theme(cast.as_ruth, plan=plan, name="Stier")
    return f"{plan.get_absolute_url()}temaer/{theme.pk}/"


def a_group(cast: Cast) -> str:
    email = str(cast.sofie.email)
    return form_group(cast.as_ruth, idea=an_idea(cast), name="Stigruppen", email=email).get_absolute_url()


def an_asset(cast: Cast) -> str:
    asset = put_up_asset(cast.as_ruth, area=cast.glumsoe, name="Smedjen", kind="building", text="Esse.")
    return f"/omraader/glumsoe/kortlaegning/{asset.pk}/"


def a_village_goal(cast: Cast) -> str:
    goal = set_village_goal(
        cast.as_ruth, area=cast.glumsoe, code="11.7", title="Cykler", indicator="cykler", unit="stk.",
        baseline=Decimal(12), baseline_year=2022, why="Toget.",
    )  # fmt: skip
    return f"{goal.get_absolute_url()}ret/"


def a_task(cast: Cast) -> str:
    a_group(cast)
    task = add_task(cast.as_ruth, group=Group.objects.get(), words="Hent grus")
    return f"{task.group.get_absolute_url()}opgaver/{task.pk}/"


def a_groups_question(cast: Cast) -> str:
    a_group(cast)
    return ask_body(cast.as_ruth, group=Group.objects.get(), words="Må vi grave?").answer_url()


def a_story(cast: Cast) -> str:
    a_group(cast)
    return f"{finish_group(cast.as_ruth, group=Group.objects.get()).get_absolute_url()}fortaelling/"


def a_question(cast: Cast) -> str:
    survey = make_survey(
        cast.as_ruth, body=cast.council, ideas=[an_idea(cast)], title="Hvad?", closes=clock.today()
    )
    asked = add_question(cast.as_ruth, survey=survey, kind="text", words="Hvad mangler vi?")
    return f"{survey.get_absolute_url()}spoergsmaal/{asked.pk}/"


def a_comment(cast: Cast) -> str:
    survey = make_survey(
        cast.as_ruth, body=cast.council, ideas=[an_idea(cast)], title="Hvad?", closes=clock.today()
    )
    with guard.arranging():
        comment = Comment.objects.create(
            survey=survey, card=survey.cards.all()[0], words="Ja tak", standing="public", day=clock.today()
        )
    return f"{survey.get_absolute_url()}kommentarer/{comment.pk}/svar/"


def a_draft(cast: Cast) -> str:
    version = begin_basis(cast.as_tue, title="Grundlag", office=cast.contact)
    write_part(cast.as_gudrun, version=version, heading="Stier", text="Vi taler sammen.")
    write_pledge(cast.as_gudrun, version=version, words="Vi svarer", side="municipality")
    return version.get_absolute_url()


def a_meeting(cast: Cast) -> str:
    starts = datetime(2031, 1, 27, 19, 0, tzinfo=clock.COPENHAGEN)
    meeting = call_meeting(
        cast.as_ruth, body=cast.council, title="Borgermøde", starts_at=starts, place="Hallen"
    )
    return meeting.get_absolute_url()


def a_point(cast: Cast) -> str:
    at = a_meeting(cast)
    point = add_point(cast.as_ruth, meeting=Meeting.objects.get(), title="Velkommen")
    return f"{at}dagsorden/{point.pk}/"


def some_minutes(cast: Cast) -> str:
    at = a_meeting(cast)
    name_people(cast.as_ruth, meeting=Meeting.objects.get(), may_be_named="", not_named="")
    return f"{at}referat/skriv/"


def a_promise(cast: Cast) -> str:
    due = clock.today() + timedelta(days=30)
    return (
        forward_action(cast.as_gudrun, action=an_action(cast), to=cast.roads, due=due)
        .promise.get_absolute_url()
    )  # fmt: skip


def a_standing_promise(cast: Cast) -> str:
    return make_standing_promise(
        cast.as_gudrun,
        kind="tests",
        owed_by=cast.roads,
        owed_to=cast.council,
        title="Vi svarer inden fire uger",
        review_on=clock.today() + timedelta(days=365),
    ).get_absolute_url()


def the_council(cast: Cast) -> str:
    take_seat(cast.as_ruth, office=cast.council, person=cast.sofie, role=Role.MEMBER, starts=date(2024, 1, 1))
    return cast.council.get_absolute_url()


def typed(form: Any) -> dict[str, str]:
    """What a browser would send of a form as it stands on the page."""
    sent = {}
    for bound in form:
        shown = bound.field.widget.format_value(bound.value())
        shown = shown[0] if isinstance(shown, list) and shown else shown
        if isinstance(bound.value(), bool):
            shown = "on" if bound.value() else None
        if shown not in (None, []):
            sent[bound.html_name] = str(shown)
    return sent


def a_matter(cast: Cast) -> Matter:
    """Open, of Vej og Park."""
    closes = clock.today() + timedelta(days=60)
    made = start_matter(
        cast.as_holger,
        owner=cast.roads,
        title="Skoleveje",
        question="Hvor?",
        can_influence="Alt",
        deadline=closes,
    )
    return open_matter(cast.as_holger, matter=made)


def an_invitation(cast: Cast) -> Invitation:
    """To the council of Glumsø."""
    return invite(cast.as_holger, matter=a_matter(cast), offices=[cast.council])[0]


def a_contribution(cast: Cast) -> str:
    """The address of an invitation that was answered with a contribution."""
    invitation = an_invitation(cast)
    contribute(cast.as_ruth, invitation=invitation, words="Ved kirken.")
    return invitation.get_absolute_url()


def a_proposal(cast: Cast, *, direct: bool = False) -> Proposal:
    """Waiting with the council of Glumsø, or with Vej og Park."""
    return raise_proposal(
        VISITOR, area=cast.glumsoe, title="Lys", words="Lys på stien", to=cast.roads if direct else None
    )


def a_lifted_proposal(cast: Cast) -> Proposal:
    return lift_proposal(cast.as_ruth, proposal=a_proposal(cast), support="Skolen.")


def a_proposal_taken_up(cast: Cast) -> Proposal:
    due = clock.today() + timedelta(days=30)
    return take_up_proposal(cast.as_holger, proposal=a_proposal(cast, direct=True), due=due)


def a_founding(cast: Cast) -> str:
    """The address of the draft of a body to be, in the area that has none."""
    founding = begin_founding(cast.as_gudrun, area=cast.empty)
    return f"{founding.area.get_absolute_url()}stift/udkast/"


def the_stand_in() -> str:
    return str(Seat.objects.get(role=Role.STAND_IN).pk)
