"""The municipality's settings, what is missing, its logo and fonts, and the pages on privacy and accessibility."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tingsted.design.theme import ThemeRefused, accepted_font, theme_css
from tingsted.kernel import ports
from tingsted.kernel.forms import answer_form
from tingsted.places.acting import actor_who_may
from tingsted.places.actions import dress_municipality
from tingsted.places.forms import MunicipalityForm
from tingsted.places.looks import readings
from tingsted.places.models import Municipality
from tingsted.places.pictures import own_font, small_logo
from tingsted.places.queries import the_municipality

YEAR = 365 * 24 * 3600
OWN = (
    "name", "short_name", "areas_in_all", "councils_in_all", "colour", "accent", "font_text", "font_display", "sender",
    "phone", "digital_post", "accessibility_statement",
)  # fmt: skip
LOOK = ("colour", "accent", "font_text", "font_display")


@require_http_methods(["GET", "POST"])
def settings(request: HttpRequest) -> HttpResponse:
    """Name, look, sender and addresses, for the municipality's editors; »See it first« saves nothing."""
    actor = actor_who_may(request, "places.set_up", None)
    town = Municipality.objects.filter(pk=1).first()
    if town is None:
        raise Http404(_("municipality"))
    initial = {**{name: getattr(town, name) for name in OWN}, "seen": town.version}
    form = MunicipalityForm(request.POST or None, request.FILES or None, initial=initial)
    if request.method == "POST" and "se" in request.POST:
        return _shown_first(request, form, town)

    def act() -> str:
        look = dict(form.cleaned_data)
        for field, kept in (("logo", _logo), ("font_text_file", own_font), ("font_display_file", own_font)):
            upload = look.pop(field)
            if upload is not None:
                look[field] = kept(upload, field)
        dress_municipality(actor, municipality=town, **look)
        messages.success(request, _("Saved. This is how it looks now."))
        return request.path

    context = {"town": town, "readings": readings(town.colour, town.accent)}
    return answer_form(request, form, "places/municipality.html", context, act)


def _logo(upload: Any, field: str) -> Any:
    return small_logo(upload)


def _shown_first(request: HttpRequest, form: MunicipalityForm, town: Municipality) -> HttpResponse:
    """The same page in the look that was typed, with how well it can be read; nothing is saved."""
    context: dict[str, Any] = {"town": town, "form": form, "theirs": None}
    if form.is_valid():
        said = form.cleaned_data
        try:
            context["readings"] = readings(said["colour"], said["accent"])
            names = [accepted_font(said[name]) for name in ("font_text", "font_display")]
            asked = urlencode(dict(zip(LOOK, (said["colour"], said["accent"], *names), strict=True)))
            context["shown_first"] = f"{reverse('places:look_first')}?{asked}"
        except ThemeRefused as refusal:
            form.add_error("colour", str(refusal))
    return render(request, "places/municipality.html", context, status=200 if form.is_valid() else 422)


@require_safe
def look_first(request: HttpRequest) -> HttpResponse:
    """The stylesheet of a look that nobody has saved; for the municipality's editors."""
    actor_who_may(request, "places.set_up", None)
    try:
        colour, accent, text, display = (request.GET.get(name, "") for name in LOOK)
        css = theme_css(colour, accent, text, display)
    except ThemeRefused:
        raise Http404(_("municipality")) from None
    return HttpResponse(css, content_type="text/css; charset=utf-8", headers={"Cache-Control": "no-store"})


@require_safe
def missing(request: HttpRequest) -> HttpResponse:
    """What is missing before people can find themselves here: the first hour's page for the editors."""
    actor_who_may(request, "places.set_up", None)
    checks = ports.setup_checks.collect()
    done = sum(check.done for check in checks)
    return render(request, "places/missing.html", {"checks": checks, "done": done, "in_all": len(checks)})


@require_safe
def font(request: HttpRequest, use: str, version: int) -> HttpResponseBase:
    """The municipality's own font; its address changes with it, so it is kept for a year."""
    town = the_municipality()
    file = {"tekst": town.font_text_file, "overskrift": town.font_display_file}.get(use)
    if not file:
        raise Http404(_("font"))
    response = FileResponse(file.open("rb"), content_type="font/woff2")
    patch_cache_control(response, public=True, max_age=YEAR, immutable=True)
    return response


@require_safe
def logo(request: HttpRequest) -> HttpResponseBase:
    """The municipality's logo; its address changes with it, so it is kept for a year."""
    town = the_municipality()
    if not town.logo:
        raise Http404(_("logo"))
    response = FileResponse(town.logo.open("rb"), content_type="image/png")
    patch_cache_control(response, public=True, max_age=YEAR, immutable=True)
    return response


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept on people, why, and for how long: read from what each room declared."""
    rooms = sorted({(_(str(d.why)), _(str(d.kept))) for d in ports.PERSONAL.values()})
    return render(request, "places/privacy.html", {"held": rooms})


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """How accessible this site is, and whom to tell when it isn't."""
    return render(request, "places/accessibility.html")
