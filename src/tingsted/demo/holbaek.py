"""Holbæk's story: 18 areas, each with a local forum (documented); people and ideas are invented."""

from __future__ import annotations

from datetime import date, timedelta

from tingsted.demo import sayings
from tingsted.demo.areas import Ground
from tingsted.demo.bodies import tell_bodies_of_holbaek
from tingsted.demo.holbaek_matters import tell_matters
from tingsted.demo.land import lay_blocks
from tingsted.demo.people import Company
from tingsted.demo.relation import tell_profiles
from tingsted.demo.sayings.relation import FORUMS
from tingsted.demo.story import hold_meeting, say
from tingsted.demo.village import load_people
from tingsted.kernel import clock
from tingsted.places.models import Role


def tell(ground: Ground) -> None:
    """A contact office, four forums with a contact person, ideas, and an open forum evening."""
    company, long_ago, today = Company(), date(2019, 4, 1), clock.today()
    lay_blocks("holbaek")
    company.seat("Gudrun Aabred", ground.contact, Role.OFFICER, long_ago, speaks=True)
    company.seat("Villy Stenkløver", ground.contact, Role.STAND_IN, long_ago, speaks=True)
    company.seat(
        "Holger Grusvang", ground.departments["roads"], Role.OFFICER, long_ago, speaks=True, public=False
    )
    company.seat(
        "Tue Pennefjer", ground.departments["centre"], Role.EDITOR, long_ago, speaks=True, public=False
    )
    for key, name in (
        ("oroe", "Thora Færgeleje"),
        ("gislinge", "Mads Smedegang"),
        ("undloese", "Lilly Markskel"),
        ("holbaek", "Ida Havnefront"),
    ):
        company.seat(name, ground.bodies[key], Role.LOCAL_CONTACT, long_ago, speaks=True)
    load_people(company.acting("tue"), "befolkning-holbaek.csv", today)
    tell_profiles(ground, company, FORUMS)
    tell_bodies_of_holbaek(ground, company)
    tell_matters(ground, company)
    for days, (key, title, words, theme) in enumerate(sayings.HOLBAEK_IDEAS):
        first = next(name for name, office in company.offices.items() if office == ground.bodies[key])
        say(
            ground.areas[key],
            company,
            first,
            title=title,
            words=words,
            theme=theme,
            day=today - timedelta(days=4 + days),
        )
    hold_meeting(
        company.acting("thora"),
        plan=None,
        title="Åben forumaften: Øen om ti år",
        day=today + timedelta(days=9),
        place="Orø Skole",
        called=today - timedelta(days=12),
        about="Alle på øen er forummet. Kom, som du er.",
    )
