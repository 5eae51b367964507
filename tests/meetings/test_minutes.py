"""Minutes: a draft, approved, published with names only by consent; what stayed open moves on."""

from __future__ import annotations

import io
from datetime import date, timedelta

import pytest
from django.test import Client
from docx import Document

from cast import Cast
from tingsted.kernel import clock
from tingsted.kernel.actions import ChangedMeanwhile, Refused
from tingsted.meetings.actions import (
    add_point,
    approve_minutes,
    call_meeting,
    cancel_meeting,
    change_point,
    drop_point,
    enter_guests,
    finish_task,
    name_people,
    publish_minutes,
    reopen_minutes,
    write_notes,
)
from tingsted.meetings.models import Meeting, Minutes, Point, Task
from tingsted.meetings.queries import told_points
from tingsted.meetings.reading.lines import read_tasks, written_tasks
from tingsted.meetings.records import minutes_docx, minutes_pdf

DUE = date(2027, 2, 1)


def call(cast: Cast, days: int) -> Meeting:
    starts = clock.now() + timedelta(days=days)
    return call_meeting(
        cast.as_ruth, body=cast.council, title=f"Møde {days}", starts_at=starts, place="Salen"
    )


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    return call(cast, -3)


@pytest.fixture
def point(cast: Cast, meeting: Meeting) -> Point:
    return add_point(cast.as_ruth, meeting=meeting, title="Stien")


def written(cast: Cast, point: Point, *, stays_open: bool = False) -> Minutes:
    name_people(
        cast.as_ejner, meeting=point.meeting, may_be_named="Alma Birkely\nRådet", not_named="Bo Lundmark"
    )
    return write_notes(
        cast.as_ejner,
        point=point,
        notes="Bo Lundmark ville have grus. Alma var enig, og Bo takkede.",
        decisions=["Vi lægger grus.", ""],
        tasks=[
            ("Ring til vejmanden", "Bo Lundmark", DUE),
            ("Køb grus", "Alma Birkely", None),
            ("Mal skilt", "Ib", None),
        ],
        stays_open=stays_open,
    )


def published(cast: Cast, minutes: Minutes) -> Minutes:
    approve_minutes(cast.as_ruth, minutes=minutes)
    return publish_minutes(cast.as_ruth, minutes=minutes)


def test_tasks_are_typed_a_line_each_and_read_back() -> None:
    typed = "Ring til skolen; Alma; 01.02.2027\nKøb grus; Rådet\nMal skilt; 01.03.2027\nRyd op"
    assert read_tasks(typed) == [
        ("Ring til skolen", "Alma", DUE),
        ("Køb grus", "Rådet", None),
        ("Mal skilt", "", date(2027, 3, 1)),
        ("Ryd op", "", None),
    ]
    assert written_tasks(read_tasks(typed)) == typed


def test_in_public_only_those_are_named_who_said_yes(cast: Cast, point: Point) -> None:
    minutes = written(cast, point)
    whole, public = (told_points(minutes, public=p)[0] for p in (False, True))
    assert "Bo Lundmark" in whole.notes
    assert public.notes == "(navn udeladt) ville have grus. Alma var enig, og (navn udeladt) takkede."
    assert [t.owner for t in whole.tasks] == ["Bo Lundmark", "Alma Birkely", "Ib"]
    assert [t.owner for t in public.tasks] == ["en deltager", "Alma Birkely", "en deltager"]


def test_a_name_is_left_out_also_as_bos_and_a_word_that_looks_like_it_is_not(
    cast: Cast, point: Point
) -> None:
    minutes = name_people(cast.as_ejner, meeting=point.meeting, may_be_named="", not_named="Bo Lundmark")
    write_notes(cast.as_ejner, point=point, notes="Bos hegn skal ned. Flere vil bo her, sagde bo lundmark.")
    [told] = told_points(minutes, public=True)
    assert told.notes == "(navn udeladt) hegn skal ned. Flere vil bo her, sagde (navn udeladt)."


def test_one_who_was_there_and_is_named_without_a_yes_is_left_out_when_the_minutes_are_approved(
    cast: Cast, point: Point
) -> None:
    enter_guests(cast.as_ruth, meeting=point.meeting, people=[("Ib Skov", "", None), ("Liv Dam", "", None)])
    minutes = written(cast, point)
    write_notes(cast.as_ejner, point=point, notes="Ib ville have lys. Alma spurgte.")
    ejner = Client()
    ejner.force_login(cast.ejner, backend="allauth.account.auth_backends.AuthenticationBackend")
    page = ejner.get(f"{minutes.get_absolute_url()}skriv/").content.decode()
    assert "Disse er nævnt i teksten og står på ingen af listerne" in page
    minutes = published(cast, Minutes.objects.select_related("meeting__body").get())
    assert minutes.not_named == "Bo Lundmark\nIb Skov"
    assert told_points(minutes, public=True)[0].notes == "(navn udeladt) ville have lys. Alma spurgte."


