"""The roll: who may answer, one answer each, and nothing that joins it to a ballot."""

from __future__ import annotations

import io
import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from pypdf import PdfReader

from cast import Cast
from surveys.doors import asked_by, hand_in, link_for
from tingsted.ideas.models import Idea
from tingsted.kernel import clock
from tingsted.kernel.actions import Refused
from tingsted.kernel.actors import VISITOR
from tingsted.kernel.rights import NotAllowed
from tingsted.notices.models import Letter
from tingsted.surveys.actions import (
    ask_for_pass,
    make_survey,
    open_survey,
    print_postcards,
    print_sheets,
    set_door,
    type_sheet,
    void_printing,
    write_roll,
)
from tingsted.surveys.codes import ALPHABET, POSTCARD, canonical, new_code
from tingsted.surveys.models import Ballot, Door, Printing, RollEntry, Survey
from tingsted.surveys.postcards import postcards_pdf
from tingsted.surveys.views.doors import WRONG_CODES


def test_a_code_catches_every_wrong_character_and_every_two_that_changed_places() -> None:
    code = new_code(POSTCARD)
    assert len(ALPHABET) == 29 and canonical(code.lower().replace("-", " "), POSTCARD) == code
    typed = code.replace("-", "")
    for place in range(POSTCARD):
        for other in set(ALPHABET) - {typed[place]}:
            assert canonical(typed[:place] + other + typed[place + 1 :], POSTCARD) == ""
        for later in range(place + 1, POSTCARD):
            swapped = list(typed)
            swapped[place], swapped[later] = swapped[later], swapped[place]
            assert canonical("".join(swapped), POSTCARD) in ("", code)


def test_a_postcards_code_lets_in_once_and_a_second_answer_is_told_why(cast: Cast, by_code: Survey) -> None:
    _printing, (code,) = print_postcards(cast.as_gudrun, survey=by_code, cards=1)
    page = Client().get(by_code.get_absolute_url(), {"adgang": code}).content.decode()
    assert f'name="adgang" value="{code}"' in page and "Ét svar fra hver husstand" in page
    assert hand_in(by_code, code).status_code == 302
    again = hand_in(by_code, code.lower())
    assert again.status_code == 422 and "allerede kommet et svar" in again.content.decode()
    assert (Ballot.objects.count(), RollEntry.objects.filter(used=True).count()) == (1, 1)
    late = Client().get(by_code.get_absolute_url(), {"adgang": code})
    assert late.status_code == 422 and "allerede kommet et svar" in late.content.decode()


def test_the_short_address_on_paper_leads_to_the_survey_with_the_code(
    cast: Cast, ideas: list[Idea], by_code: Survey
) -> None:
    whole = Client().get(f"/s/{by_code.pk}/?adgang=T2VX-7FDC")
    assert (whole.status_code, whole["Location"]) == (302, f"{by_code.get_absolute_url()}?adgang=T2VX-7FDC")
    draft = asked_by(cast, ideas, Door.CODE)
    assert Client().get(f"/s/{draft.pk}/").status_code == 404


def test_a_postcard_says_how_long_it_takes_and_holds_an_address_to_type(by_code: Survey) -> None:
    pdf = postcards_pdf(by_code, [("Inger Alminde", "Søvej 1", "4171 Glumsø")], ["T2VX-7FDC"])
    text = " ".join(PdfReader(io.BytesIO(pdf)).pages[0].extract_text().split())
    assert "Svar på telefon eller computer på cirka to minutter" in text
    assert [words in text for words in (f"/s/{by_code.pk}/", "T2VX-7FDC", "4171 Glumsø")] == [True] * 3


def test_without_a_code_the_door_says_the_rule_and_a_wrong_code_is_a_sentence(by_code: Survey) -> None:
    door = Client().get(by_code.get_absolute_url())
    assert door.status_code == 200 and "Koden på dit postkort" in door.content.decode()
    assert dict(door.cookies) == {}
    assert hand_in(by_code, new_code(POSTCARD)).status_code == 422
    assert hand_in(by_code, "").status_code == 422
    assert Client().get(by_code.get_absolute_url(), {"adgang": "NEJ"}).status_code == 422
    assert Ballot.objects.count() == 0


def test_void_postcards_let_nobody_in_and_what_came_in_by_them_stays(cast: Cast, by_code: Survey) -> None:
    printing, codes = print_postcards(cast.as_ruth, survey=by_code, cards=2)
    hand_in(by_code, codes[0])
    void_printing(cast.as_ruth, printing=printing)
    assert hand_in(by_code, codes[1]).status_code == 422
    assert (Ballot.objects.count(), by_code.roll.count()) == (1, 1)
    with pytest.raises(Refused):
        void_printing(cast.as_ruth, printing=Printing.objects.get())


def test_the_rule_is_decided_before_the_survey_opens_and_by_those_who_may(
    cast: Cast, ideas: list[Idea]
) -> None:
    made = asked_by(cast, ideas, Door.OPEN)
    with pytest.raises(NotAllowed):
        set_door(cast.as_ejner, survey=made, door=Door.CODE)
    open_survey(cast.as_ruth, survey=made)
    with pytest.raises(Refused):
        set_door(cast.as_ruth, survey=made, door=Door.CODE)


