"""Everybody who said something is told what becomes of it: also when a body says nothing, or a promise is not kept."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from cast import Cast
from involvement.conftest import days, start
from tingsted.accounts.models import Person
from tingsted.involvement.actions import (
    ask_citizens,
    contribute,
    contribute_alone,
    draft_answers,
    open_matter,
    read_contributions,
    reply_to,
    say,
    turn_phase,
)
from tingsted.involvement.models import Invitation, Matter, Question, Saying
from tingsted.involvement.tasks import keep_the_deadlines
from tingsted.kernel import clock, guard
from tingsted.kernel.actors import OPERATOR, VISITOR, Actor
from tingsted.kernel.rights import NotAllowed
from tingsted.notices.followed import area_news
from tingsted.notices.models import Ask, Letter, News
from tingsted.places.actions import dissolve_office, take_seat
from tingsted.places.models import Role
from tingsted.promises.actions import declare_broken, give_answer, move_date, move_promise, pass_on
from tingsted.promises.models import Promise


def heard(cast: Cast, invitation: Invitation) -> None:
    """Inger told the council of Glumsø something, and wants to hear what comes of it."""
    question = ask_citizens(
        cast.as_ruth, invitation=invitation, words="Hvor er det utrygt?", closes=clock.today() + timedelta(20)
    )
    say(VISITOR, question=question, words="Ved kirken.", email="inger@tingsted.example")


def in_culture(cast: Cast) -> Actor:
    """Somebody who answers for the culture department."""
    with guard.arranging():
        person, _new = Person.objects.get_or_create(email="marna@tingsted.example", name="Marna Piil")
        if not cast.culture.seats.filter(person=person).exists():
            take_seat(
                OPERATOR,
                office=cast.culture,
                person=person,
                role=Role.OFFICER,
                starts=clock.today() - timedelta(9),
                speaks=True,
            )
    return Actor("person", person, cast.culture)


def told(to: str = "inger@tingsted.example") -> list[str]:
    """The letters that one address got, in their order: what they say between the first and the last line."""
    letters = Letter.objects.filter(to=to).order_by("written_at")
    return [" ".join(letter.text.split("\n\n")[1:-2]) for letter in letters]


def test_a_no_thanks_asks_citizens_no_more_and_is_told_to_them_once_it_stands(
    cast: Cast, glumsoe: Invitation
) -> None:
    heard(cast, glumsoe)
    reply_to(cast.as_ruth, invitation=glumsoe, reply="no thanks", reason="Vi bruger kræfterne på festen.")
    question = Question.objects.select_related("invitation").get()
    with pytest.raises(NotAllowed):
        say(VISITOR, question=question, words="Ved hallen.")
    for day, letters in ((60, 0), (61, 1), (62, 1)):
        with days(day):
            keep_the_deadlines(clock.today())
            assert len(told()) == letters
    assert told() == [
        "Glumsø Lokalråd har sagt nej tak til at byde ind i »Trafiksikkerhed ved skolerne«. "
        "»Vi bruger kræfterne på festen.«"
    ]
    assert Saying.objects.exclude(email="").count() == 0


def test_a_body_that_thinks_again_asks_its_citizens_on(cast: Cast, glumsoe: Invitation) -> None:
    heard(cast, glumsoe)
    for reply in ("no thanks", "will contribute"):
        reply_to(cast.as_ruth, invitation=glumsoe, reply=reply)
    say(VISITOR, question=Question.objects.select_related("invitation").get(), words="Ved hallen.")
    assert Saying.objects.count() == 2


@pytest.mark.parametrize(
    ("happens", "words"),
    [
        (
            "silent",
            "Glumsø Lokalråd sendte intet svar om »Trafiksikkerhed ved skolerne«, før sagen blev afgjort.",
        ),
        ("dissolved", "Glumsø Lokalråd er nedlagt og nåede ikke at svare om »Trafiksikkerhed ved skolerne«."),
    ],
)
def test_citizens_hear_it_too_when_their_body_never_answered(
    cast: Cast, matter: Matter, glumsoe: Invitation, happens: str, words: str
) -> None:
    heard(cast, glumsoe)
    if happens == "silent":
        turn_phase(cast.as_holger, matter=matter, phase="decided", words="Ja til tre kryds.")
    else:
        dissolve_office(cast.as_tue, office=cast.council, on=clock.today())
    for _night in range(2):
        keep_the_deadlines(clock.today())
    assert told() == [words]


def test_citizens_hear_of_a_new_date_another_office_and_a_broken_promise(
    cast: Cast, glumsoe: Invitation
) -> None:
    heard(cast, glumsoe)
    promise = contribute(cast.as_ruth, invitation=glumsoe, words="Kirken.").promise
    assert promise is not None
    move_date(cast.as_holger, promise=promise, to_due=date(2027, 6, 1), reason="Vi tæller biler først.")
    move_promise(cast.as_holger, promise=promise, to=cast.culture, reason="Ny opgave.")
    assert Ask.objects.waiting().get(office=cast.culture, kind="promises.answer").due == date(2027, 6, 1)
    assert Ask.objects.waiting().filter(office=cast.roads).count() == 0
    declare_broken(in_culture(cast), promise=promise, reason="Der er ingen, der kan svare.")
    assert [words.partition("http")[0].strip() for words in told()[1:]] == [
        "»Vi tæller biler først.«",
        "",
        "»Der er ingen, der kan svare.«",
    ]
    subjects = Letter.objects.filter(to="inger@tingsted.example").order_by("written_at")
    assert [letter.subject.partition(" ")[0] for letter in subjects] == [
        "Glumsø",
        "Nyt",
        "»Trafiksikkerhed",
        "Der",
    ]
    assert Saying.objects.exclude(email="").count() == 0


def test_who_wrote_for_themselves_is_told_of_each_turn_their_answer_takes(cast: Cast) -> None:
    matter = open_matter(cast.as_holger, matter=start(cast, open_to_citizens=True, open_to_members=True))
    by_mail = contribute_alone(VISITOR, matter=matter, words="Ved kirken.", email="inger@tingsted.example")
    signed_in = contribute_alone(cast.as_ejner, matter=matter, words="Ved hallen.")
    through = {str(row.pk): "public" for row in (by_mail, signed_in)}
    read_contributions(cast.as_holger, matter=matter, decided=through)
    for promise in Promise.objects.order_by("pk"):
        pass_on(cast.as_holger, promise=promise, to=cast.culture, due=date(2027, 6, 1))
    for promise in Promise.objects.open().order_by("pk"):
        declare_broken(in_culture(cast), promise=promise, reason="Der er ingen, der kan svare.")
    assert len(told()) == 3
    news = News.objects.filter(person=cast.ejner).order_by("pk").values_list("kind", flat=True)
    assert list(news) == ["involvement.elsewhere", "involvement.no_answer"]


def test_a_draft_that_was_never_sent_keeps_nobody_from_hearing_the_answer(cast: Cast) -> None:
    matter = open_matter(cast.as_holger, matter=start(cast, open_to_citizens=True))
    mine = contribute_alone(VISITOR, matter=matter, words="Ved kirken.", email="inger@tingsted.example")
    read_contributions(cast.as_holger, matter=matter, decided={str(mine.pk): "public"})
    draft_answers(cast.as_holger, matter=matter, contributions=[mine], answer="taken in", reply="Udkast.")
    give_answer(cast.as_holger, promise=Promise.objects.get(), answer="taken in", reply="Det er med.")
    assert [letter.text.count("Det er med.") for letter in Letter.objects.order_by("written_at")] == [0, 1]


def test_who_wrote_without_an_account_hears_that_it_was_read_shown_or_hidden(cast: Cast) -> None:
    matter = open_matter(cast.as_holger, matter=start(cast, open_to_citizens=True))
    email = "inger@tingsted.example"
    good, bad = (contribute_alone(VISITOR, matter=matter, words=w, email=email) for w in ("Lys.", "Naboen."))
    read_contributions(cast.as_holger, matter=matter, decided={str(good.pk): "public", str(bad.pk): "hidden"})
    letter = Letter.objects.get(to=email)
    assert letter.subject == "Vi har læst det, du skrev om »Trafiksikkerhed ved skolerne«"
    assert good.get_absolute_url() in letter.text
    assert bad.get_absolute_url() not in letter.text
    assert "Noget af det, du skrev, bliver ikke vist" in letter.text


def test_those_who_follow_an_area_hear_what_the_municipality_asks_tells_and_decides_there(
    cast: Cast, matter: Matter, glumsoe: Invitation
) -> None:
    works = start(cast, title="Nye lamper", kind="works", for_information=True, areas=[cast.fodby])
    open_matter(cast.as_holger, matter=works)
    heard(cast, glumsoe)
    turn_phase(cast.as_holger, matter=matter, phase="draft", words="Et udkast.")
    turn_phase(cast.as_holger, matter=matter, phase="decided", words="Ja til tre kryds.")
    began, ended = clock.now() - timedelta(1), clock.now() + timedelta(1)
    news = {
        area: sorted(doing.words for doing in area_news([area.pk], began, ended))
        for area in (cast.glumsoe, cast.fodby)
    }
    asked, decided = (
        "Kommunen spørger: Hvor er det utrygt at cykle til skole?",
        "Det er besluttet: »Trafiksikkerhed ved skolerne«",
    )
    assert news == {
        cast.glumsoe: [decided, "Glumsø Lokalråd spørger: Hvor er det utrygt?", asked],
        cast.fodby: [decided, "Kommunen fortæller: Nye lamper", asked],
    }