def test_minutes_are_seen_by_the_council_until_they_are_published(cast: Cast, point: Point) -> None:
    minutes = written(cast, point)
    url = minutes.get_absolute_url()
    ejner = Client()
    ejner.force_login(cast.ejner, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert (Client().get(url).status_code, ejner.get(url).status_code) == (404, 200)
    published(cast, minutes)
    pages = [Client().get(at) for at in (url, f"{url[:-1]}.pdf", f"{url[:-1]}.docx")]
    assert [page.status_code for page in pages] == [200, 200, 200]
    assert "Lundmark" not in pages[0].content.decode()


def test_approved_minutes_are_written_in_only_when_opened_again(cast: Cast, point: Point) -> None:
    minutes = written(cast, point)
    with pytest.raises(Refused):
        publish_minutes(cast.as_ruth, minutes=minutes)
    published(cast, minutes)
    with pytest.raises(Refused):
        write_notes(cast.as_ejner, point=point, notes="Nyt")
    reopen_minutes(cast.as_ruth, minutes=minutes)
    write_notes(cast.as_ejner, point=point, notes="Nyt")
    assert not Minutes.objects.visible_to(None).exists()


def test_a_point_that_the_minutes_speak_of_is_not_taken_out_and_an_approved_agenda_stands(
    cast: Cast, point: Point
) -> None:
    other = add_point(cast.as_ruth, meeting=point.meeting, title="Hallen")
    minutes = written(cast, point)
    with pytest.raises(Refused, match="Der står noget i referatet"):
        drop_point(cast.as_ruth, point=Point.objects.get(pk=point.pk))
    approve_minutes(cast.as_ruth, minutes=minutes)
    for attempt in (
        lambda: drop_point(cast.as_ruth, point=other),
        lambda: add_point(cast.as_ruth, meeting=point.meeting, title="Nyt"),
        lambda: change_point(cast.as_ruth, point=other, title="Andet", minutes=5),
    ):
        with pytest.raises(Refused, match="Referatet er godkendt"):
            attempt()
    assert point.meeting.points.count() == 2


def test_two_who_write_under_one_point_do_not_lose_each_others_words(cast: Cast, point: Point) -> None:
    write_notes(cast.as_ejner, point=point, notes="Mit", seen=1)
    with pytest.raises(ChangedMeanwhile):
        write_notes(cast.as_ruth, point=Point.objects.get(), notes="Dit", seen=1)


def test_what_stayed_open_stands_on_the_next_agenda_once(cast: Cast, point: Point) -> None:
    following = call(cast, 20)
    done = add_point(cast.as_ruth, meeting=point.meeting, title="Hallen")
    write_notes(cast.as_ejner, point=done, notes="Færdig")
    approve_minutes(cast.as_ruth, minutes=written(cast, point, stays_open=True))
    finish_task(cast.as_ruth, task=Task.objects.filter(point=point)[1])
    later = call(cast, 40)
    carried = following.points.get()
    assert (carried.title, carried.carried_from, later.points.count()) == ("Stien", point, 0)
    assert sorted(carried.tasks.values_list("words", flat=True)) == [
        "Køb grus",
        "Mal skilt",
        "Ring til vejmanden",
    ]
    assert told_points(point.meeting.minutes, public=True)[0].moved_to == following


def test_a_meeting_called_later_takes_along_what_stayed_open(cast: Cast, point: Point) -> None:
    approve_minutes(cast.as_ruth, minutes=written(cast, point))
    finish_task(cast.as_ruth, task=Task.objects.get(words="Køb grus"))
    carried = call(cast, 20).points.get()
    assert sorted(carried.tasks.values_list("words", flat=True)) == ["Mal skilt", "Ring til vejmanden"]
    assert not call(cast, 30).points.exists()


def test_a_task_that_is_done_is_done_where_it_was_moved_to(cast: Cast, point: Point) -> None:
    approve_minutes(cast.as_ruth, minutes=written(cast, point))
    carried = call(cast, 20).points.get()
    finish_task(cast.as_ruth, task=point.tasks.get(words="Køb grus"))
    assert carried.tasks.get(words="Køb grus").done
    finish_task(cast.as_ruth, task=point.tasks.get(words="Køb grus"), done=False)
    assert not carried.tasks.get(words="Køb grus").done


def test_what_was_to_come_up_at_a_cancelled_meeting_comes_up_at_the_one_after(
    cast: Cast, point: Point
) -> None:
    following = call(cast, 20)
    approve_minutes(cast.as_ruth, minutes=written(cast, point, stays_open=True))
    assert following.points.count() == 1
    cancel_meeting(cast.as_ruth, meeting=following, why="Storm")
    later = call(cast, 40)
    assert (following.points.count(), later.points.get().carried_from) == (0, point)


def test_the_files_say_the_same_as_the_page(cast: Cast, point: Point) -> None:
    minutes = published(cast, written(cast, point, stays_open=True))
    sheet = Document(io.BytesIO(minutes_docx(minutes)))
    text = "\n".join(
        [p.text for p in sheet.paragraphs] + [c.text for t in sheet.tables for r in t.rows for c in r.cells]
    )
    assert ("Vi lægger grus." in text, "Alma Birkely" in text, "Lundmark" in text) == (True, True, False)
    assert [p.text for p in sheet.paragraphs if p.style.name == "Heading 1"] == ["1. Stien"]
    assert minutes_pdf(minutes).startswith(b"%PDF-")
