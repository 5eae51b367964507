"""An idea's number is issued once per area, whatever becomes of the idea."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cast import Cast
from tingsted.ideas.actions import approve_idea, hide_idea, merge_ideas, raise_idea
from tingsted.ideas.models import Author, Idea
from tingsted.kernel import guard
from tingsted.kernel.actions import Refused

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
