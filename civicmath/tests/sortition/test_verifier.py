"""What the verifier accepts, and each kind of tampering it finds once every digest has been made to fit again."""

from __future__ import annotations

import ast
import hashlib
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tight_pools import DRAWS, draw_bundle

from civicmath.sortition import verifier
from civicmath.sortition.command import main

SOURCE = Path(verifier.__file__)
CERT, ODDS, TICKETS = "public/certificate.json", "public/odds.csv", "public/tickets.csv"
DRAW, MIX = "public/draw.json", "decomposition.json"
ODD_SUMS = "the tickets do not add up, or lie at another distance"
LEVELS, DRAWN, TICKET = (
    "the levels are not those",
    "the draw is of another lottery",
    "ticket 0 is not the panel",
)
FOLLOWS, TOTAL, MIXED = (
    "the bound does not follow",
    "the groups or the total",
    "the decomposition does not give",
)
CUT, QUOTA, SHARES = "cut 0 does not follow", "a quota has other people", "somebody does not have the chance"


@pytest.fixture(scope="session")
def bundles(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return {name: draw_bundle(name, tmp_path_factory.mktemp("draw")) for name in DRAWS}


def dump(path: Path, value: Any) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, sort_keys=True, indent=1) + "\n")


def redigest(bundle: Path) -> None:
    manifest = json.loads((bundle / "public/manifest.json").read_text())
    for tier, folder in (("public", bundle / "public"), ("auditor", bundle)):
        manifest[tier] = {
            name: hashlib.sha256((folder / name).read_bytes()).hexdigest()
            for name in manifest[tier]
            if (folder / name).exists()
        }
    lines = sorted(
        f"{tier}/{name} {d}\n" for tier in ("public", "auditor") for name, d in manifest[tier].items()
    )
    manifest["digest"] = hashlib.sha256("".join(lines).encode()).hexdigest()
    dump(bundle / "public/manifest.json", manifest)
    if (bundle / DRAW).exists() and (draw := json.loads((bundle / DRAW).read_text())):
        dump(bundle / DRAW, draw | {"lottery": manifest["digest"]})


def at(name: str, change: Callable[[Any], Any]) -> Callable[[Path], None]:
    """Change the JSON of one file in place."""

    def tamper(bundle: Path) -> None:
        content = json.loads((bundle / name).read_text())
        change(content)
        dump(bundle / name, content)

    return tamper


def cells(name: str, change: Callable[[list[list[str]]], Any]) -> Callable[[Path], None]:
    """Change the rows of one CSV file in place (no cell of these pools has a comma)."""

    def tamper(bundle: Path) -> None:
        rows = [line.split(",") for line in (bundle / name).read_text().splitlines()]
        change(rows)
        (bundle / name).write_text("".join(",".join(row) + "\n" for row in rows))

    return tamper


def text(name: str, pattern: str, new: str) -> Callable[[Path], None]:
    """Change the first match of a pattern in one file's text, which must be there."""

    def tamper(bundle: Path) -> None:
        changed, times = re.subn(pattern, new, (bundle / name).read_text(), count=1)
        assert times == 1
        (bundle / name).write_text(changed)

    return tamper


def more(row: list[str], column: int, by: int = 1) -> None:
    row[column] = str(int(row[column]) + by)


def swap_members(rows: list[list[str]]) -> None:
    names = {row[1] for row in rows[1:]}
    first = {row[1] for row in rows if row[0] == "0"}
    rows[1][1] = min(names - first)


def set_to(*path: Any, to: Any) -> Callable[[Any], None]:
    def change(content: Any) -> None:
        for key in path[:-1]:
            content = content[key]
        assert content[path[-1]] != to
        content[path[-1]] = to

    return change


def bump(*path: Any, by: int = 1) -> Callable[[Any], None]:
    def change(content: Any) -> None:
        for key in path[:-1]:
            content = content[key]
        value = content[path[-1]]
        content[path[-1]] = str(int(value) + by) if isinstance(value, str) else value + by

    return change


def loosen(certificate: Any) -> None:
    """Loosen a quota that the first bound which uses any uses."""
    used = next(q for bound in certificate["bounds"] for q in bound["multipliers"]["quotas"].items())
    certificate["quotas"][int(used[0])]["max" if used[1] > 0 else "min"] += 1 if used[1] > 0 else -1


