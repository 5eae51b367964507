"""A big plan: its page, its PDF with map and charts, and twenty of them side by side.

12 themes, 150 actions, 600 ideas on SQLite. The page may ask ten times and cost 60 ms of CPU for the first reader after
something happened, the comparison 150 ms, the PDF two seconds on the wall from the press of a button, and no more of
CPU on however many cores. The press remembers what it set last, so each PDF is made in a process of its own, as after a
start; of its times the shortest is shown, since all that a busy machine adds is waiting. Beside the page stands a bare
view through the same middleware; beside the PDF the same press with the same words and nothing drawn; beside the
comparison the same rows read from the database with no model made of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from multiprocessing import get_context
from statistics import median
from time import perf_counter, process_time
from typing import Any

from bench.figure import Figure
from bench.stage.house import empty_house

MOST_QUERIES, MOST_PAGE_MS, MOST_PDF_S, MOST_COMPARED_MS = 10, 60.0, 2.0, 150.0
TIMES, QUICK_TIMES = 9, 3


def figures(quick: bool) -> Iterator[Figure]:
    """CPU and queries of the page, seconds and CPU of the PDF, CPU of the comparison, each beside limit and peer."""
    with empty_house():
        from django.test import Client

        from bench.stage.plans import fill_plans

        plan = fill_plans()
        times = QUICK_TIMES if quick else TIMES
        client = Client(headers={"host": "127.0.0.1"})
        yield from _page(client, plan, times)
        yield from _paper(client, plan, times)
        yield from _compared(client, times)


def _page(client: Any, plan: Any, times: int) -> Iterator[Figure]:
    """The first reader after something happened: nothing is remembered."""
    path = plan.get_absolute_url()
    ours, asked = _first_readers(client, path, times)
    bare = median(_spent(lambda: client.get("/_bare/")) for _time in range(times)) * 1000
    yield Figure(
        "plan page, first reader", ours, "ms CPU", "most allowed", MOST_PAGE_MS, ours / MOST_PAGE_MS, 1, False
    )
    yield Figure(
        "plan page beside a bare view", ours, "ms CPU", "bare view", bare, bare / ours, 1 / 120, binding=False
    )
    share = asked / MOST_QUERIES
    yield Figure("plan page: queries", asked, "", "most allowed", MOST_QUERIES, share, 1, False)


def _paper(client: Any, plan: Any, times: int) -> Iterator[Figure]:
    """The file as it is asked for: read, drawn, pressed; and the same words without map, charts or pictures."""
    from tingsted.documents.press import press_pdf
    from tingsted.plans.frozen import whole
    from tingsted.plans.paper import paper_of
    from tingsted.plans.queries import contents_of

    told = paper_of(whole(plan, contents_of(plan), list(plan.phases.all())), "Prøve Kommune")
    charts = len(told["charts"]) + sum(chapter["chart"] is not None for chapter in told["chapters"])
    if told["map"] is None or charts < 10:
        raise RuntimeError(f"the PDF shows {charts} charts and {'a' if told['map'] else 'no'} map")
    plain = told | {"map": None, "charts": [], "chapters": [c | {"chart": None} for c in told["chapters"]]}

    def asked_for() -> None:
        file = client.get(f"{plan.get_absolute_url()}plan.pdf").content
        if file[:5] != b"%PDF-":
            raise RuntimeError("the plan's PDF is none")

    words = min(_afresh(lambda: press_pdf("plans/press/plan.typ", plain))[0] for _time in range(times))
    taken = [_afresh(asked_for) for _time in range(times)]
    ours, waited = min(cpu for cpu, _wall in taken), min(wall for _cpu, wall in taken)
    name = f"PDF with map and {charts} charts"
    yield Figure(f"{name}, elapsed", waited, "s", "most allowed", MOST_PDF_S, waited / MOST_PDF_S, 1, False)
    yield Figure(name, ours, "s CPU", "most allowed", MOST_PDF_S, ours / MOST_PDF_S, 1, False)
    yield Figure("PDF beside its words alone", ours, "s CPU", "the words alone", words, words / ours, 1 / 3)


def _afresh(act: Callable[[], object]) -> tuple[float, float]:
    """Seconds of CPU and seconds elapsed of an act in a process of its own, where nothing of it was done before."""
    from django.db import connections

    def measured() -> None:
        begun = perf_counter()
        cpu = _spent(act)
        into.send((cpu, perf_counter() - begun))

    connections.close_all()
    out, into = (fork := get_context("fork")).Pipe(duplex=False)
    child = fork.Process(target=measured)
    child.start()
    into.close()
    try:
        taken: tuple[float, float] = out.recv()
    except EOFError:
        raise RuntimeError("the process that was measured failed; the lines above say why") from None
    finally:
        child.join()
    return taken


def _compared(client: Any, times: int) -> Iterator[Figure]:
    """Twenty plans by theme, as the first reader gets them; the same rows as the database gives them."""
    from django.db import connection

    ours, asked = _first_readers(client, "/planer/sammenlign/?efter=tema", times)
    sql = (
        "SELECT a.id, a.plan_id, a.title, t.name, a.work, a.driver, a.sdgs FROM plans_action a "
        "JOIN plans_theme t ON t.id = a.theme_id WHERE a.archived_on IS NULL"
    )

    def rows() -> int:
        with connection.cursor() as cursor:
            cursor.execute(sql)
            return len(cursor.fetchall())

    if rows() != 3000:
        raise RuntimeError(f"{rows()} actions are compared, not 3000")
    raw = median(_spent(rows) for _time in range(times)) * 1000
    limit = ours / MOST_COMPARED_MS
    yield Figure("20 plans side by side", ours, "ms CPU", "most allowed", MOST_COMPARED_MS, limit, 1, False)
    yield Figure(
        "20 plans beside their rows", ours, "ms CPU", "rows alone", raw, raw / ours, 1 / 40, binding=False
    )
    share = asked / MOST_QUERIES
    yield Figure("20 plans side by side: queries", asked, "", "most allowed", MOST_QUERIES, share, 1, False)


def _first_readers(client: Any, path: str, times: int) -> tuple[float, int]:
    """Milliseconds of CPU and queries of a page when nothing is remembered."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from tingsted.places.queries import forget_municipality
    from tingsted.places.remembered import forget_all

    def fresh() -> None:
        forget_all()
        forget_municipality()
        if (answered := client.get(path).status_code) != 200:
            raise RuntimeError(f"{path} answered {answered}")

    fresh()
    cost = median(_spent(fresh) for _time in range(times)) * 1000
    with CaptureQueriesContext(connection) as asked:
        fresh()
    return cost, len(asked)


def _spent(act: Callable[[], object]) -> float:
    begun = process_time()
    act()
    return process_time() - begun
