"""What Næstved has asked its councils: one matter that is decided and evaluated, one that is open, two that only tell.

Documented: the basis for cooperation between the municipality and the councils, adopted by the municipal council in
December 2019; the citizens' assembly of 2023 with its six recommendations. Days of the month, who was asked, every word
that was said and every answer are invented, and the pages say so.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial

from tingsted.demo.areas import Ground
from tingsted.demo.feedback import tell_feedback
from tingsted.demo.people import Company
from tingsted.demo.story import on
from tingsted.involvement.actions import (
    add_document,
    agree,
    answer_evaluation,
    ask_citizens,
    close_evaluation,
    contribute,
    invite,
    note_seen,
    open_evaluation,
    open_matter,
    read_sayings,
    remark,
    reply_to,
    say,
    start_matter,
    turn_phase,
    write_draft,
)
from tingsted.involvement.models import Contribution, Evaluation, Invitation, Matter, Preparation, Saying
from tingsted.kernel.actors import VISITOR
from tingsted.places.models import Office
from tingsted.promises.actions import give_answer

INVENTED = "Hvem der blev spurgt, og hvad de svarede, er opdigtet til denne demo."
BASIS = """# Hvad vi vil

Lokalrådene og kommunen kender hinandens ønsker og vilkår, og begge kan regne med den andens ord.

# Hvad kommunen gør

Kommunen spørger lokalrådene tidligt, mens der endnu er noget at påvirke.

Kommunen fortæller, hvad den beslutter, og hvad der kom ud af det, lokalrådene sagde.

# Hvad lokalrådene gør

Lokalrådene byder ind, når de har noget at sige. De kan altid takke nej.
"""
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
    _the_basis(ground, company)
    _the_assembly(ground, company)
    _ways_to_school(ground, company, today)
    _works(ground, company, today)


def _the_basis(ground: Ground, company: Company) -> None:
    """2019: the cooperation basis, from a draft to an evaluated matter."""
    tue = company.acting("tue")
    matter = on(
        date(2019, 8, 19),
        lambda: start_matter(
            tue,
            owner=ground.departments["centre"],
            title="Grundlag for samarbejdet med lokalrådene",
            kind="policy",
            question="Hvad skal kommunen og lokalrådene kunne vente af hinanden?",
            about="Byrådet vil vedtage et nyt grundlag for samarbejdet med lokalrådene. Det blev vedtaget i "
            f"december 2019. {INVENTED}",
            can_influence="Hvornår I bliver spurgt, hvordan I får svar, og hvad I selv vil bidrage med",
            fixed="At der skal være et fælles grundlag, og at byrådet vedtager det",
            themes="samarbejde, nærdemokrati",
            deadline=date(2019, 10, 25),
            answer_by=date(2019, 12, 20),
        ),
    )
    on(date(2019, 8, 19), lambda: add_document(tue, matter=matter, title="Udkast i korte træk", text=BASIS))
    _open(company, "tue", matter, date(2019, 8, 20), list(ground.bodies.values()))
    said = {
        "ruth": "Spørg os, før udkastet er skrevet færdigt. Vi mødes en gang om måneden, så seks uger er det mindste.",
        "bodil": "Skriv ind, at man kan sige nej tak. Vi kan ikke nå alt, og det skal være i orden.",
        "otto": "Vi vil gerne have én kontaktperson, som kender os.",
    }
    for who, words in said.items():
        on(
            date(2019, 10, 10),
            partial(contribute, company.acting(who), invitation=_of(matter, company, who), words=words),
        )
    no = partial(reply_to, reply="no thanks", reason="Vi bruger kræfterne på forsamlingshuset i år.")
    on(date(2019, 9, 12), lambda: no(company.acting("asta"), invitation=_of(matter, company, "asta")))
    on(date(2019, 9, 20), lambda: _reply(company, matter, "poula", "will contribute"))
    _answer_all(company, matter, date(2019, 12, 10))
    for day, phase, words in (
        (date(2019, 12, 17), "decided", "Byrådet vedtog grundlaget. Retten til at takke nej er skrevet ind."),
        (date(2020, 1, 6), "in action", "Grundlaget gælder fra nytår."),
    ):
        on(day, partial(turn_phase, tue, matter=matter, phase=phase, words=words))
    on(date(2020, 2, 3), lambda: open_evaluation(tue, matter=matter))
    evaluations = (
        Evaluation.objects.filter(invitation__matter=matter)
        .select_related("invitation__matter")
        .order_by("pk")
    )
    for number, evaluation in enumerate(evaluations):
        thought = "yes" if number < 7 else "partly"
        on(
            date(2020, 2, 10),
            partial(
                answer_evaluation,
                VISITOR,
                evaluation=evaluation,
                influence="yes",
                answer="yes",
                worth=thought,
            ),
        )
    on(date(2020, 2, 28), lambda: close_evaluation(tue, matter=_again(matter)))


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
    _open(company, "holger", matter, began + timedelta(days=1), list(ground.bodies.values()))
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
        on(today + timedelta(days=days), partial(_reply, company, matter, who, reply, reason))
    for who in ("verner", "dagny", "aksel"):
        on(
            began + timedelta(days=5),
            partial(note_seen, company.acting(who), invitation=_of(matter, company, who)),
        )
    on(
        today - timedelta(days=9),
        lambda: contribute(
            company.acting("bodil"),
            invitation=_of(matter, company, "bodil"),
            words="Hovedvejen deler byen. Et hævet kryds ved skolen er vigtigst for os, og dernæst lys på stien.",
        ),
    )
    _glumsoe_asks(company, matter, today)
    tell_feedback(company, matter, partial(_of, matter, company), today)


def _glumsoe_asks(company: Company, matter: Matter, today: date) -> None:
    """Glumsø asks its citizens and prepares its answer."""
    ruth, ejner = company.acting("ruth"), company.acting("ejner")
    invitation = _of(matter, company, "ruth")
    on(today - timedelta(days=24), lambda: _reply(company, matter, "ruth", "will contribute"))
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


def _open(company: Company, who: str, matter: Matter, day: date, offices: Sequence[Office]) -> None:
    """Open a matter to everybody and ask every council."""
    on(day, lambda: open_matter(company.acting(who), matter=matter))
    on(day, lambda: invite(company.acting(who), matter=matter, offices=offices))


def _of(matter: Matter, company: Company, who: str) -> Invitation:
    related = ("matter__owner", "office__area", "office__contact_office")
    return Invitation.objects.select_related(*related).get(matter=matter, office=company.offices[who])


def _reply(company: Company, matter: Matter, who: str, reply: str, reason: str = "") -> Invitation:
    return reply_to(company.acting(who), invitation=_of(matter, company, who), reply=reply, reason=reason)


def _answer_all(company: Company, matter: Matter, day: date) -> None:
    """The department answers what it owes."""
    for contribution in (
        Contribution.objects.filter(matter=matter).select_related("promise__owed_by").order_by("pk")
    ):
        assert contribution.promise is not None  # every contribution is owed an answer
        give = partial(give_answer, company.acting("tue"), promise=contribution.promise, answer="taken in")
        on(day, partial(give, reply="Det er skrevet ind i grundlaget. Tak for jeres ord."))


def _again(matter: Matter) -> Matter:
    return Matter.objects.select_related("owner").get(pk=matter.pk)
