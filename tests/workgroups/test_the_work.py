"""What a group does between its meetings: tasks with a day, a log, its bridge, a pause, and the story at the end."""

import io
from datetime import date, timedelta

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from cast import Cast
from tingsted.accounts.models import Person
from tingsted.ideas.actions import offer_help, withdraw_offer
from tingsted.ideas.actions.offering import OFFER_LINK
from tingsted.ideas.models import Idea, Offer
from tingsted.kernel import clock, links, ports
from tingsted.kernel.actions import Refused
from tingsted.kernel.actors import CLOCK, VISITOR
from tingsted.notices.models import Ask, Letter, News
from tingsted.workgroups.actions import (
    add_task,
    answer_group,
    answer_invitation,
    ask_body,
    change_task,
    describe_group,
    end_pauses,
    finish_group,
    finish_task,
    form_group,
    let_go,
    pause_group,
    remind_of_tasks,
    resume_group,
    show_member,
    step_down,
    tell_story,
    tick_task,
    write_log,
)
from tingsted.workgroups.models import Group, GroupInvitation, LogEntry, Member, Task
from workgroups.conftest import link_of, signed_in, token_of


def in_days(days: int) -> date:
    return clock.today() + timedelta(days=days)


def letters(kind: str) -> list[str]:
    return [letter.to for letter in Letter.objects.filter(kind=f"workgroups.{kind}").order_by("written_at")]


def waiting(kind: str) -> list[tuple[Person | None, str, date | None]]:
    return [
        (ask.person, ask.facts.get("task", ""), ask.due) for ask in Ask.objects.waiting().filter(kind=kind)
    ]


def photo(colour: str = "green") -> SimpleUploadedFile:
    out = io.BytesIO()
    Image.new("RGB", (40, 30), colour).save(out, "PNG")
    return SimpleUploadedFile("foto.png", out.getvalue())


def test_a_group_may_stand_outside_the_plan_and_without_a_coordinator(cast: Cast, idea: Idea) -> None:
    group = form_group(cast.as_ruth, idea=idea, name="Stier", in_plan=False)
    assert (group.plan, group.coordinator) == (None, None)
    assert Ask.objects.waiting().get(kind="workgroups.coordinator").office == cast.council
    page = Client().get(group.get_absolute_url()).content.decode()
    assert "indtil der er fundet en tovholder" in page


def test_the_invitation_says_what_one_offered(cast: Cast, group: Group) -> None:
    assert (
        "Det her tilbød du: noget, jeg kan låne ud, en trailer"
        in Letter.objects.get(kind="workgroups.invitation").text
    )
    assert "Du tilbød: noget, jeg kan låne ud, »en trailer«" in (
        Client().get(f"/grupper/svar/{token_of()}/").content.decode()
    )


def test_author_coordinator_and_those_who_carry_the_work_are_three_things(
    cast: Cast, group: Group, member: Member
) -> None:
    show_member(VISITOR, token=link_of(member), public=True, drives=True)
    page = " ".join(Client().get(group.get_absolute_url()).content.decode().split())
    assert "<dt>Driver arbejdet</dt><dd>Inger</dd>" in page
    assert "<dt>Kalder sammen</dt><dd>En tovholder, som ikke er nævnt her</dd>" in page
    assert "Idéen kom fra" not in page


def test_a_member_is_named_only_after_their_own_yes(cast: Cast, group: Group, member: Member) -> None:
    assert "Inger" not in Client().get(group.get_absolute_url()).content.decode()
    client, own = Client(), f"/grupper/med/{link_of(member)}/"
    client.post(own, {"public": "on"})
    assert "Inger" in Client().get(group.get_absolute_url()).content.decode()
    client.post(own, {"drives": "on"})
    assert "Inger" not in Client().get(group.get_absolute_url()).content.decode()


def test_a_task_of_one_without_an_account_comes_by_mail_and_is_called_to_mind_once(
    cast: Cast, group: Group, member: Member
) -> None:
    task = add_task(cast.as_sofie, group=group, words="Hent grus", owner=member, due=in_days(10))
    assert (letters("task"), task.remind_on) == (["inger@tingsted.example"], in_days(7))
    reminded = [remind_of_tasks(CLOCK, on=in_days(days)) for days in (6, 7, 7, 8)]
    assert (reminded, letters("reminder")) == ([0, 1, 0, 0], ["inger@tingsted.example"])


def test_a_task_of_one_with_an_account_waits_on_their_desk_until_it_is_done(
    cast: Cast, idea: Idea, group: Group
) -> None:
    offer_help(cast.inger, idea=idea, email="ejner@tingsted.example", consent=True)
    answer_invitation(
        VISITOR, token=token_of(GroupInvitation.objects.get(offer__email="ejner@tingsted.example")), yes=True
    )
    task = add_task(
        cast.as_sofie, group=group, words="Ring til skoven", owner=Member.objects.get(), due=in_days(5)
    )
    assert (waiting("workgroups.task"), letters("task")) == (
        [(cast.ejner, "Ring til skoven", in_days(5))],
        [],
    )
    finish_task(cast.as_sofie, task=task)
    assert waiting("workgroups.task") == []


