"""What people meet on the pages of ideas: without an account, with a wrong form, twice, too often."""

import re
from typing import Any
from urllib.parse import unquote

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cast import Cast
from tingsted.ideas.actions import hide_idea, merge_ideas, offer_help, raise_idea
from tingsted.ideas.models import Idea, Offer
from tingsted.ideas.views import writing
from tingsted.kernel import links
from tingsted.kernel.actors import VISITOR
from tingsted.notices.models import Letter
from tingsted.places.actions import rename_area

WRITE = "/omraader/glumsoe/skriv/"


def signed_in(person: Any) -> Client:
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def shown(client: Client, url: str) -> str:
    answer = client.get(url)
    assert answer.status_code == 200
    return str(answer.content.decode())


def write(cast: Cast, words: str = "En sti til søen") -> Idea:
    return raise_idea(cast.as_ruth, area=cast.glumsoe, words=words)


def test_a_citizen_writes_an_idea_and_is_told_its_number(cast: Cast) -> None:
    client = Client()
    answer = client.post(WRITE, {"words": "En bænk ved kirken", "column": "want"}, follow=True)
    assert "Din idé har fået nummer Glumsø-1. Det beholder den." in answer.content.decode()
    assert "Glumsø Lokalråd læser den først." in answer.content.decode()
    assert client.get("/ideer/Glumsø-1/").status_code == 404


def test_who_reads_it_first_stands_beside_the_button(cast: Cast) -> None:
    assert "Glumsø Lokalråd læser den, før andre kan se den." in shown(Client(), WRITE)
    assert "Kontakt for lokalområder læser den" in shown(Client(), "/omraader/omraade15/skriv/")
    assert "Alle kan se den med det samme." in shown(signed_in(cast.ejner), WRITE)


def test_the_same_form_sent_twice_writes_one_idea(cast: Cast) -> None:
    client = Client()
    token = re.search(r'name="kvittering" value="([^"]+)"', shown(client, WRITE))
    assert token is not None
    form = {"words": "En bænk", "column": "want", "kvittering": token[1]}
    first, second = client.post(WRITE, form), client.post(WRITE, form)
    assert (first["Location"], Idea.objects.count()) == (second["Location"], 1)


