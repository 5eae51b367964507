"""*Which area is this address in?* What was typed is looked up and forgotten: in no table, log or web address."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from tingsted.kernel.limits import came_from, too_many
from tingsted.places.addresses import AddressProvider, NoAnswer, Spot, the_provider
from tingsted.places.land_forms import AddressForm, PointForm
from tingsted.places.whereabouts import areas_at

AN_HOUR = 60


@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "POST"])
def find(request: HttpRequest) -> HttpResponse:
    """An address, or a point: one area is gone to, several are to choose from, none is told."""
    provider = the_provider()
    sent = request.POST or None
    by_point = sent is not None and "punkt" in sent
    form: forms.Form = PointForm(sent) if by_point or provider is None else AddressForm(sent)
    point = PointForm() if provider and not by_point else None
    context: dict[str, Any] = {"provider": provider, "form": form, "point": point}
    if sent is None:
        return render(request, "places/find.html", context)
    if too_many(f"places.find:{came_from(request)}", most=AN_HOUR, within=timedelta(hours=1)):
        form.add_error(
            None, _("That was many in a short time. Try again in an hour, or choose from the list.")
        )
    elif form.is_valid():
        try:
            answer = _answer(form, provider)
        except NoAnswer:
            form.add_error(
                None, _("Addresses can't be looked up just now. Choose your area from the map or the list.")
            )
        else:
            where = answer.get("where")
            if where is not None and where.area is not None:
                return redirect(where.area)
            return render(request, "places/find.html", {**context, **answer})
    return render(request, "places/find.html", context, status=422)


def _answer(form: forms.Form, provider: AddressProvider | None) -> dict[str, Any]:
    """The addresses to choose from, or the areas at the one that was meant."""
    if isinstance(form, PointForm):
        return {"where": areas_at(*form.cleaned_data["punkt"])}
    if provider is None:
        raise NoAnswer
    key = form.cleaned_data["key"]
    if not key:
        found = provider.search(form.cleaned_data["adresse"])
        if len(found) != 1:
            return {"candidates": found, "asked": True}
        key = found[0].key
    spot: Spot = provider.locate(key)
    return {"where": areas_at(spot.longitude, spot.latitude)}
