"""Two people edit or end one thing: the second sees what the first did and keeps their own text, on every such form."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from cast import Cast
from tables import entries
from tingsted.accounts.models import Person
from tingsted.places.models import Office, Seat
from two_people import (
    MINE,
    THEIRS,
    a_comment,
    a_contribution,
    a_draft,
    a_founding,
    a_goal,
    a_group,
    a_groups_question,
    a_lifted_proposal,
    a_matter,
    a_meeting,
    a_part,
    a_plan,
    a_point,
    a_promise,
    a_proposal,
    a_proposal_taken_up,
    a_question,
    a_recipe,
    a_standing_promise,
    a_story,
    a_task,
    a_theme,
    a_village_goal,
    an_action,
    an_action_with_an_idea,
    an_asset,
    an_idea,
    an_invitation,
    in_days,
    some_minutes,
    the_council,
    the_stand_in,
    things,
    typed,
)


@dataclass(frozen=True)
class Row:
    """An address with its form: who opens it, the field both write in, and what they write."""

    address: str
    who: Callable[[Cast], Person]
    make: Callable[[Cast], str]
    field: str = ""
    theirs: str = THEIRS
    mine: str = MINE
    shown: str = ""  # how the page tells what the first wrote, where that isn't their words
    others: tuple[tuple[str, Callable[[], str]], ...] = ()
    final: bool = False  # what the first did can't be done over again


def ruth(cast: Cast) -> Person:
    return cast.ruth


def gudrun(cast: Cast) -> Person:
    return cast.gudrun


def holger(cast: Cast) -> Person:
    return cast.holger


def roads() -> str:
    return str(Office.objects.get(name="Vej og Park").pk)


PLACES = ("55.36 11.71", "55.35 11.69")
ROWS = [
    Row("places:describe", ruth, lambda c: "/omraader/glumsoe/tekst/", "description"),
    Row("places:rename", lambda c: c.tue, lambda c: "/omraader/glumsoe/navn/", "name"),
    Row("places:describe_office", ruth, lambda c: f"{c.council.get_absolute_url()}tekst/", "about"),
    Row("places:municipality", lambda c: c.tue, lambda c: "/kommunen/", "phone"),
    Row(
        "places:elect",
        lambda c: c.gudrun,
        lambda c: f"{the_council(c)}formand/",
        "name",
        theirs="Sigrid Vangede",
        mine="Palle Hjortmark",
        shown="Sigrid Vangede er inviteret til at være formand fra",
        others=(("email", lambda: f"{things()}@tingsted.example"), ("member", str)),
    ),
    Row(
        "places:end_seat",
        ruth,
        lambda c: f"{the_council(c)}pladser/{Seat.objects.get(person=c.ejner).pk}/slut/",
        "on",
        theirs="2030-02-01",
        mine="2031-03-31",
        shown="Pladsen slutter den fredag 1. februar 2030",
    ),
    Row("places:topic", lambda c: c.tue, lambda c: "/kommunen/emner/kultur-og-fritid/", "words"),
    Row("agreements:introduce", lambda c: c.gudrun, lambda c: f"{a_draft(c)}indledning/", "introduction"),
    Row("agreements:part", lambda c: c.gudrun, lambda c: f"{a_draft(c)}dele/stier/", "text"),
    Row("agreements:pledge", lambda c: c.gudrun, lambda c: f"{a_draft(c)}loefter/vi-svarer/", "text"),
    Row("places:facts", gudrun, lambda c: f"{the_council(c)}fakta/", "how_chosen"),
    Row("places:rename_office", gudrun, lambda c: f"{the_council(c)}navn/", "name"),
    Row(
        "places:change_seat",
        gudrun,
        lambda c: f"{the_council(c)}pladser/{Seat.objects.get(person=c.ejner).pk}/ret/",
        "chosen_by",
    ),
    Row("ideas:reword", ruth, lambda c: f"{an_idea(c).get_absolute_url()}ret/", "words"),
    Row("plans:words", ruth, lambda c: f"{a_plan(c).get_absolute_url()}ord/", "vision"),
    Row("plans:action", ruth, lambda c: an_action(c).edit_url(), "text"),
    Row(
        "plans:work", ruth, lambda c: f"{an_action(c).edit_url()}arbejde/", "note", others=(("work", lambda: "begun"),)
    ),
    Row("plans:place", ruth, lambda c: f"{an_action(c).edit_url()}kort/", "where", *PLACES, shown="55.36000 11.71000"),
    Row("mapping:place", ruth, lambda c: f"{an_asset(c)}kort/", "where", *PLACES, shown="55.36000 11.71000"),
    Row("plans:theme", ruth, a_theme, "name"),
    Row("plans:goal", ruth, a_goal, "words"),
    Row("plans:part", ruth, a_part, "text"),
    Row("plans:recipe", gudrun, a_recipe, "words"),
    Row("plans:take_out", ruth, an_action_with_an_idea, "reason", final=True),
    Row("plans:adopt", ruth, lambda c: f"{a_plan(c).get_absolute_url()}vedtag/", shown="Planen blev vedtaget den"),
    Row("mapping:asset", ruth, an_asset, "text"),
    Row("mapping:change_goal", ruth, a_village_goal, "why"),
    Row("workgroups:describe", ruth, lambda c: f"{a_group(c)}tekst/", "purpose"),
    Row("workgroups:task", ruth, a_task, "words"),
    Row("workgroups:story", ruth, a_story, "story"),
    Row("workgroups:question", ruth, a_groups_question, "answer"),
    Row(
        "workgroups:coordinator",
        ruth,
        lambda c: f"{a_group(c)}tovholder/ny/",
        "email",
        theirs="sigrid@tingsted.example",
        mine="palle@tingsted.example",
        shown="sigrid@tingsted.example er tovholder nu",
    ),
    Row(
        "workgroups:step_down", ruth, lambda c: f"{a_group(c)}tovholder/stop/", shown="Der er ingen tovholder nu"
    ),
    Row("meetings:change", ruth, lambda c: f"{a_meeting(c)}ret/", "about"),
    Row("meetings:cancel", ruth, lambda c: f"{a_meeting(c)}aflys/", "why", final=True),
    Row("meetings:point", ruth, a_point, "words"),
    Row("meetings:notes", ruth, lambda c: a_point(c).replace("dagsorden", "referat/skriv"), "notes"),
    Row("meetings:write_minutes", ruth, some_minutes, "not_named"),
    Row("surveys:change_question", ruth, a_question, "why"),
    Row("surveys:reply", ruth, a_comment, "words"),
    Row("promises:begin", holger, lambda c: f"{a_promise(c)}skriver/", "word"),
    Row(
        "promises:new_date", holger, lambda c: f"{a_promise(c)}ny-dato/", "reason",
        others=(("to_due", lambda: in_days(60 + things())),),
    ),
    Row("promises:answer", holger, lambda c: f"{a_promise(c)}svar/", "reply", others=(("answer", lambda: "no"),),
        final=True),
    Row("promises:broken", holger, lambda c: f"{a_promise(c)}kommer-ikke/", "reason", final=True),
    Row("promises:withdraw", ruth, lambda c: f"{a_promise(c)}slip/", "reason",
        shown="Det er afsluttet allerede: trukket tilbage", final=True),
    Row("promises:review", ruth, lambda c: f"{a_standing_promise(c)}gaelder-stadig/", "word"),
    Row("promises:end", ruth, lambda c: f"{a_standing_promise(c)}gaelder-ikke/", "reason", final=True),
    Row("promises:patience", lambda c: c.tue, lambda c: "/svar/taalmodighed/", "remind_before", "5", "9",
        shown="5 / 14"),
    Row("involvement:write", holger, lambda c: f"{a_matter(c).get_absolute_url()}ret/", "about"),
    Row("involvement:turn", holger, lambda c: f"{a_matter(c).get_absolute_url()}fase/", "words"),
    Row("involvement:invitation", ruth, lambda c: an_invitation(c).get_absolute_url(), "reason",
        others=(("reply", lambda: "no thanks"),)),
    Row("involvement:lift_proposal", ruth, lambda c: f"{a_proposal(c).get_absolute_url()}loeft/", "support",
        final=True),
    Row("involvement:leave_proposal", ruth, lambda c: f"{a_proposal(c).get_absolute_url()}lad-ligge/", "reason",
        final=True),
    Row("involvement:send_proposal", ruth, lambda c: f"{a_lifted_proposal(c).get_absolute_url()}send/", "note",
        others=(("to", roads),), shown="Skolen.", final=True),
    Row("involvement:take_up_proposal", holger, lambda c: f"{a_proposal(c, direct=True).get_absolute_url()}tag-op/",
        shown="taget op af afdelingen", final=True),
    Row("involvement:give_view", ruth, lambda c: f"{a_proposal_taken_up(c).get_absolute_url()}syn/", "view",
        final=True),
    Row("involvement:decide", holger, lambda c: f"{a_matter(c).get_absolute_url()}beslutning/", "words",
        others=(("what", lambda: "decided"), ("on", lambda: in_days(0)))),
    Row("places:draft", gudrun, a_founding, "purpose"),
    Row("places:contact", gudrun, lambda c: f"{c.council.get_absolute_url()}kontakt/", "starts", in_days(1), in_days(2),
        shown="Villy", others=(("seat", the_stand_in),)),
    Row("involvement:contribute", ruth, lambda c: f"{a_contribution(c)}byd-ind/", "words"),
]  # fmt: skip

# Told by tests of their own below, since they are no forms of one page.
ELSEWHERE = {
    "plans:coordinator",
    "plans:dates",
    "plans:end",
    "surveys:comments",
    "ideas:approve",
    "ideas:hide",
}

ALONE = {
    "accounts:erase": "one's own",
    "accounts:change": "one's own",
    "account_login": "one's own",
    "account_request_login_code": "one's own",
    "account_confirm_login_code": "one's own",
    "account_logout": "one's own",
    "account_signup": "leads to signing in",
    "account_email": "leads to signing in",
    "account_email_verification_sent": "leads to signing in",
    "account_reauthenticate": "leads to signing in",
    "account_reset_password": "leads to signing in",
    "accounts:held": "one's own",
    "accounts:export": "one's own",
    "design:language": "one's own",
    "desk:hearing": "one's own",
    "desk:desk": "one's own",
    "places:show_seat": "one's own name",
    "places:take_seat": "one's own link, used once",
    "places:invite": "makes something new; the same invitation twice is refused in a sentence",
    "places:withdraw": "one button; the second time it says that the invitation is not open",
    "ideas:offer": "makes something new",
    "ideas:report": "makes something new",
    "ideas:write": "makes something new",
    "ideas:merge": "the second time it says that the two are together already",
    "plans:start": "makes something new; a second plan is refused in a sentence",
    "plans:end_no_plan": "one button; afterwards the choice is gone",
    "plans:themes": "makes something new",
    "plans:new_action": "makes something new",
    "plans:forward": "makes something new; the same department twice is refused in a sentence",
    "workgroups:form": "makes something new",
    "workgroups:answer": "one's own link",
    "workgroups:finish": "one button; the second time it says that the group has finished",
    "surveys:make": "makes something new",
    "surveys:survey": "makes something new",
    "surveys:step": "one button; the second time it says how the survey stands",
    "meetings:call": "makes something new",
    "meetings:put_up": "makes something new",
    "meetings:import": "makes something new, each record once",
    "meetings:read_in": "makes something new, each record once",
    "meetings:settle": "the second time it says that somebody has settled it",
    "meetings:put_away": "one button; the second time it says that somebody has settled it",
}


def _acting() -> set[str]:
    """The addresses where somebody's form does something, as the table of addresses has them."""
    found = set()
    for line in (Path(__file__).parent / "tables" / "urls.md").read_text().splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("| `") and any(cell.endswith(("/302", "/422")) for cell in cells[1:]):
            found.add(cells[0].split()[-1])
    return found


