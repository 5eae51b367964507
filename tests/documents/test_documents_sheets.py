"""Sheets going out run nothing, keep every word, and are made row by row."""

from __future__ import annotations

import csv
import io
import tracemalloc
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from tingsted.documents.qr import qr_svg
from tingsted.documents.sheets import csv_rows, inert, xlsx_rows

DANGEROUS = ["=1+1", "+45 1234", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1+1", "＝1+1"]


def _csv(rows: list[list[object]]) -> list[list[str]]:
    text = b"".join(csv_rows(["Navn"], rows)).decode("utf-8-sig")  # type: ignore[arg-type]  # plain cells
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))


def _xlsx(rows: list[list[object]]) -> list[tuple[object, ...]]:
    book = load_workbook(io.BytesIO(b"".join(xlsx_rows(["Navn"], rows, name="Ark/1"))))  # type: ignore[arg-type]  # plain cells
    return [tuple(row) for row in book.active.iter_rows(values_only=True)]  # type: ignore[union-attr]  # one sheet


@pytest.mark.parametrize("text", DANGEROUS)
def test_what_could_be_a_formula_is_text_in_both_kinds_of_sheet(text: str) -> None:
    assert inert(text) == f"'{text}"
    assert _csv([[text]])[1][0][0] == "'"
    cell = _xlsx([[text]])[1][0]
    assert str(cell)[0] == "'"


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=60))
def test_every_other_text_comes_back_as_it_was(text: str) -> None:
    said = inert(text)
    assert said.removeprefix("'") == text or said == text
    assert _csv([[text]])[1:] in ([[said]], [[]])


def test_numbers_dates_and_empty_cells_keep_their_kind() -> None:
    row: list[object] = [
        -3,
        Decimal("-2.5"),
        True,
        None,
        date(2026, 11, 22),
        datetime(2026, 7, 1, 10, tzinfo=UTC),
    ]
    assert _csv([row])[1] == ["-3", "-2,5", "1", "", "2026-11-22", "2026-07-01 12:00"]
    assert _xlsx([row])[1] == (-3, -2.5, True, None, datetime(2026, 11, 22), "2026-07-01 12:00")


def test_a_long_sheet_is_made_without_being_held_in_memory() -> None:
    def rows() -> Iterator[list[str]]:
        for n in range(100_000):
            yield [f"Idé nummer {n} om stien til søen og alt det andet"]

    tracemalloc.start()
    size = sum(len(piece) for piece in csv_rows(["Idé"], rows()))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert size > 4_000_000
    assert peak < 1_000_000


def test_a_qr_code_is_a_picture_with_its_words_and_no_request() -> None:
    drawn = qr_svg("https://tingsted.example/ideer/Glumsø-27/?a=1&b=<2>", 'Idéen »Glumsø-27« <b> "')
    assert 'role="img"' in drawn
    assert "<b>" not in drawn
    assert "http" not in drawn
    assert drawn.startswith('<svg class="qr" viewBox="0 0 ')
