"""Two people on what is no single form: dates, coordinators, buttons, comments, and what ended meanwhile."""

from __future__ import annotations

from datetime import date, datetime

from django.test import Client

from cast import Cast
from tingsted.ideas.actions import approve_idea, raise_idea, reword_idea
from tingsted.ideas.models import Standing
from tingsted.kernel import clock
from tingsted.kernel.actors import VISITOR
from tingsted.meetings.actions import call_meeting, cancel_meeting
from tingsted.plans.actions import end_plan
from tingsted.surveys.actions import Given, make_survey, open_survey, receive_answer
from tingsted.surveys.models import Comment
from tingsted.workgroups.models import Group
from two_people import MINE, THEIRS, a_group, a_meeting, a_plan, an_action, an_idea, in_days, typed


def test_two_who_name_a_coordinator_of_one_action_hear_of_each_other(cast: Cast, client: Client) -> None:
    action = an_action(cast)
    path = f"{action.edit_url()}tovholder/"
    client.force_login(cast.ejner)
    seen = typed(client.get(path).context["form"])
    assert client.post(path, {**seen, "person": cast.ruth.pk}).status_code == 302
    second = client.post(path, {**seen, "person": cast.ejner.pk})
    assert second.status_code == 409
    assert "Ruth Skovsti er tovholder nu" in second.content.decode()
    assert second.context["form"]["person"].value() == str(cast.ejner.pk)
    again = typed(second.context["form"])
    assert client.post(path, {**again, "person": cast.ejner.pk}).status_code == 302
    action.refresh_from_db()
    assert action.coordinator == cast.ejner


def test_two_who_set_the_dates_of_one_plan_hear_of_each_other(cast: Cast, client: Client) -> None:
    path = f"{a_plan(cast).get_absolute_url()}tider/"
    client.force_login(cast.ejner)
    seen = typed(client.get(path).context["form"])
    name = next(key for key in seen if key.startswith("closes_"))
    assert client.post(path, {**seen, name: "2034-05-01"}).status_code == 302
    second = client.post(path, {**seen, name: "2035-06-02"})
    assert (second.status_code, "2035-06-02" in second.content.decode()) == (409, True)


def test_what_was_written_in_a_plan_that_ended_meanwhile_is_shown_to_take_along(
    cast: Cast, client: Client
) -> None:
    plan = a_plan(cast)
    path = f"{plan.get_absolute_url()}ord/"
    client.force_login(cast.ejner)
    seen = typed(client.get(path).context["form"])
    end_plan(cast.as_ruth, plan=plan)
    late = client.post(path, {**seen, "vision": MINE})
    assert late.status_code == 409
    assert "Planen sluttede" in late.content.decode()
    assert MINE in late.content.decode()
    client.force_login(cast.ruth)
    assert client.post(f"{plan.get_absolute_url()}afslut/", {"on": in_days(0)}).status_code == 409


def test_what_somebody_without_the_right_wrote_is_shown_to_take_along(cast: Cast, client: Client) -> None:
    client.force_login(cast.asta)
    page = client.post("/omraader/glumsoe/tekst/", {"description": MINE, "code": "H3MM3L1G"})
    assert page.status_code == 403
    assert (MINE in page.content.decode(), "H3MM3L1G" in page.content.decode()) == (True, False)


def test_a_form_whose_secret_is_too_old_says_so_and_keeps_the_text(cast: Cast) -> None:
    strict = Client(enforce_csrf_checks=True)
    page = strict.post("/omraader/glumsoe/skriv/", {"words": MINE})
    assert page.status_code == 403
    assert ("Siden var for gammel" in page.content.decode(), MINE in page.content.decode()) == (True, True)


