"""Citizens before a body answers, citizens for themselves, and the three questions afterwards."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import time_machine

from cast import Cast
from involvement.conftest import start
from tingsted.accounts.models import Person
from tingsted.ideas.actions import raise_idea
from tingsted.involvement.actions import (
    answer_evaluation,
    ask_citizens,
    attach_heard,
    close_evaluation,
    contribute,
    contribute_alone,
    invite,
    open_evaluation,
    open_matter,
    read_contributions,
    read_sayings,
    say,
    turn_phase,
)
from tingsted.involvement.models import Contribution, Evaluation, EvaluationAnswer, Invitation, Matter, Saying
from tingsted.involvement.queries import as_heard, current_matters, judgement_rows
from tingsted.involvement.tasks import keep_the_deadlines
from tingsted.kernel import clock, guard, ports, rounds
from tingsted.kernel.actions import Refused
from tingsted.kernel.actors import OPERATOR, VISITOR
from tingsted.kernel.models import JournalEntry
from tingsted.kernel.rights import NotAllowed
from tingsted.notices.models import Ask, Letter
from tingsted.places.actions import found_office, take_seat
from tingsted.places.models import OfficeKind, Role
from tingsted.promises.actions import give_answer
from tingsted.promises.models import Promise


def in_days(number: int) -> date:
    return clock.today() + timedelta(days=number)


def asked(cast: Cast, invitation: Invitation) -> object:
    return ask_citizens(cast.as_ruth, invitation=invitation, words="Hvor er det utrygt?", closes=in_days(20))


def test_what_citizens_say_is_read_by_the_body_first_and_stands_beside_its_answer(
    cast: Cast, glumsoe: Invitation
) -> None:
    question = ask_citizens(cast.as_ruth, invitation=glumsoe, words="Hvor er det utrygt?", closes=in_days(20))
    kind, hidden = (
        say(VISITOR, question=question, words=words) for words in ("Ved kirken.", "Naboen er skør.")
    )
    assert list(Saying.objects.all().visible_to(None)) == []
    assert Ask.objects.waiting().get(kind="involvement.read_sayings").office == cast.council
    read_sayings(cast.as_ejner, question=question, decided={str(kind.pk): "public", str(hidden.pk): "hidden"})
    assert Ask.objects.waiting().filter(kind="involvement.read_sayings").count() == 0
    heard = rounds.read(as_heard(glumsoe))
    assert ([saying.words for saying in heard.sayings], heard.people) == (["Ved kirken."], 1)


def test_those_who_left_an_address_hear_twice_and_then_it_is_forgotten(
    cast: Cast, glumsoe: Invitation
) -> None:
    question = ask_citizens(cast.as_ruth, invitation=glumsoe, words="Hvor er det utrygt?", closes=in_days(20))
    say(VISITOR, question=question, words="Ved kirken.", email="inger@tingsted.example")
    say(VISITOR, question=question, words="Ved hallen.")
    sent = contribute(cast.as_ruth, invitation=glumsoe, words="Kirken og hallen.")
    question.refresh_from_db()
    assert question.is_asking is False
    give_answer(cast.as_holger, promise=sent.promise, answer="no", reply="Der er ikke penge i år.")  # type: ignore[arg-type]  # it was promised
    letters = Letter.objects.filter(to="inger@tingsted.example").order_by("written_at")
    assert [letter.subject for letter in letters] == [
        "Glumsø Lokalråd har svaret kommunen",
        "Vej og Park har svaret om »Trafiksikkerhed ved skolerne«",
    ]
    assert "Der er ikke penge i år." in letters[1].text
    assert Saying.objects.exclude(email="").count() == 0


def test_an_answer_to_a_question_is_journalled_without_actor_or_time(cast: Cast, glumsoe: Invitation) -> None:
    question = ask_citizens(cast.as_ruth, invitation=glumsoe, words="Hvor?", closes=in_days(20))
    say(VISITOR, question=question, words="Ved kirken.", name="Inger", email="inger@tingsted.example")
    entry = JournalEntry.objects.get(kind="involvement.SaidToQuestion")
    assert (entry.at, entry.about, entry.person_id, entry.facts) == (None, "", None, {"question": "Hvor?"})


def test_a_body_asks_its_citizens_once_and_no_longer_than_it_has_itself(
    cast: Cast, glumsoe: Invitation
) -> None:
    with pytest.raises(Refused, match="ikke længere"):
        ask_citizens(cast.as_ruth, invitation=glumsoe, words="Hvor?", closes=in_days(61))
    asked(cast, glumsoe)
    with pytest.raises(Refused, match="allerede spurgt"):
        asked(cast, glumsoe)


def test_what_was_heard_elsewhere_stands_beside_the_answer_once(cast: Cast, glumsoe: Invitation) -> None:
    for people in (0, 42):
        attach_heard(
            cast.as_ejner,
            invitation=glumsoe,
            title="Spørgeskema om skoleveje",
            url="/spoergeskemaer/x/",
            people=people,
        )
    heard = rounds.read(as_heard(glumsoe))
    assert [(h.title, h.people) for h in heard.elsewhere] == [("Spørgeskema om skoleveje", 42)]
    assert glumsoe.reply == ""


def test_anybody_contributes_for_themselves_only_where_the_matter_says_so(cast: Cast, matter: Matter) -> None:
    with pytest.raises(NotAllowed):
        contribute_alone(VISITOR, matter=matter, words="Ved kirken.")
    members = open_matter(cast.as_holger, matter=start(cast, title="Kun medlemmer", open_to_members=True))
    with pytest.raises(NotAllowed):
        contribute_alone(VISITOR, matter=members, words="Ved kirken.")
    assert contribute_alone(cast.as_ejner, matter=members, words="Ved kirken.").source == "member"


def test_what_a_citizen_writes_is_read_first_and_then_owed_an_answer_by_mail(cast: Cast) -> None:
    matter = open_matter(cast.as_holger, matter=start(cast, open_to_citizens=True))
    mine = contribute_alone(
        VISITOR, matter=matter, words="Ved kirken.", name="Inger", email="inger@tingsted.example"
    )
    assert list(Contribution.objects.all().visible_to(None)) == []
    assert Promise.objects.count() == 0
    read_contributions(cast.as_holger, matter=matter, decided={str(mine.pk): "public"})
    mine.refresh_from_db()
    assert (list(Contribution.objects.all().visible_to(None)), mine.by) == ([mine], "Inger")
    give_answer(cast.as_holger, promise=Promise.objects.get(), answer="we help", reply="Vi ser på det.")
    answer = Letter.objects.get(to="inger@tingsted.example", subject__startswith="Vej og Park har svaret")
    assert answer.text.count("Vi ser på det.") == 1
    mine.refresh_from_db()
    assert mine.email == "inger@tingsted.example"  # kept until the matter is over, for what came of it


def test_a_contribution_that_names_an_idea_is_a_step_on_the_ideas_trail(
    cast: Cast, glumsoe: Invitation
) -> None:
    idea = raise_idea(cast.as_ejner, area=cast.glumsoe, words="En sti til skolen", read_first=False)
    contribute(cast.as_ruth, invitation=glumsoe, words=f"Begynd med {idea.label}, og ikke med Glumsø-999.")
    steps = [step.words for step in ports.trail_steps.collect(idea)]
    assert steps.count("Kom med i et bidrag til »Trafiksikkerhed ved skolerne«") == 1


def councils(cast: Cast, count: int) -> list[Invitation]:
    """So many councils, all asked to one matter that is decided."""
    matter = open_matter(cast.as_holger, matter=start(cast, title="Besluttet"))
    with guard.arranging():
        offices = [
            found_office(OPERATOR, kind=OfficeKind.COUNCIL, name=f"Lokalråd {number}")
            for number in range(count)
        ]
        for number, office in enumerate(offices):
            person = Person.objects.create_user(f"formand{number}@tingsted.example", name=f"Formand {number}")
            take_seat(
                OPERATOR,
                office=office,
                person=person,
                role=Role.CHAIR,
                starts=in_days(-9),
                speaks=True,
                public=True,
            )
    invitations = invite(cast.as_holger, matter=matter, offices=offices)
    turn_phase(cast.as_holger, matter=matter, phase="decided", words="Ja til tre kryds.")
    return invitations


def judge(cast: Cast, worth: str) -> Matter:
    """Each letter of `worth` is a body's judgement: y, p or n."""
    invitations = councils(cast, len(worth))
    matter = Matter.objects.select_related("owner").get(pk=invitations[0].matter_id)
    open_evaluation(cast.as_holger, matter=matter)
    words = {"y": "yes", "p": "partly", "n": "no"}
    for letter, evaluation in zip(worth, Evaluation.objects.order_by("pk"), strict=True):
        answer_evaluation(VISITOR, evaluation=evaluation, influence="yes", answer="yes", worth=words[letter])
    return close_evaluation(cast.as_holger, matter=matter)


