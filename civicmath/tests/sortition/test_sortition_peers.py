"""Never lexicographically below a peer: what one published or gave for the open instances, and what one finds here."""

from __future__ import annotations

from typing import Any

import pytest
from sample_pools import near_exact_pool, open_instance

from civicmath.sortition.engine import hold_lottery
from civicmath.sortition.pool import Pool

# The smallest chance that `sortition-algorithms` gave: its leximin, its maximin with households.
PUBLISHED = {"syn_n300_k30_f6_s1": 0.06573, "syn_n300_k30_f6_s1_hh": 0.065934}
TOLERANCE = 1e-6


def at_least(ours: list[float], theirs: list[float]) -> bool:
    """Whether the first chance that differs, from the smallest up, is larger with us."""
    pairs = zip(sorted(ours), sorted(theirs), strict=True)
    return next((own > other for own, other in pairs if abs(own - other) > TOLERANCE), True)


@pytest.mark.parametrize("name", sorted(PUBLISHED))
def test_the_smallest_chance_is_not_below_what_a_peer_gave(name: str) -> None:
    lottery = hold_lottery(open_instance(name), exact=False)

    assert float(min(lottery.chances)) > PUBLISHED[name] - TOLERANCE


@pytest.mark.parametrize(
    ("ours", "theirs", "verdict"),
    [
        ([0.2, 0.3], [0.3, 0.1], True),
        ([0.1, 0.9], [0.2, 0.2], False),
        ([0.2, 0.5], [0.5, 0.2 + 1e-7], True),
        ([0.2, 0.4], [0.2, 0.5], False),
    ],
)
def test_chances_are_compared_from_the_smallest_up(
    ours: list[float], theirs: list[float], verdict: bool
) -> None:
    assert at_least(ours, theirs) is verdict


def chances_of_peer(pool: Pool, method: str) -> list[float]:
    """Everyone's chance by the peer's own method, in the order of the pool."""
    adapters = pytest.importorskip("sortition_algorithms.adapters")
    core = pytest.importorskip("sortition_algorithms.committee_generation")
    settings = pytest.importorskip("sortition_algorithms.settings")
    lines = ["feature,value,min,max"]
    lines += [f"{q.category},{q.feature},{q.minimum},{q.maximum}" for q in pool.quotas]
    people = [",".join(["id", *pool.categories])]
    people += [
        ",".join([f"p{at}", *(pool.quotas[quota].feature for quota in row)])
        for at, row in enumerate(pool.features.tolist())
    ]
    data = adapters.SelectionData(adapters.CSVStringDataSource("\n".join(lines), "\n".join(people)))
    features, _ = data.load_features(pool.panel_size)
    loaded, _ = data.load_people(settings.Settings(id_column="id", columns_to_keep=[]), features)
    find: Any = getattr(core, f"find_distribution_{method}")
    panels, weights, _ = find(features, loaded, pool.panel_size, [])
    chances = dict.fromkeys((f"p{at}" for at in range(pool.people)), 0.0)
    for panel, weight in zip(panels, weights, strict=True):
        for person in panel:
            chances[person] += weight
    return list(chances.values())


@pytest.mark.peers
@pytest.mark.parametrize("method", ["maximin", "nash"])
@pytest.mark.parametrize("seed", range(6))
def test_no_peer_finds_better_chances_for_a_small_pool(seed: int, method: str) -> None:
    pool = near_exact_pool(seed, people=(20, 40))

    ours = [float(chance) for chance in hold_lottery(pool).chances_of_people()]

    assert at_least(ours, chances_of_peer(pool, method))
