"""The command: from a file with votes to a file with the result."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from civicmath.__main__ import main

VOTE = """\
META
key;value
budget;100
PROJECTS
project_id;cost;name
1;60;Stien
2;36;Broen
3;33;Shelter
4;5;Ingen vil have den
VOTES
voter_id;vote
1;1,2
2;1,2
3;1,2
4;1,2
5;3
6;3
"""


@pytest.fixture
def vote(tmp_path: Path) -> Path:
    path = tmp_path / "vote.pb"
    path.write_text(VOTE, encoding="utf-8")
    return path


def prioritise(vote: Path, *words: str) -> dict[str, Any]:
    out = vote.with_name("result.json")
    assert main(["prioritise", str(vote), *words, "--out", str(out)]) == 0
    result: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
    return result


def test_the_result_holds_all_that_was_promised(vote: Path) -> None:
    result = prioritise(vote, "--rule", "equal-shares", "--utility", "cardinality", "--completion", "none")
    assert (result["selected"], result["ranking"]) == (["2", "3"], ["2", "3", "1", "4"])
    assert result["method"] == {
        "rule": "equal-shares",
        "version": "1",
        "settings": {"tie_seed": None, "utility": "cardinality", "completion": "none"},
    }
    assert result["rounds"][0] == {
        "round": 1,
        "idea": "2",
        "supporters": 4,
        "served_before": 0,
        "shown": 6,
        "cost": 36,
        "price": 9,
        "payments": [{"voters": 4, "least": 9, "most": 9, "total": 36}],
        "passed": None,
        "level_with": [],
        "words": {
            "da": "Nummer 1: Broen til 36. 4 pegede på den. De betaler 9 hver.",
            "en": "Number 1: Broen at 36. 4 pointed to it. They pay 9 each.",
        },
    }
    assert result["money"] == {
        "budget": 100,
        "spent": 69,
        "per_voter": 16.6666666667,
        "added_per_voter": 0,
    }
    assert (result["ties"], len(result["digest"])) == ([], 64)


@pytest.mark.parametrize(
    ("words", "selected", "ranking"),
    [
        (["--rule", "phragmen"], ["2", "3"], ["2", "3", "1", "4"]),
        (["--rule", "approval"], ["1", "2"], ["1", "2", "3", "4"]),
        (["--rule", "equal-shares"], ["1", "3"], ["1", "3", "2", "4"]),
        (["--rule", "equal-shares", "--budget", "129"], ["1", "2", "3"], ["1", "2", "3", "4"]),
    ],
)
def test_each_rule_gives_its_own_order(
    vote: Path, words: list[str], selected: list[str], ranking: list[str]
) -> None:
    result = prioritise(vote, *words)
    assert (result["selected"], result["ranking"]) == (selected, ranking)


def test_a_seed_draws_lots_between_level_ideas(vote: Path) -> None:
    by_lot = {tuple(prioritise(vote, "--rule", "approval", "--seed", str(n))["ranking"]) for n in range(20)}
    assert by_lot == {("1", "2", "3", "4"), ("2", "1", "3", "4")}


def test_a_formal_record_and_intervals_are_added_when_asked_for(vote: Path) -> None:
    result = prioritise(vote, "--rule", "equal-shares", "--exact", "--intervals", "200")
    assert result["exact"]["agrees"] is True
    assert [each["idea"] for each in result["intervals"]["ideas"]] == ["1", "2", "3", "4"]


def test_the_same_file_gives_the_same_bytes(vote: Path) -> None:
    out = vote.with_name("result.json")
    files = set()
    for _ in range(20):
        prioritise(vote, "--rule", "phragmen", "--intervals", "50")
        files.add(out.read_bytes())
    assert len(files) == 1


def test_without_a_budget_equal_shares_says_what_is_missing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet = tmp_path / "vote.csv"
    sheet.write_text("sti,lys\n1,0\n", encoding="utf-8")
    assert main(["prioritise", str(sheet), "--rule", "equal-shares"]) == 2
    assert capsys.readouterr().err == "Equal Shares needs a budget: give one with --budget.\n"
    assert main(["prioritise", str(sheet), "--rule", "equal-shares", "--budget", "1"]) == 0
    assert json.loads(capsys.readouterr().out)["selected"] == ["sti"]


def test_costs_may_come_in_a_list_of_their_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sheet, costs = tmp_path / "vote.csv", tmp_path / "costs.csv"
    sheet.write_text("sti,lys\n1,1\n1,0\n0,1\n0,1\n", encoding="utf-8")
    costs.write_text("idé;pris\nsti;40\nlys;60,50\n", encoding="utf-8")
    words = ["prioritise", str(sheet), "--rule", "equal-shares", "--costs", str(costs), "--budget", "100"]
    assert main(words) == 0
    assert json.loads(capsys.readouterr().out)["money"]["spent"] == 60.5
    costs.write_text("sti;40\nlys\n", encoding="utf-8")
    assert main(words) == 2
    assert capsys.readouterr().err == "The cost of 'lys' is '', which is not a number.\n"


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        (
            "vote.csv",
            b'sti,lys\n1,"' + b"y" * 200_000 + b'"\n',
            "The file can't be read as a table: field larger",
        ),
        ("vote.csv", b"sti,lys,weight\n1,0\n", "A ballot's weight is '', which is not a number."),
        (
            "vote.csv",
            b"sti,lys,weight\n1,0,1e40\n",
            "A ballot's weight is too large or too small to count with.",
        ),
        ("vote.csv", b"sti\x81,lys\n1,0\n", "The file is not text: it can be read neither as UTF-8 nor"),
        ("vote.csv", b"", "The file is empty."),
        ("vote.pb", b"", "The file has no PROJECTS section with projects in it."),
    ],
)
def test_a_file_that_cannot_be_counted_gives_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, content: bytes, sentence: str
) -> None:
    (tmp_path / name).write_bytes(content)
    assert main(["prioritise", str(tmp_path / name), "--rule", "approval"]) == 2
    told = capsys.readouterr()
    assert (told.out, told.err.startswith(sentence), told.err.count("\n")) == ("", True, 1)


@pytest.mark.parametrize("rule", ["phragmen", "equal-shares", "approval"])
@pytest.mark.parametrize(
    "amount", ["1e400", "1e999999999", "1e-400", "9" * 5000, "nan", "inf", "-3", "1/0", ""]
)
@pytest.mark.parametrize("place", ["cost", "budget", "weight"])
def test_an_amount_that_makes_no_sense_gives_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], rule: str, amount: str, place: str
) -> None:
    told = {"cost": "10", "budget": "100", "weight": "1"} | {place: amount}
    file = tmp_path / "vote.pb"
    file.write_text(
        f"META\nkey;value\nbudget;{told['budget']}\nPROJECTS\nproject_id;cost\nsti;{told['cost']}\n"
        f"VOTES\nvoter_id;vote;weight\n1;sti;{told['weight']}\n",
        encoding="utf-8",
    )
    assert main(["prioritise", str(file), "--rule", rule]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_a_place_that_cannot_be_written_to_gives_a_sentence(
    vote: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["prioritise", str(vote), "--out", str(vote.with_name("missing") / "result.json")]) == 2
    assert capsys.readouterr().err.count("\n") == 1
