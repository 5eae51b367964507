"""The municipality of the demo, as public facts have it: areas with outlines, and no people."""

from __future__ import annotations

import pytest

from copied import copied
from tingsted.demo.areas import Ground, lay_ground
from tingsted.kernel import guard


def the_ground() -> Ground:
    """Næstved, laid by the actions of the house."""
    return lay_ground("naestved")


@pytest.fixture
def naestved(db: None) -> Ground:
    with guard.arranging():
        return copied(the_ground)
