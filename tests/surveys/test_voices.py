"""Comments: by idea, those that say the same put together, the council's reply, and never a name."""

from __future__ import annotations

import json

import pytest
from django.test import Client

from answers import given
from cast import Cast
from tingsted.kernel import clock, guard
from tingsted.kernel.actions import Refused
from tingsted.kernel.actors import VISITOR
from tingsted.kernel.rights import NotAllowed
from tingsted.surveys.actions import (
    bundle_comments,
    close_survey,
    publish_result,
    receive_answer,
    reply_to_comment,
)
from tingsted.surveys.models import Comment, Reply, Survey
from tingsted.surveys.voices import said_in, threads_on

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def said(cast: Cast, survey: Survey) -> list[Comment]:
    """Three public comments on the path, two of which say the same, and one on the shelter."""
    path, shelter, _light = survey.cards.all()
    words = ("Der mangler en bænk ved søen", "Sæt en bænk op ved søen", "Husk vinteren", "Gerne med bålplads")
    with guard.arranging():
        return [
            Comment.objects.create(
                survey=survey,
                card=shelter if n == 3 else path,
                words=text,
                standing="public",
                day=clock.today(),
            )
            for n, text in enumerate(words)
        ]


def published(cast: Cast, survey: Survey) -> Survey:
    for _ in range(5):
        receive_answer(VISITOR, survey=survey, given=given(survey, "very"))
    close_survey(cast.as_ruth, survey=survey)
    return publish_result(cast.as_ruth, survey=survey)


def test_those_that_say_the_same_are_suggested_and_put_together_by_a_person(
    cast: Cast, survey: Survey, said: list[Comment], client: Client
) -> None:
    thread = threads_on(survey, card=said[0].card_id, question=None)
    assert thread is not None
    assert [{each.pk for each in group} for group in thread.suggested()] == [{said[0].pk, said[1].pk}]
    client.force_login(cast.ejner, backend=BACKEND)
    page = f"{survey.get_absolute_url()}kommentarer/ide/{said[0].card_id}/"
    assert "Siger de her det samme?" in client.get(page).content.decode()
    sent = client.post(page, {"for": str(said[1].pk), "samme": [str(said[0].pk), str(said[1].pk)]})
    assert sent.status_code == 302
    assert "Siger de her det samme?" not in client.get(page).content.decode()
    assert {each.pk for each in said_in(survey)} == {said[1].pk, said[2].pk, said[3].pk}
    bundle_comments(cast.as_ejner, survey=survey, of=said[1], comments=[])
    assert said_in(survey).count() == 4


def test_comments_about_different_ideas_are_not_put_together(
    cast: Cast, survey: Survey, said: list[Comment]
) -> None:
    with pytest.raises(Refused):
        bundle_comments(cast.as_ejner, survey=survey, of=said[0], comments=[said[3]])


def test_the_other_is_read_again_when_the_one_that_stood_for_it_is_hidden(
    cast: Cast, survey: Survey, said: list[Comment]
) -> None:
    bundle_comments(cast.as_ejner, survey=survey, of=said[0], comments=[said[1]])
    with guard.arranging():
        Comment.objects.filter(pk=said[0].pk).update(standing="hidden")
    assert said[1].pk in {each.pk for each in said_in(survey)}


def test_the_council_replies_in_public_and_everybody_reads_both(
    cast: Cast, survey: Survey, said: list[Comment], client: Client
) -> None:
    reply_to_comment(cast.as_ruth, comment=said[2], words="Det gør vi.")
    for page in ("det-skrev-i/", "resultat/"):
        assert "Husk vinteren" not in client.get(survey.get_absolute_url() + page).content.decode()
    published(cast, survey)
    page = client.get(f"{survey.get_absolute_url()}det-skrev-i/").content.decode()
    assert page.index("Sti til søen") < page.index("Husk vinteren") < page.index("Det gør vi.")
    assert "Det gør vi." in client.get(f"{survey.get_absolute_url()}resultat/").content.decode()
    files = client.get(f"{survey.get_absolute_url()}filer/kommentarer.json")
    rows = json.loads(b"".join(files.streaming_content))["rows"]  # type: ignore[attr-defined]  # a streamed answer
    assert ["Glumsø-1", "Sti til søen", "Husk vinteren", "Det gør vi."] in rows
    reply_to_comment(cast.as_ruth, comment=said[2], words="")
    assert not Reply.objects.exists()


def test_only_those_who_speak_for_the_body_reply_and_only_to_what_others_may_read(
    cast: Cast, survey: Survey, said: list[Comment]
) -> None:
    for actor in (cast.as_ejner, cast.as_asta, VISITOR):
        with pytest.raises(NotAllowed):
            reply_to_comment(actor, comment=said[0], words="Tak")
    with guard.arranging():
        Comment.objects.filter(pk=said[0].pk).update(standing="hidden")
    said[0].refresh_from_db()
    with pytest.raises(Refused):
        reply_to_comment(cast.as_ruth, comment=said[0], words="Tak")
    with pytest.raises(Refused):
        reply_to_comment(cast.as_ruth, comment=said[1], words="x" * 1001)
