"""How bodies differ: what they stand on, who has a mandate, which officer they turn to, and one that is being founded.

Documented (`data/README.md` and each row's source in `data/lokalomraader.json`): which councils have statutes, when
Lille Næstved's was founded and Fensmark's approved, that Mørkøv's forum is an association and when Orø's was founded.
The sources don't say how the other forums are organised: the two other forms stand on a forum each, and say that they
are made up for the demo. Mandates, officers' bodies, notes, task codes and the founding are invented.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import Any

from tingsted.demo.areas import DEMO, Ground
from tingsted.demo.people import Company
from tingsted.demo.story import on
from tingsted.kernel import clock
from tingsted.kernel.actors import CLOCK, VISITOR
from tingsted.places.actions import (
    approve_office,
    begin_founding,
    carry_out_hand_over,
    change_office,
    found_office,
    give_mandate,
    name_contact,
    plan_hand_over,
    read_hand_over,
    set_task_codes,
    show_interest,
    take_seat,
    write_draft,
    write_note,
)
from tingsted.places.models import LegalBasis, OfficeKind, Role, Seat, Subject

WITH_STATUTES = {
    "fladsaa": "Vedtægternes § 2 beskriver området (maerkmogenstrup.dk).",
    "fensmark": "Vedtægternes § 2, stk. 2 beskriver området (maerkfensmark.dk). Medlemmerne gik af i 2021; rådet "
    "er siden etableret igen ifølge hjemmesiden.",
    "hot": "Vedtægterne har et kort over området (maerkhot.dk).",
    "vestegn": "Vedtægternes § 1 beskriver området ved byer og matrikler (maerknaestvedvestegn.dk).",
}
INVENTED = "Formen er opdigtet til demoen; kilderne siger ikke, hvordan netop dette forum er organiseret."


def tell_bodies_of_naestved(ground: Ground, company: Company) -> None:
    """Statutes and dates from the sources; then what an officer, a council and a department keep."""
    for key, words in WITH_STATUTES.items():
        change_office(DEMO, office=ground.bodies[key], legal_basis=LegalBasis.STATUTES, basis_words=words)
    change_office(
        DEMO, office=ground.bodies["lillenaestved"], founded=date(2005, 11, 1),
        basis_words="Stiftet i november 2005; dagen i måneden er ikke kendt (lillenaestved.dk).",
    )  # fmt: skip
    approve_office(DEMO, office=ground.bodies["fensmark"], on=date(2010, 8, 23))
    for key in ground.bodies:
        change_office(DEMO, office=ground.bodies[key], hearing_right=True)
    estate = found_office(
        DEMO, kind=OfficeKind.ESTATE, name="Beboerforeningen Åkrogen (opdigtet)", contact_office=ground.contact,
        legal_basis=LegalBasis.STATUTES, how_chosen="Beboermødet vælger fem", size=5, term_years=2,
        founded=date(2003, 5, 14),
    )  # fmt: skip
    company.seat("Amina Søbred", estate, Role.CHAIR, date(2025, 5, 10), speaks=True)
    set_task_codes(DEMO, office=ground.departments["roads"], prefixes=["05", "13.05"])
    set_task_codes(DEMO, office=ground.departments["culture"], prefixes=["18", "23"])
    _the_officer_before(ground, company)
    _keep_contacts(ground, company)
    _give_mandates(ground, company)
    _seat_councillors(ground, company)
    _found_a_cluster(ground, company)


def _the_officer_before(ground: Ground, company: Company) -> None:
    """In the autumn of 2019, between what the councils said about the basis and its answer, Gudrun took over."""
    began, last = date(2016, 3, 15), date(2019, 11, 4)
    company.seat("Elna Vibholm", ground.contact, Role.OFFICER, began, speaks=True)
    elna, gudrun = (Seat.objects.select_related("office", "person").get(
        office=ground.contact, person=company.people[name]) for name in ("elna", "gudrun"))  # fmt: skip
    for body in ground.bodies.values():
        on(began, partial(name_contact, DEMO, body=body, seat=elna, starts=began))
    planned = on(date(2019, 10, 14), lambda: plan_hand_over(
        company.acting("elna"), seat=elna, successor=gudrun, on=last,
        words="Rådene har lige svaret om grundlaget. De venter på svar inden jul.",
    ))  # fmt: skip
    on(last, lambda: carry_out_hand_over(CLOCK, hand_over=planned), 6)
    on(last, lambda: read_hand_over(company.acting("gudrun"), hand_over=planned))


def _keep_contacts(ground: Ground, company: Company) -> None:
    """Gudrun has most of the councils and Villy the rest; one of Villy's goes to somebody new in a while."""
    gudrun, villy = (Seat.objects.select_related("office", "person").get(
        office=ground.contact, person=company.people[name]) for name in ("gudrun", "villy"))  # fmt: skip
    for number, body in enumerate(ground.bodies.values()):
        seat, stand_in = (villy, gudrun) if number % 4 == 3 else (gudrun, villy)
        name_contact(DEMO, body=body, seat=seat, stand_in=stand_in, starts=date(2024, 1, 1))
    acting = company.acting("gudrun")
    write_note(
        acting,
        body=ground.bodies["glumsoe"],
        words="Rådet mødes den første tirsdag. Ring hellere end at skrive.",
    )
    write_note(
        acting,
        body=ground.bodies["fensmark"],
        words="Nyt råd efter 2021. Spørg dem tidligt, så når de at mødes.",
    )
    plan_hand_over(
        company.acting("villy"), seat=villy, on=clock.today() + timedelta(days=40), name="Signe Vadested",
        email="signe@tingsted.example",
        words="Det er gode råd at arbejde med. Tag ud til dem i den første måned, så går resten af sig selv.",
    )  # fmt: skip


