"""Seats: an invitation by mail, a chair that is elected, rights that follow the seat and nothing else."""

import re
from datetime import date, timedelta

import pytest
import time_machine
from django.core import mail
from django.test import Client

from cast import Cast
from tingsted.accounts.models import Person
from tingsted.kernel import clock, journal
from tingsted.kernel.actions import Refused
from tingsted.kernel.actors import CLOCK, VISITOR, Actor
from tingsted.kernel.models import JournalEntry
from tingsted.kernel.rights import NotAllowed, may
from tingsted.notices.models import Letter
from tingsted.places.actions import (
    elect_chair,
    end_seat,
    forget_old_invitations,
    invite_to_seat,
    record_election,
    take_invited_seat,
    take_seat,
)
from tingsted.places.elections import Election, Newcomer
from tingsted.places.models import Role, Seat, SeatInvitation


def the_link() -> str:
    letter = Letter.objects.get()
    found = re.search(r"https?://[^/]+(/plads/\S+)", letter.text)
    assert found is not None
    return found[1]


def invite_karen(cast: Cast, **more: object) -> SeatInvitation:
    facts = {"name": "Karen Sivkær", "email": "Karen@tingsted.example", "role": Role.MEMBER} | more
    return invite_to_seat(cast.as_ruth, office=cast.council, **facts)  # type: ignore[arg-type]  # given by the test's fixture


def test_an_invitation_goes_out_as_a_letter_with_a_link(cast: Cast) -> None:
    invite_karen(cast)
    letter = Letter.objects.get()
    assert (letter.to, letter.subject) == (
        "karen@tingsted.example",
        "Vil du tage en plads i Glumsø Lokalråd?",
    )
    assert "Kære Karen Sivkær" in letter.text
    assert Person.objects.filter(email="karen@tingsted.example").exists() is False


def test_opening_the_link_changes_nothing_and_one_press_seats_and_signs_in(
    cast: Cast, client: Client
) -> None:
    invitation = invite_karen(cast)
    page = client.get(the_link())
    assert page.status_code == 200
    assert Seat.objects.filter(office=cast.council).count() == 2
    done = client.post(the_link(), {"name": "Karen Sivkær", "public": "on"})
    assert (done.status_code, done["Location"]) == (302, "/bord/")
    seat = Seat.objects.get(office=cast.council, person__email="karen@tingsted.example")
    assert (seat.role, seat.speaks, seat.public, seat.starts) == (Role.MEMBER, False, True, clock.today())
    assert client.session["_auth_user_id"] == str(seat.person_id)
    invitation.refresh_from_db()
    assert (invitation.seat, invitation.name, invitation.email) == (seat, "", "")


def test_whoever_has_an_account_takes_a_seat_by_the_link_and_signs_in_with_a_code(
    cast: Cast, client: Client
) -> None:
    invite_karen(cast, name="Sofie", email=cast.sofie.email)
    done = client.post(the_link(), {"name": "Sofie"}, follow=True)
    assert Seat.objects.filter(office=cast.council, person=cast.sofie).exists()
    assert "_auth_user_id" not in client.session
    assert done.redirect_chain[-1][0].startswith("/konto/")
    assert "Pladsen er din" in done.content.decode()


@pytest.mark.parametrize("role", [Role.EDITOR, Role.LEADER])
def test_no_office_makes_its_own_editors_and_no_body_of_citizens_has_any(cast: Cast, role: Role) -> None:
    holgers = Seat.objects.select_related("office").get(person=cast.holger)
    own = Actor("person", cast.holger, holgers.office)
    karen = {"name": "Karen Sivkær", "email": "karen@tingsted.example", "role": role}
    for actor, office in ((own, holgers.office), (cast.as_ruth, cast.council), (cast.as_tue, cast.council)):
        with pytest.raises(NotAllowed):
            invite_to_seat(actor, office=office, **karen)
        with pytest.raises(NotAllowed):
            take_seat(actor, office=office, person=cast.ejner, role=role, starts=clock.today())
    new = Newcomer("Karen Sivkær", "", role, ends=None, speaks=True)
    election = Election(clock.today(), (), (new,))
    with pytest.raises(NotAllowed):
        record_election(cast.as_ruth, office=cast.council, election=election)
    invited = invite_to_seat(cast.as_tue, office=holgers.office, **karen)
    assert invited.role == role


def test_the_form_of_an_invitation_offers_only_the_roles_that_can_be_given(
    cast: Cast, client: Client
) -> None:
    office = Seat.objects.select_related("office").get(person=cast.holger).office
    offered = {}
    for person in (cast.holger, cast.tue):
        client.force_login(person)
        page = client.get(f"{office.get_absolute_url()}inviter/").content.decode()
        offered[person] = ('value="editor"' in page, 'value="leader"' in page, 'value="officer"' in page)
    assert offered == {cast.holger: (False, False, True), cast.tue: (True, True, True)}


def test_a_used_link_says_that_the_seat_is_taken(cast: Cast, client: Client) -> None:
    invite_karen(cast)
    client.post(the_link(), {"name": "Karen Sivkær"})
    again = Client().get(the_link())
    assert again.status_code == 410
    assert "Pladsen er allerede taget" in again.content.decode()
    assert Client().post(the_link(), {"name": "En anden"}).status_code == 410
    assert Seat.objects.filter(office=cast.council).count() == 3


