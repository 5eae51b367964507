"""The worked example in the manual, counted again from the tables on the page itself."""

from __future__ import annotations

import re
from itertools import takewhile
from pathlib import Path

import pytest

from civicmath.prioritisation import Ballots, approval_ranking, exact_record, phragmen_ranking

MANUAL = Path(__file__).parents[3] / "docs" / "manual"
PAGES = [MANUAL / "da" / "saadan-findes-raekkefoelgen.md", MANUAL / "en" / "how-the-order-is-found.md"]
KRONER = 24


def tables(page: Path) -> list[list[list[str]]]:
    """Every table on the page as rows of cells, headings first."""
    found = []
    lines = page.read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines):
        if line.startswith("|") and not lines[number - 1].startswith("|"):
            rows = list(takewhile(lambda each: each.startswith("|"), lines[number:]))
            cells = [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]
            found.append([cells[0], *cells[2:]])
    return found


def ballots_of(page: Path) -> Ballots:
    heading, *answers = tables(page)[0]
    ideas = heading[1:]
    marks = [[idea for idea, cell in zip(ideas, row[1:], strict=True) if cell == "x"] for row in answers]
    return Ballots.from_lists(ideas, marks)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.parent.name)
def test_the_twelve_answers_give_the_places_and_days_in_the_manual(page: Path) -> None:
    ballots = ballots_of(page)
    assert len(ballots) == 12
    ranking = phragmen_ranking(ballots, costs=dict.fromkeys(ballots.ideas, KRONER))
    days = exact_record(ballots, ranking, costs=dict.fromkeys(ballots.ideas, KRONER)).rounds
    plain = approval_ranking(ballots).places
    counted = [
        [
            str(standing.place),
            standing.idea,
            str(day.amount),
            f"{standing.approvals:g}",
            str(plain[standing.idea]),
        ]
        for standing, day in zip(ranking.standings, days, strict=True)
    ]
    assert tables(page)[1][1:] == counted
    assert ranking.ties == ()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.parent.name)
def test_the_days_told_in_words_are_the_days_in_the_table(page: Path) -> None:
    told = re.findall(r"\*\*(?:Dag|Day) (\d+): ([^*]+)\.\*\*", page.read_text(encoding="utf-8"))
    assert told == [(row[2], row[1]) for row in tables(page)[1][1:]]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.parent.name)
def test_the_order_does_not_depend_on_the_price(page: Path) -> None:
    ballots = ballots_of(page)
    dearer = phragmen_ranking(ballots, costs=dict.fromkeys(ballots.ideas, 100))
    assert dearer.ranking == phragmen_ranking(ballots).ranking
