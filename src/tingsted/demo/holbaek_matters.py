"""What Holbæk has asked its local forums: how the model of dialogue works, before a new term of the council.

Documented: the local democracy model of 2007 with forums, contact persons and fixed grants; the recommendation of 2015
that the model of dialogue and the fælles-skaber scheme are evaluated before the next council term. The days,
who was asked, every word that was said and every answer are invented, and the page says so.
"""

from __future__ import annotations

from datetime import date
from functools import partial

from tingsted.demo.areas import Ground
from tingsted.demo.asking import again, invitation_of
from tingsted.demo.people import Company
from tingsted.demo.story import on
from tingsted.involvement.actions import (
    add_document,
    answer_evaluation,
    ask_citizens,
    close_evaluation,
    contribute,
    draft_answers,
    invite,
    keep_deadlines,
    open_evaluation,
    open_matter,
    read_sayings,
    record_decision,
    release_answers,
    reply_to,
    say,
    start_matter,
)
from tingsted.involvement.models import Evaluation, Matter, Saying
from tingsted.kernel.actors import CLOCK, VISITOR
from tingsted.places.actions import carry_out_hand_over, plan_hand_over
from tingsted.places.models import Seat
from tingsted.promises.actions import remind

MODEL = """# Sådan er modellen

18 lokalfora er lokalområdernes indgang til kommunen. Hvert har to kontaktpersoner og et fast tilskud.

Dialogmodellen er vejen til en samtale med politikere eller medarbejdere. En fælles-skaber hjælper med at komme i gang.

# Det vil vi vide

Har dialogmodellen gjort det lettere at få en samtale, og kom der noget ud af den?

Har I brugt en fælles-skaber, og ville I gøre det igen?
"""
SAID = (
    "Vi fik møde med udvalget på fjorten dage. Det havde vi aldrig fået før.",
    "Jeg vidste ikke, at man kan bede om en fælles-skaber. Sig det noget højere.",
    "Vi talte med tre forskellige om den samme sti. Giv os én.",
)
REPLY = (
    "Fra nytår følger den samme medarbejder en sag fra den første samtale, til I har fået svar. "
    "Undskyld, at svaret kom for sent."
)


def tell_matters(ground: Ground, company: Company) -> None:
    """2025, from the invitation to the evaluation: three forums asked, and each answers in its own way."""
    matter = _asked(ground, company)
    _answered(company, matter)
    _contact_officer_changes(ground, company)
    _owed_and_kept_late(ground, company, matter)
    _evaluated(company, matter)


def _asked(ground: Ground, company: Company) -> Matter:
    tue = company.acting("tue")
    matter = on(
        date(2025, 3, 3),
        lambda: start_matter(
            tue,
            owner=ground.departments["centre"],
            title="Dialogmodellen og fælles-skaberne før en ny byrådsperiode",
            kind="effort",
            question="Hvad skal dialogmodellen og fælles-skaberne kunne i den næste byrådsperiode?",
            about="Demokratieksperimentariet anbefalede i 2015, at dialogmodellen og fælles-skaberordningen bliver "
            "evalueret inden næste byrådsperiode. Hvem der blev spurgt, og hvad de svarede, er opdigtet.",
            can_influence="Hvordan man får en samtale, hvem der følger en sag, og hvad en fælles-skaber hjælper med",
            fixed="At de 18 lokalfora er lokalområdernes indgang til kommunen",
            themes="nærdemokrati, samarbejde",
            deadline=date(2025, 5, 9),
            answer_by=date(2025, 6, 20),
            case_number="DEMO-2025-0303",
        ),
    )
    on(date(2025, 3, 3), lambda: add_document(tue, matter=matter, title="Modellen i korte træk", text=MODEL))
    on(date(2025, 3, 4), lambda: open_matter(tue, matter=matter))
    bodies = [ground.bodies[key] for key in ("gislinge", "undloese", "holbaek")]
    on(date(2025, 3, 4), lambda: invite(tue, matter=matter, offices=bodies))
    return matter


