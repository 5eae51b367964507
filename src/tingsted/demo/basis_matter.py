"""2019: the basis for cooperation that Næstved adopted, from a draft to an evaluated matter: councils that contribute
(one after asking its citizens), say no thanks and stay silent, an answer that was late, and a new contact officer
between what was said and what came of it (`bodies.py`).

Documented: that the municipal council adopted it in December 2019. Days, words and answers are invented.
"""

from __future__ import annotations

from datetime import date
from functools import partial

from tingsted.demo.areas import Ground
from tingsted.demo.asking import again, invitation_of, open_and_ask, reply_as
from tingsted.demo.people import Company
from tingsted.demo.story import on
from tingsted.involvement.actions import (
    add_document,
    answer_evaluation,
    ask_citizens,
    close_evaluation,
    contribute,
    open_evaluation,
    read_sayings,
    reply_to,
    say,
    start_matter,
    turn_phase,
)
from tingsted.involvement.models import Contribution, Evaluation, Matter, Saying
from tingsted.kernel.actors import CLOCK, VISITOR
from tingsted.promises.actions import give_answer, remind

INVENTED = "Hvem der blev spurgt, og hvad de svarede, er opdigtet til denne demo."
BASIS = """# Hvad vi vil

Lokalrådene og kommunen kender hinandens ønsker og vilkår, og begge kan regne med den andens ord.

# Hvad kommunen gør

Kommunen spørger lokalrådene tidligt, mens der endnu er noget at påvirke.

Kommunen fortæller, hvad den beslutter, og hvad der kom ud af det, lokalrådene sagde.

# Hvad lokalrådene gør

Lokalrådene byder ind, når de har noget at sige. De kan altid takke nej.
"""


def tell_the_basis(ground: Ground, company: Company) -> None:
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
    open_and_ask(company, "tue", matter, date(2019, 8, 20), list(ground.bodies.values()))
    said = {
        "ruth": "Spørg os, før udkastet er skrevet færdigt. Vi mødes en gang om måneden, så seks uger er det mindste.",
        "bodil": "Skriv ind, at man kan sige nej tak. Vi kan ikke nå alt, og det skal være i orden.",
        "otto": "Vi vil gerne have én kontaktperson, som kender os.",
    }
    _bodil_asks(company, matter)
    for who, words in said.items():
        on(
            date(2019, 10, 10),
            partial(
                contribute, company.acting(who), invitation=invitation_of(matter, company, who), words=words
            ),
        )
    no = partial(reply_to, reply="no thanks", reason="Vi bruger kræfterne på forsamlingshuset i år.")
    on(
        date(2019, 9, 12),
        lambda: no(company.acting("asta"), invitation=invitation_of(matter, company, "asta")),
    )
    on(date(2019, 9, 20), lambda: reply_as(company, matter, "poula", "will contribute"))
    _answer_all(company, matter)
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
    on(date(2020, 2, 28), lambda: close_evaluation(tue, matter=again(matter)))


def _answer_all(company: Company, matter: Matter) -> None:
    """The department answers what it owes; the last of them three days too late, as the clock had noticed."""
    rows = Contribution.objects.filter(matter=matter).select_related("promise__owed_by").order_by("pk")
    *in_time, last = rows
    give = partial(give_answer, company.acting("tue"), answer="taken in")
    thanks = "Det er skrevet ind i grundlaget. Tak for jeres ord."
    for contribution in in_time:
        on(date(2019, 12, 10), partial(give, promise=contribution.promise, reply=thanks))
    on(date(2019, 12, 21), lambda: remind(CLOCK, on=date(2019, 12, 21)), 7)
    sorry = "Undskyld, at svaret kom for sent. Fra nytår har hvert råd én kontaktperson."
    on(date(2019, 12, 23), partial(give, promise=last.promise, reply=sorry))


def _bodil_asks(company: Company, matter: Matter) -> None:
    """One council hears its citizens first; what they said stands beside what it said."""
    bodil = company.acting("bodil")
    ask = partial(
        ask_citizens, bodil, invitation=invitation_of(matter, company, "bodil"), closes=date(2019, 10, 4)
    )
    question = on(date(2019, 9, 16), lambda: ask(words="Hvad skal kommunen spørge os om, og hvornår?"))
    for day, words in (
        (18, "Spørg om skolen og vejene. Resten kan vi læse om."),
        (24, "Ikke midt i sommerferien, tak."),
    ):
        on(date(2019, 9, day), partial(say, VISITOR, question=question, words=words), 20)
    through = {str(saying.pk): "public" for saying in Saying.objects.filter(question=question)}
    on(date(2019, 10, 5), lambda: read_sayings(bodil, question=question, decided=through))
