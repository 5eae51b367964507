"""Calling a meeting, typing its wall, reading a file in."""

import json
from datetime import datetime, timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from icalendar import Calendar

from cast import Cast
from tingsted.ideas.actions import merge_ideas
from tingsted.ideas.models import Author, Idea, Standing
from tingsted.ideas.queries import trail_of
from tingsted.kernel import journal, ports
from tingsted.kernel.actions import ChangedMeanwhile, Refused
from tingsted.kernel.clock import COPENHAGEN
from tingsted.kernel.rights import may
from tingsted.meetings.actions import (
    call_meeting,
    cancel_meeting,
    change_meeting,
    import_ideas,
    note_on_wall,
    settle_leftover,
)
from tingsted.meetings.calendar import calendar_of
from tingsted.meetings.letters import sender
from tingsted.meetings.models import Leftover, Meeting, WallNote
from tingsted.meetings.queries import plan_import, wall_of
from tingsted.meetings.reading import read_ideas
from tingsted.notices.models import Ask

DATA = Path(__file__).parents[1] / "data"
EVENING = datetime(2026, 1, 14, 19, 0, tzinfo=COPENHAGEN)
CSV = (DATA / "ideer-borgermoede.csv").read_bytes()
SHEET = (DATA / "ideer-borgermoede.xlsx").read_bytes()


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    return call_meeting(
        cast.as_ruth,
        body=cast.council,
        title="Borgermøde",
        starts_at=EVENING,
        ends_at=EVENING + timedelta(hours=2),
        place="Forsamlingshuset",
        about="Kom og sig din mening.",
    )


def bring_in(cast: Cast, meeting: Meeting, data: bytes = CSV) -> Any:
    return import_ideas(cast.as_ejner, meeting=meeting, reading=read_ideas(data), file="ideer.csv")


def test_a_called_meeting_is_public_at_a_readable_address(cast: Cast, meeting: Meeting) -> None:
    assert meeting.get_absolute_url() == "/moeder/borgermoede-glumsoe-2026-01-14/"
    again = call_meeting(
        cast.as_ruth, body=cast.council, title="Borgermøde", starts_at=EVENING, place="Skolen"
    )
    assert again.slug == "borgermoede-glumsoe-2026-01-14-2"


def test_only_the_areas_body_calls_and_only_the_callers_run(cast: Cast, meeting: Meeting) -> None:
    people = cast.everyone().items()
    assert [n for n, a in people if may("meetings.call", a, cast.glumsoe)] == [
        "Ruth (chair)",
        "Ejner (council member)",
    ]
    assert [n for n, a in people if may("meetings.run", a, meeting)] == [
        "Ruth (chair)",
        "Ejner (council member)",
    ]
    assert [n for n, a in people if may("meetings.call", a, cast.empty)] == [
        "Gudrun (contact officer)",
        "Villy (stand-in)",
    ]


def test_a_meeting_that_ends_before_it_begins_is_refused(cast: Cast, meeting: Meeting) -> None:
    with pytest.raises(Refused) as refusal:
        change_meeting(cast.as_ruth, meeting=meeting, ends_at=EVENING)
    assert refusal.value.field == "ends_at"


def test_a_calendar_finds_the_same_meeting_after_a_change(cast: Cast, meeting: Meeting) -> None:
    before = Calendar.from_ical(calendar_of(meeting, sender=sender())).walk("VEVENT")[0]
    change_meeting(cast.as_ruth, meeting=meeting, place="Skolen", seen=meeting.version)
    cancel_meeting(cast.as_ruth, meeting=meeting, why="Sne")
    after = Calendar.from_ical(calendar_of(meeting, sender=sender())).walk("VEVENT")[0]
    assert (str(after["UID"]), int(before["SEQUENCE"]), int(after["SEQUENCE"])) == (str(before["UID"]), 0, 2)
    assert (after["DTSTART"].dt, str(after["LOCATION"]), str(after["STATUS"])) == (
        EVENING,
        "Skolen",
        "CANCELLED",
    )