def test_every_form_is_tried_by_two_people_or_says_why_it_need_not_be() -> None:
    """A new form: a row in ROWS above, or the reason in ALONE (a room's own in `tables/entered/`)."""
    entries.read_all()
    tried = {row.address for row in ROWS} | ELSEWHERE
    assert _acting() - tried - {*ALONE} - {*entries.ALONE} == set()


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.address)
def test_the_second_to_send_sees_what_the_first_did_and_keeps_their_text(
    cast: Cast, client: Client, row: Row
) -> None:
    path = row.make(cast)
    client.force_login(row.who(cast))
    seen = typed(client.get(path).context["form"])

    def send(written: str, form: dict[str, str]) -> Any:
        more = {name: value() for name, value in row.others}
        return client.post(path, {**form, **more, **({row.field: written} if row.field else {})})

    first = send(row.theirs, seen)
    assert first.status_code == 302, first.context["form"].errors
    second = send(row.mine, seen)
    assert second.status_code == 409
    page = " ".join(second.content.decode().split())
    assert row.field == "" or row.mine in page
    assert (row.shown or row.theirs) in page
    third = send(row.mine, typed(second.context["form"]))
    if row.final:
        kept = row.field == "" or row.mine in third.content.decode()
        assert (third.status_code in {409, 422}, kept) == (True, True)
    else:
        assert third.status_code == 302
