"""Bodies, seats, mandates, contacts, hand-overs, foundings and the workbook in the tables of the house."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

from tables.arranged import BY_LINK, EVERYBODY, Row, clockwork, gudrun, ruth, tue, visitor
from tables.entries import ALONE, LISTS, ROWS, TOKENS, WAYS, on_stage, two_more
from tables.scene import Scene, evening, in_days
from tingsted.kernel import clock, links
from tingsted.kernel.actors import VISITOR
from tingsted.places.actions import (
    dissolve_office,
    found_office,
    give_mandate,
    name_contact,
    plan_hand_over,
    show_interest,
    take_seat,
    write_note,
)
from tingsted.places.actions.foundings import LINK
from tingsted.places.elections import Election, Newcomer
from tingsted.places.models import Founding, OfficeKind, PortfolioNote, Role, Seat
from tingsted.places.task_lists import TaskRow
from tingsted.places.workbook import Known, open_workbook, read_workbook
from tingsted.places.workbook.records import AreaRecord

SAMPLE = Path(__file__).parent.parent.parent / "data" / "raad-og-kontakter.xlsx"


@on_stage("places.mandate")
def mandate(scene: Scene) -> Any:
    seat = Seat.objects.get(person=scene.cast.ejner)
    return give_mandate(scene.cast.as_ruth, seat=seat, subject="meetings", starts=in_days(0))


@on_stage("places.officer")
def officer(scene: Scene) -> Any:
    return Seat.objects.select_related("office", "person").get(person=scene.cast.gudrun)


@on_stage("places.contact")
def contact(scene: Scene) -> Any:
    stand_in = Seat.objects.get(person=scene.cast.villy)
    seat = Seat.objects.get(person=scene.cast.gudrun)
    return name_contact(
        scene.cast.as_gudrun, body=scene.cast.council, seat=seat, stand_in=stand_in, starts=in_days(0)
    )


@on_stage("places.note")
def note(scene: Scene) -> Any:
    return write_note(scene.cast.as_gudrun, body=scene.cast.council, words="De mødes den første tirsdag.")


@on_stage("places.hand_over")
def hand_over(scene: Scene) -> Any:
    successor = Seat.objects.select_related("person").get(person=scene.cast.villy)
    seat = Seat.objects.select_related("office", "person").get(person=scene.cast.gudrun)
    return plan_hand_over(scene.cast.as_gudrun, seat=seat, successor=successor, on=in_days(20), leaves=False)


@on_stage("places.interest")
def interest(scene: Scene) -> Any:
    return show_interest(VISITOR, area=scene.cast.empty, name="Bo", email="bo@tingsted.example", consent=True)


@on_stage("places.founding")
def founding(scene: Scene) -> Any:
    return Founding.objects.select_related("area", "area__contact_office").get()


@on_stage("places.former")
def former(scene: Scene) -> Any:
    gone = found_office(
        scene.cast.as_tue, kind=OfficeKind.GUILD, name="Det gamle bylaug", area=scene.cast.fodby
    )
    return dissolve_office(scene.cast.as_tue, office=gone, on=in_days(-9))


def _its(scene: Scene, **more: Any) -> dict[str, Any]:
    return {"office": scene.cast.council, **more}


def _election(scene: Scene) -> dict[str, Any]:
    new = Newcomer("Karen Sivkær", "karen.s@tingsted.example", Role.MEMBER, None, False)
    return _its(scene, election=Election(on=in_days(1), sitting=(), new=(new,)))


def _taken_over(scene: Scene) -> dict[str, Any]:
    return {"hand_over": scene["places.hand_over"]}


def _a_book(scene: Scene) -> dict[str, Any]:
    reading = read_workbook(open_workbook(SAMPLE.read_bytes()), Known(), clock.today())
    area = AreaRecord(2, "nordby", "Nordby", ("4700",), "", "")
    return {"reading": type(reading)((area,), (), (), (), (), (), ())}


def villy(scene: Scene) -> Any:
    return scene.cast.as_villy


ROWS |= {
    "places.approve_office": Row(gudrun, lambda s: _its(s, on=in_days(0))),
    "places.begin_founding": Row(gudrun, lambda s: {"area": s.cast.fodby}),
    "places.call_founding_meeting": Row(
        gudrun, lambda s: {"founding": s["places.founding"], "at": evening(), "place": "Skolen"}
    ),
    "places.carry_out_hand_over": Row(clockwork, _taken_over),
    "places.change_office": Row(gudrun, lambda s: _its(s, size=9, hearing_right=True)),
    "places.change_seat": Row(ruth, lambda s: {"seat": s.seat, "title": "pennefører"}),
    "places.delete_note": Row(gudrun, lambda s: {"note": PortfolioNote.objects.get(pk=s["places.note"].pk)}),
    "places.end_mandate": Row(ruth, lambda s: {"mandate": s["places.mandate"], "on": in_days(0)}),
    "places.found_again": Row(tue, lambda s: {"office": s["places.former"], "on": in_days(0)}),
    "places.give_mandate": Row(ruth, lambda s: {"seat": s.seat, "subject": "surveys", "starts": in_days(0)}),
    "places.hold_founding_meeting": Row(
        gudrun,
        lambda s: {
            "founding": s["places.founding"],
            "on": in_days(0),
            "name": "Område 15 Lokalråd",
            "chosen": [Newcomer("Bo", "bo@tingsted.example", Role.CHAIR, None, True)],
        },
    ),
    "places.import_offices": Row(tue, _a_book),
    "places.import_task_codes": Row(tue, lambda s: {"rows": [TaskRow(2, "05", "Vej og Park")]}),
    "places.lay_founding_aside": Row(gudrun, lambda s: {"founding": s["places.founding"]}),
    "places.name_contact": Row(
        gudrun, lambda s: {"body": s.cast.fodby_council, "seat": s["places.officer"], "starts": in_days(0)}
    ),
    "places.plan_hand_over": Row(
        villy,
        lambda s: {
            "seat": Seat.objects.select_related("office", "person").get(person=s.cast.villy),
            "on": in_days(9),
            "name": "Ny Mand",
            "email": "ny@tingsted.example",
        },
    ),
    "places.read_hand_over": Row(villy, _taken_over),
    "places.record_election": Row(ruth, _election),
    "places.rename_office": Row(gudrun, lambda s: _its(s, name="Lokalrådet i Glumsø")),
    "places.set_task_codes": Row(tue, lambda s: {"office": s.cast.roads, "prefixes": ["05", "13.05"]}),
    "places.show_interest": Row(
        visitor,
        lambda s: {"area": s.cast.empty, "name": "Ib", "email": "ib@tingsted.example", "consent": True},
        EVERYBODY,
    ),
    "places.withdraw_hand_over": Row(gudrun, _taken_over),
    "places.withdraw_interest": Row(
        visitor, lambda s: {"token": links.sign(LINK, str(s["places.interest"].pk))}, BY_LINK
    ),
    "places.write_draft": Row(
        gudrun, lambda s: {"founding": s["places.founding"], "name": "Område 15 Lokalråd"}
    ),
    "places.write_note": Row(gudrun, lambda s: {"body": s.cast.council, "words": "Ring efter kl. 16."}),
}
WAYS |= {
    "places:change_seat": lambda s: {"pk": s.seat.pk},
    "places:mandate": lambda s: {"pk": s.seat.pk},
    "places:end_mandate": lambda s: {"pk": s["places.mandate"].pk},
    "places:office_step": lambda s: {"step": "godkendt"},
    "places:delete_note": lambda s: {"pk": s["places.note"].pk},
    "places:plan_hand_over": lambda s: {"slug": s.cast.contact.slug, "pk": s["places.officer"].pk},
    "places:hand_over": lambda s: {"pk": s["places.hand_over"].pk},
    "places:withdraw_hand_over": lambda s: {"pk": s["places.hand_over"].pk},
    "places:read_hand_over": lambda s: {"pk": s["places.hand_over"].pk},
    **{
        f"places:{name}": lambda s: {"slug": s.cast.empty.slug}
        for name in (
            "founding", "begin_founding", "interest", "draft", "founding_meeting", "founded", "lay_founding_aside",
        )
    },
}  # fmt: skip
TOKENS["places:withdraw_interest"] = lambda s: links.sign(LINK, str(s["places.interest"].pk))
LISTS |= {"places:founding", "places:notes", "places:hand_over", "places:task_codes", "places:election"}
ALONE |= {
    "places:new_office": "makes something new",
    "places:mandate": "makes something new; two of a kind at once are refused",
    "places:end_mandate": "one day is noted; ended twice, the second is told",
    "places:notes": "makes something new",
    "places:plan_hand_over": "one hand-over of a seat at a time; the second is told",
    "places:interest": "makes something new",
    "places:begin_founding": "makes something new",
    "places:founded": "a founding is over once; the second is told",
    "places:lay_founding_aside": "a founding is over once; the second is told",
    "places:show_seat": "each person has their own",
    "places:task_codes": "what is read in replaces what was there, as the page says",
    "places:import": "what is read in replaces what was there, as the page says",
}


@two_more
def more_offices(scene: Scene) -> None:
    cast, seat = scene.cast, scene["places.officer"]
    for number in ("en", "to"):
        guild = found_office(
            cast.as_tue,
            kind=OfficeKind.GUILD,
            name=f"Bylaug {number}",
            area=cast.fodby,
            contact_office=cast.contact,
        )
        name_contact(cast.as_tue, body=guild, seat=seat, starts=in_days(0))
        write_note(cast.as_gudrun, body=guild, words=f"Note {number}")
        write_note(cast.as_gudrun, body=cast.council, words=f"Note {number}")
        email = f"{number}@tingsted.example"
        show_interest(VISITOR, area=cast.empty, name=number, email=email, consent=True)
        person = type(cast.ruth).objects.get(pk=cast.sofie.pk if number == "en" else cast.oda.pk)
        starts = clock.today() - timedelta(days=3)
        take_seat(cast.as_ruth, office=cast.council, person=person, role=Role.SUBSTITUTE, starts=starts)


ALONE.update(
    {
        "places:election": "told by test_places_elections, since its form has a preview",
        "places:office_step": "one button; the second time it says how the office stands",
        "places:delete_note": "one button; afterwards the note is gone",
        "places:withdraw_hand_over": "one button; the second time it says that nothing is planned",
        "places:founding_meeting": "called once; the second time it says when the meeting is",
        "places:read_in": "the workbook is read again in the same step; what is there already stays as it is",
    }
)
