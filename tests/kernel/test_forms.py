"""One way to answer a form, tried on the text of an area's page."""

import pytest
from django import forms
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.test import RequestFactory

from cast import Cast
from tingsted.kernel.actions import Refused
from tingsted.kernel.forms import answer_form, seen_field
from tingsted.kernel.models import JournalEntry
from tingsted.places.actions import describe_area
from tingsted.places.models import Area


class TextForm(forms.Form):
    description = forms.CharField()
    seen = seen_field()


def send(cast: Cast, **typed: str) -> tuple[HttpResponse, TextForm]:
    request = RequestFactory().post("/omraader/glumsoe/tekst/", typed)
    form = TextForm(request.POST)

    def act() -> str:
        if form.cleaned_data["description"] == "nothing":
            raise Refused("Write more than that.", "description")
        if form.cleaned_data["description"] == "elsewhere":
            raise Refused("Not on a Sunday.", "weekday")
        describe_area(cast.as_ruth, area=Area.objects.get(pk=cast.glumsoe.pk), **form.cleaned_data)
        return "/omraader/glumsoe/"

    return answer(request, form, act), form


def answer(request: HttpRequest, form: TextForm, act: object) -> HttpResponse:
    return answer_form(request, form, "a_form.html", {"kept": "beside"}, act)  # type: ignore[arg-type]  # given by the test's fixture


@pytest.fixture(autouse=True)
def _a_template(monkeypatch: pytest.MonkeyPatch) -> None:
    page = engines["django"].from_string(
        "{% load design %}{{ kept }}|{{ theirs.description }}|{% receipt %}{{ form }}"
    )
    monkeypatch.setattr("django.template.loader.get_template", lambda *_, **__: page)


def test_a_valid_form_leads_on(cast: Cast) -> None:
    response, _form = send(cast, description="Six parishes")
    assert (response.status_code, response["Location"]) == (302, "/omraader/glumsoe/")
    assert Area.objects.get(pk=cast.glumsoe.pk).description == "Six parishes"


@pytest.mark.parametrize(
    ("leads_to", "told"),
    [("/omraader/glumsoe/", ["Det er gjort."]), ("/omraader/glumsoe/#om", []), ("/sager/x/tak/", [])],
)
def test_whoever_is_signed_in_is_told_that_it_is_done_unless_the_next_page_shows_it(
    cast: Cast, leads_to: str, told: list[str]
) -> None:
    request = RequestFactory().post("/omraader/glumsoe/tekst/", {"description": "Six parishes"})
    request.user, kept = cast.ruth, CookieStorage(request)
    request._messages = kept
    answer(request, TextForm(request.POST), lambda: leads_to)
    assert [str(message) for message in kept] == told


def test_the_same_form_sent_twice_acts_once(cast: Cast) -> None:
    for _ in range(2):
        response, _form = send(cast, description="Six parishes", kvittering="abc")
        assert (response.status_code, response["Location"]) == (302, "/omraader/glumsoe/")
    assert JournalEntry.objects.filter(kind="places.AreaDescribed").count() == 1


def test_a_missing_field_is_said_with_422(cast: Cast) -> None:
    response, form = send(cast, description="")
    assert (response.status_code, list(form.errors)) == (422, ["description"])


def test_a_refusal_stands_beside_its_field_and_nothing_typed_is_lost(cast: Cast) -> None:
    response, form = send(cast, description="nothing", kvittering="abc")
    assert (response.status_code, form.errors) == (422, {"description": ["Write more than that."]})
    assert 'value="nothing"' in response.content.decode()
    assert 'name="kvittering" value="abc"' in response.content.decode()


def test_a_refusal_about_no_field_of_the_form_stands_on_top(cast: Cast) -> None:
    _response, form = send(cast, description="elsewhere")
    assert form.non_field_errors() == ["Not on a Sunday."]


def test_the_second_of_two_sees_what_changed_and_may_send_again(cast: Cast) -> None:
    send(cast, description="Hers", seen="1")
    clash, form = send(cast, description="His", seen="1", kvittering="his")
    page = clash.content.decode()
    assert clash.status_code == 409
    assert page.startswith("beside|Hers|")
    assert 'value="His"' in page
    assert form["seen"].value() == "2"
    again, _form = send(cast, description="His", seen="2", kvittering="his")
    assert again.status_code == 302
    assert Area.objects.get(pk=cast.glumsoe.pk).description == "His"