def test_a_task_without_an_owner_lies_with_whoever_calls_the_group_together(cast: Cast, group: Group) -> None:
    add_task(cast.as_ruth, group=group, words="Find et sted")
    assert waiting("workgroups.task") == [(cast.sofie, "Find et sted", None)]
    step_down(cast.as_sofie, group=group)
    assert waiting("workgroups.task") == [(None, "Find et sted", None)]


def test_a_new_owner_hears_and_a_new_day_is_called_to_mind_again(
    cast: Cast, group: Group, member: Member
) -> None:
    task = add_task(cast.as_sofie, group=group, words="Hent grus", due=in_days(3))
    remind_of_tasks(CLOCK, on=in_days(0))
    facts = {"words": "Hent grus", "owner": member, "due": in_days(30)}
    change_task(cast.as_sofie, task=task, seen=Task.objects.get().version, **facts)
    assert (letters("task"), waiting("workgroups.task")) == (["inger@tingsted.example"], [])
    assert remind_of_tasks(CLOCK, on=in_days(27)) == 1
    with pytest.raises(Refused) as refusal:
        change_task(cast.as_sofie, task=task, words="Hent grus", due=in_days(3), remind_on=in_days(4))
    assert refusal.value.field == "remind_on"


def test_only_the_members_own_link_says_that_their_task_is_done(
    cast: Cast, group: Group, member: Member
) -> None:
    task = add_task(cast.as_sofie, group=group, words="Hent grus")
    with pytest.raises(Refused):
        tick_task(VISITOR, token=link_of(member), task=task)
    change_task(cast.as_sofie, task=task, words="Hent grus", owner=member)
    own = f"/grupper/med/{link_of(member)}/"
    client = Client()
    assert "Er det her gjort: Hent grus?" in client.get(f"{own}{task.pk}/").content.decode()
    assert Task.objects.get().done_on is None, "opening the link changes nothing"
    client.post(f"{own}{task.pk}/", {"svar": "ja"})
    assert Task.objects.get().done_on == clock.today()


def test_who_leaves_leaves_no_address_and_their_tasks_go_back(
    cast: Cast, group: Group, member: Member
) -> None:
    add_task(cast.as_sofie, group=group, words="Hent grus", owner=member)
    offer = Offer.objects.get()
    withdraw_offer(VISITOR, token=links.sign(OFFER_LINK, str(offer.pk)))
    assert (Member.objects.count(), Task.objects.get().owner) == (0, None)
    assert waiting("workgroups.task") == [(cast.sofie, "Hent grus", None)]
    assert Client().get(f"/grupper/med/{link_of(member)}/").status_code == 410


def test_one_who_is_taken_off_the_list_is_told_and_forgotten(
    cast: Cast, group: Group, member: Member
) -> None:
    let_go(cast.as_sofie, member=member)
    assert letters("goodbye") == ["inger@tingsted.example"]
    assert (Member.objects.count(), Offer.objects.get().email) == (0, "")


def test_the_log_is_for_all_or_for_the_group_alone(cast: Cast, group: Group, member: Member) -> None:
    write_log(cast.as_sofie, group=group, words="Vi målte op.")
    write_log(cast.as_sofie, group=group, words="Naboen er ikke spurgt.", public=False)
    seen = {
        who: {words for words in ("Vi målte op.", "Naboen er ikke spurgt.") if words in page.content.decode()}
        for who, page in (
            ("all", Client().get(group.get_absolute_url())),
            ("member", Client().get(f"/grupper/med/{link_of(member)}/")),
        )
    }
    assert seen == {"all": {"Vi målte op."}, "member": {"Vi målte op.", "Naboen er ikke spurgt."}}


def test_members_hear_of_the_next_meeting_once_for_each_time_and_place(
    cast: Cast, group: Group, member: Member
) -> None:
    meets = clock.now() + timedelta(days=3)
    for place in ("Smedjen", "Smedjen", "Hallen"):
        describe_group(
            cast.as_sofie, group=group, purpose="Sti", next_meeting=meets, next_place=place, tell_members=True
        )
    assert letters("meeting") == ["inger@tingsted.example"] * 2


