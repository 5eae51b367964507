"""An idea's number is issued once per area, whatever becomes of the idea."""

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cast import Cast
from tingsted.ideas.actions import approve_idea, hide_idea, merge_ideas, raise_idea
from tingsted.ideas.models import Author, Idea
from tingsted.ideas.numbers import ideas_called
from tingsted.kernel import guard
from tingsted.kernel.actions import Refused
from tingsted.places.actions import rename_area

ACTS = st.lists(
    st.tuples(
        st.sampled_from(["write", "merge", "hide", "show"]),
        st.booleans(),
        st.integers(0, 9),
        st.integers(0, 9),
    ),
    max_size=25,
)


def test_the_first_idea_of_an_area_is_number_one(cast: Cast) -> None:
    first = raise_idea(cast.as_ruth, area=cast.glumsoe, words="En sti til søen")
    other = raise_idea(cast.as_asta, area=cast.fodby, words="En bænk")
    second = raise_idea(cast.as_ruth, area=cast.glumsoe, words="Lys på stien")
    assert [first.label, second.label, other.label] == ["Glumsø-1", "Glumsø-2", "Fodby-1"]


def test_a_number_stays_when_the_area_is_renamed(cast: Cast) -> None:
    idea = raise_idea(cast.as_ruth, area=cast.glumsoe, words="En sti til søen")
    with guard.arranging():
        cast.glumsoe.name, cast.glumsoe.prefix = "Glumsø Nord", "GlumsøNord"
        cast.glumsoe.save()
    later = raise_idea(cast.as_ruth, area=cast.glumsoe, words="Lys på stien")
    assert (Idea.objects.get(pk=idea.pk).label, later.label) == ("Glumsø-1", "GlumsøNord-2")


@pytest.mark.parametrize(
    "written", ["Søby-1", "søby-1", "SØBY 1", "soeby-1", "Glumsø-1", "glumsoe 1", " Glumsø - 1", "Søby-001"]
)
def test_a_number_leads_to_its_idea_by_every_name_the_area_has_had(cast: Cast, written: str) -> None:
    idea = raise_idea(cast.as_ruth, area=cast.glumsoe, words="En sti til søen")
    raise_idea(cast.as_asta, area=cast.fodby, words="En bænk")
    rename_area(cast.as_tue, area=cast.glumsoe, name="Søbyerne", short_name="Søby", prefix="Søby")
    later = raise_idea(cast.as_ruth, area=cast.glumsoe, words="Lys på stien")
    assert ideas_called([written, "Søby-2", "Glumsø-2"], Idea.objects.all()) == {
        written: idea, "Søby-2": later, "Glumsø-2": later,
    }  # fmt: skip


@pytest.mark.parametrize("written", ["Søby-3", "Fjernby-1", "sti", "12", "", "Glumsø 2030", "Glumsø-1-2"])
def test_what_is_no_number_of_an_idea_means_none(cast: Cast, written: str) -> None:
    raise_idea(cast.as_ruth, area=cast.glumsoe, words="En sti til søen")
    assert ideas_called([written], Idea.objects.all()) == {}


def test_the_body_puts_together_by_an_old_number_and_by_the_figures_alone(cast: Cast) -> None:
    first = raise_idea(cast.as_ruth, area=cast.glumsoe, words="En sti til søen")
    raise_idea(cast.as_ruth, area=cast.glumsoe, words="Sti ved søen")
    rename_area(cast.as_tue, area=cast.glumsoe, name="Søbyerne", short_name="Søby", prefix="Søby")
    raise_idea(cast.as_ruth, area=cast.glumsoe, words="Grussti")
    client = Client()
    client.force_login(cast.ruth)
    client.post("/ideer/Glumsø-2/saml/", {"into": "1"})
    client.post("/ideer/Søby-3/saml/", {"into": "søby 1"})
    assert list(first.merged.order_by("number").values_list("label", flat=True)) == ["Glumsø-2", "Søby-3"]


@given(acts=ACTS)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_numbers_are_gapless_and_no_author_is_lost_under_any_acts(cast: Cast, acts: list[tuple]) -> None:
    with guard.arranging():
        Idea.objects.filter(merged_into__isnull=False).delete()
        Idea.objects.all().delete()
        cast.glumsoe.__class__.objects.get(pk=cast.glumsoe.pk)
        from tingsted.ideas.models import NumberSeries

        NumberSeries.objects.all().delete()
    ideas: dict[int, list[Idea]] = {cast.glumsoe.pk: [], cast.fodby.pk: []}
    written = 0
    for what, here, first, second in acts:
        area, actor = (cast.glumsoe, cast.as_ruth) if here else (cast.fodby, cast.as_asta)
        known = ideas[area.pk]
        if what == "write":
            written += 1
            known.append(raise_idea(actor, area=area, words=f"Idé {written}", name=f"Forfatter {written}"))
        elif known:
            idea = Idea.objects.get(pk=known[first % len(known)].pk)
            try:
                if what == "merge":
                    merge_ideas(actor, idea=idea, into=known[second % len(known)])
                elif what == "hide":
                    hide_idea(actor, idea=idea)
                else:
                    approve_idea(actor, idea=idea)
            except Refused:
                pass
    for area in (cast.glumsoe, cast.fodby):
        rows = Idea.objects.filter(area=area)
        assert sorted(rows.values_list("number", flat=True)) == list(range(1, len(ideas[area.pk]) + 1))
        assert not rows.filter(merged_into__merged_into__isnull=False).exists(), "a merge never chains"
        assert not Author.objects.filter(idea__area=area, idea__merged_into__isnull=False).exists()
        said = sorted(Author.objects.filter(idea__area=area).values_list("from_label", flat=True))
        assert said == sorted(rows.values_list("label", flat=True)), (
            "each author is kept under the number they said it"
        )
