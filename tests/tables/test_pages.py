"""What every page owes its reader: a language, a title, one heading, a strict policy, few questions to the database."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import timedelta

import pytest
from django.db import connection
from django.http import HttpResponseBase
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tables import entries
from tables.scene import Scene, answer, in_days
from tables.test_urls import client_of, roles
from tables.urls import every_address
from tingsted.ideas.actions import raise_idea
from tingsted.kernel import clock
from tingsted.kernel.actors import VISITOR
from tingsted.kernel.ports import PERSONAL
from tingsted.meetings.actions import call_meeting, note_on_wall
from tingsted.places.queries import forget_municipality
from tingsted.places.remembered import forget_all
from tingsted.plans.actions import add_action, forward_action, name_coordinator
from tingsted.surveys.actions import receive_answer
from tingsted.workgroups.actions import form_group

pytestmark = pytest.mark.long

MOST_QUERIES = 10
EVERYTHING_HELD = {"accounts:held", "accounts:export"}
A_WHOLE_SURVEY = {"surveys:auditor_copy"}
LISTS = {
    "places:areas", "places:offices", "places:area", "places:office", "places:history", "promises:ledger",
    "promises:area_ledger", "ideas:all", "ideas:ideas", "ideas:reading", "ideas:idea", "plans:plans", "plans:plan",
    "workgroups:group", "workgroups:lead", "surveys:survey", "surveys:result", "surveys:comments", "meetings:meetings",
    "meetings:meeting", "meetings:wall", "meetings:leftovers", "desk:front", "desk:desk", "desk:happening",
}  # fmt: skip
# Two addresses of one page: this year, the version in force, the way in.
SAME_PAGE = {"desk:year", "agreements:basis", "account_request_login_code"}


def is_page(found: HttpResponseBase) -> bool:
    return found.status_code == 200 and str(found.get("Content-Type", "")).startswith("text/html")


def text_of(page: HttpResponseBase) -> str:
    return b"".join(page).decode()  # type: ignore[arg-type]  # a page is never streamed in pieces of text


@pytest.mark.parametrize(
    "role", ["citizen", "chair", "contact officer", "department", "editor", "coordinator"]
)
def test_every_page_is_whole_and_asks_the_database_no_more_often_than_stated(scene: Scene, role: str) -> None:
    """The first page after something happened, when nothing is remembered; each with a title of its own, which
    is what tells pages apart in a row of tabs, in the history and to those who listen.
    """
    client = client_of(roles(scene)[role])
    faults: list[tuple[str, str]] = []
    many = {}
    titled: dict[str, set[str]] = defaultdict(set)
    for address in every_address():
        found, asked = cold(client, address.path(scene))
        if len(asked) > most_queries(address.name):
            many[address.name] = len(asked)
        if is_page(found):
            faults += [(address.name, what) for what in faults_of(found)]
            titled["".join(re.findall(r"<title>([^<]*)</title>", text_of(found)))].add(address.name)
    alike = [names for names in titled.values() if len(names - SAME_PAGE) > 1]
    assert (faults, many, alike) == ([], {}, [])


def faults_of(page: HttpResponseBase) -> list[str]:
    """What it lacks: a language, a title, one heading, a strict policy, or anything written into the page."""
    text, policy = text_of(page), page.get("Content-Security-Policy", "")
    about = {
        "lang": re.findall(r"<html[^>]* lang=\"(\w+)\"", text) == ["da"],
        "title": len(re.findall(r"<title>\s*\S[^<]*</title>", text.partition("</head>")[0])) == 1,
        "one h1": len(re.findall(r"<h1[ >]", text)) == 1,
        "policy": "default-src 'self'" in policy and "unsafe" not in policy,
        "no inline script": not re.search(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)[^>]*>", text),
        "no inline style": not re.search(r"<style|\sstyle=\"", text),
        "no handler": not re.search(r"\son[a-z]+=\"", text),
    }
    return [what for what, holds in about.items() if not holds]


def test_a_public_page_without_a_form_sets_no_cookie_and_is_not_sent_twice(scene: Scene) -> None:
    faults = []
    for address in every_address():
        page = Client().get(address.path(scene))
        if not is_page(page) or re.search(
            r"<form[^>]*method=\"post\"(?![^>]*action=\"/sprog/\")", text_of(page)
        ):
            continue
        again = Client().get(
            page.wsgi_request.get_full_path(), headers={"If-None-Match": page.get("ETag", "none")}
        )
        if page.cookies or again.status_code != 304:
            faults.append((address.name, sorted(page.cookies), again.status_code))
    assert faults == []


def most_queries(name: str) -> int:
    """Ten; everything that is held on one person is one question to each model that holds some of it.

    An auditor's bundle is a file and no page: each of the survey's tables is read once.
    """
    if name in EVERYTHING_HELD:
        return MOST_QUERIES + len(PERSONAL)
    return MOST_QUERIES + 2 if name in A_WHOLE_SURVEY else MOST_QUERIES


def test_a_list_asks_as_often_for_many_rows_as_for_few(scene: Scene) -> None:
    client = client_of(scene.cast.ruth)
    listing = LISTS | entries.LISTS
    lists = [address for address in every_address() if address.name in listing]
    assert {address.name for address in lists} == listing
    few = {address.name: asked_cold(client, address.path(scene)) for address in lists}
    more_of_everything(scene)
    assert {address.name: asked_cold(client, address.path(scene)) for address in lists} == few


def asked_cold(client: Client, path: str) -> int:
    """How often a page asks when nothing is remembered: what still is depends on how fast the machine is."""
    return len(cold(client, path)[1])


def more_of_everything(scene: Scene) -> None:
    """Two more of what the lists list."""
    for make in entries.TWO_MORE:
        make(scene)
    cast = scene.cast
    for number in ("en", "to"):
        starts = clock.now() + timedelta(days=12)
        met = call_meeting(
            cast.as_ruth, body=cast.council, title=f"Møde {number}", place="Kroen", starts_at=starts
        )
        idea = note_on_wall(cast.as_ejner, meeting=scene.meeting, words=f"Flere stier, {number}").idea
        note_on_wall(cast.as_ejner, meeting=met, words=f"Flere bænke, {number}")
        raise_idea(VISITOR, area=cast.glumsoe, words=f"Læs mig først, {number}")
        form_group(cast.as_ruth, idea=idea, name=f"Holdet {number}", email="sofie@tingsted.example")
        action = add_action(
            cast.as_ruth, plan=scene.plan, theme=scene.theme, title=f"Stier {number}", ideas=[idea]
        )
        name_coordinator(cast.as_ruth, action=action, person=cast.ejner)
        forward_action(cast.as_gudrun, action=action, to=cast.roads, due=in_days(30))
        receive_answer(VISITOR, survey=scene.survey, given=answer(scene.survey, "very", "important"))


def cold(client: Client, path: str) -> tuple[HttpResponseBase, list[str]]:
    """A page when nothing is remembered, and what it asked the database for."""
    forget_all()
    forget_municipality()
    with CaptureQueriesContext(connection) as asked:
        found = client.get(path)
    return found, [
        q["sql"]
        for q in asked.captured_queries
        if not re.match(r"SAVEPOINT|RELEASE|BEGIN|COMMIT|ROLLBACK", q["sql"])
    ]
