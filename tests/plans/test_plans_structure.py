"""Goals, details and pictures of actions; what leaves a plan; what has come of it."""

from __future__ import annotations

import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from plans.conftest import Glumsoe
from tingsted.kernel import guard
from tingsted.kernel.actions import ChangedMeanwhile, Refused
from tingsted.plans.actions import (
    Details,
    add_action,
    add_photo,
    add_theme,
    end_plan,
    forward_action,
    put_back_action,
    remove_goal,
    remove_theme,
    set_goal,
    set_work,
    start_plan,
    take_down_photo,
    take_out_action,
    write_action,
)
from tingsted.plans.history import history_of
from tingsted.plans.models import Action, Goal, Photo, Plan, Theme
from tingsted.plans.queries import contents_of


def picture(**exif: Any) -> SimpleUploadedFile:
    """A photo as a phone sends it, with the place where it was taken in it."""
    out = io.BytesIO()
    marks = Image.Exif()
    marks[0x010E] = "taken at Søvej 12"
    Image.new("RGB", (3000, 2000), "green").save(out, "JPEG", exif=marks)
    return SimpleUploadedFile("IMG_2031.jpg", out.getvalue(), "image/jpeg")


def again() -> Action:
    return Action.objects.select_related("plan__body", "plan__area", "theme", "goal").get(
        title__startswith="Sidste"
    )


def test_every_detail_that_changes_reads_as_a_sentence(glumsoe: Glumsoe) -> None:
    goal = set_goal(glumsoe.cast.as_ruth, theme=glumsoe.theme, words="Alle kan gå fra stationen til søen")
    details = Details(
        goal, "Langs åen", (55.3548, 11.6932), ("11.7", "3", "11"), "Foråret 2028", 42000, "LAG-puljen"
    )
    write_action(
        glumsoe.cast.as_ruth, action=again(), title="Sidste 300 meter", text="Grus.", driver="citizens",
        partners="Spejderne", details=details,
    )  # fmt: skip
    assert [change.sentence() for change in Action.objects.get().changes.all()] == [
        "»Sidste 300 meter« kom med i planen",
        "»Sidste 250 meter af stien« hedder nu »Sidste 300 meter«",
        "»Sidste 300 meter« er beskrevet på ny",
        "»Sidste 300 meter« drives nu af borgere",
        "»Sidste 300 meter« arbejder for målet: Alle kan gå fra stationen til søen",
        "»Sidste 300 meter« laves sammen med Spejderne",
        "»Sidste 300 meter« skal ske her: Langs åen",
        "»Sidste 300 meter« har fået sit punkt på kortet",
        "»Sidste 300 meter« tæller med under verdensmål 3, 11, 11.7",
        "»Sidste 300 meter« skal ske: Foråret 2028",
        "»Sidste 300 meter« koster cirka 42.000 kroner",
        "Pengene til »Sidste 300 meter« kommer fra LAG-puljen",
    ]
    write_action(
        glumsoe.cast.as_ruth, action=Action.objects.select_related("plan__body", "theme").get(),
        title="Sidste 300 meter", text="Grus.", driver="citizens", partners="Spejderne", details=Details(goal),
    )  # fmt: skip
    assert [change.sentence() for change in Action.objects.get().changes.all()][-2:] == [
        "»Sidste 300 meter« nævner ikke længere en pris",
        "»Sidste 300 meter« siger ikke længere, hvor pengene kommer fra",
    ]


@pytest.mark.parametrize("wrong", ["18", "11.99"])
def test_a_code_that_is_no_goal_is_named(glumsoe: Glumsoe, wrong: str) -> None:
    with pytest.raises(Refused, match=wrong):
        write_action(
            glumsoe.cast.as_ruth, action=again(), title="Sti", text="", driver="citizens",
            details=Details(sdgs=(wrong,)),
        )  # fmt: skip


def test_a_goal_belongs_to_its_theme_and_goes_without_its_actions(glumsoe: Glumsoe) -> None:
    ruth = glumsoe.cast.as_ruth
    young = add_theme(ruth, plan=glumsoe.plan, name="Unge")
    goal = set_goal(ruth, theme=young, words="Et sted om fredagen")
    with pytest.raises(Refused, match="et andet tema"):
        add_action(ruth, plan=glumsoe.plan, theme=glumsoe.theme, title="Klub", details=Details(goal))
    club = add_action(ruth, plan=glumsoe.plan, theme=young, title="Klub", details=Details(goal))
    with pytest.raises(Refused, match="allerede"):
        set_goal(ruth, theme=young, words="et sted om fredagen")
    remove_goal(ruth, goal=goal)
    assert (Goal.objects.count(), Action.objects.get(pk=club.pk).goal) == (0, None)