def test_an_old_link_says_when_it_ran_out_and_whom_to_ask(cast: Cast, client: Client) -> None:
    invite_karen(cast)
    link = the_link()
    with time_machine.travel(clock.now() + timedelta(days=22)):
        late = client.get(link)
    assert late.status_code == 410
    assert "Linket gælder ikke længere" in late.content.decode()


def test_a_cut_link_is_a_kind_page(cast: Cast, client: Client) -> None:
    invite_karen(cast)
    assert client.get(the_link()[:-4] + "/").status_code == 404


def test_who_was_asked_and_never_answered_is_forgotten(cast: Cast) -> None:
    invite_karen(cast)
    assert forget_old_invitations(CLOCK) == 0
    with time_machine.travel(clock.now() + timedelta(days=21 + 31)):
        assert forget_old_invitations(CLOCK) == 1


def test_the_same_seat_is_not_offered_twice_to_one_address(cast: Cast) -> None:
    invite_karen(cast)
    with pytest.raises(Refused) as refusal:
        invite_karen(cast)
    assert refusal.value.field == "email"


@pytest.mark.parametrize("who", ["ejner", "asta", "holger", "birgit", "sofie", "oda"])
def test_only_speakers_contact_office_and_editors_invite(cast: Cast, who: str) -> None:
    with pytest.raises(NotAllowed):
        invite_to_seat(
            getattr(cast, f"as_{who}"), office=cast.council, name="X", email="x@y.example", role="member"
        )


def test_an_invitation_can_be_taken_by_the_link_alone_and_only_while_open(cast: Cast) -> None:
    invitation = invite_karen(cast)
    SeatInvitation.objects.get(pk=invitation.pk)
    with time_machine.travel(clock.now() + timedelta(days=22)), pytest.raises(NotAllowed):
        take_invited_seat(VISITOR, invitation=invitation, name="Karen", public=False)


def test_a_new_chair_gets_the_rights_by_the_seat_and_the_old_one_loses_them(cast: Cast) -> None:
    ejners = Seat.objects.get(person=cast.ejner)
    new = elect_chair(cast.as_gudrun, office=cast.council, on=clock.today(), member=ejners)
    assert isinstance(new, Seat)
    assert (new.person, new.role, new.speaks) == (cast.ejner, Role.CHAIR, True)
    fresh = {name: Person.objects.get(pk=getattr(cast, name).pk) for name in ("ruth", "ejner")}
    speaking = {
        name: may("places.describe_office", Actor("person", person, cast.council), cast.council)
        for name, person in fresh.items()
    }
    assert speaking == {"ruth": False, "ejner": True}
    yesterday = clock.today() - timedelta(days=1)
    assert Seat.objects.get(person=cast.ruth).ends == yesterday
    assert Seat.objects.filter(office=cast.council).in_force().count() == 1


def test_a_chair_from_outside_is_invited_and_the_old_one_ends(cast: Cast) -> None:
    invited = elect_chair(
        cast.as_ruth,
        office=cast.council,
        on=date(2030, 3, 1),
        name="Karen Sivkær",
        email="karen@tingsted.example",
    )
    assert isinstance(invited, SeatInvitation)
    assert (invited.role, invited.speaks, invited.starts) == (Role.CHAIR, True, date(2030, 3, 1))
    assert Seat.objects.get(person=cast.ruth).ends == date(2030, 2, 28)


def test_an_election_without_anybody_elected_changes_nothing(cast: Cast) -> None:
    with pytest.raises(Refused) as refusal:
        elect_chair(cast.as_ruth, office=cast.council, on=clock.today())
    assert refusal.value.field == "member"
    assert Seat.objects.get(person=cast.ruth).ends is None


def test_the_form_elects_in_one_press(cast: Cast, client: Client) -> None:
    client.force_login(cast.ruth)
    ejners = Seat.objects.get(person=cast.ejner)
    page = client.post(
        "/instanser/glumsoe-lokalraad/formand/",
        {"member": ejners.pk, "name": "", "email": "", "on": clock.today()},
    )
    assert (page.status_code, page["Location"]) == (302, "/instanser/glumsoe-lokalraad/")
    assert Seat.objects.filter(office=cast.council, role=Role.CHAIR).in_force().get().person == cast.ejner


def test_a_term_that_has_ended_gives_no_right(cast: Cast) -> None:
    end_seat(cast.as_gudrun, seat=Seat.objects.get(person=cast.ruth), on=clock.today() - timedelta(days=1))
    ruth = Person.objects.get(pk=cast.ruth.pk)
    assert may("places.describe", Actor("person", ruth, cast.council), cast.glumsoe) is False


def test_a_dissolved_office_takes_nobody_in(cast: Cast) -> None:
    from tingsted.kernel.actors import OPERATOR
    from tingsted.places.actions import dissolve_office

    dissolve_office(OPERATOR, office=cast.fodby_council, on=clock.today())
    with pytest.raises(Refused):
        take_seat(OPERATOR, office=cast.fodby_council, person=cast.sofie, role="member", starts=clock.today())
    assert Seat.objects.get(person=cast.asta).ends == clock.today()


def test_the_journal_tells_readers_that_somebody_sat_down_and_members_who(cast: Cast) -> None:
    entry = JournalEntry.objects.filter(kind="places.SeatTaken").order_by("position").first()
    assert entry is not None
    assert entry.sentence("da") == "Ruth Skovsti fik plads i Glumsø Lokalråd som formand"
    assert entry.sentence("da", public=True) == "Nogen fik plads i Glumsø Lokalråd som formand"
    assert journal.verify() is None
    assert mail.outbox == []
