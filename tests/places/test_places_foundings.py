"""From an area without a body to one with seats: a list, a draft, a meeting, an approval."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client

from cast import Cast
from tingsted.kernel import clock
from tingsted.kernel.actions import Refused
from tingsted.kernel.actors import VISITOR
from tingsted.kernel.rights import NotAllowed
from tingsted.notices.models import Letter
from tingsted.places.actions import (
    begin_founding,
    call_founding_meeting,
    hold_founding_meeting,
    lay_founding_aside,
    show_interest,
    write_draft,
)
from tingsted.places.elections import Newcomer
from tingsted.places.models import Founding, Interest, LegalBasis, Office, Role, Seat

PAGE = "/omraader/omraade15/stift/"


def bo(cast: Cast, email: str = "bo@tingsted.example") -> Interest:
    return show_interest(VISITOR, area=cast.empty, name="Bo Ager", email=email, consent=True)


def chosen(name: str, role: str = Role.MEMBER) -> Newcomer:
    return Newcomer(name, f"{name.lower()}@tingsted.example", role, None, role == Role.CHAIR)


def test_the_page_of_an_area_without_a_body_leads_to_the_way_and_names_the_contact(
    cast: Cast, client: Client
) -> None:
    assert PAGE in client.get("/omraader/omraade15/").content.decode()
    page = client.get(PAGE).content.decode()
    assert ("Kontakt for lokalområder" in page, "kontakt@tingsted.example" in page) == (True, True)


def test_the_first_name_opens_the_list_with_consent_and_without_an_account(
    cast: Cast, client: Client
) -> None:
    typed = {"name": "Bo Ager", "email": "Bo@tingsted.example", "words": "kaffe"}
    refused = client.post(f"{PAGE}interesse/", typed)
    assert (refused.status_code, Interest.objects.count()) == (422, 0)
    done = client.post(f"{PAGE}interesse/", {**typed, "consent": "on"})
    assert (done.status_code, done["Location"]) == (302, PAGE)
    interest = Interest.objects.get()
    assert (interest.email, interest.founding.area) == ("bo@tingsted.example", cast.empty)
    page = client.get(PAGE).content.decode()
    assert ("Én person vil gerne være med." in page, "Bo Ager" in page) == (True, False)


def test_the_letter_holds_the_way_off_the_list_again(cast: Cast, client: Client) -> None:
    bo(cast)
    off = re.findall(r"https?://[^/]+(/interesse/\S+)", Letter.objects.get().text)[0]
    assert (client.get(off).status_code, Interest.objects.count()) == (200, 1)
    assert "Du er af listen" in client.post(off).content.decode()
    assert Interest.objects.count() == 0
    assert "Du er af listen" in client.get(off).content.decode()


def test_an_area_with_a_council_takes_no_list(cast: Cast) -> None:
    with pytest.raises(Refused, match="Glumsø og Omegn har allerede et råd"):
        show_interest(VISITOR, area=cast.glumsoe, name="Bo", email="bo@tingsted.example", consent=True)


def test_the_way_from_a_list_to_a_council_with_seats(cast: Cast) -> None:
    bo(cast)
    founding = Founding.objects.get()
    draft = {"name": "Nordby Lokalråd", "purpose": "At samle området", "size": 5, "statutes": "§ 1 Navn"}
    write_draft(cast.as_gudrun, founding=founding, **draft)
    call_founding_meeting(
        cast.as_gudrun, founding=founding, at=clock.now() + timedelta(days=9), place="Skolen"
    )
    assert Letter.objects.filter(subject="Stiftende møde i Område 15", to="bo@tingsted.example").count() == 1
    people = [chosen("Signe", Role.CHAIR), chosen("Palle", Role.TREASURER), chosen("Bo")]
    office = hold_founding_meeting(cast.as_gudrun, founding=founding, on=clock.today(), chosen=people)
    assert (office.name, office.area, office.contact_office, office.founded, office.size) == (
        "Nordby Lokalråd", cast.empty, cast.contact, clock.today(), 5,
    )  # fmt: skip
    assert office.legal_basis == LegalBasis.STATUTES
    seats = Seat.objects.filter(office=office).in_force().order_by("role")
    assert [(str(s.person), s.role, s.speaks) for s in seats] == [
        ("Signe", "chair", True), ("Bo", "member", False), ("Palle", "treasurer", False),
    ]  # fmt: skip
    assert Interest.objects.count() == 0


def test_a_founding_meeting_that_chose_two_chairs_or_nobody_founds_nothing(cast: Cast) -> None:
    founding = begin_founding(cast.as_gudrun, area=cast.empty, name="Nordby Lokalråd")
    for people in ([], [chosen("Signe", Role.CHAIR), chosen("Palle", Role.CHAIR)]):
        with pytest.raises(Refused):
            hold_founding_meeting(cast.as_gudrun, founding=founding, on=clock.today(), chosen=people)
    assert (Office.objects.filter(area=cast.empty).count(), Founding.objects.under_way().count()) == (0, 1)


def test_laid_aside_is_a_choice_that_deletes_the_names_and_can_be_begun_again(cast: Cast) -> None:
    bo(cast)
    lay_founding_aside(cast.as_gudrun, founding=Founding.objects.get(), why="Vi vil hellere holde fest.")
    assert Interest.objects.count() == 0
    bo(cast)
    assert Founding.objects.under_way().count() == 1


@pytest.mark.parametrize("who", ["ruth", "asta", "holger", "sofie", "inger"])
def test_only_the_areas_contact_office_and_editors_lead_a_founding(cast: Cast, who: str) -> None:
    actor = cast.inger if who == "inger" else getattr(cast, f"as_{who}")
    with pytest.raises(NotAllowed):
        begin_founding(actor, area=cast.empty)
