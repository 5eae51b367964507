"""The meeting's public page, the secretary's wall, and a file that is looked through first."""

import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from cast import Cast
from tingsted.ideas.models import Idea
from tingsted.kernel import clock
from tingsted.meetings.actions import call_meeting
from tingsted.meetings.models import Leftover, Meeting

DATA = Path(__file__).parents[1] / "data"


def signed_in(person: Any) -> Client:
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    return call_meeting(
        cast.as_ruth,
        body=cast.council,
        title="Borgermøde",
        starts_at=clock.now() + timedelta(days=6),
        place="Salen",
    )


def test_the_chair_calls_a_meeting_and_everybody_sees_it(cast: Cast) -> None:
    form = {
        "title": "Borgermøde",
        "kind": "citizen",
        "day": "27.1.2027",
        "begins": "19.30",
        "place": "Skolen",
    }
    answer = signed_in(cast.ruth).post("/omraader/glumsoe/moeder/nyt/", form)
    meeting = Meeting.objects.get()
    assert answer["Location"] == meeting.get_absolute_url() == "/moeder/borgermoede-glumsoe-2027-01-27/"
    assert meeting.starts_at.astimezone(clock.COPENHAGEN).isoformat() == "2027-01-27T19:30:00+01:00"
    assert "Skolen" in Client().get(meeting.get_absolute_url()).content.decode()


def test_a_wrong_day_says_how_to_write_it(cast: Cast) -> None:
    form = {
        "title": "Borgermøde",
        "kind": "citizen",
        "day": "31. februar",
        "begins": "19.30",
        "place": "Skolen",
    }
    answer = signed_in(cast.ruth).post("/omraader/glumsoe/moeder/nyt/", form)
    assert answer.status_code == 422
    assert "Skriv dagen sådan: 27.1.2027" in answer.content.decode()
    assert 'value="Skolen"' in answer.content.decode()


def test_the_secretary_types_notes_without_javascript(cast: Cast, meeting: Meeting) -> None:
    client, wall = signed_in(cast.ejner), f"{meeting.get_absolute_url()}vaeg/"
    for words in ("En sti", "En bænk"):
        answer = client.post(f"{wall}want/", {"want-words": words, "want-table": "3"}, follow=True)
    page = answer.content.decode()
    assert [i.origin for i in Idea.objects.all()] == ["Borgermøde, bord 3"] * 2
    assert re.search(r'name="want-table" value="3"', page)
    assert re.findall(r'name="(\w+)-words"[^>]*autofocus', page) == ["want"]


def test_what_the_page_sends_by_itself_is_answered_in_a_line_and_counts_once(
    cast: Cast, meeting: Meeting
) -> None:
    client, wall = signed_in(cast.ejner), f"{meeting.get_absolute_url()}vaeg/"
    said = {"have-words": "Søen", "have-table": "3", "kvittering": "den-samme"}
    answers = [client.post(f"{wall}have/", said, headers={"X-Sent-By": "queue"}).json() for _time in range(2)]
    assert answers == [{"to": f"{wall}?k=have&b=3&tak=Glums%C3%B8-1"}] * 2
    refused = client.post(f"{wall}have/", {"have-words": " "}, headers={"X-Sent-By": "queue"})
    assert (refused.status_code, refused.json()) == (422, {"refused": "Skriv, hvad der står på sedlen."})
    assert Idea.objects.count() == 1


def test_an_empty_line_is_refused_and_the_table_stays(cast: Cast, meeting: Meeting) -> None:
    wall = f"{meeting.get_absolute_url()}vaeg/"
    answer = signed_in(cast.ejner).post(f"{wall}want/", {"want-words": " ", "want-table": "7"})
    assert answer.status_code == 422
    assert 'value="7"' in answer.content.decode()
    assert not Idea.objects.exists()


@pytest.mark.parametrize("name", ["ideer-borgermoede.csv", "ideer-borgermoede.xlsx"])
def test_a_file_is_looked_through_and_then_put_up(cast: Cast, meeting: Meeting, name: str) -> None:
    client, url = signed_in(cast.ejner), f"{meeting.get_absolute_url()}hent/"
    upload = SimpleUploadedFile(name, (DATA / name).read_bytes())
    page = client.post(url, {"file": upload}).content.decode()
    assert page.count('<th scope="row" class="nowrap">Post ') == 21
    assert "72 idéer ville komme på væggen" in page
    assert not Idea.objects.exists()
    hidden = dict(re.findall(r'name="(data|name|kvittering)" value="([^"]*)"', page))
    first, again = client.post(f"{url}laeg/", hidden), client.post(f"{url}laeg/", hidden)
    assert first["Location"] == again["Location"] == f"{meeting.get_absolute_url()}mangler/?nye=72"
    assert (Idea.objects.count(), Leftover.objects.count()) == (72, 2)
    assert "72 idéer er på væggen." in client.get(first["Location"]).content.decode()


@pytest.mark.parametrize(
    "data",
    [b"", b"\x89PNG\r\n\x1a\n\x00\x01", b"x" * 1_000_001, b"hej;med\n1;2", b"PK\x03\x04abc"],
    ids=["empty", "a picture", "huge", "no headings", "a broken zip"],
)
def test_a_wrong_file_gets_a_sentence_and_leaves_no_trace(cast: Cast, meeting: Meeting, data: bytes) -> None:
    url = f"{meeting.get_absolute_url()}hent/"
    answer = signed_in(cast.ejner).post(url, {"file": SimpleUploadedFile("ideer.csv", data)})
    assert answer.status_code == 422
    assert 'class="error"' in answer.content.decode()
    assert not Idea.objects.exists()
    assert not Leftover.objects.exists()


def test_a_swapped_record_is_suggested_the_right_way_round(cast: Cast, meeting: Meeting) -> None:
    client, url = signed_in(cast.ejner), meeting.get_absolute_url()
    data = "Nr;Idé;Tema\n1;Sti;Natur\n2;Bænk;Natur\n3;Natur;Vejbump\n"
    page = client.post(f"{url}hent/", {"file": SimpleUploadedFile("i.csv", data.encode())}).content.decode()
    client.post(f"{url}hent/laeg/", dict(re.findall(r'name="(data|name)" value="([^"]*)"', page)))
    one = Leftover.objects.get()
    page = client.get(f"{url}mangler/{one.pk}/").content.decode()
    assert re.search(r">\s*Vejbump</textarea>", page)
    client.post(f"{url}mangler/{one.pk}/", {"words": "Vejbump", "theme": "Natur", "column": "want"})
    assert Idea.objects.get(words="Vejbump").theme == "Natur"
    assert "Ingen mangler en hånd" in client.get(f"{url}mangler/").content.decode()


STATUS = {
    "": (200, 200, 200),
    "kalender.ics": (200, 200, 200),
    "vaeg/": (403, 200, 403),
    "hent/": (403, 200, 403),
    "mangler/": (403, 200, 403),
    "ret/": (403, 200, 403),
    "aflys/": (403, 200, 403),
    "vaeg/want/": (404, 404, 404),
}


@pytest.mark.parametrize("part", STATUS)
def test_each_page_opens_for_those_it_is_for(cast: Cast, meeting: Meeting, part: str) -> None:
    clients = [Client(), signed_in(cast.ejner), signed_in(cast.asta)]
    assert tuple(c.get(meeting.get_absolute_url() + part).status_code for c in clients) == STATUS[part]
