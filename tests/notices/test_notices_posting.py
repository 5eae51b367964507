"""Letters over the wire to a real mail server: who, what, in which letters, and the way to say no."""

from __future__ import annotations

import email
from datetime import date
from email import policy
from email.message import EmailMessage
from typing import Any

import pytest

from cast import Cast
from notices.post_office import Received, open_post_office
from tingsted.kernel import guard
from tingsted.kernel.actors import CLOCK
from tingsted.notices import posting
from tingsted.notices.actions import ask, tell, write_letter
from tingsted.notices.digests import make_digest
from tingsted.notices.models import Letter
from tingsted.notices.posting import MOST_TRIES
from tingsted.notices.tasks import send_letters

TEXT = "Kære Åse\n\nSå er der møde på Søvej.\n.\nEn linje med et punktum alene.\n"


@pytest.fixture
def through(settings: Any) -> Any:
    """Sets the mail server to a port of this machine."""

    def to(port: int) -> None:
        settings.MAIL_SERVER = {
            "host": "127.0.0.1", "port": port, "user": "", "password": "", "ssl": False, "tls": False,
        }  # fmt: skip

    return to


def opened(came: Received) -> EmailMessage:
    """The letter as a mail program reads it, without a fault in its making."""
    letter = email.message_from_bytes(came.data, policy=policy.default)
    assert isinstance(letter, EmailMessage)
    assert [fault for part in letter.walk() for fault in part.defects] == []
    return letter


def part(letter: EmailMessage, kind: str) -> str:
    body = letter.get_body((kind,))
    assert body is not None
    assert body.get_content_charset() == "utf-8"
    return str(body.get_content()).replace("\r\n", "\n")


def test_a_letter_arrives_in_both_forms_with_danish_letters_and_the_way_to_say_no(
    cast: Cast, through: Any
) -> None:
    with guard.arranging():
        ask(kind="promises.answer", about="x:1", url="/x/", office=cast.council, area=cast.glumsoe,
            title="Stien på Søvej", owed_to="Fodby", due=date(2031, 3, 20))  # fmt: skip
        tell(kind="plans.adopted", about="x:2", url="/y/", office=cast.council, area=cast.glumsoe,
             title="Æblegården", body="Glumsø Lokalråd")  # fmt: skip
    make_digest(CLOCK, person=cast.ruth, on=date(2031, 3, 1))
    with open_post_office() as office:
        through(office.port)
        assert send_letters.func() == 1
    (came,) = office.received
    assert (came.to, came.sender) == (["ruth@tingsted.example"], cast.municipality.sender)
    letter = opened(came)
    kept = Letter.objects.get()
    assert (letter["Subject"], letter["To"]) == (kept.subject, "ruth@tingsted.example")
    assert "Glumsø" in kept.subject
    assert letter["From"].addresses[0].display_name == "Tingsted Næstved"
    assert letter["List-Unsubscribe"].strip().startswith("<http://127.0.0.1:8000/afmeld/")
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert letter["Auto-Submitted"] == "auto-generated"
    assert letter["Message-ID"] == f"<{kept.pk}@tingsted>"
    assert letter["Date"].datetime is not None
    assert letter.get_content_type() == "multipart/alternative"
    assert part(letter, "plain") == kept.text
    assert part(letter, "html").rstrip("\n") == kept.html.rstrip("\n")
    assert "»Stien på Søvej«" in kept.text and "»Æblegården«" in kept.html
    assert kept.sent_at is not None


def test_a_line_with_a_dot_alone_does_not_end_the_letter(cast: Cast, through: Any) -> None:
    with guard.arranging():
        write_letter(to="ruth@tingsted.example", subject="Mødet på Søvej", text=TEXT)
    with open_post_office() as office:
        through(office.port)
        send_letters.func()
    letter = opened(office.received[0])
    assert (letter.get_content_type(), part(letter, "plain")) == ("text/plain", TEXT)


def test_nobody_can_put_a_header_into_a_letter_by_its_subject(cast: Cast, through: Any) -> None:
    with guard.arranging():
        write_letter(to="ruth@tingsted.example", subject="Hej\r\nBcc: alle@evil.example", text="Hej")
    with open_post_office() as office:
        through(office.port)
        send_letters.func()
    letter = opened(office.received[0])
    assert (letter["Bcc"], letter["Subject"]) == (None, "Hej Bcc: alle@evil.example")
    assert office.received[0].to == ["ruth@tingsted.example"]


