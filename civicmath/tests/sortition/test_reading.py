"""Files as they arrive in life: read, or refused with every fault in one report."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from civicmath.sortition.reading import InputFault, Wishes, read_pool

CATEGORIES = "category,feature,min,max\nkøn,kvinde,1,2\nkøn,mand,1,2\nby,Næstved by,1,3\nby,åbent land,0,2\n"
RESPONDENTS = "id,køn,by,mail\nA1,kvinde,Næstved by,a@x\nA2,mand,åbent land,b@x\nA3,mand,Næstved by,c@x\n"


def written(
    folder: Path, categories: str | bytes = CATEGORIES, respondents: str | bytes = RESPONDENTS
) -> tuple[Path, Path]:
    paths = folder / "categories.csv", folder / "respondents.csv"
    for path, content in zip(paths, (categories, respondents), strict=True):
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return paths


def faults(folder: Path, *contents: str | bytes, size: int = 3, wishes: Wishes | None = None) -> list[str]:
    with pytest.raises(InputFault) as caught:
        read_pool(*written(folder, *contents), size, wishes)
    return [str(problem) for problem in caught.value.problems]


def test_a_plain_pool_is_read_and_further_columns_do_no_harm(tmp_path: Path) -> None:
    pool = read_pool(*written(tmp_path), 3)

    assert pool.respondents == ("A1", "A2", "A3")
    assert [pool.quotas[q].feature for q in pool.features[0]] == ["kvinde", "Næstved by"]
    assert pool.categories == ("køn", "by")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", "\t", ","])
def test_encodings_delimiters_spaces_and_case_are_dealt_with(
    tmp_path: Path, encoding: str, delimiter: str
) -> None:
    respondents = RESPONDENTS.replace("kvinde", " KVINDE ").replace("åbent land", "Åbent  land")
    contents = [
        text.replace(",", delimiter).replace("\n", "\r\n").encode(encoding)
        for text in (CATEGORIES, respondents)
    ]

    pool = read_pool(*written(tmp_path, *contents), 3)

    assert pool.counts().tolist() == [1, 2, 2, 1]


def test_value_for_feature_and_flex_are_understood(tmp_path: Path) -> None:
    categories = "category,value,min,max,min_flex,max_flex\nkøn,kvinde,1,2,0,3\nkøn,mand,1,2,,\n"

    pool = read_pool(*written(tmp_path, categories, "id,køn\n1,mand\n2,kvinde\n3,mand\n"), 3)

    assert [(q.minimum_flex, q.maximum_flex) for q in pool.quotas] == [(0, 3), (None, None)]


def test_spreadsheets_are_read(tmp_path: Path) -> None:
    for name, text in (("c", CATEGORIES), ("r", RESPONDENTS)):
        book = Workbook()
        for line in text.splitlines():
            book.active.append([int(cell) if cell.isdigit() else cell for cell in line.split(",")])
        book.save(tmp_path / f"{name}.xlsx")

    pool = read_pool(tmp_path / "c.xlsx", tmp_path / "r.xlsx", 3)

    assert pool.respondents == ("A1", "A2", "A3")
    assert [(quota.minimum, quota.maximum) for quota in pool.quotas] == [(1, 2), (1, 2), (1, 3), (0, 2)]


def test_every_fault_is_in_one_report_with_row_and_column(tmp_path: Path) -> None:
    respondents = "id,køn,by\nA1,kvinde,Månen\nA1,,Næstved by\n,mand,åbent land\nA2,mand,åbent land,7\n"

    assert faults(tmp_path, CATEGORIES, respondents) == [
        "respondents.csv, row 5: has 4 cells where the header has 3",
        "respondents.csv, row 3, column »id«: »A1« was given in row 2 too",
        "respondents.csv, row 4, column »id«: the cell is empty",
        "respondents.csv, row 3, column »køn«: the cell is empty",
        "respondents.csv, row 2, column »by«: »Månen« is not among the features of »by«",
    ]


def test_faults_of_both_files_are_in_one_report(tmp_path: Path) -> None:
    assert faults(
        tmp_path, "category,feature,min\nkøn,kvinde,1\n", "id,køn\nA1,kvinde\nA1,mand\nA2,mand\n"
    ) == [
        "categories.csv, row 1: the column »max« is missing",
        "respondents.csv, row 3, column »id«: »A1« was given in row 2 too",
    ]


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("køn,kvinde,3,2", "column »min«: min 3 is above max 2"),
        ("køn,kvinde,nan,2", "column »min«: »nan« is not a whole number of seats"),
        ("køn,kvinde,1,inf", "column »max«: »inf« is not a whole number of seats"),
        ("køn,kvinde,-1,2", "column »min«: »-1« is not a whole number of seats"),
        ("køn,kvinde,1.5,2", "column »min«: »1.5« is not a whole number of seats"),
        ("køn,kvinde,,2", "column »min«: the cell is empty"),
        ("køn,,1,2", "column »feature«: the cell is empty"),
        ("køn,mand,1,2", None),
    ],
)
def test_a_faulty_quota_is_named(tmp_path: Path, line: str, fault: str | None) -> None:
    found = faults(tmp_path, CATEGORIES.replace("køn,kvinde,1,2", line), RESPONDENTS)

    expected = (
        "row 3, column »feature«: »mand« was given in row 2 too" if fault is None else f"row 2, {fault}"
    )
    assert found[0] == f"categories.csv, {expected}"


def test_sums_that_cannot_reach_the_panel_size_are_named(tmp_path: Path) -> None:
    assert faults(
        tmp_path,
        "category,feature,min,max\nkøn,kvinde,2,2\nkøn,mand,2,3\n",
        "id,køn\n1,mand\n2,mand\n3,kvinde\n",
    ) == ["categories.csv, column »min«: »køn« asks for at least 4 seats of 3"]
    assert faults(
        tmp_path,
        "category,feature,min,max\nkøn,kvinde,0,1\nkøn,mand,0,1\n",
        "id,køn\n1,mand\n2,mand\n3,kvinde\n",
    ) == ["categories.csv, column »max«: »køn« allows at most 2 seats of 3"]


def test_wishes_are_checked_against_the_pool(tmp_path: Path) -> None:
    wishes = Wishes(id_column="cpr", household_column="adresse", members=("Z9",), excluded=())

    assert faults(tmp_path, wishes=wishes) == [
        "respondents.csv, row 1, column »cpr«: this column is missing",
        "respondents.csv, row 1, column »adresse«: this column is missing",
        "respondents.csv: there is nobody with the id »Z9«",
    ]
    assert faults(tmp_path, wishes=Wishes(members=("A1",), excluded=("A1",))) == [
        "respondents.csv: »A1« can't both be on every panel and on none"
    ]


@pytest.mark.parametrize("content", [b"", b"\n\n", b"\x00\x01\x02", b"PK\x03\x04broken"])
def test_a_file_that_is_no_table_is_refused_with_a_sentence(tmp_path: Path, content: bytes) -> None:
    assert len(faults(tmp_path, content)) == 1


def test_files_that_are_not_there_are_named_together(tmp_path: Path) -> None:
    with pytest.raises(InputFault) as caught:
        read_pool(tmp_path / "no.csv", tmp_path / "neither.csv", 3)

    assert [problem.file for problem in caught.value.problems] == ["no.csv", "neither.csv"]


def test_too_few_people_and_no_panel_are_faults(tmp_path: Path) -> None:
    assert faults(tmp_path, size=0) == ["--panel-size: a panel of 0 is no panel"]
    assert "respondents.csv: 3 people can't fill 4 seats" in faults(tmp_path, size=4)
