"""What each word of the command does."""

from __future__ import annotations

import json
import platform
import sys
import time
from argparse import Namespace
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path

import numpy as np

from civicmath.sortition.bundle import draw_files, lottery_files, write_files
from civicmath.sortition.check import Findings, check_pool
from civicmath.sortition.digests import json_bytes
from civicmath.sortition.drawing import DrawFault, Drawn, draw_ticket
from civicmath.sortition.engine import hold_lottery
from civicmath.sortition.held import METHOD, Lottery
from civicmath.sortition.kinds import fold
from civicmath.sortition.pool import Pool, Unmeetable, Whole
from civicmath.sortition.proposing import categories_csv, propose_from
from civicmath.sortition.reading import InputFault, Problem, Wishes, read_pool
from civicmath.sortition.reading.tables import read_table
from civicmath.sortition.relaxation import replaced_pool
from civicmath.sortition.report import report_html
from civicmath.sortition.rereading import read_lottery
from civicmath.sortition.reserves import choose_reserves

SOURCES = ("ticket", "digits", "coins", "seed")


def draw(options: Namespace) -> int:
    """Make the lottery, and draw from it if the outside randomness is given."""
    started = time.perf_counter()
    _ask_for_folder(options.out)
    pool = _pool(options)
    drawn = _drawn(options, options.tickets)
    _say(f"{pool.people} people for {pool.panel_size} seats, {len(pool.quotas)} quotas.")
    try:
        _write_lottery(options, pool, drawn, started, [])
    except Unmeetable as fault:
        findings = check_pool(pool)
        raise Unmeetable(
            "\n".join([f"{fault}.", *(findings.sentences()[1:] if not findings.feasible else [])])
        ) from None
    return 0


def replace_members(options: Namespace) -> int:
    """Draw the seats of members who dropped out; the others stay, and quotas give way only as far as
    needed."""
    started = time.perf_counter()
    _ask_for_folder(options.out)
    pool = _pool(options)
    drawn = _drawn(options, options.tickets)
    pool, sentences = replaced_pool(pool, *_members(pool, options))
    for sentence in sentences:
        _say(sentence)
    _write_lottery(options, pool, drawn, started, sentences)
    return 0


def hold(options: Namespace) -> int:
    """Draw a panel from a lottery whose digest has been published."""
    pool, seats, digest = read_lottery(options.bundle)
    drawn = _drawn(options, len(seats))
    if drawn is None:
        raise DrawFault("nothing was drawn")
    files = draw_files(pool, seats, drawn, digest, _reserves(pool, seats, drawn, None))
    write_files(options.bundle, files, replacing=False)
    _say(f"Ticket {drawn.ticket} was drawn: {options.bundle / 'panel.csv'}")
    return 0


def check(options: Namespace) -> int:
    """Say whether the quotas can be met and what would help; 3 when they can't."""
    findings = check_pool(_pool(options))
    for sentence in findings.sentences():
        sys.stdout.write(sentence + "\n")
    if options.out is not None:
        options.out.parent.mkdir(parents=True, exist_ok=True)
        options.out.write_bytes(json_bytes(findings.as_plain()))
    return _answer(findings)


def propose(options: Namespace) -> int:
    """Propose quotas from the population."""
    content = categories_csv(propose_from(read_table(options.population), options.panel_size))
    if options.out is None:
        sys.stdout.write(content.decode())
    else:
        options.out.write_bytes(content)
    return 0


def _answer(findings: Findings) -> int:
    return 0 if findings.feasible else 3


def _pool(options: Namespace) -> Pool:
    wishes = Wishes(options.id, options.household, tuple(options.must), tuple(options.must_not))
    return read_pool(options.categories, options.respondents, options.panel_size, wishes)


def _drawn(options: Namespace, tickets: int) -> Drawn | None:
    for kind in SOURCES:
        text = getattr(options, kind)
        if text is not None:
            return draw_ticket(kind, text, tickets)
    return None


