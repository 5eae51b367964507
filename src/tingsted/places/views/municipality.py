"""The municipality's look and addresses, its logo, and the pages on privacy and accessibility."""

from __future__ import annotations

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tingsted.kernel import ports
from tingsted.kernel.forms import answer_form
from tingsted.places.acting import actor_who_may
from tingsted.places.actions import dress_municipality
from tingsted.places.forms import MunicipalityForm
from tingsted.places.models import Municipality
from tingsted.places.pictures import small_logo
from tingsted.places.queries import the_municipality

YEAR = 365 * 24 * 3600
OWN = ("colour", "accent", "phone", "digital_post", "accessibility_statement")


@require_http_methods(["GET", "POST"])
def settings(request: HttpRequest) -> HttpResponse:
    """Colours, logo and addresses, for the municipality's editors."""
    actor = actor_who_may(request, "places.set_up", None)
    town = Municipality.objects.filter(pk=1).first()
    if town is None:
        raise Http404(_("municipality"))
    initial = {**{name: getattr(town, name) for name in OWN}, "seen": town.version}
    form = MunicipalityForm(request.POST or None, request.FILES or None, initial=initial)

    def act() -> str:
        look = dict(form.cleaned_data)
        upload = look.pop("logo")
        if upload is not None:
            look["logo"] = small_logo(upload)
        dress_municipality(actor, municipality=town, **look)
        return request.path

    return answer_form(request, form, "places/municipality.html", {"town": town}, act)


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
