"""`python -m civicmath prioritise FILE …`: put the ideas of a vote in order and write down why."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any, Literal

from civicmath.prioritisation.approval import approval_ranking
from civicmath.prioritisation.election import Election, read_amount, read_election, read_text
from civicmath.prioritisation.equal_shares import equal_shares
from civicmath.prioritisation.exact import exact_record
from civicmath.prioritisation.intervals import rank_intervals
from civicmath.prioritisation.phragmen import phragmen_ranking
from civicmath.prioritisation.results import Ranking, plain
from civicmath.prioritisation.sheet import read_costs
from civicmath.prioritisation.ties import TieRule


def main(argv: Sequence[str]) -> int:
    """Read the file, find the order and write the result; 0 if it went well, 2 with a sentence if not."""
    words = _parser().parse_args(list(argv))
    try:
        election = _with_costs(read_election(words.file), words.costs)
        budget = election.budget if words.budget is None else read_amount(words.budget, "The budget")
        result = _result(election, _rank(election, budget, words), words)
        text = _as_text(result)
        if words.out is None:
            sys.stdout.write(text)
        else:
            words.out.write_text(text, encoding="utf-8")
    except (OSError, ValueError) as problem:
        sys.stderr.write(f"{problem}\n")
        return 2
    return 0


def _as_text(result: Mapping[str, Any]) -> str:
    """Write the result as JSON, a line for each fact, round and idea: quicker than indenting, and readable."""
    facts = []
    for name, value in result.items():
        told = json.dumps(value, ensure_ascii=False)
        if isinstance(value, list) and value and isinstance(value[0], dict):
            told = "[\n  " + ",\n  ".join(json.dumps(each, ensure_ascii=False) for each in value) + "\n ]"
        facts.append(f"{json.dumps(name)}: {told}")
    return "{\n " + ",\n ".join(facts) + "\n}\n"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m civicmath prioritise", description=__doc__)
    parser.add_argument("file", type=Path, help="the vote: a .pb file, or a .csv with a column for each idea")
    parser.add_argument("--rule", choices=("phragmen", "equal-shares", "approval"), default="phragmen")
    parser.add_argument("--utility", choices=("cost", "cardinality"), default="cost")
    parser.add_argument("--completion", choices=("none", "add-one"), default="add-one")
    parser.add_argument("--costs", type=Path, help="a .csv with an idea and its cost on each line")
    parser.add_argument("--budget", help="what there is to spend, if the file does not say or to try another")
    parser.add_argument("--seed", type=int, help="break ties by a lot from this number instead of by id")
    parser.add_argument(
        "--intervals", type=int, metavar="DRAWS", help="add rank intervals from so many draws"
    )
    parser.add_argument("--exact", action="store_true", help="add a formal record in exact fractions")
    parser.add_argument("--out", type=Path, help="where to write the result (default: to the screen)")
    return parser


def _with_costs(election: Election, path: Path | None) -> Election:
    """Take the ideas' costs from a list of their own, since a sheet of ballots has no room for them."""
    if path is None:
        return election
    return replace(election, costs=read_costs(read_text(path)))


def _rank(election: Election, budget: Fraction | None, words: argparse.Namespace) -> Ranking:
    ties = TieRule(words.seed)
    if words.rule == "approval":
        return approval_ranking(election.ballots, costs=election.costs, budget=budget, ties=ties)
    if words.rule == "phragmen":
        return phragmen_ranking(election.ballots, costs=election.costs, budget=budget, ties=ties)
    if budget is None:
        raise ValueError("Equal Shares needs a budget: give one with --budget.")
    costs = election.costs or dict.fromkeys(election.ballots.ideas, Fraction(1))
    return equal_shares(
        election.ballots, costs, budget, utility=words.utility, completion=words.completion, ties=ties
    )


def _result(election: Election, ranking: Ranking, words: argparse.Namespace) -> dict[str, Any]:
    result = ranking.as_json(election.names)
    if election.notes:
        result["notes"] = list(election.notes)
    if words.exact:
        result["exact"] = exact_record(election.ballots, ranking, costs=election.costs).as_json()
    if words.intervals:
        seed = 1 if words.seed is None else words.seed
        rule: Literal["phragmen", "approval"] = "approval" if words.rule == "approval" else "phragmen"
        found = rank_intervals(election.ballots, rule=rule, draws=words.intervals, seed=seed)
        result["intervals"] = {
            "rule": rule,
            "draws": found.draws,
            "seed": found.seed,
            "level": plain(found.level),
            "unsettled": [list(pair) for pair in found.unsettled],
            "ideas": [vars(each) for each in found.intervals],
        }
    return result