TAMPERINGS: dict[str, tuple[str, Callable[[Path], None], str]] = {
    "two people's tickets are swapped": ("plain", cells(ODDS, lambda r: (more(r[1], 2), more(r[2], 2, -1))), SHARES),
    "a ticket is repeated": ("plain", cells(TICKETS, lambda r: r.__setitem__(2, r[1])), "a ticket is missing, doubled"),
    "a ticket is dropped": ("plain", cells(TICKETS, lambda r: r.pop()), "a ticket is missing, doubled"),
    "a seat goes to somebody not on the ticket": ("plain", cells("lottery.csv", swap_members), TICKET),
    "a seat is dropped": ("plain", cells("lottery.csv", lambda r: r.pop(1)), TICKET),
    "a seat goes to nobody known": ("plain", cells("lottery.csv", lambda r: r[1].__setitem__(1, "x")), TICKET),
    "a quota is loosened": ("plain", at(CERT, loosen), TOTAL),
    "a quota's people are changed": ("plain", at(CERT, bump("quotas", 0, "people")), QUOTA),
    "a multiplier is changed": ("plain", at(CERT, bump("bounds", 0, "multipliers", "size")), TOTAL),
    "a total is changed": ("plain", at(CERT, bump("bounds", 0, "total")), TOTAL),
    "a group's people are changed": ("plain", at(CERT, bump("bounds", 0, "groups", 0, "people")), TOTAL),
    "a level's bound is raised": ("plain", at(CERT, set_to("bounds", 0, "bound", to="1/1")), FOLLOWS),
    "a level is dropped": ("plain", at(CERT, lambda c: (c["levels"].pop(), c["bounds"].pop())), LEVELS),
    "a level's bound is dropped": ("plain", at(CERT, lambda c: c["bounds"].pop(0)), "the claim is unknown, or lacks a bound"),
    "a cut is tightened": ("rounding", at(CERT, bump("cuts", 0, "bound", by=-1)), CUT),
    "a counted cut is tightened": ("count", at(CERT, bump("cuts", 0, "bound", by=-1)), CUT),
    "a cut rests on a solver": ("rounding", at(CERT, set_to("cuts", 0, "proof", to={"kind": "solver"})), CUT),
    "the decomposition is empty": ("plain", at(MIX, lambda x: x.update(denominator="0", panels=[])), MIXED),
    "a weight of the decomposition is changed": ("plain", at(MIX, bump("panels", 0, "weight")), MIXED),
    "a panel of the decomposition is too large": ("plain", at(MIX, lambda x: x["panels"][0]["seats"].update(
        {t: n + 1 for t, n in x["panels"][0]["seats"].items()})), MIXED),
    "one person's chance is raised": ("plain", cells(ODDS, lambda r: r[1].__setitem__(1, "1/1")), LEVELS),
    "one person's chance is raised in the list": ("plain", cells("probabilities.csv", lambda r: r[1].__setitem__(1, "1/1")), SHARES),
    "a ticket's seats are miscounted": ("plain", cells(TICKETS, lambda r: (more(r[1], 1), more(r[1], 2, -1))), TICKET),
    "a person's feature is changed": ("plain", cells("people.csv", lambda r: r[1].__setitem__(6, (r[1][6] == "f0" and "f1") or "f0")), "person|quota"),
    "a fixed person is set free": ("fixed", cells("people.csv", lambda r: r[1].__setitem__(3, "")), "people.csv lacks somebody"),
    "fixed people are denied": ("fixed", at(CERT, set_to("fixed", "in", to=0)), LEVELS),
    "two homes are made one": ("households", cells("people.csv", lambda r: r[1].__setitem__(4, r[3][4])), "people.csv lacks somebody"),
    "the status is raised": ("interval", at(CERT, set_to("status", to="within")), f"the claim is unknown|{FOLLOWS}"),
    "the status is unknown": ("plain", at(CERT, set_to("status", to="certain")), "the claim is unknown"),
    "the distance is changed": ("plain", at(CERT, bump("distance")), ODD_SUMS),
    "the goal is raised": ("maximin", at(CERT, set_to("goal", to="leximin")), "the claim is unknown, or lacks a bound"),
    "another ticket is said to be drawn": ("plain", at(DRAW, bump("ticket")), DRAWN),
    "another text is said to be drawn": ("plain", at(DRAW, set_to("source", "text", to="8")), DRAWN),
    "the panel names another": ("plain", cells("panel.csv", lambda r: r[1].__setitem__(0, "x")), "the panel drawn"),
    "a member of the panel is left out": ("plain", at(DRAW, lambda d: d["panel"].pop()), "the panel drawn"),
    "a panel comes without a draw": ("undrawn", lambda b: (b / "panel.csv").write_text("respondent\np0\n") and None, "panel.csv, but no draw"),
}  # fmt: skip
UNREADABLE: dict[str, Callable[[Path], Any]] = {
    "the decomposition is missing": lambda b: (b / MIX).unlink(),
    "a key is doubled": text(CERT, r'"cap"', '"cap": "1/1",\n "cap"'),
    "a number has a point": text(CERT, r'"distance": (\d+)', r'"distance": \1.0'),
    "a number is none": text(CERT, r'"distance": \d+', '"distance": NaN'),
    "a fraction is not in lowest terms": text(CERT, r'"cap": "1/1"', '"cap": "2/2"'),
    "a file is empty": lambda b: (b / CERT).write_bytes(b""),
    "a file is binary": lambda b: (b / ODDS).write_bytes(bytes(range(256))),
    "a file is cut short": lambda b: (b / CERT).write_bytes((b / CERT).read_bytes()[:200]),
    "a number is huge": text(CERT, r'"distance": \d+', '"distance": ' + "9" * 5000),
    "a file is missing": lambda b: (b / ODDS).unlink(),
}