def test_what_nobody_refers_to_is_deleted(glumsoe: Glumsoe) -> None:
    stray = add_action(glumsoe.cast.as_ruth, plan=glumsoe.plan, theme=glumsoe.theme, title="Tastet forkert")
    take_out_action(glumsoe.cast.as_ruth, action=stray)
    assert not Action.objects.filter(title="Tastet forkert").exists()


def test_what_others_refer_to_is_put_away_with_its_reason_and_its_trail_stays(glumsoe: Glumsoe) -> None:
    cast = glumsoe.cast
    promise = forward_action(
        cast.as_gudrun, action=glumsoe.action, to=cast.roads, due=glumsoe.plan.started_on
    ).promise
    with pytest.raises(Refused) as refusal:
        take_out_action(cast.as_ruth, action=again())
    assert refusal.value.field == "reason"
    take_out_action(cast.as_ruth, action=again(), reason="Lodsejeren sagde nej.")
    page = Client().get(glumsoe.path.get_absolute_url()).content.decode()
    assert "»Sidste 250 meter af stien« er taget ud af planen" in page
    assert contents_of(glumsoe.plan).lines == []
    assert promise.is_open
    put_back_action(cast.as_ruth, action=again())
    assert [line.action for line in contents_of(glumsoe.plan).lines] == [glumsoe.action]
    assert [h.words for h in history_of(glumsoe.plan)[0] if "plan" in h.words][:2] == [
        "»Sidste 250 meter af stien« er med i planen igen",
        "»Sidste 250 meter af stien« er taget ud af planen",
    ]


def test_the_second_who_takes_it_out_sees_what_the_first_wrote(glumsoe: Glumsoe) -> None:
    seen = again().version
    write_action(glumsoe.cast.as_ejner, action=again(), title="Sti", text="Ejners tekst", driver="joint")
    with pytest.raises(ChangedMeanwhile):
        take_out_action(
            glumsoe.cast.as_ruth,
            action=Action.objects.select_related("plan__body").get(),
            reason="Nej.",
            seen=seen,
        )
    assert Action.objects.get().archived_on is None


def test_a_theme_goes_only_when_no_action_stands_under_it(glumsoe: Glumsoe) -> None:
    ruth = glumsoe.cast.as_ruth
    with pytest.raises(Refused, match="1 handling"):
        remove_theme(ruth, theme=glumsoe.theme)
    take_out_action(ruth, action=again(), reason="Lodsejeren sagde nej.")
    remove_theme(ruth, theme=glumsoe.theme)
    assert (list(Theme.objects.standing()), Theme.objects.count()) == ([], 1)
    put_back_action(ruth, action=again())
    assert list(Theme.objects.standing()) == [glumsoe.theme]


def test_a_picture_needs_its_words_and_is_drawn_anew(glumsoe: Glumsoe, settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path
    ruth, plan = glumsoe.cast.as_ruth, glumsoe.plan
    with pytest.raises(Refused) as refusal:
        add_photo(ruth, plan=plan, action=glumsoe.action, picture=picture(), alt="  ")
    assert refusal.value.field == "alt"
    photo = add_photo(ruth, plan=plan, action=glumsoe.action, picture=picture(), alt="En sti ved en sø")
    assert (photo.width, photo.height) == (1600, 1067)
    kept = Client().get(photo.get_absolute_url())
    data = b"".join(kept.streaming_content)  # type: ignore[attr-defined]  # a file comes in pieces
    assert (b"S\xc3\xb8vej" in data, "immutable" in kept["Cache-Control"]) == (False, True)
    assert 'alt="En sti ved en sø"' in Client().get(plan.get_absolute_url()).content.decode()
    take_down_photo(ruth, photo=photo)
    assert not Photo.objects.exists()


def test_what_was_realised_grows_by_itself_and_is_carried_into_the_next_plan(glumsoe: Glumsoe) -> None:
    cast, first = glumsoe.cast, glumsoe.plan
    assert contents_of(first).realised == []
    set_work(cast.as_ruth, action=again(), work=Action.Work.DONE, note="31 frivillige lagde gruset.")
    assert [action.title for action in contents_of(Plan.objects.get()).realised] == [
        "Sidste 250 meter af stien"
    ]
    with guard.arranging():
        Plan.objects.update(started_on="2020-01-01")
    end_plan(cast.as_ruth, plan=Plan.objects.select_related("body").get())
    second = start_plan(cast.as_ruth, area=cast.glumsoe)
    assert [action.plan_id for action in contents_of(second).realised] == [first.pk]
    assert "31 frivillige" in Client().get(second.get_absolute_url()).content.decode()
