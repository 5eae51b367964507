"""A group round an idea: asked by mail, joined with one press, left with one press."""

import re
from datetime import datetime, timedelta

import pytest
from django.test import Client

from cast import Cast
from tingsted.accounts.models import Person
from tingsted.ideas.actions import merge_ideas, offer_help, raise_idea
from tingsted.ideas.models import Idea, Offer
from tingsted.ideas.queries import trail_of
from tingsted.kernel import clock, journal, links, ports
from tingsted.kernel.actions import ChangedMeanwhile, Refused
from tingsted.kernel.actors import CLOCK, VISITOR, Actor
from tingsted.kernel.clock import COPENHAGEN
from tingsted.kernel.models import JournalEntry
from tingsted.kernel.rights import NotAllowed, may
from tingsted.meetings.actions import call_meeting
from tingsted.notices.models import Ask, Letter, News
from tingsted.notices.posting import note_sent
from tingsted.plans.actions import add_action, add_theme, renew_plan, start_plan
from tingsted.plans.models import Plan
from tingsted.workgroups.actions import (
    answer_invitation,
    describe_group,
    finish_group,
    form_group,
    leave_group,
    name_coordinator,
    step_down,
)
from tingsted.workgroups.models import Group, GroupInvitation, Member
from tingsted.workgroups.notices import MEMBERSHIP
from workgroups.conftest import signed_in, token_of


def test_a_new_group_asks_those_who_offered_and_its_coordinator(cast: Cast, group: Group) -> None:
    letters = {letter.kind: letter.to for letter in Letter.objects.exclude(kind="ideas.offer")}
    assert letters == {
        "workgroups.coordinator": "sofie@tingsted.example",
        "workgroups.invitation": "inger@tingsted.example",
    }
    ask = Ask.objects.waiting().get(kind="workgroups.begin")
    assert (ask.person, ask.url) == (cast.sofie, "/grupper/stier-og-natur-glumsoe/tovholder/")


def test_a_coordinator_we_do_not_know_becomes_a_person_without_a_seat(cast: Cast, idea: Idea) -> None:
    group = form_group(
        cast.as_ruth, idea=idea, name="Stier", email="Ny@Tingsted.example", coordinator_name="Ny Vej"
    )
    person = Person.objects.get(email="ny@tingsted.example")
    assert (group.coordinator, person.name, person.seats.count()) == (person, "Ny Vej", 0)
    assert may("workgroups.lead", Actor("person", person), group)


def test_only_the_body_forms_and_only_coordinator_and_body_lead(cast: Cast, group: Group) -> None:
    people = cast.everyone().items()
    assert [n for n, a in people if may("workgroups.form", a, cast.glumsoe)] == [
        "Ruth (chair)",
        "Ejner (council member)",
    ]
    assert [n for n, a in people if may("workgroups.lead", a, group)] == [
        "Ruth (chair)",
        "Ejner (council member)",
        "Sofie (coordinator)",
    ]


def test_who_steps_down_leads_no_more_and_the_body_is_asked(cast: Cast, group: Group) -> None:
    step_down(cast.as_sofie, group=group)
    with pytest.raises(NotAllowed):
        describe_group(cast.as_sofie, group=group, purpose="Videre")
    assert Ask.objects.waiting().get(kind="workgroups.coordinator").office == cast.council
    name_coordinator(cast.as_ejner, group=group, email="ny@tingsted.example")
    assert not Ask.objects.waiting().filter(kind="workgroups.coordinator").exists()


def test_one_press_joins_and_the_coordinator_hears_of_it(cast: Cast, group: Group) -> None:
    client, url = Client(), f"/grupper/svar/{token_of()}/"
    assert "Vil du med i Stier og natur?" in client.get(url).content.decode()
    assert not Member.objects.exists(), "opening the link changes nothing"
    client.post(url, {"svar": "ja"})
    client.post(url, {"svar": "nej"})
    member = Member.objects.get()
    assert (member.name, member.email) == ("Inger", "inger@tingsted.example")
    assert "Du er med i Stier og natur" in client.get(url).content.decode()
    assert News.objects.get(kind="workgroups.joined").person == cast.sofie


