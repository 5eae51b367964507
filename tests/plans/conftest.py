"""Glumsø has a plan with a theme, an idea about the path, and the action it became."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from cast import Cast
from tingsted.ideas.actions import raise_idea
from tingsted.ideas.models import Idea
from tingsted.plans.actions import add_action, add_theme, start_plan
from tingsted.plans.models import Action, Plan, Theme


@dataclass
class Glumsoe:
    """What the tests of this room begin with."""

    cast: Cast
    plan: Plan
    theme: Theme
    path: Idea
    action: Action


@pytest.fixture
def glumsoe(cast: Cast) -> Glumsoe:
    """A plan, a theme, an idea, an action: each made by the one who may."""
    plan = start_plan(cast.as_ruth, area=cast.glumsoe)
    theme = add_theme(cast.as_ruth, plan=plan, name="Stier og natur")
    path = raise_idea(
        cast.as_ruth, area=cast.glumsoe, words="En sti til søen, som også en kørestol kan bruge"
    )
    action = add_action(
        cast.as_ruth,
        plan=plan,
        theme=theme,
        title="Sidste 250 meter af stien",
        text="Stien mangler stykket langs åen.",
        driver=Action.Driver.JOINT,
        ideas=[path],
    )
    return Glumsoe(cast, plan, theme, path, action)
