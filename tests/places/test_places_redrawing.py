"""The map changes: drafted, looked at, adopted, carried out; nothing that was is lost."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from shapely.geometry import MultiPolygon, Polygon, box, mapping

from cast import Cast
from tingsted.ideas.actions import raise_idea
from tingsted.ideas.models import Idea
from tingsted.kernel import clock, guard
from tingsted.kernel.actions import Refused
from tingsted.kernel.actors import CLOCK, OPERATOR, VISITOR
from tingsted.kernel.events import about
from tingsted.kernel.models import JournalEntry
from tingsted.kernel.rights import NotAllowed
from tingsted.places.actions import (
    adopt_boundary,
    adopt_redrawing,
    carry_out_due,
    choose_parts,
    drop_redrawing,
    enter_area,
    prepare_division,
    prepare_merger,
    prepare_outline,
    rename_area,
)
from tingsted.places.models import Area, Municipality, Redrawing
from tingsted.places.outlines import OutlineRefused
from tingsted.places.redrawn import outcome
from tingsted.places.whereabouts import areas_at

WEST, EAST = box(11.60, 55.30, 11.65, 55.40), box(11.65, 55.30, 11.70, 55.40)
WHOLE = box(11.60, 55.30, 11.70, 55.40)
FACTS: dict[str, Any] = {
    "adopted_by": "Kommunalbestyrelsen",
    "certainty": "documented",
    "source": "Kortbilag 1",
}
NEW = {"name": "Sandby og Omegn", "short_name": "Sandby", "prefix": "Sandby"}


@pytest.fixture
def land(cast: Cast) -> Cast:
    """Glumsø is the western half of a rectangle, Fodby the eastern."""
    with guard.arranging():
        cast.glumsoe.place_names = [{"name": n, "kind": "village"} for n in ("Glumsø", "Sandby")]
        cast.glumsoe.save()
    for area, outline in ((cast.glumsoe, WEST), (cast.fodby, EAST)):
        adopt_boundary(OPERATOR, area=area, geometry=dict(mapping(outline)), certainty="documented")
    return cast


def sentences(area: Area) -> list[str]:
    entries = JournalEntry.objects.filter(about=about(area)).order_by("position")
    return [entry.sentence("da", public=True) for entry in entries]


def test_a_new_boundary_is_a_new_version_and_the_old_one_ends_the_day_before(land: Cast) -> None:
    first = clock.today() + timedelta(days=30)
    draft = prepare_outline(
        land.as_gudrun, area=land.glumsoe, outline=box(11.60, 55.30, 11.64, 55.40), on=first, **FACTS
    )
    assert (draft.state, land.glumsoe.boundaries.count()) == ("open", 1)
    adopt_redrawing(land.as_gudrun, redrawing=draft)
    versions = land.glumsoe.boundaries.order_by("pk")
    assert [(v.valid_from, v.valid_until, v.adopted_by) for v in versions] == [
        (None, first - timedelta(days=1), ""),
        (first, None, "Kommunalbestyrelsen"),
    ]
    assert [a.short_name for a in areas_at(11.645, 55.35).areas] == ["Glumsø"]
    assert areas_at(11.645, 55.35, first).areas == ()


def test_a_draft_tells_what_it_would_overlap_and_leave_open_and_changes_nothing(land: Cast) -> None:
    draft = prepare_outline(
        land.as_gudrun, area=land.glumsoe, outline=box(11.61, 55.30, 11.66, 55.40), on=clock.today(), **FACTS
    )
    seen = outcome(draft)
    both = {land.glumsoe.pk, land.fodby.pk}
    found = {f.kind: (set(f.areas), round(f.hectares)) for f in seen.findings}
    assert found == {"overlap": (both, 706), "gap": (set(), 706)}
    assert round(seen.change(land.glumsoe.pk)[0]) == round(seen.change(land.glumsoe.pk)[1]) == 3531
    assert land.glumsoe.boundaries.count() == 1


def test_a_division_makes_an_area_of_the_piece_and_the_ideas_of_its_villages_keep_their_numbers(
    land: Cast,
) -> None:
    ideas = [
        raise_idea(land.as_ruth, area=land.glumsoe, words="En bænk", place=place)
        for place in ("Glumsø", "Sandby", "")
    ]
    draft = prepare_division(
        land.as_tue, area=land.glumsoe, outline=box(11.5, 55.35, 11.8, 55.5), on=clock.today(),
        places=[{"name": "Sandby", "kind": "village"}], **NEW, **FACTS,
    )  # fmt: skip
    adopt_redrawing(land.as_tue, redrawing=draft)
    sandby = Area.objects.get(prefix="Sandby")
    assert [a.short_name for a in areas_at(11.62, 55.38).areas] == ["Sandby"]
    assert [a.short_name for a in areas_at(11.62, 55.32).areas] == ["Glumsø"]
    assert [(i.label, i.area.short_name) for i in Idea.objects.order_by("pk").select_related("area")] == [
        ("Glumsø-1", "Glumsø"), ("Glumsø-2", "Sandby"), ("Glumsø-3", "Glumsø"),
    ]  # fmt: skip
    assert raise_idea(land.as_ruth, area=sandby, words="Lys").label == "Sandby-1"
    assert raise_idea(land.as_ruth, area=land.glumsoe, words="Lys").label == "Glumsø-4"
    assert ideas[1].get_absolute_url() == Idea.objects.get(label="Glumsø-2").get_absolute_url()
    assert [(d.old.short_name, d.how) for d in sandby.forebears.all()] == [("Glumsø", "division")]
    land.glumsoe.refresh_from_db()
    assert [p["name"] for p in land.glumsoe.place_names] == ["Glumsø"]
    assert Municipality.objects.get().areas_in_all == 20


def test_a_merger_ends_one_area_and_its_ideas_bodies_and_ground_go_to_the_other(land: Cast) -> None:
    raise_idea(land.as_ruth, area=land.glumsoe, words="En bænk")
    mine = raise_idea(land.as_asta, area=land.fodby, words="En bænk")
    draft = prepare_merger(land.as_tue, area=land.glumsoe, other=land.fodby, on=clock.today(), **FACTS)
    adopt_redrawing(land.as_tue, redrawing=draft)
    for thing in (land.fodby, land.fodby_council, mine):
        thing.refresh_from_db()
    assert (mine.label, mine.area, land.fodby_council.area) == ("Fodby-1", land.glumsoe, land.glumsoe)
    assert [a.short_name for a in areas_at(11.68, 55.35).areas] == ["Glumsø"]
    assert list(Area.objects.standing().in_order()) == [land.glumsoe, land.empty]
    assert Municipality.objects.get().areas_in_all == 18
    with pytest.raises(Refused) as refusal:
        raise_idea(VISITOR, area=land.fodby, words="En bænk til")
    assert str(refusal.value) == "Fodby er en del af et andet område nu. Skriv idéen der."
    with pytest.raises(Refused):
        enter_area(land.as_tue, name="Fodby igen", short_name="Fodby2", prefix="Fodby")


def test_what_is_adopted_for_a_later_day_is_carried_out_by_the_clock_that_day(land: Cast) -> None:
    day = clock.today() + timedelta(days=40)
    draft = prepare_merger(land.as_tue, area=land.glumsoe, other=land.fodby, on=day, **FACTS)
    adopt_redrawing(land.as_tue, redrawing=draft)
    carry_out_due(CLOCK, on=day - timedelta(days=1))
    draft.refresh_from_db()
    assert (draft.state, Area.objects.filter(ended__isnull=False).count()) == ("adopted", 0)
    assert [r.pk for r in carry_out_due(CLOCK, on=day + timedelta(days=1))] == [draft.pk]
    land.fodby.refresh_from_db()
    assert land.fodby.ended == day
    assert carry_out_due(CLOCK, on=day + timedelta(days=2)) == []


def test_a_renamed_area_keeps_its_numbers_and_what_it_was_called_stays_taken(land: Cast) -> None:
    raise_idea(land.as_ruth, area=land.glumsoe, words="En bænk")
    rename_area(land.as_tue, area=land.glumsoe, name="Søbyerne", short_name="Søbyerne", prefix="Søby")
    assert raise_idea(land.as_ruth, area=land.glumsoe, words="Lys").label == "Søby-2"
    assert list(Idea.objects.order_by("pk").values_list("label", flat=True)) == ["Glumsø-1", "Søby-2"]
    assert [(n.name, n.prefix, n.slug) for n in land.glumsoe.former_names.all()] == [
        ("Glumsø og Omegn", "Glumsø", "glumsoe")
    ]
    for taken in ({"short_name": "Ny", "prefix": "Glumsø"}, {"short_name": "Glumsø", "prefix": "Ny"}):
        with pytest.raises(Refused):
            enter_area(land.as_tue, name="Et nyt område", **taken)
    assert sentences(land.glumsoe)[-2:] == [
        "Glumsø og Omegn hedder nu Søbyerne",
        "Nye idéer i Søbyerne får Søby foran nummeret; de gamle med Glumsø beholder deres",
    ]


def test_an_area_may_take_back_the_name_it_had(land: Cast) -> None:
    names = {"name": "Glumsø og Omegn", "short_name": "Glumsø", "prefix": "Glumsø"}
    rename_area(land.as_tue, area=land.glumsoe, name="Søbyerne", short_name="Søbyerne", prefix="Søby")
    rename_area(land.as_tue, area=land.glumsoe, **names)
    assert (land.glumsoe.slug, land.glumsoe.prefix) == ("glumsoe", "Glumsø")


def test_the_history_of_an_area_can_be_read(land: Cast) -> None:
    today = clock.today()
    draft = prepare_outline(
        land.as_tue, area=land.glumsoe, outline=box(11.60, 55.30, 11.64, 55.40), on=today, **FACTS
    )
    adopt_redrawing(land.as_tue, redrawing=draft)
    assert sentences(land.glumsoe)[-1] == (
        f"Glumsø og Omegn har ny grænse fra {_in_danish(today)}: 2825 hektar. Vedtaget af: Kommunalbestyrelsen"
    )


def test_a_division_and_a_merger_are_the_editors_and_a_draft_is_the_town_halls(land: Cast) -> None:
    draft = prepare_merger(land.as_gudrun, area=land.glumsoe, other=land.fodby, on=clock.today(), **FACTS)
    with pytest.raises(NotAllowed):
        adopt_redrawing(land.as_gudrun, redrawing=draft)
    with pytest.raises(NotAllowed):
        prepare_outline(land.as_ruth, area=land.glumsoe, outline=WHOLE, on=clock.today(), **FACTS)
    seen = {name: draft in Redrawing.objects.visible_to(a.person) for name, a in land.everyone().items()}
    assert [name for name, sees in seen.items() if sees] == [
        "Gudrun (contact officer)", "Villy (stand-in)", "Tue (editor)",
    ]  # fmt: skip


def test_a_draft_that_is_put_away_can_not_be_adopted(land: Cast) -> None:
    draft = prepare_outline(land.as_tue, area=land.glumsoe, outline=WHOLE, on=clock.today(), **FACTS)
    drop_redrawing(land.as_tue, redrawing=draft)
    with pytest.raises(Refused):
        adopt_redrawing(land.as_tue, redrawing=draft)


def test_parts_of_an_area_may_lie_over_it_without_being_told_as_an_overlap(land: Cast) -> None:
    inner = enter_area(OPERATOR, name="Landsbyen", short_name="Landsbyen", prefix="Landsby")
    draft = prepare_outline(
        land.as_tue, area=inner, outline=box(11.61, 55.31, 11.62, 55.32), on=clock.today(), **FACTS
    )
    assert [f.kind for f in outcome(draft).findings] == ["overlap"]
    choose_parts(land.as_tue, area=land.glumsoe, parts=[inner])
    assert outcome(draft).findings == ()
    with pytest.raises(Refused):
        choose_parts(land.as_tue, area=inner, parts=[land.glumsoe])


CROSSING = Polygon([(11.60, 55.30), (11.65, 55.40), (11.65, 55.30), (11.60, 55.40)])


@pytest.mark.parametrize(
    ("outline", "sentence"),
    [
        (CROSSING, "Grænsen krydser sig selv ved 55.35000 nord, 11.62500 øst."),
        (
            MultiPolygon([WEST, box(12.60, 55.30, 12.65, 55.40)]),
            "En ring af grænsen ligger 57 km uden for kommunen: i havet eller i en anden kommune.",
        ),
        (
            box(11.60, 55.30, 11.60001, 55.30001),
            "Grænsen rummer under en tiendedel hektar. Er alle hjørner med?",
        ),
    ],
)
def test_a_boundary_that_can_not_be_is_refused_with_a_sentence_and_a_place(
    land: Cast, outline: Any, sentence: str
) -> None:
    with guard.arranging():
        Municipality.objects.update(outline=dict(mapping(WHOLE)))
    from tingsted.places.queries import forget_municipality

    forget_municipality()
    with pytest.raises(OutlineRefused) as refusal:
        prepare_outline(land.as_tue, area=land.glumsoe, outline=outline, on=clock.today(), **FACTS)
    assert str(refusal.value) == sentence
    assert len(refusal.value.places) == 1
    assert Redrawing.objects.count() == 0


def test_a_division_outside_the_area_or_of_all_of_it_is_refused(land: Cast) -> None:
    def divide(outline: Polygon) -> str:
        with pytest.raises(Refused) as refusal:
            prepare_division(
                land.as_tue, area=land.glumsoe, outline=outline, on=clock.today(), **NEW, **FACTS
            )
        return str(refusal.value)

    assert divide(EAST) == "Det, du har tegnet, ligger uden for Glumsø og Omegn."
    assert (
        divide(WHOLE)
        == "Der ville ikke være noget tilbage af Glumsø og Omegn. Giv det et andet navn i stedet."
    )


def test_a_second_boundary_on_one_day_and_one_before_a_later_one_are_refused(land: Cast) -> None:
    def draw(on: date) -> None:
        draft = prepare_outline(land.as_tue, area=land.glumsoe, outline=WEST, on=on, **FACTS)
        adopt_redrawing(land.as_tue, redrawing=draft)

    today = clock.today()
    draw(today)
    for day in (today, today - timedelta(days=9)):
        with pytest.raises(Refused):
            draw(day)
    assert land.glumsoe.boundaries.count() == 2


def _in_danish(day: date) -> str:
    from tingsted.kernel.text import in_words

    return str(in_words(day.isoformat()))
