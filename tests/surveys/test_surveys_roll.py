"""The roll: who may answer, one answer each, and nothing that joins it to a ballot."""

from __future__ import annotations

import io
import json
import re
from collections import Counter, defaultdict
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from pypdf import PdfReader

from answers import given
from cast import Cast
from tingsted.ideas.models import Idea
from tingsted.kernel import clock
from tingsted.kernel.actions import Refused
from tingsted.kernel.actors import CLOCK, VISITOR
from tingsted.kernel.rights import NotAllowed
from tingsted.notices.models import Letter
from tingsted.surveys.actions import (
    ask_for_pass,
    close_survey,
    make_survey,
    mix_ballots,
    open_survey,
    print_postcards,
    print_sheets,
    receive_answer,
    set_door,
    type_sheet,
    void_printing,
    write_roll,
)
from tingsted.surveys.codes import ALPHABET, POSTCARD, canonical, new_code
from tingsted.surveys.keys import code_digest
from tingsted.surveys.models import Ballot, Door, Printing, RollEntry, Survey
from tingsted.surveys.postcards import postcards_pdf
from tingsted.surveys.views.doors import WRONG_CODES


def asked_by(cast: Cast, ideas: list[Idea], door: Door, **more: Any) -> Survey:
    """A survey with that rule, not yet open."""
    made = make_survey(
        cast.as_ejner,
        body=cast.council,
        ideas=ideas,
        title="Hvad er vigtigst?",
        closes=clock.today() + timedelta(days=30),
    )
    return set_door(cast.as_ruth, survey=made, door=door, **more)


@pytest.fixture
def by_code(cast: Cast, ideas: list[Idea]) -> Survey:
    return open_survey(cast.as_ruth, survey=asked_by(cast, ideas, Door.CODE, per_household=True))


@pytest.fixture
def by_mail(cast: Cast, ideas: list[Idea]) -> Survey:
    return open_survey(cast.as_ruth, survey=asked_by(cast, ideas, Door.MAIL))


def hand_in(survey: Survey, passed: str, **more: Any) -> Any:
    card = survey.cards.all()[0]
    sheet = {"kvittering": new_code(16), "adgang": passed, f"v{card.pk}": "very", **more}
    return Client().post(survey.get_absolute_url(), sheet)


def link_for(survey: Survey, email: str) -> str:
    """The pass in the newest letter to somebody."""
    ask_for_pass(VISITOR, survey=survey, email=email)
    found = re.search(r"adgang=(\S+)", Letter.objects.filter(to=email).latest("pk").text)
    assert found is not None
    return found[1]


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


def test_the_roll_keeps_digests_in_an_order_of_their_own(cast: Cast, by_code: Survey) -> None:
    _printing, codes = print_postcards(cast.as_ruth, survey=by_code, cards=20)
    kept = list(by_code.roll.order_by("pk").values_list("digest", flat=True))
    assert set(kept) == {code_digest(by_code, code) for code in codes}
    assert kept != [code_digest(by_code, code) for code in codes]
    assert {f.name for f in RollEntry._meta.get_fields()} == {
        "id", "survey", "digest", "used", "listed", "printing",
    }  # fmt: skip


@pytest.mark.parametrize("door", [Door.CODE, Door.MAIL])
def test_no_join_over_all_tables_leads_from_the_roll_to_a_ballot(
    cast: Cast, ideas: list[Idea], door: Door, request: pytest.FixtureRequest
) -> None:
    """Five people answer on five days, with comments and offers of help; rows that share anything rare are joined."""
    survey = open_survey(cast.as_ruth, survey=asked_by(cast, ideas, door))
    cards = [card.pk for card in survey.cards.all()]
    codes = print_postcards(cast.as_ruth, survey=survey, cards=5)[1] if door == Door.CODE else []
    for number in range(5):
        with clock.at(clock.now() + timedelta(days=number + 1, minutes=number)):
            mail = f"borger{number}@tingsted.example"
            passed = codes[number] if codes else link_for(survey, mail)
            more = {
                f"k{cards[1]}": f"Ord nummer {number} om stien", f"h{cards[2]}": ["time"], "mail": mail,
                f"s{cards[2]}": "1", f"v{cards[1]}": ("very", "important", "not now", "dont know", "")[number],
            }  # fmt: skip
            assert hand_in(survey, passed, **more).status_code == 302
    mix_ballots(CLOCK)
    group = joined_rows()
    ballots = {group[("surveys_ballot", n)] for n in range(5)}
    entries = {group[("surveys_rollentry", n)] for n in range(5)}
    assert (len(ballots), len(entries), ballots & entries) == (5, 5, set())
    letters = {at for (table, _n), at in group.items() if table == "notices_letter"}
    assert not ballots & letters


