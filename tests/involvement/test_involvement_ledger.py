"""The invitation ledger: who was asked, what each body said, and the answer that is owed to those who contribute."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine

from cast import BEGAN, Cast
from involvement.conftest import start
from tingsted.accounts.models import Person
from tingsted.involvement.actions import (
    contribute,
    invite,
    note_seen,
    open_matter,
    reply_to,
    take_back,
    turn_phase,
    write_matter,
)
from tingsted.involvement.models import Contribution, Invitation, Matter, Reply
from tingsted.involvement.tasks import keep_the_deadlines
from tingsted.kernel import clock, guard
from tingsted.kernel.actions import ChangedMeanwhile, Refused
from tingsted.kernel.actors import OPERATOR, Actor
from tingsted.kernel.rights import NotAllowed
from tingsted.notices.models import Ask, Letter, News
from tingsted.places.actions import dissolve_office, take_seat
from tingsted.places.models import Office, Role
from tingsted.promises.actions import give_answer
from tingsted.promises.models import Promise


def waiting(office: Office) -> list[str]:
    return list(Ask.objects.waiting().filter(office=office).order_by("pk").values_list("kind", flat=True))


def days(number: int) -> time_machine.travel:
    return time_machine.travel(clock.now() + timedelta(days=number), tick=False)


def test_a_matter_that_asks_says_what_can_be_influenced_and_by_when(cast: Cast) -> None:
    with pytest.raises(Refused) as refused:
        open_matter(cast.as_holger, matter=start(cast, can_influence=""))
    assert refused.value.field == "can_influence"
    with pytest.raises(Refused) as refused:
        open_matter(cast.as_holger, matter=start(cast, deadline=None))
    assert refused.value.field == "deadline"


def test_a_matter_is_seen_by_its_own_office_alone_until_it_is_opened(cast: Cast) -> None:
    matter = start(cast)
    everybody = [None, cast.ruth, cast.gudrun, cast.holger]
    assert [matter in Matter.objects.all().visible_to(p) for p in everybody] == [False, False, False, True]
    open_matter(cast.as_holger, matter=matter)
    assert [matter in Matter.objects.all().visible_to(p) for p in everybody] == [True, True, True, True]


def test_a_matter_for_information_asks_nobody_and_tells_the_bodies_of_its_areas(cast: Cast) -> None:
    matter = start(cast, for_information=True, deadline=None, can_influence="", areas=[cast.glumsoe])
    open_matter(cast.as_holger, matter=matter)
    assert list(News.objects.values_list("kind", "office")) == [("involvement.information", cast.council.pk)]
    with pytest.raises(Refused):
        invite(cast.as_holger, matter=matter, offices=[cast.council])


def test_those_who_are_asked_get_it_on_the_desk_and_by_letter(cast: Cast, glumsoe: Invitation) -> None:
    assert waiting(cast.council) == ["involvement.answer"]
    letter = Letter.objects.get()
    assert letter.to == "ruth@tingsted.example"
    assert letter.subject.startswith("Vil I byde ind på »Trafiksikkerhed ved skolerne«? Svar inden")
    assert (glumsoe.state, letter.text.count("/invitationer/svar/")) == ("not seen", 3)
    assert [word in letter.html for word in ("Vi byder ind", "Vi vil gerne høre mere", "Nej tak")] == [
        True
    ] * 3
    assert letter.html.count("/invitationer/svar/") == 3


def test_an_office_that_is_invited_twice_is_asked_once(
    cast: Cast, matter: Matter, glumsoe: Invitation
) -> None:
    again = invite(cast.as_holger, matter=matter, offices=[cast.council, cast.fodby_council])
    assert [invitation.office for invitation in again] == [cast.fodby_council]
    assert Letter.objects.filter(to="ruth@tingsted.example").count() == 1
    with pytest.raises(Refused, match="ikke er spurgt før"):
        invite(cast.as_holger, matter=matter, offices=[cast.council])


def test_a_no_thanks_is_an_answer_and_may_be_thought_over_until_the_deadline(
    cast: Cast, glumsoe: Invitation
) -> None:
    reply_to(cast.as_ruth, invitation=glumsoe, reply=Reply.NO_THANKS, reason="Vi bruger kræfterne på festen.")
    assert (glumsoe.state, waiting(cast.council)) == ("no thanks", [])
    with days(60):
        reply_to(cast.as_ruth, invitation=glumsoe, reply=Reply.WILL)
        assert (glumsoe.state, glumsoe.late, waiting(cast.council)) == (
            "will contribute",
            False,
            ["involvement.contribute"],
        )
    with days(61), pytest.raises(Refused, match="jeres svar står"):
        reply_to(cast.as_ruth, invitation=glumsoe, reply=Reply.NO_THANKS)


def test_only_one_with_a_mandate_answers_and_any_member_may_see(cast: Cast, glumsoe: Invitation) -> None:
    with pytest.raises(NotAllowed):
        reply_to(cast.as_ejner, invitation=glumsoe, reply=Reply.WILL)
    with pytest.raises(NotAllowed):
        reply_to(cast.as_asta, invitation=glumsoe, reply=Reply.WILL)
    note_seen(cast.as_ejner, invitation=glumsoe)
    assert glumsoe.state == "seen"


def test_silence_is_told_after_the_deadline_only_and_leaves_the_desk(cast: Cast, glumsoe: Invitation) -> None:
    with days(60):
        assert glumsoe.state == "not seen"
    with days(61):
        assert glumsoe.state == "silent"
        keep_the_deadlines(clock.today())
        assert waiting(cast.council) == []


def test_the_day_before_the_last_day_those_who_said_nothing_get_one_letter(
    cast: Cast, matter: Matter, glumsoe: Invitation
) -> None:
    fodby = invite(cast.as_holger, matter=matter, offices=[cast.fodby_council])[0]
    reply_to(cast.as_asta, invitation=fodby, reply=Reply.NO_THANKS)
    with days(59):
        keep_the_deadlines(clock.today())
        keep_the_deadlines(clock.today())
    last = Letter.objects.filter(subject__startswith="I morgen")
    assert [letter.to for letter in last] == ["ruth@tingsted.example"]


def test_who_would_hear_more_waits_on_the_department_until_it_tells(
    cast: Cast, matter: Matter, glumsoe: Invitation
) -> None:
    reply_to(
        cast.as_ruth, invitation=glumsoe, reply=Reply.HEAR_MORE, reason="Hvor mange kryds er der penge til?"
    )
    assert (waiting(cast.council), waiting(cast.roads)) == (["involvement.answer"], ["involvement.tell_more"])
    turn_phase(cast.as_holger, matter=matter, phase="idea", words="Der er penge til tre kryds.")
    assert waiting(cast.roads) == []
    assert News.objects.filter(kind="involvement.update").get().office == cast.council


def test_a_contribution_is_owed_an_answer_and_the_department_has_one_line_for_all(
    cast: Cast, matter: Matter, glumsoe: Invitation
) -> None:
    fodby = invite(cast.as_holger, matter=matter, offices=[cast.fodby_council])[0]
    first = contribute(cast.as_ruth, invitation=glumsoe, words="Krydset ved kirken først.")
    second = contribute(cast.as_asta, invitation=fodby, words="Vejen til hallen.")
    assert list(Promise.objects.order_by("pk").values_list("owed_by", "owed_to", "due", "url")) == [
        (cast.roads.pk, cast.council.pk, matter.answer_by, first.get_absolute_url()),
        (cast.roads.pk, cast.fodby_council.pk, matter.answer_by, second.get_absolute_url()),
    ]
    assert waiting(cast.roads) == ["involvement.answer_contributions"]
    assert Ask.objects.get(kind="involvement.answer_contributions").facts["count"] == 2
    for contribution in (first, second):
        assert contribution.promise is not None
        give_answer(cast.as_holger, promise=contribution.promise, answer="we do it", reply="Det gør vi.")
    assert waiting(cast.roads) == []
    assert (glumsoe.state, waiting(cast.council)) == ("contributed", [])


def test_a_contribution_may_be_rewritten_until_the_deadline_and_stands_after_it(
    cast: Cast, glumsoe: Invitation
) -> None:
    sent = contribute(cast.as_ruth, invitation=glumsoe, words="Krydset ved kirken.")
    contribute(cast.as_ruth, invitation=glumsoe, words="Krydset ved skolen.")
    sent.refresh_from_db()
    assert (sent.words, Promise.objects.count()) == ("Krydset ved skolen.", 1)
    with days(61), pytest.raises(Refused, match="jeres svar står"):
        contribute(cast.as_ruth, invitation=glumsoe, words="Noget helt andet.")


def test_a_late_contribution_is_taken_and_marked_unless_the_matter_says_no(
    cast: Cast, glumsoe: Invitation
) -> None:
    with days(75):
        late = contribute(cast.as_ruth, invitation=glumsoe, words="Undskyld, vi nåede det ikke før.")
        assert (late.late, glumsoe.state, glumsoe.late) == (True, "contributed", True)
    strict = open_matter(cast.as_holger, matter=start(cast, title="Lokalplan 12", takes_late=False))
    other = invite(cast.as_holger, matter=strict, offices=[cast.council])[0]
    with days(75), pytest.raises(Refused, match="tager ikke imod svar efter"):
        contribute(cast.as_ruth, invitation=other, words="For sent.")


def test_a_late_contribution_still_leaves_the_department_time_to_answer(
    cast: Cast, glumsoe: Invitation
) -> None:
    with days(119):
        late = contribute(cast.as_ruth, invitation=glumsoe, words="Meget sent.")
        assert late.promise is not None
        assert late.promise.due == clock.today() + timedelta(days=14)


def test_what_is_taken_back_is_owed_no_answer_and_may_be_said_anew(cast: Cast, glumsoe: Invitation) -> None:
    sent = contribute(cast.as_ruth, invitation=glumsoe, words="Krydset ved kirken.")
    take_back(cast.as_ruth, contribution=sent, reason="Vi blev klogere.")
    glumsoe.refresh_from_db()
    assert (Promise.objects.get().state, glumsoe.state) == ("withdrawn", "seen")
    assert (waiting(cast.roads), waiting(cast.council)) == ([], ["involvement.answer"])
    assert Contribution.objects.filter(standing="public").count() == 0
    contribute(cast.as_ruth, invitation=glumsoe, words="Krydset ved skolen.")
    assert Promise.objects.open().count() == 1


def second_speaker(cast: Cast) -> Actor:
    with guard.arranging():
        person = Person.objects.create_user("karen@tingsted.example", name="Karen Sivkær")
        take_seat(
            OPERATOR,
            office=cast.council,
            person=person,
            role=Role.DEPUTY,
            starts=BEGAN,
            speaks=True,
            public=True,
        )
    return Actor("person", person, cast.council)


def test_of_two_who_answer_at_once_the_second_sees_the_first(cast: Cast, glumsoe: Invitation) -> None:
    karen, seen = second_speaker(cast), glumsoe.version
    reply_to(cast.as_ruth, invitation=glumsoe, reply=Reply.WILL, seen=seen)
    hers = Invitation.objects.select_related("matter__owner", "office__area").get(pk=glumsoe.pk)
    with pytest.raises(ChangedMeanwhile, match="En anden har svaret for jer"):
        reply_to(karen, invitation=hers, reply=Reply.NO_THANKS, seen=seen)
    same = Invitation.objects.select_related("matter__owner", "office__area").get(pk=glumsoe.pk)
    assert reply_to(karen, invitation=same, reply=Reply.WILL, seen=seen).state == "will contribute"


def test_a_body_that_is_dissolved_in_the_middle_is_asked_no_more(cast: Cast, glumsoe: Invitation) -> None:
    dissolve_office(cast.as_tue, office=cast.council, on=clock.today())
    glumsoe.refresh_from_db()
    assert (glumsoe.lapsed_on, waiting(cast.council)) == (clock.today(), [])
    assert News.objects.filter(kind="involvement.lapsed").get().office == cast.roads
    with pytest.raises(NotAllowed):
        contribute(cast.as_ruth, invitation=glumsoe, words="Vi er her endnu.")


def test_a_body_that_closes_on_a_later_day_may_answer_until_then(cast: Cast, glumsoe: Invitation) -> None:
    dissolve_office(cast.as_tue, office=cast.council, on=clock.today() + timedelta(days=5))
    assert Invitation.objects.get().lapsed_on is None
    with days(5):
        keep_the_deadlines(clock.today())
        assert Invitation.objects.get().lapsed_on == clock.today()


def test_a_matter_goes_forward_only_and_a_decision_is_told_to_those_who_said_no_thanks_too(
    cast: Cast, matter: Matter, glumsoe: Invitation
) -> None:
    reply_to(cast.as_ruth, invitation=glumsoe, reply=Reply.NO_THANKS)
    turn_phase(cast.as_holger, matter=matter, phase="hearing")
    assert News.objects.filter(office=cast.council).count() == 0
    with pytest.raises(Refused, match="kun fremad"):
        turn_phase(cast.as_holger, matter=matter, phase="draft", words="Om igen.")
    turn_phase(cast.as_holger, matter=matter, phase="decided", words="Byrådet har sagt ja til tre kryds.")
    assert News.objects.filter(office=cast.council).values_list("kind", flat=True)[0] == "involvement.step"
    with pytest.raises(Refused, match="videre"):
        contribute(cast.as_ruth, invitation=glumsoe, words="Vent.")


def test_a_new_deadline_stands_on_every_desk(cast: Cast, matter: Matter, glumsoe: Invitation) -> None:
    later = clock.today() + timedelta(days=90)
    write_matter(cast.as_holger, matter=matter, deadline=later, answer_by=None)
    assert (Ask.objects.get().due, matter.answer_by) == (later, later + timedelta(days=60))


def test_who_was_silent_is_seen_by_the_two_sides_only(cast: Cast, glumsoe: Invitation) -> None:
    seen_by = {
        name: glumsoe in Invitation.objects.all().visible_to(person)
        for name, person in (("Inger", None), ("Ruth", cast.ruth), ("Asta", cast.asta), ("Gudrun", cast.gudrun),
                             ("Holger", cast.holger))
    }  # fmt: skip
    assert seen_by == {"Inger": False, "Ruth": True, "Asta": False, "Gudrun": True, "Holger": True}
