"""The cooperation basis from draft to adoption: who writes, who answers, what stands in the ledger, what is public."""

from __future__ import annotations

import io
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from pypdf import PdfReader

from cast import Cast
from tingsted.agreements import actions
from tingsted.agreements.models import Answer, Basis, Entered, Part, Pledge, State, Version
from tingsted.agreements.queries import contact_rows
from tingsted.kernel import clock, guard
from tingsted.kernel.actions import Refused
from tingsted.kernel.rights import NotAllowed
from tingsted.notices.models import Ask
from tingsted.places.models import Seat
from tingsted.promises.models import Promise

WEEK = timedelta(days=7)
ANSWER = "Vi svarer inden for fire uger"
OPEN_DOOR = "Rådet holder døren åben"


def drafted(cast: Cast) -> Version:
    """A draft with a section, the annex of contacts and a promise of each side."""
    version = actions.begin_basis(cast.as_tue, title="Grundlag for samarbejde", office=cast.contact)
    actions.write_part(cast.as_gudrun, version=version, heading="Formål", text="Vi vil:\n\n- tale sammen")
    actions.write_part(
        cast.as_gudrun, version=version, heading="Kontakter", kind=Part.Kind.CONTACTS, text="Ring bare."
    )
    actions.write_pledge(cast.as_gudrun, version=version, words=ANSWER, side=Pledge.Side.MUNICIPALITY)
    actions.write_pledge(cast.as_gudrun, version=version, words=OPEN_DOOR, side=Pledge.Side.BODIES)
    return version


def adopted(cast: Cast, version: Version, **more: Any) -> Version:
    facts = {"adopted_on": clock.today(), "adopted_by": "Byrådet", "review_on": clock.today() + 52 * WEEK}
    return actions.adopt_version(cast.as_gudrun, version=version, **{**facts, **more})


def asked(cast: Cast) -> Version:
    return actions.ask_bodies(cast.as_gudrun, version=drafted(cast), answers_by=clock.today() + 6 * WEEK)


def standing() -> list[tuple[str, str, bool]]:
    return [(p.title, str(p.owed_by), p.public) for p in Promise.objects.standing().order_by("pk")]


def test_a_draft_is_seen_by_its_keepers_until_it_is_sent_out(cast: Cast, client: Client) -> None:
    version = drafted(cast)
    seen = {}
    for name in ("", "ruth", "holger", "gudrun", "tue"):
        client.logout()
        if name:
            client.force_login(getattr(cast, name))
        seen[name] = client.get(version.get_absolute_url()).status_code
    assert seen == {"": 404, "ruth": 404, "holger": 404, "gudrun": 200, "tue": 200}
    actions.ask_bodies(cast.as_gudrun, version=version, answers_by=clock.today() + WEEK)
    client.logout()
    assert client.get(version.get_absolute_url()).status_code == 200


def test_what_is_changed_in_a_draft_stands_in_the_history_when_it_is_sent_out_and_for_its_keepers_before(
    cast: Cast,
) -> None:
    first = adopted(cast, drafted(cast))
    second = actions.begin_version(cast.as_gudrun, basis=first.basis)
    actions.write_part(cast.as_gudrun, version=second, heading="Nedlæggelse af råd", text="Vi overvejer.")
    page = f"{first.basis.get_absolute_url()}historie/"
    keeper, others = Client(), (Client(), Client())
    keeper.force_login(cast.gudrun)
    others[1].force_login(cast.ruth)
    assert "Nedlæggelse af råd" in keeper.get(page).content.decode()
    for other in others:
        seen = other.get(page).content.decode()
        assert "Formål" in seen and "Nedlæggelse af råd" not in seen
    actions.ask_bodies(cast.as_gudrun, version=second, answers_by=clock.today() + WEEK)
    assert "Nedlæggelse af råd" in others[0].get(page).content.decode()


def test_every_body_is_asked_and_the_words_stand_still_while_they_answer(cast: Cast) -> None:
    version = asked(cast)
    waiting = Ask.objects.waiting().filter(kind="agreements.answer").order_by("office__name")
    assert [str(ask.office) for ask in waiting] == ["Fodby Lokalråd", "Glumsø Lokalråd"]
    with pytest.raises(Refused, match="Tag den tilbage"):
        actions.write_part(cast.as_gudrun, version=version, heading="Nyt")
    actions.answer_draft(cast.as_ruth, version=version, body=cast.council, stand=Answer.Stand.AGREES)
    assert [str(ask.office) for ask in waiting.all()] == ["Fodby Lokalråd"]
    actions.take_back_draft(cast.as_gudrun, version=version)
    assert waiting.all().count() == 0
    actions.write_part(cast.as_gudrun, version=version, heading="Nyt")


