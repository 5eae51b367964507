"""Small pools whose quotas leave almost no room: all are attained exactly."""

from __future__ import annotations

import pytest
from plain_check import assert_certified
from sample_pools import near_exact_pool

from civicmath.sortition.engine import hold_lottery


@pytest.mark.parametrize("first", [0, 10, 20])
def test_near_exact_quotas_are_attained_exactly(first: int) -> None:
    for seed in range(first, first + 10):
        lottery = hold_lottery(near_exact_pool(seed))
        assert lottery.status == "exact"
        assert_certified(lottery)


@pytest.mark.slow
@pytest.mark.parametrize("first", range(30, 300, 10))
def test_three_hundred_near_exact_pools_are_attained_exactly(first: int) -> None:
    test_near_exact_quotas_are_attained_exactly(first)
