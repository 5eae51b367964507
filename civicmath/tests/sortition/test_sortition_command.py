"""The command: its files, its exit codes, and what it leaves when it can't."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from sample_pools import DATA

from civicmath.sortition import acts
from civicmath.sortition.command import main

HERE = DATA / "syn_n300_k30_f6_s1_hh"
POOL = [
    "--categories",
    str(HERE / "categories.csv"),
    "--respondents",
    str(HERE / "respondents.csv"),
    "--panel-size",
    "30",
]
DRAW = ["draw", *POOL, "--household", "household"]


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("draw") / "out"
    assert main([*DRAW, "--digits", "417", "--out", str(out)]) == 0
    return out


def test_a_draw_writes_every_file_of_the_bundle(bundle: Path) -> None:
    files = {str(path.relative_to(bundle)) for path in bundle.rglob("*") if path.is_file()}

    assert files == {
        "certificate.json", "decomposition.json", "lottery.csv", "panel.csv", "people.csv", "probabilities.csv",
        "report.html", "report.json", "reserves.csv", "run.json",
        "public/certificate.json", "public/draw.json", "public/manifest.json", "public/odds.csv", "public/tickets.csv",
    }  # fmt: skip


def test_the_panel_is_the_drawn_ticket_and_the_figures_are_those_of_the_reference(bundle: Path) -> None:
    report = json.loads((bundle / "report.json").read_text())
    seats = [row["respondent"] for row in table(bundle / "lottery.csv") if row["ticket"] == "417"]

    assert [row["respondent"] for row in table(bundle / "panel.csv")] == seats
    assert len(seats) == 30
    assert (report["status"], report["minimum"], report["gini"]) == ("exact", "6/91", 0.243846309)
    assert [row["order"] for row in table(bundle / "reserves.csv")] == ["1", "2", "3", "4", "5", "6"]


def test_probabilities_add_up_to_the_seats(bundle: Path) -> None:
    rows = table(bundle / "probabilities.csv")

    assert sum(int(row["tickets"]) for row in rows) == 30_000
    assert round(sum(float(row["decimal"]) for row in rows), 6) == 30
    assert list(rows[0]) == ["respondent", "fraction", "decimal", "tickets"]


def test_the_public_bundle_names_nobody_and_shows_no_ones_features(bundle: Path) -> None:
    assert {path.name for path in (bundle / "public").iterdir()} == {
        "manifest.json", "certificate.json", "tickets.csv", "odds.csv", "draw.json",
    }  # fmt: skip
    assert list(table(bundle / "public/odds.csv")[0]) == ["receipt", "fraction", "tickets"]
    assert "respondent" not in (bundle / "public/certificate.json").read_text()


def test_a_lottery_can_be_drawn_from_later(bundle: Path, tmp_path: Path) -> None:
    assert main([*DRAW, "--out", str(tmp_path)]) == 0
    assert not (tmp_path / "panel.csv").exists()

    assert main(["hold", str(tmp_path), "--digits", "417"]) == 0

    for name in ("panel.csv", "reserves.csv", "public/draw.json", "lottery.csv"):
        assert (tmp_path / name).read_bytes() == (bundle / name).read_bytes()


def test_a_lottery_that_was_changed_is_not_drawn_from(tmp_path: Path) -> None:
    assert main([*DRAW, "--out", str(tmp_path)]) == 0
    path = tmp_path / "lottery.csv"
    path.write_text(path.read_text().replace("\n0,", "\n1,", 1))

    assert main(["hold", str(tmp_path), "--digits", "417"]) == 2


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        ([*DRAW[:-2], "--household", "adresse"], 2, "»adresse«: this column is missing"),
        ([*DRAW, "--ticket", "1000"], 2, "there is no ticket 1000"),
        ([*DRAW, "--cap", "1/20"], 3, "the smallest cap that can be kept is"),
    ],
)
def test_faults_and_quotas_that_cannot_be_met_have_their_exit_codes(
    words: list[str], code: int, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*words, "--out", str(tmp_path / "out")]) == code
    assert told in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("out", ["afile", "afile/within"])
def test_a_place_that_cannot_be_written_to_is_said(
    out: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "afile").write_text("mine")

    assert main([*DRAW, "--out", str(tmp_path / out)]) == 2

    assert "afile" in capsys.readouterr().err
    assert [path.read_text() for path in tmp_path.iterdir()] == ["mine"]


@pytest.mark.parametrize(("words", "code"), [([], 2), (["--help"], 0), (["a", "b"], 2), (["nowhere"], 2)])
def test_verify_wants_one_bundle(words: list[str], code: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", *words]) == code
    told = capsys.readouterr()
    assert "verify BUNDLE" in told.err if words != ["nowhere"] else "can't be read" in told.out


def test_quotas_that_cannot_be_met_are_answered_with_the_smallest_changes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "c.csv").write_text("category,feature,min,max\nsex,w,2,2\nsex,m,1,2\n")
    (tmp_path / "r.csv").write_text("id,sex\n1,w\n2,m\n3,m\n4,m\n")
    words = [
        "--categories",
        str(tmp_path / "c.csv"),
        "--respondents",
        str(tmp_path / "r.csv"),
        "--panel-size",
        "3",
    ]

    assert main(["draw", *words, "--out", str(tmp_path / "out")]) == 3
    assert "Lower the minimum of »sex: w« from 2 to 1." in capsys.readouterr().err
    assert main(["check", *words]) == 3
    assert "Lower the minimum of »sex: w« from 2 to 1." in capsys.readouterr().out
    assert not (tmp_path / "out").exists()


def test_a_draw_that_leaves_somebody_no_chance_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "c.csv").write_text("category,feature,min,max\ntown,in,2,2\ntown,out,0,0\n")
    (tmp_path / "r.csv").write_text("id,town\n1,in\n2,in\n3,in\n4,out\n")
    files = ["--categories", str(tmp_path / "c.csv"), "--respondents", str(tmp_path / "r.csv")]

    assert main(["draw", *files, "--panel-size", "2", "--ticket", "0", "--out", str(tmp_path / "out")]) == 0

    assert "1 can be on no panel; »check« tells who, and what would help." in capsys.readouterr().err


def test_an_interrupted_draw_leaves_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(acts, "hold_lottery", interrupted)

    assert main([*DRAW, "--out", str(tmp_path / "out")]) == 130
    assert list(tmp_path.iterdir()) == []


def test_members_who_dropped_out_are_replaced_and_the_others_stay(bundle: Path, tmp_path: Path) -> None:
    panel = [row["respondent"] for row in table(bundle / "panel.csv")]
    dropped = panel[:3]
    words = ["replace", *POOL, "--household", "household", "--panel", str(bundle / "panel.csv")]

    assert (
        main([*words, "--dropped", ",".join(dropped), "--seed", "lotto 1 2 3", "--out", str(tmp_path)]) == 0
    )

    after = [row["respondent"] for row in table(tmp_path / "panel.csv")]
    assert set(panel[3:]) < set(after)
    assert not set(dropped) & set(after)
    assert len(after) == 30


def test_a_replacement_that_the_quotas_forbid_relaxes_them_and_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "c.csv").write_text("category,feature,min,max\nsex,w,2,2\nsex,m,2,2\n")
    (tmp_path / "r.csv").write_text("id,sex\nAnna,w\nBirte,w\nCarl,m\nDan,m\nErik,m\n")
    (tmp_path / "panel.csv").write_text("respondent\nAnna\nBirte\nCarl\nDan\n")
    words = ["--categories", str(tmp_path / "c.csv"), "--respondents", str(tmp_path / "r.csv")]
    words += [
        "--panel-size",
        "4",
        "--panel",
        str(tmp_path / "panel.csv"),
        "--dropped",
        "Anna",
        "--ticket",
        "0",
    ]

    assert main(["replace", *words, "--out", str(tmp_path / "out")]) == 0

    told = capsys.readouterr().err
    assert "Lower the minimum of »sex: w« from 2 to 1." in told
    assert "Raise the maximum of »sex: m« from 2 to 3." in told
    panel = [row["respondent"] for row in table(tmp_path / "out/panel.csv")]
    assert panel == ["Birte", "Carl", "Dan", "Erik"]
    assert "from 2 to 1" in (tmp_path / "out/report.html").read_text()
    assert main(["verify", str(tmp_path / "out")]) == 0


def test_proposed_quotas_are_a_categories_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "p.csv").write_text("category;feature;people\nage;old;2501\nage;young;7499\n")

    assert main(["propose", "--population", str(tmp_path / "p.csv"), "--panel-size", "10"]) == 0
    assert capsys.readouterr().out == "category,feature,min,max\nage,old,2,3\nage,young,7,8\n"
