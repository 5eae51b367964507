"""A matter about safe ways to school, opened by Vej og Park, and who was asked."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine

from cast import Cast
from tingsted.involvement.actions import add_document, contribute, invite, open_matter, start_matter
from tingsted.involvement.models import Contribution, Document, Invitation, Matter
from tingsted.kernel import clock


def start(cast: Cast, **more: object) -> Matter:
    """A matter as Holger prepares it."""
    facts = {
        "title": "Trafiksikkerhed ved skolerne",
        "kind": "action plan",
        "question": "Hvor er det utrygt at cykle til skole?",
        "can_influence": "Hvilke kryds vi tager først",
        "fixed": "Budgettet: 4 millioner kroner",
        "deadline": clock.today() + timedelta(days=60),
    } | more
    return start_matter(cast.as_holger, owner=cast.roads, **facts)  # type: ignore[arg-type]  # the facts of a matter


@pytest.fixture
def matter(cast: Cast) -> Matter:
    """Open, with nobody asked yet."""
    return open_matter(cast.as_holger, matter=start(cast))


@pytest.fixture
def glumsoe(cast: Cast, matter: Matter) -> Invitation:
    """The invitation to the council of Glumsø."""
    return invite(cast.as_holger, matter=matter, offices=[cast.council])[0]


DRAFT = """# Mål

Flere børn skal kunne cykle til skole.

Krydset ved kirken i Glumsø kommer først.

Der sættes lys på stien bag hallen."""
NEXT = """# Mål

Der er sat fire millioner af.

Flere børn skal kunne   CYKLE til skole.

Krydset ved kirken i Glumsø kommer først, sammen med krydset ved skolen."""


@pytest.fixture
def document(cast: Cast, matter: Matter) -> Document:
    return add_document(cast.as_holger, matter=matter, title="Udkast", text=DRAFT)


@pytest.fixture
def both(cast: Cast, matter: Matter, glumsoe: Invitation) -> list[Contribution]:
    """What Glumsø and Fodby said."""
    fodby = invite(cast.as_holger, matter=matter, offices=[cast.fodby_council])[0]
    first = contribute(cast.as_ruth, invitation=glumsoe, words="Krydset ved kirken først.")
    return [first, contribute(cast.as_asta, invitation=fodby, words="Vejen til hallen.")]


def paragraph(document: Document, number: int) -> object:
    return (
        document.versions.get(number=1)
        .paragraphs.select_related("version__document__matter__owner")
        .get(number=number)
    )


def days(number: int) -> time_machine.travel:
    return time_machine.travel(clock.now() + timedelta(days=number), tick=False)
