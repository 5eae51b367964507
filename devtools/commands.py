"""The words one may say to `./dev`, and who answers each."""

from __future__ import annotations

import argparse
import signal
import sys

from devtools import environment, postgres, steps, testing, translations
from devtools.steps import ROOT, Failure, say


def main(argv: list[str]) -> int:
    """Do what the words ask; a failure is told in one sentence, with what was printed before it."""
    parser = _make_parser()
    options, rest = parser.parse_known_args(argv)
    if rest and options.command != "test":
        parser.error(f"unknown: {' '.join(rest)}")
    if options.command == "test":
        options.words = rest
    try:
        return int(options.answer(options) or 0)
    except Failure as failure:
        if failure.output:
            say(failure.output.rstrip())
        print(f"\n{failure}", file=sys.stderr, flush=True)
        return 1
    except KeyboardInterrupt:
        return 130


def _make_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="./dev", description="Everything one does with a clone of Tingsted."
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def add(name: str, answer: object, text: str) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=text, description=text)
        command.set_defaults(answer=answer)
        return command

    run = add(
        "run", _run, "install, migrate, load the demo and serve on 127.0.0.1; a second run keeps the data"
    )
    run.add_argument("--port", type=int, default=8000)
    add("setup", _setup, "make .venv with everything that tests and checks need")
    test = add(
        "test", _test, "all tests, or those that pytest's own words ask for: ./dev test tests/places -k name"
    )
    test.add_argument("--quick", action="store_true", help="SQLite only, no browser, nothing slow or long")
    test.add_argument(
        "--on", choices=("both", "sqlite", "postgres"), help="which databases (all tests: both)"
    )
    add("check", _check, "style, types, contracts, migrations, translations and the lock")
    add("tidy", _tidy, "write code and templates as check wants them, as far as a program can")
    bench = add(
        "bench", _bench, "measure the figures we promise beside their peers: ./dev bench [--quick] [names]"
    )
    bench.add_argument("--quick", action="store_true", help="small inputs; fails only below half a bar")
    bench.add_argument("names", nargs="*", help="files of bench/ without .py; all when left out")
    add(
        "messages",
        _messages,
        "update every room's list of texts to translate (locale/*/LC_MESSAGES/django.po)",
    )
    add("lock", _lock, "lock the packages anew and export the lock for pip; needs uv")
    pg = add("pg", _pg, "start a PostgreSQL for trying things out and print its URL; Ctrl+C stops it")
    pg.add_argument("--data", default="var/postgres", help="where it keeps its files (var/postgres)")
    room = add("new-room", _new_room, "write the skeleton of a room and list it")
    room.add_argument("name", metavar="NAME")
    room.add_argument(
        "--after", metavar="ROOM", help="the room just inside it (the outermost but desk and demo)"
    )
    return parser


def _run(options: argparse.Namespace) -> int:
    from devtools import launch

    return launch.run(options.port)


def _setup(options: argparse.Namespace) -> int:
    testing.prepare(browser=True)
    say("Ready. Next: ./dev run, ./dev test or ./dev check.")
    return 0


def _test(options: argparse.Namespace) -> int:
    return testing.run(options.words, quick=options.quick, on=options.on)


def _check(options: argparse.Namespace) -> int:
    from devtools import checks

    own = testing.prepare(browser=False)
    return checks.run(own)


def _tidy(options: argparse.Namespace) -> int:
    from devtools import checks

    return checks.tidy(testing.prepare(browser=False))


def _bench(options: argparse.Namespace) -> int:
    own = environment.own_environment()
    environment.ensure(own, "dev", "peers")
    translations.ensure_compiled(own)
    flags = ["--quick"] if options.quick else []
    return steps.run_openly([own.python, "-m", "bench", *flags, *options.names])


def _messages(options: argparse.Namespace) -> int:
    own = testing.prepare(browser=False)
    return steps.run_openly([own.python, "-m", "devtools.translations", "update"])


def _lock(options: argparse.Namespace) -> int:
    from devtools import locking

    return locking.lock()


def _pg(options: argparse.Namespace) -> int:
    own = environment.own_environment()
    environment.ensure(own, "dev")
    with postgres.started_postgres(own, ROOT / options.data) as url:
        say(f"PostgreSQL runs. Use it from another window:\n\n    export TINGSTED_DATABASE_URL='{url}'\n")
        say("Ctrl+C stops it; its data stays in " + options.data)
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
        signal.pause()
    return 0


def _new_room(options: argparse.Namespace) -> int:
    from devtools import room

    return room.create(options.name, after=options.after)
