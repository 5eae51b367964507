"""What follows from the boundaries is computed by the worker, for all processes, before anybody asks."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django_tasks_db.models import DBTaskResult

from tingsted.demo.areas import Ground
from tingsted.kernel import guard
from tingsted.kernel.actors import OPERATOR
from tingsted.places import coverage, drawn_once
from tingsted.places.actions import adopt_boundary, rename_area
from tingsted.places.maps import sheet
from tingsted.places.models import Area, Boundary
from tingsted.places.overview import overview
from tingsted.places.tasks import draw_map

KEPT = (coverage._coverage, coverage._neighbours, sheet._sheet)


@pytest.fixture
def fodby(naestved: Ground) -> Area:
    return Area.objects.get(slug="fodby")


@pytest.fixture(autouse=True)
def _own_drawings(settings: Any, tmp_path: Any) -> None:
    settings.CACHES = {
        **settings.CACHES,
        "drawn": {**settings.CACHES["drawn"], "LOCATION": tmp_path},
    }
    another_process()


def another_process() -> None:
    """What this process remembers is gone; the files are there."""
    for kept in KEPT:
        kept.cache_clear()  # type: ignore[attr-defined]  # of the cache it is wrapped in


def drawings_to_do() -> int:
    return DBTaskResult.objects.ready().filter(task_path__endswith="places.tasks.draw_map").count()


def moved_a_little(area: Area) -> dict[str, Any]:
    """Its own outline without one of its corners."""
    geometry: dict[str, Any] = Boundary.objects.in_force().get(area=area).geometry
    ring = geometry["coordinates"][0] if geometry["type"] == "Polygon" else geometry["coordinates"][0][0]
    return {"type": "Polygon", "coordinates": [[*ring[:3], *ring[4:]]]}


def test_a_boundary_that_is_adopted_asks_the_worker_for_the_map(fodby: Area) -> None:
    assert drawings_to_do() == 1  # one for all that was entered
    with guard.arranging():
        DBTaskResult.objects.all().delete()
    adopt_boundary(OPERATOR, area=fodby, geometry=moved_a_little(fodby))
    assert drawings_to_do() == 1


def test_what_the_worker_drew_no_reader_draws_again(
    fodby: Area, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    adopt_boundary(OPERATOR, area=fodby, geometry=moved_a_little(fodby))
    draw_map.func()
    another_process()

    def not_again(*args: object) -> None:
        raise AssertionError("drawn in a request")

    monkeypatch.setattr(sheet, "_drawn", not_again)
    monkeypatch.setattr(coverage, "coverage_of", not_again)
    monkeypatch.setattr(coverage, "in_metres", not_again)
    assert [client.get(path).status_code for path in ("/", "/omraader/", "/omraader/fodby/")] == [200] * 3
    assert client.get("/omraader/fodby/graense/").status_code == 200


def test_another_boundary_is_another_drawing(fodby: Area) -> None:
    was = overview().sheet.of(fodby.pk)
    adopt_boundary(OPERATOR, area=fodby, geometry=moved_a_little(fodby))
    another_process()
    now = overview().sheet.of(fodby.pk)
    assert was is not None and now is not None
    assert was.path != now.path


def test_an_area_that_is_renamed_stands_on_the_map_with_its_new_name(fodby: Area) -> None:
    def name_on_the_map() -> str:
        outline = overview().sheet.of(fodby.pk)
        assert outline is not None
        return " ".join(line[2] for line in outline.label.lines)

    assert name_on_the_map() == "Fodby"
    rename_area(OPERATOR, area=fodby, name="Fodby og omegn", short_name="Fodby+", prefix=fodby.prefix)
    assert name_on_the_map() == "Fodby+"


def test_what_an_earlier_edition_of_the_code_drew_is_drawn_again(
    fodby: Area, monkeypatch: pytest.MonkeyPatch
) -> None:
    draw_map.func()
    another_process()
    monkeypatch.setattr(drawn_once, "_way_of_drawing", lambda: "another edition")
    drawn: list[object] = []
    real = sheet._drawn

    def noted(*args: Any) -> Any:
        drawn.append(args[0])
        return real(*args)

    monkeypatch.setattr(sheet, "_drawn", noted)
    overview()
    assert len(drawn) == 1
