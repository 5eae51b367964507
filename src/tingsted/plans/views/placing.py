"""Where an action is to happen: pressed on a picture, written, or chosen among what stands on the map already."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from tingsted.kernel.forms import answer_form
from tingsted.places.maps.pressing import Known, picture_of
from tingsted.places.pressing import WhereForm, place_pressed, written_place
from tingsted.plans import actions
from tingsted.plans.mapping import known_in
from tingsted.plans.models import Action
from tingsted.plans.views.entering import own_action


def place(request: HttpRequest, slug: str, key: int) -> HttpResponse:
    """A press on the picture sets the point and leads to a closer picture; so do the fields."""
    noun, actor = own_action(request, slug, key)
    known, close = _known(noun), "taet" in request.GET
    picture = picture_of(noun.plan.area_id, _where(noun), close=close)
    initial = {"where": written_place(_where(noun)), "seen": noun.version}
    form = WhereForm(request.POST or None, known=known, initial=initial)
    here = reverse("plans:place", args=[slug, key])

    def act() -> str:
        chosen = place_pressed(request, picture) or form.cleaned_data["place"]
        actions.place_action(actor, action=noun, place=chosen, seen=form.cleaned_data["seen"])
        return f"{here}?taet" if chosen else here

    context = {
        "plan": noun.plan, "noun": noun, "area": noun.plan.area, "picture": picture, "close": close, "here": here,
        "source": reverse("plans:place_picture", args=[slug, key]),
    }  # fmt: skip
    return answer_form(request, form, "plans/place.html", context, act)


def place_picture(request: HttpRequest, slug: str, key: int) -> HttpResponse:
    """The picture that is pressed on."""
    noun, _actor = own_action(request, slug, key)
    close = "taet" in request.GET
    drawn = picture_of(noun.plan.area_id, _where(noun), close=close, known=_known(noun))
    return HttpResponse(drawn.svg, content_type="image/svg+xml")


def _known(noun: Action) -> list[Known]:
    """What else is on the map."""
    return [each for each in known_in(noun.plan) if each.place != _where(noun)]


def _where(noun: Action) -> tuple[float, float] | None:
    """Longitude and latitude, where there is a point."""
    return None if noun.longitude is None or noun.latitude is None else (noun.longitude, noun.latitude)
