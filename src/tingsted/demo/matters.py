"""What Næstved has asked its councils: one matter that is decided and evaluated, one that is open, two that only tell.

Documented: the basis for cooperation between the municipality and the councils, adopted by the municipal council in
December 2019; the citizens' assembly of 2023 with its six recommendations. Days of the month, who was asked, every word
that was said and every answer are invented, and the pages say so.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

from tingsted.demo.areas import Ground
from tingsted.demo.asking import invitation_of, open_and_ask, reply_as
from tingsted.demo.basis_matter import tell_the_basis
from tingsted.demo.feedback import tell_feedback
from tingsted.demo.people import Company
from tingsted.demo.story import on
from tingsted.involvement.actions import (
    add_document,
    agree,
    ask_citizens,
    contribute,
    note_seen,
    open_matter,
    read_sayings,
    remark,
    say,
    start_matter,
    turn_phase,
    write_draft,
)
from tingsted.involvement.models import Matter, Preparation, Saying
from tingsted.kernel.actors import VISITOR

ROADS = """# Hvad planen skal

Flere børn skal kunne gå og cykle til skole. Vi begynder, hvor det er mest utrygt.

# Sådan vælger vi

Et kryds kommer først, når mange børn bruger det, og når der er sket uheld eller er tæt på at ske uheld.

Små landsbyer får også noget med: mindst hver tredje krone bruges uden for Næstved by.

# Hvad det koster

Der er 4 millioner kroner om året i tre år. Et hævet kryds koster omkring 600.000 kroner.
"""
SAID = (
    "Krydset ved kirken. Bilerne kommer alt for stærkt ned ad bakken.",
    "Der mangler lys på stien bag hallen. Om vinteren tør min datter ikke cykle der.",
    "Stop bilerne ved skolen mellem kvart i otte og otte. Det koster ikke noget.",
    "Kantstenen ved busstoppet er så høj, at de små ikke kan komme op med cyklen.",
)


def tell_matters(ground: Ground, company: Company, today: date) -> None:
    """All of it, in the order it happened."""
    tell_the_basis(ground, company)
    _the_assembly(ground, company)
    _ways_to_school(ground, company, today)
    _works(ground, company, today)


def _the_assembly(ground: Ground, company: Company) -> None:
    """2023: what the citizens' assembly recommended, told for information."""
    matter = on(
        date(2023, 6, 12),
        lambda: start_matter(
            company.acting("tue"),
            owner=ground.departments["centre"],
            title="Borgersamlingen har afleveret seks anbefalinger",
            kind="decision",
            for_information=True,
            about="36 borgere har arbejdet med Næstveds udvikling og afleveret seks anbefalinger: havn, kanal og by, "
            "erhverv, bymidten, unge, boliger, og sammenhæng mellem by og land. Byrådet svarer efter sommerferien.",
        ),
    )
    on(date(2023, 6, 12), lambda: open_matter(company.acting("tue"), matter=matter))


def _ways_to_school(ground: Ground, company: Company, today: date) -> None:
    """Now: an action plan that every council is asked about, with all the ways of answering."""
    holger = company.acting("holger")
    began = today - timedelta(days=33)
    matter = on(
        began,
        lambda: start_matter(
            holger,
            owner=ground.departments["roads"],
            title="Trygge skoleveje",
            kind="action plan",
            question="Hvor er det utrygt at cykle til skole hos jer?",
            about="Kommunen laver en ny plan for trafiksikkerhed. I kender vejene, derfor spørger vi jer først. "
            "Sagen er opdigtet til denne demo.",
            can_influence="Hvilke kryds og skoleveje vi tager først",
            fixed="Budgettet: 4 millioner kroner om året",
            themes="stier, unge, trafik",
            deadline=today + timedelta(days=16),
            answer_by=today + timedelta(days=80),
            open_to_citizens=True,
            case_number="DEMO-2026-0417",
        ),
    )
    on(began, lambda: add_document(holger, matter=matter, title="Udkast til plan", text=ROADS))
    open_and_ask(company, "holger", matter, began + timedelta(days=1), list(ground.bodies.values()))
    on(
        today - timedelta(days=30),
        lambda: turn_phase(
            holger, matter=matter, phase="draft", words="Nu ligger der et udkast, I kan pege i."
        ),
    )
    for days, who, reply, reason in (
        (-28, "asta", "no thanks", "Vi har brugt året på sommerfesten. Held og lykke med det."),
        (-20, "poula", "would hear more", "Tæller veje uden for byskiltet med?"),
        (-18, "otto", "will contribute", ""),
        (-12, "rigmor", "no thanks", ""),
    ):
        on(today + timedelta(days=days), partial(reply_as, company, matter, who, reply, reason))
    for who in ("verner", "dagny", "aksel"):
        on(
            began + timedelta(days=5),
            partial(note_seen, company.acting(who), invitation=invitation_of(matter, company, who)),
        )
    on(
        today - timedelta(days=9),
        lambda: contribute(
            company.acting("bodil"),
            invitation=invitation_of(matter, company, "bodil"),
            words="Hovedvejen deler byen. Et hævet kryds ved skolen er vigtigst for os, og dernæst lys på stien.",
        ),
    )
    _glumsoe_asks(company, matter, today)
    tell_feedback(company, matter, partial(invitation_of, matter, company), today)


def _glumsoe_asks(company: Company, matter: Matter, today: date) -> None:
    """Glumsø asks its citizens and prepares its answer."""
    ruth, ejner = company.acting("ruth"), company.acting("ejner")
    invitation = invitation_of(matter, company, "ruth")
    on(today - timedelta(days=24), lambda: reply_as(company, matter, "ruth", "will contribute"))
    question = on(
        today - timedelta(days=23),
        lambda: ask_citizens(
            ruth,
            invitation=invitation,
            words="Hvor er det utrygt at cykle til skole i Glumsø og Omegn?",
            intro="Kommunen laver en plan for skoleveje. Vi svarer for området, og vi vil gerne høre jer først.",
            closes=today + timedelta(days=6),
        ),
    )
    for number, words in enumerate(SAID):
        on(today - timedelta(days=20 - number * 3), partial(say, VISITOR, question=question, words=words))
    read = list(Saying.objects.filter(question=question)[:3])
    on(
        today - timedelta(days=8),
        lambda: read_sayings(ejner, question=question, decided={str(s.pk): "public" for s in read}),
    )
    draft = "Krydset ved kirken er vigtigst. Dernæst lys på stien bag hallen."
    on(today - timedelta(days=7), lambda: write_draft(ejner, invitation=invitation, draft=draft))
    on(
        today - timedelta(days=6),
        lambda: remark(ruth, invitation=invitation, words="Skal vi nævne idéen om stien til søen?"),
    )
    room = Preparation.objects.get(invitation=invitation)
    on(today - timedelta(days=5), lambda: agree(ruth, invitation=invitation, seen=room.version))


def _works(ground: Ground, company: Company, today: date) -> None:
    """Now: a start of works, told and not asked."""
    matter = on(
        today - timedelta(days=11),
        lambda: start_matter(
            company.acting("holger"),
            owner=ground.departments["roads"],
            title="Vi skifter lamper på stierne i Glumsø og Tybjerg",
            kind="works",
            for_information=True,
            about="Arbejdet begynder i næste uge og tager en måned. Stierne er åbne imens. Opdigtet til denne demo.",
            areas=[ground.areas["glumsoe"], ground.areas["tybjerg"]],
        ),
    )
    on(today - timedelta(days=10), lambda: open_matter(company.acting("holger"), matter=matter))
