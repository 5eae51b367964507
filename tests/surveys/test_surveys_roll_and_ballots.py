"""The roll and the ballots share no key, no order and no time, and what opens an answer is forgotten in the end."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection

from answers import given
from cast import Cast
from surveys.doors import asked_by, hand_in, link_for
from tingsted.ideas.models import Idea
from tingsted.kernel import clock
from tingsted.kernel.actors import CLOCK, VISITOR
from tingsted.surveys.actions import (
    close_survey,
    mix_ballots,
    open_survey,
    print_postcards,
    receive_answer,
)
from tingsted.surveys.codes import new_code
from tingsted.surveys.keys import code_digest
from tingsted.surveys.models import Ballot, Door, RollEntry, Survey


def test_the_roll_keeps_digests_in_an_order_of_their_own(cast: Cast, by_code: Survey) -> None:
    _printing, codes = print_postcards(cast.as_ruth, survey=by_code, cards=20)
    kept = list(by_code.roll.order_by("pk").values_list("digest", flat=True))
    assert set(kept) == {code_digest(by_code, code) for code in codes}
    assert kept != [code_digest(by_code, code) for code in codes]
    assert {f.name for f in RollEntry._meta.get_fields()} == {
        "id", "survey", "digest", "used", "listed", "printing",
    }  # fmt: skip


@pytest.mark.parametrize("door", [Door.CODE, Door.MAIL])
def test_no_join_over_all_tables_leads_from_the_roll_to_a_ballot(
    cast: Cast, ideas: list[Idea], door: Door, request: pytest.FixtureRequest
) -> None:
    """Five people answer on five days, with comments and offers of help; rows that share anything rare are joined."""
    survey = open_survey(cast.as_ruth, survey=asked_by(cast, ideas, door))
    cards = [card.pk for card in survey.cards.all()]
    codes = print_postcards(cast.as_ruth, survey=survey, cards=5)[1] if door == Door.CODE else []
    for number in range(5):
        with clock.at(clock.now() + timedelta(days=number + 1, minutes=number)):
            mail = f"borger{number}@tingsted.example"
            passed = codes[number] if codes else link_for(survey, mail)
            more = {
                f"k{cards[1]}": f"Ord nummer {number} om stien", f"h{cards[2]}": ["time"], "mail": mail,
                f"s{cards[2]}": "1", f"v{cards[1]}": ("very", "important", "not now", "dont know", "")[number],
            }  # fmt: skip
            assert hand_in(survey, passed, **more).status_code == 302
    mix_ballots(CLOCK)
    group = joined_rows()
    ballots = {group[("surveys_ballot", n)] for n in range(5)}
    entries = {group[("surveys_rollentry", n)] for n in range(5)}
    assert (len(ballots), len(entries), ballots & entries) == (5, 5, set())
    letters = {at for (table, _n), at in group.items() if table == "notices_letter"}
    assert not ballots & letters


def stands_by_its_keys(table: str) -> int:
    """How many rows lie on the disk in the order of their keys, written by one transaction.

    PostgreSQL writes into the free places of a page first and may go on in an earlier one: the order holds in each.
    """
    is_sqlite = connection.vendor == "sqlite"
    page, place = ("0", "rowid") if is_sqlite else ("(ctid::text::point)[0]", "ctid")
    pages = defaultdict[Any, list[str]](list)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {page}, id FROM {table} ORDER BY {place}")
        for number, key in cursor.fetchall():
            pages[number].append(str(key).replace("-", ""))
        if not is_sqlite:
            cursor.execute(f"SELECT count(DISTINCT xmin::text) FROM {table}")
            assert cursor.fetchone() == (1,)
    assert [keys == sorted(keys) for keys in pages.values()] == [True] * len(pages)
    return sum(map(len, pages.values()))


def test_after_the_night_the_order_on_the_disk_is_that_of_the_random_keys(cast: Cast, survey: Survey) -> None:
    for _n in range(12):
        receive_answer(VISITOR, survey=survey, given=given(survey, "very"))
    mix_ballots(CLOCK)
    assert stands_by_its_keys("surveys_ballot") == 12


def test_after_the_night_the_roll_stands_in_the_order_of_its_random_keys_too(by_mail: Survey) -> None:
    """Otherwise whoever reads the disk could lay the marks beside the comments, in the order they came."""
    for number in range(12):
        assert hand_in(by_mail, link_for(by_mail, f"borger{number}@tingsted.example")).status_code == 302
    before = set(RollEntry.objects.values_list("pk", "digest", "used"))
    mix_ballots(CLOCK)
    assert set(RollEntry.objects.values_list("pk", "digest", "used")) == before
    assert stands_by_its_keys("surveys_rollentry") == 12


def test_when_it_closes_the_keys_are_forgotten(cast: Cast, survey: Survey) -> None:
    receive_answer(VISITOR, survey=survey, given=given(survey, "very"), key=new_code(16))
    close_survey(cast.as_ruth, survey=survey)
    assert list(Ballot.objects.values_list("key_digest", flat=True)) == [None]


def joined_rows() -> dict[tuple[str, int], int]:
    """Row → its group, where rows that share a rare value belong together, over every table of the database.

    Rare is what stands in fewer rows than there are people who answered, in any one table: keys, digests, words,
    addresses, days and times; a time also counts as its day, and what stands inside a text or JSON counts too.
    """
    rows: dict[tuple[str, int], set[str]] = {}
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            for number, row in enumerate(cursor.fetchall()):
                values = {token for cell in row for token in _tokens(cell)}
                rows[table, number] = values
                seen[table].update(values)
    common = {value for counts in seen.values() for value, n in counts.items() if n >= 5}
    group = {row: at for at, row in enumerate(rows)}
    by_value: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for row, values in rows.items():
        for value in values - common:
            by_value[value].append(row)
    for together in by_value.values():
        for other in together[1:]:
            old, new = group[other], group[together[0]]
            if old != new:
                group = {row: new if at == old else at for row, at in group.items()}
    return group


def _tokens(cell: Any) -> set[str]:
    """What a cell may be joined by: small numbers and marks, which everybody shares, are not."""
    if cell is None or isinstance(cell, (bool, int, float)):
        return set()
    if isinstance(cell, datetime):
        return {cell.astimezone(UTC).isoformat(), cell.date().isoformat()}
    if isinstance(cell, date):
        return {cell.isoformat()}
    text = cell if isinstance(cell, str) else json.dumps(cell, default=str)
    text = re.sub(r"(?<=[0-9a-f])-(?=[0-9a-f]{4})", "", text.lower())
    words = set(re.findall(r"[\w@.+-]{6,}", text))
    days = {f"{d[:4]}-{d[4:6]}-{d[6:8]}" for d in re.findall(r"\b20\d{6}\b", text)}
    return words | days | set(re.findall(r"\d{4}-\d\d-\d\d", str(cell)))