def test_a_body_speaks_for_itself_and_a_comment_has_words(cast: Cast) -> None:
    version = asked(cast)
    for actor, body in ((cast.as_ejner, cast.council), (cast.as_gudrun, cast.council)):
        with pytest.raises(NotAllowed):
            actions.answer_draft(actor, version=version, body=body, stand="agrees")
    with pytest.raises(Refused, match="omfatter ikke"):
        actions.answer_draft(cast.as_ruth, version=version, body=cast.fodby_council, stand="agrees")
    with pytest.raises(Refused) as refused:
        actions.answer_draft(cast.as_ruth, version=version, body=cast.council, stand="not yet")
    assert refused.value.field == "words"


def test_a_text_for_some_bodies_asks_only_them(cast: Cast) -> None:
    version = drafted(cast)
    with guard.arranging():
        version.basis.bodies.set([cast.fodby_council])
    actions.ask_bodies(cast.as_gudrun, version=version, answers_by=clock.today() + WEEK)
    assert [str(ask.office) for ask in Ask.objects.filter(kind="agreements.answer")] == ["Fodby Lokalråd"]
    with pytest.raises(NotAllowed):
        actions.answer_draft(cast.as_ruth, version=version, body=cast.council, stand="agrees")


def test_the_municipalitys_promises_are_public_and_a_bodys_stand_only_where_it_agreed(cast: Cast) -> None:
    version = asked(cast)
    actions.answer_draft(cast.as_ruth, version=version, body=cast.council, stand="comments", words="Ja, men")
    actions.answer_draft(
        cast.as_asta, version=version, body=cast.fodby_council, stand="not yet", words="Nej, fordi"
    )
    adopted(cast, version)
    assert standing() == [
        (ANSWER, "Kontakt for lokalområder", True),
        (OPEN_DOOR, "Glumsø Lokalråd", False),
    ]
    assert Promise.objects.standing().visible_to(None).count() == 1
    assert Ask.objects.waiting().filter(kind="agreements.answer").count() == 0


def test_a_new_version_keeps_what_is_said_again_and_lets_go_of_what_is_not(cast: Cast) -> None:
    first = adopted(cast, drafted(cast))
    kept = Promise.objects.standing().get()
    second = actions.begin_version(cast.as_gudrun, basis=first.basis)
    assert [p.heading for p in second.parts.all()] == ["Formål", "Kontakter"]
    actions.write_pledge(
        cast.as_gudrun, version=second, words="Vi mødes i marts", side=Pledge.Side.MUNICIPALITY
    )
    adopted(cast, second)
    assert [p.title for p in Promise.objects.standing().order_by("pk")] == [ANSWER, "Vi mødes i marts"]
    assert Promise.objects.standing().order_by("pk")[0] == kept
    third = actions.begin_version(cast.as_gudrun, basis=first.basis)
    pledge = third.pledges.get(words=ANSWER)
    actions.write_pledge(
        cast.as_gudrun, version=third, pledge=pledge, words="Vi svarer inden for tre uger", side=pledge.side
    )
    adopted(cast, third)
    assert [p.title for p in Promise.objects.standing().order_by("pk")] == [
        "Vi mødes i marts",
        "Vi svarer inden for tre uger",
    ]
    states = Version.objects.order_by("number").values_list("state", flat=True)
    assert list(states) == [State.REPLACED, State.REPLACED, State.ADOPTED]
    assert Entered.objects.count() == 3


