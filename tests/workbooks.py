"""The sample workbook of a municipality: as it comes with its faults, and as it comes back mended."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from openpyxl import load_workbook

DATA = Path(__file__).parent / "data"
# What somebody who was told of the faults puts right; the soft ones stand as they are.
MENDED = (
    ("Råd og fora", 11, "Mail", "glumsoe@lokalraad.example.dk"), ("Råd og fora", 16, "Område-id", "lillenaestved"),
    ("Råd og fora", 19, "Råd-id", "bylaug-fodby"), ("Råd og fora", 20, "Stiftet", None),
    ("Pladser", 3, "Fra", date(2025, 3, 12)), ("Pladser", 6, "Til", date(2028, 3, 12)),
    ("Pladser", 9, "Råd-id", "raad-fladsaa"), ("Pladser", 12, "Til", date(2028, 3, 13)),
    ("Pladser", 17, "Rolle", "medlem"), ("Pladser", 20, "Mail", "susanne.fisker@example.dk"),
    ("Pladser", 24, "Fra", date(2026, 3, 15)), ("Pladser", 28, "Til", date(2028, 2, 29)),
    ("Pladser", 35, "Må svare for rådet", "nej"), ("Pladser", 73, "Rolle", "medlem"),
    ("Pladser", 74, "Rolle", "revisor"), ("Pladser", 75, "Råd-id", "paraply"), ("Pladser", 75, "Rolle", "medlem"),
    ("Pladser", 77, "Fra", date(2024, 3, 1)), ("Pladser", 78, "Til", date(2021, 5, 1)),
    ("Kontaktpersoner", 8, "Stedfortræder", "Jakob Larsen"), ("Kontaktpersoner", 12, "Telefon", "00 00 00 11"),
    ("Kontaktpersoner", 10, "Stedfortræder", None),
    ("Kontaktpersoner", 11, "Til", date(2026, 8, 31)),
    ("Forvaltninger", 9, "KLE-præfikser", "07"), ("Forvaltninger", 11, "KLE-præfikser", "24"),
    ("Forvaltninger", 12, "KLE-præfikser", "85"), ("Udvalg", 6, "Forvaltning", "Center for Ældre og Sundhed"),
    ("Udvalg", 7, "Til", date(2027, 12, 31)),
)  # fmt: skip


def sample() -> bytes:
    """The workbook with its 32 faults."""
    return (DATA / "raad-og-kontakter.xlsx").read_bytes()


def mend(path: Path, *more: tuple[str, int, str, object]) -> Path:
    """The workbook with every fault that stops put right, and `more` cells changed."""
    book = load_workbook(DATA / "raad-og-kontakter.xlsx")
    for sheet, row, column, value in (*MENDED, *more):
        headings = [cell.value for cell in book[sheet][1]]
        book[sheet].cell(row, headings.index(column) + 1).value = value
    book.save(path)
    return path
