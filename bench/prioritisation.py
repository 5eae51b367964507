"""Proportional priorities beside pabutools, in one process, on the same votes.

Times are the processor's, so that other work on the machine weighs as little as possible on either side.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import partial
from importlib import import_module
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

from bench.figure import Figure
from civicmath.prioritisation import (
    Allocation,
    Ballots,
    Election,
    equal_shares,
    phragmen_ranking,
    rank_intervals,
    write_pb,
)
from civicmath.prioritisation.command import main
from civicmath.prioritisation.equal_shares import Completion
from civicmath.prioritisation.market import Utility

IDEAS = 80
VOTERS = 60_000
FEWER_VOTERS = 12_000
PEER = "pabutools"

Work = Callable[[], Any]


def figures(quick: bool) -> Iterator[Figure]:
    """Rule alone and file to result beside the peer; a town, and a village; how firm the order is."""
    voters = FEWER_VOTERS if quick else VOTERS
    yield from _beside_the_peer(_election(voters, IDEAS), f"{voters:,} x {IDEAS}")
    yield _a_million(200_000 if quick else 1_000_000)
    yield from _a_village()


def _election(voters: int, ideas: int, seed: int = 1) -> Election:
    """A vote where each idea has its own popularity, three to seventeen in a hundred."""
    chance = np.random.default_rng(seed)
    liked = chance.uniform(0.03, 0.17, ideas)
    names = tuple(f"p{number}" for number in range(ideas))
    costs = dict(zip(names, map(Fraction, (chance.integers(10, 600, ideas) * 1000).tolist()), strict=True))
    return Election(Ballots(names, chance.random((voters, ideas)) < liked), costs, Fraction(5_000_000))


def _seconds(work: Callable[[], Any], times: int = 1) -> float:
    """The shortest of so many runs."""
    best = float("inf")
    for _ in range(times):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


def _beside_the_peer(election: Election, size: str) -> Iterator[Figure]:
    """Each rule alone, and from the file to the result; the same ideas must be bought."""
    parse = import_module("pabutools.election").parse_pabulib
    with TemporaryDirectory() as folder:
        path, out = Path(folder) / "vote.pb", Path(folder) / "result.json"
        path.write_text(write_pb(election), encoding="utf-8")
        start = time.process_time()
        instance, profile = parse(str(path))
        reading = time.process_time() - start
        for name, ours, peer, words in _rules(election, instance, profile):
            alone = _seconds(ours, 5)
            start = time.process_time()
            theirs = {project.name for project in peer()}
            peer_alone = time.process_time() - start
            if theirs != set(ours().selected):
                raise AssertionError(f"{name} does not buy the same ideas as {PEER}")
            yield _faster(f"{name}, rule alone, {size}", alone, peer_alone, 100)
            whole = _seconds(partial(main, [*words, "--out", str(out), str(path)]), 5)
            yield _faster(f"{name}, file to result, {size}", whole, reading + peer_alone, 50)


def _rules(election: Election, instance: Any, profile: Any) -> Iterator[tuple[str, Work, Work, list[str]]]:
    """Each rule by name: ours, the peer's, and the words of the command."""
    measures, peers = import_module("pabutools.election"), import_module("pabutools.rules")
    costs, budget, marks = election.costs or {}, election.budget or 0, election.ballots

    def fresh() -> Ballots:
        """New ballots, so that putting equal ones together is part of the time."""
        return Ballots(marks.ideas, marks.approvals)

    def ours(utility: Utility) -> Allocation:
        return equal_shares(fresh(), costs, budget, utility=utility, completion="none")

    yield (
        "Phragmén",
        lambda: phragmen_ranking(fresh(), costs=costs, budget=budget),
        lambda: peers.sequential_phragmen(instance, profile),
        ["--rule", "phragmen"],
    )
    utilities: dict[Utility, Any] = {"cost": measures.Cost_Sat, "cardinality": measures.Cardinality_Sat}
    for utility, satisfaction in utilities.items():
        yield (
            f"Equal Shares ({utility})",
            partial(ours, utility),
            partial(peers.method_of_equal_shares, instance, profile, sat_class=satisfaction),
            ["--rule", "equal-shares", "--completion", "none", "--utility", utility],
        )


def _faster(name: str, ours: float, theirs: float, bar: float) -> Figure:
    return Figure(name, ours, "s CPU", PEER, theirs, theirs / ours, bar)


def _within(name: str, value: float, unit: str, limit: float) -> Figure:
    """A figure that must stay below a limit we promise."""
    return Figure(name, value, unit, "limit", limit, value / limit, 1.0, higher_is_better=False)


def _a_million(voters: int) -> Figure:
    """Rank a hundred ideas in a process of its own, to see its memory; the worse of time and memory."""
    code = f"from bench.prioritisation import rank_a_town; rank_a_town({voters})"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    seconds, gigabytes = map(float, told.split())
    share = voters / 1_000_000
    name = f"{voters:,} x 100 ranked, {gigabytes:.1f} of 4 GB"
    limit = 10 * share
    ratio = max(seconds / limit, gigabytes / 4)
    return Figure(name, seconds, "s CPU", "limit", limit, ratio, 1.0, higher_is_better=False)


def rank_a_town(voters: int) -> None:
    """Print the seconds of a full ranking and the process's largest memory in GB."""
    ballots = _election(voters, 100).ballots
    seconds = _seconds(lambda: phragmen_ranking(ballots))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    sys.stdout.write(f"{seconds} {peak}\n")


def _a_village() -> Iterator[Figure]:
    """A village survey with 199 answers on 40 ideas: the middle one of ten such villages."""
    villages = [_village(seed) for seed in range(10)]
    ranked = [_seconds(partial(_afresh, phragmen_ranking, each.ballots), 3) for each in villages]
    yield _within("Phragmén, 199 x 40", 1000 * median(ranked), "ms CPU", 50)
    completions: tuple[Completion, ...] = ("none", "add-one")
    for completion in completions:
        taken = []
        for each in villages:
            rule = partial(equal_shares, costs=each.costs or {}, budget=100_000, completion=completion)
            taken.append(_seconds(partial(_afresh, rule, each.ballots), 3))
        yield _within(f"Equal Shares, {completion}, 199 x 40", 1000 * median(taken), "ms CPU", 50)
    drawn = _seconds(partial(rank_intervals, _village(1, 300).ballots, draws=500), 3)
    yield _within("rank intervals, 500 draws of 300 x 40", 1000 * drawn, "ms CPU", 1000)


def _village(seed: int, voters: int = 199) -> Election:
    chance = np.random.default_rng(seed)
    names = tuple(f"p{number}" for number in range(40))
    marks = chance.random((voters, 40)) < chance.uniform(0.06, 0.34, 40)
    costs = dict(zip(names, map(Fraction, (chance.integers(2, 60, 40) * 500).tolist()), strict=True))
    return Election(Ballots(names, marks), costs)


def _afresh(rule: Callable[[Ballots], Any], ballots: Ballots) -> None:
    """Run a rule on new ballots, so that putting equal ones together is part of the time."""
    rule(Ballots(ballots.ideas, ballots.approvals))
