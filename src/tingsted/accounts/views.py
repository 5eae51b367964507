"""Signing in with a code by mail, and what is held on oneself: shown, exported, erased."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from allauth.account.views import ConfirmLoginCodeView, RequestLoginCodeView
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from tingsted.accounts.actions import change_person, erase_person
from tingsted.accounts.forms import EraseForm, PersonForm
from tingsted.accounts.models import Person
from tingsted.accounts.queries import held_on
from tingsted.kernel.actors import Actor
from tingsted.kernel.forms import answer_form
from tingsted.kernel.limits import came_from, scrambled, too_many

# One address may ask for so many codes; one place (a town hall, a school) for many more.
CODES_FOR_AN_ADDRESS, CODES_FROM_A_PLACE, WINDOW = 5, 100, timedelta(minutes=15)


@method_decorator(never_cache, name="dispatch")
class RequestCode(RequestLoginCodeView):  # type: ignore[misc]  # the library has no types
    """Write your mail, get a code. The page says the same whether we know the address or not."""

    template_name = "accounts/request_code.html"

    def get_form(self, form_class: Any = None) -> Any:
        form = super().get_form(form_class)
        field = form.fields["email"]
        field.widget.attrs.pop("placeholder", None)
        field.label = _("Your e-mail")
        field.help_text = _("You get a code of a few letters. There is no password.")
        field.error_messages = {
            name: _("Write your e-mail address, for example inger@tingsted.example")
            for name in ("required", "invalid")
        }
        field.validators[0].message = field.error_messages["invalid"]
        return form

    def form_valid(self, form: Any) -> HttpResponse:
        address = str(form.cleaned_data["email"]).lower()
        if too_many(f"code:{came_from(self.request)}", most=CODES_FROM_A_PLACE, within=WINDOW) or too_many(
            f"code:{scrambled(address)}", most=CODES_FOR_AN_ADDRESS, within=WINDOW
        ):
            form.add_error(
                "email", _("That is many codes in a short time. Wait a quarter of an hour, and try again.")
            )
            return self.form_invalid(form, status=429)
        return super().form_valid(form)  # type: ignore[no-any-return]  # the library has no types

    def form_invalid(self, form: Any, status: int = 422) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=status)  # type: ignore[no-any-return]  # the library has no types


class ConfirmCode(ConfirmLoginCodeView):  # type: ignore[misc]  # the library has no types
    """Write the code; three wrong ones, and a new one must be asked for."""

    template_name = "accounts/confirm_code.html"

    def get_form(self, form_class: Any = None) -> Any:
        form = super().get_form(form_class)
        if "code" in form.fields:
            field = form.fields["code"]
            field.label, field.help_text = (
                _("The code"),
                _("It is in the mail we have just sent, and lasts 15 minutes."),
            )
            field.widget.attrs = {"autocomplete": "one-time-code", "autofocus": True}
            field.error_messages["required"] = _("Write the code from the mail.")
        return form

    def form_invalid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_invalid(form)
        if response.status_code == 200:
            response.status_code = 422
        return response


request_code = RequestCode.as_view()
confirm_code = ConfirmCode.as_view()


@never_cache
@require_http_methods(["GET", "POST"])
def leave(request: HttpRequest) -> HttpResponse:
    """Sign out: a page with one button."""
    if request.method == "POST":
        logout(request)
        return redirect("/")
    return render(request, "accounts/leave.html")


@require_safe
def inactive(request: HttpRequest) -> HttpResponse:
    """Somebody who was erased, or whose account was closed."""
    return render(request, "accounts/inactive.html", status=403)


@login_required
@never_cache
@require_safe
def held(request: HttpRequest) -> HttpResponse:
    """What every room holds on the person who asks."""
    return render(request, "accounts/held.html", {"held": held_on(_person(request))})


@login_required
@never_cache
@require_safe
def export(request: HttpRequest) -> HttpResponse:
    """The same as data to take along."""
    rows = {
        part.model: {"why": part.why, "kept": part.kept, "rows": part.rows}
        for part in held_on(_person(request))
    }
    return JsonResponse(
        rows,
        json_dumps_params={"ensure_ascii": False, "indent": 1, "default": str},
        headers={"Content-Disposition": 'attachment; filename="mine-oplysninger.json"'},
    )


@login_required
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest) -> HttpResponse:
    """One's own name and language."""
    person = _person(request)
    form = PersonForm(request.POST or None, initial={"name": person.name, "language": person.language})

    def act() -> str:
        change_person(Actor("person", person), person=person, **form.cleaned_data)
        return "/konto/oplysninger/"

    return answer_form(request, form, "accounts/change.html", {}, act)


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def erase(request: HttpRequest) -> HttpResponse:
    """Be forgotten: a page that says what disappears and what stays, and one button."""
    person = _person(request)
    form = EraseForm(request.POST or None)

    def act() -> str:
        erase_person(Actor("person", person), person=person)
        logout(request)
        return "/privatliv/"

    return answer_form(request, form, "accounts/erase.html", {}, act)


def _person(request: HttpRequest) -> Person:
    person = request.user
    assert isinstance(person, Person)
    return Person.objects.get(pk=person.pk)
