"""What comes of contributions: comments that follow their paragraphs, answers sent together, the decision, the file."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cast import Cast
from involvement.conftest import DRAFT, NEXT, paragraph, start
from tingsted.involvement.actions import (
    add_document,
    add_version,
    comment,
    contribute_alone,
    draft_answers,
    group_contributions,
    open_matter,
    read_contributions,
    record_decision,
    release_answers,
)
from tingsted.involvement.actions.feedback import seen_of
from tingsted.involvement.models import (
    Contribution,
    Decision,
    Document,
    Feedback,
    Invitation,
    Matter,
)
from tingsted.involvement.papers.report import material_of, report_of
from tingsted.involvement.queries.comments import comments_in
from tingsted.kernel import clock, rounds
from tingsted.kernel.actions import ChangedMeanwhile, Refused
from tingsted.kernel.actors import VISITOR
from tingsted.kernel.rights import NotAllowed
from tingsted.notices.models import Letter, News
from tingsted.promises.models import Promise


def test_a_comment_is_a_contribution_and_an_answer_is_owed_to_it(
    cast: Cast, document: Document, glumsoe: Invitation
) -> None:
    said = comment(cast.as_ruth, paragraph=paragraph(document, 3), invitation=glumsoe, words="Tak for det.")
    assert said.promise is not None
    assert (said.promise.owed_by, said.promise.owed_to, glumsoe.state) == (
        cast.roads,
        cast.council,
        "contributed",
    )


def test_a_citizen_comments_only_where_the_matter_says_so_and_is_read_first(
    cast: Cast, document: Document
) -> None:
    with pytest.raises(NotAllowed):
        comment(VISITOR, paragraph=paragraph(document, 3), words="Og lys på vejen.")
    matter = open_matter(cast.as_holger, matter=start(cast, title="Lys", open_to_citizens=True))
    laid = add_document(cast.as_holger, matter=matter, title="Udkast", text=DRAFT)
    said = comment(VISITOR, paragraph=paragraph(laid, 3), words="Og lys på vejen.", name="Inger")
    shown = laid.versions.get()
    assert rounds.read(comments_in(laid, shown)).count == (0, 0, 0)
    read_contributions(cast.as_holger, matter=matter, decided={str(said.pk): "public"})
    assert rounds.read(comments_in(laid, shown)).count == (1, 0, 0)


def test_a_new_version_tells_which_comments_stand_and_which_do_not(
    cast: Cast, document: Document, glumsoe: Invitation
) -> None:
    for number in (2, 3, 4):
        comment(
            cast.as_ruth, paragraph=paragraph(document, number), invitation=glumsoe, words=f"Til {number}."
        )
    new = add_version(cast.as_holger, document=document, text=NEXT)
    found = rounds.read(comments_in(document, new))
    beside = {
        p.number: [(c.contribution.words, c.changed) for c in said] for p, said in found.paragraphs if said
    }
    assert beside == {3: [("Til 2.", False)], 4: [("Til 3.", True)]}
    assert [(c.contribution.words, c.written_to.text) for c in found.gone] == [
        ("Til 4.", "Der sættes lys på stien bag hallen.")
    ]
    before = document.versions.get(number=1)
    assert rounds.read(comments_in(document, before)).count == (3, 0, 0)


def test_a_comment_is_written_to_the_newest_version(
    cast: Cast, document: Document, glumsoe: Invitation
) -> None:
    add_version(cast.as_holger, document=document, text=NEXT)
    with pytest.raises(Refused, match="nyere udgave"):
        comment(cast.as_ruth, paragraph=paragraph(document, 3), invitation=glumsoe, words="For sent.")


def test_answers_are_drafts_until_they_are_released_together(
    cast: Cast, matter: Matter, both: list[Contribution]
) -> None:
    draft_answers(cast.as_holger, matter=matter, contributions=both, answer="taken in", reply="Det er med.")
    assert set(Promise.objects.values_list("state", "answer")) == {("promised", "")}
    assert release_answers(cast.as_holger, matter=matter) == 2
    assert set(Promise.objects.values_list("answer", "reply")) == {("taken in", "Det er med.")}
    told = News.objects.filter(kind="promises.answered").order_by("pk").values_list("office", flat=True)
    assert list(told) == [cast.council.pk, cast.fodby_council.pk]
    with pytest.raises(Refused):
        release_answers(cast.as_holger, matter=matter)


def test_a_no_needs_its_reasons_and_what_is_passed_on_an_office_and_a_day(
    cast: Cast, matter: Matter, both: list[Contribution]
) -> None:
    for answer, field in (("not taken in", "reply"), ("passed on", "to"), ("we do it", "answer")):
        with pytest.raises(Refused) as refused:
            draft_answers(cast.as_holger, matter=matter, contributions=both, answer=answer)
        assert refused.value.field == field


def test_what_is_passed_on_is_owed_by_the_next_office_from_the_day_of_release(
    cast: Cast, matter: Matter, both: list[Contribution]
) -> None:
    due = clock.today() + timedelta(days=30)
    draft_answers(
        cast.as_holger, matter=matter, contributions=both[:1], answer="passed on", to=cast.culture, due=due
    )
    release_answers(cast.as_holger, matter=matter)
    onward = Contribution.objects.select_related("promise").get(pk=both[0].pk).promise
    assert onward is not None
    assert (onward.owed_by, onward.due, onward.is_open) == (cast.culture, due, True)


def test_only_those_who_speak_for_the_department_release(
    cast: Cast, matter: Matter, both: list[Contribution]
) -> None:
    with pytest.raises(NotAllowed):
        draft_answers(cast.as_ruth, matter=matter, contributions=both, answer="taken in")
    with pytest.raises(NotAllowed):
        release_answers(cast.as_ruth, matter=matter)


def test_of_two_who_write_one_answer_the_second_is_told(
    cast: Cast, matter: Matter, both: list[Contribution]
) -> None:
    seen = seen_of(both)
    draft_answers(cast.as_holger, matter=matter, contributions=both, answer="taken in", seen=seen)
    with pytest.raises(ChangedMeanwhile) as clash:
        draft_answers(
            cast.as_holger, matter=matter, contributions=both, answer="not taken in", reply="Nej.", seen=seen
        )
    again = clash.value.theirs.version  # type: ignore[attr-defined]  # a noun has one
    draft_answers(
        cast.as_holger, matter=matter, contributions=both, answer="not taken in", reply="Nej.", seen=again
    )
    assert set(Feedback.objects.values_list("answer", flat=True)) == {"not taken in"}


def test_contributions_stand_in_groups_with_the_departments_own_titles(
    cast: Cast, matter: Matter, both: list[Contribution]
) -> None:
    group_contributions(cast.as_holger, matter=matter, contributions=both, title="Kryds")
    group_contributions(cast.as_holger, matter=matter, contributions=both[1:], title="Hallen")
    chapters = report_of(rounds.read(material_of(matter)))["chapters"]
    assert [(c["title"], [r["by"] for r in c["rows"]]) for c in chapters] == [
        ("Kryds", [str(cast.council)]),
        ("Hallen", [str(cast.fodby_council)]),
    ]
    group_contributions(cast.as_holger, matter=matter, contributions=both, title="")
    assert list(matter.answer_groups.all()) == []


def test_everybody_who_contributed_hears_of_the_answer_the_decision_and_the_start_of_work(cast: Cast) -> None:
    matter = open_matter(cast.as_holger, matter=start(cast, open_to_citizens=True))
    said = contribute_alone(VISITOR, matter=matter, words="Lys på stien.", email="inger@tingsted.example")
    read_contributions(cast.as_holger, matter=matter, decided={str(said.pk): "public"})
    draft_answers(
        cast.as_holger, matter=matter, contributions=[said], answer="taken in partly", reply="Noget."
    )
    release_answers(cast.as_holger, matter=matter)
    for what, words in (("decided", "Stien får lys."), ("in action", "Vi graver.")):
        record_decision(
            cast.as_holger, matter=matter, what=what, on=clock.today(), by=cast.roads, words=words
        )
    letters = sorted(Letter.objects.filter(to="inger@tingsted.example"), key=lambda each: each.written_at)
    assert [letter.subject.partition(":")[0] for letter in letters] == [
        "Vi har læst det, du skrev om »Trafiksikkerhed ved skolerne«",
        "Vej og Park har svaret om »Trafiksikkerhed ved skolerne«",
        "Det er besluttet",
        "Arbejdet går i gang",
    ]
    said.refresh_from_db()
    assert (said.email, matter.phase) == ("", "in action")


def test_a_decision_has_its_day_its_office_and_its_record(cast: Cast, matter: Matter) -> None:
    facts = {"matter": matter, "what": "decided", "words": "Ja.", "by": cast.roads}
    with pytest.raises(Refused, match="ikke kommet endnu"):
        record_decision(cast.as_holger, on=clock.today() + timedelta(days=1), **facts)
    with pytest.raises(Refused) as refused:
        record_decision(cast.as_holger, on=clock.today(), **facts | {"by": cast.council})
    assert refused.value.field == "by"
    record_decision(cast.as_holger, on=clock.today(), link="https://naestved.example/referat", **facts)
    assert Decision.objects.values_list("what", "by", "link").get() == (
        "decided", cast.roads.pk, "https://naestved.example/referat"
    )  # fmt: skip
    assert Matter.objects.get(pk=matter.pk).phase == "decided"