@pytest.mark.parametrize("name", DRAWS)
def test_an_honest_bundle_holds_in_both_tiers(
    name: str, bundles: dict[str, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["verify", str(bundles[name])]) == 0
    status = "interval" if name == "interval" else "exact"
    assert capsys.readouterr().out == f"Auditor bundle: every check holds; status: {status}.\n"
    assert main(["verify", str(bundles[name] / "public")]) == 0


@pytest.mark.parametrize("words", TAMPERINGS)
def test_tampering_is_named_though_every_digest_fits(
    words: str, bundles: dict[str, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name, tamper, sentence = TAMPERINGS[words]
    bundle = Path(shutil.copytree(bundles[name], tmp_path / "bundle"))
    tamper(bundle)
    redigest(bundle)
    assert main(["verify", str(bundle)]) == 1
    assert re.search(f"FAILED: .*({sentence})", capsys.readouterr().out)


@pytest.mark.parametrize("words", UNREADABLE)
def test_a_malformed_bundle_is_one_sentence(
    words: str, bundles: dict[str, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bundle = Path(shutil.copytree(bundles["plain"], tmp_path / "bundle"))
    UNREADABLE[words](bundle)
    redigest(bundle)
    assert main(["verify", str(bundle)]) == 2
    assert capsys.readouterr().out.startswith("The bundle can't be read") and not capsys.readouterr().err


@pytest.mark.parametrize("file", [CERT, ODDS, TICKETS, "people.csv", "lottery.csv", MIX])
def test_a_byte_more_is_another_digest(file: str, bundles: dict[str, Path], tmp_path: Path) -> None:
    bundle = Path(shutil.copytree(bundles["plain"], tmp_path / "bundle"))
    with (bundle / file).open("a") as stream:
        stream.write("\n")
    assert main(["verify", str(bundle)]) in (1, 2)


def test_the_verifier_is_short_and_needs_the_standard_library_only() -> None:
    source = SOURCE.read_text()
    assert len(source.splitlines()) <= 200
    nodes = list(ast.walk(ast.parse(source)))
    names = {a.name for node in nodes if isinstance(node, ast.Import) for a in node.names}
    names |= {str(node.module) for node in nodes if isinstance(node, ast.ImportFrom)}
    assert {name.split(".")[0] for name in names} <= set(sys.stdlib_module_names)


@pytest.mark.parametrize(
    ("name", "status"), [("plain", "exact"), ("count", "not confirmed here (claimed: exact)")]
)
def test_the_file_runs_alone_and_leaves_full_counts_open(
    name: str, status: str, bundles: dict[str, Path], tmp_path: Path
) -> None:
    words = [sys.executable, "-I", "-S", str(SOURCE), str(bundles[name])]
    done = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, check=True)
    open_cuts = "" if name == "plain" else "Cut 0 could not be checked here.\n"
    assert done.stdout == f"{open_cuts}Auditor bundle: every check holds; status: {status}.\n"
