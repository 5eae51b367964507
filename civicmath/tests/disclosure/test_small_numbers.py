"""The small-number rule as a municipality meets it."""

from __future__ import annotations

import json

import pytest

from civicmath.disclosure import Axis, Publication, audit, suppress, suppress_each

AGES = Axis("alder", ("15–29 år", "30–44 år", "45–59 år", "60–74 år"), bands=True)
SEX = Axis("køn", ("kvinder", "mænd"))
VILLAGES = Axis("by", ("Glumsø", "Tyvelse", "Skelby"))


def texts(publication: Publication) -> list[list[str]]:
    return [[entry.text() for entry in row] for _, row in publication.rows()]


def test_a_table_without_small_numbers_is_shown_whole() -> None:
    publication = suppress([[5, 0], [7, 12]], [Axis("by", ("Glumsø", "Tyvelse")), SEX])
    assert texts(publication) == [["5", "0", "5"], ["7", "12", "19"], ["12", "12", "24"]]
    assert publication.sentence() == ""


def test_a_small_count_is_hidden_with_the_smallest_that_keeps_it_from_being_subtracted() -> None:
    publication = suppress({"15–29 år": 3, "30–44 år": 8, "45–59 år": 20, "75 år og over": 6})
    assert texts(publication) == [["1–4"], ["8"], ["20"], ["vises ikke"], ["37"]]
    assert publication.sentence() == (
        "Færre end fem svarede blandt 15–29 år. "
        "For at ingen kan regne det ud, er 75 år og over heller ikke vist."
    )
    assert publication.sentence("en").startswith("Fewer than five answered among 15–29 år.")


def test_two_small_counts_that_only_add_up_in_one_way_are_not_left_alone() -> None:
    # 4 and 4 are the only two numbers from 1 to 4 that make 8.
    publication = suppress({"Glumsø": 4, "Tyvelse": 4, "Skelby": 10, "Herlufmagle": 20})
    assert texts(publication) == [["1–4"], ["1–4"], ["vises ikke"], ["20"], ["38"]]


def test_zeros_are_shown_and_never_used_to_hide_others() -> None:
    # A hidden zero would be known to be 0 or at least 5; beside a 3 in a sum of 3 it hides nothing.
    publication = suppress({"Glumsø": 3, "Tyvelse": 0, "Skelby": 9, "Herlufmagle": 0})
    assert texts(publication) == [["1–4"], ["0"], ["vises ikke"], ["0"], ["12"]]


def test_small_totals_are_hidden_as_well() -> None:
    publication = suppress([[2, 0], [8, 9], [20, 10]], [VILLAGES, SEX])
    assert [row[-1] for row in texts(publication)] == ["1–4", "vises ikke", "30", "49"]
    assert audit([publication]) == ()


def test_a_table_that_hiding_cannot_save_is_withheld_with_its_total() -> None:
    # Of 6 people, one small and one not small can only be 1 and 5.
    publication = suppress({"kvinder": 1, "mænd": 5})
    assert publication.withheld
    assert texts(publication) == [["vises ikke"]] * 3
    assert publication.sentence() == "Tabellen vises ikke. Den ville røbe tal for under fem personer."


def test_a_table_of_four_people_shows_nothing_at_all() -> None:
    assert texts(suppress({"kvinder": 1, "mænd": 3})) == [["vises ikke"]] * 3


def test_a_table_of_nobody_is_shown() -> None:
    assert texts(suppress({"kvinder": 0, "mænd": 0})) == [["0"], ["0"], ["0"]]


def test_neighbouring_ages_are_merged_where_hiding_is_not_enough() -> None:
    publication = suppress([1, 5, 0, 0], [AGES])
    assert publication.labels(0) == ("15–44 år", "45–59 år", "60–74 år")
    assert texts(publication) == [["6"], ["0"], ["0"], ["6"]]
    assert audit([publication]) == ()
    assert publication.sentence().startswith("Små grupper er slået sammen.")


def test_ages_are_merged_rather_than_leaving_nothing_but_totals() -> None:
    publication = suppress([[3, 2], [3, 4], [2, 3], [4, 4]], [AGES, SEX])
    assert publication.labels(0) == ("15–44 år", "45–59 år", "60–74 år")
    assert texts(publication)[0] == ["6", "6", "12"]


def test_villages_are_never_merged() -> None:
    publication = suppress([[1, 2], [1, 1], [2, 2]], [VILLAGES, SEX])
    assert publication.groups[0] == ((0,), (1,), (2,))


def test_counts_without_totals_hide_only_the_small_ones() -> None:
    helpers = suppress({"Sti til søen": 31, "Shelter": 2, "Nabohjælp": 0}, totals=False)
    assert texts(helpers) == [["31"], ["1–4"], ["0"]]


def test_nearly_everybody_is_hidden_like_nearly_nobody() -> None:
    shares = suppress_each({"Sti": 116, "Shelter": 2, "Træer": 57, "Fest": 118}, of=118)
    assert {idea: p.entry(0).text() for idea, p in shares.items()} == {
        "Sti": "vises ikke",
        "Shelter": "1–4",
        "Træer": "57",
        "Fest": "118",
    }


def test_another_threshold_may_be_set() -> None:
    publication = suppress({"Glumsø": 9, "Tyvelse": 30, "Skelby": 12}, threshold=10)
    assert texts(publication) == [["1–9"], ["30"], ["vises ikke"], ["51"]]


def test_a_publication_survives_storing_and_holds_no_hidden_figure() -> None:
    publication = suppress([[3, 17], [40, 41]], [Axis("by", ("Glumsø", "Tyvelse")), SEX])
    stored = json.dumps(publication.as_dict())
    assert Publication.from_dict(json.loads(stored)) == publication
    assert {"3", "17"}.isdisjoint(stored.replace(",", " ").replace("]", " ").split())


def test_a_total_is_found_by_none_and_a_place_outside_is_refused() -> None:
    publication = suppress([[6, 17], [40, 41]], [Axis("by", ("Glumsø", "Tyvelse")), SEX])
    assert publication.entry(0, None).value == 23
    assert publication.entry(None, 1).value == 58
    assert publication.total.value == 104
    with pytest.raises(IndexError):
        publication.entry(3, 0)


@pytest.mark.parametrize("counts", [[[1, -1], [2, 3]], [[1, 2.5], [2, 3]], [[1], [2], [3]], [[1, 2, 3]]])
def test_counts_that_do_not_fit_are_refused(counts: list[list[float]]) -> None:
    with pytest.raises(ValueError, match="count"):
        suppress(counts, [Axis("by", ("Glumsø", "Tyvelse")), SEX])
