"""One's own answer by a key that nobody else holds: seen, saved, corrected until it closes."""

from __future__ import annotations

from typing import Any

from django.test import Client

from cast import Cast
from tingsted.surveys.actions import add_question, close_survey, read_comments
from tingsted.surveys.codes import KEY, new_code
from tingsted.surveys.keys import ballot_digest
from tingsted.surveys.models import Ballot, Comment, Survey


def hand_in(survey: Survey, key: str, **sheet: Any) -> Any:
    return Client().post(survey.get_absolute_url(), {"kvittering": key, **sheet})


def opened(survey: Survey, key: str, step: str = "") -> Any:
    return Client().post(survey.get_absolute_url() + "mit-svar/", {"noegle": key, "skridt": step})


def test_the_ballot_keeps_only_a_digest_of_its_owners_key(survey: Survey) -> None:
    key, card = new_code(KEY), survey.cards.all()[0]
    hand_in(survey, key, **{f"v{card.pk}": "very", f"k{card.pk}": "Gerne snart"})
    kept = Ballot.objects.get().key_digest, Comment.objects.get().key_digest
    assert kept[0] == ballot_digest(survey, key)
    assert len({*kept, key}) == 3 and all(key not in str(value) for value in kept)


def test_the_answer_is_shown_and_saved_but_never_mailed(survey: Survey) -> None:
    key, card = new_code(KEY), survey.cards.all()[0]
    hand_in(survey, key, **{f"v{card.pk}": "very", f"k{card.pk}": "Gerne snart", "landsby": "Sandby"})
    page = opened(survey, key.lower().replace("-", " "))
    assert (
        page.status_code == 200 and page["Cache-Control"] == "private, no-store" and dict(page.cookies) == {}
    )
    assert all(words in page.content.decode() for words in ("Meget vigtig", "»Gerne snart«", "Sandby"))
    saved = opened(survey, key, "gem")
    assert saved["Content-Disposition"] == f'attachment; filename="{survey.slug}.txt"'
    assert saved.content.decode().split("\r\n\r\n") == [
        "Hvad er vigtigst?", "Mit svar", f"{card.idea.label} Sti til søen\r\nMeget vigtig\r\n»Gerne snart«",
        "Hvor bor du?\r\nSandby\r\n",
    ]  # fmt: skip


def test_a_correction_takes_the_place_of_what_was_answered(cast: Cast, survey: Survey) -> None:
    asked = add_question(cast.as_ejner, survey=survey, kind="text", words="Hvad mangler vi?")
    key, cards = new_code(KEY), list(survey.cards.all())
    first = {f"v{cards[0].pk}": "very", f"k{cards[0].pk}": "Gerne snart", f"q{asked.pk}": "En købmand"}
    hand_in(survey, key, **first)
    comments = {str(c.pk): "public" for c in Comment.objects.all()}
    read_comments(cast.as_ruth, survey=survey, decided=comments)
    page = opened(survey, key, "ret").content.decode()
    receipt = page.partition('name="kvittering" value="')[2].partition('"')[0]
    assert f'name="ret" value="{key}"' in page and "Gerne snart" in page and "En købmand" in page
    again = {f"v{cards[1].pk}": "not now", f"k{cards[0].pk}": "Helst i år", f"k{cards[1].pk}": "Ikke nu"}
    assert hand_in(survey, receipt, ret=key, **again).status_code == 302
    assert Ballot.objects.get().answers == {str(cards[1].pk): "not now"}
    assert sorted((c.words, c.standing) for c in Comment.objects.all()) == [
        ("Helst i år", "waiting"), ("Ikke nu", "waiting"),
    ]  # fmt: skip


def test_a_comment_that_stays_as_it_was_need_not_be_read_again(cast: Cast, survey: Survey) -> None:
    key, card = new_code(KEY), survey.cards.all()[0]
    sheet = {f"v{card.pk}": "very", f"k{card.pk}": "Gerne snart"}
    hand_in(survey, key, **sheet)
    read_comments(cast.as_ruth, survey=survey, decided={str(Comment.objects.get().pk): "public"})
    hand_in(survey, new_code(KEY), ret=key, **sheet)
    assert Comment.objects.get().standing == "public"


def test_a_wrong_key_opens_nothing_and_guessing_ends(survey: Survey) -> None:
    hand_in(survey, new_code(KEY), **{f"v{survey.cards.all()[0].pk}": "very"})
    assert opened(survey, new_code(KEY)).status_code == 422
    assert opened(survey, "").status_code == 422
    assert (
        hand_in(survey, "x", ret=new_code(KEY), **{f"v{survey.cards.all()[0].pk}": "very"}).status_code == 422
    )
    statuses = [opened(survey, "NEJ").status_code for _n in range(30)]
    assert statuses[-1] == 429


def test_after_it_closes_nobody_opens_an_answer_not_even_its_owner(cast: Cast, survey: Survey) -> None:
    key = new_code(KEY)
    hand_in(survey, key, **{f"v{survey.cards.all()[0].pk}": "very"})
    close_survey(cast.as_ruth, survey=survey)
    page = opened(survey, key)
    assert page.status_code == 422 and "heller ikke du" in page.content.decode()
    assert hand_in(survey, new_code(KEY), ret=key).status_code == 403


def test_the_same_form_sent_over_and_over_is_one_answer_with_one_key(survey: Survey) -> None:
    key, card = new_code(KEY), survey.cards.all()[0]
    statuses = {hand_in(survey, key, **{f"v{card.pk}": "very"}).status_code for _n in range(3)}
    assert (statuses, Ballot.objects.count()) == ({302}, 1)


def test_a_form_that_is_sent_back_keeps_its_key(survey: Survey) -> None:
    key, card = new_code(KEY), survey.cards.all()[0]
    page = hand_in(survey, key, **{f"h{card.pk}": "time"})
    assert page.status_code == 422 and f'name="kvittering" value="{key}"' in page.content.decode()


def test_the_form_with_its_key_is_not_sent_by_another_site(survey: Survey) -> None:
    path = survey.get_absolute_url() + "mit-svar/"
    elsewhere = Client(headers={"Sec-Fetch-Site": "cross-site"})
    assert elsewhere.post(path, {"noegle": new_code(KEY)}).status_code == 403