def test_after_the_night_the_order_on_the_disk_is_that_of_the_random_keys(cast: Cast, survey: Survey) -> None:
    for _n in range(12):
        receive_answer(VISITOR, survey=survey, given=given(survey, "very"))
    mix_ballots(CLOCK)
    written = "rowid" if connection.vendor == "sqlite" else "ctid"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id FROM surveys_ballot ORDER BY {written}")
        on_disk = [str(row[0]).replace("-", "") for row in cursor.fetchall()]
        assert on_disk == sorted(on_disk) and len(on_disk) == 12
        if connection.vendor == "postgresql":
            cursor.execute("SELECT count(DISTINCT xmin::text) FROM surveys_ballot")
            assert cursor.fetchone() == (1,)


def test_after_the_night_the_roll_stands_in_the_order_of_its_random_keys_too(by_mail: Survey) -> None:
    """Otherwise whoever reads the disk could lay the marks beside the comments, in the order they came."""
    for number in range(12):
        assert hand_in(by_mail, link_for(by_mail, f"borger{number}@tingsted.example")).status_code == 302
    before = set(RollEntry.objects.values_list("pk", "digest", "used"))
    mix_ballots(CLOCK)
    assert set(RollEntry.objects.values_list("pk", "digest", "used")) == before
    written = "rowid" if connection.vendor == "sqlite" else "ctid"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id FROM surveys_rollentry ORDER BY {written}")
        on_disk = [str(row[0]).replace("-", "") for row in cursor.fetchall()]
        assert on_disk == sorted(on_disk) and len(on_disk) == 12
        if connection.vendor == "postgresql":
            cursor.execute("SELECT count(DISTINCT xmin::text) FROM surveys_rollentry")
            assert cursor.fetchone() == (1,)


def test_when_it_closes_the_keys_are_forgotten(cast: Cast, survey: Survey) -> None:
    receive_answer(VISITOR, survey=survey, given=given(survey, "very"), key=new_code(16))
    close_survey(cast.as_ruth, survey=survey)
    assert list(Ballot.objects.values_list("key_digest", flat=True)) == [None]


def joined_rows() -> dict[tuple[str, int], int]:
    """Row → its group, where rows that share a rare value belong together, over every table of the database.

    Rare is what stands in fewer rows than there are people who answered, in any one table: keys, digests, words,
    addresses, days and times; a time also counts as its day, and what stands inside a text or JSON counts too.
    """
    rows: dict[tuple[str, int], set[str]] = {}
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            for number, row in enumerate(cursor.fetchall()):
                values = {token for cell in row for token in _tokens(cell)}
                rows[table, number] = values
                seen[table].update(values)
    common = {value for counts in seen.values() for value, n in counts.items() if n >= 5}
    group = {row: at for at, row in enumerate(rows)}
    by_value: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for row, values in rows.items():
        for value in values - common:
            by_value[value].append(row)
    for together in by_value.values():
        for other in together[1:]:
            old, new = group[other], group[together[0]]
            if old != new:
                group = {row: new if at == old else at for row, at in group.items()}
    return group


def _tokens(cell: Any) -> set[str]:
    """What a cell may be joined by: small numbers and marks, which everybody shares, are not."""
    if cell is None or isinstance(cell, (bool, int, float)):
        return set()
    if isinstance(cell, datetime):
        return {cell.astimezone(UTC).isoformat(), cell.date().isoformat()}
    if isinstance(cell, date):
        return {cell.isoformat()}
    text = cell if isinstance(cell, str) else json.dumps(cell, default=str)
    text = re.sub(r"(?<=[0-9a-f])-(?=[0-9a-f]{4})", "", text.lower())
    words = set(re.findall(r"[\w@.+-]{6,}", text))
    days = {f"{d[:4]}-{d[4:6]}-{d[6:8]}" for d in re.findall(r"\b20\d{6}\b", text)}
    return words | days | set(re.findall(r"\d{4}-\d\d-\d\d", str(cell)))