def _give_mandates(ground: Ground, company: Company) -> None:
    karla = Seat.objects.get(office=ground.bodies["glumsoe"], person=company.people["karla"])
    ends = date(clock.today().year + 1, 12, 31)
    give_mandate(
        company.acting("ruth"), seat=karla, subject=Subject.MEETINGS, starts=clock.today(), ends=ends,
        limits="kun borgermøder", decided="rådsmødet i oktober",
    )  # fmt: skip


def _seat_councillors(ground: Ground, company: Company) -> None:
    """Three committees of one term, two of them invented: a councillor sits in several, and sat in another before."""
    term: dict[str, Any] = {"term_starts": date(2026, 1, 1), "term_ends": date(2029, 12, 31)}
    change_office(DEMO, office=ground.committee, **term)
    roads = found_office(
        DEMO, kind=OfficeKind.COMMITTEE, name="Udvalget for veje og parker (opdigtet)", **term
    )
    special = found_office(
        DEMO, kind=OfficeKind.SPECIAL, name="Landdistriktsudvalget (§ 17, stk. 4, opdigtet)", **term
    )
    birgit, begins = company.people["birgit"], date(2026, 1, 1)
    take_seat(DEMO, office=special, person=birgit, role=Role.CHAIR, starts=begins, public=True)
    take_seat(
        DEMO, office=roads, person=birgit, role=Role.MEMBER, starts=date(2022, 1, 1), ends=date(2025, 12, 31),
        public=True,
    )  # fmt: skip
    for name, office, role in (
        ("Oluf Rugholm", roads, Role.CHAIR), ("Nete Klintemark", roads, Role.MEMBER),
        ("Nete Klintemark", special, Role.MEMBER), ("Viggo Enghave", ground.committee, Role.CHAIR),
    ):  # fmt: skip
        company.seat(name, office, role, begins)


def _found_a_cluster(ground: Ground, company: Company) -> None:
    """People of the villages in the west are thinking about a body of their own."""
    area = ground.areas["landet"]
    founding = begin_founding(company.acting("gudrun"), area=area, kind=OfficeKind.CLUSTER)
    write_draft(
        company.acting("gudrun"), founding=founding, name="Klyngeråd for Landet mellem byerne (opdigtet)",
        legal_basis=LegalBasis.OPEN, purpose="At landsbyerne taler sammen, før de taler med kommunen.",
        how_chosen="Alle, der møder op, er med",
    )  # fmt: skip
    for name, words in (("Jens Bakkehave", "kaffe og stole"), ("Else Fennemark", "at skrive referat")):
        email = f"{name.split()[0].lower()}.b@tingsted.example"
        show_interest(VISITOR, area=area, name=name, email=email, consent=True, words=words)


def tell_bodies_of_holbaek(ground: Ground, company: Company) -> None:
    """Three forms side by side: an association with statutes, an open forum without a board, a contact group."""
    change_office(
        DEMO, office=ground.bodies["moerkoev"], legal_basis=LegalBasis.STATUTES,
        basis_words="Foreningens vedtægt giver området dets navn.",
    )  # fmt: skip
    change_office(
        DEMO, office=ground.bodies["oroe"], legal_basis=LegalBasis.OPEN, basis_words=INVENTED,
        how_chosen="Ingen bliver valgt: Alle, der møder op, er forummet",
    )  # fmt: skip
    change_office(
        DEMO, office=ground.bodies["hagested"], kind=OfficeKind.CONTACT_GROUP, legal_basis=LegalBasis.INFORMAL,
        basis_words=INVENTED, how_chosen="Tre, der har sagt ja til at være kontakt",
    )  # fmt: skip
    for name in ("Rigmor Åvang", "Tage Bymark", "Ulla Stendige"):
        company.seat(name, ground.bodies["hagested"], Role.LOCAL_CONTACT, date(2024, 1, 1), speaks=True)
    gudrun = Seat.objects.get(office=ground.contact, person=company.people["gudrun"])
    for body in ground.bodies.values():
        name_contact(DEMO, body=body, seat=gudrun, starts=date(2024, 1, 1))
