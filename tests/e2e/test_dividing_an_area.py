"""The editor divides an area in a browser: by the map, without scripts, and with an outline that can't be."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import expect
from shapely.geometry import box, mapping

from cast import Cast
from e2e.visitor import Visitor
from tingsted.ideas.actions import raise_idea
from tingsted.ideas.models import Idea
from tingsted.kernel import clock, guard
from tingsted.kernel.actors import OPERATOR
from tingsted.places.actions import adopt_boundary
from tingsted.places.models import Area, Redrawing
from tingsted.places.whereabouts import areas_at

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
Door = Callable[..., Visitor]
WEST, EAST = box(11.60, 55.30, 11.65, 55.40), box(11.65, 55.30, 11.70, 55.40)
NORTH = "55.35 11.55\n55.35 11.66\n55.45 11.66\n55.45 11.55"
CROSSING = "55.35 11.55\n55.45 11.66\n55.35 11.66\n55.45 11.55"


@pytest.fixture
def land(cast: Cast) -> Cast:
    """Glumsø with two villages and an idea from each, beside Fodby."""
    with guard.arranging():
        cast.glumsoe.place_names = [{"name": n, "kind": "village"} for n in ("Glumsø", "Sandby")]
        cast.glumsoe.save()
    for area, outline in ((cast.glumsoe, WEST), (cast.fodby, EAST)):
        adopt_boundary(OPERATOR, area=area, geometry=dict(mapping(outline)), certainty="documented")
    for place in ("Glumsø", "Sandby"):
        raise_idea(cast.as_ruth, area=cast.glumsoe, words=f"En bænk i {place}", place=place)
    return cast


def name_it(tue: Visitor) -> None:
    tue.fill("Det nye områdes navn", "Sandby og Omegn")
    tue.fill("Kort navn", "Sandby")
    tue.fill("Foran nummeret", "Sandby")
    tue.tick("Sandby")
    tue.fill("Vedtaget af", "Kommunalbestyrelsen")


def test_an_area_is_divided_and_every_idea_keeps_its_number(door: Door, land: Cast) -> None:
    tue = door("Tue")
    tue.sign_in("tue@tingsted.example")
    tue.go("/omraader/glumsoe/")
    tue.follow("Grænsen: størrelse, naboer og historie")
    tue.follow("Del området")
    name_it(tue)
    tue.fill("Hjørner", CROSSING)
    tue.press("Se det på kortet")
    assert tue.reads(".error-summary li") == ["Grænsen krydser sig selv ved 55.40000 nord, 11.60500 øst."]
    assert tue.page.locator("svg.closeup .fault").count() == 1
    (told,) = tue.faults  # the browser's own word for a form that was not taken in
    assert "status of 422" in told
    tue.faults.clear()
    tue.fill("Hjørner", NORTH)
    tue.press("Se det på kortet")
    assert tue.heading == "Sandby og Omegn ud af Glumsø og Omegn"
    assert Area.objects.filter(prefix="Sandby").count() == 0
    tue.press("Vedtag det")
    assert tue.reads("[role=status]")[0] == "Vedtaget. Det står på kortet og i historien."
    assert [a.short_name for a in areas_at(11.62, 55.38).areas] == ["Sandby"]
    tue.go("/ideer/Glumsø-2/")
    assert (tue.path, Idea.objects.get(label="Glumsø-2").area.short_name) == ("/ideer/Glumsø-2/", "Sandby")
    inger = door("Inger", width=390)
    inger.go("/omraader/sandby/graense/")
    assert "Glumsø og Omegn" in " ".join(inger.reads("main li"))
    inger.go("/omraader/sandby/historie/")
    assert [line for line in inger.reads("main h2") if "sit eget område" in line] != []
    assert (tue.faults, inger.faults) == ([], [])


def test_the_piece_is_pressed_on_the_map_or_set_with_the_keyboard(door: Door, land: Cast) -> None:
    tue = door("Tue")
    tue.sign_in("tue@tingsted.example")
    tue.go("/omraader/glumsoe/del/")
    tue.page.get_by_role("button", name="Tegn på kortet").click()
    place = tue.page.locator(".draw-map")
    expect(place).to_be_focused()
    size = place.bounding_box()
    assert size is not None
    for x, y in ((0.3, 0.2), (0.7, 0.2), (0.7, 0.5), (0.3, 0.5)):
        place.click(position={"x": size["width"] * x, "y": size["height"] * y})
    corners = tue.page.get_by_label("Hjørner")
    assert len(corners.input_value().splitlines()) == 4
    handle = tue.page.locator(".draw-map .leaflet-marker-icon").first
    handle.focus()
    tue.page.keyboard.press("Delete")
    assert len(corners.input_value().splitlines()) == 3
    place.focus()
    tue.page.keyboard.press("Enter")
    assert len(corners.input_value().splitlines()) == 4
    before = corners.input_value()
    place.click(position={"x": size["width"] * 0.5, "y": size["height"] * 0.3})
    tue.page.get_by_role("button", name="Fortryd", exact=True).click()
    assert corners.input_value() == before
    assert tue.faults == []


def test_an_area_is_divided_for_a_later_day_without_scripts(door: Door, land: Cast) -> None:
    tue = door("Tue")
    tue.sign_in("tue@tingsted.example")
    state = tue.window.storage_state()
    plain = door("Tue", scripts=False)
    plain.window.add_cookies(state["cookies"])
    day = clock.today() + timedelta(days=40)
    plain.go("/omraader/glumsoe/del/")
    name_it(plain)
    plain.fill("Hjørner", NORTH)
    plain.fill("Gælder fra", day.isoformat())
    plain.press("Se det på kortet")
    plain.page.get_by_role("button", name="Vedtag det fra", exact=False).click()
    assert Redrawing.objects.get().state == "adopted"
    assert (tue.faults, Area.objects.filter(prefix="Sandby").count()) == ([], 0)
