"""A matter about safe ways to school, opened by Vej og Park, and who was asked."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cast import Cast
from tingsted.involvement.actions import invite, open_matter, start_matter
from tingsted.involvement.models import Invitation, Matter
from tingsted.kernel import clock


def start(cast: Cast, **more: object) -> Matter:
    """A matter as Holger prepares it."""
    facts = {
        "title": "Trafiksikkerhed ved skolerne",
        "kind": "action plan",
        "question": "Hvor er det utrygt at cykle til skole?",
        "can_influence": "Hvilke kryds vi tager først",
        "fixed": "Budgettet: 4 millioner kroner",
        "deadline": clock.today() + timedelta(days=60),
    } | more
    return start_matter(cast.as_holger, owner=cast.roads, **facts)  # type: ignore[arg-type]  # the facts of a matter


@pytest.fixture
def matter(cast: Cast) -> Matter:
    """Open, with nobody asked yet."""
    return open_matter(cast.as_holger, matter=start(cast))


@pytest.fixture
def glumsoe(cast: Cast, matter: Matter) -> Invitation:
    """The invitation to the council of Glumsø."""
    return invite(cast.as_holger, matter=matter, offices=[cast.council])[0]
