"""`python -m civicmath COMMAND …`: each subject brings its own command and its own options."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module

COMMANDS = {
    "sortition": "civicmath.sortition.command",
    "prioritise": "civicmath.prioritisation.command",
    "similar": "civicmath.similarity.command",
}


def main(argv: Sequence[str] | None = None) -> int:
    """Hand the words after the command's name to that subject's own `main`."""
    words = list(sys.argv[1:] if argv is None else argv)
    if not words or words[0] not in COMMANDS:
        sys.stderr.write(f"usage: python -m civicmath {{{'|'.join(COMMANDS)}}} …\n")
        return 0 if words and words[0] in {"-h", "--help"} else 2
    command = import_module(COMMANDS[words[0]])
    return int(command.main(words[1:]))


if __name__ == "__main__":
    raise SystemExit(main())
