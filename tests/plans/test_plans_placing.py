"""Where an action is to happen: pressed on a picture, written as numbers or an address, or chosen from a list."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from shapely.geometry import box, mapping

from plans.conftest import Glumsoe
from tingsted.kernel import guard
from tingsted.kernel.actions import ChangedMeanwhile
from tingsted.mapping.actions import put_up_asset
from tingsted.places.addresses import Candidate, Spot
from tingsted.places.models import Boundary
from tingsted.plans.actions import place_action
from tingsted.plans.models import Action


@pytest.fixture
def page(glumsoe: Glumsoe, client: Client) -> str:
    """The page on which Ruth puts the action on the map of a Glumsø that has an outline."""
    with guard.arranging():
        west, south, east, north = 11.6, 55.3, 11.8, 55.4
        Boundary.objects.create(
            area=glumsoe.cast.glumsoe, geometry=mapping(box(west, south, east, north)), west=west, south=south,
            east=east, north=north, certainty="documented",
        )  # fmt: skip
    client.force_login(glumsoe.cast.ruth)
    return f"{glumsoe.action.edit_url()}kort/"


def where() -> tuple[float | None, float | None]:
    action = Action.objects.get()
    return action.latitude, action.longitude


def test_a_press_in_the_middle_of_the_picture_is_the_middle_of_the_area(page: str, client: Client) -> None:
    shown = client.get(page).content.decode()
    high = int(shown.partition('class="pressable"')[2].partition('height="')[2].partition('"')[0])
    answer = client.post(page, {"her.x": "144", "her.y": str(high // 2)})
    assert answer.headers["Location"] == f"{page}?taet"
    latitude, longitude = where()
    assert (round(latitude or 0, 2), round(longitude or 0, 2)) == (55.35, 11.7)
    assert "circle" in client.get(page.replace("kort/", "kort.svg?taet")).content.decode()
    change = Action.objects.get().changes.last()
    assert change is not None
    assert "har fået sit punkt på kortet" in change.sentence()


def test_numbers_do_as_well_and_nothing_takes_the_point_away(page: str, client: Client) -> None:
    client.post(page, {"where": "55.3548 11.6932"})
    assert where() == (55.3548, 11.6932)
    assert client.post(page, {"where": "ved søen"}).status_code == 422
    client.post(page, {"where": ""})
    assert where() == (None, None)


def test_the_point_of_what_stands_on_the_map_can_be_chosen(
    glumsoe: Glumsoe, page: str, client: Client
) -> None:
    put_up_asset(
        glumsoe.cast.as_ruth, area=glumsoe.cast.glumsoe, name="Smedjen", kind="building", latitude=55.36,
        longitude=11.71,
    )  # fmt: skip
    assert '<option value="0">Smedjen</option>' in client.get(page).content.decode()
    client.post(page, {"known": "0", "where": ""})
    assert where() == (55.36, 11.71)


class Provider:
    """Two houses on one road."""

    def search(self, text: str) -> list[Candidate]:
        return [c for c in (Candidate("a", "Søvej 1"), Candidate("b", "Søvej 12")) if text in c.words]

    def locate(self, key: str) -> Spot:
        return {"a": Spot(11.69, 55.35), "b": Spot(11.72, 55.37)}[key]


def test_an_address_is_looked_up_and_several_are_to_choose_from(
    page: str, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tingsted.places.pressing.the_provider", Provider)
    asked: Any = client.post(page, {"where": "Søvej 1"})
    assert asked.status_code == 422
    assert '<button class="btn quiet" name="key" value="b">Søvej 12</button>' in asked.content.decode()
    client.post(page, {"where": "Søvej 1", "key": "b"})
    assert where() == (55.37, 11.72)
    client.post(page, {"where": "Søvej 12"})
    assert where() == (55.37, 11.72)
    assert "Vi kan ikke finde den adresse" in client.post(page, {"where": "Havvej"}).content.decode()


def test_whoever_places_it_second_sees_that_it_was_moved(glumsoe: Glumsoe) -> None:
    mine, theirs = Action.objects.get(), Action.objects.get()
    place_action(glumsoe.cast.as_ruth, action=mine, place=(11.7, 55.36), seen=1)
    with pytest.raises(ChangedMeanwhile):
        place_action(glumsoe.cast.as_ejner, action=theirs, place=(11.6, 55.3), seen=1)
    assert where() == (55.36, 11.7)
