"""A body starts a plan, or chooses none; both are told and shown."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from cast import Cast
from tingsted.kernel import clock
from tingsted.kernel.actions import Refused
from tingsted.kernel.models import JournalEntry
from tingsted.kernel.rights import NotAllowed
from tingsted.notices.models import News
from tingsted.notices.writing import SENTENCES
from tingsted.plans.actions import choose_no_plan, end_no_plan, end_plan, start_plan
from tingsted.plans.models import NoPlan, Phase, Plan


def test_a_plan_starts_with_the_phases_of_its_recipe(cast: Cast) -> None:
    plan = start_plan(cast.as_ruth, area=cast.glumsoe, start=date(2026, 11, 2))
    assert [(p.kind, p.opens, p.closes) for p in plan.phases.all()] == [
        ("meeting", date(2026, 11, 2), date(2026, 12, 13)),
        ("survey", date(2026, 12, 14), date(2027, 2, 5)),  # Christmas is no time to answer
        ("result", date(2027, 3, 1), date(2027, 3, 7)),  # after the winter break, on a Monday
        ("groups", date(2027, 3, 8), date(2027, 6, 23)),
        ("writing", date(2027, 5, 18), date(2027, 9, 9)),  # July does not count
        ("living", date(2027, 9, 10), None),
    ]
    assert (
        JournalEntry.objects.last().sentence("en") == "Glumsø Lokalråd started »Planen for Glumsø og Omegn«"
    )


def test_a_blup_starts_with_its_four_phases_and_lives_on(cast: Cast) -> None:
    plan = start_plan(cast.as_ruth, area=cast.glumsoe, kind=Plan.Kind.BLUP)
    assert [p.kind for p in plan.phases.all()] == [
        "mobilisation", "mapping", "facilitation", "organisation", "living",
    ]  # fmt: skip


def test_phases_say_what_they_open_and_overlap(cast: Cast) -> None:
    plan = start_plan(cast.as_ruth, area=cast.glumsoe, start=date(2026, 11, 2))
    assert [plan.open_for(act, date(2026, 12, 20)) for act in ("suggest", "answer", "forward")] == [
        True,
        True,
        False,
    ]
    both = date(2027, 5, 20)
    assert [p.kind for p in plan.phases.all() if p.is_open(both)] == ["groups", "writing"]
    assert plan.open_for("forward", both)


@pytest.mark.parametrize(
    ("together", "said"),
    [
        (
            True,
            "Glumsø Lokalråd har startet »Planen for Glumsø og Omegn« og vil gerne lave den sammen med kommunen.",
        ),
        (False, "Glumsø Lokalråd har startet »Planen for Glumsø og Omegn« og laver den selv."),
    ],
)
def test_the_contact_office_hears_of_a_plan_made_together_or_alone(
    cast: Cast, together: bool, said: str
) -> None:
    start_plan(cast.as_ruth, area=cast.glumsoe, with_municipality=together)
    news = News.objects.get(office=cast.contact)
    assert SENTENCES[news.kind](news.facts) == said


def test_an_area_has_one_living_plan_and_may_have_another_when_it_ends(cast: Cast) -> None:
    first = start_plan(cast.as_ruth, area=cast.glumsoe)
    with pytest.raises(Refused):
        start_plan(cast.as_ruth, area=cast.glumsoe)
    end_plan(cast.as_ruth, plan=first)
    second = start_plan(cast.as_ruth, area=cast.glumsoe)
    assert (first.slug, second.slug) == (
        f"glumsoe-lup-{clock.today().year}",
        f"glumsoe-lup-{clock.today().year}-2",
    )


def test_no_plan_is_a_choice_that_stands_until_a_plan_starts(cast: Cast) -> None:
    chosen = choose_no_plan(cast.as_asta, area=cast.fodby, words=" Vi bruger kræfterne på sommerfesten. ")
    assert (chosen.words, chosen.until) == ("Vi bruger kræfterne på sommerfesten.", None)
    with pytest.raises(Refused):
        choose_no_plan(cast.as_asta, area=cast.fodby)
    start_plan(cast.as_asta, area=cast.fodby)
    assert list(NoPlan.objects.values_list("until", flat=True)) == [clock.today()]


def test_a_choice_of_no_plan_can_be_let_go_by_those_who_made_it(cast: Cast) -> None:
    chosen = choose_no_plan(cast.as_asta, area=cast.fodby)
    with pytest.raises(NotAllowed):
        end_no_plan(cast.as_ruth, no_plan=chosen)
    end_no_plan(cast.as_asta, no_plan=chosen)
    assert NoPlan.objects.current().count() == 0


def test_only_the_mandate_of_the_areas_own_body_starts_a_plan(cast: Cast) -> None:
    may_not = {name for name, actor in cast.everyone().items() if not _starts(cast, actor)}
    assert set(cast.everyone()) - may_not == {"Ruth (chair)"}


def _starts(cast: Cast, actor: object) -> bool:
    try:
        start_plan(actor, area=cast.glumsoe)  # type: ignore[arg-type]  # actors come from the cast
    except NotAllowed:
        return False
    return True


def test_a_phase_that_closes_before_it_opens_can_not_be_stored(cast: Cast) -> None:
    plan = start_plan(cast.as_ruth, area=cast.glumsoe)
    phase = plan.phases.first()
    assert phase is not None
    from tingsted.plans.actions import set_phases

    day = clock.today()
    with pytest.raises(Refused) as refused:
        set_phases(cast.as_ruth, plan=plan, dates={phase.pk: (day, day - timedelta(1))})
    assert refused.value.field == f"closes_{phase.pk}"
    set_phases(cast.as_ruth, plan=plan, dates={phase.pk: (day, None)})
    assert Phase.objects.get(pk=phase.pk).closes is None
