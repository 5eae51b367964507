"""What citizens of Næstved have proposed, and a morning on which the clock looked at the ledger.

Everything here is invented, so that each way of a proposal can be seen: a reasoned no, an answer that is awaited, a
department that asked the council first, and one that nobody has read yet.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

from tingsted.demo.areas import Ground
from tingsted.demo.people import Company
from tingsted.demo.story import on
from tingsted.involvement.actions import (
    give_view,
    lift_proposal,
    raise_proposal,
    send_proposal,
    take_up_proposal,
)
from tingsted.involvement.models import Proposal
from tingsted.kernel.actors import CLOCK, VISITOR
from tingsted.places.models import Area, Office
from tingsted.promises.actions import begin_answer, give_answer, remind


def tell_proposals(ground: Ground, company: Company, today: date) -> None:
    """Four proposals, and what has come of them."""
    glumsoe, tybjerg = ground.areas["glumsoe"], ground.areas["tybjerg"]
    roads, culture = ground.departments["roads"], ground.departments["culture"]
    _a_reasoned_no(company, glumsoe, roads, today - timedelta(70))
    _one_that_is_being_written(company, glumsoe, culture, today - timedelta(30))
    _one_straight_to_the_department(company, tybjerg, roads, today - timedelta(16))
    _raised(
        glumsoe,
        today - timedelta(2),
        "En bænk ved busstoppet i Vrangstrup",
        "De ældre må stå op, når bussen er sent på den. Jeg vil gerne male den.",
        place="Vrangstrup",
    )
    on(today, lambda: remind(CLOCK, on=today), 7)


def _a_reasoned_no(company: Company, area: Area, roads: Office, day: date) -> None:
    proposal = _raised(
        area,
        day,
        "Lys på stien fra Sandby til skolen",
        "Børnene cykler i mørke fra oktober til marts. Fire lamper ville være nok.",
        place="Sandby",
    )
    ruth, holger = company.acting("ruth"), company.acting("holger")
    support = "Rådet, skolen og 52 forældre i Sandby står bag."
    on(day + timedelta(9), partial(lift_proposal, ruth, proposal=proposal, support=support))
    sent = partial(send_proposal, ruth, proposal=proposal, to=roads, due=day + timedelta(40))
    promise = on(day + timedelta(10), sent).promise
    assert promise is not None  # sent means promised
    reply = "Stien er privat, og ejeren har sagt nej til master. Vi spørger igen, hvis jorden skifter hænder."
    on(day + timedelta(38), partial(give_answer, holger, promise=promise, answer="no", reply=reply))


def _one_that_is_being_written(company: Company, area: Area, culture: Office, day: date) -> None:
    proposal = _raised(
        area,
        day,
        "Biblioteksbussen holder også om lørdagen",
        "Vi er mange, der arbejder, når den kommer om onsdagen.",
    )
    ruth, marna = company.acting("ruth"), company.acting("marna")
    support = "Rådet har spurgt i Bavelse og Næsby. Begge steder vil de gerne."
    on(day + timedelta(6), partial(lift_proposal, ruth, proposal=proposal, support=support))
    sent = partial(
        send_proposal,
        company.acting("gudrun"),
        proposal=proposal,
        to=culture,
        due=day + timedelta(44),
        note="Kan bussen holde i Glumsø en lørdag om måneden, som et forsøg?",
    )
    promise = on(day + timedelta(8), sent).promise
    assert promise is not None  # sent means promised
    word = "Vi taler med chaufførerne i næste uge."
    on(day + timedelta(20), partial(begin_answer, marna, promise=promise, word=word))


def _one_straight_to_the_department(company: Company, area: Area, roads: Office, day: date) -> None:
    title, words = "Et spejl i svinget ved kirken", "Man kan ikke se, om der kommer nogen fra højre."
    proposal = _raised(area, day, title, words, to=roads)
    taken = partial(take_up_proposal, company.acting("holger"), proposal=proposal, due=day + timedelta(35))
    on(day + timedelta(5), taken)
    view = "Vi er enige, og vi vil hellere have et spejl end et bump."
    on(day + timedelta(11), partial(give_view, company.acting("verner"), proposal=proposal, view=view))


def _raised(
    area: Area, day: date, title: str, words: str, *, place: str = "", to: Office | None = None
) -> Proposal:
    return on(
        day, partial(raise_proposal, VISITOR, area=area, title=title, words=words, place=place, to=to), 20
    )