def test_an_adopted_text_is_never_changed(cast: Cast) -> None:
    version = adopted(cast, drafted(cast))
    part = version.parts.all()[0]
    for act in (
        lambda: actions.write_part(cast.as_gudrun, version=version, heading="Nyt"),
        lambda: actions.remove_part(cast.as_gudrun, part=part),
        lambda: actions.introduce_version(cast.as_gudrun, version=version, introduction="Nyt"),
        lambda: adopted(cast, version),
    ):
        with pytest.raises(Refused):
            act()


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"adopted_on": date(2100, 1, 1)}, "adopted_on"),
        ({"adopted_by": " "}, "adopted_by"),
        ({"review_on": date(2020, 1, 1)}, "review_on"),
    ],
)
def test_an_adoption_says_when_by_whom_and_when_it_is_looked_at_again(
    cast: Cast, facts: dict[str, Any], field: str
) -> None:
    with pytest.raises(Refused) as refused:
        adopted(cast, drafted(cast), **facts)
    assert refused.value.field == field


def test_only_the_month_is_shown_where_the_day_is_not_known(cast: Cast, client: Client) -> None:
    version = adopted(cast, drafted(cast), adopted_on=date(2019, 12, 10), only_month=True)
    page = client.get(version.basis.get_absolute_url()).content.decode()
    assert "Vedtaget af Byrådet, december 2019" in page
    assert "10. december" not in page


def test_the_annex_of_contacts_is_todays(cast: Cast, client: Client) -> None:
    version = adopted(cast, drafted(cast))
    page = client.get(version.basis.get_absolute_url()).content.decode()
    assert ("Ruth Skovsti" in page, "Gudrun Aabred" in page, "Digital Post" in page) == (True, True, True)
    with guard.arranging():
        Seat.objects.filter(person=cast.ruth).update(public=False)
    rows = {row.body.name: [str(seat.person) for seat in row.local] for row in contact_rows([cast.council])}
    assert rows == {"Glumsø Lokalråd": []}


def test_the_differences_are_marked_for_eye_and_ear(cast: Cast, client: Client) -> None:
    first = adopted(cast, drafted(cast))
    second = actions.begin_version(cast.as_gudrun, basis=first.basis)
    part = second.parts.get(heading="Formål")
    actions.write_part(
        cast.as_gudrun, version=second, part=part, heading="Formål", text="Vi vil:\n\n- skrive sammen"
    )
    client.force_login(cast.gudrun)
    page = client.get(f"{second.get_absolute_url()}forskelle/").content.decode()
    assert '<del><span class="visually-hidden">[taget ud: </span>tale' in page
    assert '<ins><span class="visually-hidden">[sat ind: </span>skrive' in page
    client.logout()
    assert client.get(f"{second.get_absolute_url()}forskelle/").status_code == 404


def test_the_text_as_pdf_archives_reads_aloud_and_holds_all_its_words(cast: Cast, client: Client) -> None:
    version = adopted(cast, drafted(cast))
    found = client.get(f"{version.get_absolute_url()}grundlag.pdf")
    reader = PdfReader(io.BytesIO(found.content))
    words = " ".join(page.extract_text() for page in reader.pages)
    for said in (
        "Grundlag for samarbejde",
        "tale sammen",
        ANSWER,
        OPEN_DOOR,
        "Bilag 1: Kontakter",
        "Ruth Skovsti",
    ):
        assert (said, said in words) == (said, True)
    marks = found.content
    assert [
        mark in marks for mark in (b"<pdfaid:part>2<", b"<pdfaid:conformance>A<", b"<pdfuaid:part>1<")
    ] == [True] * 3


def test_the_area_page_leads_to_the_text_in_force(cast: Cast, client: Client) -> None:
    address = cast.glumsoe.get_absolute_url()
    assert "Sådan arbejder vi sammen" not in client.get(address).content.decode()
    version = adopted(cast, drafted(cast))
    assert f'href="{version.basis.get_absolute_url()}"' in client.get(address).content.decode()


def test_two_texts_of_one_name_and_a_body_as_keeper_are_refused(cast: Cast) -> None:
    drafted(cast)
    with pytest.raises(Refused, match="allerede en tekst"):
        actions.begin_basis(cast.as_tue, title="Grundlag for samarbejde", office=cast.contact)
    with pytest.raises(Refused) as refused:
        actions.begin_basis(cast.as_tue, title="Et andet", office=cast.council)
    assert refused.value.field == "office"
    with pytest.raises(NotAllowed):
        actions.begin_basis(cast.as_gudrun, title="Et tredje", office=cast.contact)
    with pytest.raises(Refused, match="allerede et udkast"):
        actions.begin_version(cast.as_gudrun, basis=Basis.objects.get())