def test_a_meeting_moved_meanwhile_is_not_cancelled_unseen(cast: Cast, client: Client) -> None:
    path = a_meeting(cast)
    client.force_login(cast.ruth)
    seen = typed(client.get(f"{path}aflys/").context["form"])
    change = typed(client.get(f"{path}ret/").context["form"])
    assert client.post(f"{path}ret/", {**change, "place": "Kroen"}).status_code == 302
    late = client.post(f"{path}aflys/", {**seen, "why": MINE})
    assert (late.status_code, "Kroen" in late.content.decode()) == (409, True)


def test_a_coordinator_named_meanwhile_is_not_let_go_unseen(cast: Cast, client: Client) -> None:
    path = a_group(cast)
    client.force_login(cast.ruth)
    seen = typed(client.get(f"{path}tovholder/stop/").context["form"])
    naming = typed(client.get(f"{path}tovholder/ny/").context["form"])
    client.post(f"{path}tovholder/ny/", {**naming, "email": cast.ejner.email})
    assert client.post(f"{path}tovholder/stop/", seen).status_code == 409
    assert Group.objects.get().coordinator == cast.ejner


def test_an_idea_reworded_meanwhile_is_not_let_through_unread(cast: Cast, client: Client) -> None:
    idea = raise_idea(VISITOR, area=cast.glumsoe, words="En sti til søen")
    client.force_login(cast.ruth)
    reading = client.get("/omraader/glumsoe/ideer/laes/").content.decode()
    assert f'name="seen" value="{idea.version}"' in reading
    reword_idea(cast.as_ejner, idea=idea, title="Stien", words=THEIRS, column="want")
    late = client.post(f"{idea.get_absolute_url()}vis/", {"seen": "1"})
    assert (late.status_code, idea.get_absolute_url() in late.content.decode()) == (409, True)
    idea.refresh_from_db()
    assert idea.standing == Standing.WAITING
    approve_idea(cast.as_ejner, idea=idea)
    assert client.post(f"{idea.get_absolute_url()}skjul/", {"seen": "2"}).status_code == 409
    assert client.post(f"{idea.get_absolute_url()}skjul/", {"seen": "3"}).status_code == 302


def test_two_who_read_the_same_comments_see_what_the_other_decided(cast: Cast, client: Client) -> None:
    survey = make_survey(
        cast.as_ruth, body=cast.council, ideas=[an_idea(cast)], title="Hvad?", closes=date(2034, 1, 1)
    )
    open_survey(cast.as_ruth, survey=survey)
    card = survey.cards.get()
    for words in ("Først", "Bagefter"):
        given = Given(answers={card.pk: "very"}, shown=[card.pk], comments={card.pk: words})
        receive_answer(VISITOR, survey=survey, given=given)
    one, two = Comment.objects.order_by("pk")
    path = f"{survey.get_absolute_url()}kommentarer/"
    client.force_login(cast.ruth)
    assert client.post(path, {f"c{one.pk}": "public", f"s{one.pk}": "waiting"}).status_code == 302
    both = {f"c{c.pk}": "hidden" for c in (one, two)}
    late = client.post(path, {**both, f"s{one.pk}": "waiting", f"s{two.pk}": "waiting"})
    page = late.content.decode()
    assert (late.status_code, page.count('value="hidden" checked'), "offentlig" in page) == (409, 2, True)
    two.refresh_from_db()
    assert two.standing == Comment.Standing.WAITING
    again = {**both, f"s{one.pk}": "public", f"s{two.pk}": "waiting"}
    assert client.post(path, again).status_code == 302
    assert set(Comment.objects.values_list("standing", flat=True)) == {Comment.Standing.HIDDEN}


def test_a_cancelled_meeting_is_not_cancelled_again(cast: Cast, client: Client) -> None:
    starts = datetime(2031, 1, 27, 19, 0, tzinfo=clock.COPENHAGEN)
    meeting = call_meeting(cast.as_ruth, body=cast.council, title="Møde", starts_at=starts, place="Hallen")
    cancel_meeting(cast.as_ruth, meeting=meeting, why="Storm")
    client.force_login(cast.ruth)
    assert client.get(f"{meeting.get_absolute_url()}aflys/").status_code == 409
