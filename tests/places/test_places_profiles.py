"""The mutual profile: what an office says of itself, who cares about what, and the municipality's own topics."""

from __future__ import annotations

import pytest
from django.test import Client

from cast import Cast
from tingsted.kernel import clock
from tingsted.kernel.actions import Refused
from tingsted.kernel.rights import NotAllowed
from tingsted.places.actions import describe_office, dissolve_office, enter_topic, retire_topic, reword_topic
from tingsted.places.first_topics import FIRST_TOPICS
from tingsted.places.models import Office, Profile, Topic
from tingsted.places.topics import all_topics, topics_in, who_cares

TRAFFIC = "trafiksikkerhed-og-kollektiv-trafik"


def topic(slug: str = TRAFFIC) -> Topic:
    return Topic.objects.get(slug=slug)


def names(offices: object) -> list[str]:
    return [office.name for office in offices]  # type: ignore[attr-defined]  # a list or a query of offices


def test_a_new_municipality_begins_with_the_topics_of_the_councils_own_statutes(cast: Cast) -> None:
    assert [t.name for t in Topic.objects.current()] == [name for name, _ in FIRST_TOPICS]


def test_an_office_writes_its_profile_and_the_year_of_what_it_can_manage_is_kept(cast: Cast) -> None:
    describe_office(
        cast.as_ruth,
        office=cast.council,
        topics=[topic()],
        about="Vi taler for landsbyerne.",
        meets="Første onsdag",
        can_manage="To høringer",
    )
    profile = Profile.objects.get(office=cast.council)
    assert (profile.meets, profile.can_manage, profile.manages_in) == (
        "Første onsdag",
        "To høringer",
        clock.today().year,
    )
    assert Office.objects.get(pk=cast.council.pk).about == "Vi taler for landsbyerne."
    describe_office(cast.as_ruth, office=cast.council, can_manage="")
    profile.refresh_from_db()
    assert (profile.manages_in, names_of(profile)) == (None, [topic().name])


def names_of(profile: Profile) -> list[str]:
    return [t.name for t in profile.topics.all()]


def test_who_cares_about_traffic_is_one_question(cast: Cast) -> None:
    for actor, office in ((cast.as_ruth, cast.council), (cast.as_holger, cast.roads)):
        describe_office(actor, office=office, topics=[topic()])
    describe_office(cast.as_asta, office=cast.fodby_council, topics=[topic("kultur-og-fritid")])
    asked = topics_in("Vi vil sænke farten på skolevejen i Glumsø")
    assert topic() in asked
    assert names(who_cares([topic()])) == ["Glumsø Lokalråd", "Vej og Park"]
    assert names(who_cares([topic()], bodies=True)) == ["Glumsø Lokalråd"]
    assert names(who_cares([topic()], bodies=False)) == ["Vej og Park"]
    row = next(row for row in all_topics() if row.topic == topic())
    assert (names(row.bodies), names(row.town_hall)) == (["Glumsø Lokalråd"], ["Vej og Park"])


def test_a_dissolved_body_is_not_asked(cast: Cast) -> None:
    describe_office(cast.as_tue, office=cast.culture, topics=[topic()])
    assert names(who_cares([topic()])) == ["Kultur og Borgerservice"]
    dissolve_office(cast.as_tue, office=cast.culture, on=clock.today())
    assert names(who_cares([topic()])) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Et søskende til vores hund", []),
        ("Ny lokalplan ved stationen", ["lokalplaner-og-dispensationer", TRAFFIC]),
        ("Flere aktiviteter for unge", ["kultur-og-fritid"]),
        ("", []),
    ],
)
def test_a_text_tells_its_topics_by_the_words_people_use(cast: Cast, text: str, found: list[str]) -> None:
    assert [t.slug for t in topics_in(text)] == found


def test_the_municipality_keeps_its_own_list(cast: Cast) -> None:
    made = enter_topic(cast.as_tue, name="Boliger", words="bolig,  bolig, bosætning")
    assert (made.slug, made.words, made.position) == ("boliger", "bolig, bosætning", 9)
    reword_topic(cast.as_tue, topic=made, name="Bosætning", words="bolig", position=0, seen=1)
    assert next(t.slug for t in Topic.objects.current()) == "boliger"
    with pytest.raises(Refused, match="allerede et emne"):
        enter_topic(cast.as_tue, name="bosætning")
    retire_topic(cast.as_tue, topic=made)
    assert "boliger" not in [t.slug for t in Topic.objects.current()]
    for actor in (cast.as_ruth, cast.as_gudrun, cast.inger):
        with pytest.raises(NotAllowed):
            enter_topic(actor, name="Heste")


def test_a_retired_topic_stays_with_those_who_chose_it_when_they_write_anew(
    cast: Cast, client: Client
) -> None:
    describe_office(cast.as_ruth, office=cast.council, topics=[topic()])
    retire_topic(cast.as_tue, topic=topic())
    client.force_login(cast.ruth)
    address = f"{cast.council.get_absolute_url()}tekst/"
    assert 'value="' + TRAFFIC + '"' in client.get(address).content.decode()
    sent = {
        "topics": [TRAFFIC],
        "meets": "Om onsdagen",
        "seen": str(Office.objects.get(pk=cast.council.pk).version),
    }
    assert client.post(address, sent).status_code == 302
    assert names_of(Profile.objects.get(office=cast.council)) == [topic().name]


def test_a_department_is_asked_what_fits_a_department(cast: Cast, client: Client) -> None:
    client.force_login(cast.holger)
    fields = client.get(f"{cast.roads.get_absolute_url()}tekst/").context["form"].fields
    assert list(fields) == ["about", "topics", "cares_about", "involve_when", "reach", "mailbox", "seen"]


def test_the_profile_stands_on_the_offices_page_and_on_the_areas(cast: Cast, client: Client) -> None:
    describe_office(
        cast.as_ruth, office=cast.council, topics=[topic()], meets="Første onsdag", can_manage="To høringer"
    )
    office = client.get(cast.council.get_absolute_url()).content.decode()
    area = client.get(cast.glumsoe.get_absolute_url()).content.decode()
    for words in (topic().name, "Første onsdag", "To høringer"):
        assert (words, words in office, words in area) == (words, True, True)


def test_the_page_of_topics_is_public_and_asks_as_often_for_many_bodies(
    cast: Cast, client: Client, django_assert_max_num_queries: object
) -> None:
    describe_office(cast.as_ruth, office=cast.council, topics=list(Topic.objects.all()))
    describe_office(cast.as_holger, office=cast.roads, topics=[topic()])
    with django_assert_max_num_queries(6):  # type: ignore[operator]  # pytest-django's fixture
        page = client.get("/emner/").content.decode()
    assert (page.count("Glumsø Lokalråd"), page.count(">Vej og Park<")) == (8, 1)
