"""What the areas have, who lives there and what Glumsø measures itself by: the sample sheets, read as anybody would."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from tingsted.demo.people import Company
from tingsted.demo.story import on
from tingsted.kernel.actors import Actor
from tingsted.mapping.actions import load_headcounts, measure_goal, read_in_assets, set_goal
from tingsted.mapping.reading import read_assets, read_people
from tingsted.places.models import Area

DATA = Path(__file__).parent / "data"
INVENTED = "Opfundne tal til at prøve siden med"


def tell_of_the_village(company: Company, today: date) -> None:
    """A sheet from Glumsø's mapping evening, and two goals with some years behind them."""
    ruth, glumsoe = company.acting("ruth"), Area.objects.get(slug="glumsoe")
    records = read_assets((DATA / "aktiver.csv").read_bytes(), ground=None)
    on(today - timedelta(days=90), lambda: read_in_assets(ruth, area=glumsoe, records=records))
    first = today.year - 4
    cycles = on(date(first, 9, 21), lambda: set_goal(
        ruth, area=glumsoe, code="11.2", title="Flere af os går og cykler til toget", unit="cykler",
        indicator="cykler ved stationen en tirsdag i september", baseline=Decimal(31), baseline_year=first,
        aim=Decimal(60), aim_year=first + 8, why="P-pladsen er fuld klokken syv, og skolebørnene vil gerne selv.",
    ))  # fmt: skip
    for years, value, note in ((1, 34, ""), (2, 41, "Efter de nye stativer"), (3, 39, "Regn"), (4, 48, "")):
        day = min(date(first + years, 9, 25), today)
        on(day, lambda: measure_goal(ruth, goal=cycles, year=day.year, value=Decimal(value), note=note))  # noqa: B023
    hedges = on(today - timedelta(days=60), lambda: set_goal(
        ruth, area=glumsoe, code="15", title="Mere natur mellem markerne", indicator="nye levende hegn",
        unit="meter", baseline=Decimal(0), baseline_year=today.year - 1,
    ))  # fmt: skip
    on(
        today - timedelta(days=20),
        lambda: measure_goal(ruth, goal=hedges, year=today.year, value=Decimal(260)),
    )


def load_people(editor: Actor, file: str, today: date) -> None:
    """The areas that the table has by the ids we know; the rest is left out, as the page would say."""
    areas = {key: key for key in Area.objects.values_list("slug", flat=True)}
    reading = read_people((DATA / file).read_bytes(), areas=areas)
    on(
        date(today.year, 2, 12),
        lambda: load_headcounts(editor, reading=reading, year=today.year, source=INVENTED),
    )