def _answered(company: Company, matter: Matter) -> None:
    """Gislinge asks its citizens first, Undløse says no thanks, the forum of the town stays silent."""
    mads, lilly = company.acting("mads"), company.acting("lilly")
    no = partial(reply_to, lilly, invitation=invitation_of(matter, company, "lilly"), reply="no thanks")
    on(date(2025, 3, 6), partial(no, reason="Vi har ikke brugt den endnu. Spørg os om et år."))
    invitation = invitation_of(matter, company, "mads")
    question = on(
        date(2025, 3, 18),
        lambda: ask_citizens(
            mads,
            invitation=invitation,
            words="Har du fået den hjælp af kommunen, du bad om?",
            intro="Kommunen spørger, om dialogmodellen virker. Vi vil gerne høre jer, før vi svarer.",
            closes=date(2025, 4, 25),
        ),
    )
    for number, words in enumerate(SAID):
        day = date(2025, 3, 21 + number * 3)
        on(day, partial(say, VISITOR, question=question, words=words), 20)
    through = {str(saying.pk): "public" for saying in Saying.objects.filter(question=question)}
    on(date(2025, 4, 26), lambda: read_sayings(mads, question=question, decided=through))
    words = "Modellen virker, når man kender den. Giv hver sag én, der følger den, og sig, at fælles-skaberne findes."
    on(
        date(2025, 5, 5),
        lambda: contribute(mads, invitation=invitation_of(matter, company, "mads"), words=words),
    )


def _contact_officer_changes(ground: Ground, company: Company) -> None:
    """In the middle: Gudrun hands over to Villy, and nothing that is owed moves."""
    seats = Seat.objects.select_related("office", "person").filter(office=ground.contact)
    old, new = seats.get(person=company.people["gudrun"]), seats.get(person=company.people["villy"])
    plan = partial(plan_hand_over, company.acting("gudrun"), seat=old, successor=new, on=date(2025, 6, 2))
    planned = on(date(2025, 5, 15), partial(plan, leaves=False))
    on(date(2025, 6, 2), lambda: carry_out_hand_over(CLOCK, hand_over=planned), 6)


def _owed_and_kept_late(ground: Ground, company: Company, matter: Matter) -> None:
    """The answer was promised by 20 June and came in the first week of July; then it was decided, and begun."""
    tue = company.acting("tue")
    on(date(2025, 5, 10), lambda: keep_deadlines(CLOCK, on=date(2025, 5, 10)), 7)
    for day in (date(2025, 6, 14), date(2025, 6, 21)):
        on(day, partial(remind, CLOCK, on=day), 7)
    said = list(matter.contributions.order_by("pk"))
    on(
        date(2025, 7, 2),
        lambda: draft_answers(tue, matter=matter, contributions=said, answer="taken in", reply=REPLY),
    )
    on(date(2025, 7, 3), lambda: release_answers(tue, matter=matter))
    for day, what, by, words in (
        (
            date(2025, 9, 24),
            "decided",
            ground.committee,
            "Udvalget fører modellen videre. Én følger hver sag.",
        ),
        (date(2026, 1, 5), "in action", ground.departments["centre"], "Den nye måde gælder fra i dag."),
    ):
        record = partial(record_decision, tue, what=what, on=day, by=by, words=words)
        on(day, lambda record=record: record(matter=again(matter)))  # type: ignore[misc]  # bound as it stands now


def _evaluated(company: Company, matter: Matter) -> None:
    """Two of three answer the three questions: too few to show, by the rule."""
    tue = company.acting("tue")
    on(date(2026, 2, 2), lambda: open_evaluation(tue, matter=again(matter)))
    asked = Evaluation.objects.filter(invitation__matter=matter).select_related("invitation__matter")
    for evaluation in asked.order_by("pk")[:2]:
        answer = partial(answer_evaluation, VISITOR, evaluation=evaluation)
        on(date(2026, 2, 9), partial(answer, influence="yes", answer="partly", worth="yes"))
    on(date(2026, 2, 24), lambda: close_evaluation(tue, matter=again(matter)))
