"""Who lives in an area, as it may be shown: cells of a few people are put together before anybody sees them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from civicmath.figures import Stack, stacked_bars
from civicmath.language import Language
from tingsted.design.days import language
from tingsted.design.figures import number_text, percent_text
from tingsted.mapping.models import Headcount
from tingsted.mapping.models.people import BANDS, Sex

FEWEST = 5
YOUNG, OLD = ("0-14",), ("65-79", "80+")


@dataclass(frozen=True)
class People:
    """The picture, what it says in a sentence, the rows of its table under `columns`, and where it is from."""

    picture: SafeString
    sentence: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    year: int
    source: str
    put_together: bool


def people_of(found: Iterable[Headcount]) -> People | None:
    """The latest year's figures of one area."""
    counts = list(found)
    if not counts:
        return None
    year = max(count.year for count in counts)
    latest = [count for count in counts if count.year == year]
    table = {(c.band, c.sex): c.count for c in latest}
    groups, by_sex = coarsened(table)
    columns = (_("Women"), _("Men")) if by_sex else (_("All"),)
    stacks = [Stack(_label(bands), _parts(table, bands, by_sex=by_sex)) for bands in groups]
    sentence = _sentence(table, sum(table.values()))
    tongue: Language = "da" if language() == "da" else "en"
    drawn = stacked_bars(_("People by age"), sentence, columns, stacks, of=_("Age"), language=tongue)
    rows = tuple((stack.label, *(number_text(part) for part in stack.parts)) for stack in stacks)
    return People(
        mark_safe(drawn.svg),  # noqa: S308 - civicmath escapes every text it is given
        sentence, columns, rows, year, latest[0].source, not by_sex,
    )  # fmt: skip


def coarsened(table: dict[tuple[str, str], int]) -> tuple[list[tuple[str, ...]], bool]:
    """The age groups to show, and whether by sex: as fine as they can be without a cell of one to four people.

    First the sexes are put together, then each small group joins its neighbour: a sum of whole cells gives none of
    them away, since nothing finer is shown beside it.
    """
    if all(not 0 < count < FEWEST for count in table.values()):
        return [(band,) for band in BANDS], True
    return put_together([sum(table.get((band, sex), 0) for sex in Sex.values) for band in BANDS]), False


def put_together(of_each: Sequence[int], fewest: int = FEWEST) -> list[tuple[str, ...]]:
    """The age bands, so many people in each, with every band of a few joined to its neighbour."""
    groups: list[tuple[str, ...]] = [(band,) for band in BANDS]
    sizes = list(of_each)
    while len(groups) > 1 and any(0 < size < fewest for size in sizes):
        at = next(i for i, size in enumerate(sizes) if 0 < size < fewest)
        to = at - 1 if at else 1
        low, high = min(at, to), max(at, to)
        groups[low : high + 1] = [groups[low] + groups[high]]
        sizes[low : high + 1] = [sizes[low] + sizes[high]]
    return groups


def _parts(
    table: dict[tuple[str, str], int], bands: tuple[str, ...], *, by_sex: bool
) -> tuple[float | None, ...]:
    sums = [sum(table.get((band, sex), 0) for band in bands) for sex in (Sex.WOMEN, Sex.MEN)]
    return tuple(float(n) for n in sums) if by_sex else (float(sum(sums)),)


def _label(bands: tuple[str, ...]) -> str:
    first, last = bands[0].partition("-")[0].rstrip("+"), bands[-1]
    return (
        bands[0]
        if len(bands) == 1
        else f"{first}+"
        if last.endswith("+")
        else f"{first}-{last.partition('-')[2]}"
    )


def _sentence(table: dict[tuple[str, str], int], total: int) -> str:
    """How many live here; the shares of young and old only where there are enough to be no one in particular."""
    told = _("%(count)s people live here.") % {"count": number_text(total)} if total >= FEWEST else ""
    young, old = (sum(n for (band, _sex), n in table.items() if band in bands) for bands in (YOUNG, OLD))
    if any(0 < count < FEWEST for count in table.values()) or not total:
        return told
    shares = _("%(young)s are under 15, and %(old)s are 65 or older.") % {
        "young": percent_text(young / total),
        "old": percent_text(old / total),
    }
    return f"{told} {shares}"
