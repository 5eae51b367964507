"""A survey at full size: exports that stay small in memory, answers that are neither lost nor doubled, quick counts.

The load runs against the real server with two workers; beside every answer stands a bare view of the same server, with
the same middleware, that writes one row. In the middle of a second load the whole server is killed with SIGKILL, and
every answer that was acknowledged must be there. The many answers that go out as files come in afterwards.
"""

from __future__ import annotations

import os
import secrets
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from bench.figure import Figure
from bench.stage.house import empty_house

IDEAS = 40
MOST_GROWTH = 30.0
COUNTED_WITHIN = 2.0
FORM = {"Content-Type": "application/x-www-form-urlencoded", "X-Sent-By": "queue"}
SLICES = 10
"""So often the bare view and the survey take turns, so that a machine that changes its pace does it to both."""
DOORS = 8
"""So many new connections, so that every process of the server is asked."""
FORMS = ("csv", "excel.csv", "json", "xlsx")
SHARE, AIM = 0.2, 0.4


def figures(quick: bool) -> Iterator[Figure]:
    """Memory of every form of export, throughput and safety of answers, and the time of a count."""
    os.environ["OPENBLAS_NUM_THREADS"] = "1"  # a count may have one processor, the web has the other
    with empty_house() as data:
        from bench.stage.surveyed import fill_surveys

        told, first, second = fill_surveys(ideas=IDEAS)
        yield from _load(data, first, answers=400 if quick else 20_000)
        yield _killed(data, second, answers=200 if quick else 10_000)
        yield from _exports(data, told, answers=5_000 if quick else 250_000)
        yield _count(second, answers=3_000 if quick else 20_000)


def _exports(data: Path, slug: str, *, answers: int) -> Iterator[Figure]:
    """How much the memory of a fresh process grows while a table of all answers goes out, in every form."""
    from bench.stage.surveyed import fill_up

    fill_up(slug, answers=answers)
    for form in FORMS:
        told = subprocess.run(
            [sys.executable, "-m", "bench.stage.exported", slug, form],
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "TINGSTED_DATA": str(data)},
        ).stdout.split()
        rows, grown = int(told[0]), float(told[1])
        if rows < 1000:
            raise RuntimeError(f"the export had only {rows} rows")
        yield Figure(
            f"{rows:,} answers as {form}: memory",
            grown,
            "MB more",
            "most allowed",
            MOST_GROWTH,
            grown / MOST_GROWTH,
            1,
            False,
        )


def _load(data: Path, slug: str, *, answers: int) -> Iterator[Figure]:
    """Complete answers through real HTTP beside a bare insert; then a change that every process must see."""
    from bench.stage.server import many, served
    from tingsted.surveys.models import Ballot, Survey

    survey = Survey.objects.get(slug=slug)
    path, sheet = survey.get_absolute_url(), _sheets(survey)
    with served(data) as pid:
        slices = [
            (
                many(pid, "/_bare/row/", answers // SLICES, FORM, sheet),
                many(pid, path, answers // SLICES, FORM, sheet),
            )
            for _ in range(SLICES)
        ]
        came = Ballot.objects.filter(survey=survey).count()
        stale = _stale(survey, path)
    accepted = sum(posted.accepted for _bare, posted in slices)
    if accepted != answers or came != answers:
        raise RuntimeError(f"{answers} answers were sent, {accepted} acknowledged, {came} are there")
    alone, ours = (
        answers / sum(side.accepted / side.per_second for side in sides)
        for sides in zip(*slices, strict=True)
    )
    share = ours / alone
    yield Figure(
        "answers lost or doubled", came - answers, "", "sent", answers, abs(came - answers), 0, False
    )
    yield Figure("answers a second", ours, "1/s", "a bare row", alone, share, SHARE)
    yield Figure("the same, as we aim", ours, "1/s", "a bare row", alone, share, AIM, binding=False)
    yield Figure("pages from before a change", stale, "", "asked for", 3 * DOORS, stale, 0, False)


def _stale(survey: Any, path: str) -> int:
    """This process asks one thing more, rewords it and closes the survey: pages of the server that don't know of it."""
    from bench.stage.server import get
    from bench.stage.surveyed import chair_of
    from tingsted.surveys.actions import add_question, change_question, close_survey

    def pages(words: str) -> int:
        return sum(words in get(path)[1].decode() for _ in range(DOORS))

    actor = chair_of(survey)
    question = add_question(actor, survey=survey, kind="text", words="Hvad mangler?")
    known = pages(">Hvad mangler?<")
    change_question(actor, question=question, words="Hvad mangler her?")
    known += pages(">Hvad mangler her?<")
    close_survey(actor, survey=survey)
    return 2 * DOORS - known + pages("data-survey")


def _killed(data: Path, slug: str, *, answers: int) -> Figure:
    """Answers until the whole server is killed; those acknowledged that are not there afterwards."""
    from bench.stage.server import kill_soon, many, served
    from tingsted.surveys.models import Ballot, Survey

    survey = Survey.objects.get(slug=slug)
    came = Ballot.objects.filter(survey=survey)
    with served(data, killed=True) as pid:
        kill_soon(pid, once=lambda: came.count() > answers // 4)
        sent = many(pid, survey.get_absolute_url(), answers, FORM, _sheets(survey), until_it_falls=True)
    kept = came.count()
    if not 0 < sent.accepted < answers:
        raise RuntimeError(f"the server was not killed in the middle: {sent.accepted} of {answers}")
    lost = max(0, sent.accepted - kept)
    return Figure(
        "acknowledged, then gone after SIGKILL", lost, "", "acknowledged", sent.accepted, lost, 0, False
    )


def _sheets(survey: Any) -> Callable[[], bytes]:
    """A complete answer to all ideas as a phone sends it (`sending.js`), each with a key of its own."""
    from tingsted.surveys.keys import new_key

    cards = list(survey.cards.values_list("pk", flat=True))
    marks = {f"v{card}": "very" if n % 3 else "not now" for n, card in enumerate(cards)}
    shown = ",".join(map(str, cards))
    rest = urlencode({"vist": shown, **marks, "landsby": survey.villages[0], "alder": "50-64"})

    def sheet() -> bytes:
        return f"kvittering={new_key()}&orden={secrets.token_hex(8)}&{rest}".encode()

    return sheet


def _count(slug: str, *, answers: int) -> Figure:
    """The whole result of so many different answers, read, counted and kept as the worker does it."""
    from bench.stage.surveyed import scatter
    from tingsted.surveys.counting import count_result

    survey = scatter(slug, answers=answers)
    took = min(_timed(lambda: count_result(survey)) for _ in range(2))
    return Figure(
        f"{answers:,} × {IDEAS} counted",
        took,
        "s",
        "most allowed",
        COUNTED_WITHIN,
        took / COUNTED_WITHIN,
        1,
        False,
    )


def _timed(act: Callable[[], object]) -> float:
    """Seconds of one processor, so that others on the machine don't count."""
    started = time.process_time()
    act()
    return time.process_time() - started
