"""Næstved's story: documented facts with their years (`data/README.md`), invented people, ideas and answers.

Documented: Glumsø's meeting in November 2017, the survey that winter, the open meeting in June 2018 with about 40
people and six working groups, the renewal in 2022; the five areas with a plan, and Tappernøje's as a BLUP of 2022.
Days of the month, sentences, names, figures and every answer of a department are invented.
"""

from __future__ import annotations

from datetime import date

from tingsted.demo import sayings
from tingsted.demo.areas import Ground
from tingsted.demo.bodies import tell_bodies_of_naestved
from tingsted.demo.counting import look_so_far
from tingsted.demo.land import draft_a_division, lay_blocks
from tingsted.demo.matters import tell_matters
from tingsted.demo.naestved.elsewhere import tell_around, tell_plan
from tingsted.demo.naestved.glumsoe import tell_first_round, tell_second_round
from tingsted.demo.naestved.glumsoe_groups import tell_of_the_groups
from tingsted.demo.naestved.glumsoe_now import tell_third_round
from tingsted.demo.naestved.glumsoe_tonight import tell_tonight
from tingsted.demo.people import Company, seat_council
from tingsted.demo.proposals import tell_proposals
from tingsted.demo.relation import tell_relation
from tingsted.demo.village import load_people, tell_of_the_village
from tingsted.kernel import clock
from tingsted.kernel.actors import CLOCK
from tingsted.places.actions import describe_area, describe_office
from tingsted.places.models import Role
from tingsted.plans.tasks import seek_wishes
from tingsted.surveys.actions import (
    ask_for_reading,
)


def tell(ground: Ground) -> None:
    """All of it, in the order it happened."""
    today = clock.today()
    company = _people(ground, today)
    load_people(company.acting("tue"), "befolkning.csv", today)
    tell_first_round(ground, company)
    tell_second_round(ground, company)
    for number, key in enumerate(sayings.PLANS):
        tell_plan(ground, company, key, today, number)
    tell_around(ground, company, today)
    tell_third_round(ground, company, today)
    tell_tonight(ground, company, today)
    tell_of_the_groups(company, today)
    tell_of_the_village(company, today)
    tell_bodies_of_naestved(ground, company)
    tell_relation(ground, company)
    tell_matters(ground, company, today)
    tell_proposals(ground, company, today)
    lay_blocks("naestved")
    draft_a_division(ground)
    look_so_far()
    ask_for_reading(CLOCK)
    seek_wishes()


def _people(ground: Ground, today: date) -> Company:
    company, long_ago = Company(), date(2016, 3, 15)
    contact, roads, culture = ground.contact, ground.departments["roads"], ground.departments["culture"]
    company.seat("Gudrun Aabred", contact, Role.OFFICER, long_ago, speaks=True)
    company.seat("Villy Stenkløver", contact, Role.STAND_IN, long_ago, speaks=True)
    company.seat("Holger Grusvang", roads, Role.OFFICER, long_ago, speaks=True, public=False)
    company.seat("Marna Bogtrykke", culture, Role.OFFICER, long_ago, speaks=True, public=False)
    company.seat(
        "Tue Pennefjer", ground.departments["centre"], Role.EDITOR, long_ago, speaks=True, public=False
    )
    company.seat("Birgit Tinghøj", ground.committee, Role.POLITICIAN, date(2022, 1, 1))
    glumsoe = ground.bodies["glumsoe"]
    seat_council(
        company, glumsoe, "Ruth Skovsti", ("Ejner Kornmark", "Karla Brøndsted", "Sofie Lyngvej"), long_ago
    )
    company.seat("Ejner Kornmark", glumsoe, Role.LOCAL_CONTACT, date(2024, 3, 12))
    for key, chair in (
        ("tappernoeje", "Bodil Mosegreve"),
        ("vestlandet4700", "Palle Hegnsgård"),
        ("lokalraad4262", "Inga Rævebakke"),
        ("tybjerg", "Verner Åkande"),
        ("fodby", "Asta Engblad"),
        ("fladsaa", "Poula Kildespring"),
        ("fensmark", "Otto Glaspust"),
        ("hot", "Dagny Tøndebånd"),
        ("karrebaeksminde", "Søren Havtorn"),
        ("vestegn", "Rigmor Lærkeslag"),
        ("lillenaestved", "Aksel Kanalby"),
    ):
        seat_council(company, ground.bodies[key], chair, (), long_ago)
    ruth = company.acting("ruth")
    describe_area(
        ruth,
        area=ground.areas["glumsoe"],
        description="Seks sogne nordligst i kommunen: Glumsø, Bavelse, Næsby, Tyvelse, Sandby og Vrangstrup. "
        "Området er i gang med at forny sin plan for tredje gang.",
    )
    describe_office(
        ruth,
        office=glumsoe,
        cares_about="Stier, unge, bosætning, tog",
        can_manage="To høringer om året, gerne med seks ugers frist",
        how_chosen="Valgt på generalforsamlingen i marts",
    )
    return company
