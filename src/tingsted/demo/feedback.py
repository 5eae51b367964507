"""What two councils said to paragraphs of the draft, the next version, an answer on its way: all invented."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from tingsted.demo.people import Company
from tingsted.demo.story import on
from tingsted.involvement.actions import add_version, comment, draft_answers, group_contributions
from tingsted.involvement.models import Contribution, Document, Invitation, Matter, Paragraph

SAID = (
    ("otto", 5, "Godt, at de små landsbyer er med. Skriv gerne, hvem der holder øje med tallet."),
    ("bodil", 4, "Tæl også de steder, hvor forældre kører, fordi det er for farligt at cykle."),
)
REPLY = "I har ret. Den nye version siger, at vi hvert år viser, hvor pengene er brugt."


def tell_feedback(company: Company, matter: Matter, asked: Callable[[str], Invitation], today: date) -> None:
    """Comments on the draft, a new version that took one of them in, and the answer as a draft on the desk."""
    document = Document.objects.select_related("matter__owner").get(matter=matter)
    said = [
        on(
            today - timedelta(days=8),
            partial(
                comment,
                company.acting(who),
                paragraph=_paragraph(document, number),
                invitation=asked(who),
                words=words,
            ),
        )
        for who, number, words in SAID
    ]
    holger = company.acting("holger")
    rows = document.versions.get(number=1).paragraphs.order_by("number")
    text = "\n\n".join(f"# {row.text}" if row.heading else row.text for row in rows)
    watched = text.replace(
        "uden for Næstved by.", "uden for Næstved by. Hvert år viser vi, hvor pengene er brugt."
    )
    on(
        today - timedelta(days=4),
        lambda: add_version(holger, document=document, text=watched, note="Vi viser, hvor pengene er brugt"),
    )
    on(today - timedelta(days=3), lambda: _answer(company, matter, said[:1]))


def _answer(company: Company, matter: Matter, said: list[Contribution]) -> None:
    holger = company.acting("holger")
    group_contributions(holger, matter=matter, contributions=said, title="De små landsbyer")
    draft_answers(holger, matter=matter, contributions=said, answer="taken in", reply=REPLY)


def _paragraph(document: Document, number: int) -> Paragraph:
    rows = Paragraph.objects.select_related("version__document__matter__owner")
    return rows.get(version__document=document, version__number=1, number=number)
