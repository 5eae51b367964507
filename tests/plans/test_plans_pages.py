"""The pages of the plans, as a browser without JavaScript meets them."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cast import Cast
from plans.conftest import Glumsoe
from tingsted.accounts.models import Person
from tingsted.kernel import clock, guard
from tingsted.plans.actions import add_action, add_theme, choose_no_plan, forward_action, name_coordinator
from tingsted.plans.models import Action, NoPlan, Plan
from tingsted.promises.models import Promise

HOSTILE = "<script>alert(1)</script> »#eval(1)« $x$ {{ 7|add:7 }}"


def as_(person: Person) -> Client:
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def post(client: Client, url: str, **fields: object) -> object:
    """Fill in the form that the page shows, change these fields, send it."""
    page = client.get(url).content.decode()
    sent = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page))
    return client.post(url, {**sent, **{k: v for k, v in fields.items() if v is not None}})


def test_the_chair_starts_a_plan_and_lands_on_it(cast: Cast) -> None:
    url = f"/omraader/{cast.glumsoe.slug}/plan/start/"
    answer = post(as_(cast.ruth), url, choice="lup", start="2026-11-02", with_municipality="on")
    plan = Plan.objects.get()
    assert (answer.status_code, answer.url) == (302, plan.get_absolute_url())
    assert (plan.with_municipality, plan.started_on.isoformat()) == (True, "2026-11-02")
    page = Client().get(plan.get_absolute_url()).content.decode()
    assert "Glumsø Lokalråd laver den sammen med kommunen" in page
    assert "Ingen handlinger endnu" in page


def test_no_plan_stands_on_the_areas_page_in_its_own_words(cast: Cast) -> None:
    url = f"/omraader/{cast.fodby.slug}/plan/start/"
    post(as_(cast.asta), url, choice="none", words="Rådet bruger kræfterne på sommerfesten.")
    assert NoPlan.objects.get().words == "Rådet bruger kræfterne på sommerfesten."
    page = Client().get(cast.fodby.get_absolute_url()).content.decode()
    assert "Fodby laver ingen plan lige nu" in page
    assert "Rådet bruger kræfterne på sommerfesten." in page
    assert "Rådet bruger kræfterne på sommerfesten." in Client().get("/planer/").content.decode()


def test_the_choice_of_no_plan_is_let_go_with_one_button(cast: Cast) -> None:
    chosen = choose_no_plan(cast.as_asta, area=cast.fodby)
    answer = post(as_(cast.asta), f"/planer/ingen/{chosen.pk}/slip/")
    assert answer.url == f"/omraader/{cast.fodby.slug}/plan/start/"
    assert not NoPlan.objects.current().exists()


def test_the_same_form_sent_twice_makes_one_action(glumsoe: Glumsoe) -> None:
    client = as_(glumsoe.cast.ejner)
    url = f"/planer/{glumsoe.plan.slug}/handlinger/ny/?ide={glumsoe.path.label}"
    page = client.get(url).content.decode()
    assert 'value="Glumsø-1"' in page
    sent = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page))
    fields = {
        **sent,
        "title": "Grus på stien",
        "theme": glumsoe.theme.pk,
        "driver": "citizens",
        "ideas": "Glumsø-1",
    }
    first, second = client.post(url, fields), client.post(url, fields)
    assert (
        (first.status_code, first.url)
        == (second.status_code, second.url)
        == (302, Action.objects.last().get_absolute_url())
    )
    assert Action.objects.filter(title="Grus på stien").count() == 1


def test_a_rejected_form_names_its_faults_and_keeps_every_word(glumsoe: Glumsoe) -> None:
    url = f"/planer/{glumsoe.plan.slug}/handlinger/ny/"
    answer = post(
        as_(glumsoe.cast.ejner),
        url,
        title="",
        text="Det har jeg skrevet længe på.",
        theme=glumsoe.theme.pk,
        driver="citizens",
        ideas="Glumsø-1, Glumsø-99",
    )
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Det har jeg skrevet længe på." in page
    assert "Vi kan ikke finde Glumsø-99. Se efter nummeret en gang til." in page
    assert page.count("error-summary") >= 1
    assert Action.objects.count() == 1


def test_the_second_editor_sees_both_texts_and_decides(glumsoe: Glumsoe) -> None:
    url = glumsoe.action.edit_url()
    ruth, ejner = as_(glumsoe.cast.ruth), as_(glumsoe.cast.ejner)
    fields = {"title": "Stien", "theme": glumsoe.theme.pk, "driver": "joint", "ideas": "Glumsø-1"}
    page = ruth.get(url).content.decode()
    seen = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page))
    post(ejner, url, **fields, text="Ejners tekst")
    answer = ruth.post(url, {**seen, **fields, "text": "Ruths tekst"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Ejners tekst" in page
    assert "Ruths tekst" in page
    again = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page))
    assert ruth.post(url, {**again, **fields, "text": "Ruths tekst"}).status_code == 302
    assert Action.objects.get().text == "Ruths tekst"


def test_the_contact_officer_forwards_and_the_department_answers_from_its_desk(glumsoe: Glumsoe) -> None:
    cast, due = glumsoe.cast, clock.today() + timedelta(30)
    answer = post(
        as_(cast.gudrun), glumsoe.action.forward_url(), to=cast.roads.pk, due=due.isoformat(), note="Hvornår?"
    )
    assert answer.url == glumsoe.action.get_absolute_url()
    promise = Promise.objects.get()
    assert (promise.owed_by, promise.due, promise.question) == (cast.roads, due, "Hvornår?")
    holger = as_(cast.holger)
    assert promise.answer_url() in holger.get("/bord/").content.decode()
    answer = post(holger, promise.answer_url(), answer="no", reply="", due=due.isoformat())
    assert answer.status_code == 422
    assert "Et nej skal have en begrundelse. Skriv den her." in answer.content.decode()
    answer = post(
        holger, promise.answer_url(), answer="we help", reply="Vi kommer med grus i maj.", due=due.isoformat()
    )
    assert answer.status_code == 302
    page = Client().get(glumsoe.plan.get_absolute_url()).content.decode()
    assert "Vi kommer med grus i maj." in page
    assert "Svaret kom til tiden" in page
    assert "Vi hjælper" in page


def test_a_department_passes_the_question_on_from_the_same_form(glumsoe: Glumsoe) -> None:
    cast, due = glumsoe.cast, clock.today() + timedelta(30)
    promise = forward_action(cast.as_gudrun, action=glumsoe.action, to=cast.roads, due=due).promise
    answer = post(as_(cast.holger), promise.answer_url(), answer="passed on", reply="Det er jeres jord.")
    assert answer.status_code == 422
    post(
        as_(cast.holger),
        promise.answer_url(),
        answer="passed on",
        reply="Det er jeres jord.",
        to=cast.culture.pk,
        due=due.isoformat(),
    )
    assert [str(p.owed_by) for p in Promise.objects.order_by("pk")] == [
        "Vej og Park",
        "Kultur og Borgerservice",
    ]


def test_a_coordinator_is_named_on_the_page_only_after_saying_yes(glumsoe: Glumsoe) -> None:
    cast = glumsoe.cast
    name_coordinator(cast.as_ruth, action=glumsoe.action, person=cast.sofie)

    def read() -> str:
        return Client().get(glumsoe.plan.get_absolute_url()).content.decode()

    assert "Sofie Lyngvej" not in read()
    sofie = as_(cast.sofie)
    assert "Ja, vis mit navn" in sofie.get(glumsoe.action.edit_url()).content.decode()
    sofie.post(f"{glumsoe.action.edit_url()}tovholder/", {"vis": "ja"})
    assert "Sofie Lyngvej" in read()


def test_hostile_text_stays_text_on_the_page_and_on_paper(glumsoe: Glumsoe) -> None:
    with guard.arranging():
        Action.objects.update(title=HOSTILE[:140], text=HOSTILE, partners=HOSTILE[:120], work_note=HOSTILE)
        Plan.objects.update(vision=HOSTILE, story=HOSTILE, title=HOSTILE[:140])
    page = Client().get(glumsoe.plan.get_absolute_url()).content.decode()
    assert "<script>alert" not in page
    assert Client().get(f"/planer/{glumsoe.plan.slug}/plan.pdf").content[:5] == b"%PDF-"


def _forms(glumsoe: Glumsoe) -> list[str]:
    plan, action = f"/planer/{glumsoe.plan.slug}/", glumsoe.action.edit_url()
    return [
        f"{plan}ord/", f"{plan}tider/", f"{plan}temaer/", f"{plan}temaer/{glumsoe.theme.pk}/", f"{plan}vedtag/",
        f"{plan}afslut/", f"{plan}handlinger/ny/", action, f"{action}arbejde/", f"{action}tovholder/",
    ]  # fmt: skip


def test_every_form_of_the_body_opens_for_the_chair_and_for_no_visitor(glumsoe: Glumsoe) -> None:
    ruth, visitor = as_(glumsoe.cast.ruth), Client()
    for url in _forms(glumsoe):
        assert (url, ruth.get(url).status_code, visitor.get(url).status_code) == (url, 200, 403)
    assert as_(glumsoe.cast.gudrun).get(glumsoe.action.forward_url()).status_code == 200
    assert ruth.get(glumsoe.action.forward_url()).status_code == 403


def test_the_forms_of_the_body_do_what_they_say(glumsoe: Glumsoe) -> None:
    ruth, plan, action = as_(glumsoe.cast.ruth), f"/planer/{glumsoe.plan.slug}/", glumsoe.action.edit_url()
    done = [
        post(ruth, f"{plan}ord/", title="Planen for Glumsø", vision="Hele livet", story="Vi mødtes."),
        post(ruth, f"{plan}temaer/", name="Unge"),
        post(ruth, f"{plan}temaer/{glumsoe.theme.pk}/", name="Natur"),
        post(ruth, f"{action}arbejde/", work="begun", note="Der er målt op."),
        post(ruth, f"{action}tovholder/", person=glumsoe.cast.ejner.pk),
        post(ruth, f"{plan}vedtag/", on=clock.today().isoformat()),
    ]
    assert [answer.status_code for answer in done] == [302] * 6
    read = Plan.objects.get()
    assert (read.title, read.vision, read.adopted_on) == ("Planen for Glumsø", "Hele livet", clock.today())
    assert [t.name for t in read.themes.all()] == ["Natur", "Unge"]
    assert (Action.objects.get().work, Action.objects.get().coordinator) == ("begun", glumsoe.cast.ejner)


def test_dates_that_end_before_they_begin_are_shown_at_their_own_field(glumsoe: Glumsoe) -> None:
    phase = glumsoe.plan.phases.first()
    assert phase is not None
    url = f"/planer/{glumsoe.plan.slug}/tider/"
    answer = post(
        as_(glumsoe.cast.ruth), url, **{f"opens_{phase.pk}": "2027-02-01", f"closes_{phase.pk}": "2027-01-01"}
    )
    assert answer.status_code == 422
    assert f'id="id_closes_{phase.pk}_error"' in answer.content.decode()


def _fill(glumsoe: Glumsoe, actions: int) -> None:
    with guard.arranging():
        themes = [
            add_theme(glumsoe.cast.as_ruth, plan=glumsoe.plan, name=f"Tema {actions}.{n}") for n in range(3)
        ]
        for n in range(actions):
            action = add_action(
                glumsoe.cast.as_ruth,
                plan=glumsoe.plan,
                theme=themes[n % 3],
                title=f"Handling {n}",
                text="Ord.",
                ideas=[glumsoe.path],
            )
            if n % 2:
                forward_action(
                    glumsoe.cast.as_gudrun, action=action, to=glumsoe.cast.roads, due=clock.today()
                )


@pytest.mark.parametrize("url", ["/planer/", "plan", "/svar/", "area_ledger"])
def test_a_page_asks_the_database_the_same_few_times_however_much_it_shows(
    glumsoe: Glumsoe, url: str
) -> None:
    url = {
        "plan": glumsoe.plan.get_absolute_url(),
        "area_ledger": f"/omraader/{glumsoe.cast.glumsoe.slug}/svar/",
    }.get(url, url)
    counts = []
    for more in (2, 12):
        _fill(glumsoe, more)
        Client().get(url)
        with CaptureQueriesContext(connection) as queries:
            assert Client().get(url).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 10