def test_each_thing_the_group_needs_leads_to_an_offer_of_it(cast: Cast, group: Group) -> None:
    describe_group(cast.as_sofie, group=group, purpose="Sti", needs="12 stole\n\n en gravemaskine ")
    assert Group.objects.get().needed == ["12 stole", "en gravemaskine"]
    assert "?til=12%20stole" in Client().get(group.get_absolute_url()).content.decode()
    assert 'value="12 stole"' in Client().get("/ideer/Glumsø-1/hjaelp/?til=12%20stole").content.decode()
    area = Client().get("/omraader/glumsoe/").content.decode()
    assert "12 stole · en gravemaskine" in area


def test_the_body_is_asked_and_its_answer_comes_home(cast: Cast, group: Group) -> None:
    question = ask_body(cast.as_sofie, group=group, words="Må vi grave ved åen?")
    ask = Ask.objects.waiting().get(kind="workgroups.question")
    assert (ask.office, signed_in(cast.ejner).get(ask.url).status_code) == (cast.council, 200)
    assert signed_in(cast.sofie).get(ask.url).status_code == 403
    answer_group(cast.as_ejner, question=question, answer="Vi spørger Vej og Park.")
    assert News.objects.get(kind="workgroups.answered").person == cast.sofie
    assert not Ask.objects.waiting().filter(kind="workgroups.question").exists()


def test_a_pausing_group_leaves_people_alone_and_asks_when_it_is_over(
    cast: Cast, idea: Idea, group: Group, member: Member
) -> None:
    add_task(cast.as_sofie, group=group, words="Hent grus", due=in_days(2))
    pause_group(cast.as_sofie, group=group, note="Vi venter på tør jord.", back_on=in_days(20))
    offer_help(cast.inger, idea=idea, email="bent@tingsted.example", consent=True)
    assert (remind_of_tasks(CLOCK, on=in_days(2)), waiting("workgroups.task")) == (0, [])
    assert letters("invitation") == ["inger@tingsted.example"]
    area = Client().get("/omraader/glumsoe/").content.decode()
    assert "Grupper, der mangler hænder" not in area
    assert [end_pauses(CLOCK, on=in_days(days)) for days in (19, 20, 21)] == [0, 1, 0]
    resume_group(cast.as_sofie, group=Group.objects.get())
    assert waiting("workgroups.task") == [(cast.sofie, "Hent grus", in_days(2))]
    assert letters("invitation") == ["inger@tingsted.example", "bent@tingsted.example"]
    assert not Ask.objects.waiting().filter(kind="workgroups.resume").exists()


def test_a_finished_group_keeps_its_story_and_nothing_on_people(
    cast: Cast, group: Group, member: Member, django_capture_on_commit_callbacks: object
) -> None:
    write_log(cast.as_sofie, group=group, words="Vi målte op.")
    write_log(cast.as_sofie, group=group, words="Inger er syg.", public=False)
    add_task(cast.as_sofie, group=group, words="Hent grus", owner=member)
    with pytest.raises(Refused) as refusal:
        finish_group(cast.as_sofie, group=group, story="Stien ligger der.", picture=photo())
    assert refusal.value.field == "picture_alt"
    done = finish_group(
        cast.as_sofie, group=Group.objects.get(), story="Stien ligger der.", picture=photo(),
        picture_alt="En sti langs åen",
    )  # fmt: skip
    left = (Member.objects.count(), Task.objects.count(), [entry.words for entry in LogEntry.objects.all()])
    assert left == (0, 0, ["Vi målte op."])
    page = Client().get(done.get_absolute_url()).content.decode()
    assert 'alt="En sti langs åen"' in page
    assert "Stien ligger der." in page
    answer = Client().get(done.picture_url())
    with Image.open(io.BytesIO(b"".join(answer))) as kept:  # type: ignore[arg-type]  # a file is streamed in bytes
        assert (kept.format, kept.size) == ("JPEG", (40, 30))
    told = [
        d.words for d in ports.doings.collect(clock.now(), clock.now(), None) if "arbejdsgruppe" in d.words
    ]
    assert told == [
        "En arbejdsgruppe blev dannet: Stier og natur",
        "En arbejdsgruppe blev færdig: Stier og natur",
    ]


def test_a_new_picture_takes_the_old_ones_place_and_its_file(
    cast: Cast, group: Group, django_capture_on_commit_callbacks: object
) -> None:
    facts = {"story": "Det gik.", "picture_alt": "En sti"}
    first = str(finish_group(cast.as_sofie, group=group, picture=photo(), **facts).picture)
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]  # pytest-django's fixture
        tell_story(cast.as_sofie, group=Group.objects.get(), picture=photo("red"), **facts)
    second = str(Group.objects.get().picture)
    assert [default_storage.exists(name) for name in (first, second)] == [False, True]
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]  # pytest-django's fixture
        tell_story(cast.as_sofie, group=Group.objects.get(), without_picture=True, **facts)
    assert (Group.objects.get().picture_alt, default_storage.exists(second)) == ("", False)
