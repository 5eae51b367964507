"""Editions are frozen, signed off, and held against each other; a renewed plan goes on where the old one ended."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from plans.conftest import Glumsoe
from tingsted.kernel import clock
from tingsted.kernel.actions import Refused
from tingsted.kernel.rights import NotAllowed
from tingsted.plans.actions import (
    Details,
    add_action,
    adopt_plan,
    forward_action,
    name_coordinator,
    renew_plan,
    set_work,
    start_plan,
    take_out_action,
    write_action,
    write_part,
    write_plan,
)
from tingsted.plans.differences import differences
from tingsted.plans.frozen import digest_of, freeze, thaw, whole
from tingsted.plans.models import Action, Edition, Plan
from tingsted.plans.queries import contents_of
from tingsted.promises.actions import give_answer


def adopted(glumsoe: Glumsoe, words: str = "") -> Edition:
    adopt_plan(glumsoe.cast.as_ruth, plan=again(), words=words)
    return Edition.objects.select_related("plan__body", "plan__area", "by").latest("pk")


def again() -> Plan:
    return Plan.objects.select_related("body", "area").latest("pk")


def the_path() -> Action:
    return Action.objects.select_related("plan__body", "plan__area", "theme").get(title__startswith="Sidste")


def test_an_edition_stays_as_it_was_signed_off_whatever_happens_to_the_plan(glumsoe: Glumsoe) -> None:
    name_coordinator(glumsoe.cast.as_ruth, action=glumsoe.action, person=glumsoe.cast.sofie, public=True)
    edition = adopted(glumsoe, "Den første.")
    before = Client().get(edition.get_absolute_url()).content.decode()
    set_work(glumsoe.cast.as_ruth, action=the_path(), work=Action.Work.DONE, note="Grusset ligger der.")
    assert Client().get(edition.get_absolute_url()).content.decode() == before
    assert ("Den første." in before, "Grusset" in before, "Sofie" in before) == (True, False, False)
    kept = Edition.objects.get()
    assert (kept.number, kept.digest, str(kept.by)) == (1, digest_of(kept.contents), "Glumsø Lokalråd")


def test_frozen_and_thawed_it_says_the_same(glumsoe: Glumsoe) -> None:
    promise = forward_action(
        glumsoe.cast.as_gudrun, action=glumsoe.action, to=glumsoe.cast.roads, due=clock.today()
    ).promise
    give_answer(glumsoe.cast.as_holger, promise=promise, answer="we do it", reply="I maj.")
    plan = again()
    frozen = freeze(whole(plan, contents_of(plan), list(plan.phases.all())))
    assert freeze(thaw(frozen, plan)) == frozen
    assert frozen["chapters"][0]["actions"][0]["answers"][0]["reply"] == "I maj."


def test_what_came_went_and_changed_is_told_in_sentences_and_words(glumsoe: Glumsoe) -> None:
    ruth, plan = glumsoe.cast.as_ruth, glumsoe.plan
    shelter = add_action(ruth, plan=plan, theme=glumsoe.theme, title="Shelter")
    write_plan(ruth, plan=again(), vision="Her er godt at bo.", story="")
    first = adopted(glumsoe)
    write_plan(ruth, plan=again(), vision="Her er godt at gå.", story="")
    take_out_action(
        ruth, action=Action.objects.select_related("plan__body").get(pk=shelter.pk), reason="For dyrt."
    )
    add_action(ruth, plan=again(), theme=glumsoe.theme, title="Bænke ved åen")
    write_action(
        ruth, action=the_path(), title="Sidste stykke af stien", text="Stien mangler stykket langs åen.",
        driver="citizens", details=Details(cost=42000),
    )  # fmt: skip
    path = Action.objects.select_related("plan__body").get(title="Sidste stykke af stien")
    set_work(ruth, action=path, work=Action.Work.BEGUN, note="Der er målt op.")
    second = adopted(glumsoe)
    page = Client().get(f"{second.get_absolute_url()}nyt/").content.decode()
    found = differences(first.contents, second.contents)
    assert [told.title for told in found.came] == ["Bænke ved åen"]
    assert [told.title for told in found.went] == ["Shelter"]
    assert [(told.sentences, told.note) for told in found.changed] == [
        (
            (
                "»Sidste 250 meter af stien« hedder nu »Sidste stykke af stien«",
                "»Sidste stykke af stien« drives nu af borgere",
                "»Sidste stykke af stien« koster cirka 42.000 kroner",
                "»Sidste stykke af stien« er begyndt",
            ),
            "Der er målt op.",
        )
    ]
    assert ("Bænke ved åen" in page, "<del>" in page or "<del" in page) == (True, True)


@given(st.sampled_from(["title", "text", "driver", "place", "time", "money", "work"]), st.text(max_size=20))
def test_an_edition_beside_itself_has_no_differences_and_one_change_is_one(what: str, words: str) -> None:
    said: dict[str, Any] = dict.fromkeys(("text", "partners", "place", "time", "money", "work_note"), "")
    action = {
        "key": 1, "title": "Sti", "driver": "citizens", "latitude": None, "longitude": None, "sdgs": [], "cost": None,
        "work": "begun", "goal": None, "answers": [], **said,
    }  # fmt: skip
    plan = {
        "vision": "",
        "story": "",
        "parts": [],
        "chapters": [{"theme": "Stier", "goals": [], "actions": [action]}],
    }
    assert differences(plan, plan).none
    new = {"driver": "joint", "work": "done"}.get(what, f"{action[what]}{words}.")
    other = plan | {"chapters": [{"theme": "Stier", "goals": [], "actions": [action | {what: new}]}]}
    found = differences(plan, other)
    assert (len(found.came), len(found.went), [len(told.sentences) for told in found.changed]) == (0, 0, [1])


def test_an_edition_that_lacks_a_required_section_is_refused_with_its_name(glumsoe: Glumsoe) -> None:
    cast = glumsoe.cast
    plan = start_plan(cast.as_asta, area=cast.fodby, recipe="nine", themes=["Stier"])
    add_action(cast.as_asta, plan=plan, theme=plan.themes.get(), title="Bro")
    with pytest.raises(Refused) as refusal:
        adopt_plan(cast.as_asta, plan=plan)
    assert str(refusal.value) == (
        "Udgaven mangler det, der skal være der: Området og dets mennesker, Det vil vi, Sådan følger vi op. "
        "Skriv det først."
    )
    assert (Edition.objects.count(), Plan.objects.get(pk=plan.pk).adopted_on) == (0, None)
    write_plan(
        cast.as_asta, plan=Plan.objects.select_related("body").get(pk=plan.pk), vision="Vi bor her.", story=""
    )
    for key in ("area", "follow"):
        part = plan.parts.select_related("plan__body").get(key=key)
        write_part(cast.as_asta, part=part, heading=part.heading, text="Noget.")
    adopt_plan(cast.as_asta, plan=Plan.objects.select_related("body", "area").get(pk=plan.pk))
    assert Edition.objects.count() == 1


def test_only_those_who_speak_for_the_body_sign_off_or_renew(glumsoe: Glumsoe) -> None:
    for actor in (glumsoe.cast.as_ejner, glumsoe.cast.as_gudrun, glumsoe.cast.as_asta):
        with pytest.raises(NotAllowed):
            renew_plan(actor, plan=again(), going_on=[])
        with pytest.raises(NotAllowed):
            adopt_plan(actor, plan=again())


def test_the_edition_as_pdf_is_the_same_file_each_time(glumsoe: Glumsoe) -> None:
    edition = adopted(glumsoe)
    files = {Client().get(f"{edition.get_absolute_url()}plan.pdf").content for _time in range(2)}
    assert [file[:5] for file in files] == [b"%PDF-"]


def test_renewed_the_unfinished_goes_on_with_its_trail_and_the_done_stays(glumsoe: Glumsoe) -> None:
    cast, old = glumsoe.cast, glumsoe.plan
    done = add_action(cast.as_ruth, plan=old, theme=glumsoe.theme, title="Lindetræer")
    set_work(cast.as_ruth, action=done, work=Action.Work.DONE, note="Der står 22.")
    promise = forward_action(
        cast.as_gudrun, action=the_path(), to=cast.roads, due=clock.today() + timedelta(days=20)
    ).promise
    adopted(glumsoe)
    with clock.at(clock.noon(clock.today() + timedelta(days=1))):
        new = renew_plan(cast.as_ruth, plan=again(), going_on=[the_path()], title="Glumsø, anden runde")
    path = the_path()
    assert (path.plan, path.pk, path.theme.name, path.theme.plan_id) == (
        new,
        glumsoe.action.pk,
        "Stier og natur",
        new.pk,
    )
    assert [line.action.title for line in contents_of(Plan.objects.get(pk=old.pk)).lines] == ["Lindetræer"]
    assert [action.title for action in contents_of(new).realised] == ["Lindetræer"]
    assert (new.renews_id, Plan.objects.get(pk=old.pk).ended_on is not None, promise.is_open) == (
        old.pk,
        True,
        True,
    )
    closing = Edition.objects.filter(closing=True).get()
    assert len(closing.contents["chapters"][0]["actions"]) == 2
    give_answer(cast.as_holger, promise=promise, answer="we help", reply="I maj.")
    assert "I maj." in Client().get(new.get_absolute_url()).content.decode()
    assert "fortsætter i den nye plan" in Client().get(glumsoe.path.get_absolute_url()).content.decode()
    assert "Glumsø, anden runde" in Client().get(old.get_absolute_url()).content.decode()


def test_an_edition_in_english_reads_in_english(glumsoe: Glumsoe) -> None:
    edition = adopted(glumsoe)
    page = Client(headers={"accept-language": "en"}).get(edition.get_absolute_url()).content.decode()
    assert "Driven by" in page
