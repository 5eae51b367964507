"""A neighbour who helps with the typing: let in until a day, stopped, forgotten."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from cast import Cast
from surveys.doors import signed_in
from tingsted.kernel import clock
from tingsted.kernel.actions import Refused
from tingsted.kernel.actors import CLOCK, Actor
from tingsted.kernel.rights import NotAllowed, may
from tingsted.notices.models import Letter
from tingsted.surveys.actions import (
    check_sheet,
    draw_sample,
    forget_typists,
    let_type,
    print_sheets,
    put_in,
    stop_typing,
    type_sheet,
)
from tingsted.surveys.models import Batch, Survey, Typist


def check_all(cast: Cast, batch: Batch, **otherwise: Any) -> None:
    for sheet in batch.sheets.filter(drawn=True, checked=False):
        check_sheet(cast.as_ejner, sheet=sheet, typed={**sheet.typed, **otherwise}, looked_again=True)


@pytest.fixture
def neighbour(cast: Cast, survey: Survey) -> Actor:
    """Per sits in no body; the chair lets him type for a week."""
    until = clock.today() + timedelta(days=7)
    typist = let_type(cast.as_ruth, survey=survey, name="Per", email="per@tingsted.example", until=until)
    return Actor("person", typist.person, None)


def test_a_neighbour_types_and_checks_what_others_typed_until_their_day_and_counts_nothing(
    cast: Cast, survey: Survey, neighbour: Actor, pile: Batch
) -> None:
    letter = Letter.objects.get(kind="surveys.typist")
    assert letter.to == "per@tingsted.example" and "/papir/" in letter.text
    (code,) = print_sheets(cast.as_ruth, survey=survey, copies=1)
    path = f"{survey.get_absolute_url()}papir/"
    per = signed_in(neighbour.person)
    mark = {f"v{survey.cards.all()[0].pk}": "1"}
    assert per.post(f"{path}tast/", {"kvittering": "a", "ark": code, **mark}).status_code == 302
    draw_sample(cast.as_ruth, batch=pile)
    statuses = [per.get(path + at).status_code for at in ("", "bundt/1/", "bundt/1/tjek/", "bundt/2/")]
    assert statuses == [200, 200, 200, 200]
    for sheet in pile.sheets.filter(drawn=True):
        check_sheet(neighbour, sheet=sheet, typed=sheet.typed or {})
    with pytest.raises(NotAllowed):
        put_in(neighbour, batch=pile)
    for at in ("papir/aeldre/", "papir/tastere/", "styr/", "kommentarer/", "hjaelpere/"):
        assert per.get(survey.get_absolute_url() + at).status_code == 403
    with clock.at(clock.now() + timedelta(days=8)), pytest.raises(NotAllowed):
        type_sheet(neighbour, survey=survey, code=code, typed={})


def test_the_chair_stops_a_neighbour_and_whose_time_has_passed_is_forgotten(
    cast: Cast, survey: Survey, neighbour: Actor
) -> None:
    with pytest.raises(NotAllowed):
        let_type(cast.as_ejner, survey=survey, name="", email="x@tingsted.example", until=clock.today())
    with pytest.raises(Refused, match="tres dage"):
        let_type(
            cast.as_ruth, survey=survey, name="", email="x@tingsted.example",
            until=clock.today() + timedelta(days=61),
        )  # fmt: skip
    assert forget_typists(CLOCK, on=clock.today() + timedelta(days=7)) == 0
    assert forget_typists(CLOCK, on=clock.today() + timedelta(days=8)) == 1
    again = let_type(
        cast.as_ruth, survey=survey, name="Per", email="per@tingsted.example", until=clock.today()
    )
    stop_typing(cast.as_ruth, typist=again)
    assert (may("surveys.type_in", neighbour, survey), Typist.objects.count()) == (False, 0)
