"""The console command `tingsted`: what an operator does with an installation."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

COMMANDS = {
    "serve": "web, worker and clock, restarted when they fall",
    "demo": "load a municipality to try things out in: --municipality naestved|holbaek",
    "doctor": "look over the installation and say what to mend",
    "createadmin": "give a person the operator's key",
    "import-ideas": "read ideas from a sheet: FILE --meeting N [--dry-run] [--json OUT]",
    "import-offices": "read areas, councils, seats and contacts from a workbook: FILE [--dry-run] [--json OUT]",
    "import-areas": "read the boundaries of many areas from GeoJSON: FILE [--enter] [--dry-run] [--json OUT]",
    "recount": "count an auditor's bundle of a survey again and compare: FILE",
    "backup": "write everything to one file",
    "restore": "put a backup back",
    "upgrade": "bring the database and files to this version",
}


def main(argv: Sequence[str] | None = None) -> int:
    """Hand the words on: `serve` to the supervisor, the rest to the management command of that name."""
    words = list(sys.argv[1:] if argv is None else argv)
    if not words or words[0] not in COMMANDS:
        asked_for_help = words[:1] in (["-h"], ["--help"])
        (sys.stdout if asked_for_help else sys.stderr).write(_usage())
        return 0 if asked_for_help else 2
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tingsted.config.settings")
    if words[0] == "serve":
        return _serve(words[1:])
    from django.core.management import execute_from_command_line

    execute_from_command_line(["tingsted", words[0].replace("-", "_"), *words[1:]])
    return 0


def _usage() -> str:
    lines = "".join(f"  {name:16}{meaning}\n" for name, meaning in COMMANDS.items())
    return f"usage: tingsted COMMAND …\n\n{lines}\ntingsted COMMAND --help says more.\n"


def _serve(words: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="tingsted serve", description=COMMANDS["serve"])
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen on (127.0.0.1)")
    parser.add_argument("--port", type=int, default=8000, help="the port to listen on (8000)")
    parser.add_argument("--workers", type=int, default=2, help="web processes (2)")
    parser.add_argument("--threads", type=int, default=4, help="requests at once in each web process (4)")
    options = parser.parse_args(words)

    from django.conf import settings

    settings.DATA.mkdir(parents=True, exist_ok=True)  # a wrong setting stops here, once, with its sentence
    from tingsted.config.supervisor import Supervisor, choose_programs

    programs = choose_programs(
        host=options.host, port=options.port, workers=options.workers, threads=options.threads
    )
    return Supervisor(programs).run()


if __name__ == "__main__":
    raise SystemExit(main())