def test_no_thanks_forgets_the_address(cast: Cast, group: Group) -> None:
    page = Client().post(f"/grupper/svar/{token_of()}/", {"svar": "nej"}, follow=True).content.decode()
    assert "Tak, nu ved vi det" in page
    assert (Member.objects.count(), Offer.objects.get().email) == (0, "")


def test_leaving_deletes_what_we_had_on_a_member(cast: Cast, group: Group) -> None:
    answer_invitation(cast.inger, token=token_of(), yes=True)
    found = re.search(r"/grupper/farvel/\S+/", Letter.objects.get(kind="workgroups.welcome").text)
    assert found is not None
    client = Client()
    assert "Vil du ud af Stier og natur?" in client.get(found[0]).content.decode()
    assert "Du er ude af gruppen" in client.post(found[0]).content.decode()
    assert (Member.objects.count(), Offer.objects.get().email, Offer.objects.get().name) == (0, "", "")
    assert client.post(found[0]).status_code == 200


def test_a_later_offer_is_asked_by_the_group_at_once(cast: Cast, group: Group, idea: Idea) -> None:
    offer_help(cast.inger, idea=idea, email="bent@tingsted.example", consent=True)
    assert Letter.objects.filter(kind="workgroups.invitation", to="bent@tingsted.example").count() == 1


def test_a_group_keeps_its_idea_when_that_is_merged(cast: Cast, group: Group, idea: Idea) -> None:
    other = raise_idea(cast.as_ruth, area=cast.glumsoe, words="Sti rundt om søen")
    merge_ideas(cast.as_ruth, idea=idea, into=other)
    assert "Fik en arbejdsgruppe" in [step.words for step in trail_of(other)]
    offer_help(cast.inger, idea=other, email="bent@tingsted.example", consent=True)
    assert GroupInvitation.objects.count() == 2


def test_the_coordinator_is_named_on_the_trail_only_by_their_own_yes(
    cast: Cast, group: Group, idea: Idea
) -> None:
    describe_group(cast.as_ruth, group=group, purpose="En sti", named=True)
    assert not Group.objects.get().coordinator_public
    describe_group(cast.as_sofie, group=group, purpose="En sti", named=True)
    assert [s.detail for s in ports.trail_steps.collect(idea) if s.words == "Fik en arbejdsgruppe"] == [
        "Stier og natur. Sofie Lyngvej blev tovholder."
    ]


def test_telling_what_the_group_wants_settles_the_ask(cast: Cast, group: Group) -> None:
    when = datetime(2027, 1, 27, 19, tzinfo=COPENHAGEN)
    form = {
        "purpose": "En sti til alle",
        "needs": "12 stole\r\n\r\nen gravemaskine\r\n",
        "day": "2027-01-27",
        "hour": "19:00",
        "next_place": "Smedjen",
        "seen": str(Group.objects.get().version),
    }
    answer = signed_in(cast.sofie).post(f"{group.get_absolute_url()}tekst/", form)
    assert answer.status_code == 302
    group.refresh_from_db()
    assert (group.needs, group.next_meeting) == ("12 stole\nen gravemaskine", when)
    assert not Ask.objects.waiting().exists()
    assert [h.title for h in ports.dates.collect(when.date(), when.date(), cast.glumsoe)] == [
        "Stier og natur"
    ]
    page = Client().get("/omraader/glumsoe/").content.decode()
    assert "Grupper, der mangler hænder" in page
    assert "12 stole · en gravemaskine" in page


def test_two_people_describe_one_group_and_the_second_sees_it(cast: Cast, group: Group) -> None:
    seen, mine = group.version, Group.objects.get()
    describe_group(cast.as_sofie, group=group, purpose="Først", seen=seen)
    with pytest.raises(ChangedMeanwhile):
        describe_group(cast.as_ejner, group=mine, purpose="Siden", seen=seen)


def test_a_finished_group_forgets_its_members(cast: Cast, group: Group, idea: Idea) -> None:
    answer_invitation(cast.inger, token=token_of(), yes=True)
    finish_group(cast.as_sofie, group=group)
    assert not Member.objects.exists()
    assert [s.words for s in trail_of(idea)][-1] == "Gruppen blev færdig"
    with pytest.raises(Refused):
        finish_group(cast.as_sofie, group=group)


