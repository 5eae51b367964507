"""The journal: everything that happens is chained, and a person can be erased without breaking the chain."""

from datetime import date, datetime

from cast import Cast
from tingsted.kernel import clock, guard, journal
from tingsted.kernel.events import EVENTS
from tingsted.kernel.models import JournalEntry
from tingsted.places.actions import describe_area


def test_every_action_stands_in_the_journal_in_readable_words(cast: Cast) -> None:
    sentences = [entry.sentence("en") for entry in JournalEntry.objects.all()]
    assert sentences[:2] == ["Næstved Kommune was set up", "Kontakt for lokalområder was founded"]
    assert "Ruth Skovsti took a seat in Glumsø Lokalråd as chair" in sentences


def test_the_chain_holds(cast: Cast) -> None:
    assert journal.verify() is None


def test_a_changed_fact_is_found_at_its_place(cast: Cast) -> None:
    entry = JournalEntry.objects.get(position=3)
    with guard.arranging():
        JournalEntry.objects.filter(pk=entry.pk).update(facts={**entry.facts, "area": "Elsewhere"})
    assert journal.verify() == journal.Broken(3, "the facts were changed")


def test_a_removed_entry_is_found(cast: Cast) -> None:
    with guard.arranging():
        JournalEntry.objects.get(position=4).delete()
    assert journal.verify() == journal.Broken(4, "an entry is missing")


def test_the_removed_end_is_found(cast: Cast) -> None:
    last = JournalEntry.objects.count()
    with guard.arranging():
        JournalEntry.objects.get(position=last).delete()
    assert journal.verify() == journal.Broken(last, "the end of the journal is missing")


def test_an_erased_person_leaves_the_chain_whole_and_no_name(cast: Cast) -> None:
    with guard.arranging():
        journal.erase_personal_half(JournalEntry.objects.filter(kind="places.SeatTaken"))
    assert journal.verify() is None
    taken = JournalEntry.objects.filter(kind="places.SeatTaken").first()
    assert taken is not None
    assert taken.sentence("en") == "(erased) took a seat in Glumsø Lokalråd as chair"


def test_what_is_told_as_of_another_day_and_zone_holds_in_the_chain(cast: Cast) -> None:
    with clock.at(datetime(2022, 6, 21, 19, 30, tzinfo=clock.COPENHAGEN)):
        describe_area(cast.as_ruth, area=cast.glumsoe, description="Seks sogne")
    assert journal.verify() is None
    assert JournalEntry.objects.latest("position").day == date(2022, 6, 21)


def test_every_event_that_names_a_person_says_who_so_that_their_name_can_be_erased() -> None:
    naming = {kind: event.personal for kind, event in EVENTS.items() if event.personal}
    assert {kind for kind, personal in naming.items() if "whom" not in personal} == set()
    assert {"workgroups.CoordinatorNamed", "plans.CoordinatorNamed", "places.SeatTaken"} <= naming.keys()