def test_each_body_answers_the_three_questions_once_and_its_answer_has_no_key_to_it(cast: Cast) -> None:
    councils(cast, 2)
    open_evaluation(cast.as_holger, matter=Matter.objects.select_related("owner").get())
    evaluation = Evaluation.objects.order_by("pk")[0]
    answer_evaluation(VISITOR, evaluation=evaluation, influence="yes", answer="no", worth="partly")
    evaluation.refresh_from_db()
    with pytest.raises(NotAllowed):
        answer_evaluation(VISITOR, evaluation=evaluation, influence="no", answer="no", worth="no")
    assert {field.name for field in EvaluationAnswer._meta.get_fields()} == {
        "id", "matter", "influence", "answer", "worth",
    }  # fmt: skip


def test_the_three_questions_are_asked_when_the_matter_is_decided_and_once(
    cast: Cast, matter: Matter
) -> None:
    with pytest.raises(Refused, match="besluttet"):
        open_evaluation(cast.as_holger, matter=matter)
    invitations = councils(cast, 1)
    decided = Matter.objects.select_related("owner").get(pk=invitations[0].matter_id)
    open_evaluation(cast.as_holger, matter=decided)
    with pytest.raises(Refused, match="allerede stillet"):
        open_evaluation(cast.as_holger, matter=decided)