def test_two_people_change_one_meeting_and_the_second_sees_it(cast: Cast, meeting: Meeting) -> None:
    other = Meeting.objects.get(pk=meeting.pk)
    change_meeting(cast.as_ruth, meeting=meeting, place="Skolen", seen=1)
    with pytest.raises(ChangedMeanwhile):
        change_meeting(cast.as_ejner, meeting=other, place="Hallen", seen=1)


def test_a_note_on_the_wall_is_an_idea_with_its_number_and_its_first_step(
    cast: Cast, meeting: Meeting
) -> None:
    note = note_on_wall(cast.as_ejner, meeting=meeting, words="En sti", column="have", table="3", name="Bent")
    idea = note.idea
    assert (idea.label, idea.column, idea.origin) == ("Glumsø-1", "have", "Borgermøde, bord 3")
    assert (idea.standing, idea.said_on) == (Standing.PUBLIC, EVENING.date())
    (step,) = trail_of(idea)
    assert (step.at, step.office, step.url, step.shape) == (
        EVENING,
        "Glumsø Lokalråd",
        meeting.get_absolute_url(),
        "note",
    )


def test_a_wall_shows_a_merged_note_as_the_one_it_became_once(cast: Cast, meeting: Meeting) -> None:
    first, second, third = (
        note_on_wall(cast.as_ejner, meeting=meeting, words=words).idea for words in ("Sti", "Grussti", "Bænk")
    )
    merge_ideas(cast.as_ruth, idea=second, into=first)
    assert [i.label for i in wall_of(meeting)["want"]] == [first.label, third.label]


@pytest.mark.parametrize("data", [CSV, SHEET], ids=["csv", "xlsx"])
def test_a_file_becomes_ideas_and_nothing_is_lost(cast: Cast, meeting: Meeting, data: bytes) -> None:
    done = bring_in(cast, meeting, data)
    assert (len(done.new), [r.row for r, _why in done.plan.kept_back], [r.row for r in done.plan.empty]) == (
        72,
        [29, 72],
        [57],
    )
    assert list(Idea.objects.values_list("number", flat=True)) == list(range(1, 73))
    records = {r.row: r for r in read_ideas(data).records}
    notes = {n.idea.label: n for n in WallNote.objects.select_related("idea")}
    for row, label in done.new.items():
        note, record = notes[label], records[row]
        assert (note.idea.words, note.table, note.paper_number, note.remark, note.idea.place) == (
            record.words,
            record.meant("table"),
            record.nr,
            record.meant("remark"),
            record.meant("place"),
        )
        assert Author.objects.get(from_label=label).name == record.meant("author")
    assert [one.cells["remark"] for one in Leftover.objects.all()] == [
        "noget med vejen, jeg nåede ikke at skrive det ned",
        "",
    ]
    assert journal.verify() is None


def test_names_from_the_table_are_kept_for_the_council_only(cast: Cast, meeting: Meeting) -> None:
    bring_in(cast, meeting)
    assert not Author.objects.filter(public=True).exists()


def test_a_note_about_a_neighbour_waits_to_be_read(cast: Cast, meeting: Meeting) -> None:
    bring_in(cast, meeting)
    waiting = Idea.objects.exclude(standing=Standing.PUBLIC).get()
    assert waiting.words == "Naboerne i nr. 14 skal rydde op på deres grund"
    assert Ask.objects.waiting().get(kind="ideas.read").facts["count"] == 1


@pytest.mark.parametrize("second", [CSV, SHEET], ids=["csv", "xlsx"])
def test_the_same_notes_twice_add_nothing(cast: Cast, meeting: Meeting, second: bytes) -> None:
    bring_in(cast, meeting)
    again = bring_in(cast, meeting, second)
    assert (len(again.new), len(again.plan.known), len(again.plan.kept_back)) == (0, 74, 0)
    assert (Idea.objects.count(), Leftover.objects.count()) == (72, 2)


def test_a_corrected_file_adds_only_what_was_corrected(cast: Cast, meeting: Meeting) -> None:
    bring_in(cast, meeting)
    corrected = CSV.decode("cp1252").replace("29;3;;Trafik", "29;3;Hul i vejen til mosen;Trafik")
    done = bring_in(cast, meeting, corrected.encode("cp1252"))
    assert done.new == {29: "Glumsø-73"}