def test_an_address_the_server_does_not_know_holds_no_other_letter_back(cast: Cast, through: Any) -> None:
    with guard.arranging():
        for name in ("ukendt", "ruth"):
            write_letter(to=f"{name}@tingsted.example", subject="Hej", text="Hej")
    with open_post_office(unknown=frozenset({"ukendt@tingsted.example"})) as office:
        through(office.port)
        assert send_letters.func() == 1
        assert [came.to for came in office.received] == [["ruth@tingsted.example"]]
        send_letters.func()
        assert Letter.objects.get(sent_at__isnull=True).tries == 1, "only the clock tries again"
        send_letters.func(again=True)
        assert len(office.received) == 1
    stuck = Letter.objects.get(sent_at__isnull=True)
    assert (stuck.to, stuck.tries, "No such person here" in stuck.trouble) == (
        "ukendt@tingsted.example", 2, True,
    )  # fmt: skip


def test_a_server_that_does_not_answer_costs_no_letter_a_try_and_none_is_lost(
    cast: Cast, through: Any
) -> None:
    with open_post_office() as office:
        pass
    with guard.arranging():
        write_letter(to="ruth@tingsted.example", subject="Hej", text="Hej")
    through(office.port)
    for _hour in range(2 * MOST_TRIES):
        assert send_letters.func() == 0
    letter = Letter.objects.get()
    assert (letter.sent_at, letter.tries, bool(letter.trouble)) == (None, 0, True)
    with open_post_office() as office:
        through(office.port)
        assert send_letters.func() == 1
    assert Letter.objects.get().trouble == ""


@pytest.mark.parametrize(
    "wrong",
    [
        {"to": "ikke en adresse"},
        {"to": "æ@æ..dk"},
        {"headers": {"X-Om": "en\nBcc: alle@evil.example"}},
        {"headers": {"X Om: ": "en"}},
        {"text": "Hej \ud83d"},
        {"calendar": "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"},
    ],
)
def test_a_letter_that_cannot_be_made_holds_no_other_back_and_no_other_is_sent_twice(
    cast: Cast, through: Any, wrong: dict[str, Any]
) -> None:
    with guard.arranging():
        write_letter(to="ruth@tingsted.example", subject="Først", text="Hej")
        bad = write_letter(to="lars@tingsted.example", subject="Skæv", text="Hej")
        write_letter(to="ruth@tingsted.example", subject="Sidst", text="Hej")
    waiting = posting.waiting_letters()
    for letter in waiting:
        if letter.pk == bad.pk:
            for name, value in wrong.items():
                setattr(letter, name, value)
    with open_post_office() as office:
        through(office.port)
        handed = posting.send(waiting)
        posting.note_sent(CLOCK, troubles=handed.troubles, untried=handed.untried)
        send_letters.func(again=True)
    subjects = [opened(came)["Subject"] for came in office.received if b"ruth@" in came.data]
    assert subjects == ["Først", "Sidst"]


def test_letters_already_sent_stay_sent_when_the_server_falls_half_way(
    cast: Cast, through: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    with guard.arranging():
        for number in range(posting.AT_A_TIME + 5):
            write_letter(to="ruth@tingsted.example", subject=f"Brev {number}", text="Hej")
    once, send = [], posting.send

    def falls(letters: list[Letter]) -> posting.Handed:
        if once:
            raise KeyboardInterrupt
        once.append(1)
        return send(letters)

    monkeypatch.setattr("tingsted.notices.tasks.send", falls)
    with open_post_office() as office:
        through(office.port)
        with pytest.raises(KeyboardInterrupt):
            send_letters.func()
        monkeypatch.setattr("tingsted.notices.tasks.send", send)
        send_letters.func()
    assert len(office.received) == posting.AT_A_TIME + 5


@pytest.mark.parametrize(
    "kind", ["involvement.goodbye", "workgroups.goodbye", "workgroups.not_placed", "meetings.farewell"]
)
def test_once_the_letter_is_sent_that_says_the_address_is_forgotten_it_is(
    cast: Cast, through: Any, kind: str
) -> None:
    with guard.arranging():
        write_letter(to="inger@tingsted.example", subject="Tak, Inger", text="Hej Inger", kind=kind, once="1")
        write_letter(to="ruth@tingsted.example", subject="Hej", text="Hej", kind="meetings.seat")
    with open_post_office() as office:
        through(office.port)
        send_letters.func()
    assert {came.to[0] for came in office.received} == {"inger@tingsted.example", "ruth@tingsted.example"}
    last = Letter.objects.get(kind=kind)
    assert (last.to, last.subject, last.text, last.once) == ("", "", "", "1")
    assert last.sent_at is not None
    assert Letter.objects.get(kind="meetings.seat").to == "ruth@tingsted.example"


def test_a_greeting_without_a_name_has_no_space_behind_it(cast: Cast) -> None:
    with guard.arranging():
        letter = write_letter(to="ruth@tingsted.example", subject="Hej", text="Hej \n\nVi ses.  \n")
    assert letter.text == "Hej\n\nVi ses.\n"
