"""One's own data: seen, taken along, erased, while the journal still verifies."""

import json

import pytest
from django.apps import apps
from django.core import serializers
from django.test import Client

from cast import Cast
from tingsted.accounts.actions import change_person, erase_person
from tingsted.accounts.models import Person
from tingsted.kernel import clock, journal
from tingsted.kernel.actors import VISITOR
from tingsted.kernel.models import JournalEntry
from tingsted.kernel.rights import NotAllowed
from tingsted.places.actions import describe_area, invite_to_seat
from tingsted.places.models import Seat


def everything_we_hold() -> str:
    """All rows of all rooms, as text."""
    rooms = [m for m in apps.get_models() if m.__module__.startswith("tingsted.")]
    return "\n".join(
        serializers.serialize("json", m._default_manager.all(), ensure_ascii=False) for m in rooms
    )


def test_one_sees_and_takes_along_what_every_room_holds(cast: Cast, client: Client) -> None:
    describe_area(cast.as_ruth, area=cast.glumsoe, description="Seks sogne")
    client.force_login(cast.ruth)
    page = client.get("/konto/oplysninger/").content.decode()
    assert "ruth@tingsted.example" in page and "Glumsø Lokalråd" in page
    exported = json.loads(client.get("/konto/oplysninger.json").content)
    assert exported["accounts.Person"]["rows"][0]["email"] == "ruth@tingsted.example"
    assert [row["office"] for row in exported["places.Seat"]["rows"]] == ["Glumsø Lokalråd"]
    assert [row["what"] for row in exported["kernel.JournalEntry"]["rows"]] == [
        "Ruth Skovsti fik plads i Glumsø Lokalråd som formand", "Teksten om Glumsø og Omegn blev skrevet om",
    ]  # fmt: skip


def test_own_data_is_only_for_who_is_signed_in(cast: Cast, client: Client) -> None:
    for address in (
        "/konto/oplysninger/",
        "/konto/oplysninger.json",
        "/konto/oplysninger/slet/",
        "/konto/mig/",
    ):
        assert client.get(address).status_code == 302


def test_an_erased_person_is_nowhere_and_the_chain_still_holds(cast: Cast, client: Client) -> None:
    describe_area(cast.as_ruth, area=cast.glumsoe, description="Seks sogne")
    invite_to_seat(
        cast.as_gudrun,
        office=cast.contact,
        name="Ruth Skovsti",
        email="ruth@tingsted.example",
        role="officer",
    )
    assert "Skovsti" in everything_we_hold() and "ruth@" in everything_we_hold()
    client.force_login(cast.ruth)
    answer = client.post("/konto/oplysninger/slet/", {"sure": "on"})
    assert (answer.status_code, answer["Location"]) == (302, "/privatliv/")
    held = everything_we_hold()
    letters = apps.get_model("notices.Letter").objects.filter(to="ruth@tingsted.example").count()
    assert "Skovsti" not in held and "ruth@" not in held, f"{letters} letters"
    assert journal.verify() is None
    assert not JournalEntry.objects.filter(person=cast.ruth).exists()
    assert "_auth_user_id" not in client.session
    seat = Seat.objects.get(office=cast.council, role="chair")
    assert (seat.person, seat.ends) == (None, clock.today())


def test_what_happened_still_stands_without_the_name(cast: Cast) -> None:
    erase_person(cast.as_ruth, person=Person.objects.get(pk=cast.ruth.pk))
    taken = JournalEntry.objects.filter(kind="places.SeatTaken").order_by("position").first()
    assert taken is not None
    assert taken.sentence("da") == "(slettet) fik plads i Glumsø Lokalråd som formand"


def test_a_press_without_the_tick_erases_nobody(cast: Cast, client: Client) -> None:
    client.force_login(cast.ruth)
    assert client.post("/konto/oplysninger/slet/", {}).status_code == 422
    assert Person.objects.get(pk=cast.ruth.pk).name == "Ruth Skovsti"


@pytest.mark.parametrize("who", ["ejner", "gudrun", "tue", "holger"])
def test_nobody_erases_another(cast: Cast, who: str) -> None:
    with pytest.raises(NotAllowed):
        erase_person(getattr(cast, f"as_{who}"), person=cast.ruth)
    with pytest.raises(NotAllowed):
        erase_person(VISITOR, person=cast.ruth)


def test_the_operator_erases_on_request(cast: Cast) -> None:
    erase_person(cast.as_oda, person=Person.objects.get(pk=cast.ruth.pk))
    assert Person.objects.get(pk=cast.ruth.pk).email is None


def test_one_may_change_ones_own_name_and_nobody_elses(cast: Cast, client: Client) -> None:
    client.force_login(cast.ruth)
    assert client.post("/konto/mig/", {"name": "Ruth S.", "language": "en"}).status_code == 302
    assert Person.objects.get(pk=cast.ruth.pk).name == "Ruth S."
    with pytest.raises(NotAllowed):
        change_person(cast.as_ejner, person=cast.ruth, name="X", language="da")
