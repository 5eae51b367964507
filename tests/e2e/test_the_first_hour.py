"""The first hour of a municipality in a browser: its workbook, first with its faults, and all its boundaries."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from shapely.geometry import Polygon, box, mapping

from cast import Cast
from e2e.visitor import Visitor
from tingsted.kernel import clock
from tingsted.places.actions.importing import known_here
from tingsted.places.models import Area, Seat
from tingsted.places.whereabouts import areas_at
from tingsted.places.workbook import open_workbook, read_workbook
from workbooks import mend, sample

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
Door = Callable[..., Visitor]
WEST, EAST = box(11.60, 55.30, 11.65, 55.40), box(11.65, 55.30, 11.70, 55.40)
CROSSING = Polygon([(11.60, 55.30), (11.65, 55.40), (11.65, 55.30), (11.60, 55.40)])


def unexpected(visitor: Visitor) -> list[str]:
    """A browser also notes every answer that is a refusal, as here on purpose."""
    return [fault for fault in visitor.faults if "status of 422" not in fault]


def choose(tue: Visitor, path: Path) -> None:
    tue.page.locator("input[type=file]").set_input_files(path)


def test_a_workbook_is_looked_through_mended_and_read_in(door: Door, cast: Cast, tmp_path: Path) -> None:
    faulty, mended = tmp_path / "raad.xlsx", tmp_path / "rettet.xlsx"
    faulty.write_bytes(sample())
    mend(mended)
    tue = door("Tue")
    tue.page.set_default_timeout(40_000)  # everything is read in twice: once to look, once for good
    tue.sign_in("tue@tingsted.example")
    tue.go("/instanser/")
    tue.follow("Læs et regneark med råd og kontakter ind")
    choose(tue, faulty)
    tue.press("Se det igennem")
    reading = read_workbook(open_workbook(sample()), known_here(), clock.today())
    assert tue.reads("tbody th") == [f"{f.sheet}, række {f.row} {f.column}" for f in reading.faults]
    before = Seat.objects.count()
    tue.follow("Vælg den rettede fil")
    choose(tue, mended)
    tue.press("Se det igennem")
    new = sum(int(number) for number in tue.reads("td.n:nth-child(2)"))
    assert (Seat.objects.count(), new > 130) == (before, True)
    tue.press("Læs det ind")
    assert tue.path == "/instanser/"
    assert tue.reads("[role=status]")[0].startswith(f"{new} rækker er nye")
    assert Seat.objects.count() - before > 83  # the seats, and those of the contacts
    assert unexpected(tue) == []


def test_all_boundaries_are_looked_at_on_the_map_and_adopted_at_once(
    door: Door, cast: Cast, tmp_path: Path
) -> None:
    def file(*areas: tuple[str, Polygon]) -> Path:
        features = [
            {"type": "Feature", "properties": {"navn": name}, "geometry": mapping(outline)}
            for name, outline in areas
        ]
        path = tmp_path / f"{len(list(tmp_path.iterdir()))}.geojson"
        path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
        return path

    tue = door("Tue")
    tue.sign_in("tue@tingsted.example")
    tue.go("/graenser/")
    tue.follow("Læs grænser ind")
    choose(tue, file(("Glumsø", WEST), ("Fodby", CROSSING)))
    tue.fill("Vedtaget af", "Byrådet")
    tue.press("Se det på kortet")
    assert tue.page.locator("svg.closeup .fault").count() == 1
    assert tue.reads(".versions li p") == [
        "Nummer 2: Fodby Grænsen krydser sig selv ved 55.35000 nord, 11.62500 øst."
    ]
    tue.follow("Vælg den rettede fil")
    choose(tue, file(("Glumsø", WEST), ("Fodby", EAST)))
    tue.fill("Vedtaget af", "Byrådet")
    tue.press("Se det på kortet")
    assert areas_at(11.62, 55.35).areas == ()
    tue.press("Vedtag dem alle")
    assert tue.reads("[role=status]")[0] == "0 områder er nye, 2 er tegnet om, 0 står, som de gjorde."
    assert [areas_at(x, 55.35).areas for x in (11.62, 11.68)] == [(cast.glumsoe,), (cast.fodby,)]
    assert Area.objects.count() == 3
    assert unexpected(tue) == []
