"""Votes in files: as they arrive in life, and back again."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from random_elections import Vote, small_votes

from civicmath.prioritisation import Ballots, Election, read_csv, read_election, read_pb, write_csv, write_pb

UNTIDY = """\
VOTES;;
voter_id;vote;age

3;"1,4";40
;;
7;4, 1;30
8;;
PROJECTS
project_id;cost;name
1;1000,50;Bænk
4;20,25;"Lys; ved ""stoppet"" i Sandby"

9;7;Uden stemmer
META
key;value
description;En landsby
budget;1020,75
vote_type;approval
"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_an_untidy_file_is_read(tmp_path: Path, encoding: str, newline: str) -> None:
    path = tmp_path / "vote.pb"
    path.write_bytes(UNTIDY.replace("\n", newline).encode(encoding))
    election = read_election(path)
    assert election.budget == Fraction("1020.75")
    assert election.costs == {"1": Fraction("1000.5"), "4": Fraction("20.25"), "9": Fraction(7)}
    assert election.names == {"1": "Bænk", "4": 'Lys; ved "stoppet" i Sandby', "9": "Uden stemmer"}
    assert election.ballots.ideas == ("1", "4", "9")
    assert election.ballots.approvals.tolist() == [[True, True, False], [True, True, False], [False] * 3]
    assert election.notes == ()


def test_points_above_zero_are_read_as_approvals_and_it_is_said() -> None:
    text = (
        "META\nkey;value\nbudget;5\nvote_type;scoring\nPROJECTS\nproject_id;cost\na;1\nb;2\n"
        "VOTES\nvoter_id;vote;points\n1;a,b;3,0\n2;b;\n"
    )
    election = read_pb(text)
    assert election.ballots.approvals.tolist() == [[True, False], [False, True]]
    assert election.notes == ("The scoring votes were read as approvals.",)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        (("budget;1020,75\n", ""), "The META section has no budget."),
        (("budget;1020,75", "budget;mange"), "The budget is 'mange', which is not a number."),
        (("4;20,25", "4;-2"), "The cost of '4' can't be negative."),
        (("type;approval", "type;tegning"), "Votes of the type 'tegning' can't be read as approvals."),
        (("7;4, 1;30", "7;4,5;30"), "A ballot names '5', which is not one of the ideas."),
        (("VOTES;;\n", ""), "The file does not begin with a section: META, PROJECTS or VOTES."),
        (("voter_id;vote;age", "voter_id;stemme;age"), "A column 'vote' is missing."),
    ],
)
def test_a_file_that_contradicts_itself_is_refused_with_a_sentence(
    changes: tuple[str, str], sentence: str
) -> None:
    with pytest.raises(ValueError) as refused:
        read_pb(UNTIDY.replace(*changes))
    assert str(refused.value) == sentence


@settings(deadline=None)
@given(small_votes())
def test_a_vote_written_and_read_again_is_the_same(vote: Vote) -> None:
    costs = {idea: Fraction(cost, 4) for idea, cost in vote.costs.items()}
    written = Election(vote.ballots, costs, Fraction(vote.budget, 100))
    read = read_pb(write_pb(written))
    assert (read.costs, read.budget) == (costs, Fraction(vote.budget, 100))
    assert read.ballots.ideas == vote.ballots.ideas
    assert read.ballots.approvals.tolist() == vote.ballots.approvals.tolist()
    assert read_csv(write_csv(written)).ballots.profile.fingerprint == vote.ballots.profile.fingerprint


def test_weights_and_what_was_shown_survive_both_formats() -> None:
    ballots = Ballots.from_lists(
        ["a", "b"], [["a"], [], ["b"]], shown=[["a", "b"], ["a"], ["b"]], weights=[1, 2.5, 0.75]
    )
    for read in (read_pb(write_pb(Election(ballots))), read_csv(write_csv(Election(ballots)))):
        assert read.ballots.profile.fingerprint == ballots.profile.fingerprint


def test_a_sheet_tells_not_asked_from_no() -> None:
    ballots = read_csv("Skema;sti;lys;bænk\n1;ja;nej;\n2;X;;0\n").ballots
    assert ballots.ideas == ("sti", "lys", "bænk")
    assert ballots.approvals.tolist() == [[True, False, False], [True, False, False]]
    assert ballots.shown is not None
    assert ballots.shown.tolist() == [[True, True, False], [True, False, True]]


def test_a_sheet_with_only_marks_in_it_means_that_everybody_was_asked() -> None:
    election = read_csv("sti,lys\nx,\n,x\nx,x\n")
    assert election.ballots.shown is None
    assert election.ballots.approvals.sum(axis=0).tolist() == [2, 2]
    assert election.notes == ("No cell says no, so an empty cell is read as not marked.",)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "The file is empty."),
        ("voter,weight\n1,2\n", "The first line names no ideas."),
        ("sti,lys\n1,måske\n", "Line 2: 'måske' under 'lys' is neither a yes nor a no."),
    ],
)
def test_a_sheet_that_cannot_be_read_is_refused_with_a_sentence(text: str, sentence: str) -> None:
    with pytest.raises(ValueError) as refused:
        read_csv(text)
    assert str(refused.value) == sentence
