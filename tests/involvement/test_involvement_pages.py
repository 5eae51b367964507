"""The pages of the ledger: answering from a mail, the preview of whom to ask, documents, lists, files."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from cast import Cast
from involvement.conftest import start
from tingsted.involvement.actions import (
    add_document,
    add_version,
    contribute,
    invite,
    open_matter,
    write_draft,
)
from tingsted.involvement.models import Invitation, Matter
from tingsted.involvement.notices import answer_token
from tingsted.involvement.queries import candidates
from tingsted.kernel import clock, guard, rounds
from tingsted.kernel.actions import Refused
from tingsted.kernel.rights import may
from tingsted.notices.models import Letter
from tingsted.places.actions import describe_office, end_seat
from tingsted.places.models import Mandate, Seat, Subject


def page(client: Client, path: str) -> str:
    return " ".join(client.get(path).content.decode().split())


def words_of(client: Client, path: str) -> str:
    """The text of a page."""
    return " ".join(re.sub(r"<[^>]*>", " ", page(client, path)).split())


def the_links() -> list[str]:
    """The three links of Ruth's letter: yes, more, no."""
    text = Letter.objects.get(to="ruth@tingsted.example").text
    return re.findall(r"https?://[^/]+(/invitationer/svar/\S+)", text)


def test_opening_a_link_from_the_mail_answers_nothing(client: Client, glumsoe: Invitation) -> None:
    for link in the_links():
        assert client.get(link).status_code == 200
        assert client.head(link).status_code == 200
    glumsoe.refresh_from_db()
    assert (glumsoe.reply, glumsoe.seen_on) == ("", None)


def test_one_press_answers_for_the_body_without_signing_in(client: Client, glumsoe: Invitation) -> None:
    yes, more, no = the_links()
    shown = client.get(no)
    assert shown.content.decode().count("Sig nej tak") == 1
    sent = client.post(no, {"reply": "no thanks", "seen": glumsoe.version})
    assert sent.status_code == 302
    assert "Tak, nu ved vi det" in words_of(client, sent["Location"])
    glumsoe.refresh_from_db()
    assert (glumsoe.reply, more.endswith("?svar=mere"), yes.endswith("?svar=ja")) == ("no thanks", True, True)


def test_a_link_that_was_cut_or_whose_seat_has_ended_leads_to_a_kind_page(
    cast: Cast, client: Client, glumsoe: Invitation
) -> None:
    link = the_links()[0]
    assert client.get(link[: link.index("?") - 3] + "/").status_code == 404
    with guard.arranging():
        Seat.objects.filter(person=cast.ruth).update(ends=clock.today() - timedelta(days=1))
    gone = client.get(link)
    assert gone.status_code == 410
    assert client.post(link, {"reply": "no thanks"}).status_code == 410


def test_a_second_speaker_who_answers_from_the_mail_sees_what_the_first_said(
    cast: Cast, client: Client, glumsoe: Invitation
) -> None:
    link = the_links()[2]
    assert client.post(link, {"reply": "will contribute", "seen": glumsoe.version}).status_code == 302
    late = client.post(link, {"reply": "no thanks", "seen": glumsoe.version, "reason": "Vi kan ikke."})
    assert late.status_code == 409
    text = " ".join(late.content.decode().split())
    assert ("En anden svarede for jer" in text, "Byder ind" in text, "Vi kan ikke." in text) == (
        True,
        True,
        True,
    )


def test_one_with_a_mandate_for_answers_answers_and_gets_the_letter(cast: Cast, matter: Matter) -> None:
    with guard.arranging():
        seat = Seat.objects.get(person=cast.ejner)
        Mandate.objects.create(seat=seat, subject=Subject.ANSWERS, starts=clock.today())
    invitation = invite(cast.as_holger, matter=matter, offices=[cast.council])[0]
    assert sorted(Letter.objects.values_list("to", flat=True)) == [
        "ejner@tingsted.example",
        "ruth@tingsted.example",
    ]
    assert may("involvement.answer", cast.as_ejner, invitation) is True


