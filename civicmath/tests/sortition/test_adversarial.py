"""Small pools whose quotas leave almost no room: all are attained exactly."""

from __future__ import annotations

import pytest
from plain_check import assert_certified
from sample_pools import near_exact_pool

from civicmath.sortition.engine import hold_lottery


@pytest.mark.parametrize("seed", range(300))
def test_near_exact_quotas_are_attained_exactly_with_floor_or_ceiling_tickets(seed: int) -> None:
    lottery = hold_lottery(near_exact_pool(seed))

    assert lottery.status == "exact"
    assert_certified(lottery)
    for count, chance in zip(lottery.tickets.tolist(), lottery.chances_of_people(), strict=True):
        assert chance * 1000 // 1 <= count <= -(-chance * 1000 // 1)
