"""The seventeen goals are named by number and title, and a code that is none is found out."""

from __future__ import annotations

import pytest
from django.utils.translation import override

from tingsted.plans.sdg import codes_in, is_code, sdgs, words_of


def test_there_are_seventeen_goals_with_a_hundred_and_sixty_nine_targets() -> None:
    assert (list(sdgs()), sum(len(goal.targets) for goal in sdgs().values())) == (list(range(1, 18)), 169)


@pytest.mark.parametrize(
    ("code", "stands"),
    [("11", True), ("11.7", True), ("1.a", True), ("18", False), ("11.99", False), ("0", False), ("", False)],
)
def test_a_code_is_a_goal_or_one_of_its_targets(code: str, stands: bool) -> None:
    assert is_code(code) is stands


def test_codes_are_found_in_what_people_write_each_once_in_order() -> None:
    assert codes_in("Mål 15, 11.7 og 3; igen 11.7 + 11") == ["3", "11", "11.7", "15"]


def test_a_code_is_read_with_the_title_of_its_goal() -> None:
    with override("en"):
        assert words_of(["3", "11.7"]) == [
            "3 Good health and well-being",
            "11.7 Sustainable cities and communities",
        ]
    with override("da"):
        assert words_of(["3"]) == ["3 Sundhed og trivsel"]
