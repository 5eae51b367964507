"""Only actions write; an action asks a right and says what happened."""

import pytest

from cast import Cast
from tingsted.kernel.actions import UnfinishedAction, action, announce
from tingsted.kernel.actors import OPERATOR, Actor
from tingsted.kernel.guard import WriteOutsideAction
from tingsted.kernel.rights import NotAllowed, require
from tingsted.places.actions import describe_area
from tingsted.places.models import Area
from tingsted.surveys.events import AnswerReceived


def test_a_write_outside_an_action_fails(cast: Cast) -> None:
    with pytest.raises(WriteOutsideAction):
        Area.objects.filter(pk=cast.glumsoe.pk).update(note="quietly")


def test_an_action_that_asks_no_right_fails(cast: Cast) -> None:
    @action
    def scribble(actor: Actor) -> None:
        Area.objects.filter(pk=cast.glumsoe.pk).update(note="unasked")

    with pytest.raises(UnfinishedAction, match="without asking a right"):
        scribble(OPERATOR)


def test_an_action_that_announces_nothing_fails(cast: Cast) -> None:
    @action
    def scribble(actor: Actor) -> None:
        require("places.set_up", actor)
        Area.objects.filter(pk=cast.glumsoe.pk).update(note="in silence")

    with pytest.raises(UnfinishedAction, match="without announcing"):
        scribble(OPERATOR)


def test_an_action_that_moves_what_is_remembered_over_quiet_events_says_so_aloud(cast: Cast) -> None:
    @action
    def scribble(actor: Actor) -> None:
        require("places.set_up", actor)
        Area.objects.filter(pk=cast.glumsoe.pk).update(note="behind the memory's back")
        announce(actor, AnswerReceived())

    with pytest.raises(UnfinishedAction, match="wrote to places_area and announced it quietly only"):
        scribble(OPERATOR)


def test_a_refused_action_leaves_nothing_behind(cast: Cast) -> None:
    with pytest.raises(NotAllowed) as refusal:
        describe_area(cast.as_asta, area=cast.glumsoe, description="From elsewhere")
    assert str(refusal.value) == "Only the area's own body or the municipality's editors may do this."
    assert Area.objects.get(pk=cast.glumsoe.pk).description == ""