def test_the_preparation_is_seen_by_the_bodys_own_members_only(
    cast: Cast, client: Client, glumsoe: Invitation
) -> None:
    write_draft(cast.as_ejner, invitation=glumsoe, draft="Et hemmeligt udkast")
    statuses = {}
    for name, person in (
        ("Ruth", cast.ruth),
        ("Ejner", cast.ejner),
        ("Holger", cast.holger),
        ("Gudrun", cast.gudrun),
    ):
        client.force_login(person)
        found = client.get(glumsoe.get_absolute_url())
        statuses[name] = (found.status_code, "Et hemmeligt udkast" in found.content.decode())
    assert statuses == {
        "Ruth": (200, True),
        "Ejner": (200, True),
        "Holger": (403, False),
        "Gudrun": (403, False),
    }


def test_two_who_write_on_the_draft_see_each_others_words(
    cast: Cast, client: Client, glumsoe: Invitation
) -> None:
    room = write_draft(cast.as_ejner, invitation=glumsoe, draft="Første udkast")
    write_draft(cast.as_ruth, invitation=glumsoe, draft="Ruths udkast", seen=room.version)
    client.force_login(cast.ejner)
    clash = client.post(
        f"{glumsoe.get_absolute_url()}udkast/", {"draft": "Ejners udkast", "seen": room.version}
    )
    text = clash.content.decode()
    assert (clash.status_code, "Ruths udkast" in text, "Ejners udkast" in text) == (409, True, True)


def test_agreeing_is_with_the_draft_one_has_read(cast: Cast, client: Client, glumsoe: Invitation) -> None:
    room = write_draft(cast.as_ejner, invitation=glumsoe, draft="Første udkast")
    client.force_login(cast.ruth)
    path = f"{glumsoe.get_absolute_url()}enig/"
    assert client.post(path, {"seen": room.version}).status_code == 302
    assert "Ruth Skovsti er enig" in words_of(client, glumsoe.get_absolute_url())
    write_draft(cast.as_ejner, invitation=glumsoe, draft="Andet udkast")
    assert "Ruth Skovsti har ikke sagt noget endnu" in words_of(client, glumsoe.get_absolute_url())
    assert client.post(path, {"seen": room.version}).status_code == 422


def test_the_preview_proposes_by_area_and_by_what_a_body_cares_about_and_says_what_waits(cast: Cast) -> None:
    describe_office(cast.as_asta, office=cast.fodby_council, cares_about="Stier, unge")
    for number in range(2):
        busy = open_matter(
            cast.as_holger,
            matter=start(cast, title=f"Sag {number}", deadline=clock.today() + timedelta(days=20)),
        )
        invite(cast.as_holger, matter=busy, offices=[cast.council])
    matter = open_matter(cast.as_holger, matter=start(cast, title="Stier"))
    found = rounds.read(candidates(matter, areas=[cast.glumsoe], themes=["cykelstier", "stier"]))
    assert [(str(c.office), c.why, c.chosen) for c in found] == [
        ("Fodby Lokalråd", ("De går op i stier.",), True),
        ("Glumsø Lokalråd", ("Det handler om Glumsø og Omegn.",), True),
    ]
    assert found[0].waiting == "Intet venter hos Fodby Lokalråd lige nu."
    assert found[1].waiting.startswith("Glumsø Lokalråd har to åbne sager denne måned, den næste ")


def test_the_preview_asks_nobody_until_it_is_sent(cast: Cast, client: Client, matter: Matter) -> None:
    client.force_login(cast.holger)
    path = f"{matter.get_absolute_url()}inviter/"
    assert "Glumsø Lokalråd" in words_of(client, f"{path}?omraade=glumsoe&tema=stier")
    assert Invitation.objects.count() == 0
    assert client.post(path, {"offices": [cast.council.pk]}).status_code == 302
    assert "Allerede spurgt Glumsø Lokalråd" in words_of(client, path)


def test_the_public_page_counts_answers_and_names_only_those_who_contributed(
    cast: Cast, client: Client, matter: Matter, glumsoe: Invitation
) -> None:
    fodby = invite(cast.as_holger, matter=matter, offices=[cast.fodby_council])[0]
    contribute(cast.as_ruth, invitation=glumsoe, words="Krydset ved kirken.")
    client.post(f"/invitationer/svar/{answer_token(fodby, Seat.objects.get(person=cast.asta))}/",
                {"reply": "no thanks", "reason": "Vi har travlt."})  # fmt: skip
    text = words_of(client, matter.get_absolute_url())
    assert "To er spurgt. To har svaret. Et nej tak er lige så godt et svar som de andre." in text
    assert ("Krydset ved kirken." in text, "Fodby" in text, "Vi har travlt." in text) == (True, False, False)


