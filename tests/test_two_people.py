"""Two people edit one thing: the second sees what the first wrote and keeps their own text, on every edit form."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from cast import Cast
from tingsted.accounts.models import Person
from tingsted.agreements.actions import begin_basis, write_part, write_pledge
from tingsted.ideas.actions import raise_idea
from tingsted.ideas.models import Idea
from tingsted.kernel import clock
from tingsted.meetings.actions import call_meeting
from tingsted.plans.actions import add_action, add_theme, forward_action, start_plan
from tingsted.workgroups.actions import form_group

MINE, THEIRS = "min tekst om stien", "deres tekst om skoven"


def _idea(cast: Cast) -> Idea:
    return raise_idea(cast.as_ruth, area=cast.glumsoe, words="En sti til søen")


def _action(cast: Cast) -> Any:
    plan = start_plan(cast.as_ruth, area=cast.glumsoe)
    theme = add_theme(cast.as_ruth, plan=plan, name="Stier")
    return add_action(cast.as_ruth, plan=plan, theme=theme, title="Stien", text="Grus", driver="municipality")


def _plan(cast: Cast) -> Any:
    return start_plan(cast.as_ruth, area=cast.glumsoe)


def _group(cast: Cast) -> str:
    email = str(cast.sofie.email)
    group = form_group(cast.as_ruth, idea=_idea(cast), name="Stigruppen", email=email)
    return f"{group.get_absolute_url()}tovholder/"


def _meeting(cast: Cast) -> str:
    starts = datetime(2031, 1, 27, 19, 0, tzinfo=clock.COPENHAGEN)
    meeting = call_meeting(
        cast.as_ruth, body=cast.council, title="Borgermøde", starts_at=starts, place="Hallen"
    )
    return f"{meeting.get_absolute_url()}ret/"


def _draft(cast: Cast, *after: str) -> str:
    version = begin_basis(cast.as_tue, title="Grundlag", office=cast.contact)
    write_part(cast.as_gudrun, version=version, heading="Stier", text="Vi taler sammen.")
    write_pledge(cast.as_gudrun, version=version, words="Vi svarer", side="municipality")
    return "/".join([version.get_absolute_url().rstrip("/"), *after, ""])


def _owed(step: str) -> Callable[[Cast], str]:
    def make(cast: Cast) -> str:
        due = clock.today() + timedelta(days=30)
        promise = forward_action(cast.as_gudrun, action=_action(cast), to=cast.roads, due=due).promise
        return f"{promise.get_absolute_url()}{step}/"

    return make


FORMS: dict[str, tuple[Callable[[Cast], Person], Callable[[Cast], str], str]] = {
    "area": (lambda c: c.ruth, lambda c: "/omraader/glumsoe/tekst/", "description"),
    "office": (lambda c: c.ruth, lambda c: f"{c.council.get_absolute_url()}tekst/", "about"),
    "municipality": (lambda c: c.tue, lambda c: "/kommunen/", "phone"),
    "topic": (lambda c: c.tue, lambda c: "/kommunen/emner/kultur-og-fritid/", "words"),
    "draft": (lambda c: c.gudrun, lambda c: _draft(c, "indledning"), "introduction"),
    "part of a draft": (lambda c: c.gudrun, lambda c: _draft(c, "dele", "stier"), "text"),
    "promise in a draft": (lambda c: c.gudrun, lambda c: _draft(c, "loefter", "vi-svarer"), "text"),
    "idea": (lambda c: c.ruth, lambda c: f"{_idea(c).get_absolute_url()}ret/", "words"),
    "plan": (lambda c: c.ruth, lambda c: f"{_plan(c).get_absolute_url()}ord/", "vision"),
    "action": (lambda c: c.ruth, lambda c: _action(c).edit_url(), "text"),
    "work": (lambda c: c.ruth, lambda c: f"{_action(c).edit_url()}arbejde/", "note"),
    "group": (lambda c: c.ruth, _group, "purpose"),
    "meeting": (lambda c: c.ruth, _meeting, "about"),
    "promise being written": (lambda c: c.holger, _owed("skriver"), "word"),
    "promise moved": (lambda c: c.holger, _owed("ny-dato"), "reason"),
}


def _typed(form: Any) -> dict[str, str]:
    """What a browser would send of a form as it stands on the page."""
    sent = {}
    for field in form:
        shown = field.field.widget.format_value(field.value())
        shown = shown[0] if isinstance(shown, list) and shown else shown
        if isinstance(field.value(), bool):
            shown = "on" if field.value() else None
        if shown not in (None, []):
            sent[field.html_name] = str(shown)
    return sent


@pytest.mark.parametrize("name", FORMS)
def test_the_second_to_send_sees_what_the_first_wrote_and_keeps_their_text(
    cast: Cast, client: Client, name: str
) -> None:
    who, make, field = FORMS[name]
    path = make(cast)
    client.force_login(who(cast))
    seen = _typed(client.get(path).context["form"])
    if name == "promise moved":
        seen["to_due"] = (clock.today() + timedelta(days=60)).isoformat()
    if name == "work":
        seen["work"] = "begun"
    first = client.post(path, {**seen, field: THEIRS})
    assert first.status_code == 302, first.context["form"].errors
    if name == "promise moved":
        seen["to_due"] = (clock.today() + timedelta(days=70)).isoformat()
    second = client.post(path, {**seen, field: MINE})
    assert second.status_code == 409
    page = second.content.decode()
    assert MINE in page
    assert THEIRS in page
    again = _typed(second.context["form"])
    assert client.post(path, {**again, field: MINE}).status_code == 302
