"""»Find your area« by what people type."""

import pytest
from django.test import Client

pytestmark = pytest.mark.usefixtures("naestved")


@pytest.mark.parametrize(
    ("asked", "leads_to"),
    [
        ("Sandby", "/omraader/glumsoe/"),
        ("sandby", "/omraader/glumsoe/"),
        ("Glumsø og Omegn", "/omraader/glumsoe/"),
        ("4171", "/omraader/glumsoe/"),
        ("Tappernøje", "/omraader/tappernoeje/"),
        ("Vridsløse", "/omraader/fensmark/"),
        ("Bygaden 3, Sandved", "/omraader/4262/"),
        ("landet mellem", "/omraader/landet-mellem-byerne/"),
    ],
)
def test_a_name_that_means_one_area_leads_there(client: Client, asked: str, leads_to: str) -> None:
    response = client.get("/omraader/", {"hvor": asked})
    assert (response.status_code, response.headers.get("Location")) == (302, leads_to)


def test_a_postcode_of_several_areas_lets_the_reader_choose(client: Client) -> None:
    page = client.get("/omraader/", {"hvor": "4700"}).content.decode()
    assert "»4700« kan være flere steder" in page
    assert (
        "4700 Næstved (postnummer) ligger helt eller delvis i et område, som kommunen ikke har lagt ind endnu."
        in page
    )


def test_a_place_whose_area_is_not_loaded_is_known_but_not_guessed(client: Client) -> None:
    page = client.get("/omraader/", {"hvor": "Rønnebæk"}).content.decode()
    assert "»Rønnebæk« ligger i et område, der ikke er lagt ind endnu" in page


@pytest.mark.parametrize("asked", ["Aarhus", "<script>alert(1)</script>", "?", "x" * 5000])
def test_an_unknown_place_is_answered_kindly(client: Client, asked: str) -> None:
    response = client.get("/omraader/", {"hvor": asked})
    assert response.status_code == 200
    assert "<script>alert" not in response.content.decode()
    assert "Vi kender ikke" in response.content.decode()