def test_a_link_by_mail_counts_for_one_answer_for_each_address(by_mail: Survey) -> None:
    first, again = (link_for(by_mail, mail) for mail in ("inger@tingsted.example", "Inger@tingsted.example"))
    assert hand_in(by_mail, first).status_code == 302
    assert hand_in(by_mail, again).status_code == 422
    assert hand_in(by_mail, first[:-3]).status_code == 422
    assert Ballot.objects.count() == 1


def test_a_list_on_the_roll_means_that_only_those_get_a_link(cast: Cast, by_mail: Survey) -> None:
    assert write_roll(cast.as_gudrun, survey=by_mail, emails=["bo@tingsted.example"] * 2) == 1
    ask_for_pass(VISITOR, survey=by_mail, email="inger@tingsted.example")
    assert Letter.objects.filter(to="inger@tingsted.example").count() == 0
    assert hand_in(by_mail, link_for(by_mail, "bo@tingsted.example")).status_code == 302


def test_asking_for_a_link_tells_nobody_who_is_on_the_roll(cast: Cast, by_mail: Survey) -> None:
    write_roll(cast.as_gudrun, survey=by_mail, emails=["bo@tingsted.example"])
    path = by_mail.get_absolute_url() + "link/"
    answers = [Client().post(path, {"mail": f"{who}@tingsted.example"}) for who in ("bo", "inger")]
    assert {(a.status_code, a["Location"], str(dict(a.cookies))) for a in answers} == {
        (302, f"{path}sendt/", "{}")
    }


@pytest.mark.parametrize("door", [Door.MAIL, Door.SIGN_IN])
def test_where_a_link_or_signing_in_is_the_rule_no_paper_goes_round_it(
    cast: Cast, ideas: list[Idea], door: Door, client: Client
) -> None:
    draft = make_survey(
        cast.as_ejner,
        body=cast.council,
        ideas=ideas,
        title="Hvad er vigtigst?",
        closes=clock.today() + timedelta(days=30),
    )
    (code,) = print_sheets(cast.as_ruth, survey=draft, copies=1)  # printed before the rule was decided
    asked = open_survey(cast.as_ruth, survey=set_door(cast.as_ruth, survey=draft, door=door))
    with pytest.raises(Refused, match="ikke på papir"):
        print_sheets(cast.as_ruth, survey=asked, copies=1)
    with pytest.raises(Refused, match="ikke på papir"):
        type_sheet(cast.as_ruth, survey=asked, code=code, typed={f"v{asked.cards.all()[0].pk}": ["very"]})
    client.force_login(cast.ruth)
    page = client.get(f"{asked.get_absolute_url()}papir/").content.decode()
    assert ("Dette spørgeskema er ikke på papir" in page, "Få arkene som PDF" in page) == (True, False)
    assert Ballot.objects.count() == 0


def test_one_who_signs_in_answers_once_and_the_form_needs_no_cookie(cast: Cast, ideas: list[Idea]) -> None:
    survey = open_survey(cast.as_ruth, survey=asked_by(cast, ideas, Door.SIGN_IN))
    assert "Log ind" in Client().get(survey.get_absolute_url()).content.decode()
    asta = Client()
    asta.force_login(cast.asta)
    page = asta.get(survey.get_absolute_url()).content.decode()
    passed = re.search(r'name="adgang" value="([^"]+)"', page)
    assert passed is not None
    assert hand_in(survey, passed[1]).status_code == 302  # sent by a client without a session
    assert hand_in(survey, passed[1]).status_code == 422


def test_where_a_code_is_asked_for_a_whole_library_may_answer(
    cast: Cast, by_code: Survey, settings: Any
) -> None:
    settings.ANSWERS_PER_ADDRESS_AN_HOUR = 1
    _printing, codes = print_postcards(cast.as_ruth, survey=by_code, cards=3)
    assert [hand_in(by_code, code).status_code for code in codes] == [302, 302, 302]


@pytest.mark.parametrize("by", ["looking", "sending"])
def test_after_very_many_wrong_codes_a_right_one_gets_the_same_answer_from_there_and_another_place_is_free(
    cast: Cast, by_code: Survey, by: str
) -> None:
    _printing, (code,) = print_postcards(cast.as_ruth, survey=by_code, cards=1)
    for _n in range(WRONG_CODES):
        if by == "looking":
            Client().get(by_code.get_absolute_url(), {"adgang": new_code(POSTCARD)})
        else:
            hand_in(by_code, new_code(POSTCARD))
    for tried in (code, new_code(POSTCARD)):
        assert Client().get(by_code.get_absolute_url(), {"adgang": tried}).status_code == 429
        assert hand_in(by_code, tried).status_code == 429
    assert Ballot.objects.count() == 0
    home = Client(REMOTE_ADDR="192.0.2.7")
    assert home.get(by_code.get_absolute_url(), {"adgang": code}).status_code == 200