def test_members_are_private_and_the_right_to_see_them_agrees(cast: Cast, group: Group) -> None:
    answer_invitation(cast.inger, token=token_of(), yes=True)
    member = Member.objects.get()
    seen_by = [n for n, a in cast.everyone().items() if may("workgroups.see_member", a, member)]
    assert seen_by == ["Ruth (chair)", "Ejner (council member)", "Sofie (coordinator)"]
    for actor in cast.everyone().values():
        assert Member.objects.visible_to(actor.person).exists() == may("workgroups.see_member", actor, member)
    page = Client().get(group.get_absolute_url()).content.decode()
    assert "inger@tingsted.example" not in page
    assert "1-4" in page


def test_who_joins_and_leaves_stands_in_the_journal_without_a_name_or_an_hour(
    cast: Cast, group: Group
) -> None:
    answer_invitation(cast.inger, token=token_of(), yes=True)
    leave_group(cast.inger, token=links.sign(MEMBERSHIP, str(Member.objects.get().pk)))
    entries = JournalEntry.objects.filter(kind__in=["workgroups.InvitationAnswered", "workgroups.MemberLeft"])
    assert {(e.at, e.about, e.personal) for e in entries} == {(None, "", None)}
    assert journal.verify() is None


STATUS = {
    "": (200, 200, 200, 200),
    "tovholder/": (403, 200, 200, 403),
    "tekst/": (403, 200, 200, 403),
    "tovholder/ny/": (403, 200, 200, 403),
    "tovholder/stop/": (403, 200, 200, 403),
    "faerdig/": (403, 200, 200, 403),
}


@pytest.mark.parametrize("part", STATUS)
def test_each_page_opens_for_those_it_is_for(cast: Cast, group: Group, part: str) -> None:
    clients = [Client(), signed_in(cast.sofie), signed_in(cast.ejner), signed_in(cast.asta)]
    assert tuple(c.get(group.get_absolute_url() + part).status_code for c in clients) == STATUS[part]


def test_who_leaves_is_in_no_copy_of_a_letter_either(member: Member) -> None:
    note_sent(CLOCK, troubles={str(letter.pk): "" for letter in Letter.objects.all()})
    leave_group(VISITOR, token=links.sign(MEMBERSHIP, str(member.pk)))
    assert not Letter.objects.filter(to="inger@tingsted.example", kind__startswith="workgroups.").exists()


def test_what_was_sent_to_members_goes_with_them_when_the_work_is_done(cast: Cast, member: Member) -> None:
    note_sent(CLOCK, troubles={str(letter.pk): "" for letter in Letter.objects.all()})
    finish_group(cast.as_sofie, group=Group.objects.get())
    assert not Letter.objects.filter(to="inger@tingsted.example", kind__startswith="workgroups.").exists()


def test_a_renewed_plan_takes_its_groups_along_save_those_whose_action_stayed(cast: Cast) -> None:
    old = start_plan(cast.as_ruth, area=cast.glumsoe)
    theme = add_theme(cast.as_ruth, plan=old, name="Stier")
    words = ("En sti", "En klub", "Et kor", "En bro")
    ideas = {w: raise_idea(cast.as_ruth, area=cast.glumsoe, words=w) for w in words}
    path, _club = (
        add_action(cast.as_ruth, plan=old, theme=theme, title=w, ideas=[ideas[w]]) for w in words[:2]
    )
    groups = {w: form_group(cast.as_ruth, idea=idea, name=w) for w, idea in ideas.items()}
    finish_group(cast.as_ruth, group=groups["En bro"])
    coming = {"body": cast.council, "title": "Møde", "place": "Salen", "plan": old}
    meeting = call_meeting(cast.as_ruth, **coming, starts_at=clock.now() + timedelta(days=9))
    with clock.at(clock.now() + timedelta(days=1)):
        new = renew_plan(cast.as_ruth, plan=Plan.objects.get(pk=old.pk), going_on=[path], title="Anden runde")
    where = {group.name: group.plan for group in Group.objects.select_related("plan")}
    assert where == {"En sti": new, "En klub": old, "Et kor": new, "En bro": old}
    meeting.refresh_from_db()
    assert meeting.plan == new