def _write_lottery(
    options: Namespace, pool: Pool, drawn: Drawn | None, started: float, sentences: list[str]
) -> None:
    lottery = hold_lottery(
        pool,
        goal=options.goal,
        cap=options.cap,
        tickets=options.tickets,
        exact=options.exact,
        seconds=options.seconds,
        progress=_say,
    )
    files = lottery_files(lottery)
    digest = _digest_in(files)
    people: Whole | None = None
    if drawn is not None:
        people = lottery.seats[drawn.ticket]
        files |= draw_files(
            pool, lottery.seats, drawn, digest, _reserves(pool, lottery.seats, drawn, options.reserves)
        )
    files["report.html"] = report_html(
        lottery, digest, panel=people, drawn=drawn, changes=sentences, language=options.language
    ).encode()
    files["run.json"] = json_bytes(_run(started))
    write_files(options.out, files)
    _say(_outcome(lottery, digest, drawn, options.out))


def _digest_in(files: Mapping[str, bytes]) -> str:
    return str(json.loads(files["public/manifest.json"])["digest"])


def _reserves(pool: Pool, seats: Whole, drawn: Drawn, count: int | None) -> list[int]:
    wanted = -(-pool.panel_size // 5) if count is None else count
    return choose_reserves(fold(pool), seats[drawn.ticket], wanted, f"{drawn.kind} {drawn.text}")


def _run(started: float) -> dict[str, object]:
    return {
        "seconds": round(time.perf_counter() - started, 3),
        "cpu_seconds": round(time.process_time(), 3),
        "finished": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
        "python": platform.python_version(),
        "numpy": np.__version__,
        "highspy": version("highspy"),
        "method": METHOD,
    }


def _outcome(lottery: Lottery, digest: str, drawn: Drawn | None, out: Path) -> str:
    free = [c for c, inside in zip(lottery.chances, lottery.rows.kinds.inside, strict=True) if not inside]
    status = {
        "exact": "attained exactly, proven in fractions",
        "within": f"within {lottery.distance} of {len(lottery.panels)} tickets of a proven upper bound",
        "interval": "an interval: time ran out before the proof",
    }[lottery.status]
    lines = [f"Smallest chance {min(free, default=1)}, {status}.", f"Digest of the lottery: {digest}"]
    kinds = lottery.rows.kinds
    never = sum(size for size, chance in zip(kinds.size.tolist(), lottery.chances, strict=True) if not chance)
    if never and lottery.status != "interval":
        lines[1:1] = [f"{never} can be on no panel; »check« tells who, and what would help."]
    if drawn is None:
        lines.append(f"Publish the digest, hold the draw, then: sortition hold {out} --ticket NUMBER")
    else:
        lines.append(f"Ticket {drawn.ticket} was drawn: {out / 'panel.csv'}")
    return "\n".join(lines)


def _members(pool: Pool, options: Namespace) -> tuple[list[int], list[int]]:
    """Positions of the members of the panel and of those who dropped out."""
    position = {name: at for at, name in enumerate(pool.respondents)}
    table = read_table(options.panel)
    place = table.column("respondent", options.id or "id") or 0
    members = [cells[place] for _, cells in table.rows]
    problems = [
        Problem(table.name, row, None, f"»{cells[place]}« is not among the respondents")
        for row, cells in table.rows
        if cells[place] not in position
    ]
    dropped = [name for text in options.dropped for name in text.split(",")]
    problems += [
        Problem("--dropped", None, None, f"»{name}« is not on the panel")
        for name in dropped
        if name not in members
    ]
    if problems:
        raise InputFault(problems)
    return [position[name] for name in members], [position[name] for name in dropped]


def _ask_for_folder(out: Path) -> None:
    """Refuse at once what can't become a folder, before the work is done."""
    if out.exists() and not out.is_dir():
        raise InputFault([Problem("--out", None, None, f"»{out}« is a file, not a folder")])


def _say(text: str) -> None:
    sys.stderr.write(text + "\n")
    sys.stderr.flush()