def test_the_contact_office_follows_its_own_bodies_and_others_nothing(
    cast: Cast, client: Client, matter: Matter, glumsoe: Invitation
) -> None:
    path = matter.overview_url()
    statuses = {}
    for name, person in (("Gudrun", cast.gudrun), ("Ruth", cast.ruth), ("Birgit", cast.birgit)):
        client.force_login(person)
        statuses[name] = client.get(path).status_code
    assert statuses == {"Gudrun": 200, "Ruth": 403, "Birgit": 403}


def test_matters_are_found_by_phase_area_and_kind(cast: Cast, client: Client) -> None:
    for title, more in (
        ("Skoleveje", {"areas": [cast.glumsoe]}),
        ("Bustider", {"kind": "project"}),
        ("Lamper", {"for_information": True, "deadline": None, "areas": [cast.fodby]}),
    ):
        facts: dict[str, Any] = {"title": title, **more}
        open_matter(cast.as_holger, matter=start(cast, **facts))
    start(cast, title="Hemmelig")

    def titles(query: str) -> list[str]:
        return sorted(re.findall(r'<h3><a href="/sager/[^"]*">([^<]*)', page(client, f"/sager/{query}")))

    assert titles("") == ["Bustider", "Lamper", "Skoleveje"]
    assert titles("?fase=open") == ["Bustider", "Skoleveje"]
    assert titles("?fase=information") == ["Lamper"]
    assert titles("?omraade=glumsoe") == ["Bustider", "Skoleveje"]
    assert titles("?slags=project") == ["Bustider"]
    assert titles("?slags=noget&fase=sludder") == ["Bustider", "Lamper", "Skoleveje"]


def test_a_text_gets_numbered_paragraphs_and_every_version_stays(
    cast: Cast, client: Client, matter: Matter
) -> None:
    document = add_document(
        cast.as_holger, matter=matter, title="Udkast", text="# Mål\nFærre uheld.\n\nFlere stier."
    )
    add_version(
        cast.as_holger,
        document=document,
        text="# Mål\n\nFærre  UHELD.\n\nLys på stierne.",
        note="Lys er nyt.",
    )
    first, second = (document.versions.get(number=n) for n in (1, 2))
    assert [(p.number, p.heading, p.text) for p in first.paragraphs.all()] == [
        (1, True, "Mål"),
        (2, False, "Færre uheld."),
        (3, False, "Flere stier."),
    ]
    same = set(first.paragraphs.values_list("digest", flat=True)) & set(
        second.paragraphs.values_list("digest", flat=True)
    )
    assert len(same) == 2
    assert "Lys på stierne." in words_of(client, document.get_absolute_url())
    assert "Der er en nyere udgave." in words_of(client, f"{document.get_absolute_url()}?version=1")


def test_a_file_is_fetched_and_never_opened_in_our_pages(cast: Cast, client: Client, matter: Matter) -> None:
    file = SimpleUploadedFile("C:\\kort\\udkast.pdf", b"%PDF-1.7")
    document = add_document(cast.as_holger, matter=matter, title="Kort", file=file)
    got = client.get(f"{document.get_absolute_url()}1/fil/")
    assert (got.status_code, got["Content-Disposition"].startswith("attachment"), b"".join(got)) == (  # type: ignore[arg-type]  # a streamed file
        200,
        True,
        b"%PDF-1.7",
    )
    with pytest.raises(Refused, match="PDF, Word"):
        add_document(
            cast.as_holger, matter=matter, title="Slem", file=SimpleUploadedFile("slem.html", b"<b>")
        )
    with pytest.raises(Refused, match="Sæt teksten ind"):
        add_document(cast.as_holger, matter=matter, title="Tom", text="  ")


def test_a_letter_that_lost_its_seat_gives_nobody_elses_rights(
    cast: Cast, client: Client, glumsoe: Invitation
) -> None:
    token = answer_token(glumsoe, Seat.objects.get(person=cast.asta))
    assert client.post(f"/invitationer/svar/{token}/", {"reply": "no thanks"}).status_code == 410
    end_seat(cast.as_ruth, seat=Seat.objects.get(person=cast.ejner), on=clock.today())
    assert may("involvement.answer", cast.as_ejner, glumsoe) is False
