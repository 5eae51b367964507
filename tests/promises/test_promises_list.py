"""The list behind everything owed: how it is narrowed down, what it says of a year, and that it never reads it all."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta

import pytest
from django.db import connection
from django.db.backends.utils import CursorWrapper
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cast import Cast
from tingsted.kernel import clock, guard, rounds
from tingsted.places.remembered import forget_all
from tingsted.promises.actions import give_answer, move_all_promises
from tingsted.promises.models import Promise, shown_on, shown_state
from tingsted.promises.queries import Wanted, account_of, ledger, this_year
from tingsted.promises.rows import draw_rows

Make = Callable[..., Promise]
MANY = 4000


@pytest.fixture
def many(cast: Cast) -> list[Promise]:
    """Four thousand promises over ten years, in every state."""
    lot, today = random.Random(6), clock.today()
    offices = [cast.roads, cast.culture, cast.town_hall]
    rows = []
    for n in range(MANY):
        made = today - timedelta(lot.randrange(3650))
        due = made + timedelta(lot.randrange(1, 90))
        state = lot.choice(["answered"] * 30 + ["promised", "being written", "broken", "withdrawn"])
        answered = made + timedelta(lot.randrange(0, 120)) if state == "answered" else None
        answer = lot.choice(["we do it", "no", "passed on"]) if answered else ""
        rows.append(
            Promise(
                kind=lot.choice(["plans.action", "tests.other"]), owed_by=lot.choice(offices),
                owed_to=lot.choice([cast.council, cast.fodby_council, None]),
                area=lot.choice([cast.glumsoe, cast.fodby, cast.empty]), title=f"Sag {n}", promised_on=made, due=due,
                first_due=lot.choice([due, due - timedelta(1)]), state=state, answer=answer,
                reply="Fordi." if answer else "", answered_on=answered,
            )
        )  # fmt: skip
    with guard.arranging():
        Promise.objects.bulk_create(rows, batch_size=500)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    return list(Promise.objects.all())


def test_the_database_says_the_same_state_as_the_words_do(many: list[Promise]) -> None:
    today = clock.today()
    told = dict(Promise.objects.annotate(shown=shown_on(today)).values_list("pk", "shown"))
    assert told == {promise.pk: shown_state(promise, today) for promise in many}


WAYS: dict[str, Callable[[Cast], Wanted]] = {
    "everything": lambda c: Wanted(),
    "an area": lambda c: Wanted(area=c.glumsoe),
    "an office that owes": lambda c: Wanted(owed_by=c.roads),
    "a body that waits": lambda c: Wanted(owed_to=c.council),
    "a kind": lambda c: Wanted(kind="plans.action"),
    "the next 30 days": lambda c: Wanted(due=(clock.today(), clock.today() + timedelta(30))),
    "what waits": lambda c: Wanted(only="open"),
    "what is late": lambda c: Wanted(only="late"),
    "what is late in an area": lambda c: Wanted(only="late", area=c.glumsoe),
    "what is late by an office": lambda c: Wanted(only="late", owed_by=c.roads),
    "answers": lambda c: Wanted(only="answered"),
}


def test_no_way_through_the_list_reads_the_whole_table(cast: Cast, many: list[Promise]) -> None:
    read_all = {}
    for way, wanted in WAYS.items():
        for reader in (None, cast.ruth):
            sql, params = ledger(reader, wanted(cast))[:40].query.sql_with_params()
            with connection.cursor() as cursor:
                if connection.vendor == "sqlite":
                    cursor.execute(f"EXPLAIN QUERY PLAN {sql}", params)
                    steps = [str(row[3]) for row in cursor.fetchall()]
                else:  # a table as small as a test's is read whole unless that is forbidden
                    cursor.execute("SET LOCAL enable_seqscan = off")
                    cursor.execute(f"EXPLAIN {sql}", params)
                    steps = [row[0].replace("Seq Scan on", "SCAN").strip() for row in cursor.fetchall()]
            if any(
                re.fullmatch(r"(->\s+)?SCAN promises_promise( .*)?", s) and "INDEX" not in s for s in steps
            ):
                read_all[way, str(reader)] = steps
    assert read_all == {}


@pytest.mark.skipif(
    connection.vendor != "sqlite",
    reason="the other database weighs by what the table holds, and this one is small",
)
def test_the_years_figures_are_read_from_indexes_alone_and_answers_by_their_day(many: list[Promise]) -> None:
    """Where nearly everything is answered, a state finds nearly everything: the day of the answer is looked up."""
    forget_all()
    with CaptureQueriesContext(connection) as asked:
        rounds.read(rounds.together(account_of(), this_year()))
    (sql,) = (q["sql"] for q in asked.captured_queries if "promised_on" in q["sql"])
    with connection.cursor() as cursor:
        figures = _plan(cursor, sql, ())
        answers = _plan(cursor, *ledger(None, Wanted(only="answered"))[:30].query.sql_with_params())
    assert "USING COVERING INDEX promises_as_long_as_they_took" in figures
    assert "USING COVERING INDEX promises_by_date" in figures
    assert "USING INDEX promises_as_they_were_kept" in answers


def _plan(cursor: CursorWrapper, sql: str, params: Sequence[object]) -> str:
    cursor.execute(f"EXPLAIN QUERY PLAN {sql}", params)
    return " ".join(str(row[3]) for row in cursor.fetchall())


def test_each_way_finds_what_a_plain_reading_of_all_rows_finds(cast: Cast, many: list[Promise]) -> None:
    found = {way: {p.pk for p in ledger(None, wanted(cast))} for way, wanted in WAYS.items()}
    assert found == {way: {p.pk for p in many if _fits(p, wanted(cast))} for way, wanted in WAYS.items()}


def _fits(promise: Promise, wanted: Wanted) -> bool:
    first, last = wanted.due
    still = promise.state in ("promised", "being written")
    only = {
        "": True,
        "open": still,
        "late": still and promise.due < clock.today(),
        "answered": promise.state == "answered",
    }[wanted.only]
    return (
        only
        and (wanted.area is None or promise.area_id == wanted.area.pk)
        and (wanted.owed_by is None or promise.owed_by_id == wanted.owed_by.pk)
        and (wanted.owed_to is None or promise.owed_to_id == wanted.owed_to.pk)
        and (not wanted.kind or promise.kind == wanted.kind)
        and (first is None or promise.due >= first)
        and (last is None or promise.due <= last)
    )


def test_the_page_is_narrowed_down_by_its_address_and_keeps_it_on_its_tabs(
    cast: Cast, promised: Make, client: Client
) -> None:
    promised(20)
    give_answer(cast.as_holger, promise=promised(30), answer="we do it", reply="Vi graver i maj.")
    page = client.get("/svar/", {"af": "vej-og-park", "til": "glumsoe-lokalraad", "kun": "answered"})
    assert [p.answer for p in page.context["page"]] == ["we do it"]
    tabs = {str(label): url for label, url, _here in page.context["tabs"]}
    assert tabs["Alle"] == "/svar/?af=vej-og-park&til=glumsoe-lokalraad"
    assert list(client.get("/svar/", {"af": "kultur-og-borgerservice"}).context["page"]) == []
    assert len(client.get("/omraader/glumsoe/svar/").context["page"]) == 2


def _answered_after(cast: Cast, promised: Make, days: int, asked: date) -> None:
    with clock.at(clock.noon(asked)):
        promise = promised(10)
    with clock.at(clock.noon(asked + timedelta(days))):
        give_answer(cast.as_holger, promise=promise, answer="we help", reply="")


def test_the_median_is_told_from_five_answers_on_and_what_is_overdue_at_once(
    cast: Cast, promised: Make, client: Client
) -> None:
    asked = clock.today() - timedelta(60)
    for days in (2, 4, 6, 30):
        _answered_after(cast, promised, days, asked)
    page = client.get("/omraader/glumsoe/svar/").content.decode()
    assert "Der er kommet færre end 5 svar det seneste år." in page
    _answered_after(cast, promised, 40, asked)
    with clock.at(clock.noon(asked)):
        promised(1)
    page = " ".join(client.get("/omraader/glumsoe/svar/").content.decode().split())
    assert "Det seneste år er der kommet 5 svar. Halvdelen kom inden for 6 dage, og 3 kom til tiden." in page
    assert "1 svar er over tiden i dag." in page


def test_people_s_words_are_escaped_in_the_rows(cast: Cast, promised: Make) -> None:
    promise = promised()
    with guard.arranging():
        Promise.objects.update(title="<b>", question="<i>", tag="<u>", word="<s>")
    promise.refresh_from_db()
    (row,) = draw_rows([promise])
    for written, escaped in (
        ("<b>", "&lt;b&gt;"),
        ("<i>", "&lt;i&gt;"),
        ("<u>", "&lt;u&gt;"),
        ("<s>", "&lt;s&gt;"),
    ):
        assert (written in row, escaped in row) == (False, True)


def test_the_page_of_a_moved_promise_tells_who_owed_it_before(
    cast: Cast, promised: Make, client: Client
) -> None:
    promise = promised()
    move_all_promises(cast.as_tue, office=cast.roads, to=cast.culture, reason="Stier er flyttet.")
    page = " ".join(client.get(promise.get_absolute_url()).content.decode().split())
    assert "Kultur og Borgerservice tog over" in page
    assert "Før var det Vej og Park. »Stier er flyttet.«" in page