def test_a_swapped_record_becomes_an_idea_when_somebody_says_so(cast: Cast, meeting: Meeting) -> None:
    bring_in(cast, meeting)
    empty, swapped = Leftover.objects.all()
    assert Ask.objects.waiting().get(kind="meetings.leftovers").facts["count"] == 2
    idea = settle_leftover(
        cast.as_ejner, leftover=swapped, words=swapped.cells["theme"], theme=swapped.cells["words"]
    )
    assert idea is not None
    assert (idea.words, idea.theme, idea.authors.get().name) == (
        "Vejbump på Næsbyvej",
        "Trafik og veje",
        "Ukendt",
    )
    assert settle_leftover(cast.as_ejner, leftover=empty) is None
    assert not Ask.objects.waiting().filter(kind="meetings.leftovers").exists()
    with pytest.raises(Refused):
        settle_leftover(cast.as_ejner, leftover=swapped, words="Igen")
    assert bring_in(cast, meeting).new == {}


def test_a_kept_record_is_seen_by_the_body_alone(cast: Cast, meeting: Meeting) -> None:
    bring_in(cast, meeting)
    one = Leftover.objects.all()[0]
    for actor in cast.everyone().values():
        visible = Leftover.objects.visible_to(actor.person).filter(pk=one.pk).exists()
        assert visible == may("meetings.see_leftover", actor, one)


def test_the_command_reads_a_file_and_writes_a_report(cast: Cast, meeting: Meeting, tmp_path: Path) -> None:
    out, said = tmp_path / "report.json", StringIO()
    name = str(DATA / "ideer-borgermoede.xlsx")
    call_command("import_ideas", name, meeting=str(meeting.pk), dry_run=True, out=out, stdout=said)
    dry = json.loads(out.read_text(encoding="utf-8"))
    assert (Idea.objects.count(), len(dry["new"]), len(dry["faults"]), dry["dry_run"]) == (0, 72, 21, True)
    call_command("import_ideas", name, meeting=meeting.slug, out=out, stdout=said)
    report = json.loads(out.read_text(encoding="utf-8"))
    assert (Idea.objects.count(), report["new"][0]) == (72, {"record": 1, "nr": "1", "label": "Glumsø-1"})
    assert report["numbers"] == {"repeated": [33], "skipped": [59], "missing": [65]}
    assert report["faults"] == dry["faults"]
    assert said.getvalue().count("post 29 ") == 2


@pytest.mark.parametrize("what", ["no such file", "no such meeting", "not a sheet"])
def test_the_command_says_what_is_wrong_and_writes_nothing(
    cast: Cast, meeting: Meeting, tmp_path: Path, what: str
) -> None:
    file = tmp_path / "ideer.csv"
    if what != "no such file":
        file.write_bytes(b"\x00\x01" if what == "not a sheet" else CSV)
    with pytest.raises(CommandError):
        call_command(
            "import_ideas", str(file), meeting="999" if what == "no such meeting" else str(meeting.pk)
        )
    assert not Idea.objects.exists()


def test_asking_what_a_file_would_do_writes_nothing(cast: Cast, meeting: Meeting) -> None:
    plan = plan_import(meeting, read_ideas(CSV))
    assert (len(plan.new), Idea.objects.count(), Leftover.objects.count()) == (72, 0, 0)


def test_dates_show_a_meeting_on_its_day_and_not_when_it_is_cancelled(cast: Cast, meeting: Meeting) -> None:
    day = EVENING.date()
    found = [h.title for h in ports.dates.collect(day, day, cast.glumsoe) if h.kind == "meeting"]
    assert found == ["Borgermøde"]
    assert not [h for h in ports.dates.collect(day, day, cast.fodby) if h.kind == "meeting"]
    cancel_meeting(cast.as_ruth, meeting=meeting, why="Sne")
    assert not [h for h in ports.dates.collect(day, day, None) if h.kind == "meeting"]
