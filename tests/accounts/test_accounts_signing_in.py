"""Signing in: a code by mail, nothing revealed, nobody let in as somebody else."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.test import Client

from cast import Cast
from tingsted.accounts.models import Person
from tingsted.kernel import clock, guard
from tingsted.notices.models import Letter


def ask(client: Client, address: str) -> object:
    return client.post("/konto/", {"email": address})


def the_code() -> str:
    letter = Letter.objects.latest("written_at")
    return letter.text.split("\n")[2].strip()


def test_a_code_by_mail_signs_in(cast: Cast, client: Client) -> None:
    asked = client.post("/konto/", {"email": "Ruth@tingsted.example"})
    assert (asked.status_code, asked["Location"]) == (302, "/konto/kode/")
    assert Letter.objects.get().subject == f"Din kode er {the_code()}"
    done = client.post("/konto/kode/", {"code": the_code(), "action": "verify"})
    assert (done.status_code, done["Location"]) == (302, "/bord/")
    assert client.session["_auth_user_id"] == str(cast.ruth.pk)


def test_an_unknown_address_sees_the_same_page_and_gets_a_kind_letter(cast: Cast, client: Client) -> None:
    pages = []
    for address in ("ruth@tingsted.example", "inger@tingsted.example"):
        visitor = Client()
        answer = visitor.post("/konto/", {"email": address})
        assert (answer.status_code, answer["Location"]) == (302, "/konto/kode/")
        page = visitor.get("/konto/kode/")
        text = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page.content.decode()).replace(
            address, "X"
        )
        pages.append((page.status_code, text))
    assert pages[0] == pages[1]
    letter = Letter.objects.get(to="inger@tingsted.example")
    assert letter.subject == "Nogen prøvede at komme ind med din adresse"
    assert not Person.objects.filter(email="inger@tingsted.example").exists()


def test_a_wrong_code_is_said_beside_the_field_and_the_third_ends_it(cast: Cast, client: Client) -> None:
    ask(client, "ruth@tingsted.example")
    for _ in range(2):
        wrong = client.post("/konto/kode/", {"code": "XXX-XXX", "action": "verify"})
        assert wrong.status_code == 422
        assert "has-error" in wrong.content.decode()
    assert client.post("/konto/kode/", {"code": "XXX-XXX", "action": "verify"}).status_code == 302
    client.post("/konto/kode/", {"code": the_code(), "action": "verify"})
    assert "_auth_user_id" not in client.session


def test_an_old_code_does_not_let_in(cast: Cast, client: Client) -> None:
    ask(client, "ruth@tingsted.example")
    with time_machine.travel(clock.now() + timedelta(minutes=16)):
        client.post("/konto/kode/", {"code": the_code(), "action": "verify"})
    assert "_auth_user_id" not in client.session


def test_too_many_codes_for_one_address_are_refused_for_a_while(cast: Cast) -> None:
    answers = [ask(Client(REMOTE_ADDR=f"10.0.0.{n}"), "ruth@tingsted.example").status_code for n in range(7)]  # type: ignore[attr-defined]  # a form's field of this kind
    assert answers == [302] * 5 + [429, 429]
    assert Letter.objects.filter(to="ruth@tingsted.example").count() == 5
    with time_machine.travel(clock.now() + timedelta(minutes=16)):
        assert ask(Client(), "ruth@tingsted.example").status_code == 302  # type: ignore[attr-defined]  # a form's field of this kind


def test_a_whole_town_hall_may_sign_in_from_one_place(cast: Cast) -> None:
    names = ("ruth", "ejner", "asta", "gudrun", "villy", "holger", "birgit", "tue", "oda", "sofie")
    answers = {ask(Client(), f"{name}@tingsted.example").status_code for name in names for _ in range(3)}  # type: ignore[attr-defined]  # a form's field of this kind
    assert answers == {302}


@pytest.mark.parametrize("typed", ["", "ruth", "ruth@", "<b>@x"])
def test_what_is_no_address_is_said_with_an_example_and_kept(cast: Cast, client: Client, typed: str) -> None:
    answer = client.post("/konto/", {"email": typed})
    assert answer.status_code == 422
    assert "inger@tingsted.example" in answer.content.decode()


def test_there_is_no_open_sign_up(cast: Cast, client: Client) -> None:
    assert client.get("/konto/ny/")["Location"] == "/konto/"


def test_a_closed_account_does_not_come_in(cast: Cast, client: Client) -> None:
    with guard.arranging():
        Person.objects.filter(pk=cast.ruth.pk).update(is_active=False)
    ask(client, "ruth@tingsted.example")
    letter = Letter.objects.latest("written_at")
    if "Din kode er" in letter.subject:
        client.post("/konto/kode/", {"code": the_code(), "action": "verify"})
    assert "_auth_user_id" not in client.session


def test_signing_out_is_a_page_with_one_button(cast: Cast, client: Client) -> None:
    client.force_login(cast.ruth)
    assert client.get("/konto/ud/").status_code == 200
    assert "_auth_user_id" in client.session
    client.post("/konto/ud/")
    assert "_auth_user_id" not in client.session


def test_the_operator_is_made_from_the_console(cast: Cast, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("createadmin", "drift@tingsted.example", "--name", "Drift", "--editor")
    person = Person.objects.get(email="drift@tingsted.example")
    assert (person.is_operator, person.has_usable_password()) == (True, False)
    seat = person.seats.get()
    assert (seat.role, seat.office.name) == ("editor", "Næstved Kommune")
    with pytest.raises(CommandError):
        call_command("createadmin", "no address")


LOOK_IN = "/demo/kig-ind/"


def test_on_this_machine_in_a_demo_one_press_looks_in(cast: Cast, client: Client, settings: object) -> None:
    settings.DEMO, settings.TRUSTED_PROXIES, settings.ALLOWED_HOSTS = True, 0, ["*"]  # type: ignore[attr-defined]  # a form's field of this kind
    here = {"HTTP_HOST": "127.0.0.1:8000"}
    assert "Ruth Skovsti" in client.get(LOOK_IN, **here).content.decode()  # type: ignore[arg-type]  # given by the test's fixture
    done = client.post(LOOK_IN, {"person": cast.ruth.pk}, **here)  # type: ignore[arg-type]  # given by the test's fixture
    assert (done.status_code, done["Location"]) == (302, "/bord/")
    assert client.session["_auth_user_id"] == str(cast.ruth.pk)


@pytest.mark.parametrize(
    "where",
    [
        {"demo": False},
        {"proxies": 1},
        {"REMOTE_ADDR": "192.168.1.20"},
        {"HTTP_HOST": "tingsted.example"},
        {"HTTP_X_FORWARDED_FOR": "127.0.0.1"},
        {"HTTP_FORWARDED": "for=127.0.0.1"},
    ],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_anywhere_else_looking_in_does_not_exist(
    cast: Cast, client: Client, settings: object, where: dict[str, object], method: str
) -> None:
    settings.DEMO = where.get("demo", True)  # type: ignore[attr-defined]  # a form's field of this kind
    settings.TRUSTED_PROXIES = where.get("proxies", 0)  # type: ignore[attr-defined]  # a form's field of this kind
    settings.ALLOWED_HOSTS = ["*"]  # type: ignore[attr-defined]  # a form's field of this kind
    meta = {"HTTP_HOST": "127.0.0.1:8000"} | {k: v for k, v in where.items() if k not in ("demo", "proxies")}
    answer = getattr(client, method)(LOOK_IN, {"person": cast.ruth.pk}, **meta)
    assert answer.status_code == 404
    assert "_auth_user_id" not in client.session


def test_a_real_persons_seat_cannot_be_borrowed_even_in_a_demo(
    cast: Cast, client: Client, settings: object
) -> None:
    settings.DEMO, settings.TRUSTED_PROXIES, settings.ALLOWED_HOSTS = True, 0, ["*"]  # type: ignore[attr-defined]  # a form's field of this kind
    with guard.arranging():
        Person.objects.filter(pk=cast.ruth.pk).update(email="ruth@realplace.dk")
    answer = client.post(LOOK_IN, {"person": cast.ruth.pk}, HTTP_HOST="localhost")
    assert answer.status_code == 404
