"""Figures: what is drawn, what is read aloud, and what is kept back."""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from civicmath.figures import Bar, DotRow, Line, Picture, Point, Stack, bars, dots, lines, stacked_bars

SVG = "{http://www.w3.org/2000/svg}"
SIGHT = re.compile(r"style=|<style|<script|\bon\w+=|href=")


def drawn(picture: Picture) -> ElementTree.Element:
    return ElementTree.fromstring(picture.svg)


def rectangles(picture: Picture) -> list[tuple[str, str, str]]:
    found = drawn(picture).iter(f"{SVG}rect")
    return [(each.attrib["class"], each.attrib["x"], each.attrib["width"]) for each in found]


def texts(picture: Picture) -> list[str]:
    return ["".join(each.itertext()) for each in drawn(picture).iter(f"{SVG}text")]


def cells(picture: Picture) -> list[list[str]]:
    rows = ElementTree.fromstring(picture.table).iter("tr")
    return [["".join(cell.itertext()) for cell in row] for row in rows]


PATH = bars(
    "Ti idéer",
    "Stien er først.",
    [Bar("Sti <til> søen", 0.7, 0.62, 0.78), Bar("Lys", None)],
    of="Idé",
    as_percent=True,
)
ANSWERS = stacked_bars(
    "Svar", "Efter landsby.", ["Ja", "Nej"], [Stack("Sandby", (30, 10)), Stack("Fodby", (None, 4))]
)
AGES = dots(
    "Alder",
    "Svar mod beboere.",
    ["Svar", "Beboere"],
    [DotRow("15–29", (Point(0.06, 0.03, 0.1), Point(0.14))), DotRow("75+", (Point(None), Point(0.2)))],
    as_percent=True,
)
KEPT = lines("Løfter", "År for år.", ["2024", "2025", "2026"], [Line("Vej", (1.0, None, 4.0))], of="År")
EVERY = [PATH, ANSWERS, AGES, KEPT]


@pytest.mark.parametrize("picture", EVERY)
def test_a_figure_is_an_image_with_title_and_description_and_no_style(picture: Picture) -> None:
    image = drawn(picture)
    title, description = image[0], image[1]
    assert (title.tag, title.text) == (f"{SVG}title", picture.title)
    assert (description.tag, description.text) == (f"{SVG}desc", picture.description)
    assert image.attrib["role"] == "img"
    assert image.attrib["aria-labelledby"] == f"{title.attrib['id']} {description.attrib['id']}"
    assert SIGHT.search(picture.html) is None


def test_a_bar_is_solid_to_the_low_end_pale_to_the_high_end_with_a_stroke_at_the_value() -> None:
    assert rectangles(PATH) == [("b", "0", "62%"), ("b2 range", "62%", "16%")]
    strokes = [each.attrib for each in drawn(PATH).iter(f"{SVG}line") if each.attrib["class"] == "w"]
    assert [(stroke["x1"], stroke["x2"]) for stroke in strokes] == [("70%", "70%")]


def test_the_table_holds_the_same_data_and_says_what_is_kept_back() -> None:
    assert cells(PATH) == [
        ["Idé", "Værdi", "Usikkerhed"],
        ["Sti <til> søen", "70\u00a0%", "62–78\u00a0%"],
        ["Lys", "vises ikke", ""],
    ]
    assert cells(ANSWERS) == [["", "Ja", "Nej"], ["Sandby", "30", "10"], ["Fodby", "vises ikke", "4"]]
    assert cells(AGES)[1:] == [
        ["15–29", "6\u00a0% (3–10\u00a0%)", "14\u00a0%"],
        ["75+", "vises ikke", "20\u00a0%"],
    ]
    assert cells(KEPT) == [["År", "Vej"], ["2024", "1"], ["2025", "vises ikke"], ["2026", "4"]]


def test_a_row_with_a_part_kept_back_is_not_drawn_since_the_rest_would_tell() -> None:
    in_the_bar = [each for each in rectangles(ANSWERS) if each[2].endswith("%")]
    assert in_the_bar == [("b", "0%", "60%"), ("b2", "60%", "20%")]
    assert texts(ANSWERS)[-2:] == ["Fodby", "vises ikke"]


def test_a_dot_stands_at_its_value() -> None:
    middle = [each.attrib["x"] for each in drawn(AGES).iter(f"{SVG}svg") if each.attrib.get("x", "9") != "9"]
    assert middle == ["70%", "30%", "100%"]


def test_a_line_has_a_gap_where_a_value_is_kept_back() -> None:
    strokes = [each for each in drawn(KEPT).iter(f"{SVG}line") if each.attrib["class"] == "w"]
    assert strokes == []
    whole = lines("Løfter", "År for år.", ["2024", "2025"], [Line("Vej", (0.0, 5.0))], width=500)
    stroke = next(each.attrib for each in drawn(whole).iter(f"{SVG}line") if each.attrib["class"] == "w")
    assert (stroke["x1"], stroke["x2"]) == ("30", "470")
    assert float(stroke["y1"]) - float(stroke["y2"]) == 200


def test_a_width_in_pixels_gives_a_drawing_that_stands_alone() -> None:
    picture = bars("T", "D", [Bar("a", 5.0)], top=10, width=600, language="en")
    assert drawn(picture).attrib["viewBox"].startswith("0 0 600 ")
    assert rectangles(picture) == [("b", "0", "300")]
    assert texts(picture) == ["0", "5", "10", "a", "5"]


def test_english_writes_numbers_the_english_way() -> None:
    shares = bars("T", "D", [Bar("a", 0.5, 0.4, 0.6)], as_percent=True, language="en")
    assert cells(shares)[1] == ["a", "50%", "40–60%"]
    assert "Show as a table" in shares.html
    assert cells(bars("T", "D", [Bar("a", 1234.0)], language="en"))[1] == ["a", "1,234"]
    assert cells(bars("T", "D", [Bar("a", 1234.0)]))[1] == ["a", "1.234"]


@pytest.mark.parametrize(
    "draw",
    [
        lambda: bars("", "", [Bar("a", 0.5, 0.6, 0.7)]),
        lambda: bars("", "", [Bar("a", -1.0)]),
        lambda: stacked_bars("", "", ["x"], [Stack("a", (1, 2))]),
        lambda: stacked_bars("", "", ["x"], [Stack("a", (-1,))]),
        lambda: stacked_bars("", "", list("vwxyz"), [Stack("a", (1, 1, 1, 1, 1))]),
        lambda: dots("", "", ["x"], [DotRow("a", ())]),
        lambda: lines("", "", ["1", "2"], [Line("a", (1.0,))]),
    ],
)
def test_data_that_cannot_be_drawn_truthfully_is_refused(draw: Callable[[], Picture]) -> None:
    with pytest.raises(ValueError):
        draw()


@settings(deadline=None)
@given(st.lists(st.tuples(st.text(max_size=80), st.floats(0, 1e9)), max_size=6))
def test_any_label_and_any_number_give_a_drawing_within_its_frame(rows: list[tuple[str, float]]) -> None:
    clean = [(re.sub(r"[\x00-\x1f\ufffe\uffff]", " ", label), value) for label, value in rows]
    picture = bars("T", "D", [Bar(label, value) for label, value in clean], width=400)
    assert all(0 <= float(wide) <= 400 for _, _, wide in rectangles(picture))
    assert [row[0] for row in cells(picture)[1:]] == [label for label, _ in clean]