def test_fewer_than_five_answers_show_no_figures(cast: Cast) -> None:
    matter = judge(cast, "yypn")
    assert (matter.phase, judgement_rows(matter)) == ("evaluated", [])


def test_small_numbers_are_hidden_and_with_them_what_would_give_them_away(cast: Cast) -> None:
    matter = judge(cast, "yyyyyypp")
    assert judgement_rows(matter) == [
        ("Var der noget at påvirke?", ["8", "0", "0"]),
        ("Fik I et svar?", ["8", "0", "0"]),
        ("Var det umagen værd?", ["vises ikke", "1–4", "0"]),
    ]


def test_the_questions_close_by_themselves_after_three_weeks(cast: Cast) -> None:
    councils(cast, 1)
    open_evaluation(cast.as_holger, matter=Matter.objects.select_related("owner").get())
    for after, phase in ((21, "decided"), (22, "evaluated")):
        with time_machine.travel(clock.now() + timedelta(days=after), tick=False):
            keep_the_deadlines(clock.today())
            assert Matter.objects.get().phase == phase


def test_a_matter_stands_on_the_pages_of_the_areas_it_concerns(cast: Cast) -> None:
    open_matter(cast.as_holger, matter=start(cast, areas=[cast.glumsoe]))
    (current,) = rounds.read(current_matters())
    assert [current.concerns(area.pk) for area in (cast.glumsoe, cast.fodby)] == [True, False]
