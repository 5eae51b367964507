"""Weighing as a what-if: exact where it can be, honest where it can't, equal to another program."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from civicmath.representativeness import rake, rake_table, top_if_weighed

DATA = Path(__file__).parent.parent / "data"


def margins_of(table: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> list[list[float]]:
    axes = range(table.ndim)
    return [table.sum(axis=tuple(k for k in axes if k != axis)).tolist() for axis in axes]


def population() -> dict[str, Counter[str]]:
    people: dict[str, Counter[str]] = {"alder": Counter(), "koen": Counter(), "omraade": Counter()}
    with (DATA / "befolkning.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter=";"):
            for name, column in (("alder", "aldersgruppe"), ("koen", "koen"), ("omraade", "omraade_id")):
                people[name][row[column]] += int(row["antal"])
    return people


def answers(count: int) -> dict[str, list[str]]:
    """People who answered: older and more from some areas than live there."""
    random = np.random.default_rng(count)
    drawn = {}
    for name, people in population().items():
        labels, numbers = list(people), np.array(list(people.values()), dtype=float)
        numbers *= np.linspace(0.5, 2, len(labels))
        drawn[name] = [str(x) for x in random.choice(labels, size=count, p=numbers / numbers.sum())]
    return drawn


def test_weights_hit_every_margin() -> None:
    groups, people = answers(600), population()
    weights = rake(groups, people)
    assert weights.converged
    assert weights.weights.mean() == pytest.approx(1, abs=1e-12)
    for name, labels in groups.items():
        total = sum(people[name].values())
        for label, number in people[name].items():
            share = weights.weights[[value == label for value in labels]].sum() / 600
            assert share == pytest.approx(number / total, abs=1e-8)
    assert weights.gap < 1e-12


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_table_without_holes_is_always_fitted_and_keeps_its_odds(data: st.DataObject) -> None:
    shape = data.draw(st.sampled_from([(2, 3), (4, 4), (2, 3, 4)]))
    cells = st.floats(0.1, 50)
    table, wanted = (
        np.array(data.draw(st.lists(cells, min_size=n, max_size=n))).reshape(shape)
        for n in [int(np.prod(shape))] * 2
    )
    fitted, _, converged = rake_table(table, margins_of(wanted))
    assert converged
    for got, asked in zip(margins_of(fitted), margins_of(wanted), strict=True):
        assert got == pytest.approx(asked, abs=1e-8)
    ratio = np.log(fitted / table)
    odds = ratio[:1, :1] + ratio[1:, 1:] - ratio[:1, 1:] - ratio[1:, :1]
    assert np.abs(odds).max() < 1e-6


@pytest.mark.peers
def test_a_fitted_table_is_the_one_ipfn_finds() -> None:
    ipfn = pytest.importorskip("ipfn.ipfn")
    random = np.random.default_rng(2)
    for shape in ((6, 2), (6, 12), (6, 2, 12)):
        table, wanted = random.gamma(1, 9, shape), random.gamma(1, 9, shape)
        margins = [np.array(margin) for margin in margins_of(wanted)]
        theirs = ipfn.ipfn(
            table.copy(), margins, [[axis] for axis in range(len(shape))],
            convergence_rate=1e-13, rate_tolerance=0, max_iteration=5000,
        ).iteration()  # fmt: skip
        ours, _, _ = rake_table(table, margins_of(wanted))
        assert np.abs(ours - theirs).max() < 1e-6


def test_margins_that_cannot_be_met_are_said() -> None:
    groups = {"alder": ["ung", "gammel"] * 10, "by": ["Glumsø", "Tyvelse"] * 10}
    people = {"alder": {"ung": 1, "gammel": 3}, "by": {"Glumsø": 3, "Tyvelse": 1}}
    weights = rake(groups, people)
    assert not weights.converged
    assert np.isfinite(weights.weights).all()
    assert weights.sentences()[0].startswith("Ingen vægte rammer alle tal på én gang.")


def test_groups_without_answers_or_without_people_are_named() -> None:
    groups = {"by": ["Glumsø"] * 8 + ["Bavelse"] * 2}
    weights = rake(groups, {"by": {"Glumsø": 900, "Tyvelse": 100, "Bavelse": 0}})
    assert weights.sentences()[:2] == (
        "Ingen har svaret blandt Tyvelse. Dem kan vi ikke veje ind.",
        "Ifølge tallene bor ingen blandt Bavelse. De svar tæller ikke med i den vejede udgave.",
    )
    assert weights.weights.tolist() == [1.25] * 8 + [0, 0]


def test_trimmed_weights_stay_within_the_limit_and_tell_the_gap() -> None:
    groups = {"alder": ["ung"] * 2 + ["gammel"] * 98}
    people = {"alder": {"ung": 30, "gammel": 70}}
    trimmed = rake(groups, people, most=4)
    assert rake(groups, people).weights.max() == pytest.approx(15)
    assert trimmed.weights.max() == pytest.approx(4)
    assert trimmed.gap == pytest.approx(0.3 - trimmed.weights[:2].sum() / 100)
    assert trimmed.sentences()[0] == (
        "Ingen vejer over 4 gange gennemsnittet. Derfor er tallene op til 22 procentpoint skæve."
    )


def test_the_design_effect_is_kishs() -> None:
    weights = rake({"alder": ["ung"] * 10 + ["gammel"] * 30}, {"alder": {"ung": 1, "gammel": 1}})
    assert weights.design_effect == pytest.approx(40 * (10 * 4 + 30 * 4 / 9) / 40**2)
    assert weights.sentences("en") == ("Weighed, the 40 answers tell as much as 30 unweighed ones.",)


@pytest.mark.parametrize(
    ("groups", "people", "message"),
    [
        ({"by": ["Skelby"]}, {"by": {"Glumsø": 3}}, "names"),
        ({"by": ["Glumsø"]}, {"by": {"Glumsø": 0, "Tyvelse": 9}}, "nobody lives"),
        ({"by": ["Glumsø"], "alder": ["ung", "ung"]}, {"by": {"Glumsø": 1}, "alder": {"ung": 1}}, "alder"),
    ],
)
def test_groups_that_do_not_fit_are_refused(
    groups: dict[str, list[str]], people: dict[str, dict[str, float]], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        rake(groups, people)


def test_margins_with_other_sums_are_refused() -> None:
    with pytest.raises(ValueError, match="same sum"):
        rake_table([[1, 1], [1, 1]], [[1, 1], [2, 1]])


def test_weighing_may_change_the_top() -> None:
    approvals = [[1, 0, 1]] * 6 + [[0, 1, 1]] * 4
    change = top_if_weighed(approvals, [0.5] * 6 + [1.75] * 4, top=2)
    assert (change.plain, change.weighed) == ((2, 0), (2, 1))
    assert change.sentence() == "Vejet efter indbyggertal ville 1 komme ind i top 2 og 1 gå ud."


def test_equal_weights_change_nothing_and_say_so() -> None:
    change = top_if_weighed([[1, 0], [1, 1]], [1, 1], top=2)
    assert change.sentence() == "De 2 øverste er de samme i samme rækkefølge."


def test_an_idea_is_divided_by_those_who_saw_it() -> None:
    approvals, shown = [[1, 1], [1, 0], [0, 0]], [[1, 1], [1, 0], [1, 0]]
    assert top_if_weighed(approvals, [1, 1, 1], shown=shown, top=1).plain == (1,)
