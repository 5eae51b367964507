"""The categories file: which features there are and how many seats each must and may have."""

from __future__ import annotations

from civicmath.sortition.pool import Quota
from civicmath.sortition.reading.tables import Problem, Table, same

COLUMNS = {
    "category": ("category", "kategori"),
    "feature": ("feature", "value", "name", "værdi"),
    "min": ("min", "minimum"),
    "max": ("max", "maximum", "maks"),
}
FLEX = {"min_flex": ("min_flex", "min flex"), "max_flex": ("max_flex", "max flex")}


def read_quotas(table: Table, panel_size: int) -> tuple[list[Quota], list[Problem]]:
    """The quotas in the order of the file, and everything wrong with them."""
    places = {name: table.column(*names) for name, names in {**COLUMNS, **FLEX}.items()}
    missing = [name for name in COLUMNS if places[name] is None]
    if missing:
        return [], [Problem(table.name, 1, None, f"the column »{name}« is missing") for name in missing]
    quotas: list[Quota] = []
    problems: list[Problem] = []
    seen: dict[tuple[str, str], int] = {}
    spelling: dict[str, str] = {}
    for number, cells in table.rows:
        texts = {name: "" if at is None else cells[at] for name, at in places.items()}
        category = spelling.setdefault(same(texts["category"]), texts["category"])
        key = (same(category), same(texts["feature"]))
        faults = [
            Problem(table.name, number, name, "the cell is empty")
            for name in ("category", "feature")
            if not texts[name]
        ]
        if all(key) and key in seen:
            faults.append(
                Problem(
                    table.name, number, "feature", f"»{texts['feature']}« was given in row {seen[key]} too"
                )
            )
        seen.setdefault(key, number)
        numbers, number_faults = _numbers(table.name, number, texts)
        problems += faults + number_faults
        if not faults and not number_faults:
            quotas.append(
                Quota(category, texts["feature"], numbers[0] or 0, numbers[1] or 0, numbers[2], numbers[3])
            )
    if not table.rows:
        problems.append(Problem(table.name, None, None, "there are no categories"))
    if not problems and panel_size >= 1:
        problems = _sums(table.name, quotas, panel_size)
    return quotas, problems


def _numbers(file: str, row: int, texts: dict[str, str]) -> tuple[list[int | None], list[Problem]]:
    numbers: list[int | None] = []
    problems: list[Problem] = []
    for name in ("min", "max", "min_flex", "max_flex"):
        text = texts[name]
        if name.endswith("_flex") and not text:
            numbers.append(None)
        elif text.isascii() and text.isdigit() and len(text) < 10:
            numbers.append(int(text))
        elif not text:
            problems.append(Problem(file, row, name, "the cell is empty"))
        else:
            problems.append(Problem(file, row, name, f"»{text}« is not a whole number of seats"))
    if not problems:
        least, most, least_flex, most_flex = numbers
        if least is not None and most is not None and least > most:
            problems.append(Problem(file, row, "min", f"min {least} is above max {most}"))
        if least is not None and least_flex is not None and least_flex > least:
            problems.append(Problem(file, row, "min_flex", f"min_flex {least_flex} is above min {least}"))
        if most is not None and most_flex is not None and most_flex < most:
            problems.append(Problem(file, row, "max_flex", f"max_flex {most_flex} is below max {most}"))
    return numbers, problems


def _sums(file: str, quotas: list[Quota], panel_size: int) -> list[Problem]:
    """Categories whose quotas can't add up to the panel size, whoever volunteers."""
    problems = []
    for category in dict.fromkeys(quota.category for quota in quotas):
        least = sum(quota.minimum for quota in quotas if quota.category == category)
        most = sum(quota.maximum for quota in quotas if quota.category == category)
        if least > panel_size:
            problems.append(
                Problem(file, None, "min", f"»{category}« asks for at least {least} seats of {panel_size}")
            )
        if most < panel_size:
            problems.append(
                Problem(file, None, "max", f"»{category}« allows at most {most} seats of {panel_size}")
            )
    return problems
