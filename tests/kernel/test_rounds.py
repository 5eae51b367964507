"""Rounds: what several rooms want to read for one page is one query, and the rows are what each query says."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.db.models import Count, Q, QuerySet
from django.test.utils import CaptureQueriesContext

from cast import Cast
from tingsted.kernel import clock, rounds
from tingsted.kernel.models import JournalEntry
from tingsted.places.models import Area, Boundary, Municipality, Office, Seat


def test_readings_side_by_side_ask_once_for_each_round(cast: Cast) -> None:
    def offices_of(name: str) -> rounds.Reading[list[str]]:
        area = yield from rounds.first(Area.objects.filter(short_name=name).order_by("pk"))
        offices = yield from rounds.rows(Office.objects.filter(area=area).order_by("name"))
        return [office.name for office in offices]

    with CaptureQueriesContext(connection) as asked:
        both = rounds.read(rounds.together(offices_of("Glumsø"), offices_of("Fodby"), offices_of("Glumsø")))
    assert both == [
        [o.name for o in Office.objects.filter(area=area).order_by("name")]
        for area in (cast.glumsoe, cast.fodby, cast.glumsoe)
    ]
    assert len(asked) == 2


def test_rows_of_a_round_are_those_of_the_query_alone(cast: Cast) -> None:
    """Dates, moments, yes and no, JSON, nothing, joined rows, counted rows, bare values, and no rows at all."""
    queries = [
        Seat.objects.select_related("person", "office__area__contact_office").order_by("pk"),
        JournalEntry.objects.order_by("-position")[:7],
        Municipality.objects.all(),
        Boundary.objects.order_by("pk"),
        Office.objects.annotate(seated=Count("seats")).order_by("-seated", "pk"),
        Office.objects.order_by("pk").values_list("pk", flat=True)[2:5],
        Seat.objects.order_by("pk").values_list("starts", "office__name", "speaks"),
        Area.objects.order_by("pk").values("place_names", "name"),
        Area.objects.filter(offices__kind="council").distinct().order_by("-name"),
        Area.objects.none(),
        Area.objects.filter(name="Nowhere"),
    ]
    alone = [list(query.all()) for query in queries]
    with CaptureQueriesContext(connection) as asked:
        found = rounds.read(rounds.together(*map(rounds.rows, queries)))
    assert len(asked) == 1
    assert found == alone
    assert [_inside(row) for rows in found for row in rows] == [
        _inside(row) for rows in alone for row in rows
    ]


def _inside(row: object) -> object:
    """Every value of a row and of the rows that were joined to it."""
    if not hasattr(row, "_meta"):
        return row
    known = {key: value for key, value in vars(row).items() if key != "_state"}
    return known, {name: _inside(value) for name, value in vars(row)["_state"].fields_cache.items()}


def test_a_round_counts(cast: Cast) -> None:
    seats = Seat.objects.filter(office=cast.council)
    counts = rounds.together(rounds.count(seats), rounds.count(seats.filter(title="Nobody's")))
    assert rounds.read(counts) == [seats.count(), 0]


def test_an_unread_wish_is_read_when_it_is_used(cast: Cast) -> None:
    reading = rounds.rows(Area.objects.filter(pk=cast.glumsoe.pk))
    next(reading)
    try:
        next(reading)
    except StopIteration as end:
        assert end.value == [cast.glumsoe]


def test_a_prepared_query_answers_each_argument_as_if_it_were_written_for_it(cast: Cast) -> None:
    def sitting(office: int, name: str) -> QuerySet[Seat]:
        seats = Seat.objects.filter(Q(office=office) | Q(office__contact_office=office), office__name=name)
        return seats.in_force().select_related("person").order_by("pk")

    ask = rounds.prepared(sitting)
    asked = [(cast.council.pk, cast.council.name), (cast.roads.pk, cast.roads.name), (cast.roads.pk, "None")]
    with CaptureQueriesContext(connection) as queries:
        found = rounds.read(rounds.together(*(ask(*args) for args in asked), ask(*asked[0])))
    assert found == [list(sitting(*args)) for args in (*asked, asked[0])]
    assert [len(rows) > 0 for rows in found] == [True, True, False, True]
    assert len(queries) == 1


def test_a_prepared_query_follows_the_day(cast: Cast) -> None:
    ask = rounds.prepared(lambda office: Seat.objects.filter(office=office).in_force().order_by("pk"))
    assert len(rounds.read(ask(cast.council.pk))) > 0
    with clock.at(datetime(1990, 1, 1, tzinfo=UTC)):
        assert rounds.read(ask(cast.council.pk)) == []


def test_a_query_that_does_not_use_its_argument_is_not_prepared(cast: Cast) -> None:
    ask = rounds.prepared(lambda office: Seat.objects.filter(office__gt=0))
    with pytest.raises(ValueError, match="arguments \\[0\\] are not in its query"):
        rounds.read(ask(cast.council.pk))


def test_a_query_that_asks_for_the_hour_is_not_prepared(cast: Cast) -> None:
    ask = rounds.prepared(lambda office: Seat.objects.filter(office=office, created_at__lt=clock.now()))
    with pytest.raises(clock.HourAsked):
        rounds.read(ask(cast.council.pk))
