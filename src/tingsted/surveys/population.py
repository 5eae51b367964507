"""Reading a sheet of the population: area, age band, gender and how many, as a statistics office hands it out.

Nothing is repaired: every fault is told with its row, and a sheet with faults is not read in.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from tingsted.documents.tables import Unreadable, read_tables
from tingsted.kernel.text import slug
from tingsted.places.models import Area
from tingsted.surveys.answers import AGE_BANDS

COLUMNS = {
    "area": ("omraade_id", "omraade", "område", "area"),
    "age": ("aldersgruppe", "alder", "age"),
    "gender": ("koen", "køn", "gender", "sex"),
    "people": ("antal", "personer", "people", "count"),
}
GENDER_WORDS = {
    "woman": ("kvinde", "kvinder", "woman", "women", "k", "f"),
    "man": ("mand", "mænd", "man", "men", "m"),
}
MOST_PEOPLE = 10_000_000
MOST_FAULTS = 20


@dataclass(frozen=True)
class Figure:
    """One row of the sheet."""

    area: str
    age_band: str
    gender: str
    people: int


@dataclass(frozen=True)
class Sheet:
    """What a sheet says, and what is wrong with it."""

    figures: tuple[Figure, ...]
    faults: tuple[str, ...]
    left_out: tuple[str, ...]
    """Areas that are not here."""


def called(areas: Iterable[Area]) -> dict[str, str]:
    """What a sheet may call each area: the end of its address, its name or its short name."""
    names = {}
    for area in areas:
        for name in (area.name, area.short_name, area.prefix, area.slug):
            names[slug(name)] = area.slug
    return names


def read_population(data: bytes, areas: Mapping[str, str]) -> Sheet:
    """The figures of the areas known here (by what they are `called`) and every fault with its row.

    Rows of areas that are not here are left out, and the areas told. Raises `Unreadable` with a sentence.
    """
    rows = read_tables(data)[0].rows
    places = _columns(rows[0] if rows else ())
    faults, unknown = [], dict[str, None]()
    figures: dict[tuple[str, str, str], Figure] = {}
    for number, row in enumerate(rows[1:], 2):
        if not any(cell.strip() for cell in row):
            continue
        figure, fault = _figure(number, [row[at].strip() if at < len(row) else "" for at in places])
        if figure is None:
            faults.append(fault)
        elif (place := areas.get(figure.area)) is None:
            unknown[figure.area] = None
        elif (key := (place, figure.age_band, figure.gender)) in figures:
            faults.append(_("Row %(row)s says again what an earlier row says.") % {"row": number})
        else:
            figures[key] = replace(figure, area=place)
    if not figures and not faults:
        raise Unreadable(
            _(
                "None of the areas in the sheet is here. Call them by their names, or by the ends of their addresses."
            )
        )
    return Sheet(tuple(figures.values()), tuple(faults[:MOST_FAULTS]), tuple(unknown))


def _columns(header: Sequence[str]) -> list[int]:
    names = [cell.strip().casefold() for cell in header]
    found = [next((i for i, n in enumerate(names) if n in words), None) for words in COLUMNS.values()]
    if None in found:
        raise Unreadable(_("The first row must name four columns: omraade_id, aldersgruppe, koen and antal."))
    return [at for at in found if at is not None]


def _figure(number: int, cells: Sequence[str]) -> tuple[Figure | None, str]:
    area, age, who, people = cells
    gender = next((key for key, words in GENDER_WORDS.items() if who.casefold() in words), None)
    facts = {"row": number, "age": age, "who": who, "people": people}
    if age.replace("–", "-") not in AGE_BANDS:
        bands = ", ".join(AGE_BANDS)
        return None, _("Row %(row)s: »%(age)s« is none of the age bands %(bands)s.") % {
            **facts,
            "bands": bands,
        }
    if gender is None:
        return None, _("Row %(row)s: »%(who)s« is neither »kvinde« nor »mand«.") % facts
    figure = people.replace(".", "").replace("\u00a0", "")
    if not (figure.isascii() and figure.isdecimal()) or int(figure) > MOST_PEOPLE:
        return None, _("Row %(row)s: »%(people)s« is not a number of people.") % facts
    return Figure(slug(area), age.replace("–", "-"), gender, int(figure)), ""