def test_a_wrong_form_says_why_and_keeps_what_was_typed(cast: Cast) -> None:
    answer = Client().post(WRITE, {"words": "  ", "column": "want", "place": "Ved søen"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'role="alert"' in page
    assert 'value="Ved søen"' in page
    assert "Skriv idéen med et par ord." in page


def test_seven_school_classes_behind_one_address_may_all_write_and_a_script_may_not_go_on(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert writing.WRITTEN_AN_HOUR >= 7 * 28
    monkeypatch.setattr(writing, "WRITTEN_AN_HOUR", 4)
    client = Client()
    codes = [client.post(WRITE, {"words": f"Idé {n}", "column": "want"}).status_code for n in range(6)]
    assert codes == [302] * 4 + [422] * 2
    assert Idea.objects.count() == 4
    elsewhere = client.post(WRITE, {"words": "Fra et andet sted", "column": "want"}, REMOTE_ADDR="10.9.8.7")
    assert elsewhere.status_code == 302


def test_no_address_is_kept_with_an_idea(cast: Cast) -> None:
    Client().post(WRITE, {"words": "En bænk", "column": "want"}, REMOTE_ADDR="10.9.8.7")
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f'SELECT * FROM "{table}"')
            assert not any("10.9.8.7" in str(cell) for row in cursor.fetchall() for cell in row), table


def test_a_merged_number_shows_the_one_it_became(cast: Cast) -> None:
    first, second = write(cast), write(cast, "Grussti rundt om søen")
    merge_ideas(cast.as_ruth, idea=second, into=first)
    page = shown(Client(), "/ideer/Glumsø-2/")
    assert "Glumsø-2 står nu sammen med Glumsø-1" in page
    assert "»En sti til søen«" in page
    assert "2 forfattere" in page


def test_a_number_with_the_areas_new_name_before_it_leads_to_the_idea(cast: Cast) -> None:
    write(cast)
    rename_area(cast.as_tue, area=cast.glumsoe, name="Søbyerne", short_name="Søby", prefix="Søby")
    for written in ("Søby-1", "glumsoe-1"):
        led = Client().get(f"/ideer/{written}/hjaelp/?fra=brev")
        assert (led.status_code, unquote(led["Location"])) == (302, "/ideer/Glumsø-1/hjaelp/?fra=brev")
    assert "En sti til søen" in shown(Client(), "/ideer/?q=søby+1")
    assert Client().get("/ideer/Søby-2/").status_code == 404


def test_a_number_written_otherwise_does_not_tell_of_an_idea_that_waits(cast: Cast) -> None:
    raise_idea(VISITOR, area=cast.glumsoe, words="En sti til søen")
    assert Client().get("/ideer/glumsoe-1/").status_code == 404
    assert signed_in(cast.ruth).get("/ideer/glumsoe-1/").status_code == 302


def test_a_hidden_idea_is_not_there_for_others(cast: Cast) -> None:
    hide_idea(cast.as_ruth, idea=write(cast))
    assert Client().get("/ideer/Glumsø-1/").status_code == 404
    assert signed_in(cast.asta).get("/ideer/Glumsø-1/").status_code == 404
    assert "Idéen er skjult" in shown(signed_in(cast.ejner), "/ideer/Glumsø-1/")


def test_words_can_not_carry_markup(cast: Cast) -> None:
    write(cast, "<script>alert(1)</script> & <b>sti</b>")
    page = shown(Client(), "/ideer/Glumsø-1/")
    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert" not in page


def test_public_pages_set_no_cookie_and_answer_304(cast: Cast) -> None:
    write(cast)
    for url in ("/ideer/", "/omraader/glumsoe/ideer/", "/ideer/Glumsø-1/"):
        first = Client().get(url)
        assert not first.cookies
        assert Client().get(url, headers={"If-None-Match": first["ETag"]}).status_code == 304


def test_the_list_finds_by_words_theme_column_and_number(cast: Cast) -> None:
    for words, theme, column in (
        ("Grussti", "Stier", "want"),
        ("Skolen", "Børn", "have"),
        ("Sti til søen", "Stier", "have"),
    ):
        raise_idea(cast.as_ruth, area=cast.glumsoe, words=words, theme=theme, column=column)

    def found(query: str) -> list[str]:
        return sorted(set(re.findall(r'class="idno"[^>]*>([^<]+)<', shown(Client(), f"/ideer/?{query}"))))

    assert found("") == ["Glumsø-1", "Glumsø-2", "Glumsø-3"]
    assert found("q=sti") == ["Glumsø-1", "Glumsø-3"]
    assert found("q=sti&column=have") == ["Glumsø-3"]
    assert found("theme=Børn") == ["Glumsø-2"]
    assert found("q=Glumsø-2") == ["Glumsø-2"]
    assert found("q=findes+ikke") == []


@pytest.mark.parametrize("url", ["/ideer/", "/omraader/glumsoe/ideer/", "/ideer/Glumsø-1/"])
def test_pages_ask_the_database_equally_often_however_many_ideas(cast: Cast, url: str) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            shown(Client(), url)
        return len(asked)

    first = write(cast)
    offer_help(VISITOR, idea=first, email="inger@tingsted.example", consent=True)
    once = queries()
    for number in range(4):
        merge_ideas(cast.as_ruth, idea=write(cast, f"Sti {number}"), into=first)
        write(cast, f"Bænk {number}")
    assert queries() <= max(once, 10)
    assert queries() <= 10


def test_an_offer_is_made_and_taken_back_with_one_press(cast: Cast) -> None:
    write(cast)
    client = Client()
    form = {"kind": "time", "email": "inger@tingsted.example", "name": "Inger", "consent": "on"}
    answer = client.post("/ideer/Glumsø-1/hjaelp/", form, follow=True)
    assert "Du hører fra tovholderen, når gruppen mødes." in answer.content.decode()
    found = re.search(r"/ideer/nej-tak/\S+/", Letter.objects.get().text)
    assert found is not None
    assert "Vil du trække dit tilbud om hjælp tilbage?" in shown(client, found[0])
    assert Offer.objects.standing().count() == 1, "opening the link changes nothing"
    assert "Vi har glemt din adresse" in client.post(found[0]).content.decode()
    assert Offer.objects.standing().count() == 0


def test_an_offer_without_consent_keeps_what_was_typed(cast: Cast) -> None:
    write(cast)
    answer = Client().post("/ideer/Glumsø-1/hjaelp/", {"kind": "lend", "email": "inger@tingsted.example"})
    assert answer.status_code == 422
    assert 'value="inger@tingsted.example"' in answer.content.decode()
    assert not Offer.objects.exists()


def test_a_cut_link_gets_a_kind_page(cast: Cast) -> None:
    assert Client().get("/ideer/nej-tak/abc/").status_code == 404
    assert (
        Client().get(reverse("ideas:thanks", args=["glumsoe", links.sign("other", "x")])).status_code == 404
    )


def test_reading_showing_and_hiding_from_the_desk(cast: Cast) -> None:
    for words in ("Første", "Anden"):
        raise_idea(VISITOR, area=cast.glumsoe, words=words)
    client = signed_in(cast.ejner)
    assert "»Første«" in shown(client, "/omraader/glumsoe/ideer/laes/")
    client.post("/ideer/Glumsø-1/vis/")
    client.post("/ideer/Glumsø-2/skjul/")
    assert list(Idea.objects.values_list("standing", flat=True)) == ["public", "hidden"]
    assert "Alle er læst" in shown(client, "/omraader/glumsoe/ideer/laes/")


def test_two_people_correct_one_idea_on_the_page(cast: Cast) -> None:
    write(cast)
    page = {"title": "Sti", "words": "En grussti", "column": "want", "seen": "1"}
    assert signed_in(cast.ruth).post("/ideer/Glumsø-1/ret/", page).status_code == 302
    answer = signed_in(cast.ejner).post("/ideer/Glumsø-1/ret/", {**page, "words": "Min tekst"})
    assert answer.status_code == 409
    assert "»En grussti«" in answer.content.decode()
    assert "Min tekst</textarea>" in answer.content.decode()


STATUS = {
    "/ideer/": (200, 200, 200, 200),
    "/omraader/glumsoe/ideer/": (200, 200, 200, 200),
    "/omraader/glumsoe/skriv/": (200, 200, 200, 200),
    "/omraader/glumsoe/ideer/laes/": (403, 200, 403, 403),
    "/ideer/Glumsø-1/": (200, 200, 200, 200),
    "/ideer/Glumsø-1/hjaelp/": (200, 200, 200, 200),
    "/ideer/Glumsø-1/anmeld/": (200, 200, 200, 200),
    "/ideer/Glumsø-1/ret/": (403, 200, 403, 403),
    "/ideer/Glumsø-1/saml/": (403, 200, 403, 403),
    "/ideer/Glumsø-1/vis/": (405, 405, 405, 405),
    "/ideer/Glumsø-1/skjul/": (405, 405, 405, 405),
    "/ideer/Findes-9/": (404, 404, 404, 404),
}


@pytest.mark.parametrize("url", STATUS)
def test_each_page_opens_for_those_it_is_for(cast: Cast, url: str) -> None:
    write(cast)
    clients = [Client(), signed_in(cast.ejner), signed_in(cast.asta), signed_in(cast.sofie)]
    assert tuple(client.get(url).status_code for client in clients) == STATUS[url]


def test_a_list_without_ideas_has_nothing_to_search_in_and_says_so(cast: Cast) -> None:
    page = Client().get("/ideer/").content.decode()
    assert ("Ingen idéer endnu" in page, 'role="search"' in page, "0 idéer" in page) == (True, False, False)
    searched = Client().get("/ideer/?q=bro").content.decode()
    assert ("Prøv med færre ord" in searched, 'role="search"' in searched) == (True, True)
