"""Contrast is WCAG's, and a tone that must be readable is."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tingsted.design.colour import (
    best_ink,
    channels,
    contrast,
    from_channels,
    luminance,
    mix,
    nearest_tone,
    parse,
)

colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")
shares = st.floats(0, 1, allow_nan=False)


def test_contrast_of_black_on_white_is_twenty_one() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


def test_contrast_of_the_darkest_grey_that_passes_on_white_is_known() -> None:
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.005)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


@given(colours, colours)
def test_contrast_is_the_same_both_ways_and_within_its_limits(one: str, other: str) -> None:
    assert contrast(one, other) == contrast(other, one)
    assert 1 <= contrast(one, other) <= 21.001


@given(colours)
def test_a_colour_does_not_stand_out_from_itself(colour: str) -> None:
    assert contrast(colour, colour) == 1


@given(colours)
def test_channels_come_back_as_the_same_colour(colour: str) -> None:
    assert from_channels(*channels(colour)) == colour


@given(colours, shares, shares)
def test_more_white_is_never_darker(colour: str, one: float, other: float) -> None:
    less, more = sorted((one, other))
    assert luminance(mix(colour, "#ffffff", less)) <= luminance(mix(colour, "#ffffff", more))


@given(colours)
def test_the_ink_chosen_is_the_more_readable(colour: str) -> None:
    ink = best_ink(colour)
    assert contrast(ink, colour) == max(contrast("#ffffff", colour), contrast("#17262a", colour))


@given(colours, st.floats(1, 15))
def test_a_darker_tone_reaches_the_contrast_asked_for(colour: str, least: float) -> None:
    tone = nearest_tone(colour, ("#f5f7f4", least), lighter=False)
    assert contrast(tone, "#f5f7f4") >= least


def test_a_tone_meets_every_demand_even_two_against_the_same_colour() -> None:
    tone = nearest_tone("#000000", ("#000000", 5.0), ("#000000", 3.6), lighter=True)
    assert contrast(tone, "#000000") >= 5


@given(colours)
def test_a_tone_that_already_reaches_is_left_alone(colour: str) -> None:
    assert nearest_tone(colour, (colour, 1.0), lighter=True) == colour


@pytest.mark.parametrize(
    ("written", "meant"), [("#0C4A4E", "#0c4a4e"), (" #fff ", "#ffffff"), ("#1a2", "#11aa22")]
)
def test_a_colour_is_read_as_people_write_it(written: str, meant: str) -> None:
    assert parse(written) == meant


@pytest.mark.parametrize("written", ["", "red", "#12", "#12345g", "#fff; }", "0c4a4e", "#0c4a4e00"])
def test_what_is_not_a_colour_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="^" + re.escape(written.strip()) + "$"):
        parse(written)
