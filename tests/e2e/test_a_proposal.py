"""A citizen's proposal, from the village to a department's reasoned no, in a browser, as the different people."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cast import Cast
from e2e.visitor import Visitor, letter_to, links_in
from tingsted.notices.models import Letter

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
Door = Callable[..., Visitor]
TITLE = "Lys på stien fra Sandby til skolen"
NO = "Stien er privat, og ejeren har sagt nej til master. Vi spørger igen, når han sælger."


def test_a_citizens_proposal_goes_from_the_village_to_a_reasoned_no(door: Door, cast: Cast) -> None:
    inger, ruth, holger = door("Inger", width=390), door("Ruth"), door("Holger")
    raise_it(inger)
    lift_and_send_it(ruth)
    say_no(holger)
    hear_of_it(inger)
    see_what_came_of_it(inger)
    assert [fault for visitor in (inger, ruth, holger) for fault in visitor.faults] == []


def raise_it(inger: Visitor) -> None:
    """Without an account, on a phone, to the council that knows the area; the receipt is a page to keep."""
    inger.go("/omraader/glumsoe/")
    inger.follow("Rejs et forslag")
    inger.fill("Hvad skal der ske?", TITLE)
    inger.fill("Hvorfor, og hvordan?", "Børnene cykler i mørke fra oktober til marts.")
    inger.fill("Hvor i området?", "Sandby")
    inger.fill("Din mail", "inger@tingsted.example")
    inger.tick("Skriv til mig om det her forslag")
    inger.press("Aflever forslaget")
    assert (inger.heading, inger.path.startswith("/forslag/kvittering/")) == (TITLE, True)


def lift_and_send_it(ruth: Visitor) -> None:
    """The chair finds it on her desk, makes it the area's own, and asks the department."""
    ruth.sign_in("ruth@tingsted.example")
    ruth.page.locator(".todo a.btn").click()
    ruth.follow("Gør det til områdets fælles interesse")
    ruth.fill("Hvem står bag?", "Rådet, skolen og 52 forældre i Sandby.")
    ruth.press("Løft forslaget")
    ruth.follow("Send det til en afdeling")
    ruth.page.get_by_label("Hvilken afdeling?").select_option("Vej og Park")
    ruth.press("Spørg afdelingen")
    assert ruth.reads(".trail > li h3") == [
        "En borger i Glumsø foreslog",
        "Glumsø Lokalråd gjorde det til områdets fælles interesse",
        "Vej og Park lovede et svar",
        "Lovet",
    ]


def say_no(holger: Visitor) -> None:
    """The department answers from its desk: a no, with its reasons."""
    holger.sign_in("holger@tingsted.example")
    holger.page.locator(".todo a.btn").click()
    holger.tick("Nej, med begrundelse")
    holger.fill("Med jeres egne ord", NO)
    holger.press("Giv svaret")


def hear_of_it(inger: Visitor) -> None:
    """A letter at each step; the last one leads to the answer, without signing in."""
    letters = Letter.objects.filter(kind="involvement.proposal").order_by("written_at")
    assert [letter.subject for letter in letters] == [
        f"Glumsø Lokalråd har fået dit forslag »{TITLE}«",
        f"Glumsø Lokalråd står bag »{TITLE}«",
        f"»{TITLE}« er hos Vej og Park",
        f"Vej og Park har svaret om »{TITLE}«",
    ]
    (link,) = links_in(letter_to("inger@tingsted.example", "involvement.proposal"))
    inger.go(link)
    assert inger.reads(".trail .answer p") == ["Vej og Park: Nej, med begrundelse", NO]


def see_what_came_of_it(inger: Visitor) -> None:
    """Everybody sees the same: on the idea's trail, and in the area's ledger."""
    inger.go("/ideer/Glumsø-1/")
    rows = [row.partition("Læs mere")[0].strip() for row in inger.reads(".trail > li")]
    assert [row.split(" ", 3)[3] for row in rows][-3:] == [
        "Glumsø Lokalråd gjorde et forslag fra en borger til områdets fælles interesse Glumsø Lokalråd "
        "Rådet, skolen og 52 forældre i Sandby.",
        "Sendt til Vej og Park",
        f"Vej og Park svarede Vej og Park {NO}",
    ]
    inger.go("/omraader/glumsoe/svar/?kun=answered")
    assert inger.reads(".ledger h3") == [f"Glumsø-1 {TITLE}"]
