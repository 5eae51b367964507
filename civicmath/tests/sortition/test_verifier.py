"""What the verifier accepts, and each kind of tampering it finds once every digest has been made to fit again."""

from __future__ import annotations

import ast
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tamperings import (
    CERT,
    DRAW,
    DRAWN,
    MIX,
    ODDS,
    TAMPERINGS,
    TICKETS,
    UNREADABLE,
    at,
    bump,
    redigest,
    set_to,
)
from tight_pools import DRAWS, STATUS, draw_bundle

from civicmath.sortition import counting, verifier
from civicmath.sortition.command import main
from civicmath.sortition.counting import Verdict, verify

SOURCE = Path(verifier.__file__)


@pytest.fixture(scope="session")
def bundles(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return {name: draw_bundle(name, tmp_path_factory.mktemp("draw")) for name in DRAWS}


@pytest.mark.parametrize("name", DRAWS)
def test_an_honest_bundle_holds_in_both_tiers(
    name: str, bundles: dict[str, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["verify", str(bundles[name])]) == 0
    status = STATUS.get(name, "exact")
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


@pytest.mark.parametrize(
    ("tamper", "sentence"),
    [
        (at("public/manifest.json", set_to("digest", to="0" * 64)), "the lottery's digest is not that of its files"),
        (at("public/manifest.json", lambda m: m["auditor"].pop("people.csv")), "the auditor files are not those"),
        (at(CERT, bump("bounds", 0, "total")), "the public files are not those of the manifest"),
        (at(DRAW, set_to("lottery", to="0" * 64)), DRAWN),
    ],
    ids=["the digest", "a file left out", "a file changed", "the draw of another lottery"],
)  # fmt: skip
def test_digests_that_do_not_fit_are_named(
    tamper: Callable[[Path], None],
    sentence: str,
    bundles: dict[str, Path],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    bundle = Path(shutil.copytree(bundles["plain"], tmp_path / "bundle"))
    tamper(bundle)
    assert main(["verify", str(bundle)]) == 1
    assert f"FAILED: {sentence}" in capsys.readouterr().out


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


def test_a_count_of_too_many_steps_is_left_open_and_not_called_exact(
    bundles: dict[str, Path], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(counting, "MOST_STEPS", 1)
    assert main(["verify", str(bundles["count"])]) == 0
    told = capsys.readouterr().out
    assert told.startswith("Cut 0 could not be checked here.\n")
    assert told.endswith("Auditor bundle: every check holds; status: not confirmed here (claimed: exact).\n")


def test_a_bundle_is_verified_from_python(bundles: dict[str, Path]) -> None:
    assert verify(bundles["count"]) == Verdict((), (), "exact")
    assert verify(bundles["count"] / "public") == Verdict((), (), None)


def test_a_distance_of_two_tickets_is_confirmed(bundles: dict[str, Path]) -> None:
    assert json.loads((bundles["far"] / CERT).read_text())["distance"] == 2


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
