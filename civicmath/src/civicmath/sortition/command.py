"""`python -m civicmath sortition`: draw, hold, check, propose, replace, verify."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from fractions import Fraction
from pathlib import Path

from civicmath.sortition.clock import TooLate
from civicmath.sortition.drawing import DrawFault
from civicmath.sortition.pool import Unmeetable
from civicmath.sortition.reading import InputFault

DONE, INPUT_AT_FAULT, UNMEETABLE, INTERRUPTED = 0, 2, 3, 130


def main(argv: Sequence[str]) -> int:
    """Run one act of the draw; answer 0 done, 2 input at fault, 3 quotas can't be met."""
    from civicmath.sortition import acts

    words = list(argv)
    if words[:1] == ["verify"]:
        from civicmath.sortition.counting import main as verify

        if len(words) != 2 or words[1].startswith("-"):
            sys.stderr.write("usage: python -m civicmath sortition verify BUNDLE\n")
            return DONE if words[1:] in (["-h"], ["--help"]) else INPUT_AT_FAULT
        return verify(words[1:])
    deeds: dict[str, Callable[[argparse.Namespace], int]] = {
        "draw": acts.draw,
        "hold": acts.hold,
        "check": acts.check,
        "propose": acts.propose,
        "replace": acts.replace_members,
    }
    options = _parser().parse_args(words)
    try:
        return deeds[options.act](options)
    except (InputFault, DrawFault) as fault:
        sys.stderr.write(f"{fault}\n")
        return INPUT_AT_FAULT
    except OSError as fault:
        sys.stderr.write(f"{fault.filename}: can't be written or read ({fault.strerror})\n")
        return INPUT_AT_FAULT
    except Unmeetable as fault:
        sys.stderr.write(f"{fault}\n")
        return UNMEETABLE
    except TooLate as fault:
        sys.stderr.write(f"{fault}\n")
        return INPUT_AT_FAULT
    except KeyboardInterrupt:
        sys.stderr.write("Stopped; nothing was written.\n")
        return INTERRUPTED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m civicmath sortition", description=__doc__)
    acts = parser.add_subparsers(dest="act", required=True)
    draw = acts.add_parser("draw", help="make the fairest lottery and draw a panel from it")
    _pool_options(draw)
    _lottery_options(draw)
    hold = acts.add_parser("hold", help="draw a panel from a lottery made before")
    hold.add_argument("bundle", type=Path)
    _source_options(hold, required=True)
    check = acts.add_parser("check", help="can the quotas be met, who can't be chosen, what would help")
    _pool_options(check)
    check.add_argument("--out", type=Path, help="write the findings as JSON")
    propose = acts.add_parser("propose", help="propose quotas from shares of the population")
    propose.add_argument("--population", type=Path, required=True, help="columns category, feature, people")
    propose.add_argument("--panel-size", type=int, required=True)
    propose.add_argument("--out", type=Path, help="write the categories file here")
    replace = acts.add_parser("replace", help="replace members who dropped out, by their own lottery")
    _pool_options(replace)
    replace.add_argument("--panel", type=Path, required=True, help="panel.csv of the draw")
    replace.add_argument("--dropped", action="append", default=[], metavar="ID", required=True)
    _lottery_options(replace)
    acts.add_parser("verify", help="check a bundle, cuts proven by a full count included")
    return parser


def _pool_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--categories", type=Path, required=True)
    parser.add_argument("--respondents", type=Path, required=True)
    parser.add_argument("--panel-size", type=int, required=True)
    parser.add_argument("--household", metavar="COLUMN", help="at most one person per household")
    parser.add_argument("--id", metavar="COLUMN", help="the column with each person's id")
    parser.add_argument("--must", action="append", default=[], metavar="ID", help="must be on every panel")
    parser.add_argument("--must-not", action="append", default=[], metavar="ID", help="may be on no panel")


def _lottery_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--goal", choices=("leximin", "maximin"), default="leximin")
    parser.add_argument("--cap", type=_chance, default=Fraction(1), help="the largest chance anyone may have")
    parser.add_argument("--tickets", type=_tickets, default=1000)
    parser.add_argument("--reserves", type=int, default=None, help="how many reserves (a fifth of the panel)")
    parser.add_argument(
        "--exact", action="store_true", default=None, help="prove in fractions however long it takes"
    )
    parser.add_argument("--seconds", type=_seconds, default=600.0, help="time limit for the proof")
    parser.add_argument("--language", choices=("en", "da"), default="en", help="language of the report")
    parser.add_argument("--out", type=Path, required=True)
    _source_options(parser, required=False)


def _source_options(parser: argparse.ArgumentParser, *, required: bool) -> None:
    source = parser.add_mutually_exclusive_group(required=required)
    source.add_argument("--ticket", metavar="NUMBER", help="the ticket drawn, from 0")
    source.add_argument("--digits", metavar="DIGITS", help="ten-sided dice, first die first")
    source.add_argument("--coins", metavar="01…", help="coin tosses, 1 = heads, first toss first")
    source.add_argument("--seed", metavar="TEXT", help="a public value named beforehand")


def _chance(text: str) -> Fraction:
    try:
        value = Fraction(text.replace(",", "."))
    except (ValueError, ZeroDivisionError, OverflowError):
        raise argparse.ArgumentTypeError(f"»{text}« is not a chance such as 1/5 or 0.2") from None
    if not 0 < value <= 1:
        raise argparse.ArgumentTypeError("a cap is above 0 and at most 1")
    return value


def _tickets(text: str) -> int:
    if not (text.isascii() and text.isdigit()) or not 1 <= int(text) <= 1_000_000:
        raise argparse.ArgumentTypeError("tickets are a whole number from 1 to 1,000,000")
    return int(text)


def _seconds(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = float("nan")
    if not 0 <= value < float("inf"):
        raise argparse.ArgumentTypeError(f"»{text}« is not a number of seconds")
    return value
