"""`python -m civicmath COMMAND …`: each subject brings its own command and its own options."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module

COMMANDS = {
    "sortition": "civicmath.sortition.command",
    "prioritise": "civicmath.prioritisation.command",
    "similar": "civicmath.similarity.command",
}

# Threads that wait for each other cost these small matrices twice the time, and one thread adds up in one order.
ONE_THREAD = ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OMP_NUM_THREADS")


def main(argv: Sequence[str] | None = None) -> int:
    """Hand the words after the command's name to that subject's own `main`."""
    words = list(sys.argv[1:] if argv is None else argv)
    if not words or words[0] not in COMMANDS:
        sys.stderr.write(f"usage: python -m civicmath {{{'|'.join(COMMANDS)}}} …\n")
        return 0 if words and words[0] in {"-h", "--help"} else 2
    for name in ONE_THREAD:
        os.environ.setdefault(name, "1")
    command = import_module(COMMANDS[words[0]])
    return int(command.main(words[1:]))


if __name__ == "__main__":
    raise SystemExit(main())
